/** Serves a built site: what a static host does, with the headers that a page cannot give itself. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';

const YEAR = 31_536_000;

/** Features that a page of the site uses are left alone; what it never needs is switched off. */
const PERMISSIONS = {
	camera: false,
	displayCapture: false,
	geolocation: false,
	microphone: false,
	payment: false,
	usb: false,
} as const;

/** @param dist - The folder that was built. */
export function createSite(dist: string): Hono {
	const site = new Hono();
	site.use(
		// Each page carries its own policy of scripts and styles; only this part must be a header.
		secureHeaders({
			contentSecurityPolicy: { frameAncestors: ["'none'"] },
			permissionsPolicy: PERMISSIONS,
			strictTransportSecurity: false,
			xFrameOptions: 'DENY',
		}),
	);
	site.get('*', compress(), etag(), async (c, next) => {
		await next();
		if (c.res.status >= 400) return;
		// Astro names these files by their content.
		const isForever = c.req.path.startsWith('/_astro/');
		c.header('Cache-Control', isForever ? `public, max-age=${YEAR}, immutable` : 'no-cache');
	});
	site.get('*', async (c, next) => {
		const { path } = c.req;
		const isPage = /^(\/[^/\\.]+)+$/.test(path) && existsSync(join(dist, path, 'index.html'));
		if (isPage)
			return c.redirect(`${new URL(c.req.url).pathname}/${new URL(c.req.url).search}`, 308);
		return next();
	});
	site.get('*', serveStatic({ root: dist }));
	site.notFound(async (c) => {
		const language = /^\/([a-z]{2})\//.exec(c.req.path)?.[1] ?? '';
		const pages = [join(dist, language, '404.html'), join(dist, language, '404', 'index.html')];
		const page = pages.find((file) => existsSync(file)) ?? join(dist, '404.html');
		return existsSync(page)
			? c.html(await readFile(page, 'utf8'), 404)
			: c.text('There is no page at this address.', 404);
	});
	return site;
}
