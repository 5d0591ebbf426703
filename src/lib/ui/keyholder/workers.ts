/**
 * A keyholder's work on a large set, shared by as many workers as the device has cores. They belong to
 * the worker that asks: whoever stops that one stops them all.
 * @module
 */
import type { WorkOptions } from '../../survey/preparation.ts';
import { PreparationPool, type Done, type Thread } from '../../survey/preparation-pool.ts';
import { faultOf } from '../in-worker.ts';
import type { Start } from './preparation-worker.ts';

/** Below this many reports, starting workers takes longer than the work. */
const WORTH_SHARING = 256;
/** What is left to one thread keeps more from being of use. */
const MOST_WORKERS = 8;

function toThread(worker: Worker): Thread {
	return {
		send: (job) => {
			worker.postMessage(job);
		},
		listen: (onDone, onFault) => {
			worker.onmessage = ({ data }: MessageEvent<Done>) => {
				onDone(data);
			};
			worker.onerror = (event) => {
				onFault(faultOf(event));
			};
		},
	};
}

/**
 * Do a keyholder's work with the workers that are worth it for so many reports.
 *
 * @param work - Takes the options that bring the workers; they end with it.
 */
export async function withWorkers<T>(
	{ definition, seed }: Start,
	reports: number,
	work: (options: WorkOptions) => Promise<T>,
): Promise<T> {
	const size = Math.min(MOST_WORKERS, navigator.hardwareConcurrency);
	// Some browsers let only pages have workers.
	const isAble = typeof Worker !== 'undefined';
	if (reports < WORTH_SHARING || size < 2 || !isAble) return work({});
	const workers = Array.from(
		{ length: size },
		() => new Worker(new URL('./preparation-worker.ts', import.meta.url), { type: 'module' }),
	);
	for (const worker of workers) worker.postMessage({ definition, seed } satisfies Start);
	const pool = new PreparationPool(workers.map(toThread));
	try {
		return await work({ preparation: pool, width: pool.width });
	} finally {
		for (const worker of workers) worker.terminate();
	}
}
