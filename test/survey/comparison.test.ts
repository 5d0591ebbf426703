import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answers } from '../../src/lib/survey/answers.ts';
import {
	compare,
	isClear,
	isTooClose,
	newcombe,
	wilson,
	type Session,
} from '../../src/lib/survey/comparison.ts';
import { parseDefinition, type Definition } from '../../src/lib/survey/definition.ts';
import { createRelease } from '../../src/lib/survey/release.ts';
import { published, range, tallyOf } from './opened.ts';
import { KEYS, OTHER_KEYS, written } from './sample.ts';

const SCALE = ['No', 'Rather no', 'Neither', 'Rather yes', 'Yes'];
const scale = (id: string, change = {}) => ({
	type: 'scale',
	id,
	text: `Question ${id}`,
	points: SCALE,
	...change,
});
const survey = (questions: readonly unknown[], change = {}): Definition =>
	parseDefinition({ ...written(), pages: [{ questions }], ...change });

/** As many people, the n-th of whom answered what a function says. */
const session = async (
	definition: Definition,
	people: number,
	answer: (person: number) => readonly (readonly [string, number | readonly number[]])[],
	name = 'Session',
	keys = KEYS,
): Promise<Session> => ({
	name,
	release: await createRelease(
		definition,
		published(
			definition,
			tallyOf(
				definition,
				range(0, people).map((person): Answers => new Map(answer(person))),
			),
		),
		keys,
	),
});

test('Wilson’s interval is the published one', () => {
	// Newcombe 1998, table I: 81/263, 15/148, 0/20, 1/29.
	const cases: [number, number, number, number][] = [
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	];
	for (const [count, of, low, high] of cases) {
		const interval = wilson(count, of);
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	}
});

test('Newcombe’s interval of a difference is the published one', () => {
	// Newcombe 1998, table II, method 10: 56/70 − 48/80, 9/10 − 3/10, 0/20 − 0/10.
	const cases: [[number, number], [number, number], number, number][] = [
		[[48, 80], [56, 70], 0.0524, 0.3339],
		[[3, 10], [9, 10], 0.1705, 0.809],
		[[0, 10], [0, 20], -0.2775, 0.1611],
	];
	for (const [before, after, low, high] of cases) {
		const change = newcombe(wilson(...before), wilson(...after));
		expect(change.low).toBeCloseTo(low, 4);
		expect(change.high).toBeCloseTo(high, 4);
	}
});

test('an interval holds its share, stays within nought and one, and narrows as groups grow', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (of, some) => {
			const count = some % (of + 1);
			const { low, share, high } = wilson(count, of);
			expect(low).toBeGreaterThanOrEqual(0);
			expect(high).toBeLessThanOrEqual(1);
			expect(low).toBeLessThanOrEqual(share);
			expect(high).toBeGreaterThanOrEqual(share);
			const larger = wilson(count * 4, of * 4);
			expect(larger.high - larger.low).toBeLessThan(high - low);
		}),
	);
});

test('questions are matched by id, wherever they stand', async () => {
	const one = survey([scale('a'), scale('b')]);
	const other = survey([scale('c'), scale('b'), scale('a')]);
	const { items } = compare(
		[
			await session(one, 6, () => [['a', 1], ['b', 5]], 'June'), // prettier-ignore
			await session(other, 7, () => [['a', 2], ['b', 4], ['c', 3]], 'July'), // prettier-ignore
		],
		'en',
	);
	expect(items.map(({ id }) => id)).toEqual(['a', 'b']);
	expect(items[0]!.chart!.rows).toMatchObject([
		{ label: 'June', counts: [6, 0, 0, 0, 0], session: { responses: 6, minimum: 5 } },
		{ label: 'July', counts: [0, 7, 0, 0, 0], session: { responses: 7, minimum: 5 } },
	]);
	expect(items[1]!.chart!.rows[1]!.counts).toEqual([0, 0, 0, 7, 0]);
	expect(items[0]!.cautions).toEqual([]);
});

test('the upper half of a scale is followed, and a change has an interval', async () => {
	const at = (share: number) => (person: number) => [['a', person < share ? 5 : 1]] as const;
	const { items } = compare(
		[
			await session(survey([scale('a')], { title: 'One' }), 10, at(3)),
			await session(survey([scale('a')], { title: 'Two' }), 10, at(9)),
		],
		'en',
	);
	const [course] = items[0]!.courses;
	expect(course!.columns).toEqual([3, 4]);
	expect(course!.shares.map((share) => share!.share)).toEqual([0.3, 0.9]);
	expect(course!.change).toMatchObject({ from: 0, to: 1 });
	expect(course!.change!.low).toBeCloseTo(0.1705, 4);
	expect(isClear(course!.change!)).toBe(true);
});

test.each([
	[['No', 'Yes'], [1]],
	[['1', '2', '3'], [2]],
	[
		['1', '2', '3', '4'],
		[2, 3],
	],
	[range(0, 11).map(String), [6, 7, 8, 9, 10]],
])('of the points %j those above the middle are followed', async (points, columns) => {
	const one = (title: string) =>
		session(survey([scale('a', { points })], { title }), 6, () => [['a', 1]]);
	expect(compare([await one('One'), await one('Two')], 'en').items[0]!.courses[0]!.columns).toEqual(
		columns,
	);
});

test('labels that were translated later are the same scale, also in another order', async () => {
	const choice = (id: string, options: unknown[]) => ({ type: 'choice', id, text: 'Which?', options }); // prettier-ignore
	const points = SCALE.map((en) => ({ en, es: `${en}, en español` }));
	const [plan, visit] = [
		{ en: 'Plan', es: 'Plan' },
		{ en: 'Visit', es: 'Visita' },
	];
	const { items } = compare(
		[
			await session(
				survey([scale('a'), choice('b', ['Plan', 'Visit'])], { title: 'June' }),
				6,
				() => [],
			),
			await session(
				survey([scale('a', { points }), choice('b', [visit, plan])], { title: 'October' }),
				6,
				() => [],
			),
		],
		'en',
	);
	expect(items.map(({ id, cautions }) => [id, cautions])).toEqual([
		['a', []],
		['b', ['order']],
	]);
});

test('a translation that came later is no other wording, and another one is shown in its language', async () => {
	const asked = async (...texts: readonly unknown[]) => {
		const sessions = texts.map((text, index) =>
			session(survey([scale('a', { text })], { title: `Session ${index}` }), 6, () => [['a', 1]]),
		);
		const [item] = compare(await Promise.all(sessions), 'en').items;
		return [item!.cautions, item!.wordings.map(({ text }) => text)];
	};
	const english = 'We had time.';
	const both = { en: english, es: 'Tuvimos tiempo.' };
	for (const other of [english, { en: english }, { es: both.es }, both]) {
		expect(await asked(other, both)).toEqual([[], []]);
	}
	expect(await asked(both, { en: english, es: 'Hubo tiempo.' })).toEqual([
		['wording'],
		['Tuvimos tiempo.', 'Hubo tiempo.'],
	]);
	expect(await asked({ en: english }, { es: both.es }, 'We had time')).toEqual([
		['wording'],
		[english, both.es, 'We had time'],
	]);
});

test('other words, other points, another type and other conditions are said', async () => {
	const options = ['Talk', 'Quiet'];
	const first = survey([
		scale('words'),
		scale('points'),
		scale('type'),
		{ type: 'choice', id: 'order', text: 'More of', options },
		scale('some'),
	]);
	const second = survey([
		scale('words', { text: 'Question words, kindly' }),
		scale('points', { points: [...SCALE.slice(0, 4), 'Very much'] }),
		{ type: 'choice', id: 'type', text: 'Question type', options: SCALE },
		{ type: 'choice', id: 'order', text: 'More of', options: options.toReversed() },
		scale('some', { showIf: { question: 'words', is: [1, 2] } }),
	]);
	const all = () =>
		[['words', 1], ['points', 1], ['type', 1], ['order', 1], ['some', 2]] as const; // prettier-ignore
	const { items } = compare([await session(first, 6, all), await session(second, 6, all)], 'en');
	const by = Object.fromEntries(items.map((item) => [item.id, item]));
	expect(by['words']).toMatchObject({ cautions: ['wording'], apart: [] });
	expect(by['words']!.wordings.map(({ text }) => text)).toEqual([
		'Question words',
		'Question words, kindly',
	]);
	expect(by['points']!.wordings).toEqual([]);
	expect(by['points']).toMatchObject({ cautions: ['scale'], courses: [] });
	expect(by['points']!.chart).toBeUndefined();
	expect(by['points']!.apart.map(({ columns }) => columns[4])).toEqual(['Yes', 'Very much']);
	expect(by['type']).toMatchObject({ cautions: ['type'], courses: [] });
	expect(by['some']!.cautions).toEqual(['condition']);
	// “Talk” was first, and is second: counts follow the words.
	expect(by['order']!.cautions).toEqual(['order']);
	expect(by['order']!.chart!.columns).toEqual(['Quiet', 'Talk']);
	expect(by['order']!.chart!.rows.map(({ counts }) => counts)).toEqual([
		[0, 6],
		[6, 0],
	]);
});

test('a question that is withheld in a session has no share there', async () => {
	const definition = survey([scale('a'), scale('b')]);
	const other = survey([scale('a'), scale('b')], { title: 'Later' });
	const { items } = compare(
		[
			await session(definition, 6, (person) => (person < 4 ? [['a', 1], ['b', 1]] : [['b', 1]])), // prettier-ignore
			await session(other, 6, () => [['a', 1], ['b', 1]]), // prettier-ignore
		],
		'en',
	);
	expect(items[0]!.courses[0]!.shares[0]).toBeUndefined();
	expect(items[0]!.courses[0]).not.toHaveProperty('change');
	expect(items[0]!.chart!.rows[0]).not.toHaveProperty('counts');
	expect(JSON.stringify(items[0])).not.toContain('"answered":4');
});

const DEFINITION = survey([
	scale('a'),
	{ type: 'choices', id: 'c', text: 'Which?', options: ['One', 'Two', 'Three'] },
]);
const person = fc.record({
	a: fc.option(fc.integer({ min: 1, max: 5 })),
	c: fc.uniqueArray(fc.integer({ min: 1, max: 3 })),
});
const asAnswers = ({ a, c }: { a: number | null; c: number[] }) => [
	...(a === null ? [] : [['a', a] as const]),
	...(c.length === 0 ? [] : [['c', c] as const]),
];

test('of two releases of one survey, nothing shows what fewer newcomers than the minimum answered', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(person, { minLength: 5, maxLength: 12 }),
			fc.array(person, { minLength: 1, maxLength: 8 }),
			fc.boolean(),
			async (before, more, isReversed) => {
				const all = [...before, ...more];
				const sessions = [
					await session(DEFINITION, before.length, (at) => asAnswers(before[at]!)),
					await session(DEFINITION, all.length, (at) => asAnswers(all[at]!)),
				];
				const given = isReversed ? sessions.toReversed() : sessions;
				for (const { id, chart, courses } of compare(given, 'en').items) {
					const newcomers = more.filter((one) => asAnswers(one).some(([key]) => key === id)).length;
					const shown = chart!.rows.filter(({ counts }) => counts !== undefined);
					if (newcomers === 0 || newcomers >= 5) continue;
					expect(shown.length).toBeLessThan(2);
					for (const { shares, change } of courses) {
						expect(shares.filter((share) => share !== undefined).length).toBeLessThan(2);
						expect(change).toBeUndefined();
					}
				}
			},
		),
		{ numRuns: 150 },
	);
});

test('whatever is shown of two overlapping sets differs by nobody or by the minimum, both ways', () => {
	const counts = fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 });
	fc.assert(
		fc.property(counts, counts, (one, other) => {
			const item = (list: number[]) => ({
				id: 'a',
				counts: list,
				answered: list.reduce((a, b) => a + b, 0),
			});
			const came = one.reduce((least, count, at) => least + Math.max(0, other[at]! - count), 0);
			const went = one.reduce((least, count, at) => least + Math.max(0, count - other[at]!), 0);
			const isClose = [came, went].some((people) => people > 0 && people < 5);
			expect(isTooClose(item(one), item(other), 5)).toBe(isClose);
			expect(isTooClose(item(other), item(one), 5)).toBe(isClose);
		}),
	);
});

test('of two that are too close the larger is shown, and the other is named', async () => {
	const sessions = await Promise.all(
		[6, 8, 20].map((people) => session(DEFINITION, people, () => [['a', 3]], `${people} people`)),
	);
	const { items, hasSameSurvey } = compare(sessions, 'en');
	expect(hasSameSurvey).toBe(true);
	expect(items[0]!.tooClose).toEqual([0]);
	expect(items[0]!.chart!.rows.map(({ counts }) => counts?.[2])).toEqual([undefined, 8, 20]);
	expect(JSON.stringify(items[0]!.chart)).not.toContain('"answered":6');
});

test('another survey’s answers are other answers, so one person more is shown, with a warning', async () => {
	const sessions = [
		await session(survey([scale('a')], { title: 'One' }), 6, () => [['a', 3]]),
		await session(survey([scale('a')], { title: 'Two' }), 7, () => [['a', 3]]),
	];
	const { items, hasSameSurvey, hasOtherFacilitator } = compare(sessions, 'en');
	expect(items[0]!.tooClose).toEqual([]);
	expect([hasSameSurvey, hasOtherFacilitator]).toEqual([false, false]);
});

test('sessions of different facilitators are said, and texts are not compared', async () => {
	const text = { type: 'text', id: 't', text: 'Why?', maxLength: 9 };
	const other = survey([scale('a'), text], {
		keyholders: [{ role: 'facilitator', key: OTHER_KEYS.publicKey.text }],
	});
	const { items, hasOtherFacilitator } = compare(
		[
			await session(survey([scale('a'), text]), 6, () => [['a', 3]]),
			await session(other, 6, () => [['a', 3]], 'Other', OTHER_KEYS),
		],
		'en',
	);
	expect(hasOtherFacilitator).toBe(true);
	expect(items.map(({ id }) => id)).toEqual(['a']);
});

test('another steward with the same facilitator is no other facilitator', async () => {
	const one = await session(survey([scale('a')]), 6, () => [['a', 3]]);
	const steward = { role: 'steward', key: OTHER_KEYS.publicKey.text } as const;
	const { survey: asked } = one.release;
	const withSteward = { ...asked, keyholders: [...asked.keyholders, steward] };
	const two = { ...one, release: { ...one.release, survey: withSteward } };
	expect(compare([one, two], 'en').hasOtherFacilitator).toBe(false);
});
