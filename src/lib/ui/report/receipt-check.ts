/** Where a respondent sees whether their own envelope is among those that a release counts. */
import { FormatError } from '../../survey/errors.ts';
import { surveyIdText } from '../../survey/definition.ts';
import { outcomeOf, type Release } from '../../survey/release.ts';
import type { Language } from '../../survey/text.ts';
import { h, toDom } from '../markup.ts';
import { parseReceipt } from '../survey/receipt.ts';
import { receipt } from '../words/receipt.ts';

/** @returns a sentence, whatever was pasted */
function tell(release: Release, pasted: string, lang: Language): string {
	const words = receipt[lang];
	try {
		const { survey, hash } = parseReceipt(pasted);
		if (survey !== surveyIdText(release.survey)) return words.ofAnother;
		return words.outcome[outcomeOf(release.statement!, hash)];
	} catch (error) {
		if (error instanceof FormatError) return words.receiptUnreadable;
		throw error;
	}
}

/**
 * A folded form for a receipt. What is pasted there stays in the page.
 *
 * @param release - With a steward's statement, which names every envelope that was looked at.
 */
export function receiptCheck(release: Release, lang: Language): HTMLElement {
	const words = receipt[lang];
	const place = toDom(
		h(
			'details',
			{ class: 'receipt-check no-print' },
			h('summary', {}, words.countedTitle),
			h('p', {}, words.countedLead),
			h(
				'form',
				{ class: 'fields', method: 'dialog' },
				h('label', { for: 'own-receipt' }, words.receiptAsk),
				h('input', { id: 'own-receipt', required: true, autocomplete: 'off', spellcheck: 'false' }),
				h(
					'p',
					{ class: 'actions' },
					h('button', { class: 'button second' }, words.receiptCheck),
					h('span', { role: 'status' }),
				),
			),
		),
	) as HTMLElement;
	place.querySelector('form')!.addEventListener('submit', (event) => {
		event.preventDefault();
		const { value } = place.querySelector('input')!;
		place.querySelector('[role="status"]')!.textContent = tell(release, value, lang);
	});
	return place;
}
