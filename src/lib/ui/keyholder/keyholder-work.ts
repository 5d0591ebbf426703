/** Hands a keyholder's job to a worker, and can stop it. */
import { runInWorker } from '../in-worker.ts';
import type { Job, Result } from './keyholder-worker.ts';

/**
 * Run one job.
 *
 * @throws what {@link runInWorker} throws.
 */
export function runJob(
	job: Job,
	onProgress: (done: number, total: number) => void,
	signal: AbortSignal,
): Promise<Result> {
	return runInWorker(
		() => new Worker(new URL('./keyholder-worker.ts', import.meta.url), { type: 'module' }),
		job,
		onProgress,
		signal,
	);
}
