/**
 * A release as CSV files, one a question, that no spreadsheet takes for formulas.
 * @module
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { chartsOf, chartToTable, type TableWords } from '../survey/charts.ts';
import type { Language } from '../survey/text.ts';
import type { Release } from '../survey/release.ts';

const WORDS: Readonly<Record<Language, TableWords>> = {
	en: {
		statement: 'Statement',
		answered: 'Answered',
		withheld: 'too few answers',
		reflection: 'Reflection',
		theme: 'Theme',
		ungrouped: 'Not grouped',
	},
	es: {
		statement: 'Enunciado',
		answered: 'Respuestas',
		withheld: 'muy pocas respuestas',
		reflection: 'Reflexión',
		theme: 'Tema',
		ungrouped: 'Sin agrupar',
	},
};

/** PapaParse's own pattern looks at cells of one line only. */
const FORMULA = /^[=+\-@\t\r]/;

/** By this a spreadsheet knows that it is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One table as CSV (RFC 4180). */
export function tableToCsv(table: readonly (readonly string[])[]): string {
	return `${BYTE_ORDER_MARK}${Papa.unparse(table as string[][], { escapeFormulae: FORMULA })}\r\n`;
}

/**
 * Write a release's tables into a new folder: `01-first-question.csv` and so on.
 *
 * @throws if the folder is there already: nothing is overwritten.
 */
export async function writeTables(
	release: Release,
	folder: string,
	language: Language,
): Promise<void> {
	await mkdir(folder);
	for (const [index, chart] of chartsOf(release, language).entries()) {
		const name = `${String(index + 1).padStart(2, '0')}-${chart.id}.csv`;
		await writeFile(join(folder, name), tableToCsv(chartToTable(chart, WORDS[language])));
	}
}
