/**
 * The two-keyholder tally of the sample survey beside @divviup/prio3 on the same instances: ten
 * 5-point scales, a 5 × 5 matrix and one 0–10, each with a bucket for no answer. The peer speaks
 * draft 08 and has one instance at a time; both do the same proofs in the same field. In Node and on
 * the benchmark's page.
 * @module
 */
// Of Node, or in a bundle the package of that name, which the peer brings.
import { Buffer } from 'buffer';
import { Prio3Histogram } from '@divviup/prio3';
import { Prio3Series } from '../src/lib/prio3/series.ts';
import { bestChunkLength } from '../src/lib/prio3/chunk-length.ts';
import { prio3Histogram } from '../src/lib/prio3/variants.ts';
import { sample } from './table.ts';

export const BUCKETS: readonly number[] = [...Array<number>(15).fill(6), 12];
export const REPORTS = 20;
/** The respondents of a large survey. */
export const MANY = 200;

const random = (size: number): Buffer => Buffer.from(crypto.getRandomValues(new Uint8Array(size)));

export interface Proofs {
	readonly steps: readonly string[];
	/** Milliseconds of every round of a step, here and by the peer; measured where the work is done. */
	readonly measure: (step: number, rounds: number) => Promise<number[][]>;
	/** The same of what the peer has not: to decide and add up, and a steward's work on {@link MANY} reports. */
	readonly measureSums: (rounds: number) => Promise<number[][]>;
	/** Bytes, here and of the peer. */
	readonly sizes: readonly (readonly [string, number, number])[];
}

/** Everything that is measured, with reports that are sealed and begun. */
export async function createProofs(): Promise<Proofs> {
	const ctx = random(16);
	const series = new Prio3Series(
		BUCKETS.map((length) => prio3Histogram(2, length, bestChunkLength(length))),
		ctx,
	);
	const peers = BUCKETS.map(
		(length) => new Prio3Histogram({ shares: 2, length, chunkLength: bestChunkLength(length) }),
	);
	const answers = Array.from({ length: REPORTS }, () =>
		BUCKETS.map((length) => Math.floor(Math.random() * length)),
	);
	const nonces = answers.map(() => random(16));
	const [key, peerKey] = [random(32), random(16)];

	const seal = () =>
		answers.map((answer, i) => series.shard(answer, nonces[i]!, random(series.RAND_SIZE)));
	const reports = seal();
	const begin = (aggId: number) =>
		reports.map(({ publicShare, inputShares }, i) =>
			series.verifyInit(key, aggId, nonces[i]!, publicShare, inputShares[aggId]!),
		);
	const begun = [begin(0), begin(1)] as const;
	const end = () =>
		begun[0].map(({ state, verifierShare }, i) => {
			const message = series.verifierSharesToMessage([verifierShare, begun[1][i]!.verifierShare]);
			return series.verifyNext(state, message);
		});
	const add = () => series.merge(end());
	const prepareMany = () => {
		for (let done = 0; done < MANY; done += REPORTS) {
			begin(1);
			add();
		}
	};

	const peerSeal = () =>
		eachInstance((peer, q, i) => peer.shard(answers[i]![q]!, nonces[i]!, random(peer.randSize)));
	const peerReports = await peerSeal();
	const peerBegin = (aggId: number) =>
		eachInstance((peer, q, i) => {
			const { publicShare, inputShares } = peerReports[i]![q]!;
			return peer.prepareInit(peerKey, aggId, null, nonces[i]!, publicShare, inputShares[aggId]!);
		});
	const peerBegun = [await peerBegin(0), await peerBegin(1)] as const;
	const peerEnd = () =>
		eachInstance(async (peer, q, i) => {
			const shares = peerBegun.map((all) => all[i]![q]!.preparationShare);
			const message = await peer.unshardPreparationShares(null, shares);
			return peer.prepareNext(peerBegun[0][i]![q]!.preparationState, message);
		});

	/** Does something for each report and, inside it, each instance of the peer. */
	async function eachInstance<T>(
		act: (peer: Prio3Histogram, question: number, report: number) => T | Promise<T>,
	): Promise<T[][]> {
		const all: T[][] = [];
		for (let i = 0; i < REPORTS; i++) {
			const one: T[] = [];
			for (const [q, peer] of peers.entries()) one.push(await act(peer, q, i));
			all.push(one);
		}
		return all;
	}

	const steps: readonly (readonly [name: string, ours: () => unknown, peer: () => unknown])[] = [
		['seal (respondent)', seal, peerSeal],
		['prepare, facilitator: begin', () => begin(0), () => peerBegin(0)],
		['prepare, steward: begin', () => begin(1), () => peerBegin(1)],
		['prepare: decide and end', end, peerEnd],
		[
			'prepare, facilitator: all',
			() => [begin(0), end()],
			async () => [await peerBegin(0), await peerEnd()],
		],
		[
			'prepare, steward: all',
			() => [begin(1), end()],
			async () => [await peerBegin(1), await peerEnd()],
		],
	];
	const peerSize = (encode: (peer: Prio3Histogram, q: number) => Uint8Array): number =>
		peers.reduce((size, peer, q) => size + encode(peer, q).length, 0);
	const sizes: Proofs['sizes'] = [
		[
			'public share',
			series.PUBLIC_SHARE_SIZE,
			peerSize((peer, q) => peer.encodePublicShare(peerReports[0]![q]!.publicShare)),
		],
		[
			"facilitator's share",
			series.LEADER_SHARE_SIZE,
			peerSize((peer, q) => peer.encodeInputShare(peerReports[0]![q]!.inputShares[0]!)),
		],
		[
			"steward's share",
			series.HELPER_SHARE_SIZE,
			peerSize((peer, q) => peer.encodeInputShare(peerReports[0]![q]!.inputShares[1]!)),
		],
		[
			'verifier share, each way',
			series.VERIFIER_SHARE_SIZE,
			peerSize((peer, q) => peer.encodePreparationShare(peerBegun[0][0]![q]!.preparationShare)),
		],
		['verifier message', series.VERIFIER_MESSAGE_SIZE, 16 * BUCKETS.length],
	];
	return {
		steps: steps.map(([name]) => name),
		measure: (step, rounds) => sample(steps[step]!.slice(1) as (() => unknown)[], rounds),
		measureSums: (rounds) => sample([add, prepareMany], rounds),
		sizes,
	};
}
