import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RunLinkError, parseRunLink, runToHash, setupToHash } from '../../src/lib/site/run-link.ts';
import { nextStep, pauseRun, settle, startRun } from '../../src/lib/site/run.ts';

const NOW = Date.UTC(2026, 10, 24, 16, 0);
const SLOTS = { short: 2, standard: 3, long: 3 };

/** The one form of a link that phones have scanned: it must be understood for ever. */
const FROZEN =
	'#length=standard&people=6&plan=300.600.300&total=1200&start=mieck000&step=1&at=mieckyfk&paused=mied2c00&auto=1';

test('a frozen link is read as it was on the day it was made', () => {
	expect(parseRunLink(FROZEN, SLOTS, NOW)).toEqual({
		kind: 'run',
		run: {
			length: 'standard',
			people: 6,
			plan: [300, 600, 300],
			total: 1200,
			startedAt: parseInt('mieck000', 36),
			step: 1,
			stepAt: parseInt('mieckyfk', 36),
			beforeAt: parseInt('mieckyfk', 36),
			pausedAt: parseInt('mied2c00', 36),
			auto: true,
		},
	});
});

test('a link carries a run to the millisecond, whatever was done with it', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: 500 }),
			fc.array(fc.integer({ min: 0, max: 36_000 }), { minLength: 3, maxLength: 3 }),
			fc.boolean(),
			fc.array(fc.tuple(fc.constantFrom('next', 'pause', 'wait'), fc.nat(600_000)), {
				maxLength: 6,
			}),
			(people, plan, auto, moves) => {
				let now = NOW;
				let run = startRun({ length: 'standard', people, plan, auto }, now);
				for (const [move, wait] of moves) {
					now += wait;
					if (move === 'next') run = nextStep(run, now);
					else if (move === 'pause') run = pauseRun(run, now);
					else run = settle(run, now);
				}
				expect(parseRunLink(runToHash(run), SLOTS, now)).toEqual({ kind: 'run', run });
			},
		),
	);
});

test('a link is short enough for a code that a phone reads from afar', () => {
	const plan = Array.from({ length: 10 }, () => 1234);
	const run = pauseRun(
		nextStep(startRun({ length: 'standard', people: 60, plan, auto: true }, NOW), NOW + 1),
		NOW + 2,
	);
	expect(runToHash(run).length).toBeLessThan(200);
});

test('before the start a link may choose length, people and minutes', () => {
	const setup = { length: 'short' as const, people: 5, minutes: 35 };
	expect(parseRunLink(setupToHash(setup), SLOTS, NOW)).toEqual({ kind: 'setup', setup });
	expect(parseRunLink('', SLOTS, NOW)).toEqual({ kind: 'setup', setup: {} });
	expect(parseRunLink('#', SLOTS, NOW)).toEqual({ kind: 'setup', setup: {} });
});

test.each([
	['#length=eternal', 'length'],
	['#people=0', 'people'],
	['#people=1', 'people'],
	['#people=10000', 'people'],
	['#people=-1', 'people'],
	['#people=six', 'people'],
	['#minutes=0', 'minutes'],
	['#minutes=1000000000', 'minutes'],
	['#minutes=-1', 'minutes'],
	['#minutes=soon', 'minutes'],
	['#length=standard&minutes=1', 'minutes'],
	['#start=mieck000', 'length'],
	['#start=mieck000&length=standard', 'people'],
	[FROZEN.replace('300.600.300', '300.600'), 'plan'],
	[FROZEN.replace('300.600.300', '300.600.-1'), 'plan'],
	[FROZEN.replace('300.600.300', '300.600.1000000000'), 'plan'],
	[FROZEN.replace('300.600.300', ''), 'plan'],
	[FROZEN.replace('total=1200', 'total=x'), 'plan'],
	[FROZEN.replace('step=1', 'step=4'), 'step'],
	[FROZEN.replace('step=1', 'step=-1'), 'step'],
	[FROZEN.replace('step=1', ''), 'step'],
	[FROZEN.replace('start=mieck000', 'start=zzzzzzzzz'), 'time'],
	[FROZEN.replace('start=mieck000', 'start=0'), 'time'],
	[FROZEN.replace('at=mieckyfk', 'at=NaN'), 'time'],
	[FROZEN.replace('paused=mied2c00', 'paused=m0000000'), 'time'],
	[FROZEN.slice(0, 60), 'step'],
])('%s is refused for its %s', (hash, mistake) => {
	let caught: unknown;
	try {
		parseRunLink(hash, SLOTS, NOW);
	} catch (error) {
		caught = error;
	}
	expect(caught).toBeInstanceOf(RunLinkError);
	expect((caught as RunLinkError).mistake).toBe(mistake);
});

test('no text after # does anything but be read or be refused', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.webFragments()), (text) => {
			try {
				parseRunLink(`#${text}`, SLOTS, NOW);
			} catch (error) {
				expect(error).toBeInstanceOf(RunLinkError);
			}
		}),
	);
});
