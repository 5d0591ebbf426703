import { expect, test } from 'vitest';
import { DecodeError, VerifyError } from '../../src/lib/prio3/errors.ts';
import type { Field } from '../../src/lib/prio3/field.ts';
import { Field64 } from '../../src/lib/prio3/field64.ts';
import { Field128 } from '../../src/lib/prio3/field128.ts';
import { Count } from '../../src/lib/prio3/count.ts';
import { Histogram } from '../../src/lib/prio3/histogram.ts';
import { MultihotCountVec } from '../../src/lib/prio3/multihot-count-vec.ts';
import { Prio3 } from '../../src/lib/prio3/prio3.ts';
import { Sum } from '../../src/lib/prio3/sum.ts';
import { SumVec } from '../../src/lib/prio3/sum-vec.ts';
import {
	prio3Count,
	prio3Histogram,
	prio3MultihotCountVec,
	prio3Sum,
	prio3SumVec,
} from '../../src/lib/prio3/variants.ts';
import { lawless, oneHot } from './lawless.ts';
import { Random } from './random.ts';
import { CTX, send, verify, type Sent } from './run.ts';

const PROOF = /^the proof does not hold/;
const JOINT_RAND = /^the joint randomness is not that of the report/;
const EITHER = /^the (proof does not hold|joint randomness is not that)/;
const SIZE = /has \d+ bytes instead of \d+$/;
const MODULUS = /^a field element is not below the modulus$/;

/** An instance, its forger, valid measurements and encodings that stand for none. */
interface Target {
	readonly name: string;
	readonly field: Field;
	readonly honest: Prio3<never, unknown>;
	readonly forger: Prio3<readonly bigint[], unknown>;
	readonly valid: (random: Random) => unknown;
	readonly invalid: Readonly<Record<string, (random: Random) => readonly bigint[]>>;
}

function targets(shares: number): Target[] {
	const big = (random: Random): bigint => BigInt(2 + random.below(2 ** 31));
	return [
		{
			name: 'Count',
			field: Field64,
			honest: prio3Count(shares),
			forger: new Prio3(1, lawless(new Count(Field64)), shares),
			valid: (random) => random.below(2),
			invalid: { 'out of range': (r) => [big(r)], negative: () => [-1n] },
		},
		{
			name: 'Sum',
			field: Field64,
			honest: prio3Sum(shares, 10),
			forger: new Prio3(2, lawless(new Sum(Field64, 10)), shares),
			valid: (random) => random.below(11),
			invalid: {
				'out of range': (r) => oneHot(4, r.below(4), big(r)),
				negative: (r) => oneHot(4, r.below(4), -1n),
			},
		},
		{
			name: 'SumVec',
			field: Field128,
			honest: prio3SumVec(shares, 2, 7, 3),
			forger: new Prio3(3, lawless(new SumVec(Field128, 2, 7, 3)), shares),
			valid: (random) => [random.below(8), random.below(8)],
			invalid: {
				'out of range': (r) => oneHot(6, r.below(6), big(r)),
				negative: (r) => oneHot(6, r.below(6), -big(r)),
			},
		},
		{
			name: 'Histogram',
			field: Field128,
			honest: prio3Histogram(shares, 6, 2),
			forger: new Prio3(4, lawless(new Histogram(Field128, 6, 2)), shares),
			valid: (random) => random.below(6),
			invalid: {
				'two-hot': (r) => {
					const hot = r.below(6);
					const other = (hot + 1 + r.below(5)) % 6;
					return oneHot(6, hot).map((x, i) => (i === other ? 1n : x));
				},
				'all-hot': () => Array<bigint>(6).fill(1n),
				zero: () => Array<bigint>(6).fill(0n),
				'negative, with the right sum': (r) =>
					[-big(r), 0n, 0n, 0n, 0n, 0n].map((x, i, all) => (i === 5 ? 1n - all[0]! : x)),
				'half and half': () => [
					Field128.MODULUS / 2n + 1n,
					Field128.MODULUS / 2n + 1n,
					0n,
					0n,
					0n,
					0n,
				],
				'out of range': (r) => oneHot(6, r.below(6), big(r)),
			},
		},
		{
			name: 'MultihotCountVec',
			field: Field128,
			honest: prio3MultihotCountVec(shares, 5, 2, 3),
			forger: new Prio3(5, lawless(new MultihotCountVec(Field128, 5, 2, 3)), shares),
			valid: (random) => oneHot(5, random.below(5)).map(Boolean),
			invalid: {
				'too many': () => [1n, 1n, 1n, 0n, 0n, 1n, 1n],
				'more than it reports': (r) => [...oneHot(5, r.below(5)), 0n, 0n],
				'fewer than it reports': () => [0n, 0n, 0n, 0n, 0n, 1n, 0n],
				'out of range': (r) => [...oneHot(5, r.below(5), 2n), 1n, 1n],
				negative: () => [1n, 1n, 1n, -1n, 0n, 1n, 1n],
			},
		},
	];
}

const ALL = [2, 3, 5].flatMap(targets);
const WITH_JOINT_RAND = ALL.filter(({ honest }) => honest.PUBLIC_SHARE_SIZE > 0);

/** `bytes` with something written over it. */
function write(bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array {
	const copy = new Uint8Array(bytes);
	copy.set(part, at);
	return copy;
}

const flip = (bytes: Uint8Array, random: Random, from = 0, to = bytes.length): Uint8Array => {
	const at = from + random.below(to - from);
	return write(bytes, at, Uint8Array.of(bytes[at]! ^ (1 << random.below(8))));
};

/** Puts another input share in place of Aggregator `aggId`'s. */
function withInput(sent: Sent, aggId: number, share: Uint8Array): Sent {
	return { ...sent, inputShares: sent.inputShares.map((own, i) => (i === aggId ? share : own)) };
}

/** An element of p or more, as a forger would write it. */
function beyond(field: Field, random: Random): Uint8Array {
	const x = random.pick([
		field.MODULUS,
		field.MODULUS + 1n,
		(1n << BigInt(8 * field.ENCODED_SIZE)) - 1n,
	]);
	return Uint8Array.from({ length: field.ENCODED_SIZE }, (_, i) =>
		Number((x >> BigInt(8 * i)) & 255n),
	);
}

/** Does one forgery to a good report; gives the Error that its verification ends in. */
type Forgery = (random: Random) => { readonly act: () => unknown; readonly reason: RegExp };

const onReport =
	(
		list: readonly Target[],
		reason: RegExp,
		forge: (sent: Sent, random: Random, target: Target) => Sent,
	): Forgery =>
	(random) => {
		const target = random.pick(list);
		const sent = send(target.honest, target.valid(random) as never, random);
		const forged = forge(sent, random, target);
		return { act: () => verify(target.honest, random.bytes(32), forged), reason };
	};

const FORGERIES: Readonly<Record<string, Forgery>> = {
	...Object.fromEntries(
		ALL.flatMap(({ name, honest, forger, invalid }) =>
			Object.entries(invalid).map(([kind, encode]): [string, Forgery] => [
				`${name} for ${honest.SHARES}: ${kind}`,
				(random) => {
					const sent = send(forger, encode(random), random);
					return { act: () => verify(honest, random.bytes(32), sent), reason: PROOF };
				},
			]),
		),
	),
	'another measurement under the same proof': onReport(ALL, PROOF, (sent, random, { field }) => {
		const [share, vec] = [sent.inputShares[0]!, field.zeros(2)];
		field.sample(vec, 0, share.subarray(0, field.ENCODED_SIZE));
		field.add(vec, 0, vec, 0, field.constant(1 + random.below(100)), 0);
		return withInput(sent, 0, write(share, 0, field.encodeVec(field.slice(vec, 0, 1))));
	}),
	'an altered proof': onReport(ALL, PROOF, (sent, random, { field, honest }) => {
		const [share, size] = [sent.inputShares[0]!, field.ENCODED_SIZE];
		const blind = honest.PUBLIC_SHARE_SIZE > 0 ? 32 : 0;
		const at = share.length - blind - size * (1 + random.below(3));
		return withInput(sent, 0, write(share, at, field.encodeVec(random.vec(field, 1))));
	}),
	'an altered seed of a helper': onReport(ALL, EITHER, (sent, random, { honest }) => {
		const aggId = 1 + random.below(honest.SHARES - 1);
		return withInput(sent, aggId, flip(sent.inputShares[aggId]!, random, 0, 32));
	}),
	'swapped blinds': onReport(WITH_JOINT_RAND, EITHER, (sent) => {
		const [leader, helper] = [sent.inputShares[0]!, sent.inputShares[1]!];
		const [a, b] = [leader.slice(-32), helper.slice(-32)];
		const swapped = withInput(sent, 0, write(leader, leader.length - 32, b));
		return withInput(swapped, 1, write(helper, helper.length - 32, a));
	}),
	'an altered blind': onReport(WITH_JOINT_RAND, EITHER, (sent, random, { honest }) => {
		const aggId = random.below(honest.SHARES);
		const share = sent.inputShares[aggId]!;
		return withInput(sent, aggId, flip(share, random, share.length - 32));
	}),
	'swapped parts of the public share': onReport(WITH_JOINT_RAND, EITHER, (sent) => {
		const swapped = write(sent.publicShare, 0, sent.publicShare.slice(32, 64));
		return { ...sent, publicShare: write(swapped, 32, sent.publicShare.slice(0, 32)) };
	}),
	'an altered public share': onReport(WITH_JOINT_RAND, EITHER, (sent, random) => ({
		...sent,
		publicShare: flip(sent.publicShare, random),
	})),
	'another nonce': onReport(WITH_JOINT_RAND, EITHER, (sent, random) => ({
		...sent,
		nonce: random.bytes(16),
	})),
	"another report's helper share": onReport(ALL, EITHER, (sent, random, { honest, valid }) =>
		withInput(sent, 1, send(honest, valid(random) as never, random).inputShares[1]!),
	),
	'random bytes for the leader': onReport(ALL, /^/, (sent, random, { honest }) =>
		withInput(sent, 0, random.bytes(honest.LEADER_SHARE_SIZE)),
	),
	'an element of p or more in the leader share': onReport(
		ALL,
		MODULUS,
		(sent, random, { field, honest }) => {
			const blind = honest.PUBLIC_SHARE_SIZE > 0 ? 32 : 0;
			const count = (honest.LEADER_SHARE_SIZE - blind) / field.ENCODED_SIZE;
			const at = random.below(count) * field.ENCODED_SIZE;
			return withInput(sent, 0, write(sent.inputShares[0]!, at, beyond(field, random)));
		},
	),
	'a shortened or lengthened share': onReport(ALL, SIZE, (sent, random, { honest }) => {
		const aggId = random.below(honest.SHARES);
		const share = sent.inputShares[aggId]!;
		const bytes = new Uint8Array(share.length + random.pick([-32, -16, -8, -1, 1, 8, 16, 32]));
		bytes.set(share.subarray(0, bytes.length));
		return withInput(sent, aggId, bytes);
	}),
	'a lengthened public share': onReport(ALL, SIZE, (sent, random) => ({
		...sent,
		publicShare: Uint8Array.of(...sent.publicShare, ...random.bytes(1 + random.below(40))),
	})),
	'verify keys that differ': (random) => {
		const { honest, valid } = random.pick(ALL);
		const sent = send(honest, valid(random) as never, random);
		const shares = sent.inputShares.map(
			(share, aggId) =>
				honest.verifyInit(random.bytes(32), CTX, aggId, sent.nonce, sent.publicShare, share)
					.verifierShare,
		);
		return { act: () => honest.verifierSharesToMessage(CTX, shares), reason: PROOF };
	},
	'a context that differs': (random) => {
		const { honest, valid } = random.pick(ALL);
		const { nonce } = send(honest, valid(random) as never, random);
		const other = random.bytes(6);
		const report = honest.shard(
			other,
			valid(random) as never,
			nonce,
			random.bytes(honest.RAND_SIZE),
		);
		return { act: () => verify(honest, random.bytes(32), { nonce, ...report }), reason: EITHER };
	},
};

/** The reason for which something is refused, or undefined if it is not. */
function refusal(act: () => unknown): string | undefined {
	try {
		act();
		return undefined;
	} catch (error) {
		if (error instanceof DecodeError || error instanceof VerifyError) return error.message;
		throw error;
	}
}

/** All forgeries of this file; `FORGERIES=100000 vitest run …` makes more. */
const COUNT = Number(process.env['FORGERIES'] ?? 10_000);

test('good reports of the same instances are accepted', () => {
	const random = new Random('good');
	for (const { honest, valid } of ALL) {
		for (let i = 0; i < 20; i++) {
			const sent = send(honest, valid(random) as never, random);
			expect(refusal(() => verify(honest, random.bytes(32), sent))).toBeUndefined();
		}
	}
});

test(`of ${COUNT} forged reports none is accepted, and each is refused for its own reason`, () => {
	const random = new Random('forgeries');
	const kinds = Object.entries(FORGERIES);
	const wrong: string[] = [];
	for (let i = 0; i < COUNT; i++) {
		const [kind, forge] = kinds[i % kinds.length]!;
		const { act, reason } = forge(random);
		const why = refusal(act);
		if (why === undefined || !reason.test(why)) wrong.push(`${kind}: ${why ?? 'accepted'}`);
	}
	expect(wrong).toEqual([]);
});

test('every message cut at every byte is refused', () => {
	const random = new Random('truncation');
	const wrong: string[] = [];
	for (const { name, honest, valid } of ALL) {
		const key = random.bytes(32);
		const sent = send(honest, valid(random) as never, random);
		const begun = sent.inputShares.map((share, aggId) =>
			honest.verifyInit(key, CTX, aggId, sent.nonce, sent.publicShare, share),
		);
		const verifiers = begun.map(({ verifierShare }) => verifierShare);
		const message = honest.verifierSharesToMessage(CTX, verifiers);
		const outShare = honest.verifyNext(begun[0]!.state, message);
		const last = verifiers.at(-1)!;

		const readers: [string, Uint8Array, (cut: Uint8Array) => unknown][] = [
			[
				'public share',
				sent.publicShare,
				(cut) => verify(honest, key, { ...sent, publicShare: cut }),
			],
			...sent.inputShares.map(
				(share, aggId): [string, Uint8Array, (cut: Uint8Array) => unknown] => [
					`input share ${aggId}`,
					share,
					(cut) => verify(honest, key, withInput(sent, aggId, cut)),
				],
			),
			[
				'verifier share',
				last,
				(cut) => honest.verifierSharesToMessage(CTX, [...verifiers.slice(0, -1), cut]),
			],
			['verifier message', message, (cut) => honest.verifyNext(begun[0]!.state, cut)],
			['out share', outShare, (cut) => honest.aggUpdate(honest.aggInit(), cut)],
		];
		for (const [what, bytes, read] of readers) {
			for (let size = 0; size < bytes.length; size++) {
				const why = refusal(() => read(bytes.subarray(0, size)));
				if (why === undefined || !/instead of|expected \d+ field elements/.test(why)) {
					wrong.push(`${name} ${what} of ${size} bytes: ${why ?? 'accepted'}`);
				}
			}
			expect(
				refusal(() => read(bytes)),
				`${name} ${what} uncut`,
			).toBeUndefined();
		}
	}
	expect(wrong).toEqual([]);
});

test('an altered verifier share or message is refused', () => {
	const random = new Random('verifier');
	for (let i = 0; i < 500; i++) {
		const { honest, valid, field } = random.pick(WITH_JOINT_RAND);
		const sent = send(honest, valid(random) as never, random);
		const key = random.bytes(32);
		const begun = sent.inputShares.map((share, aggId) =>
			honest.verifyInit(key, CTX, aggId, sent.nonce, sent.publicShare, share),
		);
		const verifiers = begun.map(({ verifierShare }) => verifierShare);
		const message = honest.verifierSharesToMessage(CTX, verifiers);
		const state = begun[0]!.state;
		expect(refusal(() => honest.verifyNext(state, flip(message, random)))).toMatch(JOINT_RAND);

		const [first, ...others] = verifiers;
		const elements = first!.length - 32;
		const count = elements / field.ENCODED_SIZE;
		const altered = write(
			first!,
			random.below(count) * field.ENCODED_SIZE,
			field.encodeVec(random.vec(field, 1)),
		);
		expect(refusal(() => honest.verifierSharesToMessage(CTX, [altered, ...others]))).toMatch(PROOF);
		const part = honest.verifierSharesToMessage(CTX, [flip(first!, random, elements), ...others]);
		expect(refusal(() => honest.verifyNext(state, part))).toMatch(JOINT_RAND);
		const beyondModulus = write(first!, 0, beyond(field, random));
		expect(refusal(() => honest.verifierSharesToMessage(CTX, [beyondModulus, ...others]))).toMatch(
			MODULUS,
		);
	}
});
