/**
 * A keyholder's work on as many threads as the machine has cores.
 * @module
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { KeyholderAtWork, WorkOptions } from '../survey/preparation.ts';
import { PreparationPool, type Done } from '../survey/preparation-pool.ts';
import type { Start } from './preparation-thread.ts';

/** Below this many reports, starting threads takes longer than the work. */
const WORTH_SHARING = 256;
const MOST_THREADS = 8;
/** What a batch leaves behind is thrown away soon: more room for it takes memory and saves no time. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 };

/**
 * Do a keyholder's work with the threads that are worth it for so many reports.
 *
 * @param work - Takes the options that bring the threads; they end with it.
 */
export async function withThreads<T>(
	{ definition, key }: KeyholderAtWork,
	reports: number,
	work: (options: WorkOptions) => Promise<T>,
): Promise<T> {
	const size = Math.min(MOST_THREADS, availableParallelism());
	if (reports < WORTH_SHARING || size === 1) return work({});
	const workerData: Start = { definition, key };
	const url = new URL('./preparation-thread.ts', import.meta.url);
	const workers = Array.from(
		{ length: size },
		() => new Worker(url, { workerData, resourceLimits }),
	);
	const pool = new PreparationPool(
		workers.map((worker) => ({
			send: (job) => {
				worker.postMessage(job);
			},
			listen: (onDone, onFault) => {
				worker.on('message', (done: Done) => {
					onDone(done);
				});
				worker.on('error', (fault) => {
					onFault(fault as Error);
				});
			},
		})),
	);
	try {
		return await work({ preparation: pool, width: pool.width });
	} finally {
		await Promise.all(workers.map((worker) => worker.terminate()));
	}
}
