/** One thread of `threads.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Definition } from '../survey/definition.ts';
import type { SecretKey } from '../survey/keys.ts';
import { runJob, type Job } from '../survey/preparation-pool.ts';
import { loadKeyholder, prepareHere } from '../survey/preparation.ts';

export interface Start {
	readonly definition: Definition;
	readonly key: SecretKey;
}

const { definition, key } = workerData as Start;
const preparation = loadKeyholder(definition, key).then(prepareHere);

parentPort!.on('message', (job: Job) => {
	void runJob(preparation, job).then((done) => {
		parentPort!.postMessage(done);
	});
});
