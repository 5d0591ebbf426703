import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { readAlbums, type Places } from '../../src/lib/photos/albums.ts';
import { writeZip } from '../../src/lib/photos/album-zip.ts';
import { copyFiles, makeFiles } from '../../src/lib/photos/files.ts';
import { inspectSite, refuse, type Finding } from '../../src/lib/photos/guard.ts';
import { findMetadata, sniff } from '../../src/lib/photos/metadata.ts';
import { largest, zipUrl } from '../../src/lib/site/picture.ts';
import { CAMERA, corners, photo } from './sample.ts';

let places: Places;
let dist: string;
let folder: string;

const ENTRY = { alt: 'x', credit: 'Somebody', consent: 'no people', pupils: 'none' };

interface Entry {
	[field: string]: unknown;
	file: string;
}

function writeAlbum(photos: Entry[]): void {
	writeFileSync(join(folder, 'album.yaml'), stringify({ title: 'X', date: '2016-06-14', photos }));
}

const shade = (background: string): Promise<Buffer> =>
	sharp({ create: { width: 1800, height: 1200, channels: 3, background } })
		.jpeg()
		.toBuffer();

beforeEach(async () => {
	const home = mkdtempSync(join(tmpdir(), 'albums-'));
	places = { albums: join(home, 'albums'), cache: join(home, 'cache') };
	dist = join(home, 'dist');
	folder = join(places.albums, '2016/institute');
	mkdirSync(folder, { recursive: true });
	mkdirSync(dist);
	writeFileSync(join(folder, 'a.jpg'), await shade('#a05030'));
	writeFileSync(join(folder, 'b.jpg'), await shade('#3050a0'));
	writeAlbum([
		{ file: 'a.jpg', ...ENTRY },
		{ file: 'b.jpg', ...ENTRY },
	]);
	return () => {
		rmSync(home, { recursive: true, maxRetries: 5 });
	};
});

async function publish(): Promise<{ encoded: number; inspect: () => Promise<Finding[]> }> {
	const albums = await readAlbums(places);
	const { files, encoded } = await makeFiles(albums, places.cache);
	await copyFiles(files, dist);
	for (const { album } of albums) await writeZip(album, dist);
	const forbidden = {
		masters: new Set(albums.flatMap(({ sources }) => sources.map(({ digest }) => digest))),
		urls: new Set([...files.map(({ url }) => url), ...albums.map(({ album }) => zipUrl(album.id))]),
	};
	return { encoded, inspect: () => inspectSite(dist, forbidden) };
}

const published = (): string[] =>
	readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
		statSync(join(dist, name)).isFile(),
	);

test('what is published holds no metadata, no master and nothing larger than it may be', async () => {
	const { inspect } = await publish();
	expect(published()).toHaveLength(2 * 8 + 1 + 1);
	expect(await inspect()).toEqual([]);
});

describe('the guard finds a planted', () => {
	const plants: [string, () => Promise<{ name: string; bytes: Uint8Array }>, string][] = [
		['JPEG with GPS', async () => ({ name: '_astro/x.jpg', bytes: await photo() }), 'holds EXIF'],
		[
			'PNG with EXIF',
			async () => ({
				name: 'x.png',
				bytes: await sharp(await corners())
					.withExif(CAMERA)
					.png()
					.toBuffer(),
			}),
			'holds EXIF',
		],
		[
			'WebP with EXIF',
			async () => ({
				name: 'x.webp',
				bytes: await sharp(await corners())
					.withExif(CAMERA)
					.webp()
					.toBuffer(),
			}),
			'holds EXIF',
		],
		[
			'AVIF with EXIF',
			async () => ({
				name: 'x.avif',
				bytes: await sharp(await corners())
					.withExif(CAMERA)
					.avif()
					.toBuffer(),
			}),
			'holds EXIF',
		],
		[
			'AVIF with EXIF in a box whose length has 64 bits',
			async () => {
				const bytes = await sharp(await corners())
					.withExif(CAMERA)
					.avif()
					.toBuffer();
				const at = bytes.indexOf('meta') - 4;
				const longer = Buffer.alloc(8);
				longer.writeBigUInt64BE(BigInt(bytes.readUInt32BE(at) + 8));
				const box = [Buffer.of(0, 0, 0, 1), Buffer.from('meta'), longer];
				const parts = [bytes.subarray(0, at), ...box, bytes.subarray(at + 8)];
				return { name: 'x.avif', bytes: Buffer.concat(parts) };
			},
			'holds EXIF',
		],
		[
			'JPEG with XMP',
			async () => ({
				name: 'x.jpg',
				bytes: await sharp(await corners())
					.withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
					.jpeg()
					.toBuffer(),
			}),
			'holds XMP',
		],
		[
			'photo under a name that hides it',
			async () => ({ name: 'notes.txt', bytes: await photo() }),
			'holds EXIF',
		],
		[
			'photo in a zip',
			async () => ({ name: 'x.zip', bytes: zipSync({ 'deep/x.jpg': await photo() }) }),
			'holds EXIF',
		],
		[
			'TIFF',
			async () => ({
				name: 'x.tif',
				bytes: await sharp(await corners())
					.tiff()
					.toBuffer(),
			}),
			'holds EXIF',
		],
		[
			'master',
			() => Promise.resolve({ name: '_astro/a.jpg', bytes: readFileSync(join(folder, 'a.jpg')) }),
			'is a master, byte for byte',
		],
		[
			'picture that is too large',
			async () => ({
				name: 'x.jpg',
				bytes: await sharp({
					create: { width: 2400, height: 100, channels: 3, background: '#123' },
				})
					.jpeg()
					.toBuffer(),
			}),
			'is 2400 × 100 pixels, larger than anything the site makes',
		],
		[
			'picture that nobody shows',
			async () => ({ name: 'pictures/2016/institute/old-480.jpg', bytes: await corners() }),
			'belongs to no picture that is shown',
		],
	];
	test.each(plants)('%s', async (_, plant, reason) => {
		const { inspect } = await publish();
		const { name, bytes } = await plant();
		mkdirSync(join(dist, name, '..'), { recursive: true });
		writeFileSync(join(dist, name), bytes);
		const found = await inspect();
		expect(found.map((finding) => finding.file).join()).toContain(name);
		expect(found.map((finding) => finding.reason).join()).toContain(reason);
		expect(() => {
			refuse(found);
		}).toThrow(/must not be published[^]*npx academy photos import/);
	});

	test('nothing else: HTML that speaks of EXIF, ICC profiles, fonts', async () => {
		const { inspect } = await publish();
		writeFileSync(join(dist, 'index.html'), 'Exif\0\0 http://ns.adobe.com/xap/1.0/ GPSLatitude');
		writeFileSync(
			join(dist, 'x.jpg'),
			await sharp(await corners())
				.withIccProfile('p3')
				.jpeg()
				.toBuffer(),
		);
		expect(await inspect()).toEqual([]);
	});
});

test('a second build encodes nothing again, and a new name for a picture is no new picture', async () => {
	expect((await publish()).encoded).toBe(2);
	expect((await publish()).encoded).toBe(0);
	copyFileSync(join(folder, 'a.jpg'), join(folder, 'c.jpg'));
	writeAlbum([
		{ file: 'c.jpg', ...ENTRY },
		{ file: 'b.jpg', ...ENTRY },
	]);
	expect((await publish()).encoded).toBe(0);
});

test('a blurred part is unrecognisable in every published size, and in the zip', async () => {
	// One-pixel stripes: what is left of them shows as contrast.
	const stripes = Buffer.alloc(1800 * 1200 * 3);
	for (let i = 0; i < stripes.length; i++)
		stripes[i] = Math.floor(((i / 3) % 1800) / 60) % 2 === 0 ? 255 : 0;
	writeFileSync(
		join(folder, 'a.jpg'),
		await sharp(stripes, { raw: { width: 1800, height: 1200, channels: 3 } })
			.jpeg()
			.toBuffer(),
	);
	writeAlbum([{ file: 'a.jpg', ...ENTRY, blur: [{ x: 25, y: 25, width: 50, height: 50 }] }]);
	await publish();
	/** How much neighbouring columns differ along one line, at most. */
	const contrast = async (bytes: Uint8Array, line: number): Promise<number> => {
		const { data, info } = await sharp(bytes)
			.greyscale()
			.raw()
			.toBuffer({ resolveWithObject: true });
		const at = Math.round(info.height * line) * info.width;
		const row = [
			...data.subarray(at + Math.round(info.width * 0.3), at + Math.round(info.width * 0.7)),
		];
		return Math.max(...row) - Math.min(...row);
	};
	const files = published().filter(
		(name) => /\.(avif|webp|jpg)$/.test(name) && !name.includes('share'),
	);
	expect(files).toHaveLength(8);
	for (const name of files) {
		const bytes = readFileSync(join(dist, name));
		expect(await contrast(bytes, 0.1), `${name} outside`).toBeGreaterThan(150);
		expect(await contrast(bytes, 0.5), `${name} inside`).toBeLessThan(60);
	}
	const zip = unzipSync(readFileSync(join(dist, zipUrl('2016/institute'))));
	expect(await contrast(zip['a.jpg']!, 0.5)).toBeLessThan(60);
});

test('a picture that is blurred later has other addresses, so that no copy of the old one is shown', async () => {
	const before = (await readAlbums(places))[0]!.album.pictures[0]!.key;
	writeAlbum([{ file: 'a.jpg', ...ENTRY, blur: [{ x: 1, y: 1, width: 9, height: 9 }] }]);
	expect((await readAlbums(places))[0]!.album.pictures[0]!.key).not.toBe(before);
});

test('a picture that was taken down is in no file and no zip, and need not be in the folder', async () => {
	writeAlbum([
		{ file: 'gone.jpg', removed: '2016-07-01', ...ENTRY },
		{ file: 'b.jpg', ...ENTRY },
	]);
	const { inspect } = await publish();
	expect(published().filter((name) => name.includes('gone'))).toEqual([]);
	const zip = unzipSync(readFileSync(join(dist, zipUrl('2016/institute'))));
	expect(Object.keys(zip)).toEqual(['CREDITS.txt', 'b.jpg']);
	expect(new TextDecoder().decode(zip['CREDITS.txt'])).toMatch(/b\.jpg\r\n {2}by: Somebody/);
	expect(await inspect()).toEqual([]);
});

describe('an album is not built', () => {
	test.each([
		['Summer Institute', /stands in a folder that is no address. Call it YEAR\/NAME/],
		['on-one-page', /would take the address of the year’s sheet. Rename the folder./],
	])('in a folder called “%s”', async (name, says) => {
		const other = join(places.albums, '2016', name);
		mkdirSync(other);
		copyFileSync(join(folder, 'album.yaml'), join(other, 'album.yaml'));
		await expect(readAlbums(places)).rejects.toThrow(says);
	});

	test('when it lists a file that is missing', async () => {
		writeAlbum([{ file: 'none.jpg', ...ENTRY }]);
		await expect(readAlbums(places)).rejects.toThrow(
			/album\.yaml lists "none\.jpg", which is not in its folder\. Add the picture beside album\.yaml, or remove its entry\./,
		);
	});
	test('when a picture is a link out of the folder', async () => {
		const { symlinkSync } = await import('node:fs');
		writeFileSync(join(places.albums, '../secret.jpg'), await corners());
		symlinkSync(join(places.albums, '../secret.jpg'), join(folder, 'link.jpg'));
		writeAlbum([{ file: 'link.jpg', ...ENTRY }]);
		await expect(readAlbums(places)).rejects.toThrow(
			/link\.jpg is a link to a place outside .* Put the picture itself beside album\.yaml\./,
		);
	});
	test('when a JPEG is a script', async () => {
		writeFileSync(join(folder, 'a.jpg'), '#!/bin/sh\necho');
		await expect(readAlbums(places)).rejects.toThrow(
			/a\.jpg is not the picture that its name promises/,
		);
	});
	test('when a picture is damaged', async () => {
		writeFileSync(join(folder, 'a.jpg'), (await shade('#123456')).subarray(0, 900));
		await expect(readAlbums(places)).rejects.toThrow(/a\.jpg is damaged/);
	});
	test('when a master still holds metadata', async () => {
		writeFileSync(join(folder, 'a.jpg'), await photo());
		await expect(readAlbums(places)).rejects.toThrow(
			/a\.jpg still holds EXIF.*npx academy photos import/,
		);
	});
	test('and everything that is wrong is said at once', async () => {
		writeFileSync(join(folder, 'a.jpg'), await photo());
		writeFileSync(join(folder, 'b.jpg'), 'x');
		await expect(readAlbums(places)).rejects.toThrow(
			/a\.jpg still holds[^]*b\.jpg is not the picture|b\.jpg is not[^]*a\.jpg still holds/,
		);
	});
});

test('albums are read side by side, as a server does that is asked for many pages at once', async () => {
	const several = Array.from({ length: 8 }, () => readAlbums(places));
	const [first, ...others] = await Promise.all(several);
	for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(first));
	expect(readdirSync(places.cache)).toEqual(['facts.json']);
});

describe('masters may be kept elsewhere', () => {
	test('in a folder that PHOTO_MASTERS names', async () => {
		const outside = join(places.albums, '../masters/2016/institute');
		mkdirSync(outside, { recursive: true });
		copyFileSync(join(folder, 'a.jpg'), join(outside, 'far.jpg'));
		writeAlbum([{ file: 'far.jpg', ...ENTRY }]);
		const [first] = await readAlbums({ ...places, masters: join(places.albums, '../masters') });
		expect(largest(first!.album.cover).width).toBe(1600);
	});

	test('behind an address, fetched once and then only asked for', async () => {
		const answers: number[] = [];
		const three = Promise.withResolvers<undefined>();
		const server = createServer((request, response) => {
			const isKnown = request.headers['if-none-match'] === '"one"';
			const isThere = request.url === '/store/2016/institute/far%20away.jpg';
			response.statusCode = !isThere ? 404 : isKnown ? 304 : 200;
			answers.push(response.statusCode);
			response.setHeader('etag', '"one"');
			// Nobody has it before three have asked: each of them asks for all of it.
			if (answers.length === 3) three.resolve(undefined);
			void three.promise.then(() => {
				response.end(response.statusCode === 200 ? readFileSync(join(folder, 'a.jpg')) : undefined);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, resolve));
		const { port } = server.address() as AddressInfo;
		const there = { ...places, masters: `http://localhost:${port}/store/` };
		writeAlbum([{ file: 'far away.jpg', ...ENTRY }]);
		await Promise.all([readAlbums(there), readAlbums(there), readAlbums(there)]);
		const [again] = await readAlbums(there);
		expect(answers).toEqual([200, 200, 200, 304]);
		expect((await makeFiles([again!], places.cache)).encoded).toBe(1);
		writeAlbum([{ file: 'not there.jpg', ...ENTRY }]);
		await expect(readAlbums(there)).rejects.toThrow(
			'lists "not there.jpg", which is not in its folder',
		);
		server.close();
		await expect(readAlbums({ ...places, masters: 'http://localhost:1/' })).rejects.toThrow(
			/cannot be reached. Check PHOTO_MASTERS/,
		);
	});
});

describe('a kind is known by its bytes', () => {
	test.each(['jpeg', 'png', 'webp', 'avif', 'tiff', 'gif'] as const)('%s', async (kind) => {
		const bytes = await sharp(await corners())
			.toFormat(kind)
			.toBuffer();
		expect(sniff(bytes)).toBe(kind);
		if (kind !== 'tiff') expect(findMetadata(bytes)).toEqual([]);
	});
	test('and a cut one is read as far as it goes', async () => {
		const whole = await photo();
		for (let length = 0; length < whole.length; length += 7) {
			expect(() => findMetadata(whole.subarray(0, length))).not.toThrow();
		}
	});
});

test('the sample year’s own albums are parsed as they stand', () => {
	const text = readFileSync('src/content/albums/2016/summer-institute/album.yaml', 'utf8');
	expect((parse(text) as { photos: unknown[] }).photos).toHaveLength(49);
});
