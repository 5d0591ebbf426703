/**
 * Opens envelopes with as many workers as the machine has cores to spare: the first reads the files
 * and deals to the others.
 * @module
 */
import { concat } from '../../survey/bytes.ts';
import type { Definition } from '../../survey/definition.ts';
import type { Rejected } from '../../survey/errors.ts';
import { Fingerprints } from '../../survey/fingerprints.ts';
import type { SecretKey } from '../../survey/keys.ts';
import { addTally, emptyTally, type Tally } from '../../survey/tally.ts';
import { runInWorker } from '../in-worker.ts';
import type { Job, OpenedHere } from './opening-worker.ts';

export interface OpenedAll {
	readonly tally: Tally;
	readonly rejected: readonly Rejected[];
	readonly duplicates: number;
	readonly fingerprints: Fingerprints;
}

/** More do not help: there is one that reads. */
const MOST_WORKERS = 4;
/** Below this many bytes a second worker costs more than it brings. */
const WORTH_SHARING = 2_000_000;

/** How many workers files are worth on this machine. */
function workersFor(files: readonly File[]): number {
	const size = files.reduce((sum, file) => sum + file.size, 0);
	return size < WORTH_SHARING
		? 1
		: Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency));
}

/**
 * Open all envelopes in files.
 *
 * @param onSeen - Called with how many were looked at so far.
 *
 * @throws The signal's reason if it is aborted; nothing is kept then.
 */
export async function openFiles(
	definition: Definition,
	key: SecretKey,
	files: readonly File[],
	onSeen: (seen: number) => void,
	signal: AbortSignal,
	workers = workersFor(files),
): Promise<OpenedAll> {
	const channels = Array.from({ length: workers - 1 }, () => new MessageChannel());
	const others = channels.map(({ port1 }) => port1);
	const jobs: readonly (readonly [Job, readonly MessagePort[]])[] = [
		[{ definition, key, files, others }, others],
		...channels.map(({ port2 }) => [{ definition, key, dealer: port2 }, [port2]] as const),
	];
	const seen = jobs.map(() => 0);
	// One that fails leaves others waiting for it.
	const failure = new AbortController();
	const either = AbortSignal.any([signal, failure.signal]);
	const results = await Promise.all(
		jobs.map(([job, transfer], index) =>
			runInWorker<OpenedHere>(
				() => new Worker(new URL('./opening-worker.ts', import.meta.url), { type: 'module' }),
				job,
				(count: number) => {
					seen[index] = count;
					onSeen(seen.reduce((sum, each) => sum + each, 0));
				},
				either,
				transfer,
			),
		),
	).catch((error: unknown) => {
		failure.abort();
		throw error;
	});
	const tally = emptyTally(definition);
	for (const result of results) addTally(tally, result.tally);
	return {
		tally,
		fingerprints: Fingerprints.fromBytes(concat(...results.map((result) => result.fingerprints))),
		rejected: results
			.flatMap(({ rejected }) => rejected)
			.sort((a, b) => a.source.localeCompare(b.source) || a.position - b.position),
		duplicates: results.reduce((sum, { duplicates }) => sum + duplicates, 0),
	};
}
