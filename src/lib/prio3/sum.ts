/**
 * Sum (draft-irtf-cfrg-vdaf-20, section 7.4.2): a measurement is an integer from 0 to a maximum, the
 * result their sum.
 * @module
 */
import type { Field, Vec } from './field.ts';
import { polyEval } from './gadget.ts';
import { RangeCheckedInt, toTotals, type Valid, type Wires } from './valid.ts';

/** x^2 - x is 0 exactly for bits. */
const RANGE2 = polyEval([0, -1, 1]);

export class Sum implements Valid<number, number> {
	readonly field: Field;
	readonly MEAS_LEN: number;
	readonly JOINT_RAND_LEN = 0;
	readonly OUTPUT_LEN = 1;
	readonly EVAL_OUTPUT_LEN: number;
	readonly GADGET = RANGE2;
	readonly GADGET_CALLS: number;
	readonly #integer: RangeCheckedInt;

	/** @throws {RangeError} if the maximum is not a positive safe integer. */
	constructor(field: Field, maxMeasurement: number) {
		this.field = field;
		this.#integer = new RangeCheckedInt(field, maxMeasurement);
		this.MEAS_LEN = this.#integer.bits;
		this.EVAL_OUTPUT_LEN = this.#integer.bits;
		this.GADGET_CALLS = this.#integer.bits;
	}

	encode(measurement: number): Vec {
		const meas = this.field.zeros(this.MEAS_LEN);
		this.#integer.encode(meas, 0, measurement);
		return meas;
	}

	eval(out: Vec, meas: Vec, _jointRand: Vec, _sharesInv: Vec, wires: Wires): void {
		for (let i = 0; i < this.MEAS_LEN; i++) {
			this.field.copy(wires.inputs, wires.at, meas, i);
			wires.call(out, i);
		}
	}

	truncate(meas: Vec): Vec {
		const output = this.field.zeros(1);
		this.#integer.decode(output, 0, meas, 0);
		return output;
	}

	decode(agg: Vec): number {
		return toTotals(this.field, agg)[0]!;
	}
}
