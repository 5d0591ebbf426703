/** What the page of the benchmark of two keyholders offers. */
import { PreparationPool, type Done, type Thread } from '../src/lib/survey/preparation-pool.ts';
import type { Start } from './keyholders-worker.ts';
import { alone, TwoKeyholders, type Opening, type Share } from './two-keyholders.ts';

const both = await TwoKeyholders.create();

/** With some workers, which start anew for each step. */
const withWorkers =
	(count: number): Share =>
	async (definition, who, work) => {
		const workers = Array.from({ length: count }, () => {
			const worker = new Worker('keyholders-worker.js', { type: 'module' });
			worker.postMessage({ definition, who } satisfies Start);
			return worker;
		});
		const pool = new PreparationPool(
			workers.map((worker): Thread => ({
				send: (job) => {
					worker.postMessage(job);
				},
				listen: (onDone, onFault) => {
					worker.onmessage = ({ data }: MessageEvent<Done>) => {
						onDone(data);
					};
					worker.onerror = (event) => {
						onFault(new Error(event.message));
					};
				},
			})),
		);
		try {
			await work({ preparation: pool, width: pool.width });
		} finally {
			for (const worker of workers) worker.terminate();
		}
	};

const twoKeyholders = {
	seal: (count: number): Promise<void> => both.seal(count),
	open: (workers: number): Promise<Opening> =>
		both.open(workers === 0 ? alone : withWorkers(workers)),
};

declare global {
	var twoKeyholders: TwoKeyholdersBench;
}
export type TwoKeyholdersBench = typeof twoKeyholders;

globalThis.twoKeyholders = twoKeyholders;
