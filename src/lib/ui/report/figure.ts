/**
 * Draws a chart of a release: the one drawing that screen, projector, paper and files share. Pure, so
 * that a page can be built with it, and nothing in it that the chart does not hold.
 * @module
 */
import type { Chart } from '../../survey/charts.ts';
import type { Markup } from '../markup.ts';
import { columnsFor, drawBands, toParts } from './band.ts';
import {
	histogramBand,
	optionBands,
	spreadKey,
	stackedBands,
	statistics,
	withheldBand,
} from './chart-bands.ts';
import { wrapText } from './lettering.ts';
import {
	LEADING,
	legendOf,
	lines,
	patternsOf,
	shadesOf,
	svg,
	type Look,
	type Shade,
} from './look.ts';

/**
 * Draw a chart.
 *
 * @param summary - What it says, for those who do not see it.
 *
 * @returns Its parts, none taller than `look.most` unless one row alone is; texts have none.
 */
export function drawChart(chart: Chart, summary: string, look: Look): Markup[] {
	const { size } = look;
	if (chart.kind === 'texts') return [];
	const isAllWithheld = chart.rows.every(({ counts }) => counts === undefined);
	if (chart.kind === 'diverging' || chart.kind === 'stacked') {
		const shades = shadesOf(chart.columns.length, chart.kind === 'diverging', look);
		const entries = chart.columns.map((label, index) => ({ label, shade: shades[index]! }));
		const legend = isAllWithheld ? { drawn: [], height: 0 } : legendOf(entries, look, 0);
		const { bands, axis } = stackedBands(chart, look, shades);
		const axisHeight = isAllWithheld ? 0 : size * 3.4;
		const top = legend.height + size * 0.6;
		return toParts(bands, look.most - top - axisHeight).map((part, number) => {
			const own = { ...look, prefix: `${look.prefix}-${number}` };
			// Patterns are named within their part.
			const again = number === 0 ? { bands, axis } : stackedBands(chart, own, shades);
			const first = bands.indexOf(part[0]!);
			const { drawn, bottom } = drawBands(again.bands.slice(first, first + part.length), top);
			const patterns = patternsOf(shades, number === 0 ? look : own);
			const key = number === 0 ? legend.drawn : legendOf(entries, own, 0).drawn;
			return svg(
				bottom + axisHeight,
				summary,
				look,
				...(isAllWithheld || patterns === undefined ? [] : [patterns]),
				...(isAllWithheld ? [] : axis(bottom + size * 0.2)),
				...key,
				...drawn,
				...(isAllWithheld ? [] : spreadKey(bottom + size * 1.4, look)),
			);
		});
	}
	const row = chart.rows[0]!;
	if (row.counts === undefined) {
		const { drawn, bottom } = drawBands(
			[withheldBand((row.session ?? chart).minimum, '', columnsFor([], look), look)],
			0,
		);
		return [svg(bottom, summary, look, ...drawn)];
	}
	const shade: Shade = { fill: look.colour('--chart-1'), on: look.colour('--on-spruce') };
	const small = { x: 0, size: size * 0.87, fill: '--ink-soft' } as const;
	const note = wrapText(statistics(chart, row, look.words), small.size, look.width);
	const noteHeight = note.length * small.size * LEADING + size * 0.4;
	if (chart.kind === 'histogram') {
		const { drawn, bottom } = drawBands([histogramBand(chart, look, shade)], 0);
		return [
			svg(
				bottom + noteHeight + size * 1.6,
				summary,
				look,
				...drawn,
				...lines(note, { ...small, y: bottom + size * 0.5 }, look),
				...spreadKey(bottom + noteHeight, look),
			),
		];
	}
	return toParts(optionBands(chart, look, shade), look.most - noteHeight).map((part) => {
		const { drawn, bottom } = drawBands(part, 0);
		return svg(
			bottom + noteHeight,
			summary,
			look,
			...drawn,
			...lines(note, { ...small, y: bottom + size * 0.3 }, look),
		);
	});
}
