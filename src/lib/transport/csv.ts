import Papa from 'papaparse';
import { ENVELOPE_PREFIX } from '../mailbox/wire.ts';
import { cleanText, EnvelopeFinder } from './spelling.ts';
import type { Collected, WantedSurvey } from './transport.ts';

/** The first line by which some spreadsheets name the delimiter; they do not count it as a row. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=(.)"?(?:\r\n|\r|\n)/i;

/** How much is parsed at a time. */
const BATCH = 500_000;

/** Characters after which a row has no end: somewhere a quotation mark was opened and never closed. */
const LONGEST_ROW = 2_000_000;

/** How much is looked at to find the delimiter and the line end. */
const SAMPLE = 100_000;

interface Dialect {
	readonly delimiter: string;
	readonly newline: '\r' | '\n' | '\r\n';
}

/** What `Papa.Parser` returns, which its types leave open. */
interface Parsed {
	readonly data: readonly (readonly string[])[];
	readonly meta: { readonly cursor: number };
}

function findDialect(text: string, delimiter: string): Dialect {
	// Empty lines are left out, or the one at the end would speak against each delimiter.
	const { meta } = Papa.parse(text.slice(0, SAMPLE), {
		preview: 10,
		skipEmptyLines: 'greedy',
		delimiter,
	});
	return { delimiter: meta.delimiter, newline: meta.linebreak as Dialect['newline'] };
}

/**
 * Find the envelopes in a CSV export, in whichever column they stand, in constant memory.
 *
 * Positions are rows as a spreadsheet counts them, the header being the first. Where a stray
 * quotation mark leaves no end to a row, the rest is read line by line, and nothing is lost.
 *
 * @param parts - The decoded text, in parts of any size.
 */
export async function* collectCsv(
	parts: AsyncIterable<string>,
	source: string,
	wanted?: WantedSurvey,
): AsyncGenerator<Collected> {
	let dialect: Dialect | undefined;
	let row = 0;
	let text = '';

	function* parse(isLast: boolean): Generator<Collected> {
		if (dialect === undefined) {
			const separator = SEPARATOR_LINE.exec(text);
			text = text.slice(separator?.[0].length ?? 0);
			dialect = findDialect(text, separator?.[1] ?? '');
		}
		const parser = new Papa.Parser(dialect);
		const { data, meta } = parser.parse(text, 0, !isLast) as Parsed;
		for (const cells of data) {
			row += 1;
			for (const cell of cells) {
				if (!cell.includes(ENVELOPE_PREFIX)) continue;
				for (const item of new EnvelopeFinder(source, wanted).push(cell, true)) {
					yield { ...item, position: row };
				}
			}
		}
		text = isLast ? '' : text.slice(meta.cursor);
	}

	let rest: EnvelopeFinder | undefined;
	for await (const part of parts) {
		if (rest !== undefined) {
			yield* rest.push(part, false);
			continue;
		}
		text += cleanText(part);
		if (text.length < BATCH) continue;
		yield* parse(false);
		if (text.length > LONGEST_ROW) {
			rest = new EnvelopeFinder(source, wanted, row + 1);
			yield* rest.push(text, false);
		}
	}
	yield* rest === undefined ? parse(true) : rest.push('', true);
}
