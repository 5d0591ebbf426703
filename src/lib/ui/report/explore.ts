/**
 * Charts to explore on a screen, with Chart.js: diverging bars for agreement, bars for choices, a
 * histogram for numbers; point at a bar for its number, leave a column out by its name in the legend.
 * What is printed, projected or saved is drawn by `figure.ts`, which needs no canvas.
 * @module
 */
import {
	BarController,
	BarElement,
	CategoryScale,
	Chart as ChartJs,
	Legend,
	LinearScale,
	Tooltip,
	type ChartConfiguration,
	type Plugin,
} from 'chart.js';
import { divergingStart, type Chart } from '../../survey/charts.ts';
import { pageColour, shadesOf, type Shade, type Token } from './look.ts';

ChartJs.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** The part of a chart's width that statements may take beside their bars, and what a character takes. */
const LABEL_SHARE = 0.42;
const CHARACTER_WIDTH = 7.4;
const LEAST_LABEL_WIDTH = 12;
const LABEL_LINE = 18;
/** What a name of the legend takes beside its letters, and a line of it. */
const LEGEND_BOX = 40;
const LEGEND_LINE = 30;
const BAR_HEIGHT = 46;
const HISTOGRAM_HEIGHT = 260;
/** Labels that need two lines leave no other out. */
const EVERY = { autoSkip: false };

/** A colour as it is on this page now: a canvas knows no tokens. */
function resolve(colour: string, within: HTMLElement): string {
	const probe = document.createElement('span');
	probe.style.color = colour;
	within.append(probe);
	const resolved = getComputedStyle(probe).color;
	probe.remove();
	return resolved;
}

const resolveToken = (token: Token, within: HTMLElement): string =>
	resolve(pageColour(token), within);

/** The shades of a scale as paper has them, one a point. */
function shades(chart: Chart, within: HTMLElement): Shade[] {
	const isDiverging = chart.kind === 'diverging';
	return shadesOf(chart.columns.length, isDiverging, { colour: pageColour }).map(
		({ fill, on }) => ({ fill: resolve(fill, within), on: resolve(on, within) }),
	);
}

/** Break a label between words, for a canvas that cannot. */
function wrap(label: string, width: number): string[] {
	const lines: string[] = [];
	for (const word of label.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length < width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

const sum = (numbers: readonly number[]): number =>
	numbers.reduce((total, each) => total + each, 0);

/** What a dataset of ours holds beside what Chart.js asks for. */
interface Drawn {
	readonly counts: readonly (number | undefined)[];
	/** What can be read on its bars. */
	readonly on: string;
}

/** Counts inside the bars: readable without hovering, in print and in a saved picture. */
function countLabels(ink: string): Plugin<'bar'> {
	return {
		id: 'counts',
		afterDatasetsDraw(chart) {
			const { ctx, data } = chart;
			ctx.save();
			ctx.font = `600 13px ${ChartJs.defaults.font.family ?? 'sans-serif'}`;
			ctx.textAlign = 'center';
			ctx.textBaseline = 'middle';
			data.datasets.forEach((dataset, index) => {
				const { counts, on } = dataset as unknown as Drawn;
				chart.getDatasetMeta(index).data.forEach((bar, row) => {
					const count = counts[row];
					if (count === undefined || count === 0) return;
					const { x, y, base, horizontal } = bar.getProps(
						['x', 'y', 'base', 'horizontal'],
						true,
					) as unknown as {
						x: number;
						y: number;
						base: number;
						horizontal: boolean;
					};
					const size = Math.abs((horizontal ? x : y) - base);
					const text = String(count);
					const isInside = size > ctx.measureText(text).width + 8 && (horizontal || size > 20);
					if (horizontal) {
						if (!isInside) return;
						ctx.fillStyle = on;
						ctx.fillText(text, (x + base) / 2, y);
					} else {
						ctx.fillStyle = ink;
						ctx.fillText(text, x, y - 10);
					}
				});
			});
			ctx.restore();
		},
	};
}

/** Room for every bar and for its label's lines, and for the axis and the legend's lines below them. */
function barsHeight(chart: Chart, labelWidth: number, width: number): number {
	const isBars = chart.kind === 'bars';
	const rows = chart.rows.filter(({ counts }) => counts !== undefined);
	const labels = rows.length > 1 ? rows.map(({ label }) => label) : chart.columns;
	const count = isBars ? chart.columns.length : rows.length;
	const lines = Math.max(...labels.map((label) => wrap(label, labelWidth).length));
	const names = chart.columns.map((name) => name.length * CHARACTER_WIDTH + LEGEND_BOX);
	const legendLines = isBars ? 0 : Math.ceil(sum(names) / width);
	return count * Math.max(BAR_HEIGHT, lines * LABEL_LINE + 14) + 56 + legendLines * LEGEND_LINE;
}

/** Under the pointer a bar is as it was: its number comes up. */
const paint = ({ fill, on }: Shade) => ({ backgroundColor: fill, hoverBackgroundColor: fill, on });

function stackedConfiguration(
	chart: Chart,
	shades: readonly Shade[],
	labelWidth: number,
): ChartConfiguration<'bar'> {
	const rows = chart.rows.filter(({ counts }) => counts !== undefined);
	const starts = rows.map(({ counts, answered }) =>
		chart.kind === 'diverging' ? (divergingStart(counts!) / answered) * 100 : 0,
	);
	// One scale for all rows, from what is shown; what is withheld has no part in it.
	const reach = Math.max(
		...rows.flatMap((row, index) => {
			const end = starts[index]! + (sum(row.counts!) / row.answered) * 100;
			return [-starts[index]!, end];
		}),
	);
	const most = Math.min(100, Math.ceil(reach / 20) * 20);
	const datasets = chart.columns.map((label, column) => ({
		label,
		...paint(shades[column]!),
		counts: rows.map(({ counts }) => counts![column]),
		data: rows.map(({ counts, answered }, row): [number, number] => {
			const before = (sum(counts!.slice(0, column)) / answered) * 100;
			const from = starts[row]! + before;
			return [from, from + (counts![column]! / answered) * 100];
		}),
		barPercentage: 0.72,
		categoryPercentage: 0.9,
	}));
	return {
		type: 'bar',
		data: {
			labels: rows.map(({ label }) => wrap(label, labelWidth)),
			datasets: datasets,
		},
		options: {
			indexAxis: 'y',
			grouped: false,
			scales: {
				x: {
					min: chart.kind === 'diverging' ? -most : 0,
					max: most,
					ticks: { callback: (value) => `${Math.abs(Number(value))} %` },
				},
				y: { grid: { display: false }, display: chart.rows.length > 1, ticks: EVERY },
			},
		} as ChartConfiguration<'bar'>['options'],
	};
}

function barsConfiguration(
	chart: Chart,
	shade: Shade,
	labelWidth: number,
): ChartConfiguration<'bar'> {
	const { counts } = chart.rows[0]!;
	const isHistogram = chart.kind === 'histogram';
	return {
		type: 'bar',
		data: {
			labels: chart.columns.map((label) => (isHistogram ? label : wrap(label, labelWidth))),
			datasets: [
				{
					data: [...counts!],
					...paint(shade),
					counts: counts,
					barPercentage: isHistogram ? 0.96 : 0.72,
					categoryPercentage: isHistogram ? 1 : 0.9,
				} as never,
			],
		},
		options: {
			indexAxis: isHistogram ? 'x' : 'y',
			layout: { padding: { top: isHistogram ? 20 : 0 } },
			scales: {
				[isHistogram ? 'y' : 'x']: { beginAtZero: true, ticks: { precision: 0 } },
				[isHistogram ? 'x' : 'y']: { grid: { display: false }, ticks: isHistogram ? {} : EVERY },
			},
		},
	};
}

/**
 * Draw a chart.
 *
 * @param within - An element on the page, for its size and its colours.
 *
 * @returns What to destroy before it is drawn anew; `undefined` if all of it is withheld.
 */
export function exploreChart(
	chart: Chart,
	within: HTMLElement,
	summary: string,
): ChartJs | undefined {
	if (chart.kind === 'texts' || chart.rows.every(({ counts }) => counts === undefined)) {
		return undefined;
	}
	const isStacked = chart.kind === 'diverging' || chart.kind === 'stacked';
	const labelWidth = Math.max(
		LEAST_LABEL_WIDTH,
		Math.floor((within.clientWidth * LABEL_SHARE) / CHARACTER_WIDTH),
	);
	const ink = resolveToken('--ink', within);
	const configuration = isStacked
		? stackedConfiguration(chart, shades(chart, within), labelWidth)
		: barsConfiguration(
				chart,
				{ fill: resolveToken('--chart-1', within), on: resolveToken('--on-spruce', within) },
				labelWidth,
			);
	const canvas = document.createElement('canvas');
	canvas.setAttribute('role', 'img');
	canvas.setAttribute('aria-label', summary);
	const frame = document.createElement('div');
	frame.className = 'canvas';
	frame.style.blockSize = `${chart.kind === 'histogram' ? HISTOGRAM_HEIGHT : barsHeight(chart, labelWidth, within.clientWidth)}px`;
	frame.append(canvas);
	within.append(frame);
	ChartJs.defaults.font.family = getComputedStyle(within).fontFamily;
	ChartJs.defaults.font.size = 14;
	ChartJs.defaults.color = ink;
	ChartJs.defaults.borderColor = resolveToken('--rule', within);
	return new ChartJs(canvas, {
		...configuration,
		options: {
			...configuration.options,
			animation: false,
			maintainAspectRatio: false,
			devicePixelRatio: Math.max(2, window.devicePixelRatio),
			plugins: {
				legend: {
					display: isStacked,
					position: 'bottom',
					labels: { boxWidth: 14, boxHeight: 14, padding: 14 },
				},
				tooltip: {
					displayColors: false,
					callbacks: {
						label: ({ dataset, dataIndex }) => {
							const count = (dataset as unknown as Drawn).counts[dataIndex]!;
							return isStacked ? `${dataset.label ?? ''}: ${count}` : String(count);
						},
					},
				},
			},
		},
		plugins: [countLabels(ink)],
	});
}
