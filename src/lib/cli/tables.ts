/** A release as CSV files, one a question. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chartsOf, chartToTable, type TableWords } from '../survey/charts.ts';
import type { Language } from '../survey/text.ts';
import type { Release } from '../survey/release.ts';
import { tableToCsv } from '../survey/table-csv.ts';

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
