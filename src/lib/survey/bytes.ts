/**
 * Bytes and their text forms, random bytes, and the one hash that names things.
 * @module
 */
import { base64url, hex } from '@scure/base';
import nacl from 'tweetnacl';
import { FormatError } from './errors.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Join byte arrays into one. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
	const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		joined.set(part, at);
		at += part.length;
	}
	return joined;
}

/** Whether two byte arrays are equal. Not in constant time: for public values only. */
export function isEqual(a: Uint8Array, b: Uint8Array): boolean {
	if (a.length !== b.length) return false;
	for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
	return true;
}

/** UTF-8. */
export function textToBytes(text: string): Uint8Array {
	return encoder.encode(text);
}

/** @throws {@link FormatError} if the bytes are not UTF-8. */
export function bytesToText(bytes: Uint8Array): string {
	try {
		return decoder.decode(bytes);
	} catch (cause) {
		throw new FormatError('This is not text in UTF-8: it was damaged on its way.', { cause });
	}
}

/** base64url without padding (RFC 4648, section 5). */
export function bytesToBase64url(bytes: Uint8Array): string {
	return base64url.encode(bytes).replace(/=+$/, '');
}

/** @throws {@link FormatError} if the text is not canonical base64url without padding. */
export function base64urlToBytes(text: string): Uint8Array {
	try {
		if (text.includes('=')) throw new RangeError('padding');
		// The padded form is decoded natively where that is possible, ten times faster.
		return base64url.decode(text.padEnd(Math.ceil(text.length / 4) * 4, '='));
	} catch (cause) {
		throw new FormatError(
			'This is not base64url: a character is missing, was changed, or was added.',
			{ cause },
		);
	}
}

/** Lower-case hexadecimal. */
export function bytesToHex(bytes: Uint8Array): string {
	return hex.encode(bytes);
}

/**
 * Bytes from the system's random source.
 *
 * @throws `Error` where there is none: nothing is ever sealed with guessable keys.
 */
export function randomBytes(length: number): Uint8Array {
	// Old browsers and odd runtimes lack it, whatever the types say.
	const source = (globalThis as { crypto?: Crypto }).crypto;
	if (typeof source?.getRandomValues !== 'function') {
		throw new Error(
			'This browser has no secure random source, so nothing can be sealed here. Use a current browser.',
		);
	}
	const bytes = new Uint8Array(length);
	source.getRandomValues(bytes);
	return bytes;
}

/** The first `length` bytes of SHA-512 (FIPS 180-4): the name of a public thing, not a password hash. */
export function digest(bytes: Uint8Array, length: number): Uint8Array {
	return nacl.hash(bytes).slice(0, length);
}
