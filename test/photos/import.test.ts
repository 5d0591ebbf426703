import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
	existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { importPhotos, type Imported } from '../../src/lib/photos/import.ts';
import { MASTER_SIDE, takeIn } from '../../src/lib/photos/intake.ts';
import { findMetadata } from '../../src/lib/photos/metadata.ts';
import { CAMERA, corners, photo } from './sample.ts';

// With as many processors as photos, all of them would be under way at once.
vi.mock('node:os', async (original) => ({
	...(await original<typeof import('node:os')>()),
	availableParallelism: () => 2,
}));

let camera: string;
let albums: string;

beforeEach(() => {
	const home = mkdtempSync(join(tmpdir(), 'photos-'));
	camera = join(home, 'DCIM');
	albums = join(home, 'albums');
	mkdirSync(camera);
	return () => {
		rmSync(home, { recursive: true, maxRetries: 5 });
	};
});

const bring = (options: { signal?: AbortSignal; progress?: () => void } = {}): Promise<Imported> =>
	importPhotos({
		folder: camera,
		album: '2016/summer-institute',
		albums,
		masters: albums,
		signal: options.signal ?? new AbortController().signal,
		progress: options.progress ?? (() => undefined),
	});

const put = (name: string, bytes: Uint8Array | string): void => {
	writeFileSync(join(camera, name), bytes);
};
const albumFile = (): string => join(albums, '2016/summer-institute/album.yaml');
const entries = (): Record<string, string>[] =>
	(parse(readFileSync(albumFile(), 'utf8')) as { photos: Record<string, string>[] }).photos;
const master = (name: string): Buffer => readFileSync(join(albums, '2016/summer-institute', name));

/** Where the red corner is: `left top`, `right bottom` … */
async function redCorner(bytes: Uint8Array): Promise<string> {
	const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
	const isRed = (x: number, y: number): boolean => {
		const at = (y * info.width + x) * info.channels;
		return data[at]! > 180 && data[at + 1]! < 90;
	};
	const [right, bottom] = [info.width - 6, info.height - 6];
	const found = (
		[
			['left top', 5, 5],
			['right top', right, 5],
			['left bottom', 5, bottom],
			['right bottom', right, bottom],
		] as const
	).filter(([, x, y]) => isRed(x, y));
	return `${found.map(([name]) => name).join()} of ${info.width} × ${info.height}`;
}

describe('a photo is taken in', () => {
	test.each([
		[1, 'left top of 90 × 60'],
		[2, 'right top of 90 × 60'],
		[3, 'right bottom of 90 × 60'],
		[4, 'left bottom of 90 × 60'],
		[5, 'left top of 60 × 90'],
		[6, 'right top of 60 × 90'],
		[7, 'right bottom of 60 × 90'],
		[8, 'left bottom of 60 × 90'],
	])('held in orientation %i, it stands upright', async (orientation, expected) => {
		const { master: turned } = await takeIn(await photo({ orientation }));
		expect(await redCorner(turned)).toBe(expected);
		expect((await sharp(turned).metadata()).orientation).toBeUndefined();
	});

	test('with all metadata gone but the date taken', async () => {
		const original = await photo();
		expect(findMetadata(original)).toContain('EXIF');
		const taken = await takeIn(original);
		expect(findMetadata(taken.master)).toEqual([]);
		expect(taken.taken).toBe('2016-06-14 09:12:30');
		expect(Buffer.from(taken.master).includes('Of somebody')).toBe(false);
	});

	const formats: [string, (image: Sharp) => Sharp][] = [
		['a progressive JPEG', (image) => image.jpeg({ progressive: true })],
		['a CMYK JPEG', (image) => image.toColourspace('cmyk').jpeg()],
		['a grey JPEG', (image) => image.greyscale().jpeg()],
		['a PNG', (image) => image.png()],
		['a PNG of 16 bits', (image) => image.toColourspace('rgb16').png()],
		['a transparent PNG', (image) => image.ensureAlpha(0.5).png()],
		['a WebP', (image) => image.webp()],
		['an AVIF', (image) => image.avif()],
		['a TIFF', (image) => image.tiff()],
	];
	test.each(formats)('%s becomes an sRGB JPEG without metadata', async (_, convert) => {
		const original = await convert(sharp(await corners()).withExif(CAMERA)).toBuffer();
		const { master: made } = await takeIn(original);
		const { format, space, channels } = await sharp(made).metadata();
		expect({ format, space, channels }).toEqual({ format: 'jpeg', space: 'srgb', channels: 3 });
		expect(findMetadata(made)).toEqual([]);
	});

	test('of more pixels than the master may have, it is scaled; a smaller one is left', async () => {
		const wide = sharp({ create: { width: 5000, height: 2500, channels: 3, background: '#456' } });
		const { width, height } = await takeIn(await wide.jpeg().toBuffer());
		expect([width, height]).toEqual([MASTER_SIDE, MASTER_SIDE / 2]);
		expect((await takeIn(await corners())).width).toBe(90);
	});

	test('of 20,000 × 14,000 pixels', async () => {
		const huge = sharp({
			create: { width: 20_000, height: 14_000, channels: 3, background: '#678' },
			limitInputPixels: false,
		});
		const { width, height } = await takeIn(await huge.jpeg({ quality: 40 }).toBuffer());
		expect([width, height]).toEqual([2400, 1680]);
	});
});

describe('a folder is brought into an album', () => {
	test('with an entry a photo, to be completed, in the order of their names', async () => {
		put('IMG 10 – mañana.JPG', await photo({ seed: 1 }));
		put('IMG 9.jpg', await photo({ seed: 2 }));
		const { added, skipped } = await bring();
		expect({ added, skipped }).toEqual({ added: 2, skipped: [] });
		expect(entries().map(({ file }) => file)).toEqual(['img-9.jpg', 'img-10-manana.jpg']);
		expect(entries()[0]).toMatchObject({
			alt: '',
			credit: '',
			consent: '',
			pupils: '',
			taken: '2016-06-14 09:12:30',
		});
		for (const { file } of entries()) expect(findMetadata(master(file!))).toEqual([]);
		expect(readFileSync(albumFile(), 'utf8')).not.toContain('GPS');
	});

	test('and what it cannot use is named with the reason and what to do', async () => {
		const whole = await photo();
		put('good.jpg', whole);
		put('the same again.jpg', whole);
		put('cut.jpg', (await photo({ width: 900, height: 600, seed: 5 })).subarray(0, 4000));
		put('script.jpg', '#!/bin/sh\nrm -rf /');
		put('page.png', '<html><script>alert(1)</script>');
		put('empty.jpg', '');
		put('notes.txt', 'what we ate');
		put(
			'IMG_1.HEIC',
			Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic' + '\0'.repeat(40), 'latin1'),
		);
		put('.DS_Store', 'x');
		const outside = join(camera, '../secret.jpg');
		writeFileSync(outside, await photo({ seed: 9 }));
		symlinkSync(outside, join(camera, 'link.jpg'));
		symlinkSync(join(camera, 'nowhere'), join(camera, 'broken-link.jpg'));
		const { added, skipped } = await bring();
		expect(added).toBe(1);
		expect(Object.fromEntries(skipped.map(({ file, reason }) => [file, reason]))).toEqual({
			'the same again.jpg': 'is in the album already, as good.jpg',
			'cut.jpg': 'is damaged or breaks off. Copy it from the camera again',
			'script.jpg': 'is no picture but a program or a page, whatever its name says. Leave it out',
			'page.png': 'is no picture but a program or a page, whatever its name says. Leave it out',
			'empty.jpg': 'is empty. Copy it from the camera again',
			'notes.txt': 'is no picture, whatever its name says. Leave it out',
			'IMG_1.HEIC':
				'is HEIC, which cannot be read here. Export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible), then import again',
			'link.jpg': 'is a link to a place outside the folder. Copy the photo itself',
			'broken-link.jpg': 'is a link that leads nowhere. Leave it out',
		});
	});

	test('and words that somebody wrote, comments too, are as they were', async () => {
		put('a.jpg', await photo({ seed: 1 }));
		await bring();
		const written = readFileSync(albumFile(), 'utf8')
			.replace('alt: ""', "alt: 'Two people, one map'  # checked with both")
			.replace(
				'title: Summer institute',
				'title: {en: Summer, es: Verano}\n# the cover is still open',
			);
		writeFileSync(albumFile(), written);
		put('b.jpg', await photo({ seed: 2 }));
		const { added } = await bring();
		expect(added).toBe(1);
		const after = readFileSync(albumFile(), 'utf8');
		expect(after).toContain("alt: 'Two people, one map' # checked with both");
		expect(after).toContain('# the cover is still open');
		expect(entries().map(({ alt }) => alt)).toEqual(['Two people, one map', '']);
	});

	test('a second run brings in nothing twice', async () => {
		for (let seed = 1; seed <= 4; seed++) put(`${seed}.jpg`, await photo({ seed }));
		await bring();
		const before = readFileSync(albumFile(), 'utf8');
		const { added, skipped } = await bring();
		expect({ added, skipped: skipped.length }).toEqual({ added: 0, skipped: 4 });
		expect(readFileSync(albumFile(), 'utf8')).toBe(before);
	});

	test('a photo that was taken down does not come back', async () => {
		put('a.jpg', await photo({ seed: 1 }));
		await bring();
		writeFileSync(
			albumFile(),
			readFileSync(albumFile(), 'utf8').replace('alt: ""', 'removed: 2016-07-01'),
		);
		const { added, skipped } = await bring();
		expect(added).toBe(0);
		expect(skipped[0]!.reason).toBe('was taken down on 2016-07-01 and is not brought back');
	});

	test('stopped in the middle, it goes on where it was', async () => {
		for (let seed = 1; seed <= 12; seed++) put(`${seed}.jpg`, await photo({ seed }));
		const stop = new AbortController();
		let done = 0;
		const first = await bring({
			signal: stop.signal,
			progress: () => {
				if (++done === 5) stop.abort();
			},
		});
		expect(first.isStopped).toBe(true);
		expect(first.added).toBeLessThan(12);
		expect(entries()).toHaveLength(first.added);
		for (const { file } of entries())
			expect(existsSync(join(albums, '2016/summer-institute', file!))).toBe(true);
		const second = await bring();
		expect(first.added + second.added).toBe(12);
		expect(new Set(entries().map(({ file }) => file)).size).toBe(12);
		const left = readdirSync(join(albums, '2016/summer-institute')).filter((name) =>
			name.endsWith('.new'),
		);
		expect(left).toEqual([]);
	});

	test('an album.yaml that cannot be read is left alone', async () => {
		mkdirSync(join(albums, '2016/summer-institute'), { recursive: true });
		writeFileSync(albumFile(), 'title: [');
		put('a.jpg', await photo());
		await expect(bring()).rejects.toThrow(
			/album\.yaml is not YAML that can be added to .* nothing was changed/,
		);
		expect(readFileSync(albumFile(), 'utf8')).toBe('title: [');
	});
});
