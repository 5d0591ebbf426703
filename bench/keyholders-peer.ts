/**
 * @divviup/prio3 0.8.0 (draft 08) at the same work: the bare proofs of as many reports, one instance
 * after the other, in Node and on the benchmark's page.
 * @module
 */
// Of Node, or in a bundle the package of that name, which the peer brings.
import { Buffer } from 'buffer';
import { Prio3Histogram } from '@divviup/prio3';
import { bestChunkLength } from '../src/lib/prio3/chunk-length.ts';
import { itemsOf } from '../src/lib/survey/answers.ts';
import type { Definition } from '../src/lib/survey/definition.ts';
import { STEPS, type Step } from './two-keyholders.ts';

export type PeerSteps = Readonly<Record<'seal' | Step, () => Promise<void>>>;

/** What the three do, for `reports` reports. */
export async function createPeer(definition: Definition, reports: number): Promise<PeerSteps> {
	const peers = itemsOf(definition).map(
		({ count }) =>
			new Prio3Histogram({
				shares: 2,
				length: count + 1,
				chunkLength: bestChunkLength(count + 1),
			}),
	);
	const random = (size: number): Buffer =>
		Buffer.from(crypto.getRandomValues(new Uint8Array(size)));
	const [key, nonce] = [random(16), random(16)];
	const seal = () => Promise.all(peers.map((peer) => peer.shard(1, nonce, random(peer.randSize))));
	const report = await seal();
	const begin = (aggId: number) =>
		Promise.all(
			peers.map((peer, at) => {
				const { publicShare, inputShares } = report[at]!;
				return peer.prepareInit(key, aggId, null, nonce, publicShare, inputShares[aggId]!);
			}),
		);
	const begun = await Promise.all([begin(0), begin(1)]);
	const end = () =>
		Promise.all(
			peers.map(async (peer, at) => {
				const shares = begun.map((all) => all[at]!.preparationShare);
				const message = await peer.unshardPreparationShares(null, shares);
				return peer.prepareNext(begun[0][at]!.preparationState, message);
			}),
		);
	const acts: Readonly<Record<'seal' | Step, () => Promise<unknown>>> = {
		seal,
		request: () => begin(0),
		approve: async () => [await begin(1), await end()],
		combine: async () => [await begin(0), await end()],
	};
	const many = (step: 'seal' | Step) => async (): Promise<void> => {
		for (let done = 0; done < reports; done += 1) await acts[step]();
	};
	return Object.fromEntries(
		(['seal', ...STEPS] as const).map((step) => [step, many(step)]),
	) as PeerSteps;
}
