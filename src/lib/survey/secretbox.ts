/**
 * NaCl's `crypto_secretbox_open`, XSalsa20-Poly1305, in two thirds of tweetnacl's time: whole words in
 * the place of bytes, larger limbs, no new memory but the message's. Sealing stays with tweetnacl: a
 * mistake in here could keep something closed, but give nothing away.
 *
 * Sources: D. J. Bernstein, _Salsa20 specification_ and _Extending the Salsa20 nonce_; RFC 8439 § 2.5
 * for Poly1305.
 *
 * Not protected: anything, if a nonce and key are used for two messages.
 * @module
 */
import { hsalsa20 } from './box.ts';

/** Poly1305's tag, which stands before the ciphertext. */
const TAG_LENGTH = 16;
/** Bytes of the first block of the key stream that are Poly1305's key, and not for the message. */
const KEY_LENGTH = 32;
/** Bytes of a block of Salsa20. */
const BLOCK_LENGTH = 64;
/** “expand 32-byte k”, as words. */
const SIGMA0 = 0x61707865;
const SIGMA1 = 0x3320646e;
const SIGMA2 = 0x79622d32;
const SIGMA3 = 0x6b206574;

/**
 * XOR Salsa20's key stream into whole blocks of words, from one place to another; the place tells
 * which block it is.
 */
function xorStream(
	words: Int32Array,
	start: number,
	end: number,
	key: Int32Array,
	n0: number,
	n1: number,
): void {
	const k0 = key[0]!;
	const k1 = key[1]!;
	const k2 = key[2]!;
	const k3 = key[3]!;
	const k4 = key[4]!;
	const k5 = key[5]!;
	const k6 = key[6]!;
	const k7 = key[7]!;
	for (let at = start; at < end; at += 16) {
		const counter = at / 16;
		let x0 = SIGMA0;
		let x1 = k0;
		let x2 = k1;
		let x3 = k2;
		let x4 = k3;
		let x5 = SIGMA1;
		let x6 = n0;
		let x7 = n1;
		let x8 = counter;
		let x9 = 0;
		let x10 = SIGMA2;
		let x11 = k4;
		let x12 = k5;
		let x13 = k6;
		let x14 = k7;
		let x15 = SIGMA3;
		let sum: number;
		for (let round = 0; round < 20; round += 2) {
			x4 ^= ((sum = (x0 + x12) | 0) << 7) | (sum >>> 25);
			x8 ^= ((sum = (x4 + x0) | 0) << 9) | (sum >>> 23);
			x12 ^= ((sum = (x8 + x4) | 0) << 13) | (sum >>> 19);
			x0 ^= ((sum = (x12 + x8) | 0) << 18) | (sum >>> 14);
			x9 ^= ((sum = (x5 + x1) | 0) << 7) | (sum >>> 25);
			x13 ^= ((sum = (x9 + x5) | 0) << 9) | (sum >>> 23);
			x1 ^= ((sum = (x13 + x9) | 0) << 13) | (sum >>> 19);
			x5 ^= ((sum = (x1 + x13) | 0) << 18) | (sum >>> 14);
			x14 ^= ((sum = (x10 + x6) | 0) << 7) | (sum >>> 25);
			x2 ^= ((sum = (x14 + x10) | 0) << 9) | (sum >>> 23);
			x6 ^= ((sum = (x2 + x14) | 0) << 13) | (sum >>> 19);
			x10 ^= ((sum = (x6 + x2) | 0) << 18) | (sum >>> 14);
			x3 ^= ((sum = (x15 + x11) | 0) << 7) | (sum >>> 25);
			x7 ^= ((sum = (x3 + x15) | 0) << 9) | (sum >>> 23);
			x11 ^= ((sum = (x7 + x3) | 0) << 13) | (sum >>> 19);
			x15 ^= ((sum = (x11 + x7) | 0) << 18) | (sum >>> 14);
			x1 ^= ((sum = (x0 + x3) | 0) << 7) | (sum >>> 25);
			x2 ^= ((sum = (x1 + x0) | 0) << 9) | (sum >>> 23);
			x3 ^= ((sum = (x2 + x1) | 0) << 13) | (sum >>> 19);
			x0 ^= ((sum = (x3 + x2) | 0) << 18) | (sum >>> 14);
			x6 ^= ((sum = (x5 + x4) | 0) << 7) | (sum >>> 25);
			x7 ^= ((sum = (x6 + x5) | 0) << 9) | (sum >>> 23);
			x4 ^= ((sum = (x7 + x6) | 0) << 13) | (sum >>> 19);
			x5 ^= ((sum = (x4 + x7) | 0) << 18) | (sum >>> 14);
			x11 ^= ((sum = (x10 + x9) | 0) << 7) | (sum >>> 25);
			x8 ^= ((sum = (x11 + x10) | 0) << 9) | (sum >>> 23);
			x9 ^= ((sum = (x8 + x11) | 0) << 13) | (sum >>> 19);
			x10 ^= ((sum = (x9 + x8) | 0) << 18) | (sum >>> 14);
			x12 ^= ((sum = (x15 + x14) | 0) << 7) | (sum >>> 25);
			x13 ^= ((sum = (x12 + x15) | 0) << 9) | (sum >>> 23);
			x14 ^= ((sum = (x13 + x12) | 0) << 13) | (sum >>> 19);
			x15 ^= ((sum = (x14 + x13) | 0) << 18) | (sum >>> 14);
		}
		words[at]! ^= x0 + SIGMA0;
		words[at + 1]! ^= x1 + k0;
		words[at + 2]! ^= x2 + k1;
		words[at + 3]! ^= x3 + k2;
		words[at + 4]! ^= x4 + k3;
		words[at + 5]! ^= x5 + SIGMA1;
		words[at + 6]! ^= x6 + n0;
		words[at + 7]! ^= x7 + n1;
		words[at + 8]! ^= x8 + counter;
		words[at + 9]! ^= x9;
		words[at + 10]! ^= x10 + SIGMA2;
		words[at + 11]! ^= x11 + k4;
		words[at + 12]! ^= x12 + k5;
		words[at + 13]! ^= x13 + k6;
		words[at + 14]! ^= x14 + k7;
		words[at + 15]! ^= x15 + SIGMA3;
	}
}

/** Limbs of Poly1305: six of 22 bits, so that sums of their products are whole numbers below 2^53. */
const LIMB = 2 ** 22;
const LIMB_MASK = LIMB - 1;

/**
 * Poly1305.
 *
 * @param words - The text, little-endian. A last block of 16 bytes that is not whole has a one after
 * its bytes, then zeros.
 * @param length - Bytes of the text.
 * @param key - 32 bytes, as words, for this text alone.
 *
 * @returns The tag, as four words.
 */
export function poly1305(words: Int32Array, length: number, key: Int32Array): number[] {
	// 2^132 = 4 · 2^130 = 20, modulo 2^130 − 5: what grows out at the top comes in twentyfold below.
	const k0 = key[0]! & 0x0fffffff;
	const k1 = key[1]! & 0x0ffffffc;
	const k2 = key[2]! & 0x0ffffffc;
	const k3 = key[3]! & 0x0ffffffc;
	const r0 = k0 & LIMB_MASK;
	const r1 = ((k0 >>> 22) | (k1 << 10)) & LIMB_MASK;
	const r2 = ((k1 >>> 12) | (k2 << 20)) & LIMB_MASK;
	const r3 = (k2 >>> 2) & LIMB_MASK;
	const r4 = ((k2 >>> 24) | (k3 << 8)) & LIMB_MASK;
	const r5 = k3 >>> 14;
	const s1 = 20 * r1;
	const s2 = 20 * r2;
	const s3 = 20 * r3;
	const s4 = 20 * r4;
	const s5 = 20 * r5;
	let h0 = 0;
	let h1 = 0;
	let h2 = 0;
	let h3 = 0;
	let h4 = 0;
	let h5 = 0;
	const end = Math.ceil(length / 16) * 4;
	for (let at = 0; at < end; at += 4) {
		const w0 = words[at]!;
		const w1 = words[at + 1]!;
		const w2 = words[at + 2]!;
		const w3 = words[at + 3]!;
		h0 += w0 & LIMB_MASK;
		h1 += ((w0 >>> 22) | (w1 << 10)) & LIMB_MASK;
		h2 += ((w1 >>> 12) | (w2 << 20)) & LIMB_MASK;
		h3 += (w2 >>> 2) & LIMB_MASK;
		h4 += ((w2 >>> 24) | (w3 << 8)) & LIMB_MASK;
		h5 += (w3 >>> 14) + (4 * at + 16 > length ? 0 : 2 ** 18);

		const d0 = h0 * r0 + h1 * s5 + h2 * s4 + h3 * s3 + h4 * s2 + h5 * s1;
		const d1 = h0 * r1 + h1 * r0 + h2 * s5 + h3 * s4 + h4 * s3 + h5 * s2;
		const d2 = h0 * r2 + h1 * r1 + h2 * r0 + h3 * s5 + h4 * s4 + h5 * s3;
		const d3 = h0 * r3 + h1 * r2 + h2 * r1 + h3 * r0 + h4 * s5 + h5 * s4;
		const d4 = h0 * r4 + h1 * r3 + h2 * r2 + h3 * r1 + h4 * r0 + h5 * s5;
		const d5 = h0 * r5 + h1 * r4 + h2 * r3 + h3 * r2 + h4 * r1 + h5 * r0;
		// What is over a limb goes one up, from two places at a time: neither waits for the other.
		const c0 = Math.floor(d0 / LIMB);
		const c3 = Math.floor(d3 / LIMB);
		const e1 = d1 + c0;
		const e4 = d4 + c3;
		const c1 = Math.floor(e1 / LIMB);
		const c4 = Math.floor(e4 / LIMB);
		const e2 = d2 + c1;
		const e5 = d5 + c4;
		const c2 = Math.floor(e2 / LIMB);
		const c5 = Math.floor(e5 / LIMB);
		const e3 = d3 - c3 * LIMB + c2;
		const e0 = d0 - c0 * LIMB + 20 * c5;
		const c6 = Math.floor(e3 / LIMB);
		const c7 = Math.floor(e0 / LIMB);
		h0 = e0 - c7 * LIMB;
		h1 = e1 - c1 * LIMB + c7;
		h2 = e2 - c2 * LIMB;
		h3 = e3 - c6 * LIMB;
		h4 = e4 - c4 * LIMB + c6;
		h5 = e5 - c5 * LIMB;
	}
	return toTag([h0, h1, h2, h3, h4, h5], key);
}

/** The sum modulo 2^130 − 5, and the second half of the key added, as four words. */
function toTag(limbs: number[], key: Int32Array): number[] {
	/** Add to the lowest limb and carry upwards; returns what is above 2^130, which counts fivefold. */
	const carry = (plus: number): number => {
		let more = plus;
		for (let index = 0; index < 6; index += 1) {
			const value = limbs[index]! + more;
			const base = index === 5 ? 2 ** 20 : LIMB;
			more = Math.floor(value / base);
			limbs[index] = value - more * base;
		}
		return more;
	};
	for (let times = 0; times < 2; times += 1) {
		const above = carry(0);
		limbs[0]! += 5 * above;
	}
	// It is 2^130 − 5 or more if five more of it reach 2^130.
	if (carry(5) === 0) carry(-5);
	const [h0, h1, h2, h3, h4, h5] = limbs as [number, number, number, number, number, number];
	const words = [
		h0 | (h1 << 22),
		(h1 >>> 10) | (h2 << 12),
		(h2 >>> 20) | (h3 << 2) | (h4 << 24),
		(h4 >>> 8) | (h5 << 14),
	];
	let more = 0;
	return words.map((word, index) => {
		const value = (word >>> 0) + (key[4 + index]! >>> 0) + more;
		more = value > 0xffffffff ? 1 : 0;
		return value | 0;
	});
}

/** Bytes that are also words, little-endian on every machine that runs this. */
class Room {
	readonly bytes: Uint8Array;
	readonly words: Int32Array;

	constructor(length: number) {
		this.bytes = new Uint8Array(Math.ceil(length / BLOCK_LENGTH) * BLOCK_LENGTH);
		this.words = new Int32Array(this.bytes.buffer);
	}
}

/** Boxes up to this length use the same room again and again: the envelopes of a survey. */
const REUSED = 16_384;
const cipherRoom = new Room(REUSED);
const messageRoom = new Room(REUSED);

/**
 * Open a secret box.
 *
 * @param box - The tag, 16 bytes, and the ciphertext.
 * @param nonce - 24 bytes.
 * @param key - 32 bytes.
 *
 * @returns The message, or `null` if anything of it was altered.
 */
export function openSecretbox(
	box: Uint8Array,
	nonce: Uint8Array,
	key: Uint8Array,
): Uint8Array | null {
	const length = box.length - TAG_LENGTH;
	if (length < 0) return null;
	const isReused = box.length + BLOCK_LENGTH <= REUSED;
	const cipher = isReused ? cipherRoom : new Room(box.length + BLOCK_LENGTH);
	const message = isReused ? messageRoom : new Room(box.length + BLOCK_LENGTH);
	cipher.bytes.set(box);
	cipher.bytes[box.length] = 1;
	cipher.bytes.fill(0, box.length + 1, box.length + 16);
	message.bytes.fill(0, 0, KEY_LENGTH);
	message.bytes.set(box.subarray(TAG_LENGTH), KEY_LENGTH);

	const subkey = new Int32Array(hsalsa20(key, nonce).buffer);
	const n0 = nonce[16]! | (nonce[17]! << 8) | (nonce[18]! << 16) | (nonce[19]! << 24);
	const n1 = nonce[20]! | (nonce[21]! << 8) | (nonce[22]! << 16) | (nonce[23]! << 24);
	xorStream(message.words, 0, 16, subkey, n0, n1);
	const tag = poly1305(cipher.words.subarray(4), length, message.words);
	let difference = 0;
	for (let index = 0; index < 4; index += 1) difference |= tag[index]! ^ cipher.words[index]!;
	if (difference !== 0) return null;
	const end = Math.ceil((KEY_LENGTH + length) / BLOCK_LENGTH) * 16;
	xorStream(message.words, 16, end, subkey, n0, n1);
	const opened = message.bytes.slice(KEY_LENGTH, KEY_LENGTH + length);
	// The room outlives this box: what it said stays in its copy alone.
	message.words.fill(0, 0, end);
	return opened;
}
