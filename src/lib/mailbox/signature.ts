/**
 * Ed25519 signatures (RFC 8032), with the guards that not every library has: signing keys of small
 * order and keys or signatures in a second spelling are refused.
 * @module
 */
import { Buffer } from 'node:buffer';
import { createHash, verify } from 'node:crypto';
import { Refusal } from './refusal.ts';

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** What a person's public key begins with: X25519 key, Ed25519 key, checksum. */
const PUBLIC_KEY_PREFIX = 'peer-pub1';
const CHECKSUM_BYTES = 4;

/** The field's prime, 2^255 − 19: a coordinate at or above it is a second spelling of another. */
const P = 2n ** 255n - 19n;

/** The order of the group: a signature's second half at or above it is a second spelling. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

/** y of the points of order 1, 2, 4 and 8: anyone can sign for them. The sign bit does not matter. */
const SMALL_ORDER = [
	1n,
	P - 1n,
	0n,
	0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
	0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
];

function littleEndian(bytes: Uint8Array): bigint {
	return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}

function isSafeKey(key: Uint8Array): boolean {
	const y = littleEndian(key) & (2n ** 255n - 1n);
	return y < P && !SMALL_ORDER.includes(y);
}

/**
 * Read a signing key: base64url of 32 bytes, or a whole public key that begins `peer-pub1`.
 *
 * @returns The signing key in base64url.
 *
 * @throws {@link Refusal} 400 if it is neither, has a typing error, or is a key that protects nothing.
 */
export function parseSigningKey(text: string): string {
	const isWhole = text.startsWith(PUBLIC_KEY_PREFIX);
	const encoded = isWhole ? text.slice(PUBLIC_KEY_PREFIX.length) : text;
	const bytes = Buffer.from(encoded, 'base64url');
	const length = isWhole ? 2 * KEY_BYTES + CHECKSUM_BYTES : KEY_BYTES;
	if (bytes.length !== length || bytes.toString('base64url') !== encoded) {
		throw new Refusal(400, 'The signing key is not a key. Copy it again, whole.');
	}
	if (isWhole) {
		const keys = bytes.subarray(0, 2 * KEY_BYTES);
		const checksum = createHash('sha512').update(PUBLIC_KEY_PREFIX).update(keys).digest();
		if (!checksum.subarray(0, CHECKSUM_BYTES).equals(bytes.subarray(2 * KEY_BYTES))) {
			throw new Refusal(400, 'The public key has a typing error. Copy it again, whole.');
		}
	}
	const key = isWhole ? bytes.subarray(KEY_BYTES, 2 * KEY_BYTES) : bytes;
	if (!isSafeKey(key)) {
		throw new Refusal(400, 'Anyone could sign for this signing key. Make a new key.');
	}
	return key.toString('base64url');
}

/**
 * Whether this is the key's signature of the message.
 *
 * @param signingKey - As {@link parseSigningKey} returns it.
 */
export function isSignature(
	signature: Uint8Array,
	message: Uint8Array,
	signingKey: string,
): boolean {
	if (signature.length !== SIGNATURE_BYTES || littleEndian(signature.subarray(32)) >= L)
		return false;
	const key = { kty: 'OKP', crv: 'Ed25519', x: signingKey };
	try {
		return verify(null, message, { key, format: 'jwk' }, signature);
	} catch {
		return false; // no point of the curve has this y
	}
}
