import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { parseDefinition } from '../../src/lib/survey/definition.ts';
import { publish, shuffle, toEarlier } from '../../src/lib/survey/privacy.ts';
import { answered, plainly } from './arbitraries.ts';
import { published, range, setOf, tallyOf } from './opened.ts';
import { ANSWERS, SURVEY, written } from './sample.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

const everybodyOf = (count: number) => range(0, count).map(() => ANSWERS);

/** As many responses, of which only some have answers. */
const mixed = (responses: number, withAnswers: number) =>
	range(0, responses).map((index) => (index < withAnswers ? ANSWERS : new Map()));

test('a figure smaller than the minimum is never published', () => {
	fc.assert(
		fc.property(answered(0, 14), ({ definition, everybody }) => {
			const sent = everybody.map((answers) => plainly(definition, answers));
			const tally = tallyOf(definition, sent);
			const outcome = publish(definition, tally, setOf(range(0, sent.length)), []);
			if ('refused' in outcome) {
				expect(sent.length).toBeLessThan(definition.minimum);
				return;
			}
			expect(outcome.published.responses).toBeGreaterThanOrEqual(definition.minimum);
			expect(outcome.published.responses).toBe(sent.length);
			expect(outcome.published.items).toHaveLength(tally.counts.size + tally.texts.size);
			for (const item of outcome.published.items) {
				const given = sent.filter((answers) => answers.has(item.id)).length;
				if (given < definition.minimum) {
					expect(item).toEqual({ id: item.id, withheld: 'too few answers' });
				} else {
					expect(item).toMatchObject({ id: item.id, answered: given });
					expect(item).not.toHaveProperty('withheld');
				}
			}
		}),
		{ numRuns: 300 },
	);
});

test.each([3, 5, 8])(
	'a survey with a minimum of %i opens at that number, and not at one less',
	(minimum) => {
		const survey = parseDefinition({ ...written(), minimum });
		const at = (count: number) =>
			publish(survey, tallyOf(survey, everybodyOf(count)), setOf(range(0, count)), []);
		expect(at(minimum - 1)).toEqual({
			refused: { reason: 'too few responses', responses: minimum - 1, minimum },
		});
		for (const count of [minimum, minimum + 1]) {
			expect(at(count)).toMatchObject({ published: { minimum, responses: count } });
		}
		expect(at(0)).toMatchObject({ refused: { reason: 'too few responses' } });
	},
);

test.each([
	[4, 'withheld'],
	[5, 'answered'],
	[6, 'answered'],
])('a question that %i of nine answered is %s, and a text too', (count, what) => {
	for (const item of published(SURVEY, tallyOf(SURVEY, mixed(9, count))).items) {
		expect(item).toHaveProperty(what);
	}
});

test('counts are published without the number of those who did not answer', () => {
	const { items } = published(SURVEY, tallyOf(SURVEY, mixed(9, 6)));
	expect(items.find(({ id }) => id === 'useful')).toEqual({
		id: 'useful',
		answered: 6,
		counts: [0, 0, 0, 6, 0],
	});
});

test('what is published does not change when the tally does', () => {
	const tally = tallyOf(SURVEY, everybodyOf(6));
	const before = published(SURVEY, tally);
	const copy = structuredClone(before);
	tally.counts.get('useful')![4] = 99;
	tally.texts.get('carry')!.push('more');
	expect(before).toEqual(copy);
});

/** Whether the set may be released after the earlier ones. */
const after = (current: readonly number[], ...earlier: readonly (readonly number[])[]) =>
	publish(
		SURVEY,
		tallyOf(SURVEY, everybodyOf(current.length)),
		setOf(current),
		earlier.map((numbers) => ({ set: setOf(numbers), answered: new Map() })),
	);

test('a second release of the same envelopes is allowed: it shows nothing new', () => {
	expect(after(range(0, 10), range(0, 10))).toHaveProperty('published');
});

test.each([1, 2, 3, 4])(
	'a release with %i new responses is refused: the difference shows them',
	(changed) => {
		const refused = { reason: 'too little changed', changed, minimum: 5 };
		expect(after(range(0, 10 + changed), range(0, 10))).toEqual({ refused });
	},
);

test.each([1, 2, 3, 4])(
	'a release with %i responses gone is refused: the difference shows them',
	(changed) => {
		const refused = { reason: 'too little changed', changed, minimum: 5 };
		expect(after(range(changed, 10), range(0, 10))).toEqual({ refused });
	},
);

test('a release with at least the minimum of new, or gone, responses is allowed', () => {
	expect(after(range(0, 15), range(0, 10))).toHaveProperty('published');
	expect(after(range(5, 15), range(0, 15))).toHaveProperty('published');
	expect(after(range(5, 20), range(0, 15))).toHaveProperty('published');
	expect(after(range(20, 30), range(0, 15))).toHaveProperty('published');
});

test('many new ones do not hide that one is gone, nor many gone that one is new', () => {
	expect(after(range(1, 20), range(0, 10))).toHaveProperty('refused.changed', 1);
	expect(after(range(9, 30), range(10, 30))).toHaveProperty('refused.changed', 1);
	expect(after([...range(10, 20), 99], range(0, 20))).toHaveProperty('refused.changed', 1);
});

test('every earlier release is looked at, not only the last', () => {
	expect(after(range(0, 16), range(0, 15), range(0, 10))).toHaveProperty('refused.changed', 1);
	expect(after(range(0, 16), range(0, 10), range(0, 15))).toHaveProperty('refused.changed', 1);
	expect(after(range(0, 20), range(0, 10), range(0, 15))).toHaveProperty('published');
});

test('two releases that are both allowed differ by nobody or by at least the minimum', () => {
	const sets = fc.uniqueArray(fc.nat({ max: 15 }), { minLength: 5 });
	fc.assert(
		fc.property(sets, sets, (earlier, current) => {
			const [fresh, gone] = [
				current.filter((one) => !earlier.includes(one)).length,
				earlier.filter((one) => !current.includes(one)).length,
			];
			const isTooClose = [fresh, gone].some((count) => count > 0 && count < 5);
			expect('refused' in after(current, earlier)).toBe(isTooClose);
		}),
	);
});

test.each([
	[1, 'withheld'],
	[4, 'withheld'],
	[0, 'answered'],
	[5, 'answered'],
])('of eight new responses %i answer a question: in the second release it is %s', (fresh, what) => {
	const first = published(SURVEY, tallyOf(SURVEY, everybodyOf(10)));
	const everybody = [...everybodyOf(10), ...mixed(8, fresh)];
	const set = setOf(range(0, 18));
	const second = publish(SURVEY, tallyOf(SURVEY, everybody), set, [
		toEarlier(setOf(range(0, 10)), first),
	]);
	if ('refused' in second) throw new Error(second.refused.reason);
	for (const item of second.published.items) expect(item).toHaveProperty(what);
});

test('a release of nothing but new responses is shown, however many answered each question before', () => {
	const first = published(SURVEY, tallyOf(SURVEY, mixed(10, 8)));
	const earlier = [toEarlier(setOf(range(0, 10)), first)];
	const tally = tallyOf(SURVEY, mixed(10, 7));
	const outcome = publish(SURVEY, tally, setOf(range(10, 20)), earlier);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	expect(outcome.published.items.filter((item) => 'withheld' in item)).toEqual([]);
	const related = publish(SURVEY, tally, setOf([...range(0, 1), ...range(10, 19)]), earlier);
	if ('refused' in related) throw new Error(related.refused.reason);
	expect(related.published.items.every((item) => 'withheld' in item)).toBe(true);
});

test('a tally with another set’s envelopes is a mistake, and stops', () => {
	const tally = tallyOf(SURVEY, everybodyOf(6));
	expect(() => publish(SURVEY, tally, setOf([]), [])).toThrow(RangeError);
	expect(() => publish(SURVEY, tally, setOf(range(0, 7)), [])).toThrow(
		/7 envelopes cannot have made 6 responses/,
	);
});

test('texts carry nothing but themselves', () => {
	const everybody = range(0, 6).map(
		(index) => new Map([...ANSWERS, ['carry', `text ${index}`]] as const),
	);
	const { items } = published(SURVEY, tallyOf(SURVEY, everybody));
	const item = items.find(({ id }) => id === 'carry')!;
	expect(Object.keys(item).sort()).toEqual(['answered', 'id', 'texts']);
	expect('texts' in item && item.texts.toSorted()).toEqual(
		range(0, 6).map((index) => `text ${index}`),
	);
});

/** Let the system’s random source give these numbers, one after the other. */
function drawing(numbers: readonly number[]): { left: () => number } {
	const queue = [...numbers];
	vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
		const view = new DataView(array.buffer);
		for (let at = 0; at < view.byteLength; at += 4) view.setUint32(at, queue.shift()!);
		return array;
	});
	return { left: () => queue.length };
}

test('each order of five texts comes from exactly one of the 120 equally likely draws', () => {
	const orders = new Map<string, number>();
	for (const a of range(0, 5)) {
		for (const b of range(0, 4)) {
			for (const c of range(0, 3)) {
				for (const d of range(0, 2)) {
					const draws = drawing([a, b, c, d]);
					const order = shuffle(['v', 'w', 'x', 'y', 'z']).join('');
					expect(draws.left()).toBe(0);
					orders.set(order, (orders.get(order) ?? 0) + 1);
				}
			}
		}
	}
	expect(orders.size).toBe(120);
	expect(new Set(orders.values())).toEqual(new Set([1]));
});

test('numbers that would favour some orders are drawn again', () => {
	// 2³² is 1 more than a multiple of 3: its last number would come once too often.
	const draws = drawing([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 2, 1]);
	expect(shuffle(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
	expect(draws.left()).toBe(0);
});

test('texts are published in the order that was drawn, each question by itself', () => {
	const survey = parseDefinition({
		...written(),
		minimum: 3,
		pages: [
			{
				questions: ['one', 'other'].map((id) => ({ type: 'text', id, text: 'Why?', maxLength: 9 })),
			},
		],
	});
	const everybody = ['a', 'b', 'c'].map(
		(text) =>
			new Map([
				['one', text],
				['other', text],
			]),
	);
	drawing([0, 0, 2, 1]);
	expect(published(survey, tallyOf(survey, everybody)).items).toEqual([
		{ id: 'one', answered: 3, texts: ['b', 'c', 'a'] },
		{ id: 'other', answered: 3, texts: ['a', 'b', 'c'] },
	]);
});

test('a shuffle loses nothing and leaves its list alone', () => {
	fc.assert(
		fc.property(fc.array(fc.nat()), (list) => {
			const before = [...list];
			expect(shuffle(list).sort((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b));
			expect(list).toEqual(before);
		}),
	);
});
