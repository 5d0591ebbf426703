import { gzipSync } from 'node:zlib';
import { expect, expectNoAxeViolations, test } from './page.ts';

// A search is measured as it comes from the network.
test.use({ serviceWorkers: 'block', except: [/Service Worker registration blocked/] });

for (const key of ['/', 'Control+k']) {
	test(`${key} opens the search, arrows walk the results, Escape closes it`, async ({ page }) => {
		await page.goto('/privacy/');
		await page.keyboard.press(key);
		const dialog = page.getByRole('dialog', { name: 'Search' });
		await expect(dialog).toBeVisible();
		await expect(dialog.getByRole('searchbox')).toBeFocused();
		await page.keyboard.type('dilemma');
		await expect(dialog.getByRole('status')).toHaveText(/^\d+ pages found$/);
		await expectNoAxeViolations(page);
		await page.keyboard.press('ArrowDown');
		await expect(dialog.getByRole('link').first()).toBeFocused();
		await page.keyboard.press('ArrowUp');
		await expect(dialog.getByRole('searchbox')).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await page.keyboard.press(key);
		await expect(dialog).toBeVisible();
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/\/protocols\//);
	});
}

test('a key that comes right after Escape opens the search again', async ({ page }) => {
	await page.goto('/privacy/');
	await page.keyboard.press('/');
	const dialog = page.getByRole('dialog', { name: 'Search' });
	await expect(dialog.getByRole('searchbox')).toBeFocused();
	await page.evaluate(() => {
		for (const key of ['Escape', '/']) {
			document.activeElement!.dispatchEvent(
				new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
			);
		}
	});
	await expect(dialog).toBeVisible();
	await page.keyboard.type('dilemma');
	await expect(dialog.getByRole('status')).toHaveText(/^\d+ pages found$/);
});

test('whoever is writing writes a slash', async ({ page }) => {
	await page.goto('/search/');
	await page.getByRole('searchbox').fill('a');
	await page.getByRole('searchbox').press('End');
	await page.keyboard.type('/b');
	await expect(page.getByRole('searchbox')).toHaveValue('a/b');
});

test('the first use of the search loads at most 130 kB', async ({ page }) => {
	await page.goto('/privacy/');
	const sizes: Promise<number>[] = [];
	page.on('response', (response) => {
		const isText = /\.(js|css|json)\b/.test(response.url());
		sizes.push(response.body().then((body) => (isText ? gzipSync(body) : body).length));
	});
	await page.keyboard.press('/');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.type('dilemma');
	await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/found$/);
	const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
	expect(total).toBeGreaterThan(60_000);
	expect(total).toBeLessThanOrEqual(130_000);
});

test('a role is found by its name, which stands beside what it does', async ({ page }) => {
	await page.goto('/search/?q="presenter shows"');
	await expect(page.getByRole('link', { name: 'Tuning' }).first()).toBeVisible();
});

test('the search page works from its address, and says when nothing is found', async ({ page }) => {
	await page.goto('/search/?q=onion');
	await expect(page.getByRole('link', { name: 'Peeling the Onion' })).toBeVisible();
	await page.getByRole('searchbox').fill('hedgehog');
	await expect(page.getByRole('status')).toHaveText(
		'Nothing found for “hedgehog”. Try fewer or other words.',
	);
	await expect(page).toHaveURL(/\?q=hedgehog$/);
	await expectNoAxeViolations(page);
	await page.getByRole('searchbox').fill('');
	await expect(page.getByRole('status')).toHaveText('');
});

for (const name of ['peer support', 'consulting colleagues', 'peer sharing', 'caring']) {
	test(`who knows peer coaching as “${name}” finds it`, async ({ page }) => {
		await page.goto(`/search/?q=${encodeURIComponent(name)}`);
		await expect(page.locator('search-box li a[href="/peer-coaching/"]')).toBeVisible();
	});
}

test('in Spanish it searches Spanish', async ({ page }) => {
	await page.goto('/es/search/?q=dilema');
	await expect(page.getByRole('link', { name: 'Consulta entre colegas' })).toBeVisible();
	await expect(page.getByRole('status')).toHaveText(/páginas encontradas$/);
});

test.describe('when the engine cannot be loaded', () => {
	test.use({ except: [/Service Worker registration blocked|Failed to load resource/] });

	test('it says so, and the next search tries again', async ({ page }) => {
		await page.route('**/pagefind.js', (route) => route.abort());
		await page.goto('/search/?q=onion');
		await expect(page.getByRole('status')).toContainText('The search could not be loaded.');
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the search page leads to the lists', async ({ page }) => {
		await page.goto('/search/');
		await expect(page.getByText('The search needs JavaScript')).toBeVisible();
		await expect(page.getByRole('main').getByRole('link', { name: 'Protocols' })).toBeVisible();
	});
});
