/**
 * What a steward signs when a set is approved, and a release of two keyholders shows: these
 * envelopes were looked at, and these of them counted. Whoever has a receipt can see what became of
 * their own.
 *
 * Not protected: the statement does not cover the sums, which the steward never sees.
 * @module
 */
import { concat, digest, textToBytes } from './bytes.ts';
import { stewardKey, surveyId, type Definition } from './definition.ts';
import { isSigned, parsePublicKey, sign, type SecretKey } from './keys.ts';
import { countReceipts, HASH_LENGTH, merkleRoot, receiptAt } from './merkle.ts';

export interface Statement {
	/** Of every envelope that was looked at, SHA-256, 32 bytes each, ascending. */
	readonly receipts: Uint8Array;
	/** One bit for each, the lowest first: whether it was counted. */
	readonly counted: Uint8Array;
	/** The steward's Ed25519 signature, 64 bytes. */
	readonly signature: Uint8Array;
}

/** Numbers as four bytes each, the lowest first. */
export function toU32(...values: readonly number[]): Uint8Array {
	const bytes = new Uint8Array(4 * values.length);
	const view = new DataView(bytes.buffer);
	values.forEach((value, index) => {
		view.setUint32(4 * index, value, true);
	});
	return bytes;
}

/** Whether bit `index` is set. */
export function hasBit(bits: Uint8Array, index: number): boolean {
	return ((bits[index >> 3] ?? 0) & (1 << (index & 7))) !== 0;
}

export function setBit(bits: Uint8Array, index: number): void {
	bits[index >> 3]! |= 1 << (index & 7);
}

/** How many bits are set. */
export function countBits(bits: Uint8Array): number {
	let count = 0;
	for (let index = 0; index < bits.length * 8; index += 1) if (hasBit(bits, index)) count += 1;
	return count;
}

function signedBytes(
	definition: Definition,
	receipts: Uint8Array,
	counted: Uint8Array,
): Uint8Array {
	return concat(
		textToBytes('peer-coach statement v1'),
		surveyId(definition),
		merkleRoot(receipts),
		digest(counted, 32),
		toU32(countReceipts(receipts), countBits(counted)),
	);
}

/** Make and sign a statement. */
export async function createStatement(
	definition: Definition,
	receipts: Uint8Array,
	counted: Uint8Array,
	key: SecretKey,
): Promise<Statement> {
	const signature = await sign(signedBytes(definition, receipts, counted), key);
	return { receipts, counted, signature };
}

/** Whether the survey's steward signed exactly this, of a set that is in order. */
export function isStated(
	definition: Definition,
	{ receipts, counted, signature }: Statement,
): boolean {
	const key = stewardKey(definition);
	return (
		key !== undefined &&
		isAscending(receipts) &&
		counted.length === Math.ceil(countReceipts(receipts) / 8) &&
		!hasBitsBehind(counted, countReceipts(receipts)) &&
		isSigned(signedBytes(definition, receipts, counted), signature, parsePublicKey(key))
	);
}

function hasBitsBehind(bits: Uint8Array, count: number): boolean {
	for (let index = count; index < bits.length * 8; index += 1) {
		if (hasBit(bits, index)) return true;
	}
	return false;
}

/** Whether receipts are whole, each larger than the one before. */
export function isAscending(receipts: Uint8Array): boolean {
	if (receipts.length % HASH_LENGTH !== 0) return false;
	for (let index = 1; index < countReceipts(receipts); index += 1) {
		if (compare(receiptAt(receipts, index - 1), receiptAt(receipts, index)) >= 0) return false;
	}
	return true;
}

/** Below zero if `a` stands first, zero if they are the same. */
function compare(a: Uint8Array, b: Uint8Array): number {
	for (let index = 0; index < a.length; index += 1) {
		if (a[index] !== b[index]) return a[index]! - b[index]!;
	}
	return 0;
}
