import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { expect, test } from 'vitest';
import { pageToIndex, searchIndex } from '../../scripts/search-index.ts';

const page = (main: string): string =>
	`<!DOCTYPE html><html lang="es"><head><title>Head</title></head><body><header>Menu</header><main class="page" id="content" data-pagefind-body data-astro-cid-x1>${main}</main><footer>Foot</footer></body></html>`;
const read = (main: string): string =>
	pageToIndex(page(main)).replace(
		/^<html lang="es"><main id="content" data-pagefind-body>(.*)<\/main><\/html>$/s,
		'$1',
	);

test.each([
	['the words of a page are handed over as they stand', '<p>Turn a worry into > one.</p>'],
	['a heading keeps the name by which a result leads to it', '<h2 id="step-1">Why</h2>'],
	['what is marked to be passed over stays marked', '<nav data-pagefind-ignore>x</nav>'],
	['another language is kept', '<p lang="en">English</p>'],
])('%s', (_, html) => {
	expect(read(html)).toBe(html);
});

test.each([
	['drawings', '<p>A<svg class="x"><text>1</text></svg>B</p>', '<p>AB</p>'],
	['what is said where no script runs', '<p>A</p><noscript><p>B</p></noscript>', '<p>A</p>'],
	['what only styles know', '<p class="lead" data-astro-cid-x1>A</p>', '<p>A</p>'],
	['where a link leads', '<a href="/protocols/?a=1">A</a>', '<a>A</a>'],
])('%s are left out', (_, html, left) => {
	expect(read(html)).toBe(left);
});

test('words that stand in two elements side by side are two words', () => {
	expect(read('<dt>Presenter</dt><dd>Shows</dd>')).toBe('<dt>Presenter</dt> <dd>Shows</dd>');
	expect(read('<span>0:00</span><span>3 min</span>, x')).toBe(
		'<span>0:00</span> <span>3 min</span>, x',
	);
});

type Hooks = AstroIntegration['hooks'];
type Start = Parameters<NonNullable<Hooks['astro:build:start']>>[0];
type Done = Parameters<NonNullable<Hooks['astro:build:done']>>[0];

test('a page that cannot be made holds up none of those after it', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'academy-index-'));
	const { hooks } = searchIndex();
	const broken = new Error('This page has a fault.');
	const astro = {
		render: (request: Request) =>
			request.url.endsWith('/broken/')
				? Promise.reject(broken)
				: Promise.resolve(
						new Response(page('<p>Whole'), { headers: { 'Content-Type': 'text/html' } }),
					),
	} as unknown as AstroPrerenderer;
	let tapped = astro;
	const setPrerenderer = (tap: (astro: AstroPrerenderer) => AstroPrerenderer): void => {
		tapped = tap(astro);
	};
	await hooks['astro:build:start']!({ setPrerenderer } as unknown as Start);
	const render = async (path: string): Promise<string> => {
		const request = new Request(`https://academy.example${path}`);
		const rendered = await tapped.render(request, {} as Parameters<typeof astro.render>[1]);
		return (rendered as Response).text();
	};
	const all = await Promise.allSettled(['/a/', '/broken/', '/b/'].map(render));
	expect(all).toEqual([
		{ status: 'fulfilled', value: page('<p>Whole') },
		{ status: 'rejected', reason: broken },
		{ status: 'fulfilled', value: page('<p>Whole') },
	]);
	const said: string[] = [];
	const logger = { info: (text: string) => said.push(text) };
	const dir = pathToFileURL(`${folder}/`);
	await hooks['astro:build:done']!({ dir, logger } as unknown as Done);
	expect(said).toEqual(['2 pages were indexed.']);
	expect(existsSync(join(folder, 'pagefind/pagefind.js'))).toBe(true);
	rmSync(folder, { recursive: true });
});
