/** One thread's half of `preparation-pool.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Definition } from '../survey/definition.ts';
import type { SecretKey } from '../survey/keys.ts';
import { loadKeyholder, prepareHere } from '../survey/preparation.ts';

export interface Job {
	readonly number: number;
	readonly envelopes: readonly Uint8Array[];
	/** Absent to begin; there to finish. */
	readonly others?: readonly (Uint8Array | null)[];
}

export interface Start {
	readonly definition: Definition;
	readonly key: SecretKey;
}

const { definition, key } = workerData as Start;
const loaded = loadKeyholder(definition, key).then(prepareHere);

async function work({ number, envelopes, others }: Job): Promise<void> {
	const preparation = await loaded;
	const result =
		others === undefined
			? await preparation.begin(envelopes)
			: await preparation.finish(envelopes, others);
	parentPort!.postMessage({ number, result });
}

parentPort!.on('message', (job: Job) => void work(job));
