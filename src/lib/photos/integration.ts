import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { zipUrl } from '../site/picture.ts';
import { PLACES, readAlbums } from './albums.ts';
import { writeZip } from './album-zip.ts';
import { copyFiles, makeFiles, readPublished } from './files.ts';
import { inspectSite, refuse } from './guard.ts';

const TYPES: Readonly<Record<string, string>> = {
	avif: 'image/avif',
	webp: 'image/webp',
	jpg: 'image/jpeg',
};

/**
 * Puts the pictures’ files beside the pages: encodes what is new, copies the rest from the cache,
 * writes the albums’ zips. `astro dev` makes each file when it is asked for.
 */
export function photos(): AstroIntegration {
	return {
		name: 'photos',
		hooks: {
			'astro:server:setup': ({ server }) => {
				server.middlewares.use((request, response, next) => {
					const { pathname } = new URL(request.url ?? '/', 'http://localhost');
					const type = /^\/pictures\/.*-\w+\.(avif|webp|jpg)$/.exec(pathname)?.[1];
					if (type === undefined) {
						next();
						return;
					}
					readAlbums()
						.then((albums) => readPublished(decodeURIComponent(pathname), albums, PLACES.cache))
						.then((bytes) => {
							if (bytes === undefined) {
								next();
								return;
							}
							response.setHeader('content-type', TYPES[type]!);
							response.end(bytes);
						}, next);
				});
			},
			'astro:build:done': async ({ dir, logger }) => {
				const started = performance.now();
				const dist = fileURLToPath(dir);
				const albums = await readAlbums();
				const total = albums.reduce((sum, { sources }) => sum + sources.length, 0);
				const { files, encoded } = await makeFiles(albums, PLACES.cache, (done, name) => {
					logger.info(`${done} of at most ${total} encoded: ${name}`);
				});
				await copyFiles(files, dist);
				for (const { album } of albums) await writeZip(album, dist);
				const seconds = ((performance.now() - started) / 1000).toFixed(1);
				logger.info(
					`${total} pictures, ${files.length} files; ${encoded} pictures were new (${seconds} s).`,
				);
			},
		},
	};
}

/**
 * Reads every published byte when all else is done, and fails the build if it finds metadata, a
 * master, or a picture that nobody shows. Stands last among the integrations.
 */
export function photoGuard(): AstroIntegration {
	return {
		name: 'photo-guard',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const albums = await readAlbums();
				const { files } = await makeFiles(albums, PLACES.cache);
				refuse(
					await inspectSite(fileURLToPath(dir), {
						masters: new Set(albums.flatMap(({ sources }) => sources.map(({ digest }) => digest))),
						urls: new Set([
							...files.map(({ url }) => url),
							...albums.map(({ album }) => zipUrl(album.id)),
						]),
					}),
				);
				logger.info('No metadata, no master and nothing that was taken down is published.');
			},
		},
	};
}
