/**
 * Twenty charts of a release in a real browser: from the release being there to the frame in which they
 * are painted. The same drawing code that the site ships, bundled by itself.
 * @module
 */
import { build } from 'esbuild';
import { chromium } from '@playwright/test';
import { launchOptions } from '../test/e2e/browser.ts';
import { CHARTS, type Round } from './charts-page.ts';
import { spread, spreadCells, SPREAD_COLUMNS, type Table } from './table.ts';

const ROUNDS = 25;
/** What was promised: milliseconds from the release to the painted frame. */
const PROMISED = 300;

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
	const once = (): Promise<Round> => page.evaluate('globalThis.drawOnce()');
	// The first time counts too: it is what a facilitator waits for.
	const first = await once();
	const rounds: Round[] = [];
	for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once());
	await browser.close();
	return {
		title: `${CHARTS} charts of a release, milliseconds in the browser`,
		columns: ['', 'first time', ...SPREAD_COLUMNS, 'promised'],
		rows: [
			['drawn', first.drawn, ...spreadCells(spread(rounds.map(({ drawn }) => drawn))), ''],
			[
				'painted',
				first.painted,
				...spreadCells(spread(rounds.map(({ painted }) => painted))),
				PROMISED,
			],
		],
		notes: [
			`${ROUNDS} rounds; stacked bars, choices and histograms, 860 pixels wide, with patterns in them.`,
		],
	};
}
