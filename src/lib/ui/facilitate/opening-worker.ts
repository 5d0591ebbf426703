/**
 * Opens envelopes off the page's thread. One message in, progress and one result out. One worker reads
 * the files, and deals to the others, if there are any, through a port for each.
 * @module
 */
import type { Definition } from '../../survey/definition.ts';
import type { SecretKey } from '../../survey/keys.ts';
import { Opener, type Opened } from '../../survey/opener.ts';
import { takeJob, type Tell } from '../in-worker.ts';
import { deal, Peer, type Hand } from './dealing.ts';
import { feedFiles, REPORT_EVERY_MS } from './feed.ts';

interface Start {
	readonly definition: Definition;
	readonly key: SecretKey;
}

/** Read the files, and open what does not fall to another. */
export interface Reading extends Start {
	readonly files: readonly File[];
	readonly others: readonly MessagePort[];
}

/** Open what is dealt. */
export interface Taking extends Start {
	readonly dealer: MessagePort;
}

export type Job = Reading | Taking;

/** What was opened, as it passes between threads. */
export interface OpenedHere extends Omit<Opened, 'fingerprints'> {
	readonly fingerprints: Uint8Array;
}

async function read(
	opener: Opener,
	{ definition, files, others }: Reading,
	tell: Tell,
): Promise<void> {
	const peers = others.map((port) => new Peer(port));
	const taker = {
		get seen() {
			return opener.seen;
		},
		async add(batch: Parameters<Opener['add']>[0]) {
			const [own, ...hands] = deal(batch, 1 + peers.length);
			await Promise.all(peers.map((peer, index) => peer.send(hands[index]!)));
			await opener.add(own!);
		},
		reject: opener.reject.bind(opener),
	};
	await feedFiles(taker, definition, files, tell);
	for (const peer of peers) peer.end();
}

function take(opener: Opener, { dealer }: Taking, tell: Tell): Promise<void> {
	return new Promise((resolve, reject) => {
		let opening = Promise.resolve();
		let reported = performance.now();
		dealer.onmessage = ({ data }: MessageEvent<Hand>) => {
			opening = opening.then(async () => {
				if (data === null) {
					resolve();
					return;
				}
				await opener.add(data);
				dealer.postMessage(null);
				if (performance.now() - reported < REPORT_EVERY_MS) return;
				reported = performance.now();
				tell(opener.seen);
			});
			opening.catch(reject);
		};
	});
}

async function open(job: Job, tell: Tell): Promise<OpenedHere> {
	const opener = await Opener.create(job.definition, job.key);
	await ('files' in job ? read(opener, job, tell) : take(opener, job, tell));
	const { fingerprints, ...opened } = opener.result();
	return { ...opened, fingerprints: fingerprints.toBytes() };
}

takeJob(open);
