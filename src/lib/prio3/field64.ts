/**
 * Field64 of draft-irtf-cfrg-vdaf-20, section 6.1.4: p = 2^64 - 2^32 + 1, three limbs. The
 * reduction is that of `field128.ts` with other constants: 2^32 is 2^10 in limb 1, and 2^64 is
 * 2^20 in limb 2.
 * @module
 */
import { Field, NEAREST, UP, type Vec } from './field.ts';

/** Rounds to a multiple of 2^20, the weight of 2^64 in the last limb. */
const NEAREST_TOP = 1.5 * 2 ** (52 + 20);
const TOP = 2 ** 20;
const MIDDLE = 2 ** 10;

class F64 extends Field {
	constructor() {
		super(2n ** 32n * 4294967295n + 1n, 8, 3, 32);
	}

	override add(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void {
		o *= 3;
		i *= 3;
		j *= 3;
		out[o] = a[i]! + b[j]!;
		out[o + 1] = a[i + 1]! + b[j + 1]!;
		out[o + 2] = a[i + 2]! + b[j + 2]!;
		normalize(out, o);
	}

	override sub(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void {
		o *= 3;
		i *= 3;
		j *= 3;
		out[o] = a[i]! - b[j]!;
		out[o + 1] = a[i + 1]! - b[j + 1]!;
		out[o + 2] = a[i + 2]! - b[j + 2]!;
		normalize(out, o);
	}

	protected override dotBlock(
		out: Vec,
		o: number,
		a: Vec,
		i: number,
		di: number,
		b: Vec,
		j: number,
		dj: number,
		n: number,
	): void {
		let t0 = 0;
		let t1 = 0;
		let t2 = 0;
		let t3 = 0;
		let t4 = 0;
		for (let k = 0, x = i * 3, y = j * 3; k < n; k++, x += di * 3, y += dj * 3) {
			const a0 = a[x]!;
			const a1 = a[x + 1]!;
			const a2 = a[x + 2]!;
			const b0 = b[y]!;
			const b1 = b[y + 1]!;
			const b2 = b[y + 2]!;
			t0 += a0 * b0;
			t1 += a0 * b1 + a1 * b0;
			t2 += a0 * b2 + a1 * b1 + a2 * b0;
			t3 += a1 * b2 + a2 * b1;
			t4 += a2 * b2;
		}
		let c = t0 + NEAREST - NEAREST;
		let digit = t0 - c;
		t1 += c * UP + digit * MIDDLE;
		t2 -= digit * TOP;
		c = t1 + NEAREST - NEAREST;
		digit = t1 - c;
		t2 += c * UP + digit * MIDDLE;
		t3 -= digit * TOP;
		c = t2 + NEAREST - NEAREST;
		digit = t2 - c;
		t3 += c * UP + digit * MIDDLE;
		t4 -= digit * TOP;
		o *= 3;
		out[o] = t3;
		out[o + 1] = t4;
		out[o + 2] = 0;
		normalize(out, o);
	}
}

/**
 * Carries from limb to limb, then takes away the nearest multiple of p. It reads what was just
 * written, because V8 would put doubles passed as arguments on the heap.
 */
function normalize(out: Vec, o: number): void {
	let r = out[o]!;
	let c = r + NEAREST - NEAREST;
	out[o] = r - c;
	r = out[o + 1]! + c * UP;
	c = r + NEAREST - NEAREST;
	out[o + 1] = r - c;
	r = out[o + 2]! + c * UP;
	c = r + NEAREST_TOP - NEAREST_TOP;
	out[o + 2] = r - c;
	c /= TOP;
	out[o] = out[o] - c;
	out[o + 1] = out[o + 1]! + MIDDLE * c;
}

export const Field64: Field = new F64();
