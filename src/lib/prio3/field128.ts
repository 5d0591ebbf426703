/**
 * Field128 of draft-irtf-cfrg-vdaf-20, section 6.1.4: p = 2^128 - 7 * 2^66 + 1, six limbs.
 *
 * 2^66 is exactly limb 3 and p is 1 modulo 2^66, so the digit that a reduction step takes away is
 * the limb itself, and p times that digit is two multiplications by small constants. The six limbs
 * are written out because V8 keeps named doubles in registers and array elements not.
 * @module
 */
import { Field, NEAREST, UP, type Vec } from './field.ts';

/** Rounds to a multiple of 2^18, the weight of 2^128 in the last limb. */
const NEAREST_TOP = 1.5 * 2 ** (52 + 18);
const TOP = 2 ** 18;

class F128 extends Field {
	constructor() {
		super(2n ** 66n * 4611686018427387897n + 1n, 16, 6, 66);
	}

	override add(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void {
		o *= 6;
		i *= 6;
		j *= 6;
		out[o] = a[i]! + b[j]!;
		out[o + 1] = a[i + 1]! + b[j + 1]!;
		out[o + 2] = a[i + 2]! + b[j + 2]!;
		out[o + 3] = a[i + 3]! + b[j + 3]!;
		out[o + 4] = a[i + 4]! + b[j + 4]!;
		out[o + 5] = a[i + 5]! + b[j + 5]!;
		normalize(out, o);
	}

	override sub(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void {
		o *= 6;
		i *= 6;
		j *= 6;
		out[o] = a[i]! - b[j]!;
		out[o + 1] = a[i + 1]! - b[j + 1]!;
		out[o + 2] = a[i + 2]! - b[j + 2]!;
		out[o + 3] = a[i + 3]! - b[j + 3]!;
		out[o + 4] = a[i + 4]! - b[j + 4]!;
		out[o + 5] = a[i + 5]! - b[j + 5]!;
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
		let t5 = 0;
		let t6 = 0;
		let t7 = 0;
		let t8 = 0;
		let t9 = 0;
		let t10 = 0;
		for (let k = 0, x = i * 6, y = j * 6; k < n; k++, x += di * 6, y += dj * 6) {
			const a0 = a[x]!;
			const a1 = a[x + 1]!;
			const a2 = a[x + 2]!;
			const a3 = a[x + 3]!;
			const a4 = a[x + 4]!;
			const a5 = a[x + 5]!;
			const b0 = b[y]!;
			const b1 = b[y + 1]!;
			const b2 = b[y + 2]!;
			const b3 = b[y + 3]!;
			const b4 = b[y + 4]!;
			const b5 = b[y + 5]!;
			t0 += a0 * b0;
			t1 += a0 * b1 + a1 * b0;
			t2 += a0 * b2 + a1 * b1 + a2 * b0;
			t3 += a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
			t4 += a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
			t5 += a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
			t6 += a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1;
			t7 += a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2;
			t8 += a3 * b5 + a4 * b4 + a5 * b3;
			t9 += a4 * b5 + a5 * b4;
			t10 += a5 * b5;
		}
		// Montgomery: take digit * p away six times, each time clearing the lowest limb.
		let c = t0 + NEAREST - NEAREST;
		let digit = t0 - c;
		t1 += c * UP;
		t3 += digit * 7;
		t5 -= digit * TOP;
		c = t1 + NEAREST - NEAREST;
		digit = t1 - c;
		t2 += c * UP;
		t4 += digit * 7;
		t6 -= digit * TOP;
		c = t2 + NEAREST - NEAREST;
		digit = t2 - c;
		t3 += c * UP;
		t5 += digit * 7;
		t7 -= digit * TOP;
		c = t3 + NEAREST - NEAREST;
		digit = t3 - c;
		t4 += c * UP;
		t6 += digit * 7;
		t8 -= digit * TOP;
		c = t4 + NEAREST - NEAREST;
		digit = t4 - c;
		t5 += c * UP;
		t7 += digit * 7;
		t9 -= digit * TOP;
		c = t5 + NEAREST - NEAREST;
		digit = t5 - c;
		t6 += c * UP;
		t8 += digit * 7;
		t10 -= digit * TOP;
		o *= 6;
		out[o] = t6;
		out[o + 1] = t7;
		out[o + 2] = t8;
		out[o + 3] = t9;
		out[o + 4] = t10;
		out[o + 5] = 0;
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
	c = r + NEAREST - NEAREST;
	out[o + 2] = r - c;
	r = out[o + 3]! + c * UP;
	c = r + NEAREST - NEAREST;
	out[o + 3] = r - c;
	r = out[o + 4]! + c * UP;
	c = r + NEAREST - NEAREST;
	out[o + 4] = r - c;
	r = out[o + 5]! + c * UP;
	c = r + NEAREST_TOP - NEAREST_TOP;
	out[o + 5] = r - c;
	c /= TOP;
	out[o] = out[o] - c;
	out[o + 3] = out[o + 3]! + 7 * c;
}

export const Field128: Field = new F128();
