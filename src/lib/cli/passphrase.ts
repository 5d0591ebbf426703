/**
 * Secrets from a person or a script: never from an argument, which every user of the machine can see.
 * @module
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './command.ts';

/** Where a passphrase comes from if nobody types it. */
const VARIABLE = 'ACADEMY_PASSPHRASE';

/** A key file is only as good as this. */
const LEAST_LENGTH = 12;

/** The content of a file, or of the standard input for `-`, without the end of its last line. */
export function readSecretFile(path: string): string {
	return readFileSync(path === '-' ? 0 : path, 'utf8').replace(/\r?\n$/, '');
}

/**
 * Ask at the terminal.
 *
 * @param isHidden - Whether what is typed is kept off the screen.
 *
 * @throws {@link UsageError} if there is no terminal, saying what to do without one.
 */
export async function ask(
	question: string,
	isHidden: boolean,
	instead: string,
	signal: AbortSignal,
): Promise<string> {
	if (!process.stdin.isTTY) throw new UsageError(instead);
	const silence = new Writable({
		write: (_chunk, _encoding, done) => {
			done();
		},
	});
	if (isHidden) process.stderr.write(question);
	const lines = createInterface({
		input: process.stdin,
		output: isHidden ? silence : process.stderr,
		terminal: true,
		historySize: 0,
	});
	try {
		const interrupted = new Promise<never>((_resolve, reject) => {
			lines.once('SIGINT', () => {
				process.emit('SIGINT');
			});
			lines.once('close', () => {
				reject(new UsageError('Nothing was typed.'));
			});
		});
		return await Promise.race([lines.question(isHidden ? '' : question, { signal }), interrupted]);
	} finally {
		lines.close();
		if (isHidden) process.stderr.write('\n');
	}
}

async function askPassphrase(question: string, signal: AbortSignal): Promise<string> {
	return ask(
		question,
		true,
		`There is no terminal to ask for the passphrase. Name a file with --passphrase-file (- is the standard input), or set ${VARIABLE}.`,
		signal,
	);
}

function given(file: string | undefined): string | undefined {
	return file === undefined ? process.env[VARIABLE] : readSecretFile(file);
}

/** The passphrase of a key file that exists. */
export async function readPassphrase(
	file: string | undefined,
	signal: AbortSignal,
): Promise<string> {
	return given(file) ?? (await askPassphrase('Passphrase: ', signal));
}

/**
 * A passphrase for a new key file; typed twice if it is typed.
 *
 * @throws {@link UsageError} if it is too short, or the two differ.
 */
export async function readNewPassphrase(
	file: string | undefined,
	signal: AbortSignal,
): Promise<string> {
	const fromElsewhere = given(file);
	const passphrase = fromElsewhere ?? (await askPassphrase('New passphrase: ', signal));
	if (passphrase.length < LEAST_LENGTH) {
		throw new UsageError(
			`The passphrase has ${passphrase.length} characters; ${LEAST_LENGTH} is the least. Four or five unrelated words are easy to remember.`,
		);
	}
	if (fromElsewhere === undefined && (await askPassphrase('Once more: ', signal)) !== passphrase) {
		throw new UsageError('The two passphrases differ. Run the command again.');
	}
	return passphrase;
}
