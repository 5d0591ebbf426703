/**
 * libsodium's sealed box, `crypto_box_seal`: a fresh X25519 key ‖ XSalsa20-Poly1305, nonce =
 * BLAKE2b-192(fresh key ‖ recipient's key). Anybody can open their own with any libsodium.
 *
 * Not protected: who sealed it. Whoever must know that looks for a signature inside.
 * @module
 */
import { blake2b } from '@noble/hashes/blake2.js';
import nacl from 'tweetnacl';
import { fastest, type Agreement } from './agreement.ts';
import { concat } from './bytes.ts';
import type { SecretKey } from './keys.ts';

/** What `crypto_box_seal` adds: an ephemeral key and an authenticator. */
export const SEAL_LENGTH = nacl.box.publicKeyLength + nacl.box.overheadLength;

/** Zeros that NaCl puts before a ciphertext; twice as many are before a message. */
const ZEROS = 16;
const ZERO_NONCE = new Uint8Array(16);
/** “expand 32-byte k”, Salsa20's constant. */
const SIGMA = new TextEncoder().encode('expand 32-byte k');

/** tweetnacl's own building blocks, which its types leave out; its version is pinned exactly. */
const { crypto_core_hsalsa20: hsalsa20, crypto_secretbox_open: openSecretbox } = (
	nacl as unknown as {
		readonly lowlevel: {
			readonly crypto_core_hsalsa20: (
				out: Uint8Array,
				input: Uint8Array,
				key: Uint8Array,
				constant: Uint8Array,
			) => void;
			/** NaCl's own form: 16 zeros before the ciphertext, 32 before the message; 0 if it is genuine. */
			readonly crypto_secretbox_open: (
				message: Uint8Array,
				ciphertext: Uint8Array,
				length: number,
				nonce: Uint8Array,
				key: Uint8Array,
			) => number;
		};
	}
).lowlevel;

/** `crypto_box_beforenm`: the key that both sides derive from what they share. */
function boxKey(shared: Uint8Array): Uint8Array {
	const key = new Uint8Array(nacl.box.sharedKeyLength);
	hsalsa20(key, ZERO_NONCE, shared, SIGMA);
	return key;
}

function sealNonce(ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array {
	return blake2b(concat(ephemeral, recipient), { dkLen: nacl.box.nonceLength });
}

/**
 * Seal bytes to a public key, as libsodium's `crypto_box_seal` does.
 *
 * @param recipient - An X25519 key, 32 bytes.
 *
 * @returns The message's length and 48 bytes. Sealing the same message twice gives two unrelated boxes.
 *
 * @throws {@link OpenError} if the key is of low order.
 */
export async function sealBox(
	message: Uint8Array,
	recipient: Uint8Array,
	agreement?: Agreement,
): Promise<Uint8Array> {
	const x25519 = agreement ?? (await fastest());
	const { secret, publicKey } = await x25519.generate();
	const key = boxKey(await x25519.agree(secret, recipient));
	return concat(publicKey, nacl.secretbox(message, sealNonce(publicKey, recipient), key));
}

/** A keyholder's key, loaded once for many boxes. */
export interface Recipient {
	readonly publicKey: Uint8Array;
	/** As {@link openBox}, for this keyholder. */
	open(box: Uint8Array): Promise<Uint8Array | null>;
}

/** Take a secret key into use for opening. */
export async function loadRecipient(key: SecretKey, agreement?: Agreement): Promise<Recipient> {
	const x25519 = agreement ?? (await fastest());
	const secret = await x25519.load(key.box);
	const publicKey = key.publicKey.box;
	/** NaCl's form of the ciphertext at hand. Boxes of one survey are equally long, so it is made once. */
	let padded = new Uint8Array();
	return {
		publicKey,
		async open(box) {
			if (box.length < SEAL_LENGTH) return null;
			const ephemeral = box.subarray(0, nacl.box.publicKeyLength);
			const shared = await x25519.agree(secret, ephemeral);
			if (padded.length !== box.length - ZEROS) padded = new Uint8Array(box.length - ZEROS);
			padded.set(box.subarray(nacl.box.publicKeyLength), ZEROS);
			const message = new Uint8Array(padded.length);
			const nonce = sealNonce(ephemeral, publicKey);
			const code = openSecretbox(message, padded, padded.length, nonce, boxKey(shared));
			return code === 0 ? message.subarray(2 * ZEROS) : null;
		},
	};
}

/**
 * Open a sealed box, as libsodium's `crypto_box_seal_open` does.
 *
 * @returns The message, or `null` if the box is sealed to another key or was altered.
 *
 * @throws {@link OpenError} if its ephemeral key is of low order.
 */
export async function openBox(box: Uint8Array, key: SecretKey): Promise<Uint8Array | null> {
	return (await loadRecipient(key)).open(box);
}
