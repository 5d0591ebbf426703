/** Above a survey: what still waits on this device, tried again, or discarded by whoever is sure. */
import type { Language } from '../../survey/text.ts';
import { attemptDelivery } from '../../transport/delivery.ts';
import { h, toDom } from '../markup.ts';
import { askFirst } from '../second-step.ts';
import { messageIn } from '../words/message-in.ts';
import { outbox } from '../words/outbox.ts';
import { transportOf } from './delivery.ts';
import { takeFromOutbox, waiting, type Waiting } from './outbox.ts';

/**
 * Try to send what waits, and say what still does.
 *
 * @param isAsked - Whether somebody pressed a button for it, and looks for what came of it.
 */
export async function showOutbox(
	root: HTMLElement,
	lang: Language,
	isAsked = false,
): Promise<void> {
	const words = outbox[lang];
	const items = waiting();
	const place = toDom(
		h('div', { class: 'outbox', role: 'status', lang }, h('p', { class: 'note warning' })),
	) as HTMLElement;
	const note = place.firstElementChild!;
	if (items.length > 0) {
		note.textContent = words.waiting(items.length);
		root.before(place);
	}
	const refusals = await sendAll(items, lang);
	const left = waiting();
	if (left.length + refusals.length === 0) {
		place.remove();
		if (isAsked) document.querySelector('main')!.focus();
		return;
	}
	const said = left.length > 0 ? [words.waiting(left.length), ...refusals] : refusals;
	note.textContent = said.join(' ');
	if (left.length === 0) return;

	const ended = new AbortController();
	const again = (isAskedAgain: boolean): void => {
		ended.abort();
		place.remove();
		void showOutbox(root, lang, isAskedAgain);
	};
	const button = (label: string, act: () => void): HTMLElement => {
		const made = toDom(h('button', { type: 'button', class: 'button plain' }, label));
		made.addEventListener('click', act);
		return made as HTMLElement;
	};
	const retry = button(words.tryNow, () => {
		again(true);
	});
	// On a shared device it may be somebody else's: it does not go without a question.
	const discard = button(words.discard, () => {
		const { discardSure, discardGo: go, discardStay: stay } = words;
		const step = { sentence: discardSure(left.length), go, stay, isRisky: true };
		void askFirst(place, step).then((isSure) => {
			if (isSure) left.forEach(takeFromOutbox);
			again(true);
		});
	});
	note.append(' ', retry, ' ', discard);
	if (isAsked) retry.focus();
	const onOnline = (): void => {
		again(false);
	};
	window.addEventListener('online', onOnline, { signal: ended.signal });
}

/** @returns Why some will never be taken; those are gone, as are those that arrived. */
async function sendAll(items: readonly Waiting[], lang: Language): Promise<string[]> {
	const refusals: string[] = [];
	for (const item of items) {
		const delivery = await attemptDelivery(transportOf(item), item.envelope, 0);
		if (delivery.state === 'waiting') continue;
		takeFromOutbox(item);
		if (delivery.state === 'refused') refusals.push(await messageIn(lang, delivery.reason));
	}
	return refusals;
}
