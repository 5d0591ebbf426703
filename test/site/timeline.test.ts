import { expect, test } from 'vitest';
import { rulerMarks, stepsToSegments, totalMinutes } from '../../src/lib/site/timeline.ts';

const steps = [
	{ title: 'Open', minutes: 5 },
	{ title: 'Present', minutes: 15 },
	{ title: 'Look', minutes: 10, silent: true },
];

test('a step is as wide as its share of the time', () => {
	expect(totalMinutes(steps)).toBe(30);
	expect(stepsToSegments(steps).map(({ x, width }) => [x, width])).toEqual([
		[0, 16.667],
		[16.667, 50],
		[66.667, 33.333],
	]);
});

test('a gap is taken from the end of every step but the last, so the line ends at its end', () => {
	const segments = stepsToSegments(steps, 0.5);
	expect(segments.map(({ width }) => width)).toEqual([16.167, 49.5, 33.333]);
	expect(segments[2]!.x + segments[2]!.width).toBeCloseTo(100, 2);
});

test('a step of no length is refused with its name and what to do', () => {
	expect(() => stepsToSegments([{ title: 'Pause', minutes: 0 }])).toThrow(
		new RangeError('The step “Pause” takes 0 minutes. Give it a time above 0.'),
	);
	expect(() => stepsToSegments([{ title: 'Pause', minutes: NaN }])).toThrow(RangeError);
});

test('the ruler is marked every five minutes and numbered at the quarters', () => {
	const marks = rulerMarks(50);
	expect(marks).toHaveLength(11);
	expect(marks.filter(({ numbered }) => numbered).map(({ minute }) => minute)).toEqual([
		0, 15, 30, 45,
	]);
	expect(marks[10]).toEqual({ x: 100, minute: 50, numbered: false });
});

test('a short ruler is numbered at every mark', () => {
	expect(rulerMarks(10).every(({ numbered }) => numbered)).toBe(true);
});
