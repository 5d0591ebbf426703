/**
 * libsodium's sealed box, `crypto_box_seal`: a fresh X25519 key ‖ XSalsa20-Poly1305, nonce =
 * BLAKE2b-192(fresh key ‖ recipient's key). Anybody can open their own with any libsodium. Opening is
 * `recipient.ts`, which no respondent's page loads.
 *
 * Not protected: who sealed it. Whoever must know that looks for a signature inside.
 * @module
 */
import { blake2b } from '@noble/hashes/blake2.js';
import nacl from 'tweetnacl';
import { fastest, type Agreement } from './agreement.ts';
import { concat } from './bytes.ts';

/** The fresh key, which a sealed box begins with. */
export const EPHEMERAL_LENGTH = nacl.box.publicKeyLength;
/** What `crypto_box_seal` adds: that key and an authenticator. */
export const SEAL_LENGTH = EPHEMERAL_LENGTH + nacl.box.overheadLength;

const ZERO_NONCE = new Uint8Array(16);
/** “expand 32-byte k”, Salsa20's constant. */
const SIGMA = new TextEncoder().encode('expand 32-byte k');

/** tweetnacl's own building block, which its types leave out; its version is pinned exactly. */
const { crypto_core_hsalsa20 } = (
	nacl as unknown as {
		readonly lowlevel: {
			readonly crypto_core_hsalsa20: (
				out: Uint8Array,
				input: Uint8Array,
				key: Uint8Array,
				constant: Uint8Array,
			) => void;
		};
	}
).lowlevel;

/** HSalsa20: a key of 32 bytes from another and from 16 bytes. */
export function hsalsa20(key: Uint8Array, input: Uint8Array): Uint8Array<ArrayBuffer> {
	const derived = new Uint8Array(nacl.secretbox.keyLength);
	crypto_core_hsalsa20(derived, input, key, SIGMA);
	return derived;
}

/** `crypto_box_beforenm`: the key that both sides derive from what they share. */
export function boxKey(shared: Uint8Array): Uint8Array {
	return hsalsa20(shared, ZERO_NONCE);
}

/** The nonce of a sealed box: nothing but its two keys. */
export function sealNonce(ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array {
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
