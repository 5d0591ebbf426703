import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToHex, concat } from '../../src/lib/survey/bytes.ts';
import { isInTree, merklePath, merkleRoot, receiptAt } from '../../src/lib/survey/merkle.ts';

const sha256 = (...parts: Uint8Array[]): Uint8Array =>
	new Uint8Array(
		createHash('sha256')
			.update(concat(...parts))
			.digest(),
	);
const receipts = (count: number): Uint8Array =>
	concat(...Array.from({ length: count }, (_, index) => sha256(Uint8Array.of(index, index >> 8))));

/** RFC 6962, section 2.1, written as it stands there. */
function mth(leaves: readonly Uint8Array[]): Uint8Array {
	if (leaves.length === 0) return sha256(new Uint8Array());
	if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]!);
	const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
	return sha256(Uint8Array.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

test('the root is that of RFC 6962, for every number of envelopes up to 70', () => {
	for (let count = 0; count <= 70; count += 1) {
		const all = receipts(count);
		const leaves = Array.from({ length: count }, (_, index) => receiptAt(all, index));
		expect(bytesToHex(merkleRoot(all))).toBe(bytesToHex(mth(leaves)));
	}
});

test('each receipt has a path to the root, and no other receipt, place, number or path passes', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (count, place, bit) => {
			const all = receipts(count);
			const root = merkleRoot(all);
			const index = place % count;
			const receipt = receiptAt(all, index);
			const path = merklePath(all, index);
			expect(isInTree(receipt, index, count, path, root)).toBe(true);
			const changed = Uint8Array.from(receipt);
			changed[(bit >> 3) % 32]! ^= 1 << (bit & 7);
			expect(isInTree(changed, index, count, path, root)).toBe(false);
			for (let other = -1; other <= count; other += 1) {
				expect(isInTree(receipt, other, count, path, root)).toBe(other === index);
			}
			expect(isInTree(receipt, index, count, [...path, receipt], root)).toBe(false);
			expect(isInTree(receipt, index, count, path.slice(1), root)).toBe(count === 1);
		}),
		{ numRuns: 100 },
	);
});

test('there is no path of a receipt that is not there, and no tree of half a receipt', () => {
	expect(() => merklePath(receipts(3), 3)).toThrow(RangeError);
	expect(() => merklePath(receipts(3), -1)).toThrow(RangeError);
	expect(() => merkleRoot(new Uint8Array(33))).toThrow(RangeError);
});
