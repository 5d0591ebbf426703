/**
 * What stands on the page once an envelope is sealed: that it is on its way, that it arrived, that it
 * waits for the network, or why it was not taken; and the receipt.
 * @module
 */
import type { Language } from '../../survey/definition.ts';
import { MailboxError } from '../../survey/errors.ts';
import { localPath } from '../../site/languages.ts';
import { copyText, saveFile } from '../hand-over.ts';
import { h, toDom, type Markup } from '../markup.ts';
import { respond, type RespondWords } from '../words/respond.ts';
import { deliver } from './delivery.ts';
import { putIntoOutbox, takeFromOutbox, waiting, type Waiting } from './outbox.ts';
import { receiptLink } from './receipt.ts';

interface Outcome {
	readonly lang: Language;
	readonly receipt: string;
	readonly waiting: Waiting;
}

/** Seconds between attempts while the page stays open; the browser's "online" event is quicker. */
const RETRY_SECONDS = 20;

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
	try {
		const state = await deliver(item);
		takeFromOutbox(item);
		draw(root, outcome, words.sent, state === 'confirmed' ? words.sentLead : words.sentUnconfirmed);
	} catch (error) {
		if (!(error instanceof MailboxError)) throw error;
		if (isFinal(error)) {
			takeFromOutbox(item);
			draw(root, outcome, words.refused, error.message, envelopeButtons(words));
			return;
		}
		draw(root, outcome, words.waiting, words.waitingLead, [
			h('button', { type: 'button', class: 'button', 'data-act': 'retry' }, words.tryAgain),
			...(isSaved ? [] : envelopeButtons(words)),
		]);
		retryUntilDelivered(root, outcome);
	}
}

/** A refusal that waiting does not change: too late, not this mailbox, not a whole envelope. */
function isFinal({ status }: MailboxError): boolean {
	return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function retryUntilDelivered(root: HTMLElement, outcome: Outcome): void {
	const again = (): void => {
		clearInterval(timer);
		window.removeEventListener('online', again);
		void showOutcome(root, outcome);
	};
	const timer = setInterval(again, RETRY_SECONDS * 1000);
	window.addEventListener('online', again);
	root.querySelector('[data-act="retry"]')!.addEventListener('click', again);
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
	const note = toDom(h('p', { class: 'note warning outbox', role: 'status' })) as HTMLElement;
	root.before(note);
	for (const item of items) {
		note.textContent = respond[lang].outbox(waiting().length);
		try {
			await deliver(item);
			takeFromOutbox(item);
		} catch (error) {
			if (!(error instanceof MailboxError)) throw error;
			if (!isFinal(error)) continue;
			note.textContent = error.message;
			return;
		}
	}
	if (waiting().length === 0) note.remove();
	else
		window.addEventListener(
			'online',
			() => {
				note.remove();
				void showOutbox(root, lang);
			},
			{ once: true },
		);
}
