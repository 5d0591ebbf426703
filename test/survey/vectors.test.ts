/** What was written once must be readable for ever: see test/vectors/README.md. */
import { readFileSync } from 'node:fs';
import sodium from 'libsodium-wrappers';
import { beforeAll, expect, test } from 'vitest';
import { encodeAnswers, type Answers } from '../../src/lib/survey/answers.ts';
import { approveRequest } from '../../src/lib/survey/approval.ts';
import { base64urlToBytes, bytesToHex, digest } from '../../src/lib/survey/bytes.ts';
import { chartsOf } from '../../src/lib/survey/charts.ts';
import { combineApproval } from '../../src/lib/survey/combination.ts';
import {
	definitionToCanonical,
	parseDefinition,
	surveyId,
	type Definition,
} from '../../src/lib/survey/definition.ts';
import { parseEnvelope, receiptOf } from '../../src/lib/survey/envelope.ts';
import { Gathering } from '../../src/lib/survey/frozen-set.ts';
import { parseKeyFile, unlockKey } from '../../src/lib/survey/key-file.ts';
import { parsePublicKey } from '../../src/lib/survey/keys.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';
import { LINK_DICTIONARY } from '../../src/lib/survey/link-dictionary.ts';
import { openLedger } from '../../src/lib/survey/ledger.ts';
import { linkToDefinition } from '../../src/lib/survey/link.ts';
import { Opener } from '../../src/lib/survey/opener.ts';
import { loadKeyholder } from '../../src/lib/survey/preparation.ts';
import { seedToWords, wordsToSeed } from '../../src/lib/survey/recovery-words.ts';
import { outcomeOf, parseRelease, releaseToText } from '../../src/lib/survey/release.ts';
import { tallyOf } from './opened.ts';

const read = (name: string): unknown =>
	JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), 'utf8'));
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

beforeAll(() => sodium.ready);

interface Envelopes {
	readonly seed: string;
	readonly survey: Definition;
	readonly envelopes: readonly {
		readonly answers: Record<string, number | number[] | string>;
		readonly content: string;
		readonly text: string;
		readonly receipt: string;
	}[];
}

test.each(['envelope-v1.json'])('opens every envelope ever sealed: %s', async (file) => {
	const { seed, survey, envelopes } = read(file) as Envelopes;
	const definition = parseDefinition(survey);
	const answers: Answers[] = envelopes.map((one) => new Map(Object.entries(one.answers)));
	const opener = await Opener.create(definition, seedToKeys(hex(seed)));
	await opener.add(
		envelopes.map(({ text }, index) => ({ text, source: file, position: index + 1 })),
	);
	const { tally, rejected, duplicates } = opener.result();
	expect(rejected).toEqual([]);
	expect(duplicates).toBe(0);
	expect(tally).toEqual(tallyOf(definition, answers));
});

test('libsodium opens them too, and finds the content that the answers encode to', async () => {
	const { seed, survey, envelopes } = read('envelope-v1.json') as Envelopes;
	const definition = parseDefinition(survey);
	const { box, publicKey } = seedToKeys(hex(seed));
	for (const { answers, content, text, receipt } of envelopes) {
		const envelope = parseEnvelope(text);
		const inner = sodium.crypto_box_seal_open(envelope.bytes.slice(33), publicKey.box, box);
		expect(bytesToHex(inner.slice(33))).toBe(content);
		expect(bytesToHex(encodeAnswers(definition, new Map(Object.entries(answers))))).toBe(content);
		expect(bytesToHex(inner.slice(0, 33))).toBe(
			`${bytesToHex(surveyId(definition))}${bytesToHex(envelope.reportId)}00`,
		);
		expect(await receiptOf(envelope)).toBe(receipt);
	}
});

test('reads every seed, public key and recovery page ever made', () => {
	const all = read('keys-v1.json') as Record<string, string>[];
	expect(all).toHaveLength(3);
	for (const { seed, boxSecret, boxPublic, signPublic, publicKey, words } of all) {
		const keys = seedToKeys(hex(seed!));
		expect(bytesToHex(keys.box)).toBe(boxSecret);
		expect(bytesToHex(keys.publicKey.box)).toBe(boxPublic);
		expect(bytesToHex(keys.publicKey.sign)).toBe(signPublic);
		expect(parsePublicKey(publicKey!)).toEqual(keys.publicKey);
		expect(bytesToHex(wordsToSeed(words!))).toBe(seed);
		expect(seedToWords(hex(seed!)).join(' ')).toBe(words);
	}
});

test('unlocks every key file ever made', async () => {
	const { seed, passphrase, file } = read('key-file-v1.json') as Record<string, string>;
	expect(bytesToHex(await unlockKey(file!, passphrase!))).toBe(seed);
	expect(parseKeyFile(file!).publicKey).toBe(seedToKeys(hex(seed!)).publicKey.text);
});

test('a link of version 2 opens, and the dictionary it needs has not changed by a letter', async () => {
	const vector = read('definition-link-v2.json') as {
		survey: unknown;
		dictionary: string;
		link: string;
	};
	expect(bytesToHex(digest(LINK_DICTIONARY, 32))).toBe(vector.dictionary);
	expect(await linkToDefinition(vector.link)).toEqual(parseDefinition(vector.survey));
});

test('reads every link ever given out, and knows its survey by the same id', async () => {
	const vector = read('definition-link-v1.json') as {
		survey: Definition;
		canonical: string;
		id: string;
		link: string;
	};
	const definition = await linkToDefinition(vector.link);
	expect(definition).toEqual(vector.survey);
	expect(definitionToCanonical(definition)).toBe(vector.canonical);
	expect(bytesToHex(surveyId(definition))).toBe(vector.id);
});

test('reads every release ever signed', () => {
	const { text } = read('release-v1.json') as { text: string };
	const release = parseRelease(text);
	expect(releaseToText(release)).toBe(text);
	expect(release.responses).toBe(9);
	const charts = chartsOf(release, 'en');
	expect(charts.find(({ id }) => id === 'useful')!.rows[0]!.counts).toEqual([0, 0, 0, 4, 5]);
	expect(charts.find(({ id }) => id === 'carry')!.texts).toHaveLength(9);
	expect(charts.flatMap(({ rows }) => rows.filter(({ counts }) => !counts))).toHaveLength(5);
});

interface Two {
	readonly facilitatorSeed: string;
	readonly stewardSeed: string;
	readonly survey: Definition;
	readonly envelopes: readonly {
		readonly answers: Record<string, number | number[] | string>;
		readonly text: string;
	}[];
	readonly requestId: string;
	readonly root: string;
	readonly request: string;
	readonly approval: string;
	readonly ledger: string;
	readonly release: string;
}

test('reads every message that two keyholders ever sent, and comes to the same counts', async () => {
	const vector = read('two-keyholders-v1.json') as Two;
	const definition = parseDefinition(vector.survey);
	const facilitator = await loadKeyholder(definition, seedToKeys(hex(vector.facilitatorSeed)));
	const steward = await loadKeyholder(definition, seedToKeys(hex(vector.stewardSeed)));
	const toBlob = (text: string): Blob =>
		new Blob([base64urlToBytes(text) as Uint8Array<ArrayBuffer>]);
	const gathering = new Gathering(definition);
	await gathering.add(
		vector.envelopes.map(({ text }, index) => ({ text, source: 'v1', position: index + 1 })),
	);

	const ledger = await openLedger(steward, toBlob(vector.ledger));
	expect(ledger.map(({ root, responses }) => [bytesToHex(root), responses])).toEqual([
		[vector.root, 3],
	]);
	for (const known of [[], ledger]) {
		expect(
			await approveRequest(steward, toBlob(vector.request), gathering, known, () => undefined),
		).toMatchObject({ approved: { responses: 3, texts: 3, rejected: [], ledger } });
	}
	const asked = { id: hex(vector.requestId), root: hex(vector.root) };
	const approval = toBlob(vector.approval);
	const { tally, rejected } = await combineApproval(facilitator, approval, gathering, asked);
	expect(rejected).toEqual([]);
	const answers = vector.envelopes.map((one) => new Map(Object.entries(one.answers)));
	const expected = tallyOf(definition, answers);
	expect(tally.counts).toEqual(expected.counts);
	expect(tally.texts.get('why')!.toSorted()).toEqual(expected.texts.get('why')!.toSorted());

	const release = parseRelease(vector.release);
	expect(releaseToText(release)).toBe(vector.release);
	for (const { text } of vector.envelopes) {
		expect(outcomeOf(release.statement!, await receiptOf(parseEnvelope(text)))).toBe('counted');
	}
});
