/**
 * Histogram (draft-irtf-cfrg-vdaf-20, section 7.4.4): a measurement is the index of one bucket, the
 * result how many fell into each.
 * @module
 */
import type { Field, Vec } from './field.ts';
import { parallelSum, type Gadget } from './gadget.ts';
import { checkBits, chunkCalls, sum, toTotals, type Valid, type Wires } from './valid.ts';

export class Histogram implements Valid<number, number[]> {
	readonly field: Field;
	readonly MEAS_LEN: number;
	readonly JOINT_RAND_LEN: number;
	readonly OUTPUT_LEN: number;
	readonly EVAL_OUTPUT_LEN = 2;
	readonly GADGET: Gadget;
	readonly GADGET_CALLS: number;
	readonly #chunkLength: number;

	/** @throws {RangeError} if a parameter is not a positive safe integer. */
	constructor(field: Field, length: number, chunkLength: number) {
		this.field = field;
		this.#chunkLength = chunkLength;
		this.MEAS_LEN = length;
		this.OUTPUT_LEN = length;
		this.GADGET_CALLS = chunkCalls(length, chunkLength);
		this.GADGET = parallelSum(chunkLength);
		this.JOINT_RAND_LEN = this.GADGET_CALLS;
	}

	encode(measurement: number): Vec {
		if (!Number.isInteger(measurement) || measurement < 0 || measurement >= this.MEAS_LEN) {
			throw new RangeError(`the measurement is not a bucket from 0 to ${this.MEAS_LEN - 1}`);
		}
		const meas = this.field.zeros(this.MEAS_LEN);
		this.field.copy(meas, measurement, this.field.constant(1), 0);
		return meas;
	}

	eval(out: Vec, meas: Vec, jointRand: Vec, sharesInv: Vec, wires: Wires): void {
		checkBits(this.field, out, 0, meas, jointRand, sharesInv, this.#chunkLength, wires);
		// Every bucket is 0 or 1; that exactly one is 1 is a sum of shares that is 1.
		sum(this.field, out, 1, meas, 0, this.MEAS_LEN);
		this.field.sub(out, 1, out, 1, sharesInv, 0);
	}

	truncate(meas: Vec): Vec {
		return meas;
	}

	decode(agg: Vec): number[] {
		return toTotals(this.field, agg);
	}
}
