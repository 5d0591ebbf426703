/** What an opening came to: how many were counted, the way to the results, and whether that is remembered. */
import { h, type Child } from '../markup.ts';
import type { FacilitateWords } from '../words/facilitate.ts';

/** @param isKept - Whether this device will know of the release after this visit. */
export function openedNote(responses: number, isKept: boolean, words: FacilitateWords): Child {
	return [
		h(
			'p',
			{ class: 'note' },
			`${words.counted(responses)} `,
			h('a', { href: '#results' }, words.seeResults),
		),
		!isKept && h('p', { class: 'note warning' }, words.unkept),
	];
}
