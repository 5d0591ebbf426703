import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupSizes, starters, turnAt, turnTakers } from '../../src/lib/site/rounds.ts';

test.each([
	[10, 3, [4, 3, 3]],
	[9, 3, [3, 3, 3]],
	[11, 3, [4, 4, 3]],
	[4, 3, [4]],
	[5, 4, [5]],
	[2, 3, [2]],
	[16, 4, [4, 4, 4, 4]],
])('%i people in groups of %i sit as %j', (people, size, expected) => {
	expect(groupSizes(people, size)).toEqual(expected);
});

test('everybody has a seat, and groups differ by one person at most', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 500 }),
			fc.integer({ min: 2, max: 12 }),
			(people, size) => {
				const sizes = groupSizes(people, size);
				expect(sizes.reduce((sum, value) => sum + value, 0)).toBe(people);
				expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
				expect(turnTakers(people, size)).toBe(Math.max(...sizes));
			},
		),
	);
});

test('in a round everybody has one turn of the same length, whoever begins', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 30, max: 7200 }),
			fc.integer({ min: 2, max: 12 }),
			fc.nat(11),
			(seconds, people, starter) => {
				const first = starter % people;
				const order = Array.from({ length: people }, (_, turn) => {
					const middle = ((turn + 0.5) * seconds) / people;
					const now = turnAt(seconds, middle, people, first);
					expect(now.left).toBeCloseTo(seconds / people / 2, 6);
					return now.person;
				});
				expect(order[0]).toBe(first);
				expect([...order].sort((a, b) => a - b)).toEqual(order.map((_, index) => index));
			},
		),
	);
});

test('in overtime the last person keeps the turn, with nothing left', () => {
	expect(turnAt(120, 500, 4, 1)).toEqual({ turn: 3, person: 0, seconds: 30, left: 0 });
	expect(turnAt(120, -5, 4, 1).turn).toBe(0);
});

test('with every round that rotates, the next person begins', () => {
	expect(starters([false, true, false, true, true, true], 3)).toEqual([0, 0, 0, 1, 2, 0]);
});
