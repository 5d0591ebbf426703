/** Hands a keyholder's job to a worker, and can stop it. */
import { OpenError } from '../../survey/errors.ts';
import type { Job, Result, WorkerMessage } from './keyholder-worker.ts';

/**
 * Run one job.
 *
 * @throws {@link OpenError} with a sentence for the person, whatever class it had in the worker.
 * @throws The signal's reason if it is aborted; nothing is kept then.
 */
export function runJob(
	job: Job,
	onProgress: (done: number, total: number) => void,
	signal: AbortSignal,
): Promise<Result> {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const worker = new Worker(new URL('./keyholder-worker.ts', import.meta.url), {
			type: 'module',
		});
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
				onProgress(data.done, data.total);
				return;
			}
			finish();
			if (data.kind === 'done') resolve(data.result);
			else reject(data.isExpected ? new OpenError(data.message) : new Error(data.message));
		};
		worker.onerror = (event) => {
			finish();
			reject(new Error(event.message));
		};
		worker.postMessage(job);
	});
}
