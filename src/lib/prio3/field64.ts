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
		store(out, o, a[i]! + b[j]!, a[i + 1]! + b[j + 1]!, a[i + 2]! + b[j + 2]!);
	}

	override sub(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void {
		o *= 3;
		i *= 3;
		j *= 3;
		store(out, o, a[i]! - b[j]!, a[i + 1]! - b[j + 1]!, a[i + 2]! - b[j + 2]!);
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
			t4 = 0;
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
		store(out, o * 3, t3, t4, 0);
	}
}

/** Carries from limb to limb, then takes away the nearest multiple of p. */
function store(out: Vec, o: number, r0: number, r1: number, r2: number): void {
	let c = r0 + NEAREST - NEAREST;
	r0 -= c;
	r1 += c * UP;
	c = r1 + NEAREST - NEAREST;
	r1 -= c;
	r2 += c * UP;
	c = r2 + NEAREST_TOP - NEAREST_TOP;
	r2 -= c;
	c /= TOP;
	out[o] = r0 - c;
	out[o + 1] = r1 + MIDDLE * c;
	out[o + 2] = r2;
}

export const Field64: Field = new F64();
