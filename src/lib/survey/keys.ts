/**
 * A person's keys: an X25519 key, to which envelopes are sealed, and an Ed25519 key, which signs
 * requests and releases. `seed` derives both.
 *
 * tweetnacl leaves three checks to its caller, and they are made here: a public key of low order is
 * refused (every box sealed to it could be opened by anybody), so are a signature with S ≥ L and a
 * signing key of small order (both let one signature pass for several messages).
 *
 * Not protected: a secret in memory, from code that runs in the same page.
 * @module
 */
import nacl from 'tweetnacl';
import {
	base64urlToBytes,
	bytesToBase64url,
	concat,
	digest,
	isEqual,
	textToBytes,
} from './bytes.ts';
import { FormatError } from './errors.ts';

/** What others know of a person: both public keys, in a string that begins `peer-pub1`. */
export interface PublicKey {
	readonly text: string;
	/** X25519, 32 bytes. */
	readonly box: Uint8Array;
	/** Ed25519, 32 bytes. */
	readonly sign: Uint8Array;
}

/** What only the person has. */
export interface SecretKey {
	readonly publicKey: PublicKey;
	/** The X25519 scalar, 32 bytes. */
	readonly box: Uint8Array;
	/** The Ed25519 secret key in NaCl's form, 64 bytes. */
	readonly sign: Uint8Array;
}

const PREFIX = 'peer-pub1';
const CHECKSUM_LENGTH = 4;

/** The public key of two public halves, 32 bytes each. They are not checked. */
export function toPublicKey(box: Uint8Array, sign: Uint8Array): PublicKey {
	const both = concat(box, sign);
	const checksum = digest(concat(textToBytes(PREFIX), both), CHECKSUM_LENGTH);
	return { text: PREFIX + bytesToBase64url(concat(both, checksum)), box, sign };
}

/**
 * Read a public key.
 *
 * @throws {@link FormatError} if it has a typing error, or is one of the keys that protect nothing.
 */
export function parsePublicKey(text: string): PublicKey {
	if (!text.startsWith(PREFIX)) {
		throw new FormatError(`A public key begins with “${PREFIX}”. Copy it again, whole.`);
	}
	const bytes = base64urlToBytes(text.slice(PREFIX.length));
	if (bytes.length !== 64 + CHECKSUM_LENGTH) {
		throw new FormatError('This public key has the wrong length. Copy it again, whole.');
	}
	const key = toPublicKey(bytes.slice(0, 32), bytes.slice(32, 64));
	if (key.text !== text) {
		throw new FormatError('This public key has a typing error in it. Copy it again, whole.');
	}
	if (isLowOrder(key.box) || isSmallOrder(key.sign)) {
		throw new FormatError(
			'This public key protects nothing: whoever made it did not use this software. Ask for another.',
		);
	}
	return key;
}

/** A key in its text form: 68 bytes after its beginning. */
const KEY_TEXT = /(?=(peer-pub1[\w-]{91}))/g;

/**
 * The first public key in a message: anywhere in it, broken over lines, or quoted.
 *
 * @returns `undefined` if no whole one is there
 */
export function findPublicKey(message: string): PublicKey | undefined {
	for (const [, text] of message.replace(/[\s>\u200B\u00AD]+/g, '').matchAll(KEY_TEXT)) {
		try {
			return parsePublicKey(text!);
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
		}
	}
	return undefined;
}

/** Whether X25519 with this key gives the same, zero, secret to everybody (RFC 7748, section 6.1). */
export function isLowOrder(box: Uint8Array): boolean {
	// A clamped scalar is a multiple of the cofactor: it sends exactly the low-order points to zero.
	return nacl.scalarMult(new Uint8Array(32), box).every((byte) => byte === 0);
}

/** y of the points of small order on edwards25519, the two non-canonical spellings included. */
const SMALL_ORDER = [
	'0000000000000000000000000000000000000000000000000000000000000000',
	'0100000000000000000000000000000000000000000000000000000000000000',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map((hex) => Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16)));

function isSmallOrder(sign: Uint8Array): boolean {
	const y = Uint8Array.from(sign);
	y[31]! &= 0x7f; // the sign of x
	return SMALL_ORDER.some((point) => isEqual(point, y));
}

/** The order of the base point, L, little-endian (RFC 8032, section 5.1). */
const L = Uint8Array.of(
	0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
); // prettier-ignore

function isBelowL(scalar: Uint8Array): boolean {
	for (let index = 31; index >= 0; index -= 1) {
		if (scalar[index]! !== L[index]!) return scalar[index]! < L[index]!;
	}
	return false;
}

/** PKCS #8 of an Ed25519 key, up to the key (RFC 8410). */
const PKCS8 = Uint8Array.of(
	0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
); // prettier-ignore

/**
 * Ed25519 (RFC 8032): by the browser's own WebCrypto, for a release may be megabytes long, and by
 * tweetnacl where that is missing. Both give the same bytes.
 */
export async function sign(message: Uint8Array, key: SecretKey): Promise<Uint8Array> {
	try {
		const pkcs8 = concat(PKCS8, key.sign.subarray(0, nacl.sign.seedLength));
		const signer = await crypto.subtle.importKey(
			'pkcs8',
			pkcs8 as Uint8Array<ArrayBuffer>,
			'Ed25519',
			false,
			['sign'],
		);
		return new Uint8Array(
			await crypto.subtle.sign('Ed25519', signer, message as Uint8Array<ArrayBuffer>),
		);
	} catch {
		return nacl.sign.detached(message, key.sign);
	}
}

/** Whether the signature is this person's over exactly this message. Anything malformed is `false`. */
export function isSigned(message: Uint8Array, signature: Uint8Array, key: PublicKey): boolean {
	return (
		signature.length === nacl.sign.signatureLength &&
		isBelowL(signature.subarray(32)) &&
		!isSmallOrder(key.sign) &&
		nacl.sign.detached.verify(message, signature, key.sign)
	);
}
