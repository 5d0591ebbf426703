import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { encodeAnswers, type Answers } from '../../src/lib/survey/answers.ts';
import { bytesToHex, concat } from '../../src/lib/survey/bytes.ts';
import { surveyId } from '../../src/lib/survey/definition.ts';
import { sealBox } from '../../src/lib/survey/box.ts';
import {
	bytesToEnvelope,
	envelopeLength,
	envelopeToText,
	sealAnswers,
	type Envelope,
} from '../../src/lib/survey/envelope.ts';
import { OpenError } from '../../src/lib/survey/errors.ts';
import type { Found } from '../../src/lib/survey/found.ts';
import { Opener, type Opened } from '../../src/lib/survey/opener.ts';
import { MAX_REJECTED } from '../../src/lib/survey/rejections.ts';
import { addAnswers, emptyTally, type Tally } from '../../src/lib/survey/tally.ts';
import { answered, plainly } from './arbitraries.ts';
import { LOW_ORDER_BOX } from './low-order.ts';
import { ANSWERS, KEYS, OTHER_KEYS, OTHER_SURVEY, SURVEY } from './sample.ts';

const found = (texts: readonly string[], source = 'answers.csv'): Found[] =>
	texts.map((text, index) => ({ text, source, position: index + 1 }));

async function open(texts: readonly string[], definition = SURVEY): Promise<Opened> {
	const opener = await Opener.create(definition, KEYS);
	await opener.add(found(texts));
	expect(opener.seen).toBe(texts.length);
	return opener.result();
}

/** Texts come in no order that means anything, so they are compared in one. */
const sorted = (tally: Tally) => ({
	...tally,
	texts: new Map([...tally.texts].map(([id, texts]) => [id, texts.toSorted()])),
});

const namesOf = (opened: readonly Opened[]): string[] =>
	opened.flatMap(({ fingerprints }) => [...fingerprints].map(bytesToHex)).sort();

let envelope: Envelope;
let text: string;
beforeAll(async () => {
	envelope = await sealAnswers(SURVEY, ANSWERS);
	text = envelopeToText(envelope);
});

const spell = (bytes: Uint8Array): string =>
	envelopeToText({ bytes, surveyId: envelope.surveyId, reportId: envelope.reportId });

/** Sealed rightly, but with any content. */
async function containing(content: Uint8Array): Promise<string> {
	const report = new Uint8Array(16).fill(3);
	const inner = concat(surveyId(SURVEY), report, Uint8Array.of(0), content);
	const box = await sealBox(inner, KEYS.publicKey.box);
	return envelopeToText(bytesToEnvelope(concat(Uint8Array.of(1), surveyId(SURVEY), report, box)));
}

test('the tally of envelopes is the tally of what was answered, in any order', async () => {
	await fc.assert(
		fc.asyncProperty(answered(0, 6), fc.infiniteStream(fc.nat()), async (input, order) => {
			const { definition, everybody } = input;
			const expected = emptyTally(definition);
			for (const answers of everybody) addAnswers(expected, plainly(definition, answers));
			const texts = await Promise.all(
				everybody.map(async (answers) => envelopeToText(await sealAnswers(definition, answers))),
			);
			const mixed = texts
				.map((one) => [order.next().value, one] as const)
				.sort(([a], [b]) => a - b)
				.map(([, one]) => one);
			const [straight, other] = [await open(texts, definition), await open(mixed, definition)];
			expect(straight.tally).toEqual(expected);
			expect(sorted(other.tally)).toEqual(sorted(expected));
			expect(straight.rejected).toEqual([]);
			expect(namesOf([other])).toEqual(namesOf([straight]));
			expect(straight.fingerprints.size).toBe(everybody.length);
		}),
		{ numRuns: 40 },
	);
});

test('an envelope counts once, in however many batches and sources it comes', async () => {
	const opener = await Opener.create(SURVEY, KEYS);
	await opener.add(found([text, text]));
	await Promise.all([opener.add(found([text], 'mailbox')), opener.add(found([text], 'pasted'))]);
	const { tally, duplicates, rejected, fingerprints } = opener.result();
	expect(tally.responses).toBe(1);
	expect(duplicates).toBe(3);
	expect(rejected).toEqual([]);
	expect(fingerprints.size).toBe(1);
	expect(opener.seen).toBe(4);
});

test('the same answers in two envelopes count twice', async () => {
	const { tally, duplicates } = await open([
		text,
		envelopeToText(await sealAnswers(SURVEY, ANSWERS)),
	]);
	expect(tally.responses).toBe(2);
	expect(duplicates).toBe(0);
});

const CHANGED =
	/altered on its way|another survey|version that is not known|moved here|bytes; an envelope of this survey has/;

test('an envelope with any one bit changed is refused, with a reason for each', async () => {
	const changed = Array.from({ length: 8 * envelope.bytes.length }, (_, bit) => {
		const bytes = Uint8Array.from(envelope.bytes);
		bytes[bit >> 3]! ^= 1 << (bit & 7);
		return spell(bytes);
	});
	const opener = await Opener.create(SURVEY, KEYS);
	const reasons: string[] = [];
	for (let at = 0; at < changed.length; at += MAX_REJECTED) {
		const part = await Opener.create(SURVEY, KEYS);
		await part.add(found(changed.slice(at, at + MAX_REJECTED)));
		reasons.push(...part.result().rejected.map(({ reason }) => reason));
	}
	await opener.add(found(changed));
	expect(opener.result().tally).toEqual(emptyTally(SURVEY));
	expect(reasons).toHaveLength(changed.length);
	reasons.forEach((reason, bit) => {
		const byte = bit >> 3;
		if (byte === 0) expect(reason).toMatch(/version that is not known here/);
		else if (byte < 17)
			expect(reason).toMatch(/answers another survey, or another version of this one/);
		else if (byte < 33)
			expect(reason).toMatch(/moved here from another survey, response or keyholder/);
		else expect(reason).toMatch(/altered on its way, or is sealed to another key/);
	});
});

test('an envelope with any one byte taken out or put in is refused, with a reason', async () => {
	const { bytes } = envelope;
	const changed = [...bytes.keys()].flatMap((at) => [
		spell(concat(bytes.slice(0, at), bytes.slice(at + 1))),
		spell(concat(bytes.slice(0, at), Uint8Array.of(0), bytes.slice(at))),
	]);
	const { tally, rejected } = await open(changed);
	expect(tally.responses).toBe(0);
	expect(rejected).toHaveLength(changed.length);
	for (const { reason } of rejected) expect(reason).toMatch(CHANGED);
});

test('an envelope cut anywhere is refused, with a reason', async () => {
	const cut = Array.from({ length: text.length }, (_, length) => text.slice(0, length));
	const { tally, rejected } = await open(cut);
	expect(tally.responses).toBe(0);
	expect(rejected).toHaveLength(text.length);
	for (const { reason } of rejected) {
		expect(reason).toMatch(
			/does not begin with|not base64url|too short to be an envelope|bytes; an envelope of this survey has/,
		);
	}
});

test('an envelope with more behind it is refused, with a reason', async () => {
	const longer = ['A', 'AA', 'AAA', 'AAAA', '=', ' ', '\n', text.slice(10), `\n${text}`].map(
		(more) => text + more,
	);
	const { tally, rejected } = await open(longer);
	expect(tally.responses).toBe(0);
	for (const { reason } of rejected) {
		expect(reason).toMatch(/not base64url|bytes; an envelope of this survey has/);
	}
});

test('the reason says how long an envelope should be', async () => {
	const length = envelopeLength(SURVEY);
	const { rejected } = await open([spell(concat(envelope.bytes, Uint8Array.of(0)))]);
	expect(rejected[0]!.reason).toBe(
		`It has ${length + 1} bytes; an envelope of this survey has ${length}. A part is missing or was added.`,
	);
});

test('what cannot be counted is listed with its place and its reason, and the rest is counted', async () => {
	const opener = await Opener.create(SURVEY, KEYS);
	const ephemeral = Uint8Array.from(envelope.bytes);
	ephemeral.set(LOW_ORDER_BOX[4]!, 33);
	await opener.add(
		found([
			text,
			envelopeToText(await sealAnswers(OTHER_SURVEY, ANSWERS)),
			'=1+1',
			spell(ephemeral),
			await containing(new Uint8Array(encodeAnswers(SURVEY, ANSWERS).length).fill(200)),
			envelopeToText(await sealAnswers(SURVEY, new Map())),
		]),
	);
	opener.reject({ source: 'broken.csv', position: 9, reason: 'It has no column.' });
	const { tally, rejected } = opener.result();
	expect(tally.responses).toBe(2);
	expect(rejected).toEqual([
		{
			source: 'answers.csv',
			position: 2,
			reason: 'It answers another survey, or another version of this one.',
		},
		{
			source: 'answers.csv',
			position: 3,
			reason: 'It does not begin with “peer-env1_”, so it is no envelope.',
		},
		{
			source: 'answers.csv',
			position: 4,
			reason: 'It was made with a key that protects nothing, so it is refused.',
		},
		{
			source: 'answers.csv',
			position: 5,
			reason: 'It holds an answer to “useful” that the question does not offer.',
		},
		{ source: 'broken.csv', position: 9, reason: 'It has no column.' },
	]);
	expect(opener.seen).toBe(7);
});

test('no reason repeats what was answered', async () => {
	const secret = 'my own words';
	const bytes = encodeAnswers(SURVEY, new Map([['carry', secret]]));
	bytes[0] = 77;
	const { rejected } = await open([await containing(bytes)]);
	expect(rejected[0]!.reason).not.toMatch(/77|my own words/);
});

test('more than a thousand refusals are counted, not listed', async () => {
	const opener = await Opener.create(SURVEY, KEYS);
	await opener.add(found(Array.from({ length: 1700 }, () => 'nonsense')));
	await opener.add(found([text]));
	const { rejected, tally } = opener.result();
	expect(rejected).toHaveLength(MAX_REJECTED + 1);
	expect(rejected[999]).toMatchObject({ source: 'answers.csv', position: 1000 });
	expect(rejected.at(-1)).toEqual({ source: '', position: 0, reason: '700 more were refused.' });
	expect(tally.responses).toBe(1);
	expect(opener.seen).toBe(1701);
});

test('exactly a thousand refusals are listed, with no line more', async () => {
	const { rejected } = await open(Array.from({ length: 1000 }, () => 'nonsense'));
	expect(rejected).toHaveLength(1000);
	expect(rejected.at(-1)!.position).toBe(1000);
});

test('the wrong key is refused before anything is opened', async () => {
	const created = Opener.create(SURVEY, OTHER_KEYS);
	await expect(created).rejects.toThrow(OpenError);
	await expect(created).rejects.toThrow(
		/another key than the one that is unlocked. Unlock the key/,
	);
});

test('an envelope that was sealed to another key under this survey’s name is refused', async () => {
	const report = new Uint8Array(16);
	const content: Answers = ANSWERS;
	const inner = concat(surveyId(SURVEY), report, Uint8Array.of(0), encodeAnswers(SURVEY, content));
	const box = await sealBox(inner, OTHER_KEYS.publicKey.box);
	const { rejected } = await open([spell(concat(Uint8Array.of(1), surveyId(SURVEY), report, box))]);
	expect(rejected[0]!.reason).toMatch(/sealed to another key/);
});

test('an error that nobody expected is not swallowed', async () => {
	const opener = await Opener.create(SURVEY, KEYS);
	await expect(
		opener.add([{ text: 5 as unknown as string, source: '', position: 1 }]),
	).rejects.toThrow(TypeError);
});
