/**
 * Makes a survey of any table: each column of whole numbers from 1 to at most 11 becomes a scale, and
 * what it counts is kept beside it, to compare.
 * @module
 */
import { DEFAULT_MINIMUM, parseDefinition, type Definition } from '../survey/definition.ts';
import { FormatError } from '../survey/errors.ts';
import { LIMITS } from '../survey/limits.ts';
import type { Cell, Row } from './rows.ts';

export interface DemoColumn {
	readonly heading: string;
	/** Of the question; the headings themselves may hold anything. */
	readonly id: string;
	/** How often each point, from 1. */
	readonly counts: readonly number[];
}

export interface DemoTable {
	readonly taken: readonly DemoColumn[];
	readonly leftOut: readonly { readonly heading: string; readonly reason: string }[];
	/** One respondent each, with the ids for headings. */
	readonly respondents: readonly (readonly Cell[])[];
	/** Rows that could not be read at all. */
	readonly unread: readonly Row[];
}

/** Why a column is no scale; `undefined` if it is one. */
function reasonAgainst(values: readonly string[]): string | undefined {
	const answers = values.filter((value) => value !== '');
	if (answers.length === 0) return 'it is empty';
	if (!answers.every((value) => /^-?\d{1,9}$/.test(value))) {
		return 'it has values that are no whole numbers';
	}
	const numbers = answers.map(Number);
	const least = numbers.reduce((a, b) => Math.min(a, b));
	const most = numbers.reduce((a, b) => Math.max(a, b));
	if (least < 1) return `it begins at ${least}, and a scale at 1`;
	if (most > LIMITS.points) return `it goes up to ${most}, and a scale to ${LIMITS.points}`;
	return most === 1 ? 'it has one value only' : undefined;
}

/**
 * Read all rows, and find which columns are scales.
 *
 * @throws {@link FormatError} if none is, or there are too few rows to be shown.
 */
export async function readDemoTable(
	columns: readonly string[],
	rows: AsyncIterable<Row>,
): Promise<DemoTable> {
	const values = columns.map((): string[] => []);
	const unread: Row[] = [];
	for await (const row of rows) {
		if (row.problem === undefined) {
			for (const [index, column] of values.entries()) {
				column.push(row.cells[index]?.[1].trim() ?? '');
			}
		} else unread.push(row);
	}
	const respondentCount = values[0]!.length;
	if (respondentCount < DEFAULT_MINIMUM) {
		throw new FormatError(
			`The table has ${respondentCount} rows; nothing is shown below ${DEFAULT_MINIMUM}.`,
		);
	}
	const taken: DemoColumn[] = [];
	const leftOut: { heading: string; reason: string }[] = [];
	const chosen: (readonly string[])[] = [];
	for (const [index, heading] of columns.entries()) {
		const column = values[index]!;
		const reason =
			taken.length === LIMITS.questions
				? `a survey has at most ${LIMITS.questions} questions`
				: reasonAgainst(column);
		if (reason === undefined) {
			taken.push({ heading, id: `c${index + 1}`, counts: countValues(column) });
			chosen.push(column);
		} else leftOut.push({ heading, reason });
	}
	if (taken.length === 0) {
		throw new FormatError('No column of the table is a scale: whole numbers from 1 to at most 11.');
	}
	const respondents = Array.from({ length: respondentCount }, (_, row) =>
		taken.map(({ id }, index): Cell => [id, chosen[index]![row]!]),
	);
	return { taken, leftOut, respondents, unread };
}

/** The plain count that everything is compared with. */
function countValues(column: readonly string[]): number[] {
	const counts: number[] = [];
	for (const value of column) {
		if (value === '') continue;
		const point = Number(value);
		while (counts.length < point) counts.push(0);
		counts[point - 1]! += 1;
	}
	return counts;
}

/** A survey with a question for each column that was taken. */
export function tableToDefinition({ taken }: DemoTable, key: string): Definition {
	return parseDefinition({
		format: 'peer-survey',
		version: 1,
		title: 'Demonstration',
		pages: [
			{
				questions: taken.map(({ id, heading, counts }) => ({
					type: 'scale',
					id,
					text: heading === '' ? id : heading,
					points: counts.map((_, index) => `${index + 1}`),
				})),
			},
		],
		keyholders: [{ role: 'facilitator', key }],
		minimum: DEFAULT_MINIMUM,
		keepDays: 1,
		via: { file: true },
	});
}

/** A table to begin with, where nobody has one: the same at every run. */
export function makeDemoCsv(rows: number): string {
	const lines = ['id,q1,q2,q3,q4,recommend,hours,remark'];
	let state = 1;
	const below = (limit: number): number => {
		state = (state * 48_271) % 2_147_483_647; // a plain generator: only the spread matters here
		return state % limit;
	};
	for (let row = 1; row <= rows; row += 1) {
		const scales = [5, 5, 4, 7, 11].map((points) =>
			below(20) === 0 ? '' : `${1 + Math.min(below(points), below(points + 2))}`,
		);
		lines.push(`${row},${scales.join(',')},${below(9)},"made up, row ${row}"`);
	}
	return `${lines.join('\n')}\n`;
}
