/** What people paste, type and leave behind: nothing of it may break a page, or stay for the next person. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Definition } from '../../src/lib/survey/definition.ts';
import { definitionToLink } from '../../src/lib/survey/link.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, test } from './page.ts';
import { NAUGHTY, POINTS, surveyByFile } from './releases.ts';

const make = (page: Page): Locator => page.locator('[data-section="make"]');
const preview = (page: Page): Locator => make(page).locator('[data-preview]');

/** Ten questions of every kind on three pages, and nothing that needs a server. */
function tenQuestions(): Definition {
	const scale = (id: string, text: string) => ({ type: 'scale', id, text, points: POINTS });
	return surveyByFile({
		title: 'Ten questions',
		pages: [
			{
				questions: [
					scale('time', 'We had enough time for what mattered.'),
					scale('heard', 'I was listened to.'),
					scale('safe', 'I could show something unfinished.'),
					scale('use', 'I take away something that I will try.'),
				],
			},
			{
				questions: [
					{ type: 'choice', id: 'part', text: 'Which part helped you most?', options: ['Presenting', 'Listening', 'Questions'] },
					{ type: 'choices', id: 'next', text: 'What next?', options: ['Plans', 'Visits', 'Texts'] },
					{ type: 'scale', id: 'again', text: 'How likely will you come again?', shape: 'amount', points: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] },
				],
			},
			{
				questions: [
					{ type: 'number', id: 'visits', text: 'How many lessons did you visit?', bins: [0, 1, 3, 6], max: 50 },
					{ type: 'matrix', id: 'group', text: 'Our group', points: POINTS, rows: [{ id: 'trust', text: 'We trust each other.' }] },
					{ type: 'text', id: 'carry', text: 'What do you carry away?', maxLength: 400 },
				],
			},
		],
	}); // prettier-ignore
}

/** Put a page's own piece, with its markup, on the clipboard. */
async function copyHtml(page: Page, html: string, text: string): Promise<void> {
	await page.evaluate(
		async (given) => {
			const item = ([type, content]: readonly [string, string]) => new Blob([content], { type });
			await navigator.clipboard.write([
				new ClipboardItem({
					'text/html': item(['text/html', given.html]),
					'text/plain': item(['text/plain', given.text]),
				}),
			]);
		},
		{ html, text },
	);
}

test('where the browser does not allow copying, the button says so and what to do', async ({
	page,
}) => {
	await page.addInitScript(() => {
		// One browser refuses; in the other, the site is not secure, and there is nothing to ask.
		if (location.pathname.startsWith('/es/')) {
			Object.defineProperty(navigator, 'clipboard', { value: undefined });
		} else {
			navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
		}
	});
	for (const [path, name, refused] of [
		[
			'/facilitate/',
			'Copy an invitation to send',
			'Not copied: allow copying in the browser, then press again',
		],
		[
			'/es/facilitate/',
			'Copiar una invitación para enviar',
			'No se copió: permita copiar en el navegador y pulse otra vez',
		],
	] as const) {
		await page.goto(path);
		await make(page)
			.getByRole('button', { name: /^(Begin with this|Empezar con esta)/ })
			.first()
			.click();
		await make(page).getByRole('button', { name }).click();
		await expect(make(page).getByRole('button', { name: refused })).toBeVisible();
	}
});

test('what is pasted from a web page comes in as words alone, in the builder and in an answer', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const html = '<h1>Time</h1><img src=x onerror="alert(1)"><b onclick="alert(1)">to think</b>';
	const text = 'Time to <b>think</b>';
	await page.goto('/facilitate/');
	await make(page).getByRole('button', { name: 'Begin with this: After our session' }).click();
	await copyHtml(page, html, text);
	for (const name of ['Title, English', 'A word of welcome, English']) {
		const field = make(page).getByLabel(name);
		await field.fill('');
		await field.press('ControlOrMeta+v');
		await expect(field).toHaveValue(text);
	}
	await make(page).locator('.asked-text').first().click();
	const statement = make(page).getByLabel('Statement 1, English');
	await statement.fill('');
	await statement.press('ControlOrMeta+v');
	await expect(statement).toHaveValue(text);
	await expect(preview(page).locator('legend', { hasText: text })).toBeVisible();
	await expect(page.locator('img[src="x"], peer-workspace h1')).toHaveCount(0);

	await page.goto(`/reflect/#${await definitionToLink(tenQuestions())}`);
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByRole('button', { name: 'Next' }).click();
	const carry = page.getByLabel('What do you carry away?');
	await carry.press('ControlOrMeta+v');
	await expect(carry).toHaveValue(text);
	await expect(page.getByText(`${text.length} of 400 characters`)).toBeVisible();
	await page.getByRole('button', { name: 'Look over your answers' }).click();
	await expect(page.locator('.review').getByText(text, { exact: true })).toBeVisible();
	await expect(page.locator('img[src="x"]')).toHaveCount(0);
});

test('right to left, emoji and naughty strings go through every field of the builder, into the file and back', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await make(page).getByRole('button', { name: 'Begin from nothing' }).click();
	const fields = make(page).locator('.builder-edit').locator('input[type="text"], textarea');
	const odd = (index: number): string =>
		`${NAUGHTY[index % NAUGHTY.length]!.replace('\u0000', '')} ${index}`;
	const written = new Map<string, string>();
	let count = 0;
	const fillAll = async (): Promise<void> => {
		for (const field of await fields.all()) {
			// A key is refused unless it is whole, and bins are numbers: other tests.
			const name = (await field.getAttribute('data-field'))!;
			if (/^steward$|\.bins$/.test(name)) continue;
			const text = odd(count);
			count += 1;
			await field.fill(text);
			await expect(field).toHaveValue(text);
			written.set(name, text);
		}
	};
	await fillAll();
	const kinds = ['Scale', 'Statements on one scale', 'One of several', 'Several of several', 'A number', 'In their own words']; // prettier-ignore
	for (const [index, kind] of kinds.entries()) {
		await make(page).locator('.add').getByRole('button', { name: kind, exact: true }).click();
		await expect(make(page).locator('.asked-text')).toHaveCount(index + 1);
		await fillAll();
		await expectNoSidewaysScroll(page);
	}
	expect(written.size).toBeGreaterThan(60);
	await expect(page.locator('img[src="x"], .builder script')).toHaveCount(0);
	await expectNoAxeViolations(page, '[data-section="make"]');
	const saved = page.waitForEvent('download');
	await make(page).getByRole('button', { name: 'Save the draft as a file' }).click();
	const file = readFileSync(await (await saved).path(), 'utf8');
	for (const text of written.values()) expect(file).toContain(JSON.stringify(text).slice(1, -1));
	await make(page).getByRole('button', { name: 'All drafts' }).click();
	await page
		.getByLabel('Choose a file, or drop it here')
		.setInputFiles({ name: 'odd.draft.json', mimeType: 'application/json', buffer: Buffer.from(file) });
	await expect(make(page).getByLabel('Title, English')).toHaveValue(written.get('title.en')!);
}); // prettier-ignore

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

	test('ten questions take one tap each, and five taps lead from the first page to the end', async ({
		page,
	}) => {
		await page.goto(`/reflect/#${await definitionToLink(tenQuestions())}`);
		let taps = 0;
		const tap = async (target: Locator): Promise<void> => {
			await target.tap();
			taps += 1;
		};
		const press = (name: string): Promise<void> => tap(page.getByRole('button', { name }));
		const choose = async (question: string, label: string): Promise<void> => {
			const choice = page
				.getByRole('group', { name: question, exact: true })
				.locator('label')
				.filter({ hasText: new RegExp(`^${label}$`) });
			await tap(choice);
			await expect(choice.locator('input')).toBeChecked();
			// A thumb’s breadth, as far as eleven points in a row of a phone leave it.
			const { height } = (await choice.boundingBox())!;
			expect(height).toBeGreaterThanOrEqual(44);
		};
		await press('Begin');
		for (const question of tenQuestions().pages[0]!.questions) {
			await choose(question.text as string, 'Mostly');
		}
		await press('Next');
		await choose('Which part helped you most?', 'Questions');
		await choose('What next?', 'Visits');
		await choose('How likely will you come again?', '9');
		await press('Next');
		await tap(page.getByLabel('How many lessons did you visit?'));
		await page.keyboard.type('4');
		await choose('We trust each other.', 'Fully');
		await tap(page.getByLabel('What do you carry away?'));
		await page.keyboard.type('Ask before I tell.');
		await press('Look over your answers');
		await expectNoSidewaysScroll(page);
		await press('Seal and send');
		await expect(page.getByRole('heading', { name: 'Sealed', exact: true })).toBeVisible();
		expect(taps).toBe(15);
	});
});

test('no field is filled in by the browser, and what was left half written does not come back', async ({
	page,
}) => {
	page.on('dialog', (dialog) => void dialog.accept());
	const open = async (): Promise<void> => {
		await page.getByRole('button', { name: 'Begin' }).click();
		await page.getByLabel('Mostly').first().check();
		await page.getByRole('button', { name: 'Next' }).click();
		await page.getByLabel('Visits').check();
		await page.getByRole('button', { name: 'Next' }).click();
		await page.getByLabel('How many lessons').fill('7');
		await page.getByLabel('What do you carry away?').fill('Half a thought');
	};
	const expectEmpty = async (): Promise<void> => {
		await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
		const filled = await page
			.locator('form')
			.evaluate((form) =>
				[...form.querySelectorAll<HTMLInputElement>('input, textarea')]
					.filter(({ type, value, checked }) =>
						/radio|checkbox/.test(type) ? checked && value !== '' : value !== '',
					)
					.map(({ name }) => name),
			);
		expect(filled).toEqual([]);
	};
	await page.goto(`/reflect/#${await definitionToLink(tenQuestions())}`);
	await open();
	const offered = await page
		.locator('input, textarea')
		.evaluateAll((all) => all.filter((field) => field.getAttribute('autocomplete') !== 'off'));
	expect(offered).toEqual([]);
	await page.goto('/privacy/');
	await page.goBack();
	await expectEmpty();
	await open();
	await page.reload();
	await expectEmpty();
	await open();
	await page.getByRole('button', { name: 'Look over your answers' }).click();
	await page.getByRole('button', { name: 'Seal and send' }).click();
	await page.getByRole('button', { name: 'Hand over to the next person' }).click();
	await expectEmpty();
	await page.goBack();
	await page.goForward();
	await expectEmpty();
	expect(await page.content()).not.toContain('Half a thought');
});
