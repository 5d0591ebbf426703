/** *Who can see what*: what a definition promises, in plain words, before the first question. */
import {
	facilitatorKey,
	stewardKey,
	textIn,
	type Definition,
	type Language,
} from '../../survey/definition.ts';
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

/** The last characters of the facilitator's key, enough to tell two keys apart by eye. */
export function keyEnding(definition: Definition): string {
	return facilitatorKey(definition).slice(-8);
}

export function privacyPanel(
	definition: Definition,
	lang: Language,
	siteHost: string,
	hasText: boolean,
): Markup {
	const words = respond[lang];
	const { via, minimum, keepDays, closes } = definition;
	const steward = stewardKey(definition);
	const way =
		'mailbox' in via
			? words.viaMailbox(hostOf(via.mailbox, siteHost))
			: 'form' in via
				? words.viaForm(hostOf(via.form.url, siteHost))
				: words.viaFile;
	const promises = [
		...(steward === undefined
			? [words.holder(keyEnding(definition)), words.oneKey]
			: [words.holders(keyEnding(definition), steward.slice(-8)), words.twoKeys]),
		words.minimum(minimum),
		words.skip,
		words.never,
		hasText && words.text,
		`${way} ${closes ? words.keep(keepDays) : words.keepOpen(keepDays)}`,
		words.cannot,
	];
	return h(
		'div',
		{ class: 'who' },
		definition.intro && h('p', { class: 'lead' }, textIn(definition.intro, lang)),
		h('h2', { id: 'step-0', tabindex: -1 }, words.who),
		h(
			'ul',
			{},
			promises.map((promise) => promise !== false && h('li', {}, promise)),
		),
		closes && h('p', {}, words.closes(dayIn(closes, lang))),
		h('p', {}, h('a', { href: localPath(lang, '/privacy/') }, words.more)),
	);
}
