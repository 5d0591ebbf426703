import { scryptSync } from 'node:crypto';
import nacl from 'tweetnacl';
import { expect, test, vi } from 'vitest';
import { base64urlToBytes } from '../../src/lib/survey/bytes.ts';
import { FormatError, OpenError } from '../../src/lib/survey/errors.ts';
import { COST, lockKey, parseKeyFile, unlockKey } from '../../src/lib/survey/key-file.ts';
import { KEYS, OTHER_KEYS, SEED } from './sample.ts';

const cost = { N: 2, r: 8, p: 1 };
const PASSPHRASE = 'granite lantern sparrow';
const TEXT = await lockKey(SEED, PASSPHRASE, { cost });

interface Written {
	publicKey: string;
	kdf: Record<string, unknown>;
	nonce: string;
	box: string;
}
const read = (): Written => JSON.parse(TEXT) as Written;

/** The file with one place changed. */
function changed(name: string, value: unknown): string {
	const file = read() as unknown as Record<string, unknown>;
	const [group, field] = name.split('.') as [string, string | undefined];
	if (field === undefined) file[group] = value;
	else file[group] = { ...(file[group] as object), [field]: value };
	return JSON.stringify(file);
}

test('unlocking inverts locking, at the cost that every real file has', async () => {
	const progress = vi.fn<(done: number) => void>();
	const text = await lockKey(SEED, PASSPHRASE);
	expect(JSON.parse(text)).toMatchObject({
		format: 'peer-key-file',
		version: 1,
		publicKey: KEYS.publicKey.text,
		kdf: { name: 'scrypt', N: 131072, r: 8, p: 1 },
	});
	expect(COST.N * COST.r * 128).toBe(128 * 1024 * 1024);
	expect(await unlockKey(text, PASSPHRASE, { onProgress: progress })).toEqual(SEED);
	expect(progress).toHaveBeenLastCalledWith(1);
});

test('a key file opens with Node’s own scrypt and any NaCl', () => {
	const { kdf, nonce, box } = read();
	const key = scryptSync(PASSPHRASE, base64urlToBytes(kdf['salt'] as string), 32, cost);
	expect(nacl.secretbox.open(base64urlToBytes(box), base64urlToBytes(nonce), key)).toEqual(SEED);
});

test('two files of the same key have nothing in common but its public half', async () => {
	const other = JSON.parse(await lockKey(SEED, PASSPHRASE, { cost })) as Written;
	expect(other.publicKey).toBe(read().publicKey);
	expect(other.kdf['salt']).not.toBe(read().kdf['salt']);
	expect(other.nonce).not.toBe(read().nonce);
	expect(other.box).not.toBe(read().box);
});

test.each(['granite lantern sparro', 'Granite lantern sparrow', 'granite lantern sparrow ', ''])(
	'the wrong passphrase “%s” is refused, and says what to look at',
	async (passphrase) => {
		const unlocked = unlockKey(TEXT, passphrase);
		await expect(unlocked).rejects.toThrow(OpenError);
		await expect(unlocked).rejects.toThrow(
			/passphrase does not open this key file. Check capitals/,
		);
		await expect(unlocked).rejects.not.toThrow(new RegExp(passphrase || 'nothing'));
	},
);

test.each([
	['with accents composed or not', 'cañón', 'can\u0303o\u0301n'],
	['in wide letters, as a Japanese keyboard makes them', 'ｇｒａｎｉｔｅ', 'granite'],
	['with a space that does not break', 'granite\u00a0lantern', 'granite lantern'],
	['with a ligature', 'ﬁnd', 'find'],
])('the same passphrase %s opens the file', async (_, locked, typed) => {
	expect(await unlockKey(await lockKey(SEED, locked, { cost }), typed)).toEqual(SEED);
	expect(await unlockKey(await lockKey(SEED, typed, { cost }), locked)).toEqual(SEED);
});

test.each<[string, unknown]>([
	['kdf.N', 2 ** 20],
	['kdf.N', 2 ** 30],
	['kdf.N', 2 ** 31],
	['kdf.N', 2 ** 40],
	['kdf.N', Number.MAX_SAFE_INTEGER],
	['kdf.N', 1],
	['kdf.N', 0],
	['kdf.N', -2],
	['kdf.N', 3],
	['kdf.N', 2.5],
	['kdf.N', '131072'],
	['kdf.N', null],
	['kdf.N', [131072]],
	['kdf.r', 16],
	['kdf.r', 2 ** 30],
	['kdf.r', 0],
	['kdf.r', '8'],
	['kdf.p', 2],
	['kdf.p', 2 ** 30],
	['kdf.p', 0],
	['kdf.name', 'pbkdf2'],
	['kdf.name', 'constructor'],
	['kdf.name', undefined],
	['kdf', undefined],
	['kdf', null],
	['kdf', 5],
	['kdf', 'scrypt'],
	['kdf', []],
])('a key file with %s of %j is refused before any work', async (name, value) => {
	const onProgress = vi.fn<(done: number) => void>();
	const unlocked = unlockKey(changed(name, value), PASSPHRASE, { onProgress });
	await expect(unlocked).rejects.toThrow(FormatError);
	await expect(unlocked).rejects.toThrow(/unreasonable amount of work .* Use your recovery words/);
	expect(onProgress).not.toHaveBeenCalled();
});

test('the costliest file that is taken asks for half a gigabyte', () => {
	expect(parseKeyFile(changed('kdf.N', 2 ** 19)).cost.N * 8 * 128).toBe(512 * 1024 * 1024);
});

test.each<[string, unknown]>([
	['kdf.salt', ''],
	['kdf.salt', 'AAAA'],
	['kdf.salt', 5],
	['kdf.salt', undefined],
	['nonce', `${read().nonce}AAAA`],
	['nonce', read().nonce.slice(1)],
	['nonce', null],
	['box', read().box.slice(0, -1)],
	['box', `${read().box} `],
	['box', {}],
	['publicKey', undefined],
	['publicKey', 5],
	['publicKey', KEYS.publicKey.text.slice(0, -1)],
	['publicKey', { toString: 1, valueOf: 1 }],
	['publicKey', []],
])('a key file with %s of %j is damaged', (name, value) => {
	const parse = (): unknown => parseKeyFile(changed(name, value));
	expect(parse).toThrow(FormatError);
	expect(parse).toThrow(/key file is damaged. Use a copy of it, or your recovery words/);
});

test.each([
	['{"format":"peer-survey"}', /This is not a key file. Choose the file that ends in .key.json/],
	['null', /This is not a key file/],
	['"peer-key-file"', /This is not a key file/],
	['5', /This is not a key file/],
	['[]', /This is not a key file/],
	['{"__proto__":{"format":"peer-key-file"}}', /This is not a key file/],
	['', /it is not JSON/],
	[TEXT.slice(0, -3), /it is not JSON/],
	['['.repeat(4000), /it is not JSON/],
	['['.repeat(2000) + ']'.repeat(2000), /This is not a key file/],
	[TEXT + ' '.repeat(4096), /too long to be a key file/],
	[changed('version', 2), /version that is not known here. Update this site/],
	[changed('version', undefined), /version that is not known here/],
])('refuses a file that is no key file (%#), and says which to choose', (text, reason) => {
	expect(() => parseKeyFile(text)).toThrow(FormatError);
	expect(() => parseKeyFile(text)).toThrow(reason);
});

test('a key file with any bit of its box, nonce or salt changed does not open', async () => {
	for (const name of ['box', 'nonce', 'kdf.salt']) {
		const file = read();
		const text = name === 'kdf.salt' ? (file.kdf['salt'] as string) : file[name as 'box' | 'nonce'];
		const bytes = base64urlToBytes(text);
		for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
			const flipped = Buffer.from(bytes);
			flipped[bit >> 3]! ^= 1 << (bit & 7);
			await expect(
				unlockKey(changed(name, flipped.toString('base64url')), PASSPHRASE),
			).rejects.toThrow(/passphrase does not open/);
		}
	}
});

test('a key file that names another public key was altered, and says so', async () => {
	const text = changed('publicKey', OTHER_KEYS.publicKey.text);
	await expect(unlockKey(text, PASSPHRASE)).rejects.toThrow(FormatError);
	await expect(unlockKey(text, PASSPHRASE)).rejects.toThrow(/another public key .* it was altered/);
});
