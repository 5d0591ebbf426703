/**
 * XofTurboShake128 (draft-irtf-cfrg-vdaf-20, section 6.2.1): seeds and vectors from a seed, a
 * domain separation tag and a binder. TurboSHAKE128 itself is that of @noble/hashes.
 * @module
 */
import { turboshake128 } from '@noble/hashes/sha3-addons.js';
import type { Field, Vec } from './field.ts';

export const SEED_SIZE = 32;

/** The first byte of every tag: the number of the last draft that changed what is exchanged. */
const VERSION = 18;
/** The draft's class of algorithms that are VDAFs. */
const VDAF_CLASS = 0;
/** TurboSHAKE128 with the draft's domain byte; a copy of it is quicker than `create`. */
const TURBO_SHAKE128 = turboshake128.create({ D: 1 });
/** The stream of what is derived at once: one after the other, so one serves for all. */
const STREAM = TURBO_SHAKE128.clone();
/** Bytes of that stream before they are elements. */
let sampled = new Uint8Array(1024);

/** What the stream of an XOF looks like to those who read it. */
export interface Xof {
	/** Fills `out` with the next bytes. */
	xofInto(out: Uint8Array): unknown;
}

/** The tag for one use inside one algorithm, followed by the application's context. */
export function domainSeparationTag(id: number, usage: number, ctx: Uint8Array): Uint8Array {
	const dst = new Uint8Array(8 + ctx.length);
	dst.set([VERSION, VDAF_CLASS, id >>> 24, id >> 16, id >> 8, id, usage >> 8, usage]);
	dst.set(ctx, 8);
	return dst;
}

/** A stream for this seed, tag and binder; the binder is the concatenation of its parts. */
export function xofTurboShake128(
	seed: Uint8Array,
	dst: Uint8Array,
	...binder: readonly Uint8Array[]
): Xof {
	const xof = TURBO_SHAKE128.clone();
	absorb(xof, seed, dst, binder);
	return xof;
}

function absorb(
	xof: typeof TURBO_SHAKE128,
	seed: Uint8Array,
	dst: Uint8Array,
	binder: readonly Uint8Array[],
): void {
	if (dst.length > 0xffff) throw new RangeError('the context is longer than 65527 bytes');
	xof.update(Uint8Array.of(dst.length & 255, dst.length >> 8));
	xof.update(dst);
	xof.update(Uint8Array.of(seed.length));
	xof.update(seed);
	for (const part of binder) xof.update(part);
}

/** The first 32 bytes of the stream. */
export function deriveSeed(
	seed: Uint8Array,
	dst: Uint8Array,
	...binder: readonly Uint8Array[]
): Uint8Array {
	const derived = new Uint8Array(SEED_SIZE);
	absorb(TURBO_SHAKE128._cloneInto(STREAM), seed, dst, binder);
	STREAM.xofInto(derived);
	return derived;
}

/**
 * The next `length` field elements of the stream, passing over numbers that are not below p; in `vec`
 * if it is given.
 */
export function nextVec(
	xof: Xof,
	field: Field,
	length: number,
	vec: Vec = field.zeros(length),
): Vec {
	for (let end = 0; end < length;) {
		const size = (length - end) * field.ENCODED_SIZE;
		if (size > sampled.length) sampled = new Uint8Array(size);
		const bytes = sampled.subarray(0, size);
		xof.xofInto(bytes);
		end = field.sample(vec, end, bytes);
	}
	return vec;
}

/** The first `length` field elements of the stream; in `vec` if it is given. */
export function expandIntoVec(
	field: Field,
	seed: Uint8Array,
	dst: Uint8Array,
	binder: Uint8Array,
	length: number,
	vec?: Vec,
): Vec {
	absorb(TURBO_SHAKE128._cloneInto(STREAM), seed, dst, [binder]);
	return nextVec(STREAM, field, length, vec);
}
