/**
 * Count (draft-irtf-cfrg-vdaf-20, section 7.4.1): a measurement is 0 or 1, the result how many are 1.
 * @module
 */
import type { Field, Vec } from './field.ts';
import { MUL } from './gadget.ts';
import { toTotals, type Valid, type Wires } from './valid.ts';

export class Count implements Valid<number, number> {
	readonly field: Field;
	readonly MEAS_LEN = 1;
	readonly JOINT_RAND_LEN = 0;
	readonly OUTPUT_LEN = 1;
	readonly EVAL_OUTPUT_LEN = 1;
	readonly GADGET = MUL;
	readonly GADGET_CALLS = 1;

	constructor(field: Field) {
		this.field = field;
	}

	encode(measurement: number): Vec {
		if (measurement !== 0 && measurement !== 1) {
			throw new RangeError('the measurement is not 0 or 1');
		}
		return this.field.constant(measurement).slice();
	}

	eval(out: Vec, meas: Vec, _jointRand: Vec, _sharesInv: Vec, wires: Wires): void {
		this.field.copy(wires.inputs, wires.at, meas, 0);
		this.field.copy(wires.inputs, wires.at + 1, meas, 0);
		wires.call(out, 0);
		this.field.sub(out, 0, out, 0, meas, 0);
	}

	truncate(meas: Vec): Vec {
		return meas;
	}

	decode(agg: Vec): number {
		return toTotals(this.field, agg)[0]!;
	}
}
