/**
 * An opening by two keyholders: what a respondent and each keyholder wait for, and what travels; in
 * Node and in a browser, with one thread and with two. Beside it the bare proofs of @divviup/prio3 on
 * the same instances, without boxes, signatures, messages or encoding of envelopes.
 * @module
 */
import { availableParallelism } from 'node:os';
import { envelopeLength } from '../src/lib/survey/envelope.ts';
import { loadKeyholder } from '../src/lib/survey/preparation.ts';
import { seriesOf } from '../src/lib/survey/report.ts';
import { withThreads } from '../src/lib/cli/threads.ts';
import { openBenchPage } from './browser.ts';
import { createPeer, type PeerSteps } from './keyholders-peer.ts';
import { sample, spread, spreadCells, type Table } from './table.ts';
import {
	alone,
	KEYS,
	STEPS,
	TwoKeyholders,
	type Opening,
	type Share,
	type Step,
} from './two-keyholders.ts';

const REPORTS = 200;
const MANY = 10_000;
const ROUNDS = 5;

const cores = availableParallelism();

type Row = (string | number)[];

const perReport = (samples: readonly number[]) => spread(samples.map((ms) => ms / REPORTS));

interface Ours {
	seal(count: number): Promise<void>;
	/** In one thread. */
	open(): Promise<Opening>;
}

const NAMES: Readonly<Record<'seal' | Step, string>> = {
	seal: 'respondent seals',
	request: 'facilitator asks',
	approve: 'steward approves',
	combine: 'facilitator opens',
};

/** Each step of a report beside the peer's proofs, in turn, in one thread. */
async function compare(where: string, ours: Ours, peer: PeerSteps): Promise<Row[]> {
	const seals = await sample([() => ours.seal(REPORTS), peer.seal], ROUNDS);
	const times = new Map(STEPS.map((step) => [step, [[], []] as [number[], number[]]]));
	for (let round = 0; round <= ROUNDS; round += 1) {
		const opening = await ours.open();
		for (const step of STEPS) {
			const started = performance.now();
			await peer[step]();
			const took = performance.now() - started;
			// The first round warms both up.
			if (round === 0) continue;
			times.get(step)![0].push(opening[step]);
			times.get(step)![1].push(took);
		}
	}
	const toRow = (name: string, a: readonly number[], b: readonly number[]): Row => [
		`${where}: ${name}, ms a report`,
		...spreadCells(perReport(a)),
		...spreadCells(perReport(b)),
		perReport(b).median / perReport(a).median,
	];
	return [
		toRow(NAMES.seal, seals[0]!, seals[1]!),
		...STEPS.map((step) => toRow(NAMES[step], ...times.get(step)!)),
	];
}

async function measureNode(): Promise<Row[]> {
	const both = await TwoKeyholders.create();
	const peer = await createPeer(both.definition, REPORTS);
	const ours: Ours = { seal: (count) => both.seal(count), open: () => both.open(alone) };
	const compared = await compare('Node', ours, peer);
	await both.seal(REPORTS);
	const few = toSeconds(`Node: ${REPORTS} reports, 1 thread`, await both.open(alone));
	await both.seal(MANY);
	const many = toSeconds(`Node: ${MANY} reports, ${cores} threads`, await both.open(inThreads));
	await both.seal(REPORTS);
	return [...compared, ...few, ...many, ...sizes(both, await both.open(alone))];
}

const inThreads: Share = async (definition, who, work) => {
	await withThreads(await loadKeyholder(definition, KEYS[who]), MANY, work);
};

const toSeconds = (name: string, opening: Opening): Row[] =>
	STEPS.map((step) => [
		`${name}: ${NAMES[step]}, s`,
		'',
		opening[step] / 1000,
		...['', '', '', '', ''],
	]);

async function measureBrowser(): Promise<Row[]> {
	// Under the names by which the page's own code asks for its workers.
	const { page, name, end } = await openBenchPage('bench/keyholders-page.ts', {
		'keyholder-worker.ts': 'src/lib/ui/keyholder/keyholder-worker.ts',
		'preparation-worker.ts': 'src/lib/ui/keyholder/preparation-worker.ts',
	});
	try {
		const seal = (count: number): Promise<void> =>
			page.evaluate((many) => twoKeyholders.seal(many), count);
		await page.evaluate((reports) => twoKeyholders.preparePeer(reports), REPORTS);
		const peerStep = (step: 'seal' | Step) => (): Promise<void> =>
			page.evaluate((which) => twoKeyholders.peer(which), step);
		const peer: PeerSteps = {
			seal: peerStep('seal'),
			request: peerStep('request'),
			approve: peerStep('approve'),
			combine: peerStep('combine'),
		};
		const ours: Ours = { seal, open: () => page.evaluate(() => twoKeyholders.open()) };
		const compared = await compare(name, ours, peer);
		const openAsPages = () => page.evaluate(() => twoKeyholders.openAsPages());
		await seal(REPORTS);
		const few = toSeconds(`${name}: ${REPORTS} reports in the page`, await openAsPages());
		await seal(MANY);
		const many = toSeconds(
			`${name}: ${MANY} reports in the page, ${cores} workers`,
			await openAsPages(),
		);
		return [...compared, ...few, ...many];
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

/** Measures Node, then a browser, each beside the peer. */
export async function run(): Promise<Table> {
	return {
		title: 'Two keyholders: 86 answer cells in 16 items',
		columns: ['', 'ours min', 'median', 'max', 'peer min', 'median', 'max', 'times faster'],
		rows: [...(await measureNode()), ...(await measureBrowser())],
		notes: [
			`Wall clock. A report: ${ROUNDS} rounds in turn, ${REPORTS} reports a round, one thread.`,
			'Ours is everything: reading envelopes, boxes, proofs, sums, messages, signatures.',
			'The peer, @divviup/prio3 0.8.0 (draft 08), does the proofs alone. Openings are measured once.',
			'In the page: what the pages of both do, from a file with envelopes to the result, workers started.',
		],
	};
}
