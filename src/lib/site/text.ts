import { z } from 'astro/zod';
import type { Language } from './languages.ts';

/**
 * What an editor writes where a text may stand in both languages: plain words (English), or both
 * side by side.
 *
 * @example
 * caption: The second morning
 *
 * @example
 * caption:
 *   en: The second morning
 *   es: La segunda mañana
 */
export type Text = string | { readonly en: string; readonly es?: string | undefined };

/** A text in the language of the page, or in English when nobody has translated it yet. */
export interface Said {
	readonly text: string;
	/** The language that the text is really in: a page in another one marks it with `lang`. */
	readonly lang: Language;
}

/** Says which field is not known. For every object that an editor writes. */
export const noOther = {
	error: (issue: { readonly code?: string; readonly keys?: readonly string[] }) =>
		issue.code === 'unrecognized_keys'
			? `has ${(issue.keys ?? []).map((key) => `"${key}"`).join(', ')}, which is not known here. Check the spelling, or remove it.`
			: undefined,
};

const words = (what: string) =>
	z
		.string({ error: `is missing. ${what}` })
		.trim()
		.min(1, { error: `is empty. ${what}` })
		.refine((value) => !/<\/?[a-z!][^>]*>|&[a-z]+;|&#\d+;/i.test(value), {
			error: 'holds HTML. Write plain words: what looks like a tag would be shown as it stands.',
		});

/**
 * The schema of a {@link Text}.
 *
 * @param what - What the field is for and what to write, for the editor who left it out.
 */
export const text = (what: string) =>
	z.union([words(what), z.strictObject({ en: words(what), es: words(what).optional() }, noOther)], {
		error: (issue) =>
			issue.input === undefined || issue.input === null || issue.input === ''
				? `is missing. ${what}`
				: undefined,
	});

/** Say a text in a page's language. */
export function say(value: Text, lang: Language): Said {
	if (typeof value === 'string') return { text: value, lang: 'en' };
	if (lang === 'es' && value.es !== undefined) return { text: value.es, lang: 'es' };
	return { text: value.en, lang: 'en' };
}

/** Every wording of a text, for checks that no translation may slip past. */
export function wordings(value: Text): string[] {
	return typeof value === 'string'
		? [value]
		: [value.en, ...(value.es === undefined ? [] : [value.es])];
}
