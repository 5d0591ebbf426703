/** Writes the site's search index to dist/pagefind/, one a language, once the pages stand there. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import * as pagefind from 'pagefind';

/** What a page marks as to be found. A page without it is not even handed over: that is most of them. */
const MARK = 'data-pagefind-body';
/**
 * What the search reads of a page: its language and its main part, without drawings and what is for
 * browsers that run no script, and with no attributes but those that the search knows. That is a
 * fifth of the bytes, and half of the time.
 * Elements that stand side by side are kept apart, or their words would be read as one.
 */
export function pageToIndex(page: string): string {
	const language = /<html[^>]*>/.exec(page)![0];
	const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
	const read = main
		.replace(/<svg[\s>].*?<\/svg>|<noscript>.*?<\/noscript>/gs, '')
		.replace(/<(\w+)\s[^>]*>/g, (tag, name: string) => {
			const kept = tag.match(/\s(?:id|lang|data-pagefind[\w-]*)(?:="[^"]*")?(?=[\s>])/g) ?? [];
			return `<${name}${kept.join('')}>`;
		})
		.replace(/<\/(?:dt|label|small|span)>(?=<)/g, '$& ');
	return `${language}${read}</main></html>`;
}

/** Where a page stands in the built site. */
function pageFile(url: string): string {
	const path = decodeURI(new URL(url).pathname).slice(1);
	return path.endsWith('/') || path === '' ? `${path}index.html` : path;
}

/**
 * Astro integration. The engine is a process of its own, so it is given each page as soon as it is
 * made, and reads it while the next are made.
 *
 * @throws `Error` if a page or the index could not be read or written, with what Pagefind says.
 */
export function searchIndex(): AstroIntegration {
	let index: pagefind.PagefindIndex | undefined;
	const problems: string[] = [];
	const reading: Promise<void>[] = [];

	async function add(url: string, page: string): Promise<void> {
		const content = pageToIndex(page);
		const { errors } = await index!.addHTMLFile({ sourcePath: pageFile(url), content });
		problems.push(...errors);
	}

	/** Pages are made side by side, but are added in their order: the same site has the same index. */
	function tap(astro: AstroPrerenderer): AstroPrerenderer {
		let turn: Promise<unknown> = Promise.resolve();
		return {
			...astro,
			render: async (request, options) => {
				const before = turn;
				const { promise, resolve } = Promise.withResolvers<unknown>();
				turn = promise;
				try {
					const rendered = await astro.render(request, options);
					const response = rendered instanceof Response ? rendered : rendered.response;
					if (!response.headers.get('content-type')?.startsWith('text/html')) return rendered;
					const page = await response.text();
					await before;
					if (page.includes(MARK)) reading.push(add(request.url, page));
					const again = new Response(page, response);
					return rendered instanceof Response ? again : { ...rendered, response: again };
				} finally {
					// Those after it wait for those before it, also where it could not be made.
					resolve(before);
				}
			},
		};
	}

	return {
		name: 'search-index',
		hooks: {
			'astro:build:start': async ({ setPrerenderer }) => {
				const begun = await pagefind.createIndex();
				index = begun.index;
				problems.push(...begun.errors);
				if (index === undefined) {
					throw new Error(`The search could not be begun: ${problems.join('; ')}`);
				}
				setPrerenderer(tap);
			},
			'astro:build:done': async ({ dir, logger }) => {
				await Promise.all(reading);
				const { errors } = await index!.writeFiles({
					outputPath: fileURLToPath(new URL('pagefind/', dir)),
				});
				await pagefind.close();
				problems.push(...errors);
				if (problems.length > 0) {
					throw new Error(`The search index could not be written: ${problems.join('; ')}`);
				}
				logger.info(`${reading.length} pages were indexed.`);
			},
		},
	};
}
