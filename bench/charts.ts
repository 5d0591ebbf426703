/**
 * Twenty charts of a release in a real browser: from the release being there to the frame in which they
 * are painted. The same drawing code that the site ships, bundled by itself.
 * @module
 */
import { build } from 'esbuild';
import { chromium } from '@playwright/test';
import { launchOptions } from '../test/e2e/browser.ts';
import { CHARTS, type Round, type Way } from './charts-page.ts';
import { spread, spreadCells, SPREAD_COLUMNS, type Table } from './table.ts';

const ROUNDS = 25;
/** What was promised: milliseconds from the release to the painted frame. */
const PROMISED = 300;
const WAYS: Readonly<Record<Way, string>> = {
	figures: 'figures (SVG)',
	canvases: 'to explore (Chart.js)',
};

export async function run(): Promise<Table> {
	const { outputFiles } = await build({
		entryPoints: ['bench/charts-page.ts'],
		bundle: true,
		format: 'esm',
		minify: true,
		target: 'es2022',
		write: false,
	});
	const browser = await chromium.launch(await launchOptions());
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	await page.addScriptTag({ content: outputFiles[0]!.text, type: 'module' });
	await page.waitForFunction('globalThis.drawOnce');
	const once = (way: Way): Promise<Round> => page.evaluate(`globalThis.drawOnce('${way}')`);
	// The first time counts too: it is what a facilitator waits for.
	const rows: (string | number)[][] = [];
	for (const [way, name] of Object.entries(WAYS) as [Way, string][]) {
		const first = await once(way);
		const rounds: Round[] = [];
		for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once(way));
		const cells = (what: keyof Round): number[] => [
			first[what],
			...spreadCells(spread(rounds.map((round) => round[what]))),
		];
		rows.push([`${name}, drawn`, ...cells('drawn'), '']);
		rows.push([`${name}, painted`, ...cells('painted'), PROMISED]);
	}
	await browser.close();
	return {
		title: `${CHARTS} charts of a release, milliseconds in the browser`,
		columns: ['', 'first time', ...SPREAD_COLUMNS, 'promised'],
		rows,
		notes: [
			`${ROUNDS} rounds; stacked bars, choices and histograms, 860 pixels wide; figures have patterns in them.`,
		],
	};
}
