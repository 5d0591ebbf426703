/** Entries of a content collection that stand in a folder for each language: `en/…`, `es/…`. */
import { LANGUAGES, localPath, type Language } from './languages.ts';

export interface EntryName {
	readonly lang: Language;
	/** The file's name without its ending; the same in both languages. */
	readonly name: string;
}

/**
 * Read the language and name from an entry's id.
 *
 * @param id - such as `es/first-meeting`
 *
 * @throws `Error` if the file does not stand in the folder of a language
 */
export function idToEntryName(id: string): EntryName {
	const [folder, ...rest] = id.split('/');
	const lang = LANGUAGES.find((language) => language === folder);
	if (lang === undefined || rest.length === 0) {
		throw new Error(
			`The file “${id}” stands in no language's folder. Move it to ${LANGUAGES.map((language) => `${language}/`).join(' or ')}.`,
		);
	}
	return { lang, name: rest.join('/') };
}

/**
 * Where the same entry stands in every language.
 *
 * @param base - the English address of the collection, such as `/materials/`
 * @returns undefined unless every language has a file of that name
 */
export function entryAlternates(
	ids: readonly string[],
	name: string,
	base: string,
): Readonly<Record<Language, string>> | undefined {
	if (!LANGUAGES.every((lang) => ids.includes(`${lang}/${name}`))) return undefined;
	return { en: localPath('en', `${base}${name}/`), es: localPath('es', `${base}${name}/`) };
}

/** The entries of one language, the newest first; of the same day, by title. */
export function entriesIn<Entry extends { id: string; data: { title: string; date: Date } }>(
	entries: readonly Entry[],
	lang: Language,
): Entry[] {
	return entries
		.filter(({ id }) => idToEntryName(id).lang === lang)
		.sort(
			(one, other) =>
				other.data.date.getTime() - one.data.date.getTime() ||
				one.data.title.localeCompare(other.data.title, lang),
		);
}
