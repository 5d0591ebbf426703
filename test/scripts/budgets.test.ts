import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { BUDGETS, budgetOf, checkBudgets, weighPage, type Budget } from '../../scripts/budgets.ts';

let dist = '';

function site(files: Record<string, string>): string {
	dist = mkdtempSync(join(tmpdir(), 'budgets-'));
	for (const [file, text] of Object.entries(files)) {
		mkdirSync(dirname(join(dist, file)), { recursive: true });
		writeFileSync(join(dist, file), text);
	}
	return dist;
}

afterEach(() => {
	rmSync(dist, { recursive: true, force: true });
});

const zipped = (...texts: string[]): number =>
	texts.reduce((sum, text) => sum + gzipSync(text).length, 0);

const own =
	'import{x}from"./shared.js";import(`./later.js`);x();new Worker(`/_astro/worker.js`,{type:`module`})';
const shared = 'export const x=()=>1';
const later = 'export const much=1'.repeat(9);
const worker = 'import{x}from"./shared.js";import"./deep.js";onmessage=x';
const deep = 'postMessage(1)';
const page =
	'<link rel="preload" href="/f.woff2" as="font"><link rel="stylesheet" href="/s.css"><script type="module" src="/_astro/own.js"></script><script>go()</script><script type="application/json">{"no":"code"}</script>';
const files = {
	'tool/index.html': page,
	'es/tool/index.html': page,
	'f.woff2': 'font bytes',
	's.css': 'a{color:red}',
	'_astro/own.js': own,
	'_astro/shared.js': shared,
	'_astro/later.js': later,
	'_astro/worker.js': worker,
	'_astro/deep.js': deep,
};

test('a page weighs what it asks for: its scripts, theirs in turn, what comes later, styles, fonts', () => {
	const script = zipped(own, shared, 'go()');
	expect(weighPage(site(files), 'tool/index.html')).toEqual({
		script,
		whole: script + zipped(later, worker, deep),
		css: zipped('a{color:red}'),
		fonts: 10,
		load: zipped(page, 'a{color:red}') + script + 10,
	});
});

test('what first use loads besides is counted where the budget names it', () => {
	expect(weighPage(site(files), 'tool/index.html', /later/).script).toBe(
		zipped(own, shared, later, 'go()'),
	);
});

const budget = (script: number): Budget[] => [
	{ what: 'a tool', pages: /^\/tool\//, script, whole: 1, css: 1, fonts: 1, load: 1 },
];

test('a kind that is over its budget is told with its heaviest page and how many more', () => {
	expect(checkBudgets(site(files), budget(0.05)).over).toEqual([
		'a tool may have 0.05 kB of script: /tool/ has 0.2, and 1 more are over.',
	]);
	expect(checkBudgets(dist, budget(1))).toEqual({
		rows: [
			{
				'kind of page': 'a tool',
				pages: '2',
				'script, kB': '0.2 of 1',
				'whole, kB': '0.3 of 1',
				'css, kB': '0.0 of 1',
				'fonts, kB': '0.0 of 1',
				'load, kB': expect.stringMatching(/^0\.\d of 1$/) as string,
			},
		],
		over: [],
	});
});

test('a page that no line names may have nothing but the two keys that open the search', () => {
	expect(budgetOf('/es/privacy/')).toBe(BUDGETS[0]);
	expect(BUDGETS[0]!.script).toBeLessThanOrEqual(2);
});
