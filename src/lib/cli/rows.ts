/**
 * A table's rows, as they come: memory does not grow with the file. CSV with commas, semicolons or
 * tabs, in UTF-8 or UTF-16; or JSON, one object a line.
 * @module
 */
import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import Papa from 'papaparse';
import { FormatError } from '../survey/errors.ts';

/** A column's name and what stands in it. A name may come several times. */
export type Cell = readonly [name: string, value: string];

export interface Row {
	/** The row, counted from 1 as a spreadsheet does: the first below the headings of a CSV is 2. */
	readonly position: number;
	readonly cells: readonly Cell[];
	/** Why it cannot be read. */
	readonly problem?: string;
}

export interface Table {
	/** The headings of a CSV; each line of JSON has its own. */
	readonly columns?: readonly string[];
	readonly rows: AsyncIterable<Row>;
}

/** What one row may take: a quotation mark that is never closed would otherwise swallow the file. */
const MAX_ROW_LENGTH = 1_000_000;

const LINE_END = /\r\n|\n|\r/;

async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	let decoder: TextDecoder | undefined;
	try {
		for await (const part of bytes) {
			const encoding =
				part[0] === 0xff && part[1] === 0xfe
					? 'utf-16le'
					: part[0] === 0xfe && part[1] === 0xff
						? 'utf-16be'
						: 'utf-8';
			decoder ??= new TextDecoder(encoding, { fatal: true });
			yield decoder.decode(part, { stream: true });
		}
		if (decoder !== undefined) yield decoder.decode();
	} catch (cause) {
		if (!(cause instanceof TypeError)) throw cause;
		throw new FormatError(
			'This file is neither UTF-8 nor UTF-16. Save it again as “CSV UTF-8” in your spreadsheet.',
			{ cause },
		);
	}
}

const tooLong = (position: number): FormatError =>
	new FormatError(
		`Row ${position} has more than ${MAX_ROW_LENGTH} characters. Look for a quotation mark that is opened there and never closed.`,
	);

async function* readLines(text: AsyncIterable<string>): AsyncGenerator<string> {
	let rest = '';
	let position = 1;
	for await (const part of text) {
		const lines = (rest + part).split('\n');
		rest = lines.pop()!;
		if (rest.length > MAX_ROW_LENGTH) throw tooLong(position + lines.length);
		position += lines.length;
		yield* lines;
	}
	if (rest !== '') yield rest;
}

/** One object of JSON as cells. @throws {@link FormatError} if a value is not one that a cell holds. */
function jsonToCells(line: string): Cell[] {
	let record: unknown;
	try {
		record = JSON.parse(line);
	} catch (cause) {
		throw new FormatError('It is not JSON.', { cause });
	}
	if (typeof record !== 'object' || record === null || Array.isArray(record)) {
		throw new FormatError('It is not a JSON object.');
	}
	return Object.entries(record).flatMap(([name, value]) =>
		[value as unknown].flat().map((one): Cell => {
			if (one === null) return [name, ''];
			if (typeof one !== 'string' && typeof one !== 'number') {
				throw new FormatError(`“${name.slice(0, 40)}” is neither a text, a number nor a list.`);
			}
			return [name, String(one)];
		}),
	);
}

async function* readJsonRows(text: AsyncIterable<string>): AsyncGenerator<Row> {
	let position = 0;
	for await (const line of readLines(text)) {
		position += 1;
		if (line.trim() === '') continue;
		try {
			yield { position, cells: jsonToCells(line) };
		} catch (error) {
			yield { position, cells: [], problem: (error as FormatError).message };
		}
	}
}

/** What separates columns: whichever of the usual characters the headings hold most of. */
function delimiterOf(headings: string): string {
	const plain = headings.replaceAll(/"[^"]*"/g, '');
	const count = (character: string): number => plain.split(character).length;
	return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Every row of a CSV, the headings too. Only rows that are whole are taken from what has come in. */
async function* parseCsv(
	text: AsyncIterable<string>,
): AsyncGenerator<{ readonly cells: readonly string[]; readonly isBroken: boolean }> {
	let parser: Papa.Parser | undefined;
	let rest = '';
	let position = 1;
	function* take(isLast: boolean): Generator<{ cells: readonly string[]; isBroken: boolean }> {
		const newline = LINE_END.exec(rest);
		const headings = rest.slice(0, newline?.index);
		parser ??= new Papa.Parser({
			delimiter: delimiterOf(headings),
			newline: (newline?.[0] ?? '\n') as '\n',
		});
		const { data, errors, meta } = parser.parse(rest, 0, !isLast) as Papa.ParseResult<string[]>;
		rest = rest.slice(meta.cursor);
		position += data.length;
		for (const [index, cells] of data.entries()) {
			yield { cells, isBroken: errors.some(({ row }) => row === index) };
		}
		if (!isLast && rest.length > MAX_ROW_LENGTH) throw tooLong(position);
	}
	for await (const part of text) {
		rest += part;
		// The first line end shows which kind the file has, if the character after it is there.
		if (parser !== undefined || /(?:\n|\r)[^]/.test(rest)) yield* take(false);
		else if (rest.length > MAX_ROW_LENGTH) throw tooLong(position);
	}
	if (rest !== '') yield* take(true);
}

async function* csvToRows(
	columns: readonly string[],
	rows: AsyncGenerator<{ readonly cells: readonly string[]; readonly isBroken: boolean }>,
): AsyncGenerator<Row> {
	let position = 1;
	for await (const { cells, isBroken } of rows) {
		position += 1;
		if (cells.length === 1 && cells[0]!.trim() === '') continue;
		if (isBroken) {
			const problem = 'A quotation mark in it is not closed, or stands in the wrong place.';
			yield { position, cells: [], problem };
		} else if (cells.length > columns.length) {
			const problem = `It has ${cells.length} cells; there are ${columns.length} headings.`;
			yield { position, cells: [], problem };
		} else {
			yield { position, cells: cells.map((cell, index) => [columns[index]!, cell]) };
		}
	}
}

/**
 * Read a table.
 *
 * @param path - A file, or `-` for the standard input.
 * @param format - If it is not given, a file that begins with `{` is JSON and any other is CSV.
 *
 * @throws {@link FormatError} if it has no headings, is in an unknown encoding, or has a row without end.
 */
export async function readTable(
	path: string,
	format: 'csv' | 'ndjson' | undefined,
	signal: AbortSignal,
): Promise<Table> {
	const text = decode(
		path === '-' ? addAbortSignal(signal, process.stdin) : createReadStream(path, { signal }),
	);
	const first = await text.next();
	if (first.done === true)
		throw new FormatError('This file is empty. It should begin with headings.');
	async function* whole(): AsyncGenerator<string> {
		yield first.value as string;
		yield* text;
	}
	const isJson =
		format === undefined ? first.value.trimStart().startsWith('{') : format === 'ndjson';
	if (isJson) return { rows: readJsonRows(whole()) };
	const rows = parseCsv(whole());
	const headings = await rows.next();
	if (headings.done === true || headings.value.isBroken) {
		throw new FormatError('The first row should be headings: the ids of the questions.');
	}
	const columns = headings.value.cells.map((name) => name.trim());
	return { columns, rows: csvToRows(columns, rows) };
}
