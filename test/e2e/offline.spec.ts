import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Page } from '@playwright/test';
import { Hono } from 'hono';
import { createSite } from '../../scripts/site.ts';
import { expect, test, watch } from './page.ts';

test.use({ except: [/Failed to load resource: net::ERR_INTERNET_DISCONNECTED/] });

const READY = 'The library is on this device and works without network.';

async function keep(page: Page): Promise<void> {
	await page.goto('/protocols/');
	await expect(page.getByText(READY)).toBeVisible({ timeout: 60_000 });
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

test('after one visit, with the network cut, a protocol never opened before is read and run', async ({
	page,
	context,
}) => {
	await keep(page);
	await context.setOffline(true);
	await page.goto('/protocols/');
	await page.getByRole('link', { name: 'Charrette' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Charrette');
	await expect(page.getByRole('heading', { name: 'Show the work' })).toBeVisible();
	await page.getByRole('link', { name: 'Run it with the clock' }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('[data-show=left]')).toHaveText(/^(7:00|6:59)$/);
	await page.getByText('More', { exact: true }).click();
	await page.getByRole('button', { name: 'Code for phones' }).click();
	await expect(page.getByRole('img', { name: /QR code/ }).locator('path')).toHaveCount(1);
	await page.goto('/es/protocols/microlabs/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Microlaboratorios');
	await page.goto('/protocols/tuning');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tuning');
});

test('with the network cut, the search finds', async ({ page, context }) => {
	await keep(page);
	await context.setOffline(true);
	await page.goto('/search/?q=onion');
	await expect(page.getByRole('link', { name: 'Peeling the Onion' })).toBeVisible();
	await page.goto('/protocols/tuning/');
	await page.keyboard.press('/');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.type('charrette');
	await expect(page.getByRole('dialog').getByRole('link', { name: 'Charrette' })).toBeVisible();
});

test('a page that is not on the device is explained in its language', async ({ page, context }) => {
	await keep(page);
	await context.setOffline(true);
	await page.goto('/privacy/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No network here');
	await page.goto('/es/privacy/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aquí no hay red');
	await page.getByRole('link', { name: 'Todos los protocolos, con el reloj' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Protocolos');
});

test('nothing of a survey is on the list, and none of it is ever cached', async ({ page }) => {
	const worker = readFileSync('dist/sw.js', 'utf8');
	const files = JSON.parse(/const FILES = (.*);\n/.exec(worker)![1]!) as Record<string, string>;
	const survey = /^\/(es\/)?(reflect|facilitate|steward|receipt|mailbox)\b|survey/i;
	expect(Object.keys(files).filter((path) => survey.test(path))).toEqual([]);
	await keep(page);
	await page.goto('/reflect/');
	await page.goto('/receipt/');
	await page.goto('/privacy/');
	const cached = await page.evaluate(async () => {
		const names = await caches.keys();
		const caught = await Promise.all(
			names.map(async (name) =>
				(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
			),
		);
		return caught.flat();
	});
	expect(cached.filter((path) => survey.test(path))).toEqual([]);
	expect(cached).not.toContain('/privacy/');
	expect(cached).toContain('/protocols/charrette/run/');
});

test('a newer version waits while a clock runs, and takes over afterwards', async ({ browser }) => {
	// A server of its own: the others must not see the site being built anew.
	const worker = readFileSync('dist/sw.js', 'utf8');
	let served = worker;
	const site = createSite(resolve('dist'));
	const app = new Hono()
		.get('/sw.js', (c) => c.body(served, 200, { 'Content-Type': 'text/javascript' }))
		.all('*', (c) => site.fetch(c.req.raw));
	const server = createAdaptorServer({ fetch: app.fetch });
	const port = await new Promise<number>((done) => {
		server.listen(0, '127.0.0.1', () => {
			done((server.address() as AddressInfo).port);
		});
	});
	const origin = `http://localhost:${port}`;
	const context = await browser.newContext({ baseURL: origin });
	const broken = watch(context, origin);
	const page = await context.newPage();
	await keep(page);
	const runner = await context.newPage();
	await runner.goto('/protocols/tuning/run/');
	await runner.getByRole('button', { name: 'Start' }).click();
	const before = await page.evaluate(() => caches.keys());

	served = worker.replace(/^const VERSION = "[^"]*"/, 'const VERSION = "newer"');
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())!.update();
	});
	await expect(page.getByText('A newer library is ready')).toBeVisible({ timeout: 60_000 });
	expect(await page.evaluate(() => caches.keys())).toEqual([...before, 'library-newer']);
	await runner.getByRole('button', { name: 'Next', exact: true }).click();
	await expect(runner.locator('[data-show=title]')).toHaveText('Present');

	await runner.close();
	await page.reload();
	await expect(page.getByText(READY)).toBeVisible();
	await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(['library-newer']);
	expect(broken).toEqual([]);
	await context.close();
	server.close();
});
