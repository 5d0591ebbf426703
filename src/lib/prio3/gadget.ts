/**
 * Gadgets (draft-irtf-cfrg-vdaf-20, appendix A): the parts of a validity circuit that multiply
 * secrets. Everything else in a circuit is affine, so each Aggregator can do it on its share.
 * @module
 */
import type { Field, Vec } from './field.ts';

export interface Gadget {
	/** How many elements it takes. */
	readonly ARITY: number;
	/** Its degree as a polynomial in them. */
	readonly DEGREE: number;
	/** out[o] = the gadget of input[i], …, input[i + ARITY - 1]. */
	eval(field: Field, out: Vec, o: number, input: Vec, i: number): void;
}

/** The product of two elements. */
export const MUL: Gadget = {
	ARITY: 2,
	DEGREE: 2,
	eval(field, out, o, input, i) {
		field.mul(out, o, input, i, input, i + 1);
	},
};

/** A polynomial in one element, given by its coefficients, the constant first. */
export function polyEval(coefficients: readonly number[]): Gadget {
	return {
		ARITY: 1,
		DEGREE: coefficients.length - 1,
		eval(field, out, o, input, i) {
			const sum = field.zeros(1);
			for (const coefficient of coefficients.toReversed()) {
				field.mul(sum, 0, sum, 0, input, i);
				field.add(sum, 0, sum, 0, field.constant(coefficient), 0);
			}
			field.copy(out, o, sum, 0);
		},
	};
}

/** The draft's ParallelSum of Mul, the only one that its circuits use: a sum of `count` products. */
export function parallelSum(count: number): Gadget {
	return {
		ARITY: 2 * count,
		DEGREE: 2,
		eval(field, out, o, input, i) {
			field.dot(out, o, input, i, 2, input, i + 1, 2, count);
		},
	};
}
