/** What the page of the benchmark of two keyholders offers. */
import { runJob } from '../src/lib/ui/keyholder/keyholder-work.ts';
import { createPeer, type PeerSteps } from './keyholders-peer.ts';
import { alone, SEEDS, TwoKeyholders, type Opening, type Step } from './two-keyholders.ts';

const both = await TwoKeyholders.create();
let peer: PeerSteps;

/** Milliseconds, and what came of it. */
async function timed<T>(act: () => Promise<T>): Promise<[number, T]> {
	const started = performance.now();
	const made = await act();
	return [performance.now() - started, made];
}

/** The three steps as the pages of both do them: a file in, and a worker that calls others to help. */
async function openAsPages(): Promise<Opening> {
	const { definition } = both;
	const files = [new File([both.envelopes.join('\n')], 'envelopes.txt')];
	const { signal } = new AbortController();
	const run = (job: Parameters<typeof runJob>[0]) =>
		timed(() => runJob(job, () => undefined, signal));
	const facilitator = { definition, files, seed: SEEDS.facilitator };
	const steward = { definition, files, seed: SEEDS.steward };
	const opened = new Uint8Array();
	const [request, asked] = await run({ ...facilitator, action: 'ask', opened });
	if (asked.action !== 'ask') throw new Error(asked.action);
	const [approve, approved] = await run({
		...steward,
		action: 'approve',
		request: asked.request,
		ledgers: [],
	});
	if (approved.action !== 'approve') throw new Error(approved.action);
	const [combine, combined] = await run({
		...facilitator,
		action: 'combine',
		approval: approved.approval,
		asked: [asked.asked],
		isUnasked: false,
		earlier: [],
	});
	if (combined.action !== 'combine' || combined.release.responses !== both.envelopes.length) {
		throw new Error(combined.action);
	}
	return {
		request,
		approve,
		combine,
		requestBytes: asked.request.size,
		approvalBytes: approved.approval.size,
	};
}

const twoKeyholders = {
	seal: (count: number): Promise<void> => both.seal(count),
	/** On the page's own thread, as the peer. */
	open: (): Promise<Opening> => both.open(alone),
	openAsPages,
	preparePeer: async (reports: number): Promise<void> => {
		peer = await createPeer(both.definition, reports);
	},
	peer: (step: 'seal' | Step): Promise<void> => peer[step](),
};

declare global {
	var twoKeyholders: TwoKeyholdersBench;
}
export type TwoKeyholdersBench = typeof twoKeyholders;

globalThis.twoKeyholders = twoKeyholders;
