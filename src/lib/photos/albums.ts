import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { isShown, type Rectangle, type ShownPhoto } from '../site/album.ts';
import { fileToSlug, publishedSizes, type Album, type Picture } from '../site/picture.ts';
import { FormatError } from '../survey/errors.ts';
import { parseAlbumFile } from './album-file.ts';
import { findMasters, type Master, type Masters } from './masters.ts';
import { findMetadata, sniff } from './metadata.ts';
import { SETTINGS, decode, meanColour } from './rendition.ts';
import { writeWhole } from './whole-file.ts';

/** A picture together with what its files are made from. */
export interface Source {
	readonly picture: Picture;
	readonly master: Master;
	readonly blur: readonly Rectangle[];
	/** SHA-256 of the master, in hex. */
	readonly digest: string;
}

export interface AlbumSource {
	readonly album: Album;
	readonly sources: readonly Source[];
}

export interface Places {
	/** The folder of albums, one folder a year and in it one an album. */
	readonly albums: string;
	/** Where what was made is kept between builds. Outlives an install; may be deleted at any time. */
	readonly cache: string;
	/** PHOTO_MASTERS. */
	readonly masters?: string | undefined;
}

export const PLACES: Places = {
	albums: 'src/content/albums',
	cache: '.cache/photos',
	masters: process.env['PHOTO_MASTERS'],
};

/** What is known of a master’s bytes. Kept by stamp, so that an unchanged file is not read again. */
interface Facts {
	readonly stamp: string;
	readonly digest: string;
	readonly width: number;
	readonly height: number;
	readonly colour: string;
}

/** Do something to many things, a few at a time, in order of arrival. */
export async function eachOf<T, R>(
	items: readonly T[],
	work: (item: T, index: number) => Promise<R>,
	atOnce = Math.max(2, availableParallelism()),
): Promise<R[]> {
	const results = new Array<R>(items.length);
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < items.length) {
			const index = next++;
			results[index] = await work(items[index]!, index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
	return results;
}

async function lookAt(master: Master, name: string): Promise<Facts> {
	const bytes = await master.read();
	const kind = sniff(bytes);
	if (kind !== 'jpeg' && kind !== 'png' && kind !== 'webp') {
		throw new FormatError(
			`${name} is not the picture that its name promises. Bring the photo in with: npx academy photos import`,
		);
	}
	const metadata = findMetadata(bytes);
	if (metadata.length > 0) {
		throw new FormatError(
			`${name} still holds ${metadata.join(' and ')}: it may say where and when the camera was. Bring the photo in with npx academy photos import, which takes that out, and remove this file from the repository’s history.`,
		);
	}
	try {
		const { width, height } = await sharp(bytes).metadata();
		const colour = await meanColour(await decode(bytes));
		const digest = createHash('sha256').update(bytes).digest('hex');
		return { stamp: master.stamp, digest, width, height, colour };
	} catch (cause) {
		throw new FormatError(
			`${name} is damaged and cannot be shown. Bring the photo in again, or remove it from album.yaml.`,
			{ cause },
		);
	}
}

/** The part of a file’s name that changes with everything that changes its pixels. */
function pictureKey(digest: string, blur: readonly Rectangle[]): string {
	return createHash('sha256')
		.update(JSON.stringify([digest, blur, SETTINGS, sharp.versions.vips]))
		.digest('hex')
		.slice(0, 10);
}

/** The ids of all albums in a folder: `YEAR/NAME` for each that has an album.yaml. */
export async function listAlbums(root: string): Promise<string[]> {
	const files = await readdir(root, { recursive: true }).catch(() => []);
	return files
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => file.endsWith('/album.yaml'))
		.map((file) => dirname(file))
		.sort();
}

/**
 * Read every album: its words from `album.yaml`, and of each picture that is shown what pages must
 * know before it is loaded. Nothing is encoded yet.
 *
 * @throws {@link FormatError} naming every file with something wrong and what to do, so that an
 *   editor sees all of it at once.
 */
export async function readAlbums(places: Places = PLACES): Promise<AlbumSource[]> {
	const masters = findMasters(places.albums, places.masters, join(places.cache, 'masters'));
	const factsFile = join(places.cache, 'facts.json');
	const known = new Map<string, Facts>(
		JSON.parse(await readFile(factsFile, 'utf8').catch(() => '[]')) as [string, Facts][],
	);
	const facts = new Map<string, Facts>();
	const wrong: string[] = [];
	const albums: AlbumSource[] = [];
	for (const id of await listAlbums(places.albums)) {
		try {
			albums.push(await readAlbum(id, places.albums, masters, known, facts));
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			wrong.push(error.message);
		}
	}
	if (wrong.length > 0) throw new FormatError(wrong.join('\n'));
	await writeWhole(factsFile, JSON.stringify([...facts]));
	return albums;
}

async function readAlbum(
	id: string,
	root: string,
	masters: Masters,
	known: ReadonlyMap<string, Facts>,
	facts: Map<string, Facts>,
): Promise<AlbumSource> {
	const path = `${root}/${id}/album.yaml`;
	if (!/^\d{4}\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
		throw new FormatError(
			`${path} stands in a folder that is no address. Call it YEAR/NAME in small letters, digits and hyphens, such as 2016/summer-institute.`,
		);
	}
	if (id.endsWith('/on-one-page')) {
		throw new FormatError(`${path} would take the address of the year’s sheet. Rename the folder.`);
	}
	const file = parseAlbumFile(await readFile(path, 'utf8'), path);
	const shown = file.photos.filter(isShown);
	const wrong: string[] = [];
	const sources = await eachOf(shown, async (photo) => {
		try {
			return await readPhoto(id, root, photo, masters, known, facts);
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			wrong.push(error.message);
			return undefined;
		}
	});
	if (wrong.length > 0) throw new FormatError(wrong.join('\n'));
	const whole = sources.filter((source) => source !== undefined);
	if (whole.length === 0) {
		throw new FormatError(
			`${path} has no picture left that is shown. Remove the folder, or add a picture.`,
		);
	}
	const cover =
		whole[
			Math.max(
				0,
				shown.findIndex((photo) => photo.file === file.cover),
			)
		]!.picture;
	return {
		album: {
			id,
			title: file.title,
			date: file.date,
			intro: file.intro,
			illustrations: file.illustrations,
			cover,
			pictures: whole.map(({ picture }) => picture),
		},
		sources: whole,
	};
}

async function readPhoto(
	album: string,
	root: string,
	photo: ShownPhoto,
	masters: Masters,
	known: ReadonlyMap<string, Facts>,
	facts: Map<string, Facts>,
): Promise<Source> {
	const name = `${root}/${album}/${photo.file}`;
	const master = await masters(album, photo.file);
	if (master === null) {
		throw new FormatError(
			`${root}/${album}/album.yaml lists "${photo.file}", which is not in its folder. Add the picture beside album.yaml, or remove its entry.`,
		);
	}
	const before = known.get(name);
	const fact = before?.stamp === master.stamp ? before : await lookAt(master, name);
	facts.set(name, fact);
	const blur = photo.blur ?? [];
	const picture: Picture = {
		slug: fileToSlug(photo.file),
		album,
		alt: photo.alt,
		caption: photo.caption,
		credit: photo.credit,
		consent: photo.consent,
		pupils: photo.pupils,
		taken: photo.taken,
		sizes: publishedSizes(fact.width, fact.height),
		colour: fact.colour,
		key: pictureKey(fact.digest, blur),
	};
	return { picture, master, blur, digest: fact.digest };
}
