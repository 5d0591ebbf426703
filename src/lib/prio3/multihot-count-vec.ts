/**
 * MultihotCountVec (draft-irtf-cfrg-vdaf-20, section 7.4.5): a measurement is a vector of booleans of
 * which at most `maxWeight` are true, the result how many were true in each place.
 * @module
 */
import type { Field, Vec } from './field.ts';
import { parallelSum, type Gadget } from './gadget.ts';
import {
	RangeCheckedInt,
	checkBits,
	chunkCalls,
	sum,
	toTotals,
	type Valid,
	type Wires,
} from './valid.ts';

export class MultihotCountVec implements Valid<readonly boolean[], number[]> {
	readonly field: Field;
	readonly MEAS_LEN: number;
	readonly JOINT_RAND_LEN: number;
	readonly OUTPUT_LEN: number;
	readonly EVAL_OUTPUT_LEN = 2;
	readonly GADGET: Gadget;
	readonly GADGET_CALLS: number;
	readonly #weight: RangeCheckedInt;
	readonly #chunkLength: number;

	/** @throws {RangeError} if a parameter is no positive safe integer, or `maxWeight` above `length`. */
	constructor(field: Field, length: number, maxWeight: number, chunkLength: number) {
		if (maxWeight > length) throw new RangeError('maxWeight is above length');
		this.field = field;
		this.#weight = new RangeCheckedInt(field, maxWeight);
		this.#chunkLength = chunkLength;
		this.MEAS_LEN = length + this.#weight.bits;
		this.OUTPUT_LEN = length;
		this.GADGET_CALLS = chunkCalls(this.MEAS_LEN, chunkLength);
		this.GADGET = parallelSum(chunkLength);
		this.JOINT_RAND_LEN = this.GADGET_CALLS;
	}

	encode(measurement: readonly boolean[]): Vec {
		const length = this.OUTPUT_LEN;
		if (measurement.length !== length) {
			throw new RangeError(`the measurement is not ${length} booleans`);
		}
		const meas = this.field.zeros(this.MEAS_LEN);
		for (const [i, isTrue] of measurement.entries()) {
			this.field.copy(meas, i, this.field.constant(isTrue ? 1 : 0), 0);
		}
		this.#weight.encode(meas, length, measurement.filter(Boolean).length);
		return meas;
	}

	eval(out: Vec, meas: Vec, jointRand: Vec, sharesInv: Vec, wires: Wires): void {
		const { field, OUTPUT_LEN } = this;
		checkBits(field, out, 0, meas, jointRand, sharesInv, this.#chunkLength, wires);
		// The reported weight cannot be above the maximum, and it is the weight.
		const reported = field.zeros(1);
		this.#weight.decode(reported, 0, meas, OUTPUT_LEN);
		sum(field, out, 1, meas, 0, OUTPUT_LEN);
		field.sub(out, 1, out, 1, reported, 0);
	}

	truncate(meas: Vec): Vec {
		return this.field.slice(meas, 0, this.OUTPUT_LEN);
	}

	decode(agg: Vec): number[] {
		return toTotals(this.field, agg);
	}
}
