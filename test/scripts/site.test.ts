import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite } from '../../scripts/site.ts';
import { listen, type Listener } from '../../src/lib/mailbox/serve.ts';

const PAGE = `<!DOCTYPE html><title>Home</title>${'<p>A page.</p>'.repeat(200)}`;
const FILES: Record<string, string> = {
	'index.html': PAGE,
	'404.html': 'Nothing here',
	'es/404/index.html': 'Aquí no hay nada',
	'about/index.html': 'About',
	'reuniones/niños/index.html': 'Niños',
	'_astro/a.D4f5.js': 'export {}',
	'_astro/a.D4f5.css': 'p{}',
	'font.woff2': 'x',
	'photo.avif': 'x',
	'feed.xml': '<rss/>',
	'site.webmanifest': '{}',
	'pagefind/wasm.en.pagefind': 'x',
	'../secret.txt': 'secret',
};

let folder = '';
let listener: Listener | undefined;
const fetchPage = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
	fetch(new URL(path, listener!.url), { headers, redirect: 'manual' });

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'academy-site-'));
	for (const [name, content] of Object.entries(FILES)) {
		const file = join(folder, 'dist', name);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	listener = await listen(createSite(join(folder, 'dist')).fetch, '127.0.0.1', 0);
});
afterAll(async () => {
	await listener?.close();
	rmSync(folder, { recursive: true });
});

test.for([
	['/', 'text/html; charset=utf-8'],
	['/about/', 'text/html; charset=utf-8'],
	['/reuniones/ni%C3%B1os/', 'text/html; charset=utf-8'],
	['/_astro/a.D4f5.js', 'text/javascript; charset=utf-8'],
	['/_astro/a.D4f5.css', 'text/css; charset=utf-8'],
	['/font.woff2', 'font/woff2'],
	['/photo.avif', 'image/avif'],
	['/feed.xml', 'application/xml; charset=utf-8'],
	['/site.webmanifest', 'application/manifest+json'],
	['/pagefind/wasm.en.pagefind', 'application/octet-stream'],
] as const)('%s is served as %s', async ([path, type]) => {
	const response = await fetchPage(path);
	expect(response.status).toBe(200);
	expect(response.headers.get('Content-Type')).toBe(type);
	await response.text();
});

test('an address without its last slash leads to the page, with what was asked', async () => {
	const response = await fetchPage('/about?from=mail');
	expect(response.status).toBe(308);
	expect(response.headers.get('Location')).toBe('/about/?from=mail');
});

test.for([
	['/nowhere', 'Nothing here'],
	['/nowhere/at/all/', 'Nothing here'],
	['/es/nada/', 'Aquí no hay nada'],
	['/fr/rien/', 'Nothing here'],
] as const)('%s is a page that says so, with status 404', async ([path, says]) => {
	const response = await fetchPage(path);
	expect(response.status).toBe(404);
	expect(response.headers.get('Content-Type')).toMatch(/^text\/html/);
	expect(response.headers.get('Cache-Control')).toBeNull();
	expect(await response.text()).toBe(says);
});

test.for([
	'/../secret.txt',
	'/%2e%2e/secret.txt',
	'/..%2fsecret.txt',
	'/about/..%2f..%2fsecret.txt',
	'/about/%2e%2e%2f%2e%2e%2fsecret.txt',
	'/..%5csecret.txt',
	'/%00',
	'//about',
	'/%2f/about',
])('the path %s leads out of the site nowhere', async (path) => {
	const { port } = new URL(listener!.url);
	// `fetch` would tidy the path first.
	const answer = await new Promise<{ status: number; location: string; body: string }>(
		(resolve, reject) => {
			rawRequest({ host: '127.0.0.1', port, path }, (response) => {
				let body = '';
				response.on('data', (part) => (body += String(part)));
				response.on('end', () => {
					resolve({
						status: response.statusCode ?? 0,
						location: response.headers.location ?? '',
						body,
					});
				});
			})
				.on('error', reject)
				.end();
		},
	);
	expect(answer.body).not.toContain('secret');
	expect(answer.location).not.toMatch(/^\/\//);
	expect(answer.status).toBeGreaterThanOrEqual(300);
});

describe('Every answer', () => {
	test.for(['/', '/nowhere', '/_astro/a.D4f5.js', '/about'])(
		'at %s keeps frames, guesses and referrers out',
		async (path) => {
			const { headers } = await fetchPage(path);
			expect(headers.get('Content-Security-Policy')).toBe("frame-ancestors 'none'");
			expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
			expect(headers.get('Referrer-Policy')).toBe('no-referrer');
			expect(headers.get('Permissions-Policy')).toMatch(
				/camera=\(\).*geolocation=\(\).*microphone=\(\)/,
			);
			expect(headers.get('Set-Cookie')).toBeNull();
		},
	);
});

test('what is named by its content is kept for ever; a page is asked for again, and sent only if it changed', async () => {
	const script = await fetchPage('/_astro/a.D4f5.js');
	expect(script.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
	const page = await fetchPage('/');
	expect(page.headers.get('Cache-Control')).toBe('no-cache');
	const again = await fetchPage('/', { 'If-None-Match': page.headers.get('ETag')! });
	expect(again.status).toBe(304);
});

test('a page is sent compressed to those who take it', async () => {
	const { port } = new URL(listener!.url);
	const chunks = await new Promise<Buffer>((resolve, reject) => {
		rawRequest(
			{ host: '127.0.0.1', port, path: '/', headers: { 'Accept-Encoding': 'gzip' } },
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('end', () => {
					resolve(Buffer.concat(parts));
				});
			},
		)
			.on('error', reject)
			.end();
	});
	expect(chunks.length).toBeLessThan(PAGE.length / 4);
	expect(gunzipSync(chunks).toString()).toBe(PAGE);
});

test('a port that is taken is named, with another to choose', async () => {
	const { port } = new URL(listener!.url);
	await expect(listen(() => new Response(), '127.0.0.1', Number(port))).rejects.toThrow(
		`Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${Number(port) + 1}.`,
	);
});
