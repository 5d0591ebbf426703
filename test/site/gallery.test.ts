import { expect, test } from 'vitest';
import {
	chosen,
	lookOf,
	lookSheet,
	partsOf,
	rowSizes,
	srcset,
} from '../../src/lib/site/gallery.ts';
import {
	fileToSlug,
	publishedSizes,
	renditions,
	type Album,
	type Picture,
} from '../../src/lib/site/picture.ts';

const picture = (slug: string, width = 1600, height = 1067): Picture => ({
	slug,
	album: '2016/summer-institute',
	alt: 'x',
	credit: 'x',
	consent: 'no people',
	pupils: 'none',
	sizes: publishedSizes(width, height),
	colour: '#aabbcc',
	key: '0123456789',
});
const many = (count: number): Picture[] =>
	Array.from({ length: count }, (_, i) => picture(`p${i}`));

test('a picture is published in three sizes, and never larger than it is', () => {
	expect(publishedSizes(2400, 1600)).toEqual([
		{ width: 480, height: 320 },
		{ width: 960, height: 640 },
		{ width: 1600, height: 1067 },
	]);
	expect(publishedSizes(1200, 1800).at(-1)).toEqual({ width: 1067, height: 1600 });
	expect(publishedSizes(700, 500)).toEqual([
		{ width: 480, height: 343 },
		{ width: 700, height: 500 },
	]);
	expect(publishedSizes(300, 200)).toEqual([{ width: 300, height: 200 }]);
	expect(publishedSizes(5000, 1)).toEqual(expect.arrayContaining([{ width: 1600, height: 1 }]));
});

test('JPEG, for old browsers and downloads, is made in the two largest sizes only', () => {
	const jpegs = renditions(picture('a')).filter(({ format }) => format === 'jpg');
	expect(jpegs.map(({ size }) => size.width)).toEqual([960, 1600]);
});

test.each([
	['Aula 3 – mañana.JPG', 'aula-3-manana'],
	['IMG_0042.jpeg', 'img-0042'],
	['a.b.c.webp', 'a-b-c'],
	['写真.jpg', 'picture'],
	['slides.jpg', 'picture-slides'],
	['part-2.jpg', 'picture-part-2'],
])('the file “%s” has the address %s', (file, slug) => {
	expect(fileToSlug(file)).toBe(slug);
});

test('every file’s name changes with the picture’s key, so that no cache shows what was blurred later', () => {
	expect(srcset(picture('a'), 'avif')).toBe(
		[480, 960, 1600]
			.map((w) => `/pictures/2016/summer-institute/a-0123456789-${w}.avif ${w}w`)
			.join(', '),
	);
});

test('shapes and colours come from a sheet with one rule for each, not from style attributes', () => {
	const pictures = [picture('a'), picture('b'), picture('c', 1067, 1600)];
	expect(lookSheet(pictures).split('\n')).toEqual([
		'.r1500{--ratio:1.5}',
		'.taabbcc{--tone:#aabbcc}',
		'.r667{--ratio:0.667}',
	]);
	expect(lookOf(pictures[2]!)).toBe('r667 taabbcc');
	expect(rowSizes(pictures[2]!, 240)).toBe('(min-width: 44rem) 160px, 40vw');
});

test('a long album is shown in parts of even length, each picture once', () => {
	for (const count of [1, 49, 96, 97, 200, 2000]) {
		const pictures = many(count);
		const parts = partsOf(pictures);
		expect(parts.flat()).toEqual(pictures);
		expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(96);
		expect(Math.min(...parts.map((part) => part.length))).toBeGreaterThan(count > 96 ? 40 : 0);
	}
});

test('what stands for an album is its cover and pictures from all of it, none twice', () => {
	for (const count of [1, 2, 5, 49]) {
		const pictures = many(count);
		const found = chosen({ cover: pictures[count - 1]!, pictures } as unknown as Album, 9);
		expect(found[0]).toBe(pictures[count - 1]);
		expect(new Set(found).size).toBe(Math.min(9, count));
	}
});
