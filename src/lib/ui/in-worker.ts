/** One job off the page's thread: handed to a worker, told of, stopped; and the worker's end of it. */
import { FormatError, OpenError } from '../survey/errors.ts';

/** Told how far a job is: how many are done, and of how many where that is known. */
export type Tell = (...counts: number[]) => void;

type Message<R> =
	| { readonly kind: 'progress'; readonly counts: readonly number[] }
	| { readonly kind: 'failed'; readonly message: string; readonly isExpected: boolean }
	| { readonly kind: 'done'; readonly result: R };

/** What a worker's error event means: an error in it, or that the worker itself did not load. */
export function faultOf(event: Event): Error {
	return event instanceof ErrorEvent
		? new Error(event.message)
		: new OpenError(
				'A part of this page did not load. Check the network, then load the page again.',
			);
}

/**
 * Run one job in a worker of its own.
 *
 * @param transfer - What of the job is handed over, and not copied.
 *
 * @throws {@link OpenError} with a sentence for the person, whatever class it had in the worker.
 * @throws The signal's reason if it is aborted; nothing is kept then.
 */
export function runInWorker<R>(
	start: () => Worker,
	job: unknown,
	onProgress: Tell,
	signal: AbortSignal,
	transfer: readonly Transferable[] = [],
): Promise<R> {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const worker = start();
		const finish = (): void => {
			worker.terminate();
			signal.removeEventListener('abort', abort);
		};
		const abort = (): void => {
			finish();
			reject(signal.reason as Error);
		};
		signal.addEventListener('abort', abort);
		worker.onmessage = ({ data }: MessageEvent<Message<R>>) => {
			if (data.kind === 'progress') {
				onProgress(...data.counts);
				return;
			}
			finish();
			if (data.kind === 'done') resolve(data.result);
			else reject(data.isExpected ? new OpenError(data.message) : new Error(data.message));
		};
		worker.onerror = (event) => {
			finish();
			reject(faultOf(event));
		};
		try {
			worker.postMessage(job, [...transfer]);
		} catch (error) {
			finish();
			throw error;
		}
	});
}

/** In a worker: do the job that {@link runInWorker} hands over. */
export function takeJob<R>(work: (job: never, tell: Tell) => Promise<R>): void {
	const send = (message: Message<R>): void => {
		postMessage(message);
	};
	onmessage = ({ data }: MessageEvent<unknown>) => {
		const tell: Tell = (...counts) => {
			send({ kind: 'progress', counts });
		};
		work(data as never, tell).then(
			(result) => {
				send({ kind: 'done', result });
			},
			(error: unknown) => {
				send({
					kind: 'failed',
					message: error instanceof Error ? error.message : String(error),
					isExpected: error instanceof FormatError || error instanceof OpenError,
				});
			},
		);
	};
}
