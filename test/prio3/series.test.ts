import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestChunkLength } from '../../src/lib/prio3/chunk-length.ts';
import type { Prio3 } from '../../src/lib/prio3/prio3.ts';
import { Prio3Series } from '../../src/lib/prio3/series.ts';
import { prio3Count, prio3Histogram, prio3MultihotCountVec } from '../../src/lib/prio3/variants.ts';
import { Random } from './random.ts';
import { CTX } from './run.ts';
import { sha256 } from './vector.ts';

const histogram = (length: number, shares = 2): Prio3<number, number[]> =>
	prio3Histogram(shares, length, bestChunkLength(length));

interface Sent {
	readonly nonce: Uint8Array;
	readonly publicShare: Uint8Array;
	readonly inputShares: readonly Uint8Array[];
}

function send(series: Prio3Series, answers: readonly unknown[], random: Random): Sent {
	const nonce = random.bytes(16);
	return { nonce, ...series.shard(answers, nonce, random.bytes(series.RAND_SIZE)) };
}

function verify(series: Prio3Series, key: Uint8Array, sent: Sent): Uint8Array[] {
	const begun = sent.inputShares.map((share, aggId) =>
		series.verifyInit(key, aggId, sent.nonce, sent.publicShare, share),
	);
	const message = series.verifierSharesToMessage(begun.map(({ verifierShare }) => verifierShare));
	return begun.map(({ state }) => series.verifyNext(state, message));
}

test('the totals of every question equal a plain count, for any survey and any answers', () => {
	const surveys = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 });
	const cases = fc.tuple(
		surveys,
		fc.integer({ min: 0, max: 12 }),
		fc.integer({ min: 2, max: 5 }),
		fc.string(),
	);
	fc.assert(
		fc.property(cases, ([lengths, respondents, shares, seed]) => {
			const random = new Random(seed);
			const series = new Prio3Series(
				lengths.map((length) => histogram(length, shares)),
				CTX,
			);
			const key = random.bytes(32);
			const counts = lengths.map((length) => Array<number>(length).fill(0));
			const outShares: Uint8Array[][] = Array.from({ length: shares }, () => []);
			for (let r = 0; r < respondents; r++) {
				const answers = lengths.map((length) => random.below(length));
				answers.forEach((answer, q) => counts[q]![answer]!++);
				verify(series, key, send(series, answers, random)).forEach((share, aggId) => {
					outShares[aggId]!.push(share);
				});
			}
			const aggShares = outShares.map((list) => {
				const half = Math.floor(list.length / 2);
				return series.merge([series.merge(list.slice(0, half)), ...list.slice(half)]);
			});
			expect(series.unshard(aggShares, respondents)).toEqual(counts);
		}),
		{ numRuns: 40 },
	);
});

test('questions of different types go together, those without joint randomness too', () => {
	const series = new Prio3Series(
		[prio3Count(2), histogram(3), prio3MultihotCountVec(2, 4, 2, 3)],
		CTX,
	);
	const random = new Random('types');
	const out = verify(
		series,
		random.bytes(32),
		send(series, [1, 2, [true, false, false, true]], random),
	);
	expect(series.unshard(out, 1)).toEqual([1, [0, 0, 1], [1, 0, 0, 1]]);
});

const survey = new Prio3Series([histogram(6), histogram(6), histogram(12)], CTX);
const NOT_VALID = /the proof does not hold|the joint randomness is not/;

test('shares of one question do not fit another of the same type', () => {
	const random = new Random('questions');
	const key = random.bytes(32);
	const sent = send(survey, [1, 1, 1], random);
	const exchange = (bytes: Uint8Array, size: number): Uint8Array =>
		Uint8Array.of(
			...bytes.slice(size, 2 * size),
			...bytes.slice(0, size),
			...bytes.slice(2 * size),
		);
	const { PUBLIC_SHARE_SIZE, LEADER_SHARE_SIZE, HELPER_SHARE_SIZE } = histogram(6);
	const exchanged: Sent = {
		nonce: sent.nonce,
		publicShare: exchange(sent.publicShare, PUBLIC_SHARE_SIZE),
		inputShares: [
			exchange(sent.inputShares[0]!, LEADER_SHARE_SIZE),
			exchange(sent.inputShares[1]!, HELPER_SHARE_SIZE),
		],
	};
	expect(verify(survey, key, sent)).toHaveLength(2);
	expect(() => verify(survey, key, exchanged)).toThrow(NOT_VALID);
});

test('a report for another survey, or under another nonce, is refused', () => {
	const random = new Random('surveys');
	const key = random.bytes(32);
	const other = new Prio3Series([histogram(6), histogram(6), histogram(12)], random.bytes(6));
	expect(() => verify(survey, key, send(other, [1, 2, 3], random))).toThrow(NOT_VALID);
	const sent = send(survey, [1, 2, 3], random);
	expect(() => verify(survey, key, { ...sent, nonce: random.bytes(16) })).toThrow(NOT_VALID);
});

test('one question without a valid answer is enough to leave the report out', () => {
	const random = new Random('poison');
	const sent = send(survey, [1, 2, 3], random);
	const leader = sent.inputShares[0]!;
	for (const at of [0, histogram(6).LEADER_SHARE_SIZE, leader.length - 64]) {
		const altered = new Uint8Array(leader);
		altered[at]! ^= 1;
		const poisoned = { ...sent, inputShares: [altered, sent.inputShares[1]!] };
		expect(() => verify(survey, random.bytes(32), poisoned)).toThrow(NOT_VALID);
	}
});

test('the state is bytes that may be stored, and no other length is read', () => {
	const random = new Random('state');
	const sent = send(survey, [1, 2, 3], random);
	const begun = [0, 1].map((aggId) =>
		survey.verifyInit(
			random.bytes(32),
			aggId,
			sent.nonce,
			sent.publicShare,
			sent.inputShares[aggId]!,
		),
	);
	expect(begun[0]!.state).toHaveLength(survey.VERIFY_STATE_SIZE);
	const message = new Uint8Array(survey.VERIFIER_MESSAGE_SIZE);
	expect(() => survey.verifyNext(begun[0]!.state.subarray(1), message)).toThrow('the state has');
	expect(() => survey.verifyNext(begun[0]!.state, message.subarray(1))).toThrow(
		'the verifier message has',
	);
	expect(() => survey.merge([new Uint8Array(survey.AGG_SHARE_SIZE - 1)])).toThrow(
		'the aggregate share has',
	);
	expect(() => survey.verifierSharesToMessage([message])).toThrow('the verifier share has');
});

test.for<[string, () => unknown]>([
	['no question', () => new Prio3Series([], CTX)],
	[
		'questions for different numbers of keyholders',
		() => new Prio3Series([histogram(6, 2), histogram(6, 3)], CTX),
	],
	['an answer too few', () => send(survey, [1, 2], new Random('few'))],
	['an answer out of range', () => send(survey, [1, 2, 12], new Random('range'))],
	['random bytes too few', () => survey.shard([1, 2, 3], new Uint8Array(16), new Uint8Array(1))],
])('%s is refused as a mistake of the program', ([, act]) => {
	expect(act).toThrow(RangeError);
});

test('the messages of a report are those of the day this format was made', () => {
	const random = new Random('frozen');
	const key = random.bytes(32);
	const sent = send(survey, [5, 0, 11], random);
	const begun = sent.inputShares.map((share, aggId) =>
		survey.verifyInit(key, aggId, sent.nonce, sent.publicShare, share),
	);
	const message = survey.verifierSharesToMessage(begun.map(({ verifierShare }) => verifierShare));
	const digests = [
		sent.publicShare,
		...sent.inputShares,
		...begun.map((b) => b.verifierShare),
		message,
	];
	expect(digests.map((bytes) => `${bytes.length} ${sha256(bytes)}`)).toMatchInlineSnapshot(`
		[
		  "192 sha256:55c9c920b6ccb180e4f9bd645c35e2f82b65a6ea82df4f1293a3827fca1ad7e3",
		  "1136 sha256:42ed2fe0ff3c88c939ec8b5e695e0b11610ef53881c338acc6626f402a0b7480",
		  "192 sha256:edca9a52e267a4179d18401e05ee2b1dfcf9cde408dad6bd82d2bc24b948c95b",
		  "384 sha256:f7f20a20f898ff1a56be0c6b252e71f98510fd33e6eec20b4310649720c94873",
		  "384 sha256:b250e4bf241e447216b5c16571a0ce8bb9b563cbbdbc726a733ced077ce6d88f",
		  "96 sha256:4c6211dbfd492490a30af30fbf24b74bcfeb8fefa493767feef900772e6de698",
		]
	`);
});
