/** What a chart says in a sentence, for those who do not see it; and its table. */
import { chartToTable, type Chart, type TableWords } from '../../survey/charts.ts';
import { h, type Child } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';

export function summarise(chart: Chart, words: ReportWords): string {
	return chart.rows
		.map(({ label, counts, answered, session = chart }) => {
			const parts =
				counts === undefined
					? words.withheld(session.minimum)
					: `${counts.map((count, index) => `${chart.columns[index]!}: ${count}`).join(', ')}; ${words.n(answered, session.responses)}`;
			return chart.rows.length > 1 ? `${label.replace(/[.:]$/, '')}: ${parts}` : parts;
		})
		.join('. ');
}

export function tableWords(words: ReportWords): TableWords {
	return {
		statement: words.statement,
		answered: words.answered,
		withheld: words.withheldCell,
		reflection: words.reflection,
		theme: words.theme,
		ungrouped: words.noTheme,
	};
}

/** A chart as a table that a narrow window can scroll. */
export function tableOf(chart: Chart, title: string, words: ReportWords): Child {
	const [head, ...rows] = chartToTable(chart, tableWords(words));
	return h(
		'div',
		{ class: 'table', tabindex: 0, role: 'region', 'aria-label': `${words.table}: ${title}` },
		h(
			'table',
			{},
			h('thead', {}, h('tr', {}, ...head!.map((cell) => h('th', { scope: 'col' }, cell)))),
			h(
				'tbody',
				{},
				...rows.map(([first, ...cells]) =>
					h('tr', {}, h('th', { scope: 'row' }, first), ...cells.map((cell) => h('td', {}, cell))),
				),
			),
		),
	);
}
