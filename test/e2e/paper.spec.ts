/** A survey on paper: the sheets that a printer would be given, on Letter and on A4. */
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { newDraft, newQuestion, draftToText, type Draft } from '../../src/lib/survey/draft.ts';
import { expect, test } from './page.ts';

const both = (en: string, es: string) => ({ en, es });

/** A survey in two languages with a title and a welcome of some length, of a group of eleven. */
const DRAFT: Draft = {
	...newDraft('d1'),
	title: both('After our session, Oak Creek', 'Después de nuestra sesión en Oak Creek'),
	intro: both(
		'It helps us to plan the next session. Skip whatever you like, and say what you would not say aloud.',
		'Nos ayuda a planear la próxima sesión. Salte lo que quiera, y diga lo que no diría en voz alta.',
	),
	pages: [
		{
			title: both('', ''),
			questions: [{ ...newQuestion('text', 'q1'), text: both('What helped?', '¿Qué ayudó?') }],
		},
	],
	hasSteward: false,
	groupSize: 11,
};

async function giveOut(page: Page, draft: Draft): Promise<void> {
	await page.goto('/facilitate/');
	const box = page.getByLabel('Choose a file, or drop it here');
	await box.setInputFiles('public/practice/practice.key.json');
	await page.getByLabel('Passphrase', { exact: true }).fill('aspen and spruce');
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('is unlocked in this page.')).toBeVisible();
	await box.setInputFiles({
		name: 'one.draft.json',
		mimeType: 'application/json',
		buffer: Buffer.from(draftToText(draft)),
	});
	await page.getByRole('button', { name: 'Make the survey' }).click();
	await page.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(page.locator('.short-link a')).toBeVisible();
}

/** What the button would send to a printer: the dialog itself is not opened here. */
async function sheets(page: Page, button: string, format: 'Letter' | 'A4'): Promise<number> {
	await page.evaluate(() => {
		window.print = () => undefined;
	});
	await page.getByRole('button', { name: button }).click();
	await page.locator('.paper').waitFor({ state: 'attached' });
	const cut = await page
		.locator('.poster, .slip')
		.evaluateAll((all) => all.filter((each) => each.scrollHeight > each.clientHeight).length);
	expect(cut, 'nothing is cut').toBe(0);
	const pdf = await page.pdf({ format });
	const folder = process.env['PAPER'];
	if (folder !== undefined)
		writeFileSync(`${folder}/${button.replaceAll(' ', '-')}-${format}.pdf`, pdf);
	await page.evaluate(() => {
		window.dispatchEvent(new Event('afterprint'));
	});
	await expect(page.locator('.paper')).toHaveCount(0);
	return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page[^s]/g)].length;
}

for (const format of ['Letter', 'A4'] as const) {
	test(`a poster is one page a language, and slips fill their sheets, on ${format}`, async ({
		page,
	}) => {
		await giveOut(page, { ...DRAFT, closes: format === 'A4' ? '2031-06-30' : '' });
		expect(await sheets(page, 'Print the poster', format)).toBe(2);
		await expect(page.getByLabel('Slips')).toHaveValue('11');
		expect(await sheets(page, 'Print slips to cut', format)).toBe(2);
		await page.getByLabel('Slips').fill('17');
		expect(await sheets(page, 'Print slips to cut', format)).toBe(3);
	});
}

test('a poster with a long welcome has smaller letters and loses none of them', async ({
	page,
}) => {
	const long = 'We ask this after each of our meetings, so that the next one is better. '.repeat(8);
	await giveOut(page, { ...DRAFT, intro: both(long, long) });
	expect(await sheets(page, 'Print the poster', 'Letter')).toBe(2);
	await page.getByRole('button', { name: 'Print the poster' }).click();
	const fits = await page
		.locator('.poster')
		.evaluateAll((all) =>
			all.map((each) => Number((each as HTMLElement).style.getPropertyValue('--fit'))),
		);
	for (const fit of fits) expect(fit).toBeLessThan(1);
});
