import { describe, expect, test } from 'vitest';
import type { Field, Vec } from '../../src/lib/prio3/field.ts';
import { Field64 } from '../../src/lib/prio3/field64.ts';
import { Field128 } from '../../src/lib/prio3/field128.ts';
import { LagrangeBasis, Ntt } from '../../src/lib/prio3/polynomial.ts';
import { randomVec } from './random.ts';

/** The plain way: Horner's rule. Slow on purpose, do not improve. */
function valueAt(field: Field, coefficients: readonly bigint[], t: bigint): bigint {
	return coefficients.reduceRight((sum, c) => (sum * t + c) % field.MODULUS, 0n);
}

function lane(field: Field, vec: Vec, lanes: number, l: number): bigint[] {
	return field.toBigInts(vec).filter((_, i) => i % lanes === l);
}

describe.for([
	['Field64', Field64],
	['Field128', Field128],
] as const)('polynomials over %s', ([name, field]) => {
	test.for([1, 2, 4, 8, 32])('the NTT of size %i gives the values at the roots of unity', (n) => {
		const lanes = 3;
		const vec = randomVec(field, n * lanes, `${name} ${n}`);
		const coefficients = [0, 1, 2].map((l) => lane(field, vec, lanes, l));
		const before = field.encodeVec(vec);
		const roots = field.toBigInts(field.nthRootPowers(n));
		const ntt = new Ntt(field, n, lanes);
		ntt.ntt(vec);
		for (const [l, polynomial] of coefficients.entries()) {
			expect(lane(field, vec, lanes, l)).toEqual(roots.map((t) => valueAt(field, polynomial, t)));
		}
		ntt.invNtt(vec);
		expect(field.encodeVec(vec)).toEqual(before);
	});

	test.for([
		[1, 1],
		[4, 4],
		[8, 7],
		[16, 10],
		[64, 40],
	] as const)('of %i roots, %i values are enough to find the value anywhere', ([n, length]) => {
		const coefficients = field.toBigInts(randomVec(field, length, `${name} ${n}`));
		const values = field.zeros(length);
		for (const [i, root] of field.toBigInts(field.nthRootPowers(n)).slice(0, length).entries()) {
			field.copy(values, i, field.constant(valueAt(field, coefficients, root)), 0);
		}
		const basis = new LagrangeBasis(field, n, length);
		const [at, out] = [field.zeros(length), field.zeros(1)];
		for (const t of [
			0n,
			1n,
			12345n,
			field.MODULUS - 2n,
			...field.toBigInts(field.nthRootPowers(n)),
		]) {
			basis.at(at, field.constant(t));
			field.dot(out, 0, at, 0, 1, values, 0, 1, length);
			expect(field.toBigInts(out)).toEqual([valueAt(field, coefficients, t)]);
		}
	});
});
