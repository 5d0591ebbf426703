/**
 * A keyholder's work on as many threads as the machine has cores.
 * @module
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Definition } from '../survey/definition.ts';
import type { SecretKey } from '../survey/keys.ts';
import type { Finished, Preparation, WorkOptions } from '../survey/preparation.ts';
import type { Job, Start } from './preparation-worker.ts';

/** Below this many reports, starting threads takes longer than the work. */
const WORTH_SHARING = 256;
const MOST_WORKERS = 8;

interface Waiting {
	readonly resolve: (result: never) => void;
	readonly reject: (error: Error) => void;
}

export class PreparationPool implements Preparation, Disposable {
	readonly #workers: readonly Worker[];
	readonly #waiting = new Map<number, Waiting>();
	#next = 0;

	constructor(start: Start, size: number) {
		this.#workers = Array.from({ length: size }, () => {
			const worker = new Worker(new URL('./preparation-worker.ts', import.meta.url), {
				workerData: start,
			});
			worker.on('message', ({ number, result }: { number: number; result: never }) => {
				this.#waiting.get(number)!.resolve(result);
				this.#waiting.delete(number);
			});
			worker.on('error', (error) => {
				for (const { reject } of this.#waiting.values()) reject(error as Error);
			});
			return worker;
		});
	}

	begin(envelopes: readonly Uint8Array[]): Promise<(Uint8Array | null)[]> {
		return this.#send({ envelopes });
	}

	finish(
		envelopes: readonly Uint8Array[],
		others: readonly (Uint8Array | null)[],
	): Promise<Finished> {
		return this.#send({ envelopes, others });
	}

	[Symbol.dispose](): void {
		for (const worker of this.#workers) void worker.terminate();
	}

	#send<T>(job: Omit<Job, 'number'>): Promise<T> {
		const number = this.#next;
		this.#next += 1;
		return new Promise((resolve, reject) => {
			this.#waiting.set(number, { resolve, reject });
			this.#workers[number % this.#workers.length]!.postMessage({ number, ...job });
		});
	}
}

/**
 * Do a keyholder's work with the threads that are worth it for so many reports.
 *
 * @param work - Takes the options that bring the threads; they end with it.
 */
export async function withThreads<T>(
	definition: Definition,
	key: SecretKey,
	reports: number,
	work: (options: WorkOptions) => Promise<T>,
): Promise<T> {
	const size = Math.min(MOST_WORKERS, availableParallelism());
	if (reports < WORTH_SHARING || size === 1) return work({});
	using pool = new PreparationPool({ definition, key }, size);
	return await work({ preparation: pool, width: 2 * size });
}
