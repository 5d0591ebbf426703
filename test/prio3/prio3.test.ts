import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestChunkLength } from '../../src/lib/prio3/chunk-length.ts';
import { Field64 } from '../../src/lib/prio3/field64.ts';
import { Prio3 } from '../../src/lib/prio3/prio3.ts';
import {
	prio3Count,
	prio3Histogram,
	prio3MultihotCountVec,
	prio3Sum,
	prio3SumVec,
	prio3SumVecWithMultiproof,
} from '../../src/lib/prio3/variants.ts';
import { HigherDegree } from './higher-degree.ts';
import { Random } from './random.ts';
import { CTX, send, tally, verify } from './run.ts';

const shares = fc.integer({ min: 2, max: 5 });
const several = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 8 });
const columns = (rows: readonly (readonly number[])[], length: number): number[] =>
	Array.from({ length }, (_, c) => rows.reduce((sum, row) => sum + row[c]!, 0));
const RUNS = { numRuns: 40 };

describe('the total equals a plain count for any measurements and 2 to 5 Aggregators', () => {
	test('of Count', () => {
		fc.assert(
			fc.property(shares, several(fc.integer({ min: 0, max: 1 })), (n, ms) => {
				const total = ms.reduce((sum, m) => sum + m, 0);
				expect(tally(prio3Count(n), ms, new Random('count'))).toBe(total);
			}),
			RUNS,
		);
	});

	test('of Sum', () => {
		const cases = fc
			.integer({ min: 1, max: 2 ** 45 })
			.chain((max) => fc.tuple(fc.constant(max), several(fc.integer({ min: 0, max }))));
		fc.assert(
			fc.property(shares, cases, (n, [max, ms]) => {
				const total = ms.reduce((sum, m) => sum + m, 0);
				expect(tally(prio3Sum(n, max), ms, new Random('sum'))).toBe(total);
			}),
			RUNS,
		);
	});

	const vectors = fc
		.record({
			length: fc.integer({ min: 1, max: 9 }),
			max: fc.integer({ min: 1, max: 1000 }),
			chunk: fc.integer({ min: 1, max: 20 }),
		})
		.chain(({ length, max, chunk }) =>
			fc.record({
				length: fc.constant(length),
				max: fc.constant(max),
				chunk: fc.constant(chunk),
				ms: several(
					fc.array(fc.integer({ min: 0, max }), { minLength: length, maxLength: length }),
				),
			}),
		);

	test('of SumVec, in both fields and with several proofs', () => {
		fc.assert(
			fc.property(shares, vectors, (n, { length, max, chunk, ms }) => {
				const random = new Random('sumvec');
				const sums = columns(ms, length);
				expect(tally(prio3SumVec(n, length, max, chunk), ms, random)).toEqual(sums);
				const multiproof = prio3SumVecWithMultiproof(n, Field64, 3, length, max, chunk);
				expect(tally(multiproof, ms, random)).toEqual(sums);
			}),
			RUNS,
		);
	});

	test('of Histogram', () => {
		const cases = fc
			.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 12 }))
			.chain(([length, chunk]) =>
				fc.tuple(
					fc.constant(length),
					fc.constant(chunk),
					several(fc.integer({ min: 0, max: length - 1 })),
				),
			);
		fc.assert(
			fc.property(shares, cases, (n, [length, chunk, ms]) => {
				const rows = ms.map((m) => Array.from({ length }, (_, i) => (i === m ? 1 : 0)));
				const totals = tally(prio3Histogram(n, length, chunk), ms, new Random('histogram'));
				expect(totals).toEqual(columns(rows, length));
			}),
			RUNS,
		);
	});

	test('of MultihotCountVec', () => {
		const cases = fc
			.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), fc.nat())
			.chain(([length, chunk, weight]) => {
				const max = 1 + (weight % length);
				const one = fc
					.shuffledSubarray(
						Array.from({ length }, (_, i) => i),
						{ maxLength: max },
					)
					.map((chosen) => Array.from({ length }, (_, i) => chosen.includes(i)));
				return fc.record({
					length: fc.constant(length),
					max: fc.constant(max),
					chunk: fc.constant(chunk),
					ms: several(one),
				});
			});
		fc.assert(
			fc.property(shares, cases, (n, { length, max, chunk, ms }) => {
				const prio3 = prio3MultihotCountVec(n, length, max, chunk);
				const sums = columns(
					ms.map((m) => m.map(Number)),
					length,
				);
				expect(tally(prio3, ms, new Random('multihot'))).toEqual(sums);
			}),
			RUNS,
		);
	});

	test('of a circuit whose gadget has degree three and is called several times', () => {
		for (const length of [1, 2, 3, 4, 9]) {
			const prio3 = new Prio3(0xffffffff, new HigherDegree(length), 3);
			const random = new Random('degree');
			expect(tally(prio3, [0, 1, 2, 2], random)).toBe(5);
			expect(() => tally(prio3, [3], random)).toThrow('the proof does not hold');
		}
	});
});

describe('misuse is refused before anything is computed', () => {
	const histogram = prio3Histogram(2, 6, 2);
	const random = new Random('misuse');
	const [nonce, rand] = [random.bytes(16), random.bytes(histogram.RAND_SIZE)];

	test.for<[string, () => unknown]>([
		['a bucket below the first', () => histogram.shard(CTX, -1, nonce, rand)],
		['a bucket above the last', () => histogram.shard(CTX, 6, nonce, rand)],
		['half a bucket', () => histogram.shard(CTX, 1.5, nonce, rand)],
		['a short nonce', () => histogram.shard(CTX, 1, nonce.subarray(1), rand)],
		['a short rand', () => histogram.shard(CTX, 1, nonce, rand.subarray(1))],
		['a context beyond 65527 bytes', () => histogram.shard(new Uint8Array(65528), 1, nonce, rand)],
		['a count of two', () => send(prio3Count(2), 2, random)],
		['a sum above its maximum', () => send(prio3Sum(2, 100), 101, random)],
		['a negative sum', () => send(prio3Sum(2, 100), -1, random)],
		['a vector that is too short', () => send(prio3SumVec(2, 3, 9, 2), [1, 2], random)],
		['a vector with a value above', () => send(prio3SumVec(2, 2, 9, 2), [1, 10], random)],
		[
			'too many choices',
			() => send(prio3MultihotCountVec(2, 3, 1, 2), [true, true, false], random),
		],
		['too few booleans', () => send(prio3MultihotCountVec(2, 3, 1, 2), [true], random)],
		['one Aggregator', () => prio3Count(1)],
		['256 Aggregators', () => prio3Count(256)],
		['no proof', () => prio3SumVecWithMultiproof(2, Field64, 0, 1, 1, 1)],
		['no bucket', () => prio3Histogram(2, 0, 1)],
		['no chunk', () => prio3Histogram(2, 6, 0)],
		['a maximum weight above the length', () => prio3MultihotCountVec(2, 3, 4, 1)],
		['a maximum of zero', () => prio3Sum(2, 0)],
		[
			'a third Aggregator of two',
			() => {
				const { publicShare, inputShares } = histogram.shard(CTX, 1, nonce, rand);
				return histogram.verifyInit(random.bytes(32), CTX, 2, nonce, publicShare, inputShares[1]!);
			},
		],
		[
			'a short verify key',
			() => {
				const { publicShare, inputShares } = histogram.shard(CTX, 1, nonce, rand);
				return histogram.verifyInit(random.bytes(16), CTX, 1, nonce, publicShare, inputShares[1]!);
			},
		],
		['a verifier share too few', () => histogram.verifierSharesToMessage(CTX, [])],
		['an aggregate share too few', () => histogram.unshard([histogram.aggInit()], 1)],
	])('%s', ([, act]) => {
		expect(act).toThrow(RangeError);
	});

	test('a total beyond what a number holds exactly', () => {
		const sum = prio3Sum(2, Number.MAX_SAFE_INTEGER);
		expect(() => tally(sum, [Number.MAX_SAFE_INTEGER, 1], random)).toThrow('not a safe integer');
	});
});

test('what a caller hands over is not written to, even as a Node Buffer', () => {
	const prio3 = prio3Histogram(2, 6, 2);
	const random = new Random('buffer');
	const { nonce, inputShares } = send(prio3, 3, random);
	// False parts: an Aggregator works with its own part instead of what it was given.
	const [given, kept] = [Buffer.alloc(prio3.PUBLIC_SHARE_SIZE), Buffer.from(inputShares[0]!)];
	prio3.verifyInit(random.bytes(32), CTX, 0, nonce, given, kept);
	expect(given).toEqual(Buffer.alloc(prio3.PUBLIC_SHARE_SIZE));
	expect(kept).toEqual(Buffer.from(inputShares[0]!));
});

test('every message has the size that the instance says', () => {
	const instances: readonly Prio3<never, unknown>[] = [
		prio3Count(3),
		prio3Histogram(4, 7, 3),
		prio3SumVecWithMultiproof(2, Field64, 3, 2, 9, 2),
	];
	const measurements = [1, 4, [3, 4]];
	for (const [i, prio3] of instances.entries()) {
		const random = new Random('sizes');
		const sent = send(prio3, measurements[i] as never, random);
		expect(sent.publicShare.length).toBe(prio3.PUBLIC_SHARE_SIZE);
		sent.inputShares.forEach((share, aggId) => {
			expect(share.length).toBe(prio3.inputShareSize(aggId));
		});
		for (const out of verify(prio3, random.bytes(32), sent)) {
			expect(out.length).toBe(prio3.AGG_SHARE_SIZE);
		}
	}
});

test('the best chunk length makes the shortest report and verifier share of all', () => {
	for (const length of [1, 2, 3, 6, 11, 12, 30, 100]) {
		const cost = (chunk: number): number => {
			const { LEADER_SHARE_SIZE, VERIFIER_SHARE_SIZE } = prio3Histogram(2, length, chunk);
			return LEADER_SHARE_SIZE + VERIFIER_SHARE_SIZE;
		};
		const least = Math.min(...Array.from({ length }, (_, i) => cost(i + 1)));
		expect(cost(bestChunkLength(length))).toBe(least);
	}
	expect([6, 12].map(bestChunkLength)).toEqual([2, 2]);
});
