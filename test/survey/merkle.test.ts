import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesToHex, concat } from '../../src/lib/survey/bytes.ts';
import { merkleRoot, receiptAt } from '../../src/lib/survey/merkle.ts';

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

test('there is no tree of half a receipt', () => {
	expect(() => merkleRoot(new Uint8Array(33))).toThrow(RangeError);
});
