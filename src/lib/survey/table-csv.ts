/** A table as CSV (RFC 4180) that no spreadsheet takes for formulas. */
import Papa from 'papaparse';

/**
 * Spreadsheets run what begins like this as a formula. PapaParse's own test misses cells of several
 * lines, so it is given this one.
 */
const FORMULA = /^[=+\-@\t\r]/;

/** By this a spreadsheet knows that it is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that would be taken for a formula is written with an apostrophe before it. */
export function tableToCsv(table: readonly (readonly string[])[]): string {
	const options = { escapeFormulae: FORMULA, newline: '\r\n' };
	return `${BYTE_ORDER_MARK}${Papa.unparse(table as string[][], options)}\r\n`;
}
