/** What the benchmark's page offers: the contenders, and opening in the facilitator's workers. */
import { openFiles } from '../src/lib/ui/facilitate/opening.ts';
import { prepare, type Contender, type Sealed } from './contenders.ts';

let contenders: readonly Contender[] = [];
let sealed: Sealed | undefined;

const bench = {
	async prepare(envelopes: number): Promise<void> {
		({ contenders, sealed } = await prepare(envelopes));
	},
	seal: (who: number, count: number): Promise<void> => contenders[who]!.seal(count),
	open: (who: number, count: number): Promise<void> => contenders[who]!.open(count),
	whole: (who: number): Promise<string> => contenders[who]!.whole(),
	/** @returns How many were counted by all of them. */
	async workers(of: number): Promise<number> {
		const { definition, key, file } = sealed!;
		const signal = new AbortController().signal;
		const { tally } = await openFiles(definition, key, [file], () => undefined, signal, of);
		return tally.responses;
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
