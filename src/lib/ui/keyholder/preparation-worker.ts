/** One of the workers of `workers.ts`: takes what it is to work with, and then batches. */
import type { Definition } from '../../survey/definition.ts';
import { runJob, type Job } from '../../survey/preparation-pool.ts';
import { loadKeyholder, prepareHere, type Preparation } from '../../survey/preparation.ts';
import { seedToKeys } from '../../survey/seed.ts';

export interface Start {
	readonly definition: Definition;
	readonly seed: Uint8Array;
}

let preparation: Promise<Preparation> | undefined;

onmessage = ({ data }: MessageEvent<Start | Job>) => {
	if ('seed' in data) {
		preparation = loadKeyholder(data.definition, seedToKeys(data.seed)).then(prepareHere);
		// A job that waits for it says what went wrong.
		preparation.catch(() => undefined);
		return;
	}
	void runJob(preparation!, data).then((done) => {
		postMessage(done);
	});
};
