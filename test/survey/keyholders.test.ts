/** Two keyholders from sealing to the release: what comes out, and what is left out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsOf } from '../../src/lib/survey/definition.ts';
import { envelopeLength, parseEnvelope, receiptOf } from '../../src/lib/survey/envelope.ts';
import { publish } from '../../src/lib/survey/privacy.ts';
import {
	createRelease,
	parseRelease,
	releaseToText,
	statementOf,
} from '../../src/lib/survey/release.ts';
import { outcomeOf } from '../../src/lib/survey/statement.ts';
import type { Tally } from '../../src/lib/survey/tally.ts';
import { answered, plainly } from './arbitraries.ts';
import { tallyOf } from './opened.ts';
import { ANSWERS, KEYS } from './sample.ts';
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

test('a release of two keyholders shows each respondent what became of their envelope', async () => {
	const both = await bothOf(SURVEY_FOR_TWO);
	const texts = await sealAll(
		SURVEY_FOR_TWO,
		Array.from({ length: 6 }, () => ANSWERS),
	);
	const { tally, fingerprints, statement } = await openForTwo(both, texts);
	const outcome = publish(SURVEY_FOR_TWO, tally, fingerprints, []);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	const release = createRelease(SURVEY_FOR_TWO, outcome.published, KEYS, statement);
	const read = parseRelease(releaseToText(release));
	expect(read).toEqual(release);
	for (const text of texts) {
		expect(outcomeOf(statementOf(read)!, receiptOf(parseEnvelope(text)))).toBe('counted');
	}
	expect(outcomeOf(statementOf(read)!, '0'.repeat(64))).toBe('absent');
	expect(questionsOf(read.survey)).toHaveLength(6);
});
