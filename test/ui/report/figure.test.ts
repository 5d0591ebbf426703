import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartsOf, overviewsOf, sortChart, type Chart } from '../../../src/lib/survey/charts.ts';
import { createRelease } from '../../../src/lib/survey/release.ts';
import { toHtml, type Child, type Markup } from '../../../src/lib/ui/markup.ts';
import { drawCourses } from '../../../src/lib/ui/report/course-figure.ts';
import { drawChart } from '../../../src/lib/ui/report/figure.ts';
import { textWidth, wrapText } from '../../../src/lib/ui/report/lettering.ts';
import { pageColour, type Look } from '../../../src/lib/ui/report/look.ts';
import { pictureOf, pictureToSvg } from '../../../src/lib/ui/report/picture.ts';
import { summarise } from '../../../src/lib/ui/report/summary.ts';
import { report } from '../../../src/lib/ui/words/report.ts';
import { answered, plainly } from '../../survey/arbitraries.ts';
import { published, range, tallyOf } from '../../survey/opened.ts';
import { KEYS } from '../../survey/sample.ts';

const words = report.en;
const look = (change: Partial<Look> = {}): Look => ({
	width: 640,
	size: 15,
	most: Infinity,
	colour: pageColour,
	patterns: 'css',
	prefix: 'p',
	words,
	...change,
});

const draw = (chart: Chart, change: Partial<Look> = {}): Markup[] =>
	drawChart(chart, summarise(chart, words), look(change));

/** Every element of a drawing. */
function elements(child: Child): Markup[] {
	if (child === undefined || child === false || typeof child !== 'object') return [];
	if (!('tag' in child)) return child.flatMap(elements);
	return [child, ...elements(child.children)];
}

const chart = (change: Partial<Chart>): Chart => ({
	id: 'a',
	kind: 'diverging',
	title: 'How far?',
	columns: ['No', 'Rather no', 'Neither', 'Rather yes', 'Yes'],
	rows: [],
	responses: 9,
	minimum: 5,
	...change,
});
const row = (counts: number[]) => ({
	label: 'We listened.',
	answered: counts.reduce((sum, count) => sum + count, 0),
	counts,
});

test('any release is drawn at any width: no number is lost, none is no number', async () => {
	await fc.assert(
		fc.asyncProperty(
			answered(8, 12),
			fc.integer({ min: 200, max: 1600 }),
			fc.integer({ min: 11, max: 40 }),
			async ({ definition, everybody }, width, size) => {
				const tally = tallyOf(
					definition,
					everybody.map((answers) => plainly(definition, answers)),
				);
				const release = await createRelease(definition, published(definition, tally), KEYS);
				const charts = chartsOf(release, 'es');
				for (const each of [...charts, ...overviewsOf(charts)]) {
					for (const one of [each, sortChart(each)]) {
						const parts = draw(one, { width, size });
						expect(parts.length > 0).toBe(one.kind !== 'texts');
						for (const { attributes } of elements(parts)) {
							for (const [name, value] of Object.entries(attributes)) {
								if (typeof value !== 'number') continue;
								expect(Number.isFinite(value), name).toBe(true);
								if (name === 'width' || name === 'height') expect(value).toBeGreaterThanOrEqual(0);
							}
						}
					}
				}
			},
		),
		{ numRuns: 60 },
	);
});

test('bars of a row fill exactly what was answered, side by side', () => {
	fc.assert(
		fc.property(
			fc
				.array(fc.nat({ max: 20 }), { minLength: 2, maxLength: 7 })
				.filter((counts) => counts.some(Boolean)),
			fc.constantFrom('diverging', 'stacked'),
			(counts, kind) => {
				const columns = counts.map((_, index) => `Point ${index}`);
				const [part] = draw(chart({ kind, columns, rows: [row(counts)] }), { patterns: 'never' });
				const bars = elements(part).filter(
					({ tag, children }) =>
						tag === 'rect' && elements(children).some((one) => one.tag === 'title'),
				);
				expect(bars).toHaveLength(counts.filter(Boolean).length);
				const wide = bars.reduce((sum, { attributes }) => sum + Number(attributes['width']), 0);
				const shown = counts.filter(Boolean);
				const total = row(counts).answered;
				bars.forEach(({ attributes }, index) => {
					expect(Number(attributes['width']) / wide).toBeCloseTo(shown[index]! / total, 1);
					const before = bars[index - 1]?.attributes;
					if (before === undefined) return;
					const end = Number(before['x']) + Number(before['width']);
					expect(Math.abs(Number(attributes['x']) - end)).toBeLessThan(0.3);
				});
			},
		),
	);
});

test('no part is taller than a page, every row is in one of them, once and in order', () => {
	const rows = range(0, 30).map((index) => ({ ...row([1, 2, 3, 2, 1]), label: `Row ${index}` }));
	const parts = draw(chart({ rows }), { most: 780 });
	expect(parts.length).toBeGreaterThan(2);
	for (const part of parts) expect(part.attributes['height']).toBeLessThanOrEqual(780);
	const labels = elements(parts)
		.filter(({ tag }) => tag === 'text')
		.map(({ children }) => children[0] as string)
		.filter((text) => text.startsWith('Row '));
	expect(labels).toEqual(rows.map(({ label }) => label));
	const ids = elements(parts).flatMap(({ tag, attributes }) =>
		tag === 'pattern' ? [attributes['id']] : [],
	);
	expect(new Set(ids).size).toBe(ids.length);
	const options = range(0, 50).map((index) => `Option ${index}`);
	const bars = chart({ kind: 'bars', columns: options, rows: [row(options.map(() => 3))] });
	for (const part of draw(bars, { most: 780 })) {
		expect(part.attributes['height']).toBeLessThanOrEqual(780);
	}
});

test('a withheld row is an empty place that says why, and moves no other bar', () => {
	const shown = row([0, 1, 2, 3, 4]);
	const withheld = { label: 'Hidden', answered: 0 };
	const alone = elements(draw(chart({ rows: [shown, shown] })));
	const beside = elements(draw(chart({ rows: [shown, withheld] })));
	const bars = (all: Markup[]) =>
		all
			.filter(({ tag, attributes }) => tag === 'rect' && attributes['height'] === 28.5)
			.slice(0, 7);
	expect(bars(beside)).toEqual(bars(alone));
	expect(toHtml(draw(chart({ rows: [withheld] })))).toContain('Withheld: fewer than 5 answered it');
	expect(toHtml(draw(chart({ kind: 'histogram', rows: [withheld] })))).toContain(
		'stroke-dasharray',
	);
});

test('small multiples share one scale, so that equal heights mean equal shares', () => {
	const heights = (counts: number[]) =>
		elements(draw(chart({ kind: 'histogram', rows: [row(counts)] }), { top: 0.5 }))
			.filter(({ tag }) => tag === 'rect')
			.map(({ attributes }) => Number(attributes['height']));
	expect(heights([5, 5, 0, 0, 0])).toEqual(heights([10, 10, 0, 0, 0]));
});

test('on a phone no number of the axis of a comparison is cut off', () => {
	const share = { share: 0.5, low: 0.2, high: 0.8 };
	const courses = [{ heading: 'Yes', course: { columns: [0], shares: [share] } }];
	const [drawing] = drawCourses(courses, ['June'], 'interval', '', look({ width: 300 }));
	const ticks = elements([drawing!]).filter(
		({ attributes }) => attributes['text-anchor'] === 'middle',
	);
	expect(ticks.length).toBe(3);
	for (const { attributes, children } of ticks) {
		const half = textWidth(children[0] as string, Number(attributes['font-size'])) / 2;
		expect(Number(attributes['x']) + 0.1).toBeGreaterThan(half);
	}
});

test('a picture is XML whatever a survey says, and brings its paper along', () => {
	const odd = '<b>&"\u0000\u0008\ufffe \u202e👩🏽‍🏫 ]]>';
	const one = chart({ title: odd, columns: [odd, 'Yes'], rows: [{ ...row([4, 5]), label: odd }] });
	const colours = look({ colour: () => 'rgb(1, 2, 3)', patterns: 'always' });
	const summary = summarise(one, words);
	const draw = (own: Look) => drawChart(one, summary, own);
	const svg = pictureToSvg(pictureOf({ title: one.title, summary, draw }, colours));
	expect(svg).not.toMatch(/[\u0000-\u0008\ufffe]|<b>|var\(/);
	expect(svg.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true); // prettier-ignore
	const open = [...svg.matchAll(/<(\w+)[\s>]/g)].map((match) => match[1]);
	const closed = [...svg.matchAll(/<\/(\w+)>/g)].map((match) => match[1]);
	expect(open.toSorted()).toEqual(closed.toSorted());
	expect(/<rect width="\d+" height="\d+" fill="rgb\(1, 2, 3\)">/.test(svg)).toBe(true);
});

test('lines are no wider than asked, and lose nothing', () => {
	fc.assert(
		fc.property(
			fc.string({ unit: 'grapheme', maxLength: 120 }),
			fc.integer({ min: 40, max: 400 }),
			(text, width) => {
				const lines = wrapText(text, 15, width);
				expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
				for (const line of lines) expect(textWidth(line, 15)).toBeLessThanOrEqual(width);
			},
		),
	);
	expect(wrapText('one two three', 15, 50, 2).at(-1)).toMatch(/…$/);
});
