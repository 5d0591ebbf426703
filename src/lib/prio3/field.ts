/**
 * What Field64 and Field128 share (draft-irtf-cfrg-vdaf-20, section 6.1): arithmetic that does not
 * allocate, and the encoding of vectors.
 *
 * An element is a few limbs of 22 bits held as doubles, so that sums of 256 products stay exact
 * below 2^53. Limbs are signed, |limb| < 2^21 + 2^15 and |value| is p/2 and a little at most: every
 * operation takes and gives such elements. Between `decodeVec` and `encodeVec` they are in
 * Montgomery form, times R = 2^(22 LIMBS).
 *
 * Measured in Node 26 against BigInt: see `bench/field.ts`.
 *
 * What it does not protect against: as with any arithmetic in JavaScript, time and memory depend a
 * little on the values.
 * @module
 */
import { DecodeError } from './errors.ts';

/** A vector of field elements, `LIMBS` doubles each. Indices and lengths count elements. */
export type Vec = Float64Array;

export const BITS = 22;
/** From one limb to the next. */
export const UP = 2 ** -BITS;
/** `x + NEAREST - NEAREST` is the multiple of 2^22 nearest to x: it is the last bit of that sum. */
export const NEAREST = 1.5 * 2 ** (52 + BITS);

const RADIX = 2 ** BITS;
/** The longest sum of products that keeps every limb below 2^53. */
const BLOCK = 256;

/** The operations of a field. The two fields add their modulus and its reduction. */
export abstract class Field {
	/** The prime p. */
	readonly MODULUS: bigint;
	/** Bytes of an encoded element. */
	readonly ENCODED_SIZE: number;
	/** Doubles of an element. */
	readonly LIMBS: number;
	/** A generator of the subgroup of order 2^GEN_BITS. */
	readonly #gen: bigint;
	readonly #genBits: number;

	readonly #constants = new Map<bigint | number, Vec>();
	readonly #scratch: Vec;
	readonly #one: Vec;
	readonly #p: Vec;
	readonly #toMontgomery: Vec;

	constructor(modulus: bigint, encodedSize: number, limbs: number, genBits: number) {
		this.MODULUS = modulus;
		this.ENCODED_SIZE = encodedSize;
		this.LIMBS = limbs;
		this.#genBits = genBits;
		this.#gen = power(7n, (modulus - 1n) >> BigInt(genBits), modulus);
		this.#scratch = this.zeros(1);
		this.#one = this.#toLimbs(1n);
		this.#p = this.#toLimbs(modulus);
		this.#toMontgomery = this.#toLimbs((1n << BigInt(2 * BITS * limbs)) % modulus);
	}

	/** out[o] = a[i] + b[j]. */
	abstract add(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void;

	/** out[o] = a[i] - b[j]. */
	abstract sub(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void;

	/** out[o] = a[i] b[j] + a[i + di] b[j + dj] + …, n terms, n at most 256, reduced once. */
	protected abstract dotBlock(
		...args: [
			out: Vec,
			o: number,
			a: Vec,
			i: number,
			di: number,
			b: Vec,
			j: number,
			dj: number,
			n: number,
		]
	): void;

	/** out[o] = a[i] b[j]. */
	mul(out: Vec, o: number, a: Vec, i: number, b: Vec, j: number): void {
		this.dotBlock(out, o, a, i, 0, b, j, 0, 1);
	}

	/** out[o] = a[i] b[j] + a[i + di] b[j + dj] + …, n terms. */
	dot(
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
		if (n <= BLOCK) {
			this.dotBlock(out, o, a, i, di, b, j, dj, n);
			return;
		}
		const sum = this.zeros(2);
		for (let k = 0; k < n; k += BLOCK) {
			this.dotBlock(sum, 1, a, i + k * di, di, b, j + k * dj, dj, Math.min(BLOCK, n - k));
			this.add(sum, 0, sum, 0, sum, 1);
		}
		this.copy(out, o, sum, 0);
	}

	/** out[o] = a[i]. */
	copy(out: Vec, o: number, a: Vec, i: number): void {
		const { LIMBS } = this;
		for (let l = 0; l < LIMBS; l++) out[o * LIMBS + l] = a[i * LIMBS + l]!;
	}

	zeros(length: number): Vec {
		return new Float64Array(length * this.LIMBS);
	}

	length(vec: Vec): number {
		return vec.length / this.LIMBS;
	}

	/** The elements from `start` up to `end`, in the same memory. */
	slice(vec: Vec, start: number, end: number): Vec {
		return vec.subarray(start * this.LIMBS, end * this.LIMBS);
	}

	/** left += right, element by element. */
	vecAdd(left: Vec, right: Vec): void {
		for (let i = this.length(left) - 1; i >= 0; i--) this.add(left, i, left, i, right, i);
	}

	/** left -= right, element by element. */
	vecSub(left: Vec, right: Vec): void {
		for (let i = this.length(left) - 1; i >= 0; i--) this.sub(left, i, left, i, right, i);
	}

	/** The element that an integer of any sign stands for. Kept and shared: not to be written to. */
	constant(integer: bigint | number): Vec {
		let element = this.#constants.get(integer);
		if (element === undefined) {
			const p = this.MODULUS;
			const value = ((BigInt(integer) % p) + p) % p;
			element = this.#toLimbs((value << BigInt(BITS * this.LIMBS)) % p);
			this.add(element, 0, element, 0, this.zeros(1), 0);
			this.#constants.set(integer, element);
		}
		return element;
	}

	/** The element 1 / integer. */
	inverse(integer: bigint | number): Vec {
		return this.constant(power(BigInt(integer), this.MODULUS - 2n, this.MODULUS));
	}

	/** The powers w^0 … w^(n-1) of the draft's n-th root of unity w, where n is a power of two. */
	nthRootPowers(n: number): Vec {
		const root = this.constant(
			power(this.#gen, 1n << BigInt(this.#genBits - Math.log2(n)), this.MODULUS),
		);
		const powers = this.zeros(n);
		this.copy(powers, 0, this.constant(1), 0);
		for (let i = 1; i < n; i++) this.mul(powers, i, powers, i - 1, root, 0);
		return powers;
	}

	/** Whether a[i] and b[j] are the same element. */
	equal(a: Vec, i: number, b: Vec, j: number): boolean {
		this.sub(this.#scratch, 0, a, i, b, j);
		return this.#toCanonical(this.#scratch, 0).every((limb) => limb === 0);
	}

	/** The integers from 0 to p - 1 that the elements stand for. */
	toBigInts(vec: Vec): bigint[] {
		const encoded = this.encodeVec(vec);
		return Array.from({ length: this.length(vec) }, (_, i) =>
			encoded
				.subarray(i * this.ENCODED_SIZE, (i + 1) * this.ENCODED_SIZE)
				.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
		);
	}

	/** Little-endian, `ENCODED_SIZE` bytes an element. */
	encodeVec(vec: Vec): Uint8Array<ArrayBuffer> {
		const { LIMBS, ENCODED_SIZE } = this;
		const length = this.length(vec);
		const encoded = new Uint8Array(length * ENCODED_SIZE);
		for (let i = 0; i < length; i++) {
			const x = this.#toCanonical(vec, i);
			const end = (i + 1) * ENCODED_SIZE;
			let held = 0;
			let bits = 0;
			for (let at = i * ENCODED_SIZE, l = 0; at < end;) {
				if (bits < 8 && l < LIMBS) {
					held |= x[l++]! << bits;
					bits += BITS;
				}
				encoded[at++] = held;
				held >>>= 8;
				bits -= 8;
			}
		}
		return encoded;
	}

	/**
	 * The inverse of `encodeVec`; in `vec` if it is given.
	 * @throws {DecodeError} if these are not `length` elements, each below p.
	 */
	decodeVec(encoded: Uint8Array, length: number, vec: Vec = this.zeros(length)): Vec {
		if (encoded.length !== length * this.ENCODED_SIZE) {
			throw new DecodeError(`expected ${length} field elements of ${this.ENCODED_SIZE} bytes each`);
		}
		if (this.sample(vec, 0, encoded) < length) {
			throw new DecodeError('a field element is not below the modulus');
		}
		return vec;
	}

	/** Decodes into `vec` from `start` on, passing over what is not below p; gives the new end. */
	sample(vec: Vec, start: number, encoded: Uint8Array): number {
		const { LIMBS, ENCODED_SIZE } = this;
		let end = start;
		for (let at = 0; at < encoded.length;) {
			const base = end * LIMBS;
			let held = 0;
			let bits = 0;
			for (let l = 0, read = 0; l < LIMBS; l++) {
				for (; bits < BITS && read < ENCODED_SIZE; read++, bits += 8) {
					held |= encoded[at++]! << bits;
				}
				vec[base + l] = held & (RADIX - 1);
				held >>>= BITS;
				bits -= BITS;
			}
			if (!this.#isBelowModulus(vec, base)) continue;
			this.dotBlock(vec, end, vec, end, 0, this.#toMontgomery, 0, 0, 1);
			end++;
		}
		return end;
	}

	/** vec[i], out of Montgomery form, as limbs in [0, 2^22) of an integer in [0, p); in scratch memory. */
	#toCanonical(vec: Vec, i: number): Vec {
		const x = this.#scratch;
		const p = this.#p;
		this.dotBlock(x, 0, vec, i, 0, this.#one, 0, 0, 1);
		// |x| is p/2 and a little, so at most one p is missing.
		if (carry(x) < 0) {
			for (let l = 0; l < x.length; l++) x[l] = x[l]! + p[l]!;
			carry(x);
		}
		return x;
	}

	#isBelowModulus(vec: Vec, base: number): boolean {
		for (let l = this.LIMBS - 1; l >= 0; l--) {
			if (vec[base + l] !== this.#p[l]) return vec[base + l]! < this.#p[l]!;
		}
		return false;
	}

	#toLimbs(value: bigint): Vec {
		return Float64Array.from({ length: this.LIMBS }, (_, l) =>
			Number((value >> BigInt(BITS * l)) & BigInt(RADIX - 1)),
		);
	}
}

/** Makes every limb but the last one lie in [0, 2^22); gives the last, which has the sign of x. */
function carry(x: Vec): number {
	for (let l = 0; l < x.length - 1; l++) {
		const over = Math.floor(x[l]! * UP);
		x[l] = x[l]! - over * RADIX;
		x[l + 1] = x[l + 1]! + over;
	}
	return x[x.length - 1]!;
}

function power(base: bigint, exponent: bigint, p: bigint): bigint {
	let [result, square] = [1n, base % p];
	for (let e = exponent; e > 0n; e >>= 1n, square = (square * square) % p) {
		if (e & 1n) result = (result * square) % p;
	}
	return result;
}
