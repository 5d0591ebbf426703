import { expect, expectNoAxeViolations, expectNoSidewaysScroll, test } from './page.ts';

const PAGES = [
	'/protocols/',
	'/protocols/tuning/',
	'/protocols/tuning/roles/',
	'/protocols/choose/',
	'/protocols/by/bring/dilemma/',
	'/protocols/observation/',
	'/protocols/observation/sheet/',
].flatMap((path) => [path, `/es${path}`]);

for (const path of [...PAGES, '/protocols/consultancy/side-by-side/', '/search/', '/offline/']) {
	test(`${path} is sound: axe in both themes, one heading, no style attribute, narrow windows`, async ({
		page,
	}) => {
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto(path);
			await expectNoAxeViolations(page);
		}
		await expect(page.locator('h1')).toHaveCount(1);
		await expect(page.locator('[style]')).toHaveCount(0);
		for (const width of [320, 360, 768]) {
			await page.setViewportSize({ width, height: 720 });
			await page.goto(path);
			await expectNoSidewaysScroll(page);
		}
	});
}

test('facets combine, each state has an address, and a click takes one away again', async ({
	page,
}) => {
	await page.goto('/protocols/');
	await page.getByText('Find one').click();
	await page.getByRole('link', { name: 'a dilemma', exact: true }).click();
	await expect(page).toHaveURL(/\/protocols\/by\/bring\/dilemma\/$/);
	await page
		.getByRole('group', { name: 'How many are you?' })
		.getByRole('link', { name: '5', exact: true })
		.click();
	await expect(page).toHaveURL(/\/protocols\/\?people=5&bring=dilemma$/);
	await expect(page.getByRole('link', { name: 'Consultancy', exact: true })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Text Rendering' })).toBeHidden();
	const count = await page.locator('.entry:visible').count();
	await expect(page.getByRole('status').first()).toHaveText(`${count} protocols`);
	await page.getByRole('link', { name: 'a dilemma', exact: true }).click();
	await expect(page).toHaveURL(/\/protocols\/by\/people\/5\/$/);
});

test('“we are five and have 35 minutes” is answered, exactly', async ({ page }) => {
	await page.goto('/protocols/');
	await page.getByText('Find one').click();
	await page.getByLabel('people', { exact: true }).fill('5');
	await page.getByLabel('minutes', { exact: true }).fill('35');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page).toHaveURL(/\?people=5&minutes=35$/);
	await expect(page.getByRole('link', { name: 'Consultancy', exact: true })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Learning from Student Work' })).toBeHidden();
	// Five people and 35 minutes go along, to the page and on to its clock.
	await page.getByRole('link', { name: 'Consultancy', exact: true }).click();
	await expect(page.getByRole('radio', { name: /short/ })).toBeChecked();
	await page.getByRole('link', { name: 'Run it with the clock' }).click();
	await expect(page.getByLabel('How many people')).toHaveValue('5');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('[data-show=total]')).toHaveText(/^3(5:00|4:5\d)$/);
});

for (const [query, sentence] of [
	['people=0', '“0” is not something this list can filter by under “How many are you?”.'],
	['people=10000', '“10000” is not something'],
	['minutes=1000000000', '“1000000000” is not something'],
	['minutes=-1', '“-1” is not something'],
	['minutes=text', '“text” is not something'],
	['bring=cake', '“cake” is not something'],
] as const) {
	test(`a list asked for ?${query} says what it left out and shows everything`, async ({
		page,
	}) => {
		await page.goto(`/protocols/?${query}`);
		await expect(page.getByRole('alert')).toContainText(sentence);
		expect(await page.locator('.entry:visible').count()).toBeGreaterThanOrEqual(20);
	});
}

test('a search with no answer says so', async ({ page }) => {
	await page.goto('/protocols/?people=2&minutes=5&bring=text');
	await expect(page.getByText('Nothing in the library suits all of that.')).toBeVisible();
	await expect(page.getByRole('status').first()).toHaveText('No protocol');
});

test('the length and one’s own role are chosen, stand in the address, and come back', async ({
	page,
}) => {
	await page.goto('/protocols/consultancy/');
	await page.locator('#length-short').check();
	await page.getByLabel('Presenter').check();
	await expect(page).toHaveURL(/\?length=short&role=presenter$/);
	await page.reload();
	await expect(page.locator('#length-short')).toBeChecked();
	await expect(page.getByText('Turn your chair a little away and take notes.')).toBeVisible();
	await expect(page.getByText('Ask for facts with short answers.')).toBeHidden();
	await expect(page.locator('#step-5').getByText('You are silent')).toBeVisible();
	await expect(page.locator('#step-1').getByText('You are silent')).toBeHidden();
	const run = page.getByRole('link', { name: 'Run it with the clock' });
	await expect(run).toHaveAttribute('href', /run\/#length=short$/);
});

test('a length that is chosen stays chosen for whoever came with other minutes', async ({
	page,
}) => {
	await page.goto('/protocols/consultancy/#minutes=20');
	await expect(page.locator('#length-short')).toBeChecked();
	await page.locator('#length-standard').check();
	await expect(page).toHaveURL(/\?length=standard#minutes=20$/);
	await page.reload();
	await expect(page.locator('#length-standard')).toBeChecked();
});

test('a role or length that does not exist gets a sentence', async ({ page }) => {
	await page.goto('/protocols/consultancy/?role=king&length=eternal');
	await expect(page.getByRole('alert')).toHaveText(
		'“eternal” is not a length. There is short, standard and long; you see the standard one. This protocol has no role called “king”. Its roles are: presenter, facilitator, consultants. You see everyone’s part.',
	);
});

test('the timeline is in proportion to the minutes', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto('/protocols/tuning/');
	const widths = await page
		.locator('[data-length=standard] svg.drawing rect')
		.evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
	const minutes = [3, 8, 4, 8, 2, 12, 5, 3];
	const whole = widths.reduce((sum, width) => sum + width, 0);
	for (const [index, width] of widths.entries()) {
		expect(Math.abs(width / whole - minutes[index]! / 45)).toBeLessThan(0.01);
	}
});

test('what is not translated falls back to English and says so', async ({ page }) => {
	await page.goto('/es/protocols/tuning/');
	await expect(page.getByText('Este protocolo aún no está traducido al español.')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuning');
	await expect(page.locator('header[lang=en]')).toBeVisible();
	await page.goto('/es/protocols/consultancy/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Consulta entre colegas');
	await page.goto('/es/protocols/');
	await expect(page.locator('.entry', { hasText: 'Tuning a Plan' })).toContainText('en inglés');
});

test('both languages stand side by side', async ({ page }) => {
	await page.goto('/protocols/consultancy/');
	await page.getByRole('link', { name: 'English and Spanish side by side' }).click();
	await expect(page.getByRole('heading', { name: 'The dilemma' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'El dilema' })).toBeVisible();
});

test('all protocols are one open file', async ({ request }) => {
	const response = await request.get('/protocols.json');
	const { format, protocols } = (await response.json()) as {
		format: string;
		protocols: { id: string; es?: unknown; steps: { minutes: Record<string, number> }[] }[];
	};
	expect(format).toBe('peer-coach-protocols-1');
	expect(protocols.length).toBeGreaterThanOrEqual(20);
	expect(protocols.filter(({ es }) => es !== undefined).length).toBeGreaterThanOrEqual(6);
});

test('an observation is written down, outlives a reload, and is erased without a trace', async ({
	page,
}) => {
	await page.goto('/protocols/observation/');
	await page.getByLabel('somebody with experience').check();
	await expect(
		page.getByText('The observer has experience that the teacher asked for'),
	).toBeVisible();
	await page.getByRole('link', { name: 'Open the observation sheet' }).click();
	await page.getByLabel('The teacher’s question').fill('Who gets time to think?');
	await page.getByLabel('Seen or heard').fill('Teacher asks, waits two seconds');
	await page.keyboard.press('Enter');
	await page.getByLabel('Seen or heard').fill('Three hands');
	await page.keyboard.press('Enter');
	await page.reload();
	await expect(page.getByLabel('The teacher’s question')).toHaveValue('Who gets time to think?');
	await expect(page.getByRole('cell', { name: 'Three hands' })).toBeVisible();
	await page
		.getByRole('button', { name: /Remove the line/ })
		.last()
		.click();
	await expect(page.getByRole('cell', { name: 'Three hands' })).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('cell', { name: 'Three hands' })).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a text file' }).click();
	expect((await download).suggestedFilename()).toBe('observation-sheet.txt');
	page.on('dialog', (dialog) => void dialog.accept());
	await page.getByRole('button', { name: 'Erase everything' }).click();
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
	await expect(page.getByRole('cell', { name: 'Three hands' })).toHaveCount(0);
});

test('a sheet that somebody else’s program wrote is treated as an empty one', async ({ page }) => {
	await page.goto('/protocols/observation/sheet/');
	for (const kept of ['{', '[]', 'null', '{"lines":[{"minute":"x"}]}', '7']) {
		await page.evaluate((text) => {
			localStorage.setItem('observation-sheet', text);
		}, kept);
		await page.reload();
		await page.getByLabel('Seen or heard').fill('A new line');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('cell', { name: 'A new line' })).toBeVisible();
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a single facet is a page that a plain link reaches', async ({ page }) => {
		await page.goto('/protocols/');
		await page.getByText('Find one').click();
		await page.getByRole('link', { name: 'a text', exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Somebody brings a text');
		await expect(page.getByRole('link', { name: 'Text Rendering' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Consultancy', exact: true })).toHaveCount(0);
	});

	test('the three questions choose', async ({ page }) => {
		await page.goto('/protocols/choose/');
		await page.getByLabel('a dilemma').check();
		await page.getByLabel('up to 30 minutes').check();
		await page.getByLabel('we have worked together').check();
		await expect(page.getByRole('link', { name: 'Consultancy', exact: true })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Issaquah' })).toBeHidden();
		await expect(page.getByRole('link', { name: 'Text Rendering' })).toBeHidden();
	});

	test('a protocol is read whole, in each length and in one’s own role', async ({ page }) => {
		await page.goto('/protocols/consultancy/');
		await expect(page.locator('#step-1')).toContainText('8 min');
		await page.locator('#length-long').check();
		await expect(page.locator('#step-1 [data-length=long]')).toBeVisible();
		await expect(page.locator('#step-1 [data-length=standard]')).toBeHidden();
		await page.getByLabel('Presenter').check();
		await expect(page.getByText('Ask for facts with short answers.')).toBeHidden();
	});

	test('the observation sheet can be printed', async ({ page }) => {
		await page.goto('/protocols/observation/sheet/');
		await expect(page.getByText('Print it and write by hand.')).toBeVisible();
	});
});
