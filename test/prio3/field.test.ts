import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BITS, type Field, type Vec } from '../../src/lib/prio3/field.ts';
import { Field64 } from '../../src/lib/prio3/field64.ts';
import { Field128 } from '../../src/lib/prio3/field128.ts';
import { nextVec } from '../../src/lib/prio3/xof.ts';

/** Integers below p, those at its ends and in its middle often: there a reduction goes wrong. */
function elements(field: Field): fc.Arbitrary<bigint> {
	const p = field.MODULUS;
	const near = (middle: bigint): fc.Arbitrary<bigint> =>
		fc.bigInt({ min: -5n, max: 5n }).map((offset) => (middle + offset + p) % p);
	return fc.oneof(fc.bigInt({ min: 0n, max: p - 1n }), near(0n), near(p / 2n), near(2n ** 66n % p));
}

function encode(field: Field, integers: readonly bigint[]): Uint8Array {
	return Uint8Array.from(
		integers.flatMap((x) =>
			Array.from({ length: field.ENCODED_SIZE }, (_, i) => Number((x >> BigInt(8 * i)) & 255n)),
		),
	);
}

function toVec(field: Field, integers: readonly bigint[]): Vec {
	return field.decodeVec(encode(field, integers), integers.length);
}

describe.for([
	['Field64', Field64],
	['Field128', Field128],
] as const)('%s', ([, field]) => {
	const p = field.MODULUS;
	const pairs = fc.array(fc.tuple(elements(field), elements(field)), {
		minLength: 1,
		maxLength: 600,
	});

	test('adds, subtracts, multiplies and sums products as integers modulo p do', () => {
		fc.assert(
			fc.property(pairs, (list) => {
				const [x, y] = [list.map(([l]) => l), list.map(([, r]) => r)];
				const [a, b, out] = [toVec(field, x), toVec(field, y), field.zeros(4)];
				field.add(out, 0, a, 0, b, 0);
				field.sub(out, 1, a, 0, b, 0);
				field.mul(out, 2, a, 0, b, 0);
				field.dot(out, 3, a, 0, 1, b, 0, 1, list.length);
				expect(field.toBigInts(out)).toEqual([
					(x[0]! + y[0]!) % p,
					(x[0]! - y[0]! + p) % p,
					(x[0]! * y[0]!) % p,
					list.reduce((sum, [l, r]) => (sum + l * r) % p, 0n),
				]);
			}),
			{ numRuns: 300 },
		);
	});

	test('stays exact however long results are used as inputs', () => {
		fc.assert(
			fc.property(elements(field), elements(field), (x, y) => {
				const v = toVec(field, [x, y]);
				let [a, b] = [x, y];
				for (let i = 0; i < 200; i++) {
					field.sub(v, 1, v, 0, v, 1);
					field.add(v, 0, v, 0, v, 0);
					field.mul(v, 0, v, 0, v, 1);
					b = (a - b + p) % p;
					a = (2n * a * b) % p;
				}
				expect(field.toBigInts(v)).toEqual([a, b]);
			}),
			{ numRuns: 50 },
		);
	});

	test('sums 5000 products of the longest limbs exactly', () => {
		// Held times R, x is 2^21 - 1 in every limb but the last.
		let held = 0n;
		for (let l = 0; l < field.LIMBS - 1; l++) held |= (2n ** 21n - 1n) << BigInt(BITS * l);
		const r = 2n ** BigInt(BITS * field.LIMBS) % p;
		const vec = toVec(field, [(held * field.toBigInts(field.inverse(r))[0]!) % p, 0n]);
		const [x] = field.toBigInts(vec);
		field.dot(vec, 1, vec, 0, 0, vec, 0, 0, 5000);
		expect(field.toBigInts(vec)).toEqual([x, (5000n * x! * x!) % p]);
	});

	test('decoding inverts encoding', () => {
		fc.assert(
			fc.property(fc.array(elements(field)), (integers) => {
				const vec = toVec(field, integers);
				expect(field.toBigInts(vec)).toEqual(integers);
				expect(field.encodeVec(vec)).toEqual(encode(field, integers));
			}),
		);
	});

	test.for([p, p + 1n, 2n ** BigInt(8 * field.ENCODED_SIZE) - 1n])('refuses to decode %s', (x) => {
		expect(() => field.decodeVec(encode(field, [1n, x, 2n]), 3)).toThrow('not below the modulus');
	});

	test.for([0, 1, field.ENCODED_SIZE, 2 * field.ENCODED_SIZE - 1, 2 * field.ENCODED_SIZE + 1])(
		'refuses %i bytes for two elements',
		(size) => {
			expect(() => field.decodeVec(new Uint8Array(size), 2)).toThrow('expected 2 field elements');
		},
	);

	test('sampling passes over what is not below p and reads on', () => {
		const stream = encode(field, [5n, p, p - 1n, p + 7n, 6n, 7n]);
		let at = 0;
		const xof = {
			xofInto: (out: Uint8Array) => {
				out.set(stream.subarray(at, (at += out.length)));
			},
		};
		expect(field.toBigInts(nextVec(xof, field, 4))).toEqual([5n, p - 1n, 6n, 7n]);
	});

	test('one is its own inverse, and n / n is one', () => {
		const out = field.zeros(1);
		for (const n of [1, 2, 5, 255, p - 1n]) {
			field.mul(out, 0, field.constant(n), 0, field.inverse(n), 0);
			expect(field.equal(out, 0, field.constant(1), 0)).toBe(true);
			expect(field.equal(out, 0, field.constant(2), 0)).toBe(false);
		}
		expect(field.toBigInts(field.constant(-1))).toEqual([p - 1n]);
	});
});
