/**
 * A person's seed: 32 random bytes from which both of their keys are derived, with HKDF-SHA-512 (RFC
 * 5869) under different labels. Apart from `keys`, because a respondent's page never has a secret key.
 * @module
 */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import nacl from 'tweetnacl';
import { randomBytes, textToBytes } from './bytes.ts';
import { toPublicKey, type SecretKey } from './keys.ts';

/** Bytes of a seed. */
export const SEED_LENGTH = 32;

/** A new person's seed. Everything else is derived from it. */
export function generateSeed(): Uint8Array {
	return randomBytes(SEED_LENGTH);
}

/**
 * Derive a person's keys.
 *
 * @throws `RangeError` if the seed is not 32 bytes.
 */
export function seedToKeys(seed: Uint8Array): SecretKey {
	if (seed.length !== SEED_LENGTH) {
		throw new RangeError(`a seed has ${SEED_LENGTH} bytes, not ${seed.length}`);
	}
	const box = hkdf(sha512, seed, undefined, textToBytes('peer-coach box v1'), 32);
	const signSeed = hkdf(sha512, seed, undefined, textToBytes('peer-coach sign v1'), 32);
	const { publicKey: boxPublic } = nacl.box.keyPair.fromSecretKey(box);
	const { publicKey: signPublic, secretKey: sign } = nacl.sign.keyPair.fromSeed(signSeed);
	return { publicKey: toPublicKey(boxPublic, signPublic), box, sign };
}
