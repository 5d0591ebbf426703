/** The search engine, which the build leaves beside the pages. Loaded when somebody first types. */

export interface Found {
	readonly url: string;
	readonly title: string;
	/** HTML of Pagefind's making: the page's text, escaped, with `<mark>` around what matches. */
	readonly excerpt: string;
}

interface Result {
	readonly data: () => Promise<{
		readonly url: string;
		readonly meta: { readonly title?: string };
		readonly excerpt: string;
	}>;
}

interface Pagefind {
	readonly options: (options: { readonly noWorker: boolean }) => Promise<void>;
	readonly search: (query: string) => Promise<{ readonly results: readonly Result[] }>;
}

const ADDRESS = '/pagefind/pagefind.js';
let engine: Promise<Pagefind> | undefined;

async function loadEngine(): Promise<Pagefind> {
	const loaded = (await import(/* @vite-ignore */ ADDRESS)) as Pagefind;
	// A worker would load all of it a second time; a site of this size is searched in a moment.
	await loaded.options({ noWorker: true });
	return loaded;
}

/**
 * Search the site in the language of this page.
 *
 * @returns how many pages match, and a function that reads some of them
 *
 * @throws `TypeError` if the engine cannot be loaded; the next call tries again
 */
export async function searchSite(
	query: string,
): Promise<{ count: number; read: (from: number, to: number) => Promise<readonly Found[]> }> {
	engine ??= loadEngine();
	// A failed import must not make every later search fail as well.
	engine.catch(() => (engine = undefined));
	const { results } = await (await engine).search(query);
	return {
		count: results.length,
		read: (from, to) =>
			Promise.all(
				results.slice(from, to).map(async ({ data }) => {
					const { url, meta, excerpt } = await data();
					return { url, title: meta.title ?? '', excerpt };
				}),
			),
	};
}
