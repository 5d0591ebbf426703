/**
 * What stands on the page once an envelope is sealed: that it is on its way, that it arrived, that it
 * waits for the network, or why it was not taken; and the receipt.
 * @module
 */
import type { Language } from '../../survey/definition.ts';
import { localPath } from '../../site/languages.ts';
import { attemptDelivery } from '../../transport/delivery.ts';
import { copyText, saveFile } from '../hand-over.ts';
import { h, toDom, type Markup } from '../markup.ts';
import { messageIn } from '../words/message-in.ts';
import { respond, type RespondWords } from '../words/respond.ts';
import { transportOf } from './delivery.ts';
import { putIntoOutbox, takeFromOutbox, waiting, type Waiting } from './outbox.ts';
import { receiptLink } from './receipt.ts';

interface Outcome {
	readonly lang: Language;
	readonly receipt: string;
	readonly waiting: Waiting;
}

/** Send an envelope and say what became of it. */
export async function showOutcome(root: HTMLElement, outcome: Outcome): Promise<void> {
	const { lang, waiting: item } = outcome;
	const words = respond[lang];
	// A page that is left shows nothing to the next person, also where the browser keeps it alive.
	window.addEventListener('pagehide', () => {
		root.replaceChildren();
	});
	root.addEventListener('click', (event) => {
		const { act } = (event.target as Element).closest('button')?.dataset ?? {};
		if (act === 'print') window.print();
		if (act === 'hand-over') location.reload();
		if (act === 'copy-receipt')
			void copyText(event.target as HTMLElement, outcome.receipt, words.copied);
		if (act === 'copy-envelope')
			void copyText(event.target as HTMLElement, item.envelope, words.copied);
		if (act === 'save-envelope') saveFile('envelope.txt', `${item.envelope}\n`, 'text/plain');
	});
	if ('file' in item.via) {
		draw(root, outcome, words.passOn, words.passOnLead, envelopeButtons(words));
		return;
	}
	root.replaceChildren(toDom(h('p', { role: 'status', class: 'note' }, words.sending)));
	const isSaved = putIntoOutbox(item);
	await attempt(root, outcome, isSaved, 0);
}

/** Try to deliver, say what came of it, and try again by itself for as long as the page is open. */
async function attempt(
	root: HTMLElement,
	outcome: Outcome,
	isSaved: boolean,
	attempts: number,
): Promise<void> {
	const { lang, waiting: item } = outcome;
	const words = respond[lang];
	const delivery = await attemptDelivery(transportOf(item), item.envelope, attempts);
	if (delivery.state === 'delivered') {
		takeFromOutbox(item);
		draw(root, outcome, words.sent, delivery.isConfirmed ? words.sentLead : words.sentUnconfirmed);
	} else if (delivery.state === 'refused') {
		takeFromOutbox(item);
		const reason = await messageIn(lang, delivery.reason);
		draw(root, outcome, words.refused, reason, envelopeButtons(words));
	} else {
		if (attempts === 0) {
			draw(root, outcome, words.waiting, isSaved ? words.waitingLead : words.waitingUnsaved, [
				h('button', { type: 'button', class: 'button', 'data-act': 'retry' }, words.tryAgain),
				...(isSaved ? [] : envelopeButtons(words)),
			]);
		}
		const again = (): void => {
			clearTimeout(timer);
			window.removeEventListener('online', again);
			button.removeEventListener('click', again);
			void attempt(root, outcome, isSaved, delivery.attempts);
		};
		const timer = setTimeout(again, delivery.seconds * 1000);
		const button = root.querySelector('[data-act="retry"]')!;
		window.addEventListener('online', again);
		button.addEventListener('click', again);
	}
}

function envelopeButtons(words: RespondWords): Markup[] {
	return [
		h(
			'button',
			{ type: 'button', class: 'button', 'data-act': 'save-envelope' },
			words.saveEnvelope,
		),
		h(
			'button',
			{ type: 'button', class: 'button second', 'data-act': 'copy-envelope' },
			words.copyEnvelope,
		),
	];
}

function draw(
	root: HTMLElement,
	{ lang, receipt, waiting: { via } }: Outcome,
	title: string,
	lead: string,
	buttons: readonly Markup[] = [],
): void {
	const words = respond[lang];
	root.replaceChildren(
		toDom(
			h(
				'div',
				{ class: 'outcome', role: 'status' },
				h('h2', { tabindex: -1 }, title),
				h('p', { class: 'lead' }, lead),
				buttons.length > 0 && h('p', { class: 'steps no-print' }, buttons),
				h('h3', {}, words.receipt),
				h('p', {}, words.receiptLead),
				h('code', { class: 'receipt-code' }, receipt),
				h(
					'p',
					{ class: 'steps no-print' },
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-act': 'copy-receipt' },
						words.copy,
					),
					h('button', { type: 'button', class: 'button second', 'data-act': 'print' }, words.print),
					'mailbox' in via &&
						h(
							'a',
							{ class: 'button plain', href: receiptLink(receipt, via.mailbox, lang) },
							words.check,
						),
				),
				h(
					'p',
					{ class: 'steps no-print' },
					h('button', { type: 'button', class: 'button', 'data-act': 'hand-over' }, words.handOver),
					h('a', { class: 'button plain', href: localPath(lang, '/') }, words.done),
				),
			),
		),
	);
	root.querySelector('h2')!.focus();
	root.scrollIntoView({ block: 'start' });
}

/** Above a survey: what still waits on this device, tried again now. */
export async function showOutbox(root: HTMLElement, lang: Language): Promise<void> {
	const items = waiting();
	if (items.length === 0) return;
	const words = respond[lang];
	const note = toDom(
		h('p', { class: 'note warning outbox', role: 'status' }, words.outbox(items.length)),
	) as HTMLElement;
	root.before(note);
	const refusals: string[] = [];
	for (const item of items) {
		const delivery = await attemptDelivery(transportOf(item), item.envelope, 0);
		if (delivery.state === 'waiting') continue;
		takeFromOutbox(item);
		if (delivery.state === 'refused') refusals.push(await messageIn(lang, delivery.reason));
	}
	const { length } = waiting();
	if (length > 0) {
		const again = (): void => {
			note.remove();
			void showOutbox(root, lang);
		};
		window.addEventListener('online', again, { once: true });
	}
	if (length + refusals.length === 0) note.remove();
	else
		note.textContent = [length > 0 && words.outbox(length), ...refusals].filter(Boolean).join(' ');
}
