import { expect, test } from 'vitest';
import { FormatError, OpenError } from '../../src/lib/survey/errors.ts';
import { linkToRelease, releaseToLink } from '../../src/lib/survey/release-link.ts';
import { createRelease, parseRelease, releaseToText } from '../../src/lib/survey/release.ts';
import { groupedToText, parseGrouped, type Themes } from '../../src/lib/survey/themes.ts';
import { published, range, tallyOf } from './opened.ts';
import { ANSWERS, KEYS, SURVEY } from './sample.ts';

const everybody = range(0, 7).map(
	(index) => new Map([...ANSWERS, ['carry', `text ${index}`]] as const),
);
const RELEASE = await createRelease(SURVEY, published(SURVEY, tallyOf(SURVEY, everybody)), KEYS);
const THEMES: Themes = new Map([
	[
		'carry',
		[
			{ name: 'Time 🌱', texts: [2, 5] },
			{ name: 'مرحبا <b>', texts: [] },
		],
	],
]);

test('themes come back from the release’s own file, whose signature still holds', () => {
	const text = groupedToText({ release: RELEASE, themes: THEMES });
	expect(parseGrouped(text)).toEqual({ release: RELEASE, themes: THEMES });
	expect(parseRelease(text)).toEqual(RELEASE);
});

test('a release without themes is written as it was', () => {
	expect(groupedToText({ release: RELEASE, themes: new Map() })).toBe(releaseToText(RELEASE));
	expect(groupedToText({ release: RELEASE, themes: new Map([['carry', []]]) })).toBe(
		releaseToText(RELEASE),
	);
	expect(parseGrouped(releaseToText(RELEASE))).toEqual({ release: RELEASE, themes: new Map() });
});

const withThemes = (themes: unknown): string => JSON.stringify({ ...RELEASE, themes });

test.each<[string, unknown]>([
	['no list', 'Time'],
	['nothing', null],
	['a question that there is not', { other: [] }],
	['a question that has no texts', { useful: [] }],
	['__proto__', JSON.parse('{"__proto__":[]}')],
	['no name', { carry: [{ texts: [1] }] }],
	['a blank name', { carry: [{ name: ' ', texts: [1] }] }],
	['a name without end', { carry: [{ name: 'a'.repeat(121), texts: [1] }] }],
	['half a character', { carry: [{ name: '\ud83d', texts: [1] }] }],
	['a text that there is not', { carry: [{ name: 'a', texts: [8] }] }],
	['a text before the first', { carry: [{ name: 'a', texts: [0] }] }],
	['a text in two themes', { carry: [{ name: 'a', texts: [1] }, { name: 'b', texts: [1] }] }], // prettier-ignore
	['the same text twice', { carry: [{ name: 'a', texts: [1, 1] }] }],
	['too many', { carry: range(0, 51).map((at) => ({ name: `${at}`, texts: [] })) }],
])('themes with %s are said to be damaged, and the release is read all the same', (_, themes) => {
	const { release, themes: read, problem } = parseGrouped(withThemes(themes));
	expect(release).toEqual(RELEASE);
	expect(read).toEqual(new Map());
	expect(problem).toMatch(/themes beside this release are damaged/);
});

test('themes do not make an altered release pass', () => {
	const text = groupedToText({ release: { ...RELEASE, responses: 8 }, themes: THEMES });
	expect(() => parseGrouped(text)).toThrow(OpenError);
});

test('the order in which cards were moved is not in the file', () => {
	const moved = (texts: number[]) =>
		parseGrouped(withThemes({ carry: [{ name: 'a', texts }] })).themes;
	expect(moved([5, 2, 7])).toEqual(moved([7, 5, 2]));
});

test('a release comes back from its link, its themes too', async () => {
	const grouped = { release: RELEASE, themes: THEMES };
	const link = await releaseToLink(grouped);
	expect(link).toMatch(/^[\w-]+$/);
	expect(await linkToRelease(link)).toEqual(grouped);
});

/** What reading many links side by side comes to. */
const readAll = (links: readonly string[]) => Promise.allSettled(links.map(linkToRelease));

test('a link that is cut anywhere shows nothing', async () => {
	const link = await releaseToLink({ release: RELEASE, themes: new Map() });
	const cut = Array.from({ length: link.length }, (_, length) => link.slice(0, length));
	for (const read of await readAll(cut)) {
		if (read.status === 'fulfilled') expect.fail('a part was read');
		expect(read.reason).toBeInstanceOf(FormatError);
	}
	await expect(linkToRelease('a'.repeat(70_000))).rejects.toThrow(/too long/);
});

test('a link with any one character changed shows nothing, or at least nothing else', async () => {
	const grouped = { release: RELEASE, themes: new Map() };
	const link = await releaseToLink(grouped);
	const changed = Array.from({ length: link.length }, (_, at) => at).flatMap((at) =>
		['A', '7', '_']
			.filter((other) => other !== link[at])
			.map((other) => link.slice(0, at) + other + link.slice(at + 1)),
	);
	let same = 0;
	for (const read of await readAll(changed)) {
		if (read.status === 'rejected') {
			expect((read.reason as Error).message).toMatch(/not whole|unpacks to more/);
		} else {
			// Some bits mean nothing, such as those that fill the last byte before the checksum.
			expect(read.value).toEqual(grouped);
			same += 1;
		}
	}
	expect(same).toBeLessThan(changed.length / 100);
});

test('a release that is too long for a link says to send a file', async () => {
	const huge = range(0, 3000).map(
		() => new Map([...ANSWERS, ['carry', crypto.randomUUID()]] as const),
	);
	const release = await createRelease(SURVEY, published(SURVEY, tallyOf(SURVEY, huge)), KEYS);
	await expect(releaseToLink({ release, themes: new Map() })).rejects.toThrow(
		/too long for a link. Send the release as a file/,
	);
});
