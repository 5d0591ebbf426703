/** Above a survey: what still waits on this device, tried again, or discarded by whoever is sure. */
import { parseEnvelope, receiptOf } from '../../survey/envelope.ts';
import type { Language } from '../../survey/text.ts';
import { attemptDelivery } from '../../transport/delivery.ts';
import { h, toDom, type Child } from '../markup.ts';
import { askFirst } from '../second-step.ts';
import { messageIn } from '../words/message-in.ts';
import { outbox } from '../words/outbox.ts';
import { transportOf } from './delivery.ts';
import { isOnlyHere, takeFromOutbox, waiting, type Waiting } from './outbox.ts';
import { receiptLink, receiptToText } from './receipt.ts';

interface Note {
	readonly place: HTMLElement;
	readonly over: AbortController;
	/** A link to the receipt of each that arrived and was not told of yet. */
	readonly sent: Promise<Child>[];
}

/** The one that stands on the page; a newer one takes its place, and tells what it had not told. */
let shown: Note | undefined;

/**
 * Try to send what waits, and say what was sent and what still waits.
 *
 * @param isAsked - Whether somebody pressed a button for it, and looks for what came of it.
 */
export async function showOutbox(
	root: HTMLElement,
	lang: Language,
	isAsked = false,
): Promise<void> {
	const words = outbox[lang];
	const hadFocus = shown?.place.contains(document.activeElement) ?? false;
	shown?.over.abort();
	shown?.place.remove();
	const over = new AbortController();
	const { signal } = over;
	const place = toDom(h('div', { class: 'outbox', role: 'status', lang })) as HTMLElement;
	const note: Note = { place, over, sent: shown?.sent ?? [] };
	shown = note;
	const items = waiting();
	if (items.length > 0) {
		root.before(place);
		place.append(toDom(h('p', { class: 'note warning' }, words.waiting(items.length))));
	}
	const refused = await sendAll(items, note.sent, lang, signal);
	const sent = await Promise.all(note.sent);
	if (signal.aborted) return;
	note.sent.length = 0;
	for (const { item } of refused) takeFromOutbox(item);
	const left = waiting();
	const button = (act: string, label: string): Child => [
		' ',
		h('button', { type: 'button', class: 'button plain', 'data-act': act }, label),
	];
	place.replaceChildren(
		toDom([
			sent.length > 0 && h('p', { class: 'note' }, words.sent(sent.length), ...sent),
			refused.map(({ reason }) => h('p', { class: 'note error' }, reason)),
			left.length > 0 &&
				h(
					'p',
					{ class: 'note warning' },
					words.waiting(left.length),
					isOnlyHere() && ` ${words.onlyHere}`,
					button('try', words.tryNow),
					button('discard', words.discard),
				),
		]),
	);
	const again = (isAskedAgain: boolean): void => {
		void showOutbox(root, lang, isAskedAgain);
	};
	const onOnline = (): void => {
		again(false);
	};
	/** On a shared device it may be somebody else's: it does not go without a question. */
	const discard = async (): Promise<void> => {
		// A question that somebody reads is not taken away.
		window.removeEventListener('online', onOnline);
		const { discardSure, discardGo: go, discardStay: stay } = words;
		const step = { sentence: discardSure(left.length), go, stay, isRisky: true };
		if (await askFirst(place, step)) left.forEach(takeFromOutbox);
		again(true);
	};
	const onClick = (event: Event): void => {
		const { act } = (event.target as Element).closest('button')?.dataset ?? {};
		if (act === 'try') again(true);
		if (act === 'discard') void discard();
	};
	place.addEventListener('click', onClick);
	if (left.length > 0) window.addEventListener('online', onOnline, { signal });
	// Whoever went on to something else meanwhile stays there.
	if ((isAsked || hadFocus) && document.activeElement === document.body) {
		(place.querySelector('button') ?? document.querySelector('main'))!.focus();
	}
}

interface Refused {
	readonly item: Waiting;
	/** Why it will never be taken. */
	readonly reason: string;
}

/**
 * What arrived is taken out of the outbox, and its receipt added to `sent`. What never will stays in it
 * until its reason is told, so that it does not leave without one.
 */
async function sendAll(
	items: readonly Waiting[],
	sent: Promise<Child>[],
	lang: Language,
	signal: AbortSignal,
): Promise<Refused[]> {
	const refused: Refused[] = [];
	for (const item of items) {
		const delivery = await attemptDelivery(transportOf(item), item.envelope, 0, signal).catch(
			(error: unknown) => {
				if (signal.aborted) return undefined; // the newer note sends it again
				throw error;
			},
		);
		if (delivery === undefined) break;
		if (delivery.state === 'refused') {
			refused.push({ item, reason: await messageIn(lang, delivery.reason) });
		} else if (delivery.state === 'delivered') {
			takeFromOutbox(item);
			sent.push(receiptOfItem(item, lang));
		}
	}
	return refused;
}

async function receiptOfItem({ via, survey, envelope }: Waiting, lang: Language): Promise<Child> {
	if (!('mailbox' in via)) return undefined;
	const receipt = receiptToText({ survey, hash: await receiptOf(parseEnvelope(envelope)) });
	const href = receiptLink(receipt, via.mailbox, lang);
	return [' ', h('a', { href }, outbox[lang].receipt)];
}
