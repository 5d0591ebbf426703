/**
 * Sealing and opening answers of 1 KiB, and the whole path from the text of envelopes to a signed
 * release, here and with tweetnacl alone, libsodium-wrappers and FormSG's SDK.
 * @module
 */
import { NAMES, prepare } from './contenders.ts';
import { openBenchPage } from './browser.ts';
import { sample, spread, type Table } from './table.ts';

const ENVELOPES = 10_000;
/** A large file, beside which starting workers is little. */
const MANY = 40_000;
const ROUNDS = 5;
/** Products that the yardstick makes, by all its workers together; about a second of one. */
const MILLIONS = 600;
/** How many are sealed or opened in one turn. */
const TURN = 1000;
/** How many times faster than each contender the whole path in a browser is to be, at least. */
const TARGETS = [0, 9, 1.3, 9] as const;
const AHEAD = [0, 1, 1, 1] as const;

const COLUMNS = ['', 'a second: median', 'min', 'max', 'faster here', 'min', 'max', 'wanted'];

/** Rows of one measure: how many a second, and how many times slower than here, round by round. */
function toRows(
	title: string,
	count: number,
	samples: readonly number[][],
	wanted: readonly number[],
	names: readonly string[] = NAMES,
): (string | number)[][] {
	return samples.map((rounds, who) => {
		const rate = spread(rounds.map((ms) => (1000 * count) / ms));
		const ratio = spread(rounds.map((ms, round) => ms / samples[0]![round]!));
		const start = [`${title} ${names[who]!}`, rate.median, rate.min, rate.max].map((cell) =>
			typeof cell === 'number' ? Math.round(cell) : cell,
		);
		return who === 0
			? [...start, '', '', '', '']
			: [...start, ratio.median, ratio.min, ratio.max, wanted[who] ?? ''];
	});
}

interface Runner {
	readonly seal: (who: number, count: number) => Promise<void>;
	readonly open: (who: number, count: number) => Promise<void>;
	readonly whole: (who: number) => Promise<string>;
}

/** @throws `Error` if the contenders do not count the same. */
async function measure(
	where: string,
	{ seal, open, whole }: Runner,
	wanted: readonly number[],
	clock: () => number | Promise<number>,
): Promise<(string | number)[][]> {
	const everyone = NAMES.map((_, who) => who);
	const seals = await sample(
		everyone.map((who) => () => seal(who, TURN)),
		ROUNDS,
		clock,
	);
	const opens = await sample(
		everyone.map((who) => () => open(who, TURN)),
		ROUNDS,
		clock,
	);
	const counted = new Set<string>();
	const paths = await sample(
		everyone.map((who) => async () => counted.add(await whole(who))),
		ROUNDS,
		clock,
	);
	if (counted.size !== 1) throw new Error('The contenders counted differently.');
	return [
		...toRows(`${where}: seal,`, TURN, seals, []),
		...toRows(`${where}: open,`, TURN, opens, []),
		...toRows(`${where}: whole path,`, ENVELOPES, paths, wanted),
	];
}

async function measureNode(): Promise<(string | number)[][]> {
	const { contenders } = await prepare(ENVELOPES);
	return measure(
		`Node ${process.versions.node.split('.')[0]!}`,
		{
			seal: (who, count) => contenders[who]!.seal(count),
			open: (who, count) => contenders[who]!.open(count),
			whole: (who) => contenders[who]!.whole(),
		},
		AHEAD,
		() => {
			const { user, system } = process.cpuUsage();
			return (user + system) / 1000;
		},
	);
}

async function measureBrowser(): Promise<(string | number)[][]> {
	const { page, name, clock, end } = await openBenchPage('bench/page.ts', {
		'opening-worker.ts': 'src/lib/ui/facilitate/opening-worker.ts',
		'arithmetic-worker.js': 'bench/arithmetic-worker.ts',
	});
	try {
		await page.evaluate((count) => bench.prepare(count), ENVELOPES);
		const rows = await measure(
			name,
			{
				seal: (who, count) => page.evaluate(([a, b]) => bench.seal(a, b), [who, count] as const),
				open: (who, count) => page.evaluate(([a, b]) => bench.open(a, b), [who, count] as const),
				whole: (who) => page.evaluate((one) => bench.whole(one), who),
			},
			TARGETS,
			clock,
		);
		const shared: (string | number)[][] = [];
		for (const count of [ENVELOPES, MANY]) {
			if (count !== ENVELOPES) await page.evaluate((many) => bench.prepare(many), count);
			const workers = async (of: number): Promise<void> => {
				const counted = await page.evaluate((many) => bench.workers(many), of);
				if (counted !== count) throw new Error(`The workers counted ${counted}.`);
			};
			const times = await sample([() => workers(2), () => workers(1)], ROUNDS);
			const title = `${name}: file of ${count} to tally,`;
			shared.push(...toRows(title, count, times, [0, 1.5], ['2 workers', '1 worker']));
		}
		const arithmetic = (of: number): Promise<void> =>
			page.evaluate((many) => bench.arithmetic(...many), [of, MILLIONS * 1e6] as const);
		const [atBest, alone] = await sample([() => arithmetic(2), () => arithmetic(1)], ROUNDS);
		return [
			...rows,
			...shared,
			...toRows(
				`${name}: million products,`,
				MILLIONS,
				[atBest!, alone!],
				[],
				['2 workers', '1 worker'],
			),
		];
	} finally {
		await end();
	}
}

/** Measures Node, then a browser, one after the other. */
export async function run(): Promise<Table> {
	return {
		title: `Sealing and opening answers of 1 KiB; whole path: ${ENVELOPES} envelopes to a release`,
		columns: COLUMNS,
		rows: [...(await measureNode()), ...(await measureBrowser())],
		notes: [
			'Times are the processor time of the process, all its threads; for workers, the wall clock.',
			`${ROUNDS} rounds in turn; seal and open: ${TURN} a turn. Ratios are taken within a round.`,
			'All but the cryptography is the same for all; FormSG keeps its own encoding, equally long.',
			'Workers start anew in every turn; the first reads the file and deals to the second.',
			'Million products: plain arithmetic, which shows what a second worker brings on this machine at best.',
		],
	};
}
