/**
 * What every command has in common: its exit codes, how it reads its arguments, how it is stopped.
 * @module
 */
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What a script finds in `$?`. docs/command-line.md says the same. */
export const EXIT = {
	done: 0,
	/** Nothing was made: a file is missing, damaged, or for another key. */
	failed: 1,
	/** The command was not understood. */
	usage: 2,
	/** Done, but something was left out, and said which and why. */
	rejected: 3,
	/** The privacy rules allow nothing to be shown. */
	refused: 4,
	/** Ctrl-C. */
	interrupted: 130,
} as const;

export interface Command {
	/** One line. */
	readonly summary: string;
	/** What `--help` prints. */
	readonly help: string;
	/**
	 * @param signal - Aborted by Ctrl-C; what was half written is then removed.
	 *
	 * @returns One of {@link EXIT}.
	 */
	readonly run: (args: readonly string[], signal: AbortSignal) => Promise<number>;
}

/** The command was not understood: the message says what is missing or wrong. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * Read a command's arguments.
 *
 * @throws {@link UsageError} if one is not known, or lacks its value.
 */
export function readArguments<T extends Options>(
	args: readonly string[],
	options: T,
): ReturnType<
	typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>
> {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
	} catch (cause) {
		throw new UsageError((cause as Error).message, { cause });
	}
}

/** @throws {@link UsageError} if an option that must be there is not. */
export function requireOption(value: string | undefined, name: string): string {
	if (value === undefined || value === '') {
		throw new UsageError(`--${name} is missing.`);
	}
	return value;
}

/** Say something that is not the result: results go to stdout, everything else here. */
export function say(message: string): void {
	process.stderr.write(`${message}\n`);
}
