/** The bands of each kind of chart, and of what is withheld: what stands in them and how it is marked. */
import { divergingStart, type Chart, type ChartRow } from '../../survey/charts.ts';
import { h, type Markup } from '../markup.ts';
import { columnsFor, labelled, type Band, type Columns } from './band.ts';
import { textWidth, wrapText } from './lettering.ts';
import {
	block,
	LEADING,
	letters,
	lines,
	round,
	type DrawingWords,
	type Look,
	type Shade,
} from './look.ts';

/** How many answered, the median and the middle half, as a sentence in small letters. */
export function statistics(chart: Chart, row: ChartRow, words: DrawingWords): string {
	const { median, middleHalf, answered } = row;
	const parts = [words.n(answered, (row.session ?? chart).responses)];
	if (median !== undefined) parts.push(words.median(chart.columns[median - 1]!));
	if (middleHalf !== undefined) {
		const [from, to] = middleHalf.map((point) => chart.columns[point - 1]!) as [string, string];
		parts.push(words.middleHalf(from, to));
	}
	return parts.join(' · ');
}

/** An empty place, and why it is empty. */
export function withheldBand(minimum: number, label: string, columns: Columns, look: Look): Band {
	const { size } = look;
	const { barX, barWidth } = columns;
	const text = wrapText(look.words.withheld(minimum), size * 0.9, barWidth - size, 3);
	const barHeight = Math.max(size * 1.9, text.length * size * 1.15 + size * 0.7);
	return labelled(label, '', columns, look, barHeight, (top) => [
		h('rect', {
			x: round(barX + 0.5),
			y: round(top),
			width: round(barWidth - 1),
			height: round(barHeight),
			fill: 'none',
			stroke: look.colour('--rule-strong'),
			'stroke-dasharray': '4 4',
		}),
		...lines(
			text,
			{ x: barX + size * 0.6, y: top + size * 0.9, size: size * 0.9, fill: '--ink-soft' },
			look,
		),
	]);
}

/** The middle half as a line, the median as a dot on it. */
function spreadMark(from: number, middle: number, to: number, y: number, look: Look): Markup[] {
	const { size, colour } = look;
	return [
		h('path', {
			d: `M${round(from)} ${round(y)}H${round(to)}`,
			stroke: colour('--ink'),
			'stroke-width': round(size / 8),
		}),
		h('circle', { cx: round(middle), cy: round(y), r: round(size / 3.6), fill: colour('--ink') }),
	];
}

/** What the mark of median and middle half means. */
export function spreadKey(top: number, look: Look): Markup[] {
	const { size } = look;
	const small = size * 0.87;
	const y = top + size * 0.7;
	return [
		...spreadMark(0, size, size * 2, y, look),
		letters(look.words.medianKey, { x: size * 2.5, y, size: small, fill: '--ink-soft' }, look),
	];
}

/** Bars of several shades in a row, around a middle or from the left. */
export function stackedBands(chart: Chart, look: Look, shades: readonly Shade[]) {
	const { size, colour } = look;
	const isDiverging = chart.kind === 'diverging';
	const labels = chart.rows.length > 1 ? chart.rows.map(({ label }) => label) : [];
	const columns = columnsFor(labels, look);
	const shown = chart.rows.filter(({ counts }) => counts !== undefined);
	const startOf = ({ counts, answered }: ChartRow): number =>
		isDiverging ? (divergingStart(counts!) / answered) * 100 : 0;
	// One scale for all rows, from what is shown; what is withheld has no part in it.
	const least = Math.floor(Math.min(0, ...shown.map(startOf)) / 20) * 20;
	const most = Math.ceil(Math.max(20, ...shown.map((row) => startOf(row) + 100)) / 20) * 20;
	const at = (percent: number): number =>
		columns.barX + ((percent - least) / (most - least)) * columns.barWidth;
	const barHeight = size * 1.9;
	const step = most - least > 100 ? 40 : 20;
	const ticks: number[] = [];
	for (let tick = Math.ceil(least / step) * step; tick <= most; tick += step) ticks.push(tick);
	// Only behind bars: through words they would be noise.
	const grid = (top: number): Markup[] =>
		ticks.map((tick) =>
			h('path', {
				d: `M${round(at(tick))} ${round(top - size * 0.35)}V${round(top + barHeight + size * 0.75)}`,
				stroke: colour(tick === 0 ? '--ink-soft' : '--rule'),
				'stroke-width': 1,
			}),
		);

	const bands = chart.rows.map((row): Band => {
		const label = labels.length > 0 ? row.label : '';
		if (row.counts === undefined) {
			return withheldBand((row.session ?? chart).minimum, label, columns, look);
		}
		const { counts, answered } = row;
		const start = startOf(row);
		return labelled(
			label,
			statistics(chart, row, look.words),
			columns,
			look,
			barHeight + size * 0.6,
			(top) => {
				let percent = start;
				const pieces = counts.flatMap((count, index) => {
					if (count === 0) return [];
					const from = at(percent);
					percent += (count / answered) * 100;
					const width = at(percent) - from;
					const shade = shades[index]!;
					const title = look.words.cell(chart.columns[index]!, count, answered);
					const isRoomy = width > textWidth(String(count), size) + size * 0.3;
					return [
						...block({ x: from, y: top, width, height: barHeight }, shade, index, look, title),
						...(isRoomy
							? [
									letters(
										String(count),
										{
											x: from + width / 2,
											y: top + barHeight / 2,
											anchor: 'middle',
											weight: 600,
											fill: shade.on,
											halo: shade.fill,
										},
										look,
									),
								]
							: []),
					];
				});
				const y = top + barHeight + size * 0.4;
				const mark =
					row.median === undefined
						? []
						: spreadMark(at(start + 25), at(start + 50), at(start + 75), y, look);
				return [...grid(top), ...pieces, ...mark];
			},
		);
	});

	const axis = (y: number): Markup[] =>
		ticks.map((tick) =>
			letters(
				`${Math.abs(tick)} %`,
				{
					x: at(tick),
					y,
					size: size * 0.8,
					fill: '--ink-soft',
					anchor: tick === least ? 'start' : tick === most ? 'end' : 'middle',
				},
				look,
			),
		);
	return { bands, axis };
}

/** One bar an option, its count and its share behind it. */
export function optionBands(chart: Chart, look: Look, shade: Shade): Band[] {
	const { size } = look;
	const row = chart.rows[0]!;
	const counts = row.counts!;
	const columns = columnsFor(chart.columns, look);
	const numberOf = (count: number): string => look.words.cell('', count, row.answered);
	const room = Math.max(...counts.map((count) => textWidth(numberOf(count), size))) + size;
	const most = Math.max(1, ...counts);
	const barHeight = size * 1.5;
	return counts.map((count, index) =>
		labelled(chart.columns[index]!, '', columns, look, barHeight, (top) => {
			const width = Math.max(1.5, (count / most) * (columns.barWidth - room));
			return [
				...block({ x: columns.barX, y: top, width, height: barHeight }, shade, 0, look),
				letters(
					numberOf(count),
					{ x: columns.barX + width + size * 0.5, y: top + barHeight / 2 },
					look,
				),
			];
		}),
	);
}

/** Upright bars in the order of points or bins, with median and middle half below. */
export function histogramBand(chart: Chart, look: Look, shade: Shade): Band {
	const { width, size, colour } = look;
	const row = chart.rows[0]!;
	const counts = row.counts!;
	const step = width / counts.length;
	const small = size * 0.9;
	const labels = chart.columns.map((label) => wrapText(label, small, step * 0.96, 3));
	// Where labels would run into each other, only every second, third … is written.
	const widest = Math.max(...chart.columns.map((label) => textWidth(label, small)));
	const every = step < size * 1.6 ? Math.ceil(widest / step) : 1;
	const labelLines = every > 1 ? 1 : Math.max(...labels.map((label) => label.length));
	const barsHeight = size * 11;
	const most = look.top === undefined ? Math.max(1, ...counts) : look.top * row.answered;
	const middleOf = (point: number): number => (point - 0.5) * step;
	const height = size * 1.6 + barsHeight + labelLines * small * LEADING + size * 2.2;
	return {
		height,
		draw: (top) => {
			const base = top + size * 1.6 + barsHeight;
			const labelsBottom = base + size * 0.3 + labelLines * small * LEADING;
			return [
				...counts.flatMap((count, index) => {
					const tall = (count / most) * barsHeight;
					const x = index * step + step * 0.04;
					const title = look.words.cell(chart.columns[index]!, count, row.answered);
					return [
						...block(
							{ x, y: base - tall, width: step * 0.92, height: tall },
							shade,
							0,
							look,
							title,
						),
						...(count > 0
							? [
									letters(
										String(count),
										{
											x: middleOf(index + 1),
											y: base - tall - size * 0.7,
											anchor: 'middle',
											weight: 600,
										},
										look,
									),
								]
							: []),
						...(index % every === 0
							? lines(
									every > 1 ? [chart.columns[index]!] : labels[index]!,
									{ x: middleOf(index + 1), y: base + size * 0.9, size: small, anchor: 'middle' },
									look,
								)
							: []),
					];
				}),
				h('path', {
					d: `M0 ${round(base)}H${round(width)}`,
					stroke: colour('--rule-strong'),
					'stroke-width': 1,
				}),
				...(row.median === undefined
					? []
					: spreadMark(
							middleOf(row.middleHalf![0]),
							middleOf(row.median),
							middleOf(row.middleHalf![1]),
							labelsBottom + size * 0.5,
							look,
						)),
			];
		},
	};
}
