/**
 * Key files on disk.
 * @module
 */
import { readFile, writeFile } from 'node:fs/promises';
import { lockKey, unlockKey } from '../survey/key-file.ts';
import { type SecretKey } from '../survey/keys.ts';
import { seedToKeys } from '../survey/seed.ts';
import { say } from './command.ts';
import { requireNew } from './output.ts';
import { readNewPassphrase, readPassphrase } from './passphrase.ts';

/**
 * Lock a seed into a new file that only its owner may read.
 *
 * @throws if the file is there already: a key is never overwritten.
 */
export async function writeKeyFile(
	seed: Uint8Array,
	path: string,
	passphraseFile: string | undefined,
	signal: AbortSignal,
): Promise<void> {
	requireNew(path);
	const file = await lockKey(seed, await readNewPassphrase(passphraseFile, signal));
	signal.throwIfAborted();
	await writeFile(path, file, { flag: 'wx', mode: 0o600, flush: true });
	process.stdout.write(`${seedToKeys(seed).publicKey.text}\n`);
	say(`The key file is ${path}. Above is its public key, which goes into surveys.`);
}

/** Unlock a key file with a passphrase from a file, the environment, or a person. */
export async function readKey(
	path: string,
	passphraseFile: string | undefined,
	signal: AbortSignal,
): Promise<SecretKey> {
	const text = await readFile(path, 'utf8');
	return seedToKeys(await unlockKey(text, await readPassphrase(passphraseFile, signal)));
}
