/**
 * Opens envelopes with as many workers as the machine has cores to spare. Each reads every file and
 * opens its share, so that nothing has to be passed between them.
 * @module
 */
import { concat } from '../../survey/bytes.ts';
import type { Definition } from '../../survey/definition.ts';
import type { Rejected } from '../../survey/errors.ts';
import { Fingerprints } from '../../survey/fingerprints.ts';
import { addTally, emptyTally, type Tally } from '../../survey/tally.ts';
import type { Job, WorkerMessage } from './opening-worker.ts';

export interface OpenedAll {
	readonly tally: Tally;
	readonly rejected: readonly Rejected[];
	readonly duplicates: number;
	readonly fingerprints: Fingerprints;
}

/** More do not help: reading the files is done by each. */
const MOST_WORKERS = 4;
/** Below this many bytes a second worker costs more than it brings. */
const WORTH_SHARING = 2_000_000;

type Done = Extract<WorkerMessage, { kind: 'done' }>;

function runWorker(job: Job, onSeen: (seen: number) => void, signal: AbortSignal): Promise<Done> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./opening-worker.ts', import.meta.url), { type: 'module' });
		const finish = (): void => {
			worker.terminate();
			signal.removeEventListener('abort', abort);
		};
		const abort = (): void => {
			finish();
			reject(signal.reason as Error);
		};
		signal.addEventListener('abort', abort);
		worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
			if (data.kind === 'progress') {
				onSeen(data.seen);
				return;
			}
			finish();
			if (data.kind === 'done') resolve(data);
			else reject(new Error(data.message));
		};
		worker.onerror = (event) => {
			finish();
			reject(new Error(event.message));
		};
		worker.postMessage(job);
	});
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
	seed: Uint8Array,
	files: readonly File[],
	onSeen: (seen: number) => void,
	signal: AbortSignal,
): Promise<OpenedAll> {
	const size = files.reduce((sum, file) => sum + file.size, 0);
	const workers =
		size < WORTH_SHARING ? 1 : Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency));
	const seen = new Array<number>(workers).fill(0);
	const results = await Promise.all(
		seen.map((_, index) =>
			runWorker(
				{ definition, seed, files, share: { index, of: workers } },
				(count) => {
					seen[index] = count;
					onSeen(seen.reduce((sum, each) => sum + each, 0));
				},
				signal,
			),
		),
	);
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
