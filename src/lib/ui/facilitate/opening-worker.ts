/** Opens envelopes off the page's thread. One message in, progress and one result out. */
import { Opener, type Opened, type Share } from '../../survey/opener.ts';
import type { Definition } from '../../survey/definition.ts';
import { seedToKeys } from '../../survey/seed.ts';
import type { Tally } from '../../survey/tally.ts';
import { feedFiles } from './feed.ts';

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

const send = (message: WorkerMessage): void => {
	postMessage(message);
};

async function open({ definition, seed, share, files }: Job): Promise<void> {
	const opener = await Opener.create(definition, seedToKeys(seed), share);
	const taker = {
		get seen() {
			return opener.seen;
		},
		add: opener.add.bind(opener),
		// Every opener reads every file; only the first tells what could not be read.
		reject: (rejected: Opened['rejected'][number]) => {
			if (share.index === 0) opener.reject(rejected);
		},
	};
	await feedFiles(taker, definition, files, (seen) => {
		send({ kind: 'progress', seen });
	});
	const { tally, rejected, duplicates, fingerprints } = opener.result();
	send({ kind: 'done', tally, rejected, duplicates, fingerprints: fingerprints.toBytes() });
}

onmessage = ({ data }: MessageEvent<Job>) => {
	open(data).catch((error: unknown) => {
		send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
	});
};
