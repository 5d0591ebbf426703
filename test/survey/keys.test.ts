import { createPrivateKey, createPublicKey, hkdfSync, verify } from 'node:crypto';
import fc from 'fast-check';
import nacl from 'tweetnacl';
import { expect, test, vi } from 'vitest';
import {
	bytesToBase64url,
	bytesToHex,
	concat,
	digest,
	textToBytes,
} from '../../src/lib/survey/bytes.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import {
	findPublicKey,
	isLowOrder,
	isSigned,
	parsePublicKey,
	sign,
} from '../../src/lib/survey/keys.ts';
import { generateSeed, seedToKeys } from '../../src/lib/survey/seed.ts';
import { LOW_ORDER_BOX, SMALL_ORDER_SIGN } from './low-order.ts';
import { KEYS, OTHER_KEYS, SEED } from './sample.ts';

const MESSAGE = textToBytes('Close the mailbox.');

/** A public key with a right checksum, whatever is in it. */
function spell(box: Uint8Array, signing: Uint8Array): string {
	const both = concat(box, signing);
	const checksum = digest(concat(textToBytes('peer-pub1'), both), 4);
	return `peer-pub1${bytesToBase64url(concat(both, checksum))}`;
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const PKCS8_X25519 = Buffer.from('302e020100300506032b656e04220420', 'hex');

test('a seed gives the keys that Node’s own cryptography derives from it', () => {
	const derive = (label: string): Buffer =>
		Buffer.from(hkdfSync('sha512', SEED, new Uint8Array(), label, 32));
	const publicOf = (prefix: Buffer, secret: Buffer): Buffer =>
		createPublicKey(
			createPrivateKey({ key: Buffer.concat([prefix, secret]), format: 'der', type: 'pkcs8' }),
		)
			.export({ format: 'der', type: 'spki' })
			.subarray(-32);
	expect(bytesToHex(KEYS.box)).toBe(derive('peer-coach box v1').toString('hex'));
	expect(bytesToHex(KEYS.publicKey.box)).toBe(
		publicOf(PKCS8_X25519, derive('peer-coach box v1')).toString('hex'),
	);
	expect(bytesToHex(KEYS.publicKey.sign)).toBe(
		publicOf(PKCS8_ED25519, derive('peer-coach sign v1')).toString('hex'),
	);
});

test('every new seed is another', () => {
	expect(generateSeed()).toHaveLength(32);
	expect(generateSeed()).not.toEqual(generateSeed());
});

test.each([0, 31, 33, 64])('refuses a seed of %i bytes', (length) => {
	expect(() => seedToKeys(new Uint8Array(length))).toThrow(`a seed has 32 bytes, not ${length}`);
});

test('reading a public key inverts writing it', () => {
	expect(parsePublicKey(KEYS.publicKey.text)).toEqual(KEYS.publicKey);
	expect(KEYS.publicKey.text).toBe(spell(KEYS.publicKey.box, KEYS.publicKey.sign));
});

test('a public key with any one character changed is refused, with a reason', () => {
	const { text } = KEYS.publicKey;
	for (let at = 0; at < text.length; at += 1) {
		for (const other of ['A', 'z', '_', ' ', 'é']) {
			if (text[at] === other) continue;
			const changed = text.slice(0, at) + other + text.slice(at + 1);
			expect(() => parsePublicKey(changed)).toThrow(FormatError);
			expect(() => parsePublicKey(changed)).toThrow(/begins with|typing error|not base64url/);
		}
	}
});

test('a public key cut anywhere, or with more behind it, is refused, with a reason', () => {
	const { text } = KEYS.publicKey;
	for (let length = 0; length < text.length; length += 1) {
		expect(() => parsePublicKey(text.slice(0, length))).toThrow(
			/begins with|wrong length|not base64url/,
		);
	}
	for (const more of ['A', 'AAAA', '\n', '=']) {
		expect(() => parsePublicKey(text + more)).toThrow(/wrong length|not base64url/);
	}
});

test.each(LOW_ORDER_BOX.map(bytesToHex))(
	'refuses a public key whose box half is %s, and so protects nothing',
	(box) => {
		const bytes = Uint8Array.from(Buffer.from(box, 'hex'));
		expect(isLowOrder(bytes)).toBe(true);
		expect(() => parsePublicKey(spell(bytes, KEYS.publicKey.sign))).toThrow(/protects nothing/);
	},
);

test('an honest key is not of low order', () => {
	expect(isLowOrder(KEYS.publicKey.box)).toBe(false);
	expect(isLowOrder(OTHER_KEYS.publicKey.box)).toBe(false);
});

test.each(SMALL_ORDER_SIGN.map(bytesToHex))(
	'refuses the signing key %s, with which one signature fits many messages',
	(signing) => {
		const key = Uint8Array.from(Buffer.from(signing, 'hex'));
		// R is the neutral element and S is zero: it fits every message whose hash is a multiple of 8.
		const forged = new Uint8Array(64);
		forged[0] = 1;
		const fooled: Uint8Array[] = [];
		for (let index = 0; index < 400 && fooled.length < 2; index += 1) {
			const message = textToBytes(`message ${index}`);
			if (nacl.sign.detached.verify(message, forged, key)) fooled.push(message);
		}
		expect(fooled, 'tweetnacl alone is fooled').toHaveLength(2);
		for (const message of fooled) {
			expect(isSigned(message, forged, { ...KEYS.publicKey, sign: key })).toBe(false);
		}
		expect(() => parsePublicKey(spell(KEYS.publicKey.box, key))).toThrow(/protects nothing/);
	},
);

test('a signature fits its message and its key, in Node too', async () => {
	const signature = await sign(MESSAGE, KEYS);
	expect(isSigned(MESSAGE, signature, KEYS.publicKey)).toBe(true);
	const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), KEYS.publicKey.sign]);
	const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
	expect(verify(null, MESSAGE, key, signature)).toBe(true);
	expect(isSigned(MESSAGE, signature, OTHER_KEYS.publicKey)).toBe(false);
});

test('a browser’s own signing and the one that works everywhere give the same bytes', async () => {
	const texts = fc.sample(fc.uint8Array({ maxLength: 300 }), 20);
	for (const message of [new Uint8Array(), MESSAGE, ...texts]) {
		const own = vi.spyOn(crypto.subtle, 'sign');
		const native = await sign(message, KEYS);
		expect(own).toHaveBeenCalledOnce();
		own.mockRejectedValueOnce(new DOMException('no such algorithm', 'NotSupportedError'));
		expect(await sign(message, KEYS)).toEqual(native);
		own.mockRestore();
		vi.stubGlobal('crypto', { getRandomValues: () => undefined });
		expect(await sign(message, KEYS), 'without https').toEqual(native);
		vi.unstubAllGlobals();
	}
});

test('a signature with any one byte changed, cut or longer does not fit', async () => {
	const signature = await sign(MESSAGE, KEYS);
	for (let at = 0; at < signature.length; at += 1) {
		const changed = Uint8Array.from(signature);
		changed[at]! ^= 1 << (at & 7);
		expect(isSigned(MESSAGE, changed, KEYS.publicKey)).toBe(false);
	}
	for (let length = 0; length < signature.length; length += 1) {
		expect(isSigned(MESSAGE, signature.slice(0, length), KEYS.publicKey)).toBe(false);
	}
	expect(isSigned(MESSAGE, concat(signature, new Uint8Array(1)), KEYS.publicKey)).toBe(false);
});

test('a message with any one byte changed, cut or longer does not fit its signature', async () => {
	const signature = await sign(MESSAGE, KEYS);
	for (let at = 0; at < MESSAGE.length; at += 1) {
		const changed = Uint8Array.from(MESSAGE);
		changed[at]! ^= 1 << (at & 7);
		expect(isSigned(changed, signature, KEYS.publicKey)).toBe(false);
	}
	for (let length = 0; length < MESSAGE.length; length += 1) {
		expect(isSigned(MESSAGE.slice(0, length), signature, KEYS.publicKey)).toBe(false);
	}
});

test('a second spelling of a signature, S + L, does not fit', async () => {
	const L = 2n ** 252n + 27742317777372353535851937790883648493n;
	const signature = await sign(MESSAGE, KEYS);
	let s = 0n;
	for (let index = 31; index >= 0; index -= 1) s = (s << 8n) | BigInt(signature[32 + index]!);
	let accepted = 0;
	// S + kL fits into 32 bytes for k up to 15.
	for (let k = 1n; s + k * L < 2n ** 256n; k += 1n) {
		const second = Uint8Array.from(signature);
		for (let index = 0; index < 32; index += 1) {
			second[32 + index] = Number(((s + k * L) >> BigInt(8 * index)) & 0xffn);
		}
		if (nacl.sign.detached.verify(MESSAGE, second, KEYS.publicKey.sign)) accepted += 1;
		expect(isSigned(MESSAGE, second, KEYS.publicKey)).toBe(false);
	}
	expect(accepted, 'tweetnacl alone accepts them').toBeGreaterThan(0);
});

test('S = L, and S = L − 1 of another message, do not fit', async () => {
	const L = Buffer.from('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010', 'hex');
	const lessOne = Buffer.from(L);
	lessOne[0]! -= 1;
	const R = (await sign(MESSAGE, KEYS)).slice(0, 32);
	for (const S of [L, lessOne, Buffer.alloc(32, 0xff)]) {
		expect(isSigned(MESSAGE, concat(R, S), KEYS.publicKey)).toBe(false);
	}
});

test('a public key is found anywhere in a message, broken over lines at any place, and quoted', () => {
	const { text } = KEYS.publicKey;
	fc.assert(
		fc.property(fc.integer({ min: 1, max: text.length - 1 }), fc.boolean(), (at, isQuoted) => {
			const line = isQuoted ? '\r\n> ' : '\n';
			const message = `Gladly, here it is:${line}${text.slice(0, at)}${line}${text.slice(at)}${line}See you`;
			expect(findPublicKey(message)?.text).toBe(text);
		}),
	);
	expect(findPublicKey(`I send peer-pub1 in a minute. ${text}. Soon`)?.text).toBe(text);
	expect(findPublicKey(`${text.slice(0, -1)} `)).toBeUndefined();
	const typo = text.slice(0, 50) + (text[50] === 'A' ? 'B' : 'A') + text.slice(51);
	expect(findPublicKey(typo)).toBeUndefined();
	expect(findPublicKey(`${typo}\n${text}`)?.text).toBe(text);
	expect(findPublicKey(spell(LOW_ORDER_BOX[0]!, KEYS.publicKey.sign))).toBeUndefined();
});
