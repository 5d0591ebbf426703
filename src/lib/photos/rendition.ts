/**
 * Makes the published files of one picture from its master: scaled, what must not be seen burnt in,
 * nothing but pixels. The settings were measured by `bench/photos.ts`.
 * @module
 */
import sharp, { type Sharp } from 'sharp';
import type { Rectangle } from '../site/album.ts';
import { LARGEST, LONG_SIDES, type Format, type Size } from '../site/picture.ts';

/**
 * How each format is encoded. AVIF at effort 0 is ten times as fast as at the default of 4 for a
 * few per cent more bytes at the same likeness.
 */
export const SETTINGS = {
	avif: { quality: 50, effort: 0, chromaSubsampling: '4:2:0' },
	webp: { quality: 74, effort: 2, smartSubsample: false },
	jpg: { quality: 78, progressive: true },
	// Small files are looked at on screens of twice their density, which forgive more.
	small: { upTo: LONG_SIDES[0], avif: 44, webp: 66 },
} as const;

/** Raw pixels of the largest published size: every file of a picture is made from these. */
export interface Pixels {
	readonly data: Uint8Array;
	readonly width: number;
	readonly height: number;
}

/** How many cells a blurred part keeps in each direction: too few for anybody to be known again. */
const CELLS = 5;

/**
 * Decode a master to the largest published size, in sRGB, on paper where it is transparent.
 *
 * @param blur - Parts to make unrecognisable, in per cent of the picture.
 *
 * @throws `Error` of the decoder, if the bytes are damaged.
 */
export async function decode(master: Uint8Array, blur: readonly Rectangle[] = []): Promise<Pixels> {
	const { data, info } = await sharp(master, { failOn: 'error' })
		.autoOrient()
		.resize(LARGEST, LARGEST, { fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#f8f3e9' })
		.toColourspace('srgb')
		.raw()
		.toBuffer({ resolveWithObject: true });
	const pixels = { data: new Uint8Array(data), width: info.width, height: info.height };
	return blur.length === 0 ? pixels : hide(pixels, blur);
}

/** Replace each part by a few flat cells of its mean colours, a little larger than it was asked for. */
async function hide(pixels: Pixels, blur: readonly Rectangle[]): Promise<Pixels> {
	const { width, height } = pixels;
	const patches = await Promise.all(
		blur.map(async (part) => {
			const left = Math.max(0, Math.floor((part.x / 100) * width) - 2);
			const top = Math.max(0, Math.floor((part.y / 100) * height) - 2);
			const wide = Math.min(width - left, Math.ceil((part.width / 100) * width) + 4);
			const high = Math.min(height - top, Math.ceil((part.height / 100) * height) + 4);
			const cells = await open(pixels)
				.extract({ left, top, width: Math.max(1, wide), height: Math.max(1, high) })
				.resize(CELLS, CELLS, { fit: 'fill', kernel: 'linear' })
				.raw()
				.toBuffer();
			const input = await sharp(cells, { raw: { width: CELLS, height: CELLS, channels: 3 } })
				.resize(Math.max(1, wide), Math.max(1, high), { fit: 'fill', kernel: 'nearest' })
				.png({ compressionLevel: 1 })
				.toBuffer();
			return { input, left, top };
		}),
	);
	const data = await open(pixels).composite(patches).removeAlpha().raw().toBuffer();
	return { data: new Uint8Array(data), width, height };
}

const open = ({ data, width, height }: Pixels): Sharp =>
	sharp(data, { raw: { width, height, channels: 3 } });

/** Encode one published file. It holds pixels and nothing else. */
export async function encode(pixels: Pixels, size: Size, format: Format): Promise<Uint8Array> {
	const scaled =
		size.width === pixels.width ? open(pixels) : open(pixels).resize(size.width, size.height);
	const { small } = SETTINGS;
	const isSmall = Math.max(size.width, size.height) <= small.upTo;
	switch (format) {
		case 'avif':
			return scaled.avif({ ...SETTINGS.avif, ...(isSmall && { quality: small.avif }) }).toBuffer();
		case 'webp':
			return scaled.webp({ ...SETTINGS.webp, ...(isSmall && { quality: small.webp }) }).toBuffer();
		case 'jpg':
			return scaled.jpeg(SETTINGS.jpg).toBuffer();
	}
}

/** The picture for shared links: 1200 by 630, cut where there is most to see. */
export async function encodeShare(pixels: Pixels): Promise<Uint8Array> {
	return open(pixels)
		.resize(1200, 630, { fit: 'cover', position: 'attention' })
		.jpeg({ ...SETTINGS.jpg, quality: 74 })
		.toBuffer();
}

/** The colour to show while a picture loads: the mean of all of it. */
export async function meanColour(pixels: Pixels): Promise<string> {
	const [red, green, blue] = await open(pixels)
		.resize(1, 1, { fit: 'fill', kernel: 'linear' })
		.raw()
		.toBuffer();
	return `#${[red!, green!, blue!].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
