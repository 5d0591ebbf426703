/** What the benchmark's page offers: the contenders, and opening in the facilitator's workers. */
import type { Job, WorkerMessage } from '../src/lib/ui/facilitate/opening-worker.ts';
import { prepare, type Contender, type Sealed } from './contenders.ts';

let contenders: readonly Contender[] = [];
let sealed: Sealed | undefined;

/** One new worker's share, and its end. */
function runWorker(job: Job): Promise<number> {
	const worker = new Worker('opening-worker.js', { type: 'module' });
	return new Promise<number>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
			if (data.kind === 'done') resolve(data.tally.responses);
			if (data.kind === 'failed') reject(new Error(data.message));
		};
		worker.onerror = (event) => {
			reject(new Error(event.message));
		};
		worker.postMessage(job);
	}).finally(() => {
		worker.terminate();
	});
}

const bench = {
	async prepare(envelopes: number): Promise<void> {
		({ contenders, sealed } = await prepare(envelopes));
	},
	seal: (who: number, count: number): Promise<void> => contenders[who]!.seal(count),
	open: (who: number, count: number): Promise<void> => contenders[who]!.open(count),
	whole: (who: number): Promise<string> => contenders[who]!.whole(),
	/** @returns How many were counted by all of them. */
	async workers(of: number): Promise<number> {
		const { definition, seed, file } = sealed!;
		const shares = Array.from({ length: of }, (_, index) =>
			runWorker({ definition, seed, files: [file], share: { index, of } }),
		);
		return (await Promise.all(shares)).reduce((sum, count) => sum + count, 0);
	},
	/** The yardstick: work that needs nothing but a core, in one worker or shared by several. */
	async arithmetic(of: number, products: number): Promise<void> {
		await Promise.all(
			Array.from({ length: of }, async () => {
				const worker = new Worker('arithmetic-worker.js', { type: 'module' });
				await new Promise((resolve) => {
					worker.onmessage = resolve;
					worker.postMessage(products / of);
				});
				worker.terminate();
			}),
		);
	},
};

export type Bench = typeof bench;

declare global {
	var bench: Bench;
}

globalThis.bench = bench;
