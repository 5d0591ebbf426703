/** A Client that proves what it likes: the forger's. */
import type { Field, Vec } from '../../src/lib/prio3/field.ts';
import type { Valid } from '../../src/lib/prio3/valid.ts';

/** A circuit whose Client encodes whatever it likes: the forger's. */
export function lawless<R>(valid: Valid<never, R>): Valid<readonly bigint[], R> {
	const { field } = valid;
	return {
		field,
		MEAS_LEN: valid.MEAS_LEN,
		JOINT_RAND_LEN: valid.JOINT_RAND_LEN,
		OUTPUT_LEN: valid.OUTPUT_LEN,
		EVAL_OUTPUT_LEN: valid.EVAL_OUTPUT_LEN,
		GADGET: valid.GADGET,
		GADGET_CALLS: valid.GADGET_CALLS,
		encode: (integers) => toVec(field, integers),
		eval: (out, meas, jointRand, sharesInv, wires) => {
			valid.eval(out, meas, jointRand, sharesInv, wires);
		},
		truncate: (meas) => valid.truncate(meas),
		decode: (agg, count) => valid.decode(agg, count),
	};
}

function toVec(field: Field, integers: readonly bigint[]): Vec {
	const vec = field.zeros(integers.length);
	for (const [i, x] of integers.entries()) field.copy(vec, i, field.constant(x), 0);
	return vec;
}

/** Zeros, and one other value. */
export const oneHot = (length: number, hot: number, value = 1n): bigint[] =>
	Array.from({ length }, (_, i) => (i === hot ? value : 0n));
