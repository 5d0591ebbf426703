import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToBase64url } from '../../src/lib/survey/bytes.ts';
import { FormatError, OpenError } from '../../src/lib/survey/errors.ts';
import { parseDefinition } from '../../src/lib/survey/definition.ts';
import type { Published } from '../../src/lib/survey/privacy.ts';
import {
	createRelease,
	parseRelease,
	releaseToText,
	type Release,
} from '../../src/lib/survey/release.ts';
import { answered, plainly } from './arbitraries.ts';
import { published, range, tallyOf } from './opened.ts';
import { ANSWERS, KEYS, OTHER_KEYS, SURVEY, written } from './sample.ts';

const everybody = range(0, 9).map((index) =>
	index < 6 ? ANSWERS : new Map([['useful', 1 + (index % 5)]]),
);
const PUBLISHED = published(SURVEY, tallyOf(SURVEY, everybody));
const RELEASE = await createRelease(SURVEY, PUBLISHED, KEYS);
const TEXT = releaseToText(RELEASE);

test('reading a release inverts writing it', async () => {
	expect(parseRelease(TEXT)).toEqual(RELEASE);
	await fc.assert(
		fc.asyncProperty(answered(8, 14), async ({ definition, everybody: all }) => {
			const tally = tallyOf(
				definition,
				all.map((answers) => plainly(definition, answers)),
			);
			const release = await createRelease(definition, published(definition, tally), KEYS);
			expect(parseRelease(releaseToText(release))).toEqual(release);
		}),
		{ numRuns: 40 },
	);
});

test('a release is the same however its file is laid out', () => {
	const reversed = Object.fromEntries(Object.entries(RELEASE).reverse());
	expect(parseRelease(JSON.stringify(reversed))).toEqual(RELEASE);
});

test('what a release does not know is not read from it', () => {
	expect(parseRelease(JSON.stringify({ ...RELEASE, tally: { useful: 1 } }))).toEqual(RELEASE);
	expect(parseRelease(TEXT.replace('{', '{"__proto__":{"minimum":1},'))).toEqual(RELEASE);
	const items = RELEASE.items.map((item) => ({ ...item, constructor: 1, texts2: [] }));
	expect(parseRelease(JSON.stringify({ ...RELEASE, items }))).toEqual(RELEASE);
});

/** Every text of the release that differs from it in one value, or lacks one field or entry. */
function altered(value: unknown, put: (other: unknown) => unknown): unknown[] {
	if (Array.isArray(value)) {
		return [
			...value.flatMap((entry, at) => altered(entry, (other) => put(value.with(at, other)))),
			...value.map((_, at) => put(value.toSpliced(at, 1))),
			...(value.length > 1 ? [put(value.toReversed())] : []),
			put(value.concat(value.slice(-1))),
		];
	}
	if (typeof value === 'object' && value !== null) {
		return Object.entries(value).flatMap(([name, entry]) => [
			...altered(entry, (other) => put({ ...value, [name]: other })),
			put(Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))),
		]);
	}
	return [
		...(typeof value === 'number' ? [value + 1, -1, `${value}`] : [`${String(value)} `]),
		null,
	].map(put);
}

/** The parts whose order means nothing: everybody’s texts, and lists of which two are the same. */
const meansTheSame = (other: unknown): boolean => {
	try {
		expect(other).toEqual(RELEASE);
		return true;
	} catch {
		return false;
	}
};

test('a release with any value altered, taken away, repeated or moved is refused, with a reason', () => {
	const all = altered(RELEASE, (other) => other).filter((other) => !meansTheSame(other));
	expect(all.length).toBeGreaterThan(400);
	for (const other of all) {
		let error: unknown;
		try {
			parseRelease(JSON.stringify(other));
		} catch (thrown) {
			error = thrown;
		}
		expect(error instanceof FormatError || error instanceof OpenError, JSON.stringify(error)).toBe(
			true,
		);
		expect((error as Error).message).toMatch(
			/release is damaged. Ask its facilitator|altered after its facilitator signed it. Ask|This is not a release|version that is not known|The survey’s |public key|not base64url/,
		);
	}
});

test('a release that another key signed is refused', async () => {
	const forged = await createRelease(SURVEY, PUBLISHED, OTHER_KEYS);
	expect(() => parseRelease(releaseToText(forged))).toThrow(OpenError);
	expect(() => parseRelease(releaseToText(forged))).toThrow(
		/altered after its facilitator signed it/,
	);
});

/** Signed rightly, but with anything in it: the facilitator’s own software may be another. */
const signedWith = async (change: Partial<Record<keyof Release, unknown>>): Promise<string> =>
	releaseToText(await createRelease(SURVEY, { ...PUBLISHED, ...change } as Published, KEYS));

const itemsWith = (id: string, change: unknown): unknown[] =>
	PUBLISHED.items.map((item) => (item.id === id ? Object.assign({ ...item }, change) : item));

test.each<[string, string]>([
	['another minimum than the survey’s', await signedWith({ minimum: 3 })],
	['fewer responses than the minimum', await signedWith({ responses: 4 })],
	['responses that are no number', await signedWith({ responses: '9' })],
	['more answers than responses', await signedWith({ responses: 8 })],
	[
		'an item with fewer answers than the minimum',
		await signedWith({ items: itemsWith('useful', { answered: 4, counts: [4, 0, 0, 0, 0] }) }),
	],
	[
		'counts that do not add up',
		await signedWith({ items: itemsWith('useful', { counts: [9, 1, 0, 0, 0] }) }),
	],
	[
		'a count below nought',
		await signedWith({ items: itemsWith('useful', { counts: [10, -1, 0, 0, 0] }) }),
	],
	['a count too few', await signedWith({ items: itemsWith('useful', { counts: [9, 0, 0, 0] }) })],
	[
		'counts that are no list',
		await signedWith({ items: itemsWith('useful', { counts: { length: 5 } }) }),
	],
	[
		'one of several counted more often than answered',
		await signedWith({ items: itemsWith('topics', { counts: [7, 0, 0, 0, 0, 0, 0, 0, 6] }) }),
	],
	['fewer texts than it says', await signedWith({ items: itemsWith('carry', { texts: ['one'] }) })],
	[
		'a text that is none',
		await signedWith({ items: itemsWith('carry', { texts: [1, 2, 3, 4, 5, 6] }) }),
	],
	[
		'an item that the survey lacks',
		await signedWith({ items: itemsWith('useful', { id: 'other' }) }),
	],
	[
		'an item named __proto__',
		await signedWith({ items: itemsWith('useful', { id: '__proto__' }) }),
	],
	[
		'the same item twice',
		await signedWith({ items: [...PUBLISHED.items.slice(1), PUBLISHED.items[1]] }),
	],
	['an item less', await signedWith({ items: PUBLISHED.items.slice(1) })],
	['an item of nothing', await signedWith({ items: [null, ...PUBLISHED.items.slice(1)] })],
	['no items', JSON.stringify({ ...RELEASE, items: undefined })],
	['a million items', JSON.stringify({ ...RELEASE, items: new Array(1_000_000).fill(0) })],
	[
		'half a character in a text',
		JSON.stringify({
			...RELEASE,
			items: itemsWith('carry', { texts: ['\ud83d', 'b', 'c', 'd', 'e', 'f'] }),
		}),
	],
	['a signature that is a list', JSON.stringify({ ...RELEASE, signature: ['a'] })],
	[
		'a signature that cannot be written',
		JSON.stringify({ ...RELEASE, signature: { toString: 1, valueOf: 1 } }),
	],
	[
		'a signature nested without end',
		TEXT.replace(/"signature": ".*"/, `"signature": ${'['.repeat(100_000)}${']'.repeat(100_000)}`),
	],
	[
		'a hundred thousand nested lists as items',
		TEXT.replace(/"items": \[/, `"items": [${'['.repeat(100_000)}${']'.repeat(100_000)},`),
	],
	['nothing but brackets', '['.repeat(100_000)],
	['its end missing', TEXT.slice(0, -10)],
	['nothing in it', ''],
])('a release with %s is damaged', (_, text) => {
	expect(() => parseRelease(text)).toThrow(FormatError);
	expect(() => parseRelease(text)).toThrow(
		/This release is damaged. Ask its facilitator for the file again/,
	);
});

test.each([
	['null', /This is not a release. Choose the file that ends in .release.json/],
	['5', /This is not a release/],
	['[]', /This is not a release/],
	['{"format":"peer-key-file"}', /This is not a release/],
	[JSON.stringify({ ...RELEASE, version: 2 }), /version that is not known here. Update this site/],
	[JSON.stringify({ ...RELEASE, survey: null }), /The survey’s definition should be a group/],
	[
		JSON.stringify({ ...RELEASE, survey: '['.repeat(1000) }),
		/The survey’s definition should be a group/,
	],
])('refuses what is no release (%#), and says so', (text, reason) => {
	expect(() => parseRelease(text)).toThrow(FormatError);
	expect(() => parseRelease(text)).toThrow(reason);
});

test('a signature of 64 other bytes is refused as altered', () => {
	const text = JSON.stringify({ ...RELEASE, signature: bytesToBase64url(new Uint8Array(64)) });
	expect(() => parseRelease(text)).toThrow(/altered after its facilitator signed it/);
});

test('a release of one survey does not pass for another’s', () => {
	const other = parseDefinition({ ...written(), title: 'Another' });
	expect(() => parseRelease(JSON.stringify({ ...RELEASE, survey: other }))).toThrow(
		/altered after its facilitator signed it/,
	);
});
