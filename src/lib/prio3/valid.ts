/**
 * Validity circuits (draft-irtf-cfrg-vdaf-20, section 7.3.2): what they have in common. A circuit
 * encodes a measurement as field elements and gives zeros exactly for those that encode one.
 * @module
 */
import type { Field, Vec } from './field.ts';
import type { Gadget } from './gadget.ts';

/** Where a circuit calls its gadget: it writes the inputs, then asks for the output. */
export interface Wires {
	readonly inputs: Vec;
	/** Where the inputs of the next call start. */
	readonly at: number;
	/** out[o] = the gadget of these inputs; then the next call begins. */
	call(out: Vec, o: number): void;
}

/** A circuit. Those of the draft have one gadget each, and so has this interface. */
export interface Valid<Measurement, AggResult> {
	readonly field: Field;
	readonly MEAS_LEN: number;
	readonly JOINT_RAND_LEN: number;
	readonly OUTPUT_LEN: number;
	readonly EVAL_OUTPUT_LEN: number;
	readonly GADGET: Gadget;
	readonly GADGET_CALLS: number;
	/** @throws {RangeError} if the measurement is not one of this circuit. */
	encode(measurement: Measurement): Vec;
	/** `sharesInv` is 1 / the number of shares, which is how a share writes the constant 1. */
	eval(out: Vec, meas: Vec, jointRand: Vec, sharesInv: Vec, wires: Wires): void;
	/** What of an encoded measurement is added up; may be `meas` itself. */
	truncate(meas: Vec): Vec;
	decode(agg: Vec, numMeasurements: number): AggResult;
}

/** How many calls check `length` bits in chunks of `chunkLength`. */
export function chunkCalls(length: number, chunkLength: number): number {
	assertPositive(length, 'length');
	assertPositive(chunkLength, 'chunkLength');
	return Math.ceil(length / chunkLength);
}

/**
 * out[o] = 0 if every element is 0 or 1; for any other vector it is random. Each call takes one
 * chunk, and element j of it times the power j + 1 of this chunk's joint randomness.
 */
export function checkBits(
	field: Field,
	out: Vec,
	o: number,
	meas: Vec,
	jointRand: Vec,
	sharesInv: Vec,
	chunkLength: number,
	wires: Wires,
): void {
	const length = field.length(meas);
	const rPower = field.zeros(1);
	const zero = field.constant(0);
	const { inputs } = wires;
	field.copy(out, o, zero, 0);
	for (let i = 0, index = 0; index < length; i++) {
		field.copy(rPower, 0, jointRand, i);
		for (let x = wires.at, end = x + 2 * chunkLength; x < end; x += 2, index++) {
			const elements = index < length ? meas : zero;
			const e = index < length ? index : 0;
			field.mul(inputs, x, rPower, 0, elements, e);
			field.sub(inputs, x + 1, elements, e, sharesInv, 0);
			field.mul(rPower, 0, rPower, 0, jointRand, i);
		}
		wires.call(rPower, 0);
		field.add(out, o, out, o, rPower, 0);
	}
}

/** out[o] = the sum of the elements from `start` up to `end`. */
export function sum(field: Field, out: Vec, o: number, vec: Vec, start: number, end: number): void {
	field.dot(out, o, vec, start, 1, field.constant(1), 0, 0, end - start);
}

/** Integers from 0 to `max` as bits: the last one's weight is such that all together give `max`. */
export class RangeCheckedInt {
	readonly field: Field;
	readonly max: number;
	readonly bits: number;
	readonly #restMax: number;
	readonly #weights: Vec;

	/** @throws {RangeError} if `max` is not a positive safe integer. */
	constructor(field: Field, max: number) {
		assertPositive(max, 'maximum');
		this.field = field;
		this.max = max;
		this.bits = max.toString(2).length;
		this.#restMax = 2 ** (this.bits - 1) - 1;
		this.#weights = field.zeros(this.bits);
		for (let l = 0; l < this.bits - 1; l++) {
			field.copy(this.#weights, l, field.constant(2 ** l), 0);
		}
		field.copy(this.#weights, this.bits - 1, field.constant(max - this.#restMax), 0);
	}

	/**
	 * Writes the bits of `value` from out[o] on.
	 * @throws {RangeError} if it is not an integer from 0 to `max`.
	 */
	encode(out: Vec, o: number, value: number): void {
		if (!Number.isInteger(value) || value < 0 || value > this.max) {
			throw new RangeError(`the measurement is not an integer from 0 to ${this.max}`);
		}
		const { field, bits } = this;
		const last = value > this.#restMax;
		const rest = last ? value - (this.max - this.#restMax) : value;
		for (let l = 0; l < bits - 1; l++) {
			field.copy(out, o + l, field.constant(Math.floor(rest / 2 ** l) % 2), 0);
		}
		field.copy(out, o + bits - 1, field.constant(last ? 1 : 0), 0);
	}

	/** out[o] = the value of the bits from meas[i] on; works on shares too. */
	decode(out: Vec, o: number, meas: Vec, i: number): void {
		this.field.dot(out, o, meas, i, 1, this.#weights, 0, 1, this.bits);
	}
}

/**
 * The totals that the elements stand for.
 * @throws {RangeError} if one is beyond what a number holds exactly.
 */
export function toTotals(field: Field, agg: Vec): number[] {
	return field.toBigInts(agg).map((total) => {
		if (total > Number.MAX_SAFE_INTEGER) throw new RangeError('a total is not a safe integer');
		return Number(total);
	});
}

function assertPositive(value: number, name: string): void {
	if (!Number.isSafeInteger(value) || value < 1) {
		throw new RangeError(`${name} is not a positive integer`);
	}
}
