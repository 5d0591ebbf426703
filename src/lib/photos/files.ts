/**
 * The published files of pictures, made once and kept: what is in the cache is never encoded again.
 * @module
 */
import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { fileUrl, renditions, shareUrl } from '../site/picture.ts';
import { eachOf, type AlbumSource, type Source } from './albums.ts';
import { decode, encode, encodeShare, type Pixels } from './rendition.ts';
import { writeWhole } from './whole-file.ts';

/** One file of the site and where its bytes are kept. */
export interface PublishedFile {
	/** Its address, from the root of the site. */
	readonly url: string;
	readonly cached: string;
}

interface Making extends PublishedFile {
	readonly make: (pixels: Pixels) => Promise<Uint8Array>;
}

const exists = (path: string): Promise<boolean> =>
	stat(path).then(
		() => true,
		() => false,
	);

/** Every file of one picture; that of an album’s cover for shared links among them. */
function filesOf({ picture }: Source, share: string | undefined, cache: string): Making[] {
	// Cached by what the bytes depend on, not by name: renaming a picture encodes nothing.
	const at = (name: string): string => join(cache, 'files', picture.key.slice(0, 2), name);
	const files = renditions(picture).map(({ size, format }) => ({
		url: fileUrl(picture, size, format),
		cached: at(`${picture.key}-${size.width}.${format}`),
		make: (pixels: Pixels) => encode(pixels, size, format),
	}));
	if (share !== undefined) {
		files.push({ url: share, cached: at(`${picture.key}-share.jpg`), make: encodeShare });
	}
	return files;
}

/**
 * Make every file that is not in the cache yet.
 *
 * @param said - Called after each picture that had to be encoded.
 *
 * @returns All files of all pictures, and how many pictures had to be encoded.
 */
export async function makeFiles(
	albums: readonly AlbumSource[],
	cache: string,
	said: (encoded: number, name: string) => void = () => undefined,
): Promise<{ files: PublishedFile[]; encoded: number }> {
	// One thread an image and one image a processor: fewer waits than many threads an image.
	const threads = sharp.concurrency();
	sharp.concurrency(1);
	let encoded = 0;
	try {
		const work = albums.flatMap(({ album, sources }) =>
			sources.map((source) => ({
				source,
				share: source.picture.slug === album.cover.slug ? shareUrl(album) : undefined,
			})),
		);
		const files = await eachOf(work, async ({ source, share }) => {
			const all = filesOf(source, share, cache);
			const missing = [];
			for (const file of all) if (!(await exists(file.cached))) missing.push(file);
			if (missing.length > 0) {
				const pixels = await decode(await source.master.read(), source.blur);
				for (const { cached, make } of missing) await writeWhole(cached, await make(pixels));
				encoded++;
				said(encoded, `${source.picture.album}/${source.picture.slug}`);
			}
			return all;
		});
		return { files: files.flat(), encoded };
	} finally {
		sharp.concurrency(threads);
	}
}

/** Copy files from the cache to the built site. */
export async function copyFiles(files: readonly PublishedFile[], dist: string): Promise<void> {
	const folders = new Set(files.map(({ url }) => join(dist, dirname(url))));
	for (const folder of folders) await mkdir(folder, { recursive: true });
	await eachOf(files, ({ url, cached }) => copyFile(cached, join(dist, url)), 16);
}

/** The bytes of one published file, made if need be: what the development server sends. */
export async function readPublished(
	url: string,
	albums: readonly AlbumSource[],
	cache: string,
): Promise<Uint8Array | undefined> {
	for (const { album, sources } of albums) {
		for (const source of sources) {
			const file = filesOf(source, shareUrl(album), cache).find((known) => known.url === url);
			if (file === undefined) continue;
			if (!(await exists(file.cached))) {
				const pixels = await decode(await source.master.read(), source.blur);
				await writeWhole(file.cached, await file.make(pixels));
			}
			return readFile(file.cached);
		}
	}
	return undefined;
}
