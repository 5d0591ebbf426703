import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { parseDefinition } from '../../src/lib/survey/definition.ts';
import { envelopeToText, sealAnswers } from '../../src/lib/survey/envelope.ts';
import { range } from '../survey/opened.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, stopClock, test } from './page.ts';
import { NAUGHTY, releaseFile } from './releases.ts';

const FILES = '#release-files';

async function open(page: Page, ...files: ReturnType<typeof releaseFile>[]): Promise<void> {
	await page.goto('/results/');
	await page.setInputFiles(FILES, await Promise.all(files));
}

async function read(page: Page): Promise<void> {
	await open(page, releaseFile('june.release.json'));
	await expect(page.getByRole('heading', { name: 'What your group said' })).toBeVisible();
}

async function download(page: Page, act: () => Promise<void>): Promise<[Download, string]> {
	const saved = page.waitForEvent('download');
	await act();
	const file = await saved;
	return [file, readFileSync(await file.path(), 'utf8')];
}

/** Take a card and hold it over a theme, until the page shows that it would come into it. */
async function holdOver(page: Page, card: Locator, column: Locator): Promise<void> {
	// Both are in sight: a page that scrolls meanwhile lets a card go.
	await page.setViewportSize({ width: 1280, height: 2400 });
	await card.hover({ position: { x: 20, y: 14 } });
	await page.mouse.down();
	await card.hover({ position: { x: 40, y: 20 } });
	await expect(card).toHaveClass('dragged');
	await expect(async () => {
		await column.hover();
		await expect(column).toHaveAttribute('data-drop', { timeout: 1000 });
	}).toPass();
}

test('a release is read without a key: every question, its n, its median, and what is withheld', async ({
	page,
}) => {
	await read(page);
	await expect(page.getByText('8 responses. A question that fewer than 5 answered')).toBeVisible();
	await expect(page.getByText('unchanged since')).toBeVisible();
	const group = page.locator('[data-chart="group"]');
	await expect(group.locator('canvas')).toHaveAttribute(
		'aria-label',
		/We had enough time.*Not at all: 2/,
	);
	await expect(group.locator('.row-numbers')).toContainText('8 of 8 answered · median: Rather not');
	await expect(page.locator('[data-chart="few"]')).toContainText(
		'Withheld: fewer than 5 answered it',
	);
	await expect(page.locator('[data-chart="few"]')).not.toContainText('4');
	await group.getByText('Table', { exact: true }).click();
	await expect(group.getByRole('row', { name: /We had enough time/ })).toHaveText(
		'We had enough time.222118',
	);
});

test('statements can stand by agreement, and patterns can be shown', async ({ page }) => {
	await read(page);
	const group = page.locator('[data-chart="group"]');
	await group.getByText('Table', { exact: true }).click();
	const first = group.locator('tbody th').first();
	await expect(first).toHaveText('We had enough time.');
	await page.getByLabel('by agreement').check();
	await expect(first).toHaveText('I was listened to.');
	await expect(group.locator('.pattern').first()).toBeHidden();
	await page.getByLabel('Patterns instead of colour alone').check();
	await expect(group.locator('.pattern').first()).toBeVisible();
	await expectNoAxeViolations(page);
	// What is explored has no patterns: the switches say so themselves.
	const explore = page.getByLabel('Charts to explore');
	await expect(explore).not.toBeChecked();
	await explore.check();
	await expect(page.getByLabel('Patterns instead of colour alone')).not.toBeChecked();
	await expect(group.locator('canvas').first()).toBeVisible();
});

test('every screen and state is sound in both themes and three widths', async ({ page }) => {
	for (const path of ['/results/', '/es/results/', '/results/practice/', '/es/results/practice/']) {
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto(path);
			await expectNoAxeViolations(page);
		}
	}
	await page.goto('/es/results/');
	await page.setInputFiles(FILES, [await releaseFile('junio.release.json')]);
	await expect(page.getByRole('heading', { name: 'Lo que dijo su grupo' })).toBeVisible();
	for (const width of [360, 768, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		await expectNoAxeViolations(page);
		await expectNoSidewaysScroll(page);
	}
});

test('what is dropped in the wrong place is named, with the place where it belongs', async ({
	page,
}) => {
	await page.goto('/results/');
	const say = page.getByRole('alert').first();
	const file = (name: string, text: string) => ({
		name,
		mimeType: 'application/json',
		buffer: Buffer.from(text),
	});
	const release = (await releaseFile('a.release.json')).buffer.toString();
	const cases: [string, string, string | RegExp][] = [
		['my.key.json', readFileSync('public/practice/practice.key.json', 'utf8'), 'is a key file. It belongs under “Your key”'],
		['survey.json', '{"format":"peer-survey","version":1}', 'is a survey. Open it under “Open a file”'],
		['draft.json', '{"format":"peer-draft","version":1}', 'is a draft of a survey. Open it under “Open a file”'],
		['envelopes.txt', 'peer-env1_AAAA\npeer-env1_AAAB\n', 'holds sealed envelopes'],
		['altered.json', release.replace('"responses": 8', '"responses": 9'), 'was altered after its facilitator signed it'],
		['newer.json', release.replace('"version": 1', '"version": 2'), 'made by a newer version'],
		['cut.json', release.slice(0, -20), 'This is not a whole release'],
		['photo.jpg', '\u00ff\u00d8\u00ff', 'This is not a whole release'],
		['empty.json', '', 'This is not a whole release'],
	]; // prettier-ignore
	for (const [name, text, sentence] of cases) {
		await page.setInputFiles(FILES, [file(name, text)]);
		await expect(say).toContainText(sentence);
		await expect(page.locator('.result')).toHaveCount(0);
	}
	await expectNoAxeViolations(page);
	// After an error, the right file works, dropped too.
	const dropped = await page.evaluateHandle((text) => {
		const data = new DataTransfer();
		data.items.add(new File([text], 'a.release.json', { type: 'application/json' }));
		return data;
	}, release);
	const drop = page.locator('peer-results .opener .drop');
	await drop.dispatchEvent('dragover', { dataTransfer: dropped });
	await expect(drop).toHaveClass('drop over');
	await drop.dispatchEvent('drop', { dataTransfer: dropped });
	await expect(page.locator('.result').first()).toBeVisible();
	await expect(say).toHaveText('');
});

test('a link shows the same figures to everybody, and a cut one shows nothing', async ({
	page,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await read(page);
	const said = (all: Element[]): (string | null)[] =>
		all.map((one) => one.getAttribute('aria-label') ?? one.textContent);
	const shown = '.report canvas, .report .row-numbers';
	await expect(page.locator('.report canvas').first()).toBeVisible();
	const figures = await page.locator(shown).evaluateAll(said);
	expect(figures.length).toBeGreaterThan(2);
	const carry = page.locator('[data-chart="carry"]');
	await carry.getByText('Group these texts').click();
	const field = carry.getByLabel('New theme');
	const top = async (place: Locator): Promise<number> => (await place.boundingBox())!.y;
	expect(await top(field)).toBeLessThan(await top(carry.locator('.texts li').first()));
	await field.fill('Time');
	await page.keyboard.press('Enter');
	const card = carry.locator('li', { hasText: 'Card number 3' });
	await card.getByLabel('Theme of this card').selectOption('Time');
	await expect(carry.locator('[data-column="0"] li')).toHaveCount(1);
	await page.getByRole('button', { name: 'Copy a link for your group' }).click();
	await expect(page.getByText('after the “#”, which browsers send to nobody')).toBeVisible();
	const link = await page.evaluate(() => navigator.clipboard.readText());
	const participant = await context.newPage();
	await participant.setViewportSize({ width: 390, height: 844 });
	const requests: string[] = [];
	participant.on('request', (request) => requests.push(request.url()));
	await participant.goto(link);
	await expect(participant.getByRole('heading', { name: 'What your group said' })).toBeVisible();
	await expect(participant.locator('.report canvas').first()).toBeVisible();
	expect(await participant.locator(shown).evaluateAll(said)).toEqual(figures);
	expect(requests.filter((url) => url.includes(link.slice(-40)))).toEqual([]);
	// Who only reads has a chart on a phone's first screen, themes as they are, and tools in one place.
	await participant.evaluate(() => {
		window.scrollTo(0, 0);
	});
	await expect(participant.locator('.report canvas').first()).toBeInViewport();
	await expect(participant.getByText('Before you show them')).toHaveCount(0);
	const themed = participant.locator('[data-chart="carry"]');
	await expect(themed.getByRole('heading', { name: 'Time' })).toBeVisible();
	await expect(themed.locator('li')).toHaveCount(8);
	await expect(themed.locator('input, select, button:visible')).toHaveCount(0);
	const print = participant.getByRole('button', { name: 'Print or save as PDF' });
	const add = participant.getByText('Add releases to compare');
	await expect(print).toBeHidden();
	await expect(add).toBeHidden();
	await expectNoAxeViolations(participant);
	await participant.getByText('More: print, save, project, compare').click();
	await expect(print).toBeVisible();
	await expect(add).toBeVisible();
	await expect(themed.getByRole('button', { name: 'CSV' })).toBeVisible();
	await expectNoAxeViolations(participant);
	for (const cut of [1, 30, 500]) {
		await participant.goto('about:blank');
		await participant.goto(link.slice(0, -cut));
		await expect(participant.getByText('This link is not whole')).toBeVisible();
		await expect(participant.locator('.result')).toHaveCount(0);
	}
});

test('a release of the site is read without JavaScript, and checked again with it', async ({
	page,
	browser,
	baseURL,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
	const plain = await context.newPage();
	await plain.goto('/results/practice/');
	await expect(plain.getByRole('heading', { name: 'How far do you agree?' })).toBeVisible();
	await expect(plain.locator('.result svg').first()).toContainText('13 of 13 answered');
	await context.close();
	await page.goto('/results/');
	await page.getByRole('link', { name: 'Practice: after a session' }).click();
	await expect(page.getByText('unchanged since')).toBeVisible();
	await expect(page.locator('[data-chart="session"] .row-numbers').first()).toContainText(
		'13 of 13 answered',
	);
});

test('a release of the site that was altered on its way is named, and what was built is still there', async ({
	page,
}) => {
	await page.route('**/results/practice/', async (route) => {
		const response = await route.fetch();
		const built = await response.text();
		const body = built.replace(/(&quot;responses&quot;:\s*)13/, (_, name: string) => `${name}14`);
		expect(body === built).toBe(false);
		await route.fulfill({ response, body });
	});
	await page.goto('/results/practice/');
	await expect(page.getByRole('alert')).toContainText('are not as their facilitator signed them');
	await expect(page.getByRole('heading', { name: 'How far do you agree?' })).toBeVisible();
	await expect(page.getByText('unchanged since')).toBeHidden();
	await expectNoAxeViolations(page);
});

test('texts are grouped by hand, kept in the release’s file, and read from it again', async ({
	page,
}) => {
	await read(page);
	const carry = page.locator('[data-chart="carry"]');
	await carry.getByText('Group these texts').click();
	await carry.getByLabel('New theme').fill('<b>Time</b> 🌱');
	await carry.getByRole('button', { name: 'Add', exact: true }).click();
	const card = carry.locator('li', { hasText: 'Card number 3' });
	await card.getByLabel('Theme of this card').selectOption('<b>Time</b> 🌱');
	await expect(card.getByLabel('Theme of this card')).toBeFocused();
	const theme = carry.locator('[data-column="0"] li');
	await holdOver(
		page,
		carry.locator('li', { hasText: 'Card number 5' }),
		carry.locator('[data-column="0"]'),
	);
	await page.mouse.up();
	await expect(theme).toHaveCount(2);
	await expect(carry.getByText('The card is in “<b>Time</b> 🌱”.')).toBeVisible();
	await expect(page.getByText('Your themes are in this page only.')).toBeVisible();
	await expectNoAxeViolations(page);
	const [file, text] = await download(page, () =>
		page.getByRole('button', { name: 'Save the release' }).click(),
	);
	expect(file.suggestedFilename()).toBe('after-the-session.release.json');
	await page.goto('/results/');
	await page.setInputFiles(FILES, [
		{ name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(text) },
	]);
	await expect(page.getByText('unchanged since')).toBeVisible();
	await expect(page.getByLabel('Name of the theme')).toHaveValue('<b>Time</b> 🌱');
	await expect(theme).toHaveCount(2);
	// On the wall the cards of a theme come first, under its name.
	await page.getByRole('button', { name: 'Project' }).click();
	const wall = page.locator('dialog.projector');
	await expect(wall.getByRole('heading')).toBeFocused();
	await page.keyboard.press('End');
	await expect(wall.locator('.quiet')).toHaveText('Card 8 of 8');
	await expect(wall.locator('.label')).toHaveCount(0);
	while ((await wall.locator('.label').count()) === 0) await page.keyboard.press('ArrowLeft');
	await expect(wall.locator('.label')).toHaveText('<b>Time</b> 🌱');
	await expect(wall.locator('.quiet')).toHaveText('Card 2 of 8');
	await page.keyboard.press('Escape');
	await expect(wall).toHaveCount(0);
	const [, csv] = await download(page, () => carry.getByRole('button', { name: 'CSV' }).click());
	expect(csv.match(/^<b>Time<\/b> 🌱,Card number [35]\r$/gm)).toHaveLength(2);
	expect(csv.match(/^Not grouped yet,Card number \d\r$/gm)).toHaveLength(6);
	const [, json] = await download(page, () =>
		page.getByRole('button', { name: 'All tables (JSON)' }).click(),
	);
	expect(JSON.parse(json)).toContainEqual(
		expect.objectContaining({
			id: 'carry',
			themes: [{ name: '<b>Time</b> 🌱', texts: expect.any(Array) as number[] }],
		}),
	);
});

test('grouping can be undone, step by step, by a button and by keys', async ({ page }) => {
	await read(page);
	const carry = page.locator('[data-chart="carry"]');
	const theme = carry.locator('[data-column="0"] li');
	const free = carry.locator('[data-column="-1"] li');
	const undo = carry.getByRole('button', { name: 'Undo' });
	await carry.getByText('Group these texts').click();
	await expect(undo).toBeHidden();
	await carry.getByLabel('New theme').fill('Time');
	await page.keyboard.press('Enter');
	await expect(carry.getByLabel('Name of the theme')).toHaveValue('Time');
	for (const number of [2, 4]) {
		const card = carry.locator('li', { hasText: `Card number ${number}` });
		await card.getByLabel('Theme of this card').selectOption('Time');
		await expect(card.getByLabel('Theme of this card')).toBeFocused();
	}
	await expect(theme).toHaveCount(2);
	await carry.getByRole('button', { name: 'Remove this theme' }).click();
	await expect(carry.getByText('“Time” is removed')).toBeVisible();
	await expect(free).toHaveCount(8);
	await expect(undo).toBeFocused();
	await expectNoAxeViolations(page);
	await page.keyboard.press('Enter');
	await expect(theme).toHaveCount(2);
	await expect(carry.getByLabel('Name of the theme')).toHaveValue('Time');
	await page.keyboard.press('Control+z');
	await expect(theme).toHaveCount(1);
	await page.keyboard.press('Control+z');
	await expect(theme).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(carry.getByLabel('Name of the theme')).toHaveCount(0);
	await expect(undo).toBeHidden();
	await expect(carry.locator('summary')).toBeFocused();
});

test('a card that is let go where no theme is stays where it was', async ({ page }) => {
	await read(page);
	const carry = page.locator('[data-chart="carry"]');
	await carry.getByText('Group these texts').click();
	await carry.getByLabel('New theme').fill('Time');
	await page.keyboard.press('Enter');
	const column = carry.locator('[data-column="0"]');
	await expect(column).toBeVisible();
	await holdOver(page, carry.locator('li', { hasText: 'Card number 5' }), column);
	await carry.getByRole('heading', { name: 'What do you carry away?' }).hover();
	await expect(column).not.toHaveAttribute('data-drop');
	await page.mouse.up();
	await expect(column.locator('li')).toHaveCount(0);
	await expect(carry.locator('.dragged')).toHaveCount(0);
});

test('a release holds nothing by which two answers of one person could be put together', async ({
	page,
}) => {
	await read(page);
	const [, text] = await download(page, () =>
		page.getByRole('button', { name: 'Save the release' }).click(),
	);
	for (const item of (JSON.parse(text) as { items: Record<string, unknown>[] }).items) {
		expect(['id', 'answered', 'counts', 'texts', 'withheld']).toEqual(
			expect.arrayContaining(Object.keys(item)),
		);
	}
});

test('charts are saved as CSV, JSON, SVG and PNG, safe for what opens them', async ({ page }) => {
	await open(page, releaseFile('odd.release.json', { title: NAUGHTY[0], statement: NAUGHTY[6], texts: NAUGHTY })); // prettier-ignore
	const group = page.locator('[data-chart="group"]');
	const [, csv] = await download(page, () =>
		page.locator('[data-chart="carry"]').getByRole('button', { name: 'CSV' }).click(),
	);
	expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
	const [svgFile, svg] = await download(page, () =>
		group.getByRole('button', { name: 'SVG' }).click(),
	);
	expect(svgFile.suggestedFilename()).toBe('how-far-do-you-agree.svg');
	expect(svg).not.toContain('var(');
	expect(svg).not.toContain('\u0000');
	const problem = await page.evaluate((source) => {
		const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
		return parsed.querySelector('parsererror')?.textContent ?? '';
	}, svg);
	expect(problem).toBe('');
	const [pngFile] = await download(page, () => group.getByRole('button', { name: 'PNG' }).click());
	expect(
		readFileSync(await pngFile.path())
			.subarray(1, 4)
			.toString(),
	).toBe('PNG');
	const [, json] = await download(page, () =>
		page.getByRole('button', { name: 'All tables (JSON)' }).click(),
	);
	const few = (JSON.parse(json) as { id: string; rows: unknown[] }[]).find(
		({ id }) => id === 'few',
	);
	expect(few!.rows).toEqual([{ label: 'Few answered this.', answered: 0 }]);
});

test('naughty strings, right to left, emoji and markup are shown as they are, on any width', async ({
	page,
}) => {
	for (const [index, odd] of NAUGHTY.entries()) {
		await open(page, releaseFile(`${odd.slice(0, 20)}.json`, { title: odd, statement: odd, points: [odd, 'Middle', `${odd} 2`], agrees: (person) => 1 + (person % 3), texts: NAUGHTY })); // prettier-ignore
		await expect(page.locator('.report-title')).toHaveText(odd);
		await expect(page.locator('.report img, .report script')).toHaveCount(0);
		await page.setViewportSize({ width: index % 2 === 0 ? 360 : 1440, height: 800 });
		await expectNoSidewaysScroll(page);
	}
	await expect(page.locator('[data-chart="carry"] li')).toHaveCount(NAUGHTY.length);
});

test('a scale of nine points is explored in nine shades, as many as on paper', async ({ page }) => {
	const points = range(1, 10).map((point) => `Point ${point}`);
	await open(page, releaseFile('nine.json', { points, people: 9, agrees: (person) => 1 + person }));
	const canvas = page.locator('[data-chart="group"] canvas');
	await expect(canvas).toBeVisible();
	const shades = await canvas.evaluate((element: HTMLCanvasElement) => {
		const { width, height } = element;
		const { data } = element.getContext('2d')!.getImageData(0, 0, width, height);
		const pixels = new Map<string, number>();
		for (let at = 0; at < data.length; at += 4) {
			const colour = data.slice(at, at + 4).join(' ');
			if (data[at + 3] === 255) pixels.set(colour, (pixels.get(colour) ?? 0) + 1);
		}
		return [...pixels.values()].filter((count) => count > 1000).length;
	});
	expect(shades).toBeGreaterThanOrEqual(9);
});

test('a file is named after its title, accents and all', async ({ page }) => {
	const title = 'Reflexión: qué nos llevamos de la sesión de octubre y de las otras';
	await open(page, releaseFile('some.json', { title }));
	const [file] = await download(page, () =>
		page.getByRole('button', { name: 'Save the release' }).click(),
	);
	expect(file.suggestedFilename()).toBe(
		'reflexion-que-nos-llevamos-de-la-sesion-de-octubre-y-de-las.release.json',
	);
});

test('patterns that are chosen while charts to explore are still loaded stay', async ({ page }) => {
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route(/\/explore\.[^/]+\.js$/, async (route) => {
		await held;
		await route.continue();
	});
	const late = page.waitForResponse(/\/explore\.[^/]+\.js$/);
	await read(page);
	await page.getByLabel('Patterns instead of colour alone').check();
	const group = page.locator('[data-chart="group"]');
	await expect(group.locator('.pattern').first()).toBeVisible();
	release();
	await (await late).finished();
	// Once it is there for the page, whoever waited for it has gone on.
	await page.evaluate(
		async (url) => {
			await import(url);
			await new Promise((resolve) => setTimeout(resolve));
		},
		(await late).url(),
	);
	await expect(group.locator('canvas')).toHaveCount(0);
	await expect(group.locator('.pattern').first()).toBeVisible();
});

test('the wall shows one question at a time, by keyboard, and gives the focus back', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1920, height: 1080 });
	await read(page);
	await page.getByRole('button', { name: 'Project' }).click();
	const wall = page.locator('dialog.projector');
	await expect(wall.getByRole('heading')).toHaveText('After the session');
	await page.keyboard.press('ArrowRight');
	await expect(wall.getByRole('heading')).toHaveText('From “Not at all” to “Fully”');
	await page.keyboard.press('PageDown');
	await expect(wall.getByRole('heading')).toHaveText('How far do you agree?');
	await expect(wall.locator('svg')).toBeVisible();
	await expectNoAxeViolations(page, 'dialog');
	const scrolls = await wall
		.locator('.slide')
		.evaluate((slide) => slide.scrollHeight - slide.clientHeight);
	expect(scrolls).toBeLessThanOrEqual(1);
	await page.keyboard.press('End');
	await expect(wall.locator('blockquote')).toHaveText(/Card number/);
	await expect(wall.getByRole('button', { name: 'Next' })).toBeDisabled();
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowLeft');
	await expect(wall.getByRole('heading')).toHaveText('After the session');
	await wall.getByRole('button', { name: 'End' }).click();
	await expect(wall).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Project' })).toBeFocused();
});

test('the wall opens where there is no full screen, as on a phone of Apple’s', async ({ page }) => {
	await page.addInitScript(() => {
		Reflect.deleteProperty(Element.prototype, 'requestFullscreen');
		Reflect.deleteProperty(Document.prototype, 'exitFullscreen');
		Reflect.deleteProperty(Document.prototype, 'fullscreenElement');
	});
	await read(page);
	await page.getByRole('button', { name: 'Project' }).click();
	const wall = page.locator('dialog.projector');
	await expect(wall.getByRole('heading')).toHaveText('After the session');
	await wall.getByRole('button', { name: 'End' }).click();
	await expect(wall).toHaveCount(0);
});

test('a report is dated by the day on which it is printed', async ({ page }) => {
	await stopClock(page, new Date('2026-11-24T23:50:00'));
	await read(page);
	await page.clock.fastForward(20 * 60_000);
	await page.evaluate(() => {
		window.dispatchEvent(new Event('beforeprint'));
	});
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText('Printed on November 25, 2026.')).toBeVisible();
});

test('the printed report cuts no figure and no list, and leaves nothing withheld alone', async ({
	page,
}) => {
	await read(page);
	await page.evaluate(() => {
		window.dispatchEvent(new Event('beforeprint'));
	});
	await page.emulateMedia({ media: 'print' });
	const tall = await page
		.locator('.report svg')
		.evaluateAll((all) =>
			all.map((one) => one.getBoundingClientRect().height).filter((height) => height > 880),
		);
	expect(tall).toEqual([]);
	await expect(page.locator('.report svg .pattern').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
	await expect(page.locator('.sessions')).toHaveCSS('break-inside', 'avoid');
	await expect(page.locator('[data-chart="few"]')).toHaveCSS('break-before', 'avoid');
	await expect(page.locator('[data-chart="group"]')).toHaveCSS('break-before', 'auto');
});

test('two sessions are compared: matched by id, with intervals, and with what to be careful about', async ({
	page,
}) => {
	await open(
		page,
		releaseFile('october.release.json', { title: 'October', opens: '2016-10-01', people: 20, agrees: (person) => (person < 18 ? 5 : 1), statement: 'There was time enough.' }),
		releaseFile('june.release.json', { title: 'June', people: 20, agrees: (person) => (person < 4 ? 5 : 1) }),
	); // prettier-ignore
	await expect(page.getByRole('heading', { name: 'Compare sessions' })).toBeVisible();
	await expect(page.getByLabel('Name of this session').first()).toHaveValue('June');
	const time = page.locator('[data-compared="group.time"]');
	await expect(time).toContainText('The wording is not the same');
	await expect(time.locator('.wordings li')).toHaveText([
		/^June: .+ · We had enough time/,
		/^October: .+ · There was time enough\./,
	]);
	await expect(time).toContainText('From June to October: +70 points (+40 to +84).');
	await expect(time).toContainText('The interval leaves out no change.');
	await expect(time.locator('.courses svg')).toContainText('20 % (8–42)');
	const heard = page.locator('[data-compared="group.heard"]');
	await expect(heard).toContainText('may be chance');
	await expect(page.getByText('The same people may have answered')).toBeVisible();
	const saves = time.getByRole('group', { name: /^Save/ });
	const save = (kind: string) =>
		download(page, () => saves.getByRole('button', { name: kind }).click());
	const [svgFile, svg] = await save('SVG');
	expect(svgFile.suggestedFilename()).toBe('compare-sessions-there-was-time-enough.svg');
	for (const part of ['June', 'October', '20 % (8–42)', '95 % interval'])
		expect(svg).toContain(part);
	expect((await save('PNG'))[0].suggestedFilename()).toMatch(/\.png$/);
	expect((await save('CSV'))[1]).toMatch(/^.*\r\n"?June"?,.*\r\n"?October"?,/);
	await page.getByLabel('Name of this session').first().fill('Summer');
	await page.getByLabel('Name of this session').first().blur();
	await expect(time).toContainText('From Summer to October');
	await page.getByRole('button', { name: 'Later: Summer' }).click();
	await expect(time).toContainText('From October to Summer: −70 points');
	for (const width of [360, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		await expectNoAxeViolations(page);
		await expectNoSidewaysScroll(page);
	}
});

test('sessions without a day say that they stand as they were added, and stay where they are put', async ({
	page,
}) => {
	await open(
		page,
		releaseFile('october.release.json', { title: 'October', hasDay: false }),
		releaseFile('june.release.json', { title: 'June', hasDay: false }),
	);
	const names = page.getByLabel('Name of this session');
	const inOrder = () =>
		names.evaluateAll((all: HTMLInputElement[]) => all.map(({ value }) => value));
	await expect(page.getByText('8 responses, no day known')).toHaveCount(2);
	await expect(page.getByText('stands where its file was added')).toBeVisible();
	await page.getByRole('button', { name: 'Later: October' }).click();
	await expect(page.locator('[data-compared="group.time"]')).toContainText('From June to October');
	await page.setInputFiles('#compare-files', [
		await releaseFile('may.release.json', { title: 'May', opens: '2016-05-01' }),
		await releaseFile('april.release.json', { title: 'April', opens: '2016-04-01' }),
	]);
	await expect.poll(inOrder).toEqual(['June', 'October', 'April', 'May']);
});

test('two releases of one survey that differ by two people show one of them, and say why', async ({
	page,
}) => {
	await open(page, releaseFile('first.release.json', { people: 8 }));
	await page.setInputFiles('#compare-files', [
		await releaseFile('second.release.json', { people: 10 }),
		await releaseFile('first-again.release.json', { people: 8, title: 'Another' }),
		{ name: 'x.key.json', mimeType: 'application/json', buffer: readFileSync('public/practice/practice.key.json') },
	]); // prettier-ignore
	const time = page.locator('[data-compared="group.time"]');
	await expect(time).toContainText('the difference would show the answers of fewer than 5 people');
	await time.getByText('Table', { exact: true }).click();
	await expect(time.locator('tbody tr').first()).toContainText('withheld');
	await expect(page.getByText('Two of these are releases of one survey')).toBeVisible();
	await expect(page.locator('.problems')).toContainText('is a key file');
});

for (const [name, error] of [
	['full', 'QuotaExceededError'],
	['forbidden', 'SecurityError'],
] as const) {
	test(`where storage is ${name}, results are shown, grouped and saved all the same, with a sentence`, async ({
		page,
	}) => {
		await page.addInitScript((reason) => {
			const refuse = (): never => {
				throw new DOMException('no', reason);
			};
			IDBFactory.prototype.open = refuse;
			Storage.prototype.setItem = refuse;
		}, error);
		const survey = parseDefinition(
			parse(readFileSync('src/content/surveys/practice.yaml', 'utf8')),
		);
		const sealed = range(0, 5).map(() => sealAnswers(survey, new Map([['reflection', 'Kept']])));
		const lines = (await Promise.all(sealed)).map(envelopeToText).join('\n');
		await page.goto('/facilitate/');
		await page.getByRole('button', { name: 'I have a key' }).click();
		await page.getByLabel('Key file').setInputFiles('public/practice/practice.key.json');
		await page.getByLabel('Passphrase').fill('aspen and spruce');
		await page.getByRole('button', { name: 'Unlock' }).click();
		await page.getByRole('button', { name: 'Sealed to your key' }).click();
		await page
			.getByLabel('Drop files here')
			.setInputFiles({ name: 'five.txt', mimeType: 'text/plain', buffer: Buffer.from(lines) });
		await expect(
			page.getByText('This browser keeps nothing for this site, or its storage is full: after'),
		).toBeVisible();
		const texts = page.locator('[data-chart="reflection"]');
		await expect(texts.locator('.texts li')).toHaveCount(5);
		await texts.getByText('Group these texts').click();
		await texts.getByLabel('New theme').fill('Time');
		await page.keyboard.press('Enter');
		await expect(texts.getByLabel('Name of the theme')).toHaveValue('Time');
		await expectNoAxeViolations(page, '[data-section="opening"]');
		const [, text] = await download(page, () =>
			page.getByRole('button', { name: 'Save the release' }).click(),
		);
		expect(text.match(/"Kept"/g)).toHaveLength(5);
	});
}
