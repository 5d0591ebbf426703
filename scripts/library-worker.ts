/** Writes the service worker: the list of what belongs on a device, above the worker's own code. */
import { createHash, hash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { transformSync } from 'esbuild';

/** Pages of the library, beside what they load. Nothing of a survey: the tests hold it to that. */
const PAGES = /^(es\/)?(protocols|search|offline)\/.*index\.html$/;
const BESIDES = /^(favicon\.svg|manifest\.webmanifest|protocols\.json)$/;
/** The search engine and its index, without the interfaces of its own that come with it. */
const SEARCH = /^pagefind\/((index|fragment)\/|pagefind\.|pagefind-(entry|worker)\.|wasm\.)/;
const SOURCE = new URL('../src/lib/ui/offline/worker.ts', import.meta.url);

/**
 * The files that the library needs without a network: their addresses, sorted, and a digest of each.
 *
 * @param site - The folder of the built site.
 */
function libraryFiles(site: string): Map<string, string> {
	const all = readdirSync(site, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(site, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
	const assets = all.filter(
		(file) => /^_astro\/[^/]+\.\w+$/.test(file) || /^_astro\/fonts\//.test(file),
	);
	const names = new Map(assets.map((file) => [basename(file), file]));
	const needed = new Set(
		all.filter((file) => [PAGES, BESIDES, SEARCH].some((kind) => kind.test(file))),
	);
	const digests = new Map<string, string>();
	// A page names its scripts and styles, a script its chunks, a style its fonts. The pages are many
	// and large: there the addresses are found by the folder that they begin with.
	for (const file of needed) {
		const bytes = readFileSync(join(site, file));
		const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
		digests.set(address, hash('sha256', bytes, 'base64url').slice(0, 12));
		if (!/\.(html|js|css)$/.test(file)) continue;
		const text = bytes.toString('latin1');
		const named = file.endsWith('.html')
			? text.matchAll(/\/_astro\/(?:fonts\/)?([^"'\s)]+)/g)
			: text.matchAll(/([\w.~@-]+\.(?:js|css|woff2))\b/g);
		for (const [, name] of named) {
			const asset = names.get(name!);
			if (asset !== undefined) needed.add(asset);
		}
	}
	return new Map([...digests].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The worker as it is served. */
function libraryWorker(site: string): string {
	const list = JSON.stringify(Object.fromEntries(libraryFiles(site)));
	const { code } = transformSync(readFileSync(SOURCE, 'utf8'), {
		loader: 'ts',
		format: 'iife',
		minify: true,
	});
	const version = createHash('sha256').update(list).update(code).digest('base64url').slice(0, 12);
	return [
		`const VERSION = ${JSON.stringify(version)};`,
		`const FILES = ${list};`,
		`const OFFLINE_PAGES = { en: '/offline/', es: '/es/offline/' };`,
		code,
	].join('\n');
}

/** Astro integration; stands after the one that writes the search index. */
export function libraryWorkerIntegration(): AstroIntegration {
	return {
		name: 'library-worker',
		hooks: {
			'astro:build:done': ({ dir }) => {
				const site = fileURLToPath(dir);
				writeFileSync(join(site, 'sw.js'), libraryWorker(site));
			},
		},
	};
}
