/**
 * A key file: a seed locked with a passphrase, as JSON. The lock is scrypt (RFC 7914), which makes
 * every guess cost 128 MiB of memory, and XSalsa20-Poly1305.
 *
 * Not protected: a short passphrase, from somebody who has the file and patience.
 * @module
 */
import { scryptAsync } from '@noble/hashes/scrypt.js';
import nacl from 'tweetnacl';
import { base64urlToBytes, bytesToBase64url, randomBytes, textToBytes } from './bytes.ts';
import { FormatError, OpenError } from './errors.ts';
import { parsePublicKey } from './keys.ts';
import { seedToKeys, SEED_LENGTH } from './seed.ts';

/** The cost of one guess: N × r × 128 bytes of memory. About half a second on a laptop. */
export const COST = { N: 2 ** 17, r: 8, p: 1 } as const;

/** What a file may ask of the machine that reads it: 512 MiB, some seconds. */
const MAX_N = 2 ** 19;
const MAX_FILE_LENGTH = 4096;

interface Cost {
	readonly N: number;
	readonly r: number;
	readonly p: number;
}

interface Options {
	/** Called with 0 to 1 while the passphrase is worked on. */
	readonly onProgress?: (done: number) => void;
	/** Only tests make cheaper files. */
	readonly cost?: Cost;
}

/** The same passphrase, however the keyboard composed its accents. */
async function stretch(
	passphrase: string,
	salt: Uint8Array,
	cost: Cost,
	onProgress?: (done: number) => void,
): Promise<Uint8Array> {
	return scryptAsync(textToBytes(passphrase.normalize('NFKC')), salt, {
		...cost,
		dkLen: nacl.secretbox.keyLength,
		...(onProgress && { onProgress }),
	});
}

/**
 * Lock a seed.
 *
 * @returns The text of a key file. It names the public key, so that a person can tell files apart.
 */
export async function lockKey(
	seed: Uint8Array,
	passphrase: string,
	{ onProgress, cost = COST }: Options = {},
): Promise<string> {
	const salt = randomBytes(16);
	const nonce = randomBytes(nacl.secretbox.nonceLength);
	const key = await stretch(passphrase, salt, cost, onProgress);
	const file = {
		format: 'peer-key-file',
		version: 1,
		publicKey: seedToKeys(seed).publicKey.text,
		kdf: { name: 'scrypt', N: cost.N, r: cost.r, p: cost.p, salt: bytesToBase64url(salt) },
		nonce: bytesToBase64url(nonce),
		box: bytesToBase64url(nacl.secretbox(seed, nonce, key)),
	};
	return `${JSON.stringify(file, null, '\t')}\n`;
}

interface KeyFile {
	readonly publicKey: string;
	readonly cost: Cost;
	readonly salt: Uint8Array;
	readonly nonce: Uint8Array;
	readonly box: Uint8Array;
}

/**
 * Read a key file without unlocking it.
 *
 * @throws {@link FormatError} if it is not one, or asks for more work than is reasonable.
 */
export function parseKeyFile(text: string): KeyFile {
	if (text.length > MAX_FILE_LENGTH) {
		throw new FormatError(
			'This file is too long to be a key file. Choose the file that ends in .key.json.',
		);
	}
	let file: Readonly<Record<string, unknown>> | null;
	try {
		file = JSON.parse(text) as typeof file;
	} catch (cause) {
		throw new FormatError(
			'This is not a key file: it is not JSON. Choose the file that ends in .key.json.',
			{ cause },
		);
	}
	if (file?.['format'] !== 'peer-key-file') {
		throw new FormatError('This is not a key file. Choose the file that ends in .key.json.');
	}
	if (file['version'] !== 1) {
		throw new FormatError(
			'This key file is of a version that is not known here. Update this site, then try again.',
		);
	}
	const kdf = (file['kdf'] ?? {}) as Record<string, unknown>;
	const { N, r, p } = kdf as { N: number; r: number; p: number };
	const isReasonable =
		kdf['name'] === 'scrypt' &&
		Number.isInteger(N) &&
		N >= 2 &&
		N <= MAX_N &&
		(N & (N - 1)) === 0 && // prettier-ignore
		r === 8 &&
		p === 1;
	if (!isReasonable) {
		throw new FormatError(
			'This key file asks for an unreasonable amount of work to unlock it: it was not made by this software, or was altered. Use your recovery words instead.',
		);
	}
	try {
		return {
			publicKey: parsePublicKey(parseString(file['publicKey'])).text,
			cost: { N, r, p },
			salt: parseBytes(kdf['salt'], 16),
			nonce: parseBytes(file['nonce'], nacl.secretbox.nonceLength),
			box: parseBytes(file['box'], SEED_LENGTH + nacl.secretbox.overheadLength),
		};
	} catch (cause) {
		throw new FormatError('This key file is damaged. Use a copy of it, or your recovery words.', {
			cause,
		});
	}
}

function parseString(value: unknown): string {
	if (typeof value !== 'string') throw new FormatError('This is not a text.');
	return value;
}

function parseBytes(value: unknown, length: number): Uint8Array {
	const bytes = base64urlToBytes(parseString(value));
	if (bytes.length !== length) throw new FormatError(`This has ${bytes.length} bytes.`);
	return bytes;
}

/**
 * Unlock a key file.
 *
 * @returns The seed.
 *
 * @throws {@link FormatError} as {@link parseKeyFile}.
 * @throws {@link OpenError} if the passphrase is not the one that it was locked with.
 */
export async function unlockKey(
	text: string,
	passphrase: string,
	{ onProgress }: Options = {},
): Promise<Uint8Array> {
	const { publicKey, cost, salt, nonce, box } = parseKeyFile(text);
	const seed = nacl.secretbox.open(box, nonce, await stretch(passphrase, salt, cost, onProgress));
	if (seed === null) {
		throw new OpenError(
			'The passphrase does not open this key file. Check capitals and spaces, or use your recovery words.',
		);
	}
	if (seedToKeys(seed).publicKey.text !== publicKey) {
		throw new FormatError(
			'This key file names another public key than the one inside it: it was altered.',
		);
	}
	return seed;
}
