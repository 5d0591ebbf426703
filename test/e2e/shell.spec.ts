import { expect, expectNoAxeViolations, expectNoSidewaysScroll, test } from './page.ts';

const PATHS = [
	'/',
	'/peer-coaching/',
	'/privacy/',
	'/materials/',
	'/materials/first-meeting/',
	'/materials/agreement/',
	'/materials/questions/',
	'/materials/for-principals/',
].flatMap((path) => [path, `/es${path}`]);

for (const path of PATHS) {
	test(`${path} is sound: axe in both themes, no script but the search keys, one heading, its own language`, async ({
		page,
	}) => {
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			await page.goto(path);
			await expectNoAxeViolations(page);
		}
		await expect(page.locator('script')).toHaveCount(1);
		await expect(page.locator('script')).toHaveAttribute('src', /SearchKeys/);
		await expect(page.locator('[style]')).toHaveCount(0);
		await expect(page.locator('h1')).toHaveCount(1);
		await expect(page.locator('html')).toHaveAttribute(
			'lang',
			path.startsWith('/es/') ? 'es' : 'en',
		);
	});

	test(`${path} fits a narrow phone, a small window and a tablet`, async ({ page }) => {
		for (const width of [320, 360, 768]) {
			await page.setViewportSize({ width, height: 720 });
			await page.goto(path);
			await expectNoSidewaysScroll(page);
		}
	});
}

test('the first press of Tab offers to skip to the content, and does', async ({ page }) => {
	await page.goto('/peer-coaching/');
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: 'Skip to the content' });
	await expect(skip).toBeFocused();
	await expect(skip).toBeInViewport();
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
});

test('everything that takes the focus shows it', async ({ page }) => {
	await page.goto('/');
	for (let press = 0; press < 12; press++) {
		await page.keyboard.press('Tab');
		const outline = await page.evaluate(
			() => getComputedStyle(document.activeElement!).outlineStyle,
		);
		expect(outline).toBe('solid');
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a phone opens the menu, goes to a page and changes its language', async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 720 });
		await page.goto('/');
		const link = page.getByRole('banner').getByRole('link', { name: 'Peer coaching' });
		await expect(link).toBeHidden();
		await page.getByText('Menu', { exact: true }).click();
		await link.click();
		await expect(page.locator('h1')).toHaveText('What peer coaching is');
		await page.getByText('Menu', { exact: true }).click();
		await page.getByRole('banner').getByRole('link', { name: 'Español' }).click();
		await expect(page).toHaveURL('/es/peer-coaching/');
		await expect(page.locator('h1')).toHaveText('Qué es el coaching entre colegas');
	});
});

test('the page that stands open is marked in the navigation', async ({ page }) => {
	await page.goto('/es/peer-coaching/');
	await expect(page.getByRole('banner').locator('[aria-current=page]')).toHaveText(
		'Coaching entre colegas',
	);
});

test('search engines learn the address, the other language and the share card', async ({
	page,
	request,
}) => {
	await page.goto('/es/privacy/');
	const { origin } = new URL(
		(await page.locator('link[rel=canonical]').getAttribute('href')) ?? '',
	);
	await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
		'href',
		`${origin}/es/privacy/`,
	);
	await expect(page.locator('link[hreflang=en]')).toHaveAttribute('href', `${origin}/privacy/`);
	await expect(page.locator('link[hreflang=es]')).toHaveAttribute('href', `${origin}/es/privacy/`);
	const card = await page.locator('meta[property="og:image"]').getAttribute('content');
	const image = await request.get(new URL(card!).pathname);
	expect(image.status()).toBe(200);
	const png = await image.body();
	expect(png.readUInt32BE(16)).toBe(1200);
	expect(png.readUInt32BE(20)).toBe(630);
});

test('the timeline is read as one sentence with every step and its minutes', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto('/');
	const list = page.getByRole('list', { name: 'An hour of the Tuning protocol, 60 minutes' });
	await expect(list.getByRole('listitem')).toHaveCount(8);
	await expect(list.getByRole('listitem').nth(3)).toContainText(
		'Everyone reads the work, in silence',
	);
});

test('a bar of the timeline is as wide as its share of the hour', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto('/');
	const drawing = page.locator('svg.drawing');
	const whole = (await drawing.boundingBox())!.width;
	const present = (await drawing.locator('rect.present').boundingBox())!.width;
	expect(present / whole).toBeCloseTo(15 / 60 - 0.003, 2);
});

test('on paper there is no navigation, and the text stays', async ({ page }) => {
	await page.goto('/materials/agreement/');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('banner')).toBeHidden();
	await expect(page.getByRole('navigation')).toHaveCount(0);
	await expect(page.getByText('What is brought stays here.')).toBeVisible();
	await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
});

test('the handout fills one sheet of letter paper, as it says', async ({ page }) => {
	await page.goto('/materials/agreement/');
	const pdf = (await page.pdf({ format: 'Letter', preferCSSPageSize: true })).toString('latin1');
	expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
});

test('the feed lists the materials of its language, the newest first', async ({ request }) => {
	const feed = await (await request.get('/es/feed.xml')).text();
	expect(feed).toContain('<language>es</language>');
	const links = [...feed.matchAll(/<item>.*?<link>([^<]+)/gs)].map(([, link]) => link!);
	expect(links.map((link) => new URL(link).pathname).slice(0, 2)).toEqual([
		'/es/materials/for-principals/',
		'/es/materials/questions/',
	]);
});

test('the icons and the manifest are there', async ({ page, request }) => {
	await page.goto('/');
	for (const selector of ['link[rel=manifest]', 'link[rel=apple-touch-icon]']) {
		const path = await page.locator(selector).getAttribute('href');
		expect((await request.get(path!)).status()).toBe(200);
	}
	for (const icon of await page.locator('link[rel=icon]').all()) {
		expect((await request.get((await icon.getAttribute('href'))!)).status()).toBe(200);
	}
});

test.describe('an address that leads nowhere', () => {
	test.use({ except: [/the server responded with a status of 404/] });

	for (const [path, heading] of [
		['/nowhere/', 'This page is not here'],
		['/es/en-ninguna-parte/', 'Esta página no está aquí'],
	] as const) {
		test(`${path} says so in its language and leads on`, async ({ page }) => {
			const response = await page.goto(path);
			expect(response?.status()).toBe(404);
			await expect(page.locator('h1')).toHaveText(heading);
			await expectNoAxeViolations(page);
			await page.locator('main').getByRole('link').first().click();
			await expect(page.locator('h1')).toContainText(
				path.startsWith('/es/') ? 'Docentes' : 'Teachers',
			);
		});
	}
});

test('the search index holds the pages of both languages', async ({ request }) => {
	const entry = (await (await request.get('/pagefind/pagefind-entry.json')).json()) as {
		languages: Record<string, { page_count: number }>;
	};
	expect(Object.keys(entry.languages).sort()).toEqual(['en', 'es']);
	expect(entry.languages['en']!.page_count).toBeGreaterThanOrEqual(8);
});
