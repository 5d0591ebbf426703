/**
 * Bare proofs, here and by @divviup/prio3, in Node and in a browser, in one thread: see `proofs.ts`.
 * @module
 */
import { openBenchPage } from './browser.ts';
import { BUCKETS, createProofs, MANY, REPORTS, type Proofs } from './proofs.ts';
import { spread, spreadCells, type Table } from './table.ts';

const ROUNDS = 15;

type Row = (string | number)[];

async function measure(
	where: string,
	{ steps, measure, measureSums }: Omit<Proofs, 'sizes'>,
): Promise<Row[]> {
	const rows: Row[] = [];
	for (const [at, step] of steps.entries()) {
		const rounds = await measure(at, ROUNDS);
		const [a, b] = rounds.map((round) => spread(round.map((ms) => ms / REPORTS)));
		rows.push([
			`${where}: ${step}, ms`,
			...spreadCells(a!),
			...spreadCells(b!),
			b!.median / a!.median,
		]);
	}
	const [sum, all] = (await measureSums(ROUNDS)).map(spread);
	return [
		...rows,
		[
			`${where}: end and add up, ms`,
			...spreadCells(sum!).map((ms) => ms / REPORTS),
			...['', '', '', ''],
		],
		[`${where}: ${MANY} reports, steward: all, ms`, ...spreadCells(all!), '', '', '', ''],
	];
}

/** One keyholder's and one respondent's milliseconds a report, and the bytes that travel. */
export async function run(): Promise<Table> {
	const proofs = await createProofs();
	const rows = await measure(`Node ${process.versions.node.split('.')[0]!}`, proofs);
	const { page, name, end } = await openBenchPage('bench/proofs-page.ts', {});
	try {
		const inPage: Omit<Proofs, 'sizes'> = {
			steps: proofs.steps,
			measure: (step, rounds) =>
				page.evaluate((which) => globalThis.proofs.measure(...which), [step, rounds] as const),
			measureSums: (rounds) =>
				page.evaluate((count) => globalThis.proofs.measureSums(count), rounds),
		};
		rows.push(...(await measure(name, inPage)));
	} finally {
		await end();
	}
	for (const [what, ours, peer] of proofs.sizes) {
		rows.push([`${what}, bytes`, '', ours, '', '', peer, '', '']);
	}
	return {
		title: `Prio3, one report of ${BUCKETS.length} questions`,
		columns: ['', 'ours min', 'median', 'max', 'peer min', 'median', 'max', 'times faster'],
		rows,
		notes: [
			`${ROUNDS} rounds in turn, ${REPORTS} reports a round, one thread. Peer: @divviup/prio3 0.8.0 (draft 08).`,
		],
	};
}
