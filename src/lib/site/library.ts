/** The only door to the protocols: every page asks here, in its own language. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { languagePaths, type Language } from './languages.ts';
import { checkRelated, translateProtocol, type Protocol } from './protocol.ts';

export interface LibraryEntry {
	/** The file's name without `.mdx`, and the last part of the address. */
	readonly id: string;
	/** In the reader's language, or in English where nobody has translated it yet. */
	readonly protocol: Protocol;
	/** The language that `protocol` is really in. */
	readonly language: Language;
	/** The file whose text below the front matter is shown. */
	readonly source: CollectionEntry<'protocols'> | CollectionEntry<'protocolsEs'>;
}

const libraries = new Map<Language, Promise<readonly LibraryEntry[]>>();

/**
 * All protocols in one language, by title.
 *
 * @throws `Error` if a translation does not fit its original or a related protocol does not exist;
 *   names the file, the field and what to do.
 */
export function readLibrary(lang: Language): Promise<readonly LibraryEntry[]> {
	// A thousand pages ask for it. In `astro dev` the files change under the cache.
	if (import.meta.env.DEV) return loadLibrary(lang);
	const known = libraries.get(lang) ?? loadLibrary(lang);
	libraries.set(lang, known);
	return known;
}

async function loadLibrary(lang: Language): Promise<readonly LibraryEntry[]> {
	const originals = await getCollection('protocols');
	const translations = await getCollection('protocolsEs');
	const file = (entry: { id: string; filePath?: string }): string => entry.filePath ?? entry.id;
	const ids = new Set(originals.map(({ id }) => id));
	for (const entry of originals) checkRelated(entry.data.related, ids, file(entry));
	for (const entry of translations) {
		if (ids.has(entry.id)) continue;
		throw new Error(
			`${file(entry)}: there is no src/content/protocols/en/${entry.id}.mdx that this would translate. Give the file the same name as its original.`,
		);
	}
	const translated = new Map(translations.map((entry) => [entry.id, entry]));
	const entries = originals.map((entry): LibraryEntry => {
		const translation = lang === 'es' ? translated.get(entry.id) : undefined;
		if (translation === undefined) {
			return { id: entry.id, protocol: entry.data, language: 'en', source: entry };
		}
		const protocol = translateProtocol(entry.data, translation.data, file(translation));
		return { id: entry.id, protocol, language: 'es', source: translation };
	});
	return entries.sort((a, b) => a.protocol.title.localeCompare(b.protocol.title, lang));
}

/** What `getStaticPaths` of a page of every protocol in every language returns. */
export async function protocolPaths(): Promise<
	{
		params: { lang: string | undefined; id: string };
		props: { lang: Language; entry: LibraryEntry; translated: boolean };
	}[]
> {
	const translated = new Set((await getCollection('protocolsEs')).map(({ id }) => id));
	const paths = languagePaths().map(async ({ params, props }) =>
		(await readLibrary(props.lang)).map((entry) => ({
			params: { ...params, id: entry.id },
			props: { ...props, entry, translated: translated.has(entry.id) },
		})),
	);
	return (await Promise.all(paths)).flat();
}

/** The protocols that one points to, in the order in which it does. */
export async function relatedTo(
	{ protocol }: LibraryEntry,
	lang: Language,
): Promise<readonly LibraryEntry[]> {
	const library = new Map((await readLibrary(lang)).map((entry) => [entry.id, entry]));
	return protocol.related.map((id) => library.get(id)!);
}

/** All protocols as open data: docs/formats.md describes the file. */
export async function libraryToJson(): Promise<string> {
	const spanish = new Map((await readLibrary('es')).map((entry) => [entry.id, entry]));
	const protocols = (await readLibrary('en')).map(({ id, protocol }) => {
		const translation = spanish.get(id);
		return {
			id,
			...protocol,
			...(translation?.language === 'es' ? { es: translation.protocol } : {}),
		};
	});
	return JSON.stringify({
		format: 'peer-coach-protocols-1',
		licence: 'CC BY 4.0 for the wording, unless a protocol has rights of its own',
		attribution: 'Peer Coach Academy Colorado',
		protocols,
	});
}

/** What `getStaticPaths` of the pages in two columns returns: the protocols that have both languages. */
export async function bilingualPaths(): Promise<
	{ params: { id: string }; props: { en: LibraryEntry; es: LibraryEntry } }[]
> {
	const english = new Map((await readLibrary('en')).map((entry) => [entry.id, entry]));
	return (await readLibrary('es'))
		.filter(({ language }) => language === 'es')
		.map((es) => ({ params: { id: es.id }, props: { en: english.get(es.id)!, es } }));
}
