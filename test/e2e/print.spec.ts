import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
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
