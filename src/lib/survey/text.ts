/** What people read: a text for all, or one in English and one in Spanish. */
import { fail, parseRecord, parseString } from './fields.ts';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What people read: one text for all, or English and Spanish side by side. */
export type Text = string | { readonly en?: string; readonly es?: string };

/**
 * Read a text in one or both languages.
 *
 * @param where - what the error message calls its place
 *
 * @throws {@link FormatError} naming the place and what should stand there.
 */
export function parseText(value: unknown, where: string): Text {
	if (typeof value === 'string') return parseString(value, where);
	const record = parseRecord(value, where, [], LANGUAGES);
	if (Object.keys(record).length === 0) fail(where, 'should be a text in at least one language.');
	return Object.fromEntries(
		Object.entries(record).map(([language, text]) => [
			language,
			parseString(text, `${where} (${language})`),
		]),
	);
}

/** A text in the reader's language, or in the other one where that is missing. */
export function textIn(text: Text, language: Language): string {
	if (typeof text === 'string') return text;
	return text[language] ?? text.en ?? text.es ?? '';
}
