/** Opens envelopes off the page's thread. One message in, progress and one result out. */
import { Opener, type Opened, type Share } from '../../survey/opener.ts';
import { surveyId, type Definition } from '../../survey/definition.ts';
import { envelopeLength } from '../../survey/envelope.ts';
import { seedToKeys } from '../../survey/keys.ts';
import type { Tally } from '../../survey/tally.ts';
import { collectFile } from '../../transport/file.ts';
import { isRejected } from '../../transport/transport.ts';

export interface Job {
	readonly definition: Definition;
	readonly seed: Uint8Array;
	readonly share: Share;
	readonly files: readonly File[];
}

export type WorkerMessage =
	| { readonly kind: 'progress'; readonly seen: number }
	| { readonly kind: 'failed'; readonly message: string }
	| {
			readonly kind: 'done';
			readonly tally: Tally;
			readonly rejected: Opened['rejected'];
			readonly duplicates: number;
			readonly fingerprints: Uint8Array;
	  };

/** Envelopes opened side by side: enough to keep WebCrypto busy, few enough to report often. */
const BATCH = 256;
const REPORT_EVERY_MS = 100;

const send = (message: WorkerMessage): void => {
	postMessage(message);
};

async function open({ definition, seed, share, files }: Job): Promise<void> {
	const opener = await Opener.create(definition, seedToKeys(seed), share);
	const survey = { surveyId: surveyId(definition), envelopeLength: envelopeLength(definition) };
	let reported = performance.now();
	for (const file of files) {
		let batch = [];
		for await (const item of collectFile({ name: file.name, content: file }, { survey })) {
			if (isRejected(item)) {
				// Every opener reads every file; only the first tells what could not be read.
				if (share.index === 0) opener.reject(item);
				continue;
			}
			batch.push(item);
			if (batch.length < BATCH) continue;
			await opener.add(batch);
			batch = [];
			if (performance.now() - reported > REPORT_EVERY_MS) {
				reported = performance.now();
				send({ kind: 'progress', seen: opener.seen });
			}
		}
		await opener.add(batch);
	}
	const { tally, rejected, duplicates, fingerprints } = opener.result();
	send({ kind: 'done', tally, rejected, duplicates, fingerprints: fingerprints.toBytes() });
}

onmessage = ({ data }: MessageEvent<Job>) => {
	open(data).catch((error: unknown) => {
		send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
	});
};
