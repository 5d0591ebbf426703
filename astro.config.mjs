import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig, fontProviders } from 'astro/config';
import { libraryWorkerIntegration } from './scripts/library-worker.ts';
import { packedWordList } from './scripts/packed-word-list.ts';
import { searchIndex } from './scripts/search-index.ts';
import { sharedWorkers } from './scripts/shared-workers.ts';
import { photoGuard, photos } from './src/lib/photos/integration.ts';

/** Where the site will stand; sitemap, feeds and share cards need the whole address. */
const site = process.env.SITE_URL ?? 'https://peercoachacademy.example';

/**
 * Hosts, besides the site's own, that a sealed envelope may be posted to or a mailbox read from:
 * a mailbox elsewhere, a form backend. Space-separated origins. See docs/deploy.md.
 */
const envelopeHosts = (process.env.ENVELOPE_HOSTS ?? '').split(/\s+/).filter(Boolean);

export default defineConfig({
	site,
	trailingSlash: 'always',
	cacheDir: './.cache/astro',
	// Several pages at a time: while one is written to the disk, another is made.
	build: { inlineStylesheets: 'never', concurrency: 4 },
	// Effort 4, the default, costs eight times the time of 2 for 3 % fewer bytes.
	image: {
		service: { entrypoint: 'astro/assets/services/sharp', config: { avif: { effort: 2 } } },
	},
	// Shiki colours code with style attributes, which the content security policy forbids.
	markdown: { syntaxHighlight: 'prism' },
	i18n: { locales: ['en', 'es'], defaultLocale: 'en' },
	vite: {
		plugins: [sharedWorkers(), packedWordList()],
		// Chart.js's unused scales read a property when they are loaded, and stay unless that is allowed for.
		build: { rolldownOptions: { treeshake: { propertyReadSideEffects: false } } },
	},
	integrations: [
		photos(),
		mdx(),
		sitemap({
			filter: (page) =>
				!/\/(404|offline|run|roles|slides|contact-sheet|on-one-page|by\/[^/]+\/[^/]+)\/$/.test(
					page,
				),
		}),
		searchIndex(),
		// After the search index, which belongs on the device too.
		libraryWorkerIntegration(),
		photoGuard(),
	],
	security: {
		csp: {
			algorithm: 'SHA-256',
			directives: [
				"default-src 'none'",
				"img-src 'self' data: blob:",
				"font-src 'self'",
				`connect-src ${["'self'", ...envelopeHosts].join(' ')}`,
				`form-action ${["'self'", ...envelopeHosts].join(' ')}`,
				"worker-src 'self'",
				"manifest-src 'self'",
				"base-uri 'none'",
				"object-src 'none'",
			],
			// Pagefind's search is WebAssembly.
			scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
			styleDirective: { resources: ["'self'"] },
		},
	},
	fonts: [
		{
			provider: fontProviders.local(),
			name: 'Brygada 1918',
			cssVariable: '--font-brygada',
			fallbacks: ['Georgia', 'serif'],
			options: {
				variants: [
					{
						weight: '400 700',
						style: 'normal',
						src: ['@fontsource-variable/brygada-1918/files/brygada-1918-latin-wght-normal.woff2'],
					},
					{
						weight: '400 700',
						style: 'italic',
						src: ['@fontsource-variable/brygada-1918/files/brygada-1918-latin-wght-italic.woff2'],
					},
				],
			},
		},
		{
			provider: fontProviders.local(),
			name: 'Source Sans 3',
			cssVariable: '--font-source-sans',
			fallbacks: ['system-ui', 'sans-serif'],
			options: {
				variants: [
					{
						weight: '200 900',
						style: 'normal',
						src: ['@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'],
					},
					{
						weight: '200 900',
						style: 'italic',
						src: ['@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2'],
					},
				],
			},
		},
	],
});
