import { describe, expect, test } from 'vitest';
import { isSignature, parseSigningKey } from '../../src/lib/mailbox/signature.ts';

const hexToBytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const toText = (hex: string): string => hexToBytes(hex).toString('base64url');

/** RFC 8032, section 7.1: tests 1 to 3. */
const VECTORS = [
	{
		key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
		message: '',
		signature:
			'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
	},
	{
		key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
		message: '72',
		signature:
			'92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
	},
	{
		key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
		message: 'af82',
		signature:
			'6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
	},
] as const;

/** Every encoding, canonical or not, of the eight points whose order divides eight. */
const SMALL_ORDER = [
	'0000000000000000000000000000000000000000000000000000000000000000',
	'0000000000000000000000000000000000000000000000000000000000000080',
	'0100000000000000000000000000000000000000000000000000000000000000',
	'0100000000000000000000000000000000000000000000000000000000000080',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
	'26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
	'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
	'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];

const L = 2n ** 252n + 27742317777372353535851937790883648493n;

describe.for(VECTORS)(
	'The signature of RFC 8032 over "$message"',
	({ key, message, signature }) => {
		const check = (bytes: Uint8Array, over = hexToBytes(message), by = toText(key)): boolean =>
			isSignature(bytes, over, by);

		test('is one', () => {
			expect(check(hexToBytes(signature))).toBe(true);
		});

		test('is none with any byte changed, of another length, over another message, or of another key', () => {
			for (let at = 0; at < 64; at += 1) {
				const changed = hexToBytes(signature);
				changed[at] = changed[at]! ^ 1;
				expect(check(changed)).toBe(false);
			}
			const good = hexToBytes(signature);
			expect(check(good.subarray(0, 63))).toBe(false);
			expect(check(Buffer.concat([good, Buffer.of(0)]))).toBe(false);
			expect(check(new Uint8Array())).toBe(false);
			expect(check(good, hexToBytes(`${message}00`))).toBe(false);
			for (const other of VECTORS.filter((it) => it.key !== key)) {
				expect(check(good, hexToBytes(message), toText(other.key))).toBe(false);
			}
		});

		test('is none in its second spelling, with the order of the group added', () => {
			const good = hexToBytes(signature);
			const s = BigInt(`0x${Buffer.from(good.subarray(32)).reverse().toString('hex')}`) + L;
			const second = Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse();
			expect(check(Buffer.concat([good.subarray(0, 32), second]))).toBe(false);
		});

		test('has a key that may be used', () => {
			expect(parseSigningKey(toText(key))).toBe(toText(key));
		});
	},
);

test.for(SMALL_ORDER)('the key %s, for which anyone could sign, is refused', (key) => {
	expect(() => parseSigningKey(toText(key))).toThrow('Anyone could sign for this signing key.');
});

test('a key that is no point of the curve verifies nothing', () => {
	const none = toText('0200000000000000000000000000000000000000000000000000000000000000');
	expect(isSignature(hexToBytes(VECTORS[0].signature), new Uint8Array(), none)).toBe(false);
});
