/**
 * Where masters come from: the album’s own folder, or, for a site with too many pictures for a
 * repository, the folder or object store that PHOTO_MASTERS names.
 * @module
 */
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { FormatError } from '../survey/errors.ts';
import { writeWhole } from './whole-file.ts';

/** A master, without its bytes until they are needed. */
export interface Master {
	/** Changes when the file may have changed; the same stamp is the same bytes. */
	readonly stamp: string;
	read(): Promise<Uint8Array>;
}

/** Looks for a picture of an album. `null` if this place does not have it. */
export type Masters = (album: string, file: string) => Promise<Master | null>;

/**
 * Masters in a folder with one folder an album.
 *
 * @throws {@link FormatError} from the lookup, if the file is a link that leads out of the folder.
 */
function folderMasters(root: string): Masters {
	return async (album, file) => {
		const path = join(root, album, file);
		let real: string;
		try {
			real = await realpath(path);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
			throw error;
		}
		const home = await realpath(resolve(root));
		if (!real.startsWith(home + sep)) {
			throw new FormatError(
				`${path} is a link to a place outside ${root}. Put the picture itself beside album.yaml.`,
			);
		}
		const { size, mtimeMs } = await stat(real);
		return { stamp: `${size} ${mtimeMs}`, read: () => readFile(real) };
	};
}

/**
 * Masters in an object store or on any web server: `URL/2016/summer-institute/circle.jpg`. Each is
 * fetched once and kept in `cache`; later the server is only asked whether it has changed.
 *
 * @throws `Error` from the lookup, if the server does not answer with the picture or a 404.
 */
function storeMasters(url: string, cache: string): Masters {
	return async (album, file) => {
		const address = `${url.replace(/\/$/, '')}/${[...album.split('/'), file].map(encodeURIComponent).join('/')}`;
		const copy = join(cache, createHash('sha256').update(address).digest('hex').slice(0, 32));
		const known = await readFile(`${copy}.stamp`, 'utf8').catch(() => undefined);
		let response: Response;
		try {
			response = await fetch(address, {
				headers: known === undefined ? {} : { 'if-none-match': known },
				signal: AbortSignal.timeout(60_000),
			});
		} catch (cause) {
			throw new Error(
				`The masters at ${url} cannot be reached. Check PHOTO_MASTERS and the network, then build again.`,
				{ cause },
			);
		}
		if (response.status === 404) return null;
		if (response.status === 304 && known !== undefined) {
			return { stamp: known, read: () => readFile(copy) };
		}
		if (!response.ok) {
			throw new Error(
				`${address} answers with status ${response.status}. Check PHOTO_MASTERS and who may read there.`,
			);
		}
		const bytes = new Uint8Array(await response.arrayBuffer());
		const stamp =
			response.headers.get('etag') ?? `sha256 ${createHash('sha256').update(bytes).digest('hex')}`;
		// The stamp last: a copy that broke off has none, and is fetched again.
		await writeWhole(copy, bytes);
		await writeWhole(`${copy}.stamp`, stamp);
		return { stamp, read: () => readFile(copy) };
	};
}

/**
 * The places to look for masters, in order: beside album.yaml, then where PHOTO_MASTERS says.
 *
 * @param setting - The value of PHOTO_MASTERS: a folder, an address, or nothing.
 */
export function findMasters(albums: string, setting: string | undefined, cache: string): Masters {
	const places = [folderMasters(albums)];
	if (setting !== undefined && setting !== '') {
		places.push(
			/^https?:\/\//.test(setting) ? storeMasters(setting, cache) : folderMasters(setting),
		);
	}
	return async (album, file) => {
		for (const place of places) {
			const master = await place(album, file);
			if (master !== null) return master;
		}
		return null;
	};
}
