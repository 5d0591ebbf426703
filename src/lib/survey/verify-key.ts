/**
 * The verify key of a survey with two keyholders: 32 random bytes from which both draw the same
 * random questions to a report's proof. It is made with the survey, before the first report, and
 * sealed in its definition to each keyholder.
 *
 * It cannot name its survey, whose id is a hash that covers it; the proofs name the survey instead.
 *
 * Not protected: a keyholder who tells it to a respondent lets that respondent's false report pass.
 * @module
 */
import { sealBox } from './box.ts';
import type { Recipient } from './recipient.ts';
import {
	base64urlToBytes,
	bytesToBase64url,
	concat,
	digest,
	randomBytes,
	textToBytes,
} from './bytes.ts';
import { surveyId, type Definition, type Keyholder, type SealedVerifyKey } from './definition.ts';
import { OpenError } from './errors.ts';
import { parsePublicKey } from './keys.ts';
import { ROLES, type Role } from './role.ts';

const LENGTH = 32;

/**
 * Make a survey's verify key.
 *
 * @param keyholders - Facilitator and steward.
 *
 * @returns What stands in the definition as `verifyKey`. The key itself is forgotten.
 *
 * @throws {@link FormatError} if a public key is not one.
 */
export async function createVerifyKey(keyholders: readonly Keyholder[]): Promise<SealedVerifyKey> {
	const verifyKey = randomBytes(LENGTH);
	const boxes = await Promise.all(
		keyholders.map(async ({ role, key }) => {
			const content = concat(Uint8Array.of(ROLES[role]), verifyKey);
			const box = await sealBox(content, parsePublicKey(key).box);
			return [role, bytesToBase64url(box)] as const;
		}),
	);
	return Object.fromEntries(boxes) as SealedVerifyKey;
}

/**
 * Open a keyholder's copy.
 *
 * @throws {@link OpenError} if whoever made the survey did not seal one to this keyholder.
 */
export async function openVerifyKey(
	definition: Definition,
	role: Role,
	recipient: Recipient,
): Promise<Uint8Array> {
	const content = await recipient.open(base64urlToBytes(definition.verifyKey![role]));
	if (content?.[0] !== ROLES[role]) {
		throw new OpenError(
			'The survey holds no verify key for this keyholder: it was altered, or made wrongly. Nothing sealed for it can be opened; make the survey again.',
		);
	}
	return content.subarray(1);
}

/**
 * What one keyholder tells the other, so that both know that they hold the same verify key: a hash
 * from which nobody learns it.
 */
export function verifyKeyHash(definition: Definition, verifyKey: Uint8Array): Uint8Array {
	return digest(
		concat(textToBytes('peer-coach verify key v1'), surveyId(definition), verifyKey),
		LENGTH,
	);
}
