/** *Who can see what*: what a definition promises, in plain words, before the first question. */
import {
	facilitatorKey,
	questionsOf,
	stewardKey,
	type Definition,
} from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { localPath } from '../../site/languages.ts';
import { h, type Markup } from '../markup.ts';
import { respond } from '../words/respond.ts';

/** A day as people write it; days are whole, so no time zone moves them. */
export function dayIn(day: string, lang: Language): string {
	return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
		new Date(day),
	);
}

function hostOf(url: string, siteHost: string): string {
	return url.startsWith('/') ? siteHost : new URL(url).host;
}

/** The last characters of a public key, enough to tell two keys apart by eye. */
const endingOf = (key: string): string => key.slice(-8);

/** What matters most, three sentences; then the rest of what is promised and what is not. */
function promisesOf(
	definition: Definition,
	lang: Language,
	siteHost: string,
): { first: readonly string[]; rest: readonly string[] } {
	const words = respond[lang];
	const { via, minimum, keepDays, closes } = definition;
	const way =
		'mailbox' in via
			? words.viaMailbox(hostOf(via.mailbox, siteHost))
			: 'form' in via
				? words.viaForm(hostOf(via.form.url, siteHost))
				: words.viaFile;
	const facilitator = endingOf(facilitatorKey(definition));
	const steward = stewardKey(definition);
	const isForTwo = steward !== undefined;
	return {
		first: [isForTwo ? words.sealedTwo : words.sealedOne, words.minimum(minimum), words.skip],
		rest: [
			...(isForTwo
				? [words.holders(facilitator, endingOf(steward)), words.twoKeys]
				: [words.holder(facilitator), words.oneKey]),
			words.eachMinimum(minimum),
			words.length,
			words.never,
			...(questionsOf(definition).some(({ type }) => type === 'text') ? [words.text] : []),
			`${way} ${closes ? words.keep(keepDays) : words.keepOpen(keepDays)}`,
			words.cannot,
		],
	};
}

/** All that is promised, one sentence or two each. */
export function privacyPromises(
	definition: Definition,
	lang: Language,
	siteHost: string,
): readonly string[] {
	const { first, rest } = promisesOf(definition, lang, siteHost);
	return [...first, ...rest];
}

export function privacyPanel(definition: Definition, lang: Language, siteHost: string): Markup {
	const words = respond[lang];
	const { first, rest } = promisesOf(definition, lang, siteHost);
	const list = (promises: readonly string[]): Markup =>
		h(
			'ul',
			{},
			promises.map((promise) => h('li', {}, promise)),
		);
	return h(
		'div',
		{ class: 'who' },
		definition.intro && h('p', { class: 'lead' }, textIn(definition.intro, lang)),
		h('h2', { id: 'step-0', tabindex: -1 }, words.who),
		list(first),
		h(
			'details',
			{},
			h('summary', {}, words.everything),
			list(rest),
			h('p', {}, h('a', { href: localPath(lang, '/privacy/') }, words.more)),
		),
	);
}
