/**
 * What every benchmark shares: rounds in which the contenders take turns, their spread, and one
 * table printed as text or, with `--json`, as JSON.
 * @module
 */

export interface Table {
	readonly title: string;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly (string | number)[])[];
	/** What a reader must know to believe it, one line each. */
	readonly notes: readonly string[];
}

export interface Spread {
	readonly min: number;
	readonly median: number;
	readonly max: number;
}

/** The columns that `spreadCells` fills. */
export const SPREAD_COLUMNS = ['min', 'median', 'max'] as const;

export function spread(samples: readonly number[]): Spread {
	const sorted = samples.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return {
		min: sorted[0]!,
		median: (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2,
		max: sorted.at(-1)!,
	};
}

export function spreadCells({ min, median, max }: Spread): number[] {
	return [min, median, max];
}

/**
 * Runs every contender once a round, the first one a different one each time, so that whatever else
 * the machine does meets them all alike. One round more, the first, is thrown away.
 * @returns wall-clock milliseconds a round, in the order of the contenders.
 */
export async function interleave(
	contenders: readonly (() => unknown)[],
	rounds: number,
): Promise<Spread[]> {
	return (await sample(contenders, rounds)).map(spread);
}

/**
 * As {@link interleave}, with every round's milliseconds, from which ratios are taken.
 * @param clock - what to read instead of the wall clock, such as a process's own time, in milliseconds.
 */
export async function sample(
	contenders: readonly (() => unknown)[],
	rounds: number,
	clock: () => number | Promise<number> = () => performance.now(),
): Promise<number[][]> {
	const samples = contenders.map((): number[] => []);
	for (let round = 0; round <= rounds; round++) {
		for (let turn = 0; turn < contenders.length; turn++) {
			const who = (round + turn) % contenders.length;
			const start = await clock();
			await contenders[who]!();
			if (round > 0) samples[who]!.push((await clock()) - start);
		}
	}
	return samples;
}

/** Prints tables; as one JSON array of them if the command line says `--json`. */
export function print(tables: readonly Table[]): void {
	if (process.argv.includes('--json')) {
		console.log(JSON.stringify(tables, null, '\t'));
		return;
	}
	console.log(tables.map(tableToText).join('\n'));
}

/** Three significant digits, and whole numbers as they are. */
function cellToText(cell: string | number): string {
	if (typeof cell === 'string' || Number.isInteger(cell)) return cell.toString();
	return cell >= 100 ? cell.toFixed(0) : Number(cell.toPrecision(3)).toString();
}

function tableToText({ title, columns, rows, notes }: Table): string {
	const lines = [columns, ...rows.map((row) => row.map(cellToText))];
	const widths = columns.map((_, c) => Math.max(...lines.map((line) => line[c]?.length ?? 0)));
	const text = lines.map((line) =>
		line
			.map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
			.join('  ')
			.trimEnd(),
	);
	text.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
	return [title, '', ...text, ...notes.map((note) => `  ${note}`), ''].join('\n');
}
