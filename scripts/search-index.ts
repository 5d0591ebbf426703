/** Writes the site's search index to dist/pagefind/, one a language, once the pages stand there. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** What a page marks as to be found. A page without it is not even handed over: that is most of them. */
const MARK = 'data-pagefind-body';
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
				for (const sourcePath of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
					if (!sourcePath.endsWith('.html')) continue;
					const content = readFileSync(join(site, sourcePath), 'utf8');
					if (!content.includes(MARK)) continue;
					pages++;
					waiting.push(
						index.addHTMLFile({ sourcePath, content }).then(({ errors: unread }) => {
							problems.push(...unread);
						}),
					);
					if (waiting.length < AT_ONCE) continue;
					await Promise.all(waiting);
					waiting = [];
				}
				await Promise.all(waiting);
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
