/**
 * The standard variants of Prio3 (draft-irtf-cfrg-vdaf-20, section 7.4), each for 2 to 255
 * Aggregators.
 * @module
 */
import { Count } from './count.ts';
import { Field64 } from './field64.ts';
import { Field128 } from './field128.ts';
import { Histogram } from './histogram.ts';
import { MultihotCountVec } from './multihot-count-vec.ts';
import { Prio3 } from './prio3.ts';
import { Sum } from './sum.ts';
import { SumVec } from './sum-vec.ts';
import type { Field } from './field.ts';

/** How many measurements are 1 rather than 0. */
export function prio3Count(shares: number): Prio3<number, number> {
	return new Prio3(1, new Count(Field64), shares);
}

/** The sum of integers from 0 to `maxMeasurement`. */
export function prio3Sum(shares: number, maxMeasurement: number): Prio3<number, number> {
	return new Prio3(2, new Sum(Field64, maxMeasurement), shares);
}

/** The sums of `length` integers, each from 0 to `maxMeasurement`. */
export function prio3SumVec(
	shares: number,
	length: number,
	maxMeasurement: number,
	chunkLength: number,
): Prio3<readonly number[], number[]> {
	return new Prio3(3, new SumVec(Field128, length, maxMeasurement, chunkLength), shares);
}

/** How many measurements fall into each of `length` buckets. */
export function prio3Histogram(
	shares: number,
	length: number,
	chunkLength: number,
): Prio3<number, number[]> {
	return new Prio3(4, new Histogram(Field128, length, chunkLength), shares);
}

/** How often each of `length` booleans is true, of which at most `maxWeight` are in a measurement. */
export function prio3MultihotCountVec(
	shares: number,
	length: number,
	maxWeight: number,
	chunkLength: number,
): Prio3<readonly boolean[], number[]> {
	return new Prio3(5, new MultihotCountVec(Field128, length, maxWeight, chunkLength), shares);
}

/**
 * The draft's experiment: SumVec in any field with several proofs. Field64 needs three proofs or
 * more; with fewer, a Client can search for a false report that passes.
 */
export function prio3SumVecWithMultiproof(
	shares: number,
	field: Field,
	proofs: number,
	length: number,
	maxMeasurement: number,
	chunkLength: number,
): Prio3<readonly number[], number[]> {
	return new Prio3(
		0xffffffff,
		new SumVec(field, length, maxMeasurement, chunkLength),
		shares,
		proofs,
	);
}
