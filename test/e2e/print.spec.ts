import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { generateSeed, seedToKeys } from '../../src/lib/survey/seed.ts';
import { expect, test } from './page.ts';

const IDS = readdirSync('src/content/protocols/en').map((name) => name.replace(/\.mdx$/, ''));

async function pagesOf(page: Page, format: 'Letter' | 'A4'): Promise<number> {
	const pdf = await page.pdf({ format, preferCSSPageSize: false });
	return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page[^s]/g)].length;
}

for (const id of IDS) {
	test(`${id} prints as a card of one page, in every length, on Letter and A4, in both languages`, async ({
		page,
	}) => {
		for (const root of ['', '/es']) {
			await page.goto(`${root}/protocols/${id}/`);
			for (const length of ['short', 'standard', 'long']) {
				await page.locator(`#length-${length}`).check();
				expect(await pagesOf(page, 'Letter')).toBe(1);
				expect(await pagesOf(page, 'A4')).toBe(1);
			}
		}
	});
}

test('the observation sheet prints as one page, empty and with lines', async ({ page }) => {
	await page.goto('/protocols/observation/sheet/');
	expect(await pagesOf(page, 'Letter')).toBe(1);
	expect(await pagesOf(page, 'A4')).toBe(1);
	for (let line = 1; line <= 5; line++) {
		await page.getByLabel('Seen or heard').fill(`Line ${line}`);
		await page.keyboard.press('Enter');
	}
	expect(await pagesOf(page, 'Letter')).toBe(1);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.print-row:visible')).toHaveCount(17);
});

test('role cards are never cut by the end of a page', async ({ page }) => {
	await page.goto('/protocols/tuning-a-plan/roles/');
	expect(await pagesOf(page, 'Letter')).toBeLessThanOrEqual(2);
	await page.emulateMedia({ media: 'print' });
	const breaks = await page
		.locator('.role-card')
		.evaluateAll((cards) => cards.map((card) => getComputedStyle(card).breakInside));
	expect(new Set(breaks)).toEqual(new Set(['avoid']));
});

test('a poster is one page a language, and sixteen slips are two pages, on Letter and A4', async ({
	page,
}) => {
	// The sheets stay until the test has printed them.
	await page.addInitScript(() => {
		window.print = () => undefined;
	});
	await page.goto('/facilitate/');
	await page.getByRole('button', { name: 'I have a key' }).click();
	await page.getByLabel('Key file').setInputFiles('public/practice/practice.key.json');
	await page.getByLabel('Passphrase').fill('aspen and spruce');
	await page.getByRole('button', { name: 'Unlock' }).click();
	await page.getByRole('button', { name: 'Begin with this: After our observation cycle' }).click();
	const steward = seedToKeys(generateSeed()).publicKey.text;
	await page.getByLabel('The steward’s public key').fill(steward);
	await page.getByLabel('Last day').fill('2031-12-31');
	await page.getByRole('button', { name: 'Make the survey' }).click();
	await page.getByRole('button', { name: 'Open the mailbox' }).click();
	for (const button of ['Print the poster', 'Print slips to cut']) {
		for (const format of ['Letter', 'A4'] as const) {
			await page.getByRole('button', { name: button }).click();
			await expect(page.locator('.paper')).toHaveCount(1);
			expect(await pagesOf(page, format)).toBe(2);
			await expect(page.locator('.paper')).toHaveCount(0); // taken away after printing
		}
	}
});
