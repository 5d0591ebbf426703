import { afterEach, expect, test, vi } from 'vitest';
import { native, portable } from '../../src/lib/survey/agreement.ts';
import { bytesToHex } from '../../src/lib/survey/bytes.ts';
import { OpenError } from '../../src/lib/survey/errors.ts';
import { LOW_ORDER_BOX } from './low-order.ts';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'));

afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	vi.resetModules();
});

const BOTH = [
	['native', native],
	['portable', portable],
] as const;

/** RFC 7748, section 5.2: secret, public key, what both share. */
const VECTORS = [
	[
		'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
		'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
		'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
	],
	[
		'4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
		'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
		'95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
	],
] as const;

for (const [name, agreement] of BOTH) {
	test.each(VECTORS)(`${name}: agrees as RFC 7748 says`, async (secret, publicKey, shared) => {
		const loaded = await agreement.load(hex(secret));
		expect(bytesToHex(await agreement.agree(loaded, hex(publicKey)))).toBe(shared);
	});

	test(`${name}: both sides share the same`, async () => {
		const [one, other] = [await agreement.generate(), await agreement.generate()];
		const shared = await agreement.agree(one.secret, other.publicKey);
		expect(await agreement.agree(other.secret, one.publicKey)).toEqual(shared);
		expect(one.publicKey).not.toEqual(other.publicKey);
	});

	test.each(LOW_ORDER_BOX.map(bytesToHex))(
		`${name}: refuses the public key %s, which protects nothing`,
		async (publicKey) => {
			const { secret } = await agreement.generate();
			const agreed = agreement.agree(secret, hex(publicKey));
			await expect(agreed).rejects.toThrow(OpenError);
			await expect(agreed).rejects.toThrow(/a key that protects nothing/);
		},
	);
}

test('native and portable share the same with any key of the other', async () => {
	for (let round = 0; round < 10; round += 1) {
		const [one, other] = [await native.generate(), await portable.generate()];
		expect(await native.agree(one.secret, other.publicKey)).toEqual(
			await portable.agree(other.secret, one.publicKey),
		);
	}
});

test('refuses a shared secret of zeros where the browser hands it over', async () => {
	vi.spyOn(crypto.subtle, 'deriveBits').mockResolvedValue(new ArrayBuffer(32));
	const { secret, publicKey } = await native.generate();
	await expect(native.agree(secret, publicKey)).rejects.toThrow(/a key that protects nothing/);
});

test('a secret in native use cannot be read back', async () => {
	const { secret } = await native.generate();
	const loaded = await native.load(new Uint8Array(32).fill(1));
	for (const key of [secret, loaded] as CryptoKey[]) {
		expect(key.extractable).toBe(false);
		await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
	}
});

/** The module anew, as a browser loads it, in the browser that the test describes. */
const loadAnew = () => import('../../src/lib/survey/agreement.ts');

test('takes the native one where all of it works', async () => {
	const { fastest, native: here } = await loadAnew();
	expect(await fastest()).toBe(here);
});

test.each(['generateKey', 'exportKey', 'importKey', 'deriveBits'] as const)(
	'takes the portable one where %s does not know X25519',
	async (name) => {
		vi.spyOn(crypto.subtle, name).mockRejectedValue(new DOMException('', 'NotSupportedError'));
		const { fastest, portable: here } = await loadAnew();
		expect(await fastest()).toBe(here);
	},
);

test('takes the portable one on a page without a secure connection, which has no WebCrypto', async () => {
	const real = crypto;
	vi.stubGlobal('crypto', {
		getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => real.getRandomValues(bytes),
	});
	const { fastest, portable: here } = await loadAnew();
	expect(await fastest()).toBe(here);
	expect((await here.generate()).publicKey).toHaveLength(32);
});

test('makes no key at all where there is no random source', async () => {
	vi.stubGlobal('crypto', undefined);
	const { fastest } = await loadAnew();
	const chosen = await fastest();
	await expect((async () => chosen.generate())()).rejects.toThrow(/no secure random source/);
});
