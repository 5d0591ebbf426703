/** A release as it is built into a page: the same figures, without what only a script can do. */
import { chartsOf } from '../../survey/charts.ts';
import { textIn, type Language } from '../../survey/text.ts';
import type { Grouped } from '../../survey/themes.ts';
import { h, type Child } from '../markup.ts';
import { report } from '../words/report.ts';
import { drawChart } from './figure.ts';
import { pageColour } from './look.ts';
import { groupedTexts } from './grouped-texts.ts';
import { summarise, tableOf } from './summary.ts';

const WIDTH = 860;
const SIZE = 15;
const PAPER_HEIGHT = 900;

/** What a release is called: by its survey. */
export const titleOf = ({ release }: Grouped, lang: Language): string =>
	textIn(release.survey.title, lang);

export function staticReport({ release, themes }: Grouped, lang: Language): Child {
	const words = report[lang];
	return h(
		'div',
		{ class: 'report' },
		h('p', {}, words.counted(release.responses, release.minimum)),
		chartsOf(release, lang).map((chart, index) => {
			const label = words.chartOf(chart.title, summarise(chart, words));
			const look = {
				width: WIDTH,
				size: SIZE,
				most: PAPER_HEIGHT,
				colour: pageColour,
				patterns: 'css',
				prefix: `static-${index}`,
				words,
			} as const;
			const isWithheld = chart.kind === 'texts' && chart.texts === undefined;
			return h(
				'figure',
				{ class: 'result' },
				h('figcaption', {}, h('h2', { class: 'result-title' }, chart.title)),
				isWithheld && h('p', { class: 'note warning' }, words.withheld(chart.minimum)),
				h('div', { class: 'drawing' }, drawChart(chart, label, look)),
				chart.texts !== undefined && groupedTexts(chart, themes.get(chart.id) ?? [], 'h3', words),
				chart.kind !== 'texts' &&
					h(
						'details',
						{ class: 'numbers' },
						h('summary', {}, words.table),
						tableOf(chart, chart.title, words),
					),
			);
		}),
	);
}
