/** The site's languages, and where a page stands in each of them. */

export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language that stands at the root of the site. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** Each language's name, in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
	en: 'English',
	es: 'Español',
};

/**
 * Where a page stands in a language.
 *
 * @param path - the English address, from the root, such as `/protocols/tuning/`
 * @returns the same for English, `/es/protocols/tuning/` for Spanish
 */
export function localPath(lang: Language, path: string): string {
	return lang === DEFAULT_LANGUAGE ? path : `/${lang}${path}`;
}

/**
 * What `getStaticPaths` of a page under `src/pages/[...lang]/` returns: one path a language.
 * English has no segment of its own, so its parameter is undefined.
 */
export function languagePaths(): {
	params: { lang: string | undefined };
	props: { lang: Language };
}[] {
	return LANGUAGES.map((lang) => ({
		params: { lang: lang === DEFAULT_LANGUAGE ? undefined : lang },
		props: { lang },
	}));
}

/**
 * The addresses of one page in every language, for a page that exists in all of them.
 *
 * @param path - the English address, from the root
 */
export function alternatePaths(path: string): Readonly<Record<Language, string>> {
	return { en: localPath('en', path), es: localPath('es', path) };
}
