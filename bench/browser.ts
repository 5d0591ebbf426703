/** A page in Chromium with the benchmark's code in it, and nothing else. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { launchOptions } from '../test/e2e/browser.ts';

async function bundle(entry: string): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [entry],
		bundle: true,
		minify: true,
		format: 'esm',
		platform: 'browser',
		target: 'es2022',
		write: false,
		logLevel: 'error',
	});
	return outputFiles[0]!.text;
}

export interface BenchPage {
	readonly page: Page;
	/** As `Chromium 156.0`. */
	readonly name: string;
	/** Milliseconds of processor time that the page's process has used. */
	readonly clock: () => Promise<number>;
	readonly end: () => Promise<void>;
}

/**
 * @param entry - The page's script, which puts what it offers into a global variable.
 * @param workers - Scripts of its workers, by the name under which it asks for them.
 *
 * @throws `Error` if no Chromium is found.
 */
export async function openBenchPage(
	entry: string,
	workers: Readonly<Record<string, string>>,
): Promise<BenchPage> {
	const files = new Map([['/page.js', `${await bundle(entry)}\nglobalThis.isReady = true;`]]);
	for (const [name, file] of Object.entries(workers)) files.set(`/${name}`, await bundle(file));
	const server = createServer((request, response) => {
		const script = files.get(request.url ?? '');
		response.setHeader('Content-Type', script === undefined ? 'text/html' : 'text/javascript');
		response.end(script ?? '<!doctype html><script type="module" src="page.js"></script>');
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	const browser = await chromium.launch(await launchOptions());
	const page = await browser.newPage();
	await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
	await page.waitForFunction(() => 'isReady' in globalThis);
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Performance.enable');
	return {
		page,
		clock: async () => {
			const { metrics } = await devtools.send('Performance.getMetrics');
			return 1000 * metrics.find((metric) => metric.name === 'ProcessTime')!.value;
		},
		name: `Chromium ${browser.version().split('.').slice(0, 2).join('.')}`,
		end: async () => {
			await browser.close();
			server.close();
		},
	};
}
