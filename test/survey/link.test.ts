import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	base64urlToBytes,
	bytesToBase64url,
	concat,
	textToBytes,
} from '../../src/lib/survey/bytes.ts';
import { definitionToCanonical, parseDefinition } from '../../src/lib/survey/definition.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import {
	definitionToLink,
	linkToDefinition,
	parseDefinitionText,
} from '../../src/lib/survey/link.ts';
import { definitions } from './arbitraries.ts';
import { SURVEY, written } from './sample.ts';

/** A link with anything in it. */
async function linkOf(text: string | Uint8Array): Promise<string> {
	const bytes = typeof text === 'string' ? textToBytes(text) : text;
	const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
		.stream()
		.pipeThrough(new CompressionStream('deflate'));
	return bytesToBase64url(new Uint8Array(await new Response(stream).arrayBuffer()));
}

test('a link of a newer version says so', async () => {
	const link = await definitionToLink(SURVEY);
	for (const version of ['3', '9']) {
		await expect(linkToDefinition(version + link.slice(1))).rejects.toThrow(
			/made by a newer version of this site/,
		);
	}
});

const NOT_WHOLE =
	/This link is not whole: .* Copy it again, to its very end, or ask for it again\./;

/** Read many links side by side and give each one's refusal, or `null` where it was read. */
const refusals = (links: readonly string[]): Promise<unknown[]> =>
	Promise.all(
		links.map((link) =>
			linkToDefinition(link).then(
				() => null,
				(error: unknown) => error,
			),
		),
	);

test('reading a link inverts writing it, for any survey', async () => {
	await fc.assert(
		fc.asyncProperty(definitions, async (survey) => {
			const link = await definitionToLink(survey);
			expect(link).toMatch(/^[\w-]+$/);
			expect(await linkToDefinition(link)).toEqual(survey);
		}),
		{ numRuns: 50 },
	);
});

test('a link cut at any length is refused with a message, and is never half a survey', async () => {
	const link = await definitionToLink(SURVEY);
	const cut = Array.from({ length: link.length }, (_, length) => link.slice(0, length));
	for (const refusal of await refusals(cut)) {
		expect(refusal).toBeInstanceOf(FormatError);
		expect((refusal as Error).message).toMatch(NOT_WHOLE);
	}
});

test('a link with any one character changed is refused, or at least never another survey', async () => {
	const link = await definitionToLink(SURVEY);
	const others = ['A', 'a', '7', '_', '-', ' ', 'é', '%'];
	const changed = Array.from({ length: link.length }, (_, at) => at).flatMap((at) =>
		others
			.filter((other) => other !== link[at])
			.map((other) => link.slice(0, at) + other + link.slice(at + 1)),
	);
	let read = 0;
	for (const [index, refusal] of (await refusals(changed)).entries()) {
		if (refusal !== null) expect(refusal).toBeInstanceOf(FormatError);
		else {
			// Two bits at the front say how hard the compressor tried: nothing that anybody answers.
			expect(await linkToDefinition(changed[index]!)).toEqual(SURVEY);
			read += 1;
		}
	}
	expect(read).toBeLessThan(4);
});

test('a link with two neighbours in each other’s place is refused', async () => {
	const link = await definitionToLink(SURVEY);
	const swapped = Array.from(
		{ length: link.length - 1 },
		(_, at) => link.slice(0, at) + link[at + 1]! + link[at]! + link.slice(at + 2),
	).filter((other) => other !== link);
	for (const refusal of await refusals(swapped)) expect(refusal).toBeInstanceOf(FormatError);
});

test('a link with more behind it is refused', async () => {
	const link = await definitionToLink(SURVEY);
	const bytes = base64urlToBytes(link);
	const longer = [
		...['A', 'AA', 'AAAA', '=', '.', ' ', '\n', '#', '&utm=1', link].map((more) => link + more),
		bytesToBase64url(concat(bytes, new Uint8Array(1))),
		bytesToBase64url(concat(bytes, new Uint8Array(1000))),
	];
	for (const refusal of await refusals(longer)) {
		expect(refusal).toBeInstanceOf(FormatError);
		expect((refusal as Error).message).toMatch(NOT_WHOLE);
	}
});

test('a small link that unpacks to very much is refused', async () => {
	const bomb = await linkOf(new Uint8Array(30_000_000).fill(0x20));
	expect(bomb.length).toBeLessThan(64_000);
	await expect(linkToDefinition(bomb)).rejects.toThrow(FormatError);
	await expect(linkToDefinition(bomb)).rejects.toThrow(/unpacks to more than any survey holds/);
});

test('a link of megabytes is refused before it is read', async () => {
	await expect(linkToDefinition('A'.repeat(5_000_000))).rejects.toThrow(
		/This link is too long to be a survey’s/,
	);
});

test.each([
	['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
	['groups', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
	['lists without an end', '['.repeat(100_000)],
	['lists in the middle of a survey', `{"format":"peer-survey","pages":${'['.repeat(100_000)}`],
])('100,000 nested %s are refused, in a link and in a file', async (_, text) => {
	expect(() => parseDefinitionText(text)).toThrow(/nested too deeply to be a survey/);
	await expect(linkToDefinition(await linkOf(text))).rejects.toThrow(
		/nested too deeply to be a survey/,
	);
});

test('brackets inside a text are no nesting', () => {
	const title = `${'[{'.repeat(200)} "\\" ${'['.repeat(200)}`;
	expect(parseDefinitionText(JSON.stringify({ ...written(), title })).title).toBe(title);
});

test.each([
	['{"__proto__":{"minimum":1}}', /has a field “__proto__”/],
	['{"constructor":{"prototype":{}}}', /has a field “constructor”/],
	['null', /definition should be a group/],
	['[]', /definition should be a group/],
	['"peer-survey"', /definition should be a group/],
	['', /not whole JSON/],
	['{', /not whole JSON/],
	['{} {}', /not whole JSON/],
	["{'format':'peer-survey'}", /not whole JSON/],
	['\uFEFF{}', /not whole JSON/],
	[' '.repeat(256_001), /too long to be a survey/],
])('refuses the file that holds %j, and says why', (text, reason) => {
	expect(() => parseDefinitionText(text.slice(0, 300_000))).toThrow(FormatError);
	expect(() => parseDefinitionText(text)).toThrow(reason);
	expect(Object.hasOwn(Object.prototype, 'minimum')).toBe(false);
});

test('a link that is not text, or not deflated, is refused', async () => {
	for (const link of [
		await linkOf(Uint8Array.of(0xff, 0xfe)),
		bytesToBase64url(textToBytes('{}')),
		'',
	]) {
		await expect(linkToDefinition(link)).rejects.toThrow(NOT_WHOLE);
	}
});

test('a survey that no link can carry is refused when the link is made', async () => {
	const text = 'The same again. '.repeat(120);
	const questions = Array.from({ length: 140 }, (_, index) => ({
		type: 'choice',
		id: `q${index}`,
		text,
		options: [text, 'Other'],
	}));
	const survey = parseDefinition({ ...written(), pages: [{ questions }] });
	expect(definitionToCanonical(survey).length).toBeGreaterThan(256_000);
	await expect(definitionToLink(survey)).rejects.toThrow(/too long for a link. Shorten its texts/);
});
