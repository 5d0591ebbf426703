/**
 * A picture as pages know it: no file of a camera, only what is published. The bytes are made by
 * `photos/`; the names of the files are made here, so that pages and files cannot disagree.
 * @module
 */
import type { ShownPhoto } from './album.ts';
import type { Text } from './text.ts';

/** The long sides that are published, in pixels. Nothing larger leaves the repository. */
export const LONG_SIDES = [480, 960, 1600] as const;

export const LARGEST = LONG_SIDES[2];

/** One published size. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Picture extends Pick<ShownPhoto, 'credit' | 'consent' | 'pupils' | 'taken'> {
	/** The last part of its page’s address, made from the file’s name. */
	readonly slug: string;
	/** The album’s id, `2016/summer-institute`. */
	readonly album: string;
	readonly alt: Text;
	readonly caption?: Text | undefined;
	/** Published sizes, small to large; a small master has fewer than three. */
	readonly sizes: readonly Size[];
	/** Its middle colour, `#rrggbb`, shown until it is loaded. */
	readonly colour: string;
	/** Changes when the master, its blurred parts or the encoder’s settings do: part of every file’s name. */
	readonly key: string;
}

/** An album as pages know it. */
export interface Album {
	/** `YEAR/NAME`, as its folder is called. */
	readonly id: string;
	readonly title: Text;
	readonly date: string;
	readonly intro?: Text | undefined;
	readonly illustrations: boolean;
	/** The picture shown for all of it; one of `pictures`. */
	readonly cover: Picture;
	/** What is published, in order: nothing that was taken down is among them. */
	readonly pictures: readonly Picture[];
}

/**
 * The sizes that are published of a picture: never larger than it is.
 *
 * @example
 * publishedSizes(2400, 1600) // => 480 × 320, 960 × 640, 1600 × 1067
 */
export function publishedSizes(width: number, height: number): Size[] {
	const long = Math.max(width, height);
	const longs: number[] = LONG_SIDES.filter((side) => side < long);
	if (longs.length < LONG_SIDES.length) longs.push(long);
	return longs.map((side) => ({
		width: Math.max(1, Math.round((width * side) / long)),
		height: Math.max(1, Math.round((height * side) / long)),
	}));
}

/** Pages that an album has besides its pictures: no picture may take their address. */
const TAKEN = /^(?:contact-sheet|slides|part-\d+|share)$/;

/** The last part of an address, from a file’s name: `Aula 3 – mañana.JPG` becomes `aula-3-manana`. */
export function fileToSlug(file: string): string {
	const slug =
		file
			.replace(/\.[^.]+$/, '')
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '-')
			.replace(/^-+|-+$/g, '') || 'picture';
	return TAKEN.test(slug) ? `picture-${slug}` : slug;
}

export const largest = (picture: Picture): Size => picture.sizes.at(-1)!;

/** A picture’s width divided by its height. */
export const ratio = (picture: Picture): number => {
	const { width, height } = largest(picture);
	return width / height;
};

export type Format = 'avif' | 'webp' | 'jpg';

/** Every file that is published of a picture. JPEG, for old browsers and downloads, only in two sizes. */
export function renditions(picture: Pick<Picture, 'sizes'>): { size: Size; format: Format }[] {
	return picture.sizes.flatMap((size, i) =>
		(['avif', 'webp', 'jpg'] as const)
			.filter((format) => format !== 'jpg' || i >= picture.sizes.length - 2)
			.map((format) => ({ size, format })),
	);
}

/** The address of one published file, from the root of the site. The same in every language. */
export function fileUrl(picture: Picture, { width }: Size, format: Format): string {
	return `/pictures/${picture.album}/${picture.slug}-${picture.key}-${String(width)}.${format}`;
}

/** The JPEG to download or to show where nothing better is understood. */
export const downloadUrl = (picture: Picture): string => fileUrl(picture, largest(picture), 'jpg');

/** The address of an album’s picture for shared links, 1200 by 630. */
export const shareUrl = (album: Pick<Album, 'id' | 'cover'>): string =>
	`/pictures/${album.id}/share-${album.cover.key}.jpg`;

/** The address of an album’s zip. */
export const zipUrl = (id: string): string => `/pictures/${id}/${id.replace('/', '-')}.zip`;
