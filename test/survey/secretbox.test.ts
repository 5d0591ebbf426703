import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import nacl from 'tweetnacl';
import { beforeAll, expect, test } from 'vitest';
import { openSecretbox, poly1305 } from '../../src/lib/survey/secretbox.ts';

beforeAll(() => sodium.ready);

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

/** Bytes of which many are 0 or 255, where carries run through a whole number. */
const bytes = (minLength: number, maxLength: number) =>
	fc
		.array(fc.oneof(fc.constant(0), fc.constant(255), fc.nat(255)), { minLength, maxLength })
		.map((all) => Uint8Array.from(all));
const keys = bytes(32, 32);
const nonces = bytes(24, 24);

function tagOf(text: Uint8Array, key: Uint8Array): Uint8Array {
	const padded = new Uint8Array(Math.ceil((text.length + 1) / 16) * 16);
	padded.set(text);
	padded[text.length] = 1;
	const words = new Int32Array(padded.buffer);
	return new Uint8Array(
		Int32Array.from(poly1305(words, text.length, new Int32Array(Uint8Array.from(key).buffer)))
			.buffer,
	);
}

test('what libsodium and tweetnacl seal opens here, whatever its length', () => {
	fc.assert(
		fc.property(bytes(0, 300), nonces, keys, (message, nonce, key) => {
			const box = nacl.secretbox(message, nonce, key);
			expect(sodium.crypto_secretbox_easy(message, nonce, key)).toEqual(box);
			expect(openSecretbox(box, nonce, key)).toEqual(message);
		}),
		{ numRuns: 300 },
	);
});

test.each([16_000, 16_383, 16_384, 16_385, 100_000])(
	'a message of %i bytes opens, and a shorter one after it',
	(length) => {
		const [key, nonce] = [nacl.randomBytes(32), nacl.randomBytes(24)];
		for (const size of [length, 5]) {
			const message = nacl.randomBytes(size);
			expect(openSecretbox(nacl.secretbox(message, nonce, key), nonce, key)).toEqual(message);
		}
	},
);

test('nothing opens with a bit changed, in the box, the nonce or the key', () => {
	const [key, nonce] = [nacl.randomBytes(32), nacl.randomBytes(24)];
	const box = nacl.secretbox(nacl.randomBytes(70), nonce, key);
	const parts = [box, nonce, key] as const;
	for (const part of parts) {
		for (let bit = 0; bit < 8 * part.length; bit += 1) {
			part[bit >> 3]! ^= 1 << (bit & 7);
			expect(openSecretbox(box, nonce, key)).toBeNull();
			part[bit >> 3]! ^= 1 << (bit & 7);
		}
	}
	expect(openSecretbox(box, nonce, key)).not.toBeNull();
	for (let length = 0; length < box.length; length += 1) {
		expect(openSecretbox(box.subarray(0, length), nonce, key)).toBeNull();
	}
});

// RFC 8439, appendix A.3, test vectors 7 to 9: sums that are 2^130 − 5 or just above it.
test.each([
	['02000000000000000000000000000000', '00'.repeat(16), 'ff'.repeat(16), '03'],
	['02000000000000000000000000000000', 'ff'.repeat(16), `02${'00'.repeat(15)}`, '03'],
	[
		'01000000000000000000000000000000',
		'00'.repeat(16),
		`${'ff'.repeat(16)}f0${'ff'.repeat(15)}11${'00'.repeat(15)}`,
		'05',
	],
	[
		'01000000000000000000000000000000',
		'00'.repeat(16),
		`${'ff'.repeat(16)}fb${'fe'.repeat(15)}${'01'.repeat(16)}`,
		'00',
	],
])('Poly1305 folds what is over its modulus, as the RFC has it: %#', (r, s, text, first) => {
	expect(tagOf(hex(text), hex(r + s))).toEqual(hex(first + '00'.repeat(15)));
});

test('Poly1305 agrees with tweetnacl on any key and text', () => {
	const { crypto_onetimeauth: reference } = (
		nacl as unknown as {
			readonly lowlevel: {
				readonly crypto_onetimeauth: (
					out: Uint8Array,
					outAt: number,
					text: Uint8Array,
					textAt: number,
					length: number,
					key: Uint8Array,
				) => void;
			};
		}
	).lowlevel;
	fc.assert(
		fc.property(bytes(0, 200), keys, (text, key) => {
			const expected = new Uint8Array(16);
			reference(expected, 0, text, 0, text.length, key);
			expect(tagOf(text, key)).toEqual(expected);
		}),
		{ numRuns: 1000 },
	);
});
