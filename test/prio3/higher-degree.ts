import { Field64 } from '../../src/lib/prio3/field64.ts';
import type { Vec } from '../../src/lib/prio3/field.ts';
import { polyEval } from '../../src/lib/prio3/gadget.ts';
import { toTotals, type Valid, type Wires } from '../../src/lib/prio3/valid.ts';

/**
 * The draft's test circuit with a gadget of degree three: each of `length` elements is 0, 1 or 2.
 * The draft has one element; more of them make a gadget polynomial that is not given everywhere.
 */
export class HigherDegree implements Valid<number, number> {
	readonly field = Field64;
	readonly MEAS_LEN: number;
	readonly JOINT_RAND_LEN = 0;
	readonly OUTPUT_LEN = 1;
	readonly EVAL_OUTPUT_LEN: number;
	readonly GADGET = polyEval([0, 2, -3, 1]);
	readonly GADGET_CALLS: number;

	constructor(length = 1) {
		this.MEAS_LEN = length;
		this.EVAL_OUTPUT_LEN = length;
		this.GADGET_CALLS = length;
	}

	encode(measurement: number): Vec {
		const meas = this.field.zeros(this.MEAS_LEN);
		for (let i = 0; i < this.MEAS_LEN; i++) {
			this.field.copy(meas, i, this.field.constant(measurement), 0);
		}
		return meas;
	}

	eval(out: Vec, meas: Vec, _jointRand: Vec, _sharesInv: Vec, wires: Wires): void {
		for (let i = 0; i < this.MEAS_LEN; i++) {
			this.field.copy(wires.inputs, wires.at, meas, i);
			wires.call(out, i);
		}
	}

	truncate(meas: Vec): Vec {
		return this.field.slice(meas, 0, 1);
	}

	decode(agg: Vec): number {
		return toTotals(this.field, agg)[0]!;
	}
}
