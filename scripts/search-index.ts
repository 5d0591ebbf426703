/** Writes the site's search index to dist/pagefind/, one a language, once the pages stand there. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
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

/** Pages on their way to the index at one time. */
const AT_ONCE = 64;

/** @throws `Error` if a page or the index could not be read or written, with what Pagefind says. */
export function searchIndex(): AstroIntegration {
	return {
		name: 'search-index',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const site = fileURLToPath(dir);
				const { index, errors } = await pagefind.createIndex();
				if (index === undefined)
					throw new Error(`The search could not be begun: ${errors.join('; ')}`);
				const problems = [...errors];
				let pages = 0;
				let waiting: Promise<void>[] = [];
				let before: Promise<unknown> = Promise.resolve();
				for (const sourcePath of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
					if (!sourcePath.endsWith('.html')) continue;
					const page = readFileSync(join(site, sourcePath), 'utf8');
					if (!page.includes(MARK)) continue;
					const content = pageToIndex(page);
					pages++;
					waiting.push(
						index.addHTMLFile({ sourcePath, content }).then(({ errors: unread }) => {
							problems.push(...unread);
						}),
					);
					if (waiting.length < AT_ONCE) continue;
					// While the engine reads these, the next are made ready.
					await before;
					before = Promise.all(waiting);
					waiting = [];
				}
				await Promise.all([before, ...waiting]);
				const { errors: unwritten } = await index.writeFiles({
					outputPath: fileURLToPath(new URL('pagefind/', dir)),
				});
				await pagefind.close();
				problems.push(...unwritten);
				if (problems.length > 0) {
					throw new Error(`The search index could not be written: ${problems.join('; ')}`);
				}
				logger.info(`${pages} pages were indexed.`);
			},
		},
	};
}
