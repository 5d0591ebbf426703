import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import {
	base64urlToBytes,
	bytesToBase64url,
	bytesToHex,
	bytesToText,
	concat,
	digest,
	isEqual,
	randomBytes,
	textToBytes,
} from '../../src/lib/survey/bytes.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';

afterEach(() => {
	vi.unstubAllGlobals();
});

const bytes = fc.uint8Array({ maxLength: 200 });

test('reading base64url inverts writing it, and agrees with Node', () => {
	fc.assert(
		fc.property(bytes, (any) => {
			const text = bytesToBase64url(any);
			expect(text).toBe(Buffer.from(any).toString('base64url'));
			expect(base64urlToBytes(text)).toEqual(any);
		}),
	);
});

test.each([
	['padding', 'AA=='],
	['a space', 'AA AA'],
	['a line break', 'AAAA\n'],
	['the other alphabet', 'ab+/'],
	['one character alone', 'A'],
	['a letter that looks the same', 'ААAA'],
	['a bit that means nothing, after one byte', 'AB'],
	['a bit that means nothing, after two bytes', 'AAB'],
])('refuses base64url with %s', (_, text) => {
	expect(() => base64urlToBytes(text)).toThrow(FormatError);
	expect(() => base64urlToBytes(text)).toThrow(/not base64url/);
});

test('every byte string has exactly one spelling', () => {
	const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');
	const accepted = (text: string): boolean => {
		try {
			base64urlToBytes(text);
			return true;
		} catch {
			return false;
		}
	};
	expect(alphabet.filter((last) => accepted(`A${last}`))).toHaveLength(4);
	expect(alphabet.filter((last) => accepted(`AA${last}`))).toHaveLength(16);
	expect(alphabet.filter((last) => accepted(`AAA${last}`))).toHaveLength(64);
});

test('reading text inverts writing it, byte order marks and zeros included', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			fc.pre(text.isWellFormed());
			expect(bytesToText(textToBytes(text))).toBe(text);
		}),
	);
	expect(bytesToText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\uFEFFA');
});

test.each([
	['half a character', [0xe2, 0x82]],
	['a longer spelling of a letter', [0xc1, 0x81]],
	['half of a pair', [0xed, 0xa0, 0x80]],
	['a byte that UTF-8 never has', [0xff]],
])('refuses text with %s', (_, list) => {
	expect(() => bytesToText(Uint8Array.from(list))).toThrow(/not text in UTF-8/);
});

test('joins, compares and names bytes', () => {
	expect(concat(Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3))).toEqual(
		Uint8Array.of(1, 2, 3),
	);
	expect(isEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
	expect(isEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
	expect(isEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
	// FIPS 180-4, the example of one block: “abc”.
	expect(bytesToHex(digest(textToBytes('abc'), 64))).toBe(
		'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
	);
	expect(bytesToHex(digest(textToBytes('abc'), 16))).toBe('ddaf35a193617abacc417349ae204131');
});

test('random bytes are as many as asked for, and never the same', () => {
	expect(randomBytes(32)).toHaveLength(32);
	expect(randomBytes(32)).not.toEqual(randomBytes(32));
});

test.each([
	['no crypto', undefined],
	['crypto without a random source', {}],
])('makes no random bytes with %s, and says what to do', (_, crypto) => {
	vi.stubGlobal('crypto', crypto);
	expect(() => randomBytes(32)).toThrow(/no secure random source.*Use a current browser/);
});
