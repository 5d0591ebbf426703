/**
 * Merkle trees over receipts, hashed as in RFC 6962 (section 2.1): one hash of 32 bytes stands for a
 * whole set of envelopes, and a path of a few hashes proves that an envelope is in it.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, isEqual } from './bytes.ts';

export const HASH_LENGTH = 32;

/** A leaf and a node are hashed differently, so that no node can pass for a leaf. */
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const hashLeaf = (receipt: Uint8Array): Uint8Array => sha256(concat(LEAF, receipt));
const hashNode = (left: Uint8Array, right: Uint8Array): Uint8Array =>
	sha256(concat(NODE, left, right));

/** The largest power of two below `size`: how many leaves stand left. */
function splitOf(size: number): number {
	let left = 1;
	while (left * 2 < size) left *= 2;
	return left;
}

/** How many receipts stand one after the other. @throws `RangeError` if the last one is not whole. */
export function countReceipts(receipts: Uint8Array): number {
	const count = receipts.length / HASH_LENGTH;
	if (!Number.isInteger(count)) throw new RangeError('the last receipt is not whole');
	return count;
}

/** One of several receipts that stand one after the other. */
export function receiptAt(receipts: Uint8Array, index: number): Uint8Array {
	return receipts.subarray(index * HASH_LENGTH, (index + 1) * HASH_LENGTH);
}

/**
 * The root of a tree.
 *
 * @param receipts - 32 bytes each, one after the other.
 */
export function merkleRoot(receipts: Uint8Array): Uint8Array {
	const count = countReceipts(receipts);
	const rootOf = (from: number, to: number): Uint8Array => {
		if (to - from === 1) return hashLeaf(receiptAt(receipts, from));
		const middle = from + splitOf(to - from);
		return hashNode(rootOf(from, middle), rootOf(middle, to));
	};
	return count === 0 ? sha256(new Uint8Array()) : rootOf(0, count);
}

/**
 * The path that proves a receipt's place: the hashes beside it, from the leaf to the root.
 *
 * @throws `RangeError` if there is no such place.
 */
export function merklePath(receipts: Uint8Array, index: number): Uint8Array[] {
	const count = countReceipts(receipts);
	if (!Number.isInteger(index) || index < 0 || index >= count) {
		throw new RangeError(`there is no receipt ${index} of ${count}`);
	}
	const path: Uint8Array[] = [];
	let [from, to] = [0, count];
	while (to - from > 1) {
		const middle = from + splitOf(to - from);
		const isLeft = index < middle;
		const [start, end] = isLeft ? [middle, to] : [from, middle];
		path.unshift(merkleRoot(receipts.subarray(start * HASH_LENGTH, end * HASH_LENGTH)));
		if (isLeft) to = middle;
		else from = middle;
	}
	return path;
}

/** Whether a path proves that a receipt stands at a place among `count` under a root. */
export function isInTree(
	receipt: Uint8Array,
	index: number,
	count: number,
	path: readonly Uint8Array[],
	root: Uint8Array,
): boolean {
	if (!Number.isInteger(index) || index < 0 || index >= count) return false;
	// On which side of the receipt each hash of the path stands, from the root to the leaf.
	const sides: boolean[] = [];
	let [from, to] = [0, count];
	while (to - from > 1) {
		const middle = from + splitOf(to - from);
		sides.unshift(index < middle);
		if (index < middle) to = middle;
		else from = middle;
	}
	if (path.length !== sides.length) return false;
	const top = path.reduce(
		(hash, beside, step) => (sides[step]! ? hashNode(hash, beside) : hashNode(beside, hash)),
		hashLeaf(receipt),
	);
	return isEqual(top, root);
}
