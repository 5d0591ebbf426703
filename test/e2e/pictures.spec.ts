import type { Page } from '@playwright/test';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, stopClock, test } from './page.ts';

const YEAR = '/pictures/2016/';
const ALBUM = '/pictures/2016/summer-institute/';
const PHOTO = '/pictures/2016/summer-institute/campfire/';

/** Every address on a page that a pattern matches, once. */
const linksOn = (page: Page, pattern: RegExp): Promise<string[]> =>
	page
		.locator('main a[href]')
		.evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).pathname))])
		.then((paths) => paths.filter((path) => pattern.test(path)));

/** Whether the page's picture was really drawn. */
const isDrawn = (page: Page): Promise<boolean> =>
	page
		.locator('main picture img')
		.first()
		.evaluate(async (image: HTMLImageElement) => {
			await image.decode();
			return image.naturalWidth > 100;
		});

test.describe('with scripts switched off', () => {
	test.use({ javaScriptEnabled: false });

	test('every picture of the year is reached by links, and is seen', async ({ page }) => {
		await page.goto('/pictures/');
		const [year] = await linksOn(page, /^\/pictures\/\d{4}\/$/);
		await page.goto(year!);
		const albums = await linksOn(page, /^\/pictures\/\d{4}\/[^/]+\/$/).then((paths) =>
			paths.filter((path) => !path.endsWith('/on-one-page/')),
		);
		expect(albums).toHaveLength(8);
		let seen = 0;
		for (const album of albums) {
			await page.goto(album);
			const photos = await linksOn(page, new RegExp(`^${album}(?!slides|contact-sheet)[^/]+/$`));
			for (const photo of photos) {
				await page.goto(photo);
				const image = page.locator('main picture img');
				await expect(image).toHaveJSProperty('complete', true);
				expect(await image.getAttribute('alt'), photo).not.toBe('');
				const { width, height } = (await image.boundingBox())!;
				expect(Math.min(width, height), photo).toBeGreaterThan(100);
				seen++;
			}
		}
		expect(seen).toBe(88);
	});

	test('next and previous lead through an album and stop at its ends', async ({ page }) => {
		await page.goto(`${ALBUM}range-at-sunrise/`);
		await expect(page.getByRole('link', { name: 'Previous' })).toHaveCount(0);
		await page.getByRole('link', { name: 'Next' }).click();
		await expect(page).toHaveURL(`${ALBUM}arrivals/`);
		await page.getByRole('link', { name: 'Previous' }).click();
		await expect(page).toHaveURL(`${ALBUM}range-at-sunrise/`);
		await page.goto(`${ALBUM}aspen-shade/`);
		await expect(page.getByRole('link', { name: 'Next' })).toHaveCount(0);
	});

	test('the slideshow shows one picture a screen', async ({ page }) => {
		await page.goto(ALBUM);
		await page.getByRole('link', { name: 'Slideshow' }).click();
		await expect(page.locator('.slides li')).toHaveCount(49);
		await page.locator('#range-at-sunrise').getByRole('link', { name: 'Next' }).click();
		await expect(page.locator('#arrivals img')).toBeInViewport({ ratio: 0.9 });
		await expect(page.locator('#range-at-sunrise img')).not.toBeInViewport();
	});
});

test.describe('the viewer', () => {
	test.use({ contextOptions: { reducedMotion: 'no-preference' } });
	const viewer = (page: Page) => page.getByRole('dialog', { name: 'Pictures, one at a time' });

	test('is used with the keyboard alone', async ({ page }) => {
		await page.goto(ALBUM);
		const third = page.locator('.rows a').nth(2);
		await third.focus();
		await page.keyboard.press('Enter');
		const dialog = viewer(page);
		await expect(dialog).toBeVisible();
		await expect(dialog.getByRole('status')).toHaveText(/^3 of 49\. Badges without names/);
		await expect(page).toHaveURL(`${ALBUM}badges-and-ribbons/`);
		await expect(page).toHaveTitle(/^3 of 49/);

		await page.keyboard.press('ArrowRight');
		await expect(dialog.getByRole('status')).toHaveText(/^4 of 49\./);
		await expect(page).toHaveURL(`${ALBUM}first-cups/`);
		await page.keyboard.press('ArrowLeft');
		await expect(dialog.getByRole('status')).toHaveText(/^3 of 49\./);
		await page.keyboard.press('End');
		await expect(dialog.getByRole('status')).toHaveText(/^49 of 49\./);
		await expect(dialog.getByRole('button', { name: 'Next' })).toBeDisabled();
		await page.keyboard.press('Home');
		await expect(dialog.getByRole('status')).toHaveText(/^1 of 49\./);

		await page.keyboard.press('+');
		await expect(dialog.getByRole('button', { name: 'Enlarge' })).toHaveAttribute(
			'aria-pressed',
			'true',
		);
		await page.keyboard.press('-');
		await expect(dialog.getByRole('button', { name: 'Enlarge' })).toHaveAttribute(
			'aria-pressed',
			'false',
		);

		// Focus stays inside, however often Tab is pressed.
		for (let i = 0; i < 12; i++) {
			await page.keyboard.press('Tab');
			const outside = await page.evaluate(
				() =>
					document.activeElement !== document.body &&
					document.activeElement?.closest('dialog') === null,
			);
			expect(outside).toBe(false);
		}
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(page).toHaveURL(ALBUM);
		await expect(page).toHaveTitle(/^Summer institute/);
		// Focus returns to the picture that was seen last.
		await expect(page.locator('.rows a').first()).toBeFocused();
	});

	test('passes axe while it is open', async ({ page }) => {
		await page.goto(ALBUM);
		await page.locator('.rows a').nth(5).click();
		await expect(viewer(page)).toBeVisible();
		await expectNoAxeViolations(page);
	});

	test('gives each picture its own address, and Back closes it', async ({ page }) => {
		await page.goto(YEAR);
		await page.goto(ALBUM);
		await page.locator('.rows a').nth(1).click();
		await page.keyboard.press('ArrowRight');
		await expect(page).toHaveURL(`${ALBUM}badges-and-ribbons/`);
		await page.goBack();
		await expect(viewer(page)).toBeHidden();
		await expect(page).toHaveURL(ALBUM);
		await page.goForward();
		await expect(viewer(page)).toBeVisible();
		await expect(page).toHaveURL(`${ALBUM}badges-and-ribbons/`);
		await page.reload();
		await expect(page.getByRole('heading', { name: 'Summer institute: 3 of 49' })).toBeAttached();
		await page.goBack();
		await page.goBack();
		await expect(page).toHaveURL(YEAR);
	});

	test('fetches the neighbours of a picture before they are asked for', async ({ page }) => {
		await page.goto(ALBUM);
		await page.locator('.rows a').nth(10).click();
		for (const index of [9, 10, 11]) {
			const image = viewer(page).locator('figure').nth(index).locator('img');
			await expect(image).toHaveJSProperty('complete', true);
		}
		await expect(viewer(page).locator('figure').nth(20).locator('img')).toHaveCount(0);
	});

	test('moves with a swipe, and enlarges with two fingers', async ({ browser, baseURL }) => {
		const context = await browser.newContext({
			viewport: { width: 390, height: 844 },
			hasTouch: true,
			isMobile: true,
			baseURL: baseURL!,
		});
		const page = await context.newPage();
		await page.goto(ALBUM);
		await page.locator('.rows a').nth(1).tap();
		await expect(viewer(page).getByRole('status')).toHaveText(/^2 of 49\./);
		const touch = await context.newCDPSession(page);
		/** Move each finger from its first point to its second. */
		const drag = async (fingers: { x: number; y: number }[][]): Promise<void> => {
			const at = (share: number) =>
				fingers.map(([from, to], id) => ({
					id,
					x: from!.x + (to!.x - from!.x) * share,
					y: from!.y + (to!.y - from!.y) * share,
				}));
			await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
			for (let step = 1; step <= 16; step++) {
				await touch.send('Input.dispatchTouchEvent', {
					type: 'touchMove',
					touchPoints: at(step / 16),
				});
			}
			await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
		};
		await drag([
			[
				{ x: 350, y: 400 },
				{ x: 30, y: 400 },
			],
		]);
		await expect(viewer(page).getByRole('status')).toHaveText(/^3 of 49\./);
		await drag([
			[
				{ x: 185, y: 400 },
				{ x: 60, y: 400 },
			],
			[
				{ x: 205, y: 400 },
				{ x: 330, y: 400 },
			],
		]);
		await expect
			.poll(() => page.evaluate(() => window.visualViewport?.scale ?? 1))
			.toBeGreaterThan(1.5);
		await expect(page.locator('.track')).toHaveClass(/held/);
		await context.close();
	});

	test('plays by itself when asked, at the speed that is chosen, and pauses', async ({ page }) => {
		await stopClock(page, new Date('2026-11-24T15:00:00'));
		await page.goto(ALBUM);
		await page.getByRole('link', { name: 'Slideshow' }).click();
		const said = viewer(page).getByRole('status');
		await expect(said).toHaveText(/^1 of 49\./);
		await expect(viewer(page).getByRole('button', { name: 'Pause' })).toBeVisible();
		await page.clock.runFor(5_100);
		await expect(said).toHaveText(/^2 of 49\./);
		await viewer(page).getByRole('combobox', { name: 'Seconds a picture' }).selectOption('3');
		await page.clock.runFor(3_100);
		await expect(said).toHaveText(/^3 of 49\./);
		await viewer(page).getByRole('button', { name: 'Pause' }).click();
		await page.clock.runFor(30_000);
		await expect(said).toHaveText(/^3 of 49\./);
	});

	test('speaks Spanish on a Spanish page', async ({ page }) => {
		await page.goto(`/es${ALBUM}`);
		await page.locator('.rows a').nth(1).click();
		const dialog = page.getByRole('dialog', { name: 'Imágenes, una a una' });
		await expect(dialog.getByRole('status')).toHaveText(/^2 de 49\. Docentes caminan/);
		await expect(page).toHaveURL(`/es${ALBUM}arrivals/`);
	});
});

test.describe('for whoever asked for less motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });

	test('nothing plays by itself and nothing offers to', async ({ page }) => {
		await stopClock(page, new Date('2026-11-24T15:00:00'));
		await page.goto(ALBUM);
		await page.getByRole('link', { name: 'Slideshow' }).click();
		const dialog = page.getByRole('dialog');
		await expect(dialog.getByRole('status')).toHaveText(/^1 of 49\./);
		await expect(dialog.getByRole('button', { name: /Play|Pause/ })).toHaveCount(0);
		await page.clock.runFor(30_000);
		await expect(dialog.getByRole('status')).toHaveText(/^1 of 49\./);
	});
});

for (const path of [
	'/pictures/',
	YEAR,
	ALBUM,
	PHOTO,
	`${ALBUM}slides/`,
	`${ALBUM}contact-sheet/`,
	`${YEAR}on-one-page/`,
	'/pictures/removal/',
	`/es${YEAR}`,
]) {
	test(`${path} passes axe and never scrolls sideways`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 800 });
		await page.goto(path);
		await expectNoSidewaysScroll(page);
		await expectNoAxeViolations(page);
	});
}

test('an album of 49 pictures loads at most 170 KiB before anybody scrolls, on a phone', async ({
	browser,
	baseURL,
}) => {
	const context = await browser.newContext({
		viewport: { width: 360, height: 800 },
		deviceScaleFactor: 2,
		isMobile: true,
		hasTouch: true,
		baseURL: baseURL!,
	});
	const page = await context.newPage();
	const network = await context.newCDPSession(page);
	await network.send('Network.enable');
	let bytes = 0;
	network.on('Network.loadingFinished', ({ encodedDataLength }) => {
		bytes += encodedDataLength;
	});
	await page.goto(ALBUM, { waitUntil: 'networkidle' });
	expect(await isDrawn(page)).toBe(true);
	expect(await page.locator('.rows img').count()).toBe(49);
	test.info().annotations.push({ type: 'KiB', description: (bytes / 1024).toFixed(1) });
	expect(bytes / 1024).toBeGreaterThan(60);
	expect(bytes / 1024).toBeLessThanOrEqual(170);
	await context.close();
});

test('nothing moves while an album loads', async ({ page }) => {
	await page.addInitScript(() => {
		const moved: number[] = [];
		Object.assign(window, { moved });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries())
				moved.push((entry as unknown as { value: number }).value);
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto(ALBUM, { waitUntil: 'networkidle' });
	await page.mouse.wheel(0, 3000);
	await expect(page.locator('.rows img').last()).toBeAttached();
	expect(await page.evaluate(() => (window as unknown as { moved: number[] }).moved)).toEqual([]);
});

test('a row’s pictures are equally high and fill the width', async ({ page }) => {
	await page.goto(ALBUM);
	const boxes = await page.locator('.rows li').evaluateAll((items) =>
		items.map((item) => {
			const { top, right, height } = item.getBoundingClientRect();
			return { top: Math.round(top), right, height };
		}),
	);
	const rows = [...Map.groupBy(boxes, ({ top }) => top).values()];
	expect(rows.length).toBeGreaterThan(5);
	const width = await page.locator('.rows').evaluate((list) => list.getBoundingClientRect().right);
	for (const row of rows.slice(0, -1)) {
		const heights = row.map(({ height }) => height);
		expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(1);
		expect(Math.abs(Math.max(...row.map(({ right }) => right)) - width)).toBeLessThan(1);
	}
});

test('a picture’s page has a card to share, and a safe copy to take away', async ({
	page,
	request,
}) => {
	await page.goto(PHOTO);
	const card = await page.locator('meta[property="og:image"]').getAttribute('content');
	const copy = await page.getByRole('link', { name: 'Download this picture' }).getAttribute('href');
	expect(new URL(card!).pathname).toBe(copy);
	const bytes = await (await request.get(copy!)).body();
	expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
	expect(bytes.includes('Exif')).toBe(false);
});

test('the zip of an album holds its pictures and who made them', async ({ page, request }) => {
	await page.goto(ALBUM);
	const href = await page.getByRole('link', { name: 'Download the album' }).getAttribute('href');
	const { unzipSync } = await import('fflate');
	const files = unzipSync(new Uint8Array(await (await request.get(href!)).body()));
	expect(Object.keys(files)).toHaveLength(50);
	expect(new TextDecoder().decode(files['CREDITS.txt'])).toContain('Drawn for this sample year');
});

test('the year’s feed names its events, the newest first', async ({ request }) => {
	const feed = await (await request.get(`${YEAR}feed.xml`)).text();
	const titles = [...feed.matchAll(/<item><title>([^<]+)/g)].map((match) => match[1]);
	expect(titles).toHaveLength(8);
	expect(titles[0]).toBe('The year on the wall');
});

test('a contact sheet and the year fit the paper they are made for', async ({ page }) => {
	const pages = async (path: string): Promise<number> => {
		await page.goto(path, { waitUntil: 'networkidle' });
		const pdf = await page.pdf({ preferCSSPageSize: true });
		return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
	};
	expect(await pages(`${YEAR}on-one-page/`)).toBe(1);
	expect(await pages(`${ALBUM}contact-sheet/`)).toBe(1);
});
