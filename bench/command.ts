/** A command of `academy` in a process of its own, measured. */
import { spawnSync } from 'node:child_process';

/** What unlocks the keys of benchmarks. */
export const PASSPHRASE = 'only for this benchmark';

export interface Measured {
	readonly seconds: number;
	/** The largest resident set, in mebibytes. */
	readonly peak: number;
}

/** @throws `Error` if the command fails; the message is what it said. */
export function measureCommand(args: readonly string[]): Measured {
	const started = performance.now();
	const { status, stderr } = spawnSync(
		process.execPath,
		['--import', './bench/peak.ts', 'src/lib/cli/academy.ts', ...args],
		{
			encoding: 'utf8',
			env: { ...process.env, ACADEMY_PASSPHRASE: PASSPHRASE },
			// A release of many responses goes to the standard output.
			stdio: ['ignore', 'ignore', 'pipe'],
		},
	);
	const peak = /peak: (\d+) KiB/.exec(stderr)?.[1];
	if (status !== 0 || peak === undefined) throw new Error(stderr);
	return { seconds: (performance.now() - started) / 1000, peak: Number(peak) / 1024 };
}
