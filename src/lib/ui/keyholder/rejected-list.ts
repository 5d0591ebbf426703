/** What was left out, one line each with its reason. */
import type { Rejected } from '../../survey/errors.ts';
import { h, type Child } from '../markup.ts';
import type { KeyholderWords } from '../words/keyholder.ts';

/** Reasons that are listed; what is more is counted in the heading. */
const LISTED = 50;

export function rejectedList(rejected: readonly Rejected[], words: KeyholderWords): Child {
	if (rejected.length === 0) return undefined;
	return [
		h('p', {}, words.leftOut(rejected.length)),
		h(
			'ul',
			{ class: 'rejected' },
			...rejected
				.slice(0, LISTED)
				.map(({ source, position, reason }) =>
					h(
						'li',
						{},
						source !== '' && h('span', { class: 'quiet' }, `${words.at(source, position)}: `),
						reason,
					),
				),
		),
	];
}
