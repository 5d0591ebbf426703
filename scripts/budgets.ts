/**
 * What a page may weigh. Prints a table of the heaviest page of each kind and fails when one is over.
 * Bytes as they travel: scripts, styles and HTML compressed with gzip, fonts as they are.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Thousands of bytes. `load` is the page with everything that it asks for before it is touched. */
export interface Budget {
	readonly what: string;
	/** Addresses of the pages it holds for, in every language. */
	readonly pages: RegExp;
	readonly script: number;
	/** `script`, and what any use of the page loads later: imports, workers. */
	readonly whole: number;
	readonly css: number;
	readonly fonts: number;
	readonly load: number;
	/** Files of dist/ that first use loads besides, counted as scripts: a worker, the search. */
	readonly also?: RegExp;
}

/**
 * One line a kind of page; a page that no line names is held to the first. Where errors are shown, 9 kB
 * of the whole are their Spanish texts, which no English page asks for.
 */
export const BUDGETS: readonly Budget[] = [
	// The 2 kB of script are the two keys that open the search, which every page has.
	{ what: 'a page to read', pages: /^$/, script: 2, whole: 5, css: 9, fonts: 54, load: 80 },
	{
		what: 'a search',
		pages: /^\/search\//,
		// The engine, apart from the part of the index that holds the word: test/e2e/search.spec.ts.
		also: /^\/pagefind\/(pagefind\.js|pagefind-entry\.json|pagefind\.en_.+|wasm\.en\.pagefind)$/,
		script: 90,
		whole: 93,
		css: 9,
		fonts: 54,
		load: 150,
	},
	{
		what: 'an album',
		pages: /^\/pictures\/\d{4}\/[^/]+\/(part-\d+\/)?$/,
		script: 5,
		whole: 8,
		css: 9,
		fonts: 54,
		load: 80,
	},
	{
		what: 'a survey to answer',
		pages: /^\/reflect\//,
		script: 43,
		// What happens after sealing is loaded once the form stands there.
		whole: 96,
		css: 9,
		fonts: 54,
		load: 115,
	},
	{
		what: 'run mode',
		pages: /^\/protocols\/.*\/run\/$/,
		script: 12,
		whole: 20,
		css: 9,
		fonts: 54,
		load: 90,
	},
	{
		what: 'a protocol',
		pages: /^\/protocols\//,
		script: 6,
		whole: 8,
		css: 9,
		fonts: 54,
		load: 100,
	},
	{
		what: 'the workspace',
		pages: /^\/facilitate\//,
		// Of the whole, 50 kB are Chart.js, which waits until there are results to explore. The list of
		// surveys that were given out, files of every kind, a faster way to open boxes, and the question
		// about themes that are not saved came later: 4, 7, 2 and 1 kB.
		script: 123,
		whole: 248,
		css: 12,
		fonts: 54,
		load: 220,
	},
	{
		what: 'a steward’s page',
		pages: /^\/steward\/$/,
		script: 90,
		whole: 127,
		css: 12,
		fonts: 54,
		load: 160,
	},
	{ what: 'results', pages: /^\/results\//, script: 70, whole: 133, css: 9, fonts: 54, load: 140 },
	{
		what: 'a receipt',
		pages: /^\/receipt\/$/,
		script: 26,
		whole: 44,
		css: 9,
		fonts: 54,
		load: 90,
	},
];

const LANGUAGE = /^\/es(?=\/)/;
const KINDS = ['script', 'whole', 'css', 'fonts', 'load'] as const;
type Weights = Record<(typeof KINDS)[number], number>;

const AT_ONCE = /(?:\bfrom|\bimport)\s*["'](?<path>\.{1,2}\/[^"']+\.js)["']/g;
const EVER =
	/(?:\bfrom\s*|\bimport[\s(]*|\bnew Worker\()["'`](?<path>(?:\.{1,2}|\/_astro)\/[^"'`]+\.js)["'`]/g;

/** Every script that one loads, itself included: those that it imports at once, or all that it ever asks for. */
function scriptsOf(
	dist: string,
	path: string,
	asks: RegExp,
	found = new Set<string>(),
): Set<string> {
	if (found.has(path)) return found;
	found.add(path);
	const text = readFileSync(join(dist, path), 'utf8');
	for (const { groups } of text.matchAll(asks)) {
		scriptsOf(dist, posix.resolve(dirname(path), groups!['path']!), asks, found);
	}
	return found;
}

/**
 * Weigh a built page.
 *
 * @param page - its file, from the folder's root
 * @returns bytes of each kind
 */
export function weighPage(dist: string, page: string, also?: RegExp): Weights {
	const html = readFileSync(join(dist, page), 'utf8');
	const size = (path: string): number => gzipSync(readFileSync(join(dist, path))).length;
	const sum = (sizes: Iterable<number>): number => [...sizes].reduce((a, b) => a + b, 0);
	const values = (pattern: RegExp): string[] => [
		...new Set([...html.matchAll(pattern)].map((match) => match[1]!)),
	];
	const sources = values(/<script\b[^>]*\ssrc="([^"]+)"/g);
	const reach = (asks: RegExp): Set<string> =>
		sources.reduce((found, path) => scriptsOf(dist, path, asks, found), new Set<string>());
	const [scripts, ever] = [reach(AT_ONCE), reach(EVER)];
	if (also !== undefined) {
		for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
			const path = `/${name.replaceAll('\\', '/')}`;
			if (also.test(path)) for (const set of [scripts, ever]) set.add(path);
		}
	}
	const inline = values(
		/<script\b(?![^>]*\ssrc=)(?![^>]*type="application\/)[^>]*>(.+?)<\/script>/gs,
	);
	const written = sum(inline.map((text) => gzipSync(text).length));
	const script = sum([...scripts].map(size)) + written;
	const whole = sum([...ever].map(size)) + written;
	const css = sum(values(/<link rel="stylesheet" href="([^"]+)"/g).map(size));
	const fonts = sum(
		values(/<link rel="preload" href="([^"]+)" as="font"/g).map(
			(path) => readFileSync(join(dist, path)).length,
		),
	);
	return { script, whole, css, fonts, load: gzipSync(html).length + script + css + fonts };
}

/** The budget of a page's address. */
export function budgetOf(address: string, budgets = BUDGETS): Budget {
	const english = address.replace(LANGUAGE, '');
	return budgets.find(({ pages }) => pages.test(english)) ?? budgets[0]!;
}

/** Weigh every page: a row a budget with its heaviest page, a sentence for each kind that is over. */
export function checkBudgets(
	dist: string,
	budgets = BUDGETS,
): { rows: Record<string, string>[]; over: string[] } {
	const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
		.map((name) => name.replaceAll('\\', '/'))
		.filter((name) => name.endsWith('.html') && !name.startsWith('pagefind/'))
		.map((file) => ({ file, address: `/${file.replace(/(^|\/)index\.html$/, '$1')}` }));
	const over: string[] = [];
	const rows = budgets.map((budget) => {
		const weighed = pages
			.filter(({ address }) => budgetOf(address, budgets) === budget)
			.map(({ file, address }) => ({ address, weights: weighPage(dist, file, budget.also) }));
		const row: Record<string, string> = { 'kind of page': budget.what, pages: `${weighed.length}` };
		for (const kind of KINDS) {
			const worst = Math.max(0, ...weighed.map(({ weights }) => weights[kind]));
			row[`${kind}, kB`] = `${(worst / 1000).toFixed(1)} of ${budget[kind]}`;
			const heavy = weighed
				.filter(({ weights }) => weights[kind] > budget[kind] * 1000)
				.sort((one, other) => other.weights[kind] - one.weights[kind]);
			if (heavy.length > 0) {
				const more = heavy.length > 1 ? `, and ${heavy.length - 1} more are over` : '';
				over.push(
					`${budget.what} may have ${budget[kind]} kB of ${kind}: ${heavy[0]!.address} has ${(heavy[0]!.weights[kind] / 1000).toFixed(1)}${more}.`,
				);
			}
		}
		return row;
	});
	return { rows, over };
}

if (import.meta.main) {
	if (!existsSync('dist/index.html')) {
		console.error('There is no built site in dist/. Run `npm run build` first.');
		process.exit(1);
	}
	const { rows, over } = checkBudgets('dist');
	console.table(rows);
	for (const line of over) console.error(line);
	process.exit(over.length > 0 ? 1 : 0);
}
