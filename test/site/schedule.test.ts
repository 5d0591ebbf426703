import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	SHORTEST_STEP,
	fitSeconds,
	nearestLength,
	scheduleOf,
	timelineOf,
} from '../../src/lib/site/schedule.ts';
import { protocolSchema } from '../../src/lib/site/protocol.ts';

const step = (
	title: string,
	short: number,
	standard: number,
	silent: string[] = [],
	more = {},
) => ({
	title,
	minutes: { short, standard, long: standard },
	silent,
	do: { presenter: 'x', others: 'y' },
	say: 'x',
	why: 'x',
	trouble: 'x',
	...more,
});
const PROTOCOL = protocolSchema.parse({
	title: 'T',
	oneLine: 'T',
	bring: ['plan'],
	purposes: ['ideas'],
	minutes: { short: 6, standard: 12, long: 12 },
	people: { min: 2, max: 8 },
	trust: 1,
	roles: { presenter: { title: 'P', does: 'x' }, others: { title: 'O', does: 'x' } },
	steps: [
		step('Present', 3, 4, ['others']),
		step('Pause', 0, 2, ['everyone']),
		step('Group', 2, 3, ['presenter']),
		step('Reflect', 0.5, 2, ['others']),
		step('Close', 0.5, 1, [], { do: { everyone: 'x' } }),
	],
});

test('a step begins when the one before it ends, and a step of 0 minutes is left out', () => {
	expect(scheduleOf(PROTOCOL, 'standard').map(({ start }) => start)).toEqual([
		0, 240, 360, 540, 660,
	]);
	expect(scheduleOf(PROTOCOL, 'short')).toEqual([
		{ index: 0, start: 0, seconds: 180 },
		{ index: 2, start: 180, seconds: 120 },
		{ index: 3, start: 300, seconds: 30 },
		{ index: 4, start: 330, seconds: 30 },
	]);
});

test('the timeline shows who has the floor, and silence as silence', () => {
	expect(timelineOf(PROTOCOL, 'standard').map(({ kind, silent }) => [kind, silent])).toEqual([
		['present', false],
		['group', true],
		['group', false],
		['reflect', false],
		['frame', false],
	]);
});

const steps = fc.array(fc.integer({ min: 0, max: 7200 }), { minLength: 1, maxLength: 16 });

test('fitted steps last exactly as long as there is time, and none is shorter than half a minute', () => {
	fc.assert(
		fc.property(steps, fc.integer({ min: 0, max: 36_000 }), (seconds, more) => {
			const total = seconds.length * SHORTEST_STEP + more;
			const fitted = fitSeconds(seconds, total);
			expect(fitted).toHaveLength(seconds.length);
			expect(fitted.reduce((sum, value) => sum + value, 0)).toBe(total);
			expect(fitted.every((value) => Number.isInteger(value) && value >= SHORTEST_STEP)).toBe(true);
		}),
	);
});

test('a longer step never becomes shorter than a shorter one by more than the rounding', () => {
	fc.assert(
		fc.property(steps, fc.integer({ min: 0, max: 36_000 }), (seconds, more) => {
			const fitted = fitSeconds(seconds, seconds.length * SHORTEST_STEP + more);
			for (const [i, a] of seconds.entries()) {
				for (const [j, b] of seconds.entries()) {
					if (a >= b) expect(fitted[i]! - fitted[j]!).toBeGreaterThanOrEqual(-10);
				}
			}
		}),
	);
});

test('fitting into the time that it has anyway changes nothing when that is whole half minutes', () => {
	const plan = [180, 480, 240, 480, 120, 720, 300, 180];
	expect(fitSeconds(plan, 2700)).toEqual(plan);
});

test('too little time is refused with both numbers', () => {
	expect(() => fitSeconds([60, 60, 60], 89)).toThrow('89 seconds are too few for 3 steps');
	expect(() => fitSeconds([60], 60.5)).toThrow(RangeError);
});

test.each([
	[1, 'short'],
	[29, 'short'],
	[37, 'short'],
	[38, 'standard'],
	[45, 'standard'],
	[53, 'long'],
	[480, 'long'],
] as const)('%i minutes are nearest to the %s form', (minutes, length) => {
	expect(nearestLength({ minutes: { short: 30, standard: 45, long: 60 } }, minutes)).toBe(length);
});
