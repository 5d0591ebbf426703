#!/usr/bin/env node
/** `npx academy`: keys, sealing, opening, the mailbox and photos from a terminal. */
import { readFileSync } from 'node:fs';
import { FormatError, MailboxError, OpenError } from '../survey/errors.ts';
import { EXIT, say, UsageError, type Command } from './command.ts';

/** Each is loaded when it is called: `--help` need not wait for a server or a database. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
	keygen: async () => (await import('./keygen.ts')).keygen,
	recover: async () => (await import('./recover.ts')).recover,
	survey: async () => (await import('./survey.ts')).survey,
	seal: async () => (await import('./seal.ts')).seal,
	open: async () => (await import('./open.ts')).open,
	request: async () => (await import('./request.ts')).request,
	approve: async () => (await import('./approve.ts')).approve,
	mailbox: async () => (await import('./mailbox.ts')).mailbox,
	photos: async () => (await import('./photos.ts')).photos,
};

async function printHelp(): Promise<void> {
	const lines = await Promise.all(
		Object.entries(COMMANDS).map(
			async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).summary}`,
		),
	);
	process.stdout.write(`Usage: academy COMMAND [OPTIONS]

${lines.join('\n')}

academy COMMAND --help says more. Results go to the standard output, all else to the standard error.
Exit codes: 0 done, 1 failed, 2 not understood, 3 done but something was left out, 4 refused by the
privacy rules, 130 stopped by Ctrl-C.
`);
}

function version(): string {
	const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
	return (JSON.parse(manifest) as { readonly version: string }).version;
}

/** What went wrong, in the words of whoever found it; the stack only where the program is at fault. */
function explain(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const isExpected =
		error instanceof FormatError ||
		error instanceof OpenError ||
		error instanceof MailboxError ||
		error instanceof RangeError;
	if (isExpected) return error.message;
	const { code, path } = error as NodeJS.ErrnoException;
	const reasons: Readonly<Record<string, string>> = {
		ENOENT: 'There is no such file or folder',
		EEXIST: 'This is there already, and is not overwritten; choose another name',
		EACCES: 'This may not be read or written by you',
		EISDIR: 'This is a folder, where a file is needed',
		ENOTDIR: 'A part of this path is a file, where a folder is needed',
		ENOSPC: 'The disk is full; make room, then run the command again',
	};
	const reason = code === undefined ? undefined : reasons[code];
	if (reason !== undefined) return path === undefined ? `${reason}.` : `${reason}: ${path}`;
	// An error that was made to be read has no code of the system's.
	return code === undefined && error.name === 'Error'
		? error.message
		: (error.stack ?? error.message);
}

async function main(args: readonly string[]): Promise<number> {
	const interruption = new AbortController();
	process.once('SIGINT', () => {
		interruption.abort();
	});
	process.once('SIGTERM', () => {
		interruption.abort();
	});
	// Whoever reads the output has had enough, as `head` has.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed);
	});

	const [name, ...rest] = args;
	if (name === '--version') {
		process.stdout.write(`${version()}\n`);
		return EXIT.done;
	}
	if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
		await printHelp();
		return name === undefined ? EXIT.usage : EXIT.done;
	}
	if (!Object.hasOwn(COMMANDS, name)) {
		say(`academy has no command “${name.slice(0, 40)}”. academy --help lists them.`);
		return EXIT.usage;
	}
	const command = await COMMANDS[name]!();
	if (rest.includes('--help') || rest.includes('-h')) {
		process.stdout.write(command.help);
		return EXIT.done;
	}
	try {
		return await command.run(rest, interruption.signal);
	} catch (error) {
		if (interruption.signal.aborted) {
			say('Stopped. What was half written is removed.');
			return EXIT.interrupted;
		}
		if (error instanceof UsageError) {
			say(`${error.message}\nacademy ${name} --help says how it is used.`);
			return EXIT.usage;
		}
		say(explain(error));
		return EXIT.failed;
	}
}

process.exitCode = await main(process.argv.slice(2));
