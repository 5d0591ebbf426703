/**
 * Where a survey's boxes go: its id and its keyholders' keys, worked out once a survey. Checking a
 * public key takes longer than sealing a box to it.
 * @module
 */
import { surveyId, type Definition } from './definition.ts';
import type { Role } from './role.ts';
import { parsePublicKey } from './keys.ts';

export interface Address {
	readonly survey: Uint8Array;
	readonly recipients: readonly { readonly role: Role; readonly key: Uint8Array }[];
}

const addresses = new WeakMap<Definition, Address>();

/** @throws {@link FormatError} if a keyholder's key is not one. */
export function addressOf(definition: Definition): Address {
	let address = addresses.get(definition);
	if (address === undefined) {
		const { keyholders } = definition;
		address = {
			survey: surveyId(definition),
			recipients: keyholders.map(({ role, key }) => ({ role, key: parsePublicKey(key).box })),
		};
		addresses.set(definition, address);
	}
	return address;
}
