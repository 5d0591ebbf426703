import { describe, expect, test } from 'vitest';
import { parseAlbumFile } from '../../src/lib/photos/album-file.ts';

const PATH = 'src/content/albums/2016/summer-institute/album.yaml';

const GOOD = `title: Summer institute
date: 2016-06-14
photos:
  - file: circle.jpg
    alt: Nine people in a circle of chairs
    credit: A member of the academy
    consent: event notice
    pupils: none
`;

const change = (from: string | RegExp, to: string): string => {
	const changed = GOOD.replace(from, to);
	if (changed === GOOD) throw new Error(`${String(from)} is not in the example`);
	return changed;
};

const second = (lines: string): string => `${GOOD}  - ${lines.replaceAll('\n', '\n    ')}\n`;

test('an album with all that is needed is read', () => {
	expect(parseAlbumFile(GOOD, PATH)).toMatchObject({
		title: 'Summer institute',
		illustrations: false,
	});
});

/** What an editor may get wrong, and the sentence that says what to do. */
const BAD: [name: string, text: string, says: string][] = [
	[
		'no alt',
		change(/ {4}alt.*\n/, ''),
		'line 4, photos, entry 1 (circle.jpg), alt is missing. Say what a person who cannot see the picture should know',
	],
	[
		'an empty alt',
		change(/alt: .*/, 'alt: ""'),
		'line 5, photos, entry 1 (circle.jpg), alt is empty. Say what a person who cannot see',
	],
	['no credit', change(/ {4}credit.*\n/, ''), 'credit is missing. Say who made the picture'],
	[
		'no consent',
		change(/ {4}consent.*\n/, ''),
		'consent must say how the people in the picture agreed: "event notice", "written" or "no people". If you do not know, do not publish it.',
	],
	[
		'a consent of its own',
		change('event notice', 'sure'),
		'line 7, photos, entry 1 (circle.jpg), consent must say how',
	],
	[
		'no word on pupils',
		change(/ {4}pupils.*\n/, ''),
		'pupils must say whether pupils are in the picture',
	],
	[
		'pupils in a picture of no people',
		change('event notice', 'no people').replace('pupils: none', 'pupils: not identifiable'),
		'consent is "no people", but pupils is "not identifiable". One of the two is wrong.',
	],
	[
		'released pupils without a signature',
		change('pupils: none', 'pupils: released'),
		'consent must be "written" for pupils who can be recognised',
	],
	[
		'names beside pupils',
		change('pupils: none', 'pupils: not identifiable\n    names: agreed'),
		'Names do not stand beside pupils',
	],
	[
		'a name in the alt',
		change(/alt: .*/, 'alt: Ada Lovelace at the board'),
		'alt seems to name somebody ("Ada Lovelace"). Write the role instead',
	],
	[
		'a name in one translation',
		change(/alt: .*/, 'alt: {en: A teacher at the board, es: La Sra. Lovelace en la pizarra}'),
		'seems to name somebody ("Sra. Lovelace")',
	],
	[
		'HTML in a caption',
		change('    credit', '    caption: <img src=x onerror=alert(1)>\n    credit'),
		'caption holds HTML. Write plain words',
	],
	[
		'an entity in a caption',
		change('    credit', '    caption: Salt &amp; snow\n    credit'),
		'caption holds HTML',
	],
	[
		'a picture listed twice',
		second('file: circle.jpg\nalt: x\ncredit: x\nconsent: no people\npupils: none'),
		'line 9, photos, entry 2 (circle.jpg) is listed twice. Remove one of the two.',
	],
	[
		'two names with one address',
		second('file: Circle.JPG\nalt: x\ncredit: x\nconsent: no people\npupils: none'),
		'would have the same address as "circle.jpg". Rename one of the two files.',
	],
	[
		'a day that does not exist',
		change('2016-06-14', '2016-02-30'),
		'line 2, date is "2016-02-30", which is not a day. Write it as year-month-day, for example 2016-06-14.',
	],
	['a date in words', change('2016-06-14', 'June 14'), 'date is "June 14", which is not a day'],
	['no date', change(/date.*\n/, ''), 'date is missing. Write the first day'],
	[
		'another year',
		change('2016-06-14', '2017-06-14'),
		'date is 2017-06-14, but the folder belongs to 2016. Move the folder, or correct the date.',
	],
	[
		'a file in another folder',
		change('circle.jpg', '../../secret.jpg'),
		'file is not the name of a JPEG, PNG or WebP file in the album’s own folder.',
	],
	[
		'a cover that is not there',
		change('date:', 'cover: other.jpg\ndate:'),
		'cover is "other.jpg", which is not a picture of this album that is shown',
	],
	[
		'a cover that was taken down',
		`${GOOD}  - file: b.jpg\n    removed: 2016-07-01\ncover: b.jpg\n`,
		'cover is "b.jpg", which is not a picture of this album that is shown',
	],
	[
		'no pictures',
		change(/photos:[^]*/, 'photos: []'),
		'photos is empty. List the pictures: npx academy photos import does it.',
	],
	[
		'a field with a slip of the pen',
		change('credit:', 'credits:'),
		'has "credits", which is not known here. Check the spelling, or remove it.',
	],
	[
		'a wrong time',
		change('pupils: none', 'pupils: none\n    taken: 2016-06-14 25:00'),
		'taken is "2016-06-14 25:00", which is not a date',
	],
	[
		'a blur outside of the picture',
		change('pupils: none', 'pupils: none\n    blur: [{x: 10, y: 10, width: 300, height: 10}]'),
		'width is over 100. Rectangles are in per cent of the picture',
	],
	[
		'a removal without a day',
		second('file: b.jpg\nremoved: yes'),
		'removed is "yes", which is not a day',
	],
	['what is no YAML', 'title: [', 'line 1: this is not YAML'],
	['an empty file', '', 'the album'],
];

describe('an album is not published with', () => {
	test.each(BAD)('%s', (_, text, says) => {
		expect(() => parseAlbumFile(text, PATH)).toThrow(PATH);
		expect(() => parseAlbumFile(text, PATH)).toThrow(says);
	});
});

test('everything that is wrong is said at once', () => {
	const text = change('2016-06-14', 'soon').replace(/ {4}credit.*\n/, '');
	expect(() => parseAlbumFile(text, PATH)).toThrow(/date is "soon"[^]*credit is missing/);
});

test('a caption may name people who agreed, and places without asking', () => {
	const named = change(
		'    credit',
		'    caption: Ada Lovelace opens the day\n    names: agreed\n    credit',
	);
	expect(() => parseAlbumFile(named, PATH)).not.toThrow();
	const placed = change(
		'    credit',
		'    caption: Snow on the Front Range, from Washington Park\n    credit',
	);
	expect(() => parseAlbumFile(placed, PATH)).not.toThrow();
	const denied = change(
		'    credit',
		'    caption: The Iron Horse leaves at six\n    names: none\n    credit',
	);
	expect(() => parseAlbumFile(denied, PATH)).not.toThrow();
});

test('a picture that was taken down needs nothing but its name and the day', () => {
	const { photos } = parseAlbumFile(
		second('file: b.jpg\nremoved: 2016-07-01\nalt: still here'),
		PATH,
	);
	expect(photos[1]).toEqual({ file: 'b.jpg', removed: '2016-07-01' });
});
