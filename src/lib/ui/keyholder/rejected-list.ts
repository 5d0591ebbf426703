/** What was left out, one line each with its reason. */
import type { Language } from '../../survey/text.ts';
import type { Rejected } from '../../survey/errors.ts';
import { h, type Child } from '../markup.ts';
import { keyholder } from '../words/keyholder.ts';
import { messageIn } from '../words/message-in.ts';

/** Reasons that are listed; what is more is counted in the heading. */
const LISTED = 50;

export async function rejectedList(rejected: readonly Rejected[], lang: Language): Promise<Child> {
	if (rejected.length === 0) return undefined;
	const words = keyholder[lang];
	const items = rejected
		.slice(0, LISTED)
		.map(async ({ source, position, reason }) =>
			h(
				'li',
				{},
				source !== '' && h('span', { class: 'quiet' }, `${words.at(source, position)}: `),
				await messageIn(lang, reason),
			),
		);
	return [
		h('p', {}, words.leftOut(rejected.length)),
		h('ul', { class: 'rejected' }, ...(await Promise.all(items))),
	];
}
