/**
 * What `npm run demo` sealed, opened on the facilitator's page. The demo names its folder if it is the
 * one that asks; otherwise a small one is made here.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DemoColumn } from '../../src/lib/cli/demo-table.ts';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

interface Counts {
	readonly passphrase: string;
	readonly responses: number;
	readonly questions: readonly DemoColumn[];
}

const { DEMO_FOLDER } = process.env;
let folder = DEMO_FOLDER ?? '';

test.beforeAll(() => {
	if (DEMO_FOLDER !== undefined) return;
	folder = join(mkdtempSync(join(tmpdir(), 'academy-')), 'demo');
	execFileSync('node', ['src/lib/cli/demo.ts', '--rows', '200', '--keep', folder]);
});

test.afterAll(() => {
	if (DEMO_FOLDER === undefined) rmSync(join(folder, '..'), { recursive: true });
});

const readCounts = (): Counts =>
	JSON.parse(readFileSync(join(folder, 'counts.json'), 'utf8')) as Counts;

/** Unlocks the demo's key and opens its survey, up to where envelopes are dropped. */
async function openSurvey(page: Page): Promise<void> {
	const { passphrase } = readCounts();
	await page.goto('/facilitate/');
	await page.getByRole('button', { name: 'I have a key' }).click();
	await page.getByLabel('Key file').setInputFiles(join(folder, 'facilitator.key.json'));
	await page.getByLabel('Passphrase').fill(passphrase);
	await page.getByRole('button', { name: 'Unlock' }).click();
	await page
		.getByLabel('Choose a file, or drop it here')
		.setInputFiles(join(folder, 'survey.json'));
}

test('a table that was sealed row by row is charted with the counts of a plain count', async ({
	page,
}) => {
	const { responses, questions } = readCounts();
	await openSurvey(page);
	await page.getByLabel('Drop files here').setInputFiles(join(folder, 'form-export.csv'));
	await expect(page.getByText(`${responses} responses counted.`).first()).toBeVisible({
		timeout: 60_000,
	});

	const charts = page.locator('[data-chart]:not([data-chart^="overview"])');
	await expect(charts).toHaveCount(questions.length);
	await expect(charts.locator('canvas')).toHaveCount(questions.length);
	const shown = await charts.evaluateAll((figures) =>
		figures.map((figure) =>
			[...figure.querySelectorAll('tbody tr:first-child td')].map((cell) =>
				Number(cell.textContent),
			),
		),
	);
	// The last column is how many answered.
	const expected = questions.map(({ counts }) => [
		...counts,
		counts.reduce((sum, count) => sum + count, 0),
	]);
	expect(shown).toEqual(expected);
});

test('a large file is shared by workers, and each of its envelopes still counts once', async ({
	page,
}) => {
	const { responses } = readCounts();
	const lines = readFileSync(join(folder, 'form-export.csv'), 'utf8');
	const copies = Math.ceil(2_500_000 / lines.length);
	await openSurvey(page);
	const cores = await page.evaluate(() => navigator.hardwareConcurrency);
	const workers = new Set<string>();
	page.on('worker', (worker) => workers.add(`${workers.size} ${worker.url()}`));
	await page.getByLabel('Drop files here').setInputFiles({
		name: 'all-exports.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(lines.repeat(copies)),
	});
	await expect(page.getByText(`${responses} responses counted.`).first()).toBeVisible({
		timeout: 60_000,
	});
	const again = responses * (copies - 1);
	await expect(page.getByText(`${again} were there more than once`)).toBeVisible();
	expect([...workers].filter((url) => url.includes('opening-worker'))).toHaveLength(
		Math.min(4, cores),
	);
});
