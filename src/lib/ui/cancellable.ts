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
 * @returns What it came to; `undefined` if it was cancelled or failed, which the element then says.
 */
export async function runCancellable<T>(
	place: HTMLElement,
	language: Language,
	phrases: Phrases,
	work: (signal: AbortSignal, say: (sentence: string) => void) => Promise<T>,
): Promise<T | undefined> {
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
		return await work(controller.signal, say);
	} catch (error) {
		const { aborted } = controller.signal;
		const isExpected =
			error instanceof MailboxError ||
			error instanceof OpenError ||
			error instanceof FormatError ||
			aborted;
		const { message } = error as Error;
		const said = aborted ? message : await messageIn(language, message);
		place.replaceChildren(toDom(h('p', { class: aborted ? 'note' : 'note error' }, said)));
		if (!isExpected) throw error;
		return undefined;
	} finally {
		clearInterval(timer);
		bringIntoSight(place);
	}
}
