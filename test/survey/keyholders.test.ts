/** Two keyholders from sealing to the release: what comes out, and what is left out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concat } from '../../src/lib/survey/bytes.ts';
import { questionsOf } from '../../src/lib/survey/definition.ts';
import { envelopeLength, parseEnvelope, receiptOf } from '../../src/lib/survey/envelope.ts';
import { publish } from '../../src/lib/survey/privacy.ts';
import {
	createRelease,
	outcomeOf,
	parseRelease,
	releaseToText,
} from '../../src/lib/survey/release.ts';
import { createStatement, type Statement } from '../../src/lib/survey/statement.ts';
import type { Tally } from '../../src/lib/survey/tally.ts';
import { answered, plainly } from './arbitraries.ts';
import { tallyOf } from './opened.ts';
import { flip } from './forged.ts';
import { ANSWERS, KEYS, SURVEY } from './sample.ts';
import { bothOf, forTwo, openForTwo, sealAll, SURVEY_FOR_TWO } from './two.ts';

/** Texts come in random order, so they are compared in one. */
const sorted = (tally: Tally) => ({
	...tally,
	texts: new Map([...tally.texts].map(([id, texts]) => [id, texts.toSorted()])),
});

test('the sums of two keyholders are a plain count, for any survey and any answers', async () => {
	await fc.assert(
		fc.asyncProperty(answered(8, 10), async ({ definition, everybody }) => {
			const both = await bothOf(await forTwo(definition));
			const texts = await sealAll(both.definition, everybody);
			const { tally, rejected, repeatedTexts, fingerprints } = await openForTwo(both, texts);
			const plain = everybody.map((answers) => plainly(definition, answers));
			expect(sorted(tally)).toEqual(sorted(tallyOf(both.definition, plain)));
			expect(rejected).toEqual([]);
			expect(repeatedTexts).toBe(0);
			expect(fingerprints.size).toBe(everybody.length);
		}),
		{ numRuns: 30 },
	);
});

test('every envelope of a survey has its one length, whatever was answered or skipped', async () => {
	await fc.assert(
		fc.asyncProperty(answered(1, 3), async ({ definition, everybody }) => {
			const survey = await forTwo(definition);
			for (const text of await sealAll(survey, [...everybody, new Map()])) {
				expect(parseEnvelope(text).bytes).toHaveLength(envelopeLength(survey));
			}
		}),
		{ numRuns: 30 },
	);
});

/** Six envelopes, what may be shown of them, and the steward's statement. */
async function openSix() {
	const both = await bothOf(SURVEY_FOR_TWO);
	const texts = await sealAll(
		SURVEY_FOR_TWO,
		Array.from({ length: 6 }, () => ANSWERS),
	);
	const { tally, fingerprints, statement } = await openForTwo(both, texts);
	const outcome = publish(SURVEY_FOR_TWO, tally, fingerprints, []);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	return { texts, published: outcome.published, statement };
}

test('a release of two keyholders shows each respondent what became of their envelope', async () => {
	const { texts, published, statement } = await openSix();
	const release = await createRelease(SURVEY_FOR_TWO, published, KEYS, statement);
	const read = parseRelease(releaseToText(release));
	expect(read).toEqual(release);
	for (const text of texts) {
		expect(outcomeOf(read.statement!, await receiptOf(parseEnvelope(text)))).toBe('counted');
	}
	expect(outcomeOf(read.statement!, '0'.repeat(64))).toBe('absent');
	expect(questionsOf(read.survey)).toHaveLength(6);
});

test('a release of two keyholders whose statement is altered in any place is refused', async () => {
	const { published, statement } = await openSix();
	const signed = async (changed: Statement): Promise<() => unknown> => {
		const text = releaseToText(await createRelease(SURVEY_FOR_TWO, published, KEYS, changed));
		return () => parseRelease(text);
	};
	const { receipts, counted, signature } = statement;
	const reason = /did not approve this release|damaged/;
	for (const name of ['receipts', 'counted', 'signature'] as const) {
		for (let at = 0; at < statement[name].length; at += name === 'receipts' ? 11 : 1) {
			expect(await signed({ ...statement, [name]: flip(statement[name], at) })).toThrow(reason);
		}
	}
	expect(await signed({ ...statement, receipts: receipts.subarray(32) })).toThrow(reason);
	expect(await signed({ ...statement, counted: concat(counted, counted) })).toThrow(reason);
	expect(await signed({ ...statement, signature: signature.subarray(1) })).toThrow(reason);
	// Signed by the facilitator, who is not the steward.
	expect(await signed(await createStatement(SURVEY_FOR_TWO, receipts, counted, KEYS))).toThrow(
		reason,
	);

	const release = await createRelease(SURVEY_FOR_TWO, published, KEYS, statement);
	const without = JSON.stringify({ ...release, statement: undefined });
	expect(() => parseRelease(without)).toThrow(/damaged/);
	const half = { ...release.statement!, receipts: release.statement!.receipts.slice(0, -4) };
	expect(() => parseRelease(JSON.stringify({ ...release, statement: half }))).toThrow(/approve/);
	const root = { ...release.statement!, root: '0'.repeat(64) };
	expect(() => parseRelease(JSON.stringify({ ...release, statement: root }))).toThrow(/damaged/);
	await expect(createRelease(SURVEY_FOR_TWO, published, KEYS)).rejects.toThrow(TypeError);
	await expect(createRelease(SURVEY, published, KEYS, statement)).rejects.toThrow(TypeError);
});
