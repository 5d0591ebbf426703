/** Long work on a page: what it is doing is said once it takes a moment, and it can be cancelled. */
import { FormatError, MailboxError, OpenError } from '../survey/errors.ts';
import type { Language } from '../survey/text.ts';
import { h, toDom } from './markup.ts';
import { bringIntoSight } from './sight.ts';
import { messageIn } from './words/message-in.ts';

/** Work shorter than this shows no progress: it would only flicker. */
const SHOW_AFTER_MS = 500;

export interface Phrases {
	readonly cancel: string;
	readonly cancelled: string;
}

/**
 * Run something long, in an element that says how it goes.
 *
 * @param over - Aborted once nobody waits for it any more, as when another survey is chosen or the key
 * is locked. Nothing is said then.
 *
 * @returns What it came to; `undefined` if it was cancelled or failed, which the element then says.
 */
export async function runCancellable<T>(
	place: HTMLElement,
	language: Language,
	phrases: Phrases,
	work: (signal: AbortSignal, say: (sentence: string) => void) => Promise<T>,
	over: AbortSignal,
): Promise<T | undefined> {
	const isOver = (): boolean => over.aborted;
	if (isOver()) return undefined;
	const controller = new AbortController();
	const started = performance.now();
	let line: Element | undefined;
	const say = (sentence: string): void => {
		if (performance.now() - started < SHOW_AFTER_MS) return;
		if (line === undefined) {
			place.replaceChildren(
				toDom([
					h('p', { class: 'working' }, h('progress', {}), ' ', h('span', {})),
					h('button', { type: 'button', class: 'button second' }, phrases.cancel),
				]),
			);
			line = place.querySelector('span')!;
			bringIntoSight(place);
			place.querySelector('button')!.addEventListener('click', () => {
				controller.abort(new DOMException(phrases.cancelled, 'AbortError'));
			});
		}
		line.textContent = sentence;
	};
	// What the work has already put there is not taken away again.
	const before = place.firstChild;
	const timer = setInterval(() => {
		if (line === undefined && place.firstChild === before) say('');
	}, SHOW_AFTER_MS);
	try {
		const outcome = await work(AbortSignal.any([controller.signal, over]), say);
		return isOver() ? undefined : outcome;
	} catch (error) {
		if (isOver()) return undefined;
		const isCancelled = error === controller.signal.reason;
		const isExpected =
			error instanceof MailboxError ||
			error instanceof OpenError ||
			error instanceof FormatError ||
			isCancelled;
		const { message } = error as Error;
		const said = isCancelled ? message : await messageIn(language, message);
		place.replaceChildren(toDom(h('p', { class: isCancelled ? 'note' : 'note error' }, said)));
		if (!isExpected) throw error;
		return undefined;
	} finally {
		clearInterval(timer);
		if (!isOver()) bringIntoSight(place);
	}
}
