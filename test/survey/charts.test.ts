import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf } from '../../src/lib/survey/answers.ts';
import {
	type Chart,
	chartsOf,
	chartToTable,
	divergingStart,
	overviewsOf,
	quantileOf,
	sortChart,
} from '../../src/lib/survey/charts.ts';
import { parseDefinition, type Definition } from '../../src/lib/survey/definition.ts';
import type { Release } from '../../src/lib/survey/release.ts';
import type { Tally } from '../../src/lib/survey/tally.ts';
import { answered, plainly } from './arbitraries.ts';
import { published, range, tallyOf } from './opened.ts';
import { ANSWERS, SURVEY, written } from './sample.ts';

const WORDS = {
	statement: 'Statement',
	answered: 'Answered',
	withheld: '–',
	reflection: 'Reflection',
	theme: 'Theme',
	ungrouped: 'None',
};

/** What a release holds, not signed: `release.test.ts` says all about that. */
const releaseOf = (survey: Definition, tally: Tally): Release => ({
	format: 'peer-release',
	version: 1,
	survey,
	...published(survey, tally),
	signature: '',
});

const chartsFrom = (definition: Definition, tally: Tally) =>
	chartsOf(releaseOf(definition, tally), 'en');

/** Everything that is drawn, tabulated, downloaded or read aloud, with texts in one order. */
const shown = (definition: Definition, tally: Tally): string =>
	JSON.stringify(
		chartsFrom(definition, tally).map((chart) => {
			const sorted = { ...chart, ...(chart.texts && { texts: chart.texts.toSorted() }) };
			return [sorted, chartToTable(sorted, WORDS)];
		}),
	);

test('a withheld number is nowhere: whatever it is, charts and tables are the same to the letter', () => {
	fc.assert(
		fc.property(
			answered(8, 14),
			fc.array(fc.nat({ max: 2 }), { minLength: 60, maxLength: 60 }),
			({ definition, everybody }, others) => {
				const sent = everybody.map((answers) => plainly(definition, answers));
				const [tally, other] = [tallyOf(definition, sent), tallyOf(definition, sent)];
				for (const { id, kind, count } of itemsOf(definition)) {
					const given = sent.filter((answers) => answers.has(id)).length;
					if (given >= definition.minimum) continue;
					// Somebody else answered this, or nobody, or up to the minimum, but for one.
					const fewer = others[count]! % definition.minimum;
					if (kind === 'text') {
						other.texts.get(id)!.splice(0, Infinity, ...range(0, fewer).map((n) => `leak ${n}`));
					} else {
						const counts = range(0, count + 1).map(() => 0);
						counts[0] = sent.length - fewer;
						counts[1 + (others[count + 1]! % count)] = fewer;
						other.counts.get(id)!.splice(0, Infinity, ...counts);
					}
				}
				expect(shown(definition, other)).toBe(shown(definition, tally));
			},
		),
		{ numRuns: 200 },
	);
});

test('a withheld row has neither counts nor a median, and its table holds no digit', () => {
	const few = range(0, 9).map((index) => (index < 4 ? ANSWERS : new Map()));
	for (const chart of chartsFrom(SURVEY, tallyOf(SURVEY, few))) {
		expect(chart).not.toHaveProperty('texts');
		for (const row of chart.rows) {
			expect(Object.keys(row).sort()).toEqual(['answered', 'label']);
			expect(row.answered).toBe(0);
		}
		const [, ...rows] = chartToTable(chart, WORDS);
		for (const [first, ...cells] of rows) {
			expect(chart.kind === 'texts' ? [first, ...cells] : cells).toEqual(
				chart.kind === 'texts' ? ['–'] : [...chart.columns, ''].map(() => '–'),
			);
		}
	}
});

test('every count that is shown is the tally’s', () => {
	fc.assert(
		fc.property(answered(8, 12), ({ definition, everybody }) => {
			const tally = tallyOf(
				definition,
				everybody.map((answers) => plainly(definition, answers)),
			);
			const rows = chartsFrom(definition, tally).flatMap((chart) => chart.rows);
			itemsOf(definition).forEach(({ id, kind }, index) => {
				const row = rows[index]!;
				if (kind !== 'text' && row.counts)
					expect(row.counts).toEqual(tally.counts.get(id)!.slice(1));
			});
		}),
	);
});

test('each question has the chart that suits it, in its own words', () => {
	const everybody = range(0, 6).map(
		(index) => new Map([...ANSWERS, ['carry', `text ${index}`]] as const),
	);
	const charts = chartsFrom(SURVEY, tallyOf(SURVEY, everybody));
	expect(charts.map(({ id, kind, rows }) => [id, kind, rows.length])).toEqual([
		['useful', 'diverging', 1],
		['group', 'stacked', 2],
		['again', 'bars', 1],
		['topics', 'bars', 1],
		['years', 'histogram', 1],
		['carry', 'texts', 1],
	]);
	const [useful, group, , topics, years, carry] = charts;
	expect(useful).toMatchObject({
		title: 'It was useful to my work.',
		columns: ['No', 'Rather no', 'Neither', 'Rather yes', 'Yes'],
		rows: [{ label: 'It was useful to my work.', answered: 6, counts: [0, 0, 0, 6, 0], median: 4 }],
		responses: 6,
		minimum: 5,
	});
	expect(group!.rows.map(({ label }) => label)).toEqual([
		'we listened.',
		'there was time for everyone.',
	]);
	expect(topics!.rows[0]).not.toHaveProperty('median');
	expect(years!.columns).toEqual(['0–1', '2–5', '6–10', '11–50']);
	expect(carry!.texts!.toSorted()).toEqual(range(0, 6).map((index) => `text ${index}`));
});

test('eleven points are a histogram: their shades could not be told apart', () => {
	const points = range(0, 11).map(String);
	const survey = parseDefinition({
		...written(),
		pages: [{ questions: [{ type: 'scale', id: 'a', text: 'How likely?', points }] }],
	});
	const everybody = range(0, 6).map((index) => new Map([['a', index + 1]]));
	expect(chartsFrom(survey, tallyOf(survey, everybody))[0]!.kind).toBe('histogram');
});

test('charts are in the reader’s language', () => {
	const tally = tallyOf(
		SURVEY,
		range(0, 6).map(() => ANSWERS),
	);
	const survey = parseDefinition({
		...written(),
		pages: [
			{
				questions: [
					{
						type: 'choice',
						id: 'again',
						text: { en: 'Again?', es: '¿Otra vez?' },
						options: [{ en: 'Yes', es: 'Sí' }, 'No'],
					},
				],
			},
		],
	});
	const few = { ...tally, counts: new Map([['again', [0, 2, 4]]]), texts: new Map() };
	const [chart] = chartsOf(releaseOf(survey, few), 'es');
	expect(chart).toMatchObject({ title: '¿Otra vez?', columns: ['Sí', 'No'] });
	expect(chartToTable(chart!, WORDS)).toEqual([
		['Statement', 'Sí', 'No', 'Answered'],
		['¿Otra vez?', '2', '4', '6'],
	]);
});

test('a table of reflections has one a row', () => {
	const everybody = range(0, 6).map(() => ANSWERS);
	const chart = chartsFrom(SURVEY, tallyOf(SURVEY, everybody)).at(-1)!;
	expect(chartToTable(chart, WORDS)).toEqual([
		['Reflection'],
		...everybody.map(() => [ANSWERS.get('carry')]),
	]);
});

test('a table of reflections that were grouped by hand says their themes, theme by theme', () => {
	const chart = {
		...chartsFrom(
			SURVEY,
			tallyOf(
				SURVEY,
				range(0, 6).map(() => ANSWERS),
			),
		).at(-1)!,
		texts: ['a', 'b', 'c'],
	};
	const themes = [
		{ name: 'Time', texts: [3] },
		{ name: 'Empty', texts: [] },
		{ name: 'Trust', texts: [1] },
	];
	expect(chartToTable(chart, WORDS, themes)).toEqual([
		['Theme', 'Reflection'],
		['Time', 'c'],
		['Trust', 'a'],
		['None', 'b'],
	]);
	expect(chartToTable(chart, WORDS, [])[0]).toEqual(['Reflection']);
});

test.each([
	[[0, 0, 0], undefined],
	[[1, 0, 0], 1],
	[[0, 0, 1], 3],
	[[1, 1], 1],
	[[1, 2], 2],
	[[2, 0, 2], 1],
	[[2, 1, 2], 2],
	[[5, 0, 0, 4], 1],
])('the median of counts %j is %s', (counts, median) => {
	expect(quantileOf(counts, 0.5)).toBe(median);
});

test('median and quartiles are where they stand among all answers in order', () => {
	fc.assert(
		fc.property(fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 8 }), (counts) => {
			const all = counts.flatMap((count, index) => range(0, count).map(() => index + 1));
			for (const part of [0.25, 0.5, 0.75]) {
				expect(quantileOf(counts, part)).toBe(all[Math.ceil(all.length * part) - 1]);
			}
		}),
	);
});

test.each([
	[[1, 2, 3], -2],
	[[1, 2, 3, 4], -3],
	[[4, 0], -4],
	[[0, 0, 4, 0, 0], -2],
])('a diverging bar of %j begins at %d', (counts, start) => {
	expect(divergingStart(counts)).toBe(start);
});

const chartOf = (change: Partial<Chart>): Chart => ({
	id: 'a',
	kind: 'diverging',
	title: 'A',
	columns: ['No', 'Neither', 'Yes'],
	rows: [],
	responses: 9,
	minimum: 3,
	...change,
});

test('what was agreed with most stands first, and what is withheld last, in the survey’s order', () => {
	const rows = [
		{ label: 'hidden one', answered: 0 },
		{ label: 'half', answered: 4, counts: [2, 0, 2] },
		{ label: 'hidden other', answered: 0 },
		{ label: 'most', answered: 4, counts: [0, 1, 3] },
		{ label: 'least', answered: 4, counts: [4, 0, 0] },
	];
	const sorted = sortChart(chartOf({ rows }));
	expect(sorted.rows.map(({ label }) => label)).toEqual([
		'most',
		'half',
		'least',
		'hidden one',
		'hidden other',
	]);
	expect(rows[0]!.label).toBe('hidden one');
});

test('options stand by how often they were chosen, each with its own count; bins stay in order', () => {
	const row = { label: 'A', answered: 6, counts: [1, 3, 2] };
	const sorted = sortChart(chartOf({ kind: 'bars', rows: [row] }));
	expect(sorted.columns).toEqual(['Neither', 'Yes', 'No']);
	expect(sorted.rows[0]!.counts).toEqual([3, 2, 1]);
	const bins = chartOf({ kind: 'histogram', rows: [row] });
	expect(sortChart(bins)).toEqual(bins);
	const withheld = chartOf({ kind: 'bars', rows: [{ label: 'A', answered: 0 }] });
	expect(sortChart(withheld)).toEqual(withheld);
});

test('questions on the very same scale are put together, others are not', () => {
	const one = chartOf({ rows: [{ label: 'one', answered: 0 }] });
	const other = chartOf({ id: 'b', rows: [{ label: 'other', answered: 0 }] });
	const alone = chartOf({ id: 'c', columns: ['No', 'Yes'] });
	const overviews = overviewsOf([one, alone, other, chartOf({ kind: 'bars' })]);
	expect(overviews.map(({ rows }) => rows.map(({ label }) => label))).toEqual([['one', 'other']]);
	expect(overviewsOf([one, alone])).toEqual([]);
});
