/**
 * Messages as bytes: putting them together, and their lengths.
 * @module
 */
import { DecodeError } from './errors.ts';

export function concat(parts: readonly Uint8Array[]): Uint8Array {
	const joined = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

/** @throws {DecodeError} if a message does not have its length. */
export function decodeSize(encoded: Uint8Array, size: number, name: string): void {
	if (encoded.length !== size) {
		throw new DecodeError(`the ${name} has ${encoded.length} bytes instead of ${size}`);
	}
}
