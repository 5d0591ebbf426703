/** A worker of the benchmark's page, which does a keyholder's work. */
import type { Definition } from '../src/lib/survey/definition.ts';
import { runJob, type Job } from '../src/lib/survey/preparation-pool.ts';
import { loadKeyholder, prepareHere, type Preparation } from '../src/lib/survey/preparation.ts';
import { KEYS, type Who } from './two-keyholders.ts';

export interface Start {
	readonly definition: Definition;
	readonly who: Who;
}

let preparation: Promise<Preparation> | undefined;

onmessage = ({ data }: MessageEvent<Start | Job>) => {
	if ('who' in data) {
		preparation = loadKeyholder(data.definition, KEYS[data.who]).then(prepareHere);
		return;
	}
	void runJob(preparation!, data).then((done) => {
		postMessage(done);
	});
};
