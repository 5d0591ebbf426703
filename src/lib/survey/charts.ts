/**
 * What charts show, as data: everything that is drawn, tabulated, downloaded or read aloud comes from
 * here, and this takes only a release.
 * @module
 */
import { itemsOf, type Item } from './answers.ts';
import { binLabel, type Question } from './question.ts';
import { questionsOf } from './definition.ts';
import { textIn, type Language } from './text.ts';
import type { PublishedItem } from './privacy.ts';
import type { Release } from './release.ts';
import type { Theme } from './themes.ts';

const sum = (counts: readonly number[]): number =>
	counts.reduce((total, count) => total + count, 0);

export interface ChartRow {
	/** A matrix row's statement; for any other question its own text. */
	readonly label: string;
	/** How many answered; 0 where the row is withheld, whatever the number is. */
	readonly answered: number;
	/** One count a column; absent where the row is withheld. */
	readonly counts?: readonly number[];
	/** The point or bin, from 1, that half of the answers do not exceed; for scales and numbers. */
	readonly median?: number;
	/** The first and the third quartile, counted likewise: between them lies the middle half. */
	readonly middleHalf?: readonly [number, number];
	/** The row's own session, where rows are sessions. */
	readonly session?: { readonly responses: number; readonly minimum: number };
}

export interface Chart {
	readonly id: string;
	readonly kind: 'diverging' | 'stacked' | 'bars' | 'histogram' | 'texts';
	readonly title: string;
	/** The points, options or bins. */
	readonly columns: readonly string[];
	readonly rows: readonly ChartRow[];
	/** The reflections, in random order; absent where they are withheld or there are none to ask for. */
	readonly texts?: readonly string[];
	/** How many responses the whole survey has. */
	readonly responses: number;
	readonly minimum: number;
}

function columnsOf(question: Question, language: Language): string[] {
	switch (question.type) {
		case 'scale':
		case 'matrix':
			return question.points.map((point) => textIn(point, language));
		case 'choice':
		case 'choices':
			return question.options.map((option) => textIn(option, language));
		case 'number':
			return question.bins.map((_, index) => binLabel(question, index));
		case 'text':
			return [];
	}
}

function kindOf(question: Question): Chart['kind'] {
	switch (question.type) {
		case 'scale':
		case 'matrix':
			// Eleven shades cannot be told apart; 0 to 10 reads as a distribution.
			if (question.type === 'scale' && question.points.length > 7) return 'histogram';
			return question.shape === 'amount' ? 'stacked' : 'diverging';
		case 'choice':
		case 'choices':
			return 'bars';
		case 'number':
			return 'histogram';
		case 'text':
			return 'texts';
	}
}

/**
 * The point, from 1, that a part of the counted answers does not exceed (the lower one, where two would do).
 *
 * @param part - From 0 to 1: a half for the median.
 */
export function quantileOf(counts: readonly number[], part: number): number | undefined {
	const sought = sum(counts) * part;
	if (sought === 0) return undefined;
	let below = 0;
	return counts.findIndex((count) => (below += count) >= sought) + 1;
}

/** What stands for the middle of ordered counts, and for how far they spread. */
export function centreOf(counts: readonly number[]): Pick<ChartRow, 'median' | 'middleHalf'> {
	const median = quantileOf(counts, 0.5);
	if (median === undefined) return {};
	return { median, middleHalf: [quantileOf(counts, 0.25)!, quantileOf(counts, 0.75)!] };
}

function toRow(item: Item, published: PublishedItem, language: Language): ChartRow {
	const { question } = item;
	const row =
		question.type === 'matrix'
			? question.rows.find(({ id }) => item.id === `${question.id}.${id}`)
			: undefined;
	const label = textIn((row ?? question).text, language);
	if (!('counts' in published)) {
		return { label, answered: 'answered' in published ? published.answered : 0 };
	}
	const { answered, counts } = published;
	const isOrdered = question.type !== 'choice' && question.type !== 'choices';
	return { label, answered, counts, ...(isOrdered && centreOf(counts)) };
}

/** One chart a question, in the order of the survey. */
export function chartsOf(release: Release, language: Language): Chart[] {
	const published = new Map(release.items.map((item) => [item.id, item]));
	return questionsOf(release.survey).map((question) => {
		const items = itemsOf(release.survey).filter((item) => item.question.id === question.id);
		const first = published.get(items[0]!.id)!;
		return {
			id: question.id,
			kind: kindOf(question),
			title: textIn(question.text, language),
			columns: columnsOf(question, language),
			rows: items.map((item) => toRow(item, published.get(item.id)!, language)),
			...('texts' in first && { texts: first.texts }),
			responses: release.responses,
			minimum: release.minimum,
		};
	});
}

/**
 * Where a diverging bar begins, so that its middle stands at zero: minus the counts below the middle,
 * minus half of the middle one where their number is odd.
 */
export function divergingStart(counts: readonly number[]): number {
	const below = Math.floor(counts.length / 2);
	const lower = sum(counts.slice(0, below));
	return -(lower + (counts.length % 2 === 1 ? counts[below]! / 2 : 0));
}

/** From −1, everybody at the first point, to 1, everybody at the last. */
function balanceOf(counts: readonly number[]): number {
	const middle = (counts.length - 1) / 2;
	const weighed = counts.reduce((total, count, index) => total + count * (index - middle), 0);
	return weighed / (sum(counts) * middle);
}

/**
 * The same chart with what was agreed with most, or chosen most often, first. What is withheld stands
 * last, in the survey's order: its place says nothing. Points and bins keep their order.
 */
export function sortChart(chart: Chart): Chart {
	if (chart.kind === 'bars') {
		const counts = chart.rows[0]?.counts;
		if (counts === undefined) return chart;
		const order = counts.map((_, index) => index).sort((a, b) => counts[b]! - counts[a]!);
		return {
			...chart,
			columns: order.map((index) => chart.columns[index]!),
			rows: [{ ...chart.rows[0]!, counts: order.map((index) => counts[index]!) }],
		};
	}
	const rank = ({ counts }: ChartRow): number => (counts === undefined ? -2 : balanceOf(counts));
	return { ...chart, rows: chart.rows.toSorted((a, b) => rank(b) - rank(a)) };
}

/**
 * Questions that were asked on the very same scale, put together: what a group sees first. One for
 * each scale that two questions or more have in common.
 */
export function overviewsOf(charts: readonly Chart[]): Chart[] {
	const byScale = new Map<string, Chart[]>();
	for (const chart of charts) {
		if (chart.kind !== 'diverging' && chart.kind !== 'stacked') continue;
		const scale = JSON.stringify([chart.kind, chart.columns]);
		byScale.set(scale, [...(byScale.get(scale) ?? []), chart]);
	}
	return [...byScale.values()]
		.filter((alike) => alike.length > 1)
		.map((alike, index) => ({
			...alike[0]!,
			id: `overview-${index + 1}`,
			title: '',
			rows: alike.flatMap(({ rows }) => rows),
		}));
}

/** Words of a table's own. */
export interface TableWords {
	readonly statement: string;
	readonly answered: string;
	readonly withheld: string;
	readonly reflection: string;
	readonly theme: string;
	/** Of a text that is in no theme. */
	readonly ungrouped: string;
}

function textsToTable(
	texts: readonly string[],
	themes: readonly Theme[],
	words: TableWords,
): string[][] {
	if (themes.length === 0) return [[words.reflection], ...texts.map((text) => [text])];
	const taken = new Set(themes.flatMap((theme) => theme.texts));
	const free = texts.filter((_, index) => !taken.has(index + 1));
	return [
		[words.theme, words.reflection],
		...themes.flatMap((theme) => theme.texts.map((at) => [theme.name, texts[at - 1]!])),
		...free.map((text) => [words.ungrouped, text]),
	];
}

/**
 * A chart as a table: a heading row, then its rows. What is withheld has no number in it.
 *
 * @param themes - how its texts were grouped by hand
 */
export function chartToTable(
	chart: Chart,
	words: TableWords,
	themes: readonly Theme[] = [],
): string[][] {
	if (chart.kind === 'texts') {
		return chart.texts === undefined
			? [[words.reflection], [words.withheld]]
			: textsToTable(chart.texts, themes, words);
	}
	return [
		[words.statement, ...chart.columns, words.answered],
		...chart.rows.map(({ label, counts, answered }) =>
			counts === undefined
				? [label, ...chart.columns.map(() => words.withheld), words.withheld]
				: [label, ...counts.map(String), String(answered)],
		),
	];
}
