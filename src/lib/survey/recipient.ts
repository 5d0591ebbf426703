/**
 * Opens sealed boxes, as libsodium's `crypto_box_seal_open` does: the other side of `box.ts`.
 *
 * Not protected: who sealed it. Whoever must know that looks for a signature inside.
 * @module
 */
import { fastest, type Agreement } from './agreement.ts';
import { boxKey, EPHEMERAL_LENGTH, SEAL_LENGTH, sealNonce } from './box.ts';
import type { SecretKey } from './keys.ts';
import { openSecretbox } from './secretbox.ts';

/** A keyholder's key, loaded once for many boxes. */
export interface Recipient {
	readonly publicKey: Uint8Array;
	/**
	 * Open a sealed box.
	 *
	 * @returns The message, or `null` if the box is sealed to another key or was altered.
	 *
	 * @throws {@link OpenError} if its ephemeral key is of low order.
	 */
	open(box: Uint8Array): Promise<Uint8Array | null>;
}

/** Take a secret key into use for opening. */
export async function loadRecipient(key: SecretKey, agreement?: Agreement): Promise<Recipient> {
	const x25519 = agreement ?? (await fastest());
	const secret = await x25519.load(key.box);
	const publicKey = key.publicKey.box;
	return {
		publicKey,
		async open(box) {
			if (box.length < SEAL_LENGTH) return null;
			const ephemeral = box.subarray(0, EPHEMERAL_LENGTH);
			const shared = await x25519.agree(secret, ephemeral);
			const nonce = sealNonce(ephemeral, publicKey);
			return openSecretbox(box.subarray(EPHEMERAL_LENGTH), nonce, boxKey(shared));
		},
	};
}
