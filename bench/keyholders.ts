/**
 * An opening by two keyholders: what a respondent and each keyholder wait for, and what travels; in
 * Node and in a browser, with one thread and with two. Beside it the bare proofs of @divviup/prio3 on
 * the same instances, without boxes, signatures, messages or encoding of envelopes.
 * @module
 */
import { Prio3Histogram } from '@divviup/prio3';
import { bestChunkLength } from '../src/lib/prio3/chunk-length.ts';
import { itemsOf } from '../src/lib/survey/answers.ts';
import { envelopeLength } from '../src/lib/survey/envelope.ts';
import { loadKeyholder } from '../src/lib/survey/preparation.ts';
import { seriesOf } from '../src/lib/survey/report.ts';
import { withThreads } from '../src/lib/cli/threads.ts';
import { openBenchPage } from './browser.ts';
import { sample, spread, spreadCells, type Table } from './table.ts';
import { alone, KEYS, TwoKeyholders, type Opening, type Share } from './two-keyholders.ts';

const REPORTS = 20;
const FEW = 200;
const MANY = 10_000;
const ROUNDS = 7;

type Row = (string | number)[];

/** The peer's proofs for as many reports: what the three do, one instance after the other. */
async function createPeer(both: TwoKeyholders) {
	const peers = itemsOf(both.definition).map(
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
	const reports = await seal();
	const begin = (aggId: number) =>
		Promise.all(
			peers.map((peer, at) => {
				const { publicShare, inputShares } = reports[at]!;
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
	const times = async (act: () => Promise<unknown>): Promise<void> => {
		for (let report = 0; report < REPORTS; report += 1) await act();
	};
	return {
		seal: () => times(seal),
		request: () => times(() => begin(0)),
		approve: () => times(async () => [await begin(1), await end()]),
		combine: () => times(async () => [await begin(0), await end()]),
	};
}

const perReport = (samples: readonly number[]) => spread(samples.map((ms) => ms / REPORTS));

async function measureNode(): Promise<Row[]> {
	const both = await TwoKeyholders.create();
	const peer = await createPeer(both);
	const seals = await sample([() => both.seal(REPORTS), peer.seal], ROUNDS);
	const steps = ['request', 'approve', 'combine'] as const;
	const ours: Record<(typeof steps)[number], number[]> = { request: [], approve: [], combine: [] };
	const theirs: Record<(typeof steps)[number], number[]> = {
		request: [],
		approve: [],
		combine: [],
	};
	for (let round = 0; round <= ROUNDS; round += 1) {
		const opening = await both.open(alone);
		for (const step of steps) {
			const started = performance.now();
			await peer[step]();
			const took = performance.now() - started;
			// The first round warms both up.
			if (round === 0) continue;
			ours[step].push(opening[step]);
			theirs[step].push(took);
		}
	}
	const toRow = (name: string, a: readonly number[], b: readonly number[]): Row => [
		`Node: ${name}, ms a report`,
		...spreadCells(perReport(a)),
		...spreadCells(perReport(b)),
		perReport(b).median / perReport(a).median,
	];
	return [
		toRow('respondent seals', seals[0]!, seals[1]!),
		toRow('facilitator asks', ours.request, theirs.request),
		toRow('steward approves', ours.approve, theirs.approve),
		toRow('facilitator opens', ours.combine, theirs.combine),
		...(await measureOpenings('Node', both, [alone, inThreads])),
		...sizes(both, await both.open(alone)),
	];
}

const inThreads: Share = async (definition, who, work) => {
	await withThreads(await loadKeyholder(definition, KEYS[who]), MANY, work);
};

const toSeconds = (name: string, { request, approve, combine }: Opening): Row[] => [
	[`${name}: facilitator asks, s`, '', request / 1000, '', '', '', '', ''],
	[`${name}: steward approves, s`, '', approve / 1000, '', '', '', '', ''],
	[`${name}: facilitator opens, s`, '', combine / 1000, '', '', '', '', ''],
];

async function measureOpenings(
	where: string,
	both: { seal(count: number): Promise<void>; open(share: Share): Promise<Opening> },
	[one, two]: readonly [Share, Share],
): Promise<Row[]> {
	await both.seal(FEW);
	const few = toSeconds(`${where}: ${FEW} reports, 1 thread`, await both.open(one));
	await both.seal(MANY);
	const many = toSeconds(`${where}: ${MANY} reports, 2 threads`, await both.open(two));
	await both.seal(REPORTS);
	return [...few, ...many];
}

async function measureBrowser(): Promise<Row[]> {
	const { page, name, end } = await openBenchPage('bench/keyholders-page.ts', {
		'keyholders-worker.js': 'bench/keyholders-worker.ts',
	});
	try {
		const seal = (count: number): Promise<void> =>
			page.evaluate((many) => twoKeyholders.seal(many), count);
		const open = (workers: number): Promise<Opening> =>
			page.evaluate((many) => twoKeyholders.open(many), workers);
		const [seals] = await sample([() => seal(REPORTS)], ROUNDS);
		const row: Row = [
			`${name}: respondent seals, ms a report`,
			...spreadCells(perReport(seals!)),
			...['', '', '', ''],
		];
		await seal(FEW);
		const few = toSeconds(`${name}: ${FEW} reports, 1 worker`, await open(1));
		await seal(MANY);
		const many = toSeconds(`${name}: ${MANY} reports, 2 workers`, await open(2));
		return [row, ...few, ...many];
	} finally {
		await end();
	}
}

function sizes(both: TwoKeyholders, { requestBytes, approvalBytes }: Opening): Row[] {
	const series = seriesOf(both.definition);
	const toRow = (name: string, bytes: number): Row => [
		`${name}, bytes`,
		'',
		bytes,
		'',
		'',
		'',
		'',
		'',
	];
	return [
		toRow('envelope', envelopeLength(both.definition)),
		toRow('verifier share, each way', series.VERIFIER_SHARE_SIZE),
		toRow('request, a report', Math.round(requestBytes / REPORTS)),
		toRow('approval, a report', Math.round(approvalBytes / REPORTS)),
	];
}

/** Measures Node beside the peer, then a browser. */
export async function run(): Promise<Table> {
	return {
		title: 'Two keyholders: 86 answer cells in 16 items',
		columns: ['', 'ours min', 'median', 'max', 'peer min', 'median', 'max', 'times faster'],
		rows: [...(await measureNode()), ...(await measureBrowser())],
		notes: [
			`Wall clock. A report: ${ROUNDS} rounds in turn, ${REPORTS} reports a round, one thread.`,
			'Ours is everything: reading envelopes, boxes, proofs, sums, messages, signatures.',
			'The peer, @divviup/prio3 0.8.0 (draft 08), does the proofs alone. Openings are measured once.',
		],
	};
}
