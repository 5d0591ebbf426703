/**
 * What stands on the page once an envelope is sealed: that it is on its way, that it arrived, that it
 * waits for the network, or why it was not taken; and the receipt.
 * @module
 */
import type { Language } from '../../survey/text.ts';
import { localPath } from '../../site/languages.ts';
import { attemptDelivery } from '../../transport/delivery.ts';
import { copyText, saveFile } from '../hand-over.ts';
import { h, toDom, type Markup } from '../markup.ts';
import { messageIn } from '../words/message-in.ts';
import { respond, type RespondWords } from '../words/respond.ts';
import { transportOf } from './delivery.ts';
import { showOutbox } from './outbox-note.ts';
import { putIntoOutbox, takeFromOutbox, type Waiting } from './outbox.ts';
import { receiptLink } from './receipt.ts';

interface Outcome {
	readonly lang: Language;
	readonly receipt: string;
	readonly waiting: Waiting;
	/** Begins the survey anew, in the same place. */
	readonly onHandOver: () => void;
}

/** Send an envelope and say what became of it. */
export async function showOutcome(root: HTMLElement, outcome: Outcome): Promise<void> {
	const { lang, waiting: item } = outcome;
	const words = respond[lang];
	const over = new AbortController();
	const { signal } = over;
	// A page that is left shows nothing to the next person, also where the browser keeps it alive.
	const leave = (): void => {
		root.replaceChildren();
	};
	window.addEventListener('pagehide', leave, { signal });
	const onClick = (event: Event): void => {
		const { act } = (event.target as Element).closest('button')?.dataset ?? {};
		if (act === 'print') window.print();
		if (act === 'hand-over') {
			// Not by loading the page again: without network there would be none for the next person.
			over.abort();
			leave();
			outcome.onHandOver();
			void showOutbox(root, lang);
		}
		if (act === 'copy-receipt') void copyText(event.target as HTMLElement, outcome.receipt, lang);
		if (act === 'copy-envelope') void copyText(event.target as HTMLElement, item.envelope, lang);
		if (act === 'save-envelope') saveFile('envelope.txt', `${item.envelope}\n`, 'text/plain');
	};
	root.addEventListener('click', onClick, { signal });
	if ('file' in item.via) {
		const { passOn: title, passOnLead, receiptNames } = words;
		const buttons = envelopeButtons(words, true);
		draw(root, outcome, { title, lead: [passOnLead], buttons, receipt: receiptNames });
		return;
	}
	root.replaceChildren(toDom(h('p', { role: 'status', class: 'note' }, words.sending)));
	const isSaved = putIntoOutbox(item);
	await attempt(root, outcome, isSaved, 0, signal);
}

/** Try to deliver, say what came of it, and try again by itself for as long as the page is open. */
async function attempt(
	root: HTMLElement,
	outcome: Outcome,
	isSaved: boolean,
	attempts: number,
	over: AbortSignal,
): Promise<void> {
	const { lang, waiting: item } = outcome;
	const words = respond[lang];
	const delivery = await attemptDelivery(transportOf(item), item.envelope, attempts);
	if (delivery.state !== 'waiting') takeFromOutbox(item);
	if (over.aborted) return; // another person is here
	if (delivery.state === 'delivered') {
		const { sent: title, sentLead, sentUnconfirmed, receiptLead, receiptNames } = words;
		draw(
			root,
			outcome,
			delivery.isConfirmed
				? { title, lead: [sentLead], receipt: receiptLead }
				: { title, lead: [sentUnconfirmed], receipt: receiptNames },
		);
	} else if (delivery.state === 'refused') {
		const reason = await messageIn(lang, delivery.reason);
		const buttons = envelopeButtons(words, false);
		draw(root, outcome, { title: words.refused, lead: [reason, words.refusedLead], buttons });
	} else {
		if (attempts === 0) {
			const { waiting, waitingOpen, waitingLead, waitingUnsaved, notOpened, tryAgain } = words;
			const kept = isSaved ? waitingLead : waitingUnsaved;
			const reason = delivery.status === 404 ? notOpened : await messageIn(lang, delivery.reason);
			draw(root, outcome, {
				...(delivery.status === 0
					? { title: waiting, lead: [kept] }
					: { title: waitingOpen, lead: [reason, kept] }),
				buttons: [
					h('button', { type: 'button', class: 'button', 'data-act': 'retry' }, tryAgain),
					...(isSaved ? [] : envelopeButtons(words, false)),
				],
			});
		} else {
			root.querySelector('.tried')!.textContent = words.triedAgain;
		}
		const again = (): void => {
			ended.abort();
			void attempt(root, outcome, isSaved, delivery.attempts, over);
		};
		const timer = setTimeout(again, delivery.seconds * 1000);
		const ended = new AbortController();
		const signal = AbortSignal.any([ended.signal, over]);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
		});
		window.addEventListener('online', again, { signal });
		root.querySelector('[data-act="retry"]')!.addEventListener('click', again, { signal });
		// Whoever comes back to look need not wait for the next turn.
		const back = (): void => {
			if (!document.hidden) again();
		};
		document.addEventListener('visibilitychange', back, { signal });
	}
}

/** @param isMain - whether passing the envelope on is what is to be done now */
function envelopeButtons(words: RespondWords, isMain: boolean): Markup[] {
	const button = (act: string, label: string, isSecond: boolean): Markup =>
		h(
			'button',
			{ type: 'button', class: isSecond ? 'button second' : 'button', 'data-act': act },
			label,
		);
	return [
		button('save-envelope', words.saveEnvelope, !isMain),
		button('copy-envelope', words.copyEnvelope, true),
	];
}

interface Said {
	readonly title: string;
	/** A sentence or two; the first is what matters. */
	readonly lead: readonly string[];
	readonly buttons?: readonly Markup[];
	/** What the receipt is good for. Without it none is shown: nothing has arrived. */
	readonly receipt?: string;
}

function draw(root: HTMLElement, outcome: Outcome, said: Said): void {
	const { lang } = outcome;
	const { title, lead, buttons = [], receipt } = said;
	const words = respond[lang];
	root.replaceChildren(
		toDom(
			h(
				'div',
				{ class: 'outcome', role: 'status' },
				h('h2', { tabindex: -1 }, title),
				lead.map((sentence, index) =>
					h('p', { class: index === 0 ? 'lead' : undefined }, sentence),
				),
				buttons.length > 0 && h('p', { class: 'steps no-print' }, buttons),
				h('p', { class: 'caption tried' }),
				receipt !== undefined && receiptMarkup(outcome, receipt),
				h(
					'div',
					{ class: 'next no-print' },
					h('p', {}, words.isShared),
					h(
						'p',
						{ class: 'steps' },
						h(
							'button',
							{ type: 'button', class: 'button second', 'data-act': 'hand-over' },
							words.handOver,
						),
						h('a', { class: 'button plain', href: localPath(lang, '/') }, words.done),
					),
				),
			),
		),
	);
	root.querySelector('h2')!.focus();
	root.scrollIntoView({ block: 'start' });
}

function receiptMarkup({ lang, receipt, waiting: { via } }: Outcome, lead: string): Markup {
	const words = respond[lang];
	const button = (act: string, label: string): Markup =>
		h('button', { type: 'button', class: 'button second', 'data-act': act }, label);
	return h(
		'section',
		{},
		h('h3', {}, words.receipt),
		h('p', {}, lead),
		h('code', { class: 'receipt-code' }, receipt),
		h(
			'p',
			{ class: 'steps no-print' },
			button('copy-receipt', words.copy),
			button('print', words.print),
			'mailbox' in via &&
				h(
					'a',
					{ class: 'button plain', href: receiptLink(receipt, via.mailbox, lang) },
					words.check,
				),
		),
	);
}
