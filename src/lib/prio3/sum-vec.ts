/**
 * SumVec (draft-irtf-cfrg-vdaf-20, section 7.4.3): a measurement is a vector of integers from 0 to a
 * maximum, the result their sum, element by element.
 * @module
 */
import type { Field, Vec } from './field.ts';
import { parallelSum, type Gadget } from './gadget.ts';
import {
	RangeCheckedInt,
	checkBits,
	chunkCalls,
	toTotals,
	type Valid,
	type Wires,
} from './valid.ts';

export class SumVec implements Valid<readonly number[], number[]> {
	readonly field: Field;
	readonly MEAS_LEN: number;
	readonly JOINT_RAND_LEN: number;
	readonly OUTPUT_LEN: number;
	readonly EVAL_OUTPUT_LEN = 1;
	readonly GADGET: Gadget;
	readonly GADGET_CALLS: number;
	readonly #integer: RangeCheckedInt;
	readonly #chunkLength: number;

	/** @throws {RangeError} if a parameter is not a positive safe integer. */
	constructor(field: Field, length: number, maxMeasurement: number, chunkLength: number) {
		this.field = field;
		this.#integer = new RangeCheckedInt(field, maxMeasurement);
		this.#chunkLength = chunkLength;
		this.MEAS_LEN = length * this.#integer.bits;
		this.OUTPUT_LEN = length;
		this.GADGET_CALLS = chunkCalls(this.MEAS_LEN, chunkLength);
		this.GADGET = parallelSum(chunkLength);
		this.JOINT_RAND_LEN = this.GADGET_CALLS;
	}

	encode(measurement: readonly number[]): Vec {
		if (measurement.length !== this.OUTPUT_LEN) {
			throw new RangeError(`the measurement is not ${this.OUTPUT_LEN} integers`);
		}
		const meas = this.field.zeros(this.MEAS_LEN);
		for (const [i, value] of measurement.entries()) {
			this.#integer.encode(meas, i * this.#integer.bits, value);
		}
		return meas;
	}

	eval(out: Vec, meas: Vec, jointRand: Vec, sharesInv: Vec, wires: Wires): void {
		checkBits(this.field, out, 0, meas, jointRand, sharesInv, this.#chunkLength, wires);
	}

	truncate(meas: Vec): Vec {
		const output = this.field.zeros(this.OUTPUT_LEN);
		for (let i = 0; i < this.OUTPUT_LEN; i++) {
			this.#integer.decode(output, i, meas, i * this.#integer.bits);
		}
		return output;
	}

	decode(agg: Vec): number[] {
		return toTotals(this.field, agg);
	}
}
