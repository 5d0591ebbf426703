import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { cueBetween } from '../../src/lib/site/cues.ts';
import {
	adjustStep,
	fitRun,
	goToStep,
	isOver,
	nextStep,
	nextTurn,
	pauseRun,
	previousStep,
	readClock,
	resumeRun,
	settle,
	startRun,
	timeToInstant,
	type RunState,
} from '../../src/lib/site/run.ts';

const NOW = Date.UTC(2026, 10, 24, 16, 0);
const SECOND = 1000;
const MINUTE = 60_000;
const begin = (plan: number[], auto = false): RunState =>
	startRun({ length: 'standard', people: 6, plan, auto }, NOW);

test('what is left is the plan minus the time since, whenever one looks', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 86_400_000 }), (later) => {
			const clock = readClock(begin([300, 600]), NOW + later);
			expect(clock.left).toBe(300 * SECOND - later);
			expect(clock.totalLeft).toBe(Math.max(300 * SECOND - later, 0) + 600 * SECOND);
		}),
	);
});

test('a run that goes on by itself is in the same place however often one looks', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 30, max: 1200 }), { minLength: 1, maxLength: 10 }),
			fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 20 }),
			(plan, looks) => {
				let run = begin(plan, true);
				let now = NOW;
				for (const wait of looks) {
					now += wait;
					run = settle(run, now);
				}
				expect(run).toEqual(settle(begin(plan, true), now));
			},
		),
	);
});

test('pauses move the end by exactly their own length', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 3_600_000 })),
				{
					maxLength: 8,
				},
			),
			(pauses) => {
				let run = begin([3600, 3600]);
				let now = NOW;
				let paused = 0;
				for (const [running, standing] of pauses) {
					now += running;
					run = pauseRun(run, now);
					now += standing;
					run = resumeRun(run, now);
					paused += standing;
				}
				const clock = readClock(run, now);
				expect(clock.left).toBe(3600 * SECOND - (now - NOW - paused));
				expect(clock.behind).toBe(paused);
			},
		),
	);
});

test('paused, the clock stands and the end moves away', () => {
	const run = pauseRun(begin([300, 300]), NOW + MINUTE);
	expect(readClock(run, NOW + 30 * MINUTE)).toMatchObject({
		left: 4 * MINUTE,
		behind: 29 * MINUTE,
	});
});

test('overtime counts up, by itself or not, and takes nothing from the steps to come', () => {
	const manual = readClock(begin([60, 300]), NOW + 90 * SECOND);
	expect(manual).toMatchObject({ step: 0, left: -30 * SECOND, totalLeft: 300 * SECOND });
	const auto = settle(begin([60, 300], true), NOW + 400 * SECOND);
	expect(auto.step).toBe(1);
	expect(readClock(auto, NOW + 400 * SECOND).left).toBe(-40 * SECOND);
	expect(isOver(auto)).toBe(false);
});

test('45 minutes by itself, with 20 minutes of sleep in them, end when they should', () => {
	const plan = [180, 480, 240, 480, 120, 720, 300, 180];
	const awake = settle(begin(plan, true), NOW + 10 * MINUTE);
	const woken = settle(awake, NOW + 30 * MINUTE);
	const clock = readClock(woken, NOW + 30 * MINUTE);
	expect(clock.endsAt).toBe(NOW + 45 * MINUTE);
	expect(readClock(settle(woken, NOW + 45 * MINUTE), NOW + 45 * MINUTE).totalLeft).toBe(0);
});

test('next and back: a slip is taken back, a real return begins the step anew', () => {
	const run = begin([300, 300, 300]);
	const on = nextStep(run, NOW + 100 * SECOND);
	expect(on).toMatchObject({ step: 1, stepAt: NOW + 100 * SECOND });
	const slip = previousStep(on, NOW + 105 * SECOND);
	expect(readClock(slip, NOW + 105 * SECOND)).toMatchObject({ step: 0, left: 195 * SECOND });
	const back = previousStep(on, NOW + 160 * SECOND);
	expect(readClock(back, NOW + 160 * SECOND)).toMatchObject({ step: 0, left: 300 * SECOND });
	expect(previousStep(run, NOW + MINUTE)).toMatchObject({ step: 0, stepAt: NOW + MINUTE });
});

test('taken back to a step that was over, a run that goes on by itself stays there for half a minute', () => {
	const run = settle(begin([60, 300], true), NOW + 65 * SECOND);
	const back = previousStep(run, NOW + 65 * SECOND);
	expect(settle(back, NOW + 66 * SECOND).step).toBe(0);
	expect(readClock(back, NOW + 65 * SECOND).left).toBe(30 * SECOND);
});

test('the last "next" ends the run, and nothing goes beyond', () => {
	const over = nextStep(nextStep(begin([60, 60]), NOW + MINUTE), NOW + 2 * MINUTE);
	expect(isOver(over)).toBe(true);
	expect(readClock(over, NOW + 90 * MINUTE)).toMatchObject({ totalLeft: 0, behind: 0 });
	expect(isOver(goToStep(over, 99, NOW + 3 * MINUTE))).toBe(true);
	expect(adjustStep(over, 60, NOW + 3 * MINUTE)).toEqual(over);
});

test('a minute more or less, never below now; in overtime a minute more counts from now', () => {
	const run = begin([120, 60]);
	expect(readClock(adjustStep(run, 60, NOW), NOW).left).toBe(180 * SECOND);
	expect(readClock(adjustStep(run, -60, NOW), NOW).left).toBe(60 * SECOND);
	const late = NOW + 100 * SECOND;
	expect(readClock(adjustStep(run, -60, late), late).left).toBe(0);
	const over = NOW + 150 * SECOND;
	expect(readClock(adjustStep(run, 60, over), over).left).toBe(60 * SECOND);
	expect(readClock(adjustStep(run, -60, over), over).left).toBe(-30 * SECOND);
});

test('the next person begins at once, and the step ends earlier by what was left', () => {
	const run = nextTurn(begin([240, 60]), 40, NOW + 20 * SECOND);
	expect(readClock(run, NOW + 20 * SECOND)).toMatchObject({
		left: 180 * SECOND,
		behind: -40 * SECOND,
	});
});

test('the rest is fitted to end at an instant, to the second, whenever one asks', () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 30, max: 1800 }), { minLength: 2, maxLength: 10 }),
			fc.integer({ min: 0, max: 3_600_000 }),
			fc.integer({ min: 0, max: 200 }),
			(plan, elapsed, minutes) => {
				const now = NOW + elapsed;
				const run = settle(begin(plan, true), now);
				const steps = plan.length - run.step;
				const end = now + steps * 30 * SECOND + minutes * MINUTE;
				const fitted = fitRun(run, end, now);
				expect(Math.abs(readClock(fitted, now).endsAt - end)).toBeLessThan(SECOND);
				expect(fitted.step).toBe(run.step);
			},
		),
	);
});

test('too little time to fit into is refused and changes nothing', () => {
	const run = begin([300, 300, 300]);
	expect(() => fitRun(run, NOW + 60 * SECOND, NOW)).toThrow(RangeError);
});

test.each([
	['16:15', 16, 15, 0],
	['9:05', 9, 5, 0],
	['08:00', 8, 0, 1],
	['08:30', 8, 30, 1],
])('%s is the next time that clocks show it', (time, hour, minute, days) => {
	const now = new Date(2026, 10, 24, 8, 30).getTime();
	expect(timeToInstant(time, now)).toBe(new Date(2026, 10, 24 + days, hour, minute).getTime());
});

test.each(['', '24:00', '16:60', '16', 'noon', '-1:00', '16:15:00'])('"%s" is no time', (time) => {
	expect(timeToInstant(time, NOW)).toBeUndefined();
});

const { TZ } = process.env;
afterEach(() => {
	if (TZ === undefined) delete process.env['TZ'];
	else process.env['TZ'] = TZ;
});

test('a night in which clocks go forward: elapsed time is time, and 03:15 is 75 minutes after 01:00', () => {
	process.env['TZ'] = 'America/Denver';
	const one = new Date(2026, 2, 8, 1, 0).getTime();
	expect(timeToInstant('03:15', one)! - one).toBe(75 * MINUTE);
	const run = startRun({ length: 'long', people: 4, plan: [3600], auto: false }, one);
	expect(readClock(run, one + 60 * MINUTE).left).toBe(0);
});

test('announced are the step, half-way, the last minute and zero, each once', () => {
	const run = begin([240, 60]);
	const heard: string[] = [];
	let before: { step: number; left: number } | undefined;
	for (let now = NOW; now < NOW + 270 * SECOND; now += 200) {
		const clock = readClock(run, now);
		const cue = cueBetween(run, before, clock);
		if (cue !== undefined) heard.push(`${cue} ${(now - NOW) / 1000}`);
		before = clock;
	}
	expect(heard).toEqual(['step 0', 'half 120', 'minute 180', 'zero 240']);
});

test('after a sleep only the latest of the missed moments is announced', () => {
	const run = begin([240, 60]);
	const asleep = readClock(run, NOW + MINUTE);
	expect(cueBetween(run, asleep, readClock(run, NOW + 200 * SECOND))).toBe('minute');
	expect(cueBetween(run, asleep, readClock(run, NOW + 20 * MINUTE))).toBe('zero');
	const on = nextStep(run, NOW + 20 * MINUTE);
	expect(cueBetween(on, asleep, readClock(on, NOW + 20 * MINUTE))).toBe('step');
	const done = nextStep(on, NOW + 21 * MINUTE);
	expect(
		cueBetween(done, readClock(on, NOW + 21 * MINUTE), readClock(done, NOW + 21 * MINUTE)),
	).toBe('done');
});
