/**
 * Merkle trees over receipts, hashed as in RFC 6962 (section 2.1): one hash of 32 bytes stands for a
 * whole set of envelopes.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat } from './bytes.ts';

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
