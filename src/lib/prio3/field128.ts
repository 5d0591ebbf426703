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
		store(
			out,
			o,
			a[i]! + b[j]!,
			a[i + 1]! + b[j + 1]!,
			a[i + 2]! + b[j + 2]!,
			a[i + 3]! + b[j + 3]!,
			a[i + 4]! + b[j + 4]!,
			a[i + 5]! + b[j + 5]!,
		);
	}

	override sub(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void {
		o *= 6;
		i *= 6;
		j *= 6;
		store(
			out,
			o,
			a[i]! - b[j]!,
			a[i + 1]! - b[j + 1]!,
			a[i + 2]! - b[j + 2]!,
			a[i + 3]! - b[j + 3]!,
			a[i + 4]! - b[j + 4]!,
			a[i + 5]! - b[j + 5]!,
		);
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
		let t0 = 0,
			t1 = 0,
			t2 = 0,
			t3 = 0,
			t4 = 0,
			t5 = 0,
			t6 = 0,
			t7 = 0,
			t8 = 0,
			t9 = 0,
			t10 = 0;
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
		store(out, o * 6, t6, t7, t8, t9, t10, 0);
	}
}

/** Carries from limb to limb, then takes away the nearest multiple of p. */
function store(
	out: Vec,
	o: number,
	r0: number,
	r1: number,
	r2: number,
	r3: number,
	r4: number,
	r5: number,
): void {
	let c = r0 + NEAREST - NEAREST;
	r0 -= c;
	r1 += c * UP;
	c = r1 + NEAREST - NEAREST;
	r1 -= c;
	r2 += c * UP;
	c = r2 + NEAREST - NEAREST;
	r2 -= c;
	r3 += c * UP;
	c = r3 + NEAREST - NEAREST;
	r3 -= c;
	r4 += c * UP;
	c = r4 + NEAREST - NEAREST;
	r4 -= c;
	r5 += c * UP;
	c = r5 + NEAREST_TOP - NEAREST_TOP;
	r5 -= c;
	c /= TOP;
	out[o] = r0 - c;
	out[o + 1] = r1;
	out[o + 2] = r2;
	out[o + 3] = r3 + 7 * c;
	out[o + 4] = r4;
	out[o + 5] = r5;
}

export const Field128: Field = new F128();
