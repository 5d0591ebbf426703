/** Above a survey: what still waits on this device, tried again, or discarded by whoever is sure. */
import { parseEnvelope, receiptOf } from '../../survey/envelope.ts';
import type { Language } from '../../survey/text.ts';
import { attemptDelivery } from '../../transport/delivery.ts';
import { h, toDom, type Child } from '../markup.ts';
import { askFirst } from '../second-step.ts';
import { messageIn } from '../words/message-in.ts';
import { outbox } from '../words/outbox.ts';
import { transportOf } from './delivery.ts';
import { takeFromOutbox, waiting, type Waiting } from './outbox.ts';
import { receiptLink, receiptToText } from './receipt.ts';

/** The one that stands on the page; a newer one takes its place. */
let shown: { readonly place: HTMLElement; readonly over: AbortController } | undefined;

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
	shown = { place, over };
	const items = waiting();
	if (items.length > 0) {
		root.before(place);
		place.append(toDom(h('p', { class: 'note warning' }, words.waiting(items.length))));
	}
	const { sent, refusals } = await sendAll(items, lang);
	if (signal.aborted) return;
	const left = waiting();
	const button = (act: string, label: string): Child => [
		' ',
		h('button', { type: 'button', class: 'button plain', 'data-act': act }, label),
	];
	place.replaceChildren(
		toDom([
			sent.length > 0 && h('p', { class: 'note' }, words.sent(sent.length), ...sent),
			refusals.map((reason) => h('p', { class: 'note error' }, reason)),
			left.length > 0 &&
				h(
					'p',
					{ class: 'note warning' },
					words.waiting(left.length),
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

interface Tried {
	/** A link to the receipt of each that arrived, where a mailbox can be asked for it. */
	readonly sent: Child[];
	/** Why some will never be taken. */
	readonly refusals: string[];
}

/** What arrived, or never will, is taken out of the outbox. */
async function sendAll(items: readonly Waiting[], lang: Language): Promise<Tried> {
	const tried: Tried = { sent: [], refusals: [] };
	for (const item of items) {
		const delivery = await attemptDelivery(transportOf(item), item.envelope, 0);
		if (delivery.state === 'waiting') continue;
		takeFromOutbox(item);
		if (delivery.state === 'refused') tried.refusals.push(await messageIn(lang, delivery.reason));
		else tried.sent.push(await receiptOfItem(item, lang));
	}
	return tried;
}

async function receiptOfItem({ via, survey, envelope }: Waiting, lang: Language): Promise<Child> {
	if (!('mailbox' in via)) return undefined;
	const receipt = receiptToText({ survey, hash: await receiptOf(parseEnvelope(envelope)) });
	const href = receiptLink(receipt, via.mailbox, lang);
	return [' ', h('a', { href }, outbox[lang].receipt)];
}
