/**
 * A protocol being run. Nothing ticks: what the clock shows follows from instants (milliseconds
 * since 1970), so it is right after a reload, a closed lid or a change to summer time.
 *
 * Holds no name, note or dilemma, and has no field that could.
 */
import { SHORTEST_STEP, fitSeconds } from './schedule.ts';
import type { Length } from './terms.ts';

export interface RunState {
	readonly length: Length;
	readonly people: number;
	/** Seconds of each step of this length, as fitted and adjusted. */
	readonly plan: readonly number[];
	/** Seconds that the whole was to take when it began; ahead and behind are measured by it. */
	readonly total: number;
	readonly startedAt: number;
	/** Which step; `plan.length` when the run is over. */
	readonly step: number;
	/** When that step began, moved on by every pause in it. */
	readonly stepAt: number;
	/** When the step before it began, so that a "next" by mistake can be taken back. */
	readonly beforeAt: number;
	/** Since when it stands still; `null` while it runs. */
	readonly pausedAt: number | null;
	/** Does the next step begin by itself? The last one never ends by itself. */
	readonly auto: boolean;
}

/** A "back" within this time takes the "next" back; later it begins the earlier step anew. */
const TAKEN_BACK = 15_000;

export function startRun(
	setup: Pick<RunState, 'length' | 'people' | 'plan' | 'auto'>,
	now: number,
): RunState {
	const total = setup.plan.reduce((sum, seconds) => sum + seconds, 0);
	return { ...setup, total, startedAt: now, step: 0, stepAt: now, beforeAt: now, pausedAt: null };
}

export function isOver(run: RunState): boolean {
	return run.step >= run.plan.length;
}

/** Where a run that goes on by itself has got to by now. Every other function does this first. */
export function settle(run: RunState, now: number): RunState {
	if (!run.auto || run.pausedAt !== null) return run;
	let { step, stepAt, beforeAt } = run;
	while (step < run.plan.length - 1 && now - stepAt >= run.plan[step]! * 1000) {
		beforeAt = stepAt;
		stepAt += run.plan[step]! * 1000;
		step++;
	}
	return { ...run, step, stepAt, beforeAt };
}

export interface Clock {
	readonly step: number;
	/** Milliseconds left in the step; below zero is overtime. */
	readonly left: number;
	readonly elapsed: number;
	/** Milliseconds left in all: overtime takes nothing away from the steps to come. */
	readonly totalLeft: number;
	/** When it will end if nothing more is changed. */
	readonly endsAt: number;
	/** Milliseconds later (below zero: earlier) than planned at the start. */
	readonly behind: number;
}

/** What the clock shows. Call with a settled run. */
export function readClock(run: RunState, now: number): Clock {
	const at = run.pausedAt ?? now;
	if (isOver(run)) {
		const behind = run.stepAt - run.startedAt - run.total * 1000;
		return { step: run.step, left: 0, elapsed: 0, totalLeft: 0, endsAt: run.stepAt, behind };
	}
	const elapsed = at - run.stepAt;
	const left = run.plan[run.step]! * 1000 - elapsed;
	const later = run.plan.slice(run.step + 1).reduce((sum, seconds) => sum + seconds * 1000, 0);
	const totalLeft = Math.max(left, 0) + later;
	const endsAt = now + totalLeft;
	return {
		step: run.step,
		left,
		elapsed,
		totalLeft,
		endsAt,
		behind: endsAt - run.startedAt - run.total * 1000,
	};
}

export function pauseRun(run: RunState, now: number): RunState {
	const at = settle(run, now);
	return at.pausedAt === null && !isOver(at) ? { ...at, pausedAt: now } : at;
}

export function resumeRun(run: RunState, now: number): RunState {
	if (run.pausedAt === null) return run;
	const paused = now - run.pausedAt;
	return {
		...run,
		stepAt: run.stepAt + paused,
		beforeAt: run.beforeAt + paused,
		pausedAt: null,
	};
}

/** Go to a step, which begins now; a pause ends. `plan.length` finishes the run. */
export function goToStep(run: RunState, step: number, now: number): RunState {
	const at = resumeRun(settle(run, now), now);
	const to = Math.min(Math.max(step, 0), at.plan.length);
	return { ...at, step: to, beforeAt: at.stepAt, stepAt: now };
}

export function nextStep(run: RunState, now: number): RunState {
	return goToStep(run, settle(run, now).step + 1, now);
}

/** Back to the step before: its clock goes on if it was left a moment ago, else it begins anew. */
export function previousStep(run: RunState, now: number): RunState {
	const at = resumeRun(settle(run, now), now);
	if (at.step === 0) return goToStep(at, 0, now);
	const back = goToStep(at, at.step - 1, now);
	if (now - at.stepAt >= TAKEN_BACK || at.beforeAt >= at.stepAt) return back;
	// A step that goes on by itself would leave at once what has no time left.
	const spent = back.auto
		? Math.max(back.plan[back.step]! * 1000 - SHORTEST_STEP * 1000, 0)
		: Infinity;
	return { ...back, stepAt: Math.max(at.beforeAt, now - spent) };
}

/** Give the step more seconds, or take some away; it never ends before now. */
export function adjustStep(run: RunState, seconds: number, now: number): RunState {
	const at = settle(run, now);
	if (isOver(at)) return at;
	const { left } = readClock(at, now);
	const floor = Math.ceil(left / 1000);
	const change = seconds < 0 ? Math.min(0, Math.max(seconds, -Math.max(floor, 0))) : seconds;
	// In overtime, a minute more counts from now, not from the moment that has passed.
	const owed = seconds > 0 && left < 0 ? Math.ceil(-left / 1000) : 0;
	return {
		...at,
		plan: at.plan.map((value, index) => (index === at.step ? value + change + owed : value)),
	};
}

/** End the turn: the step's clock moves to where the next person begins. */
export function nextTurn(run: RunState, turnLeft: number, now: number): RunState {
	const at = settle(run, now);
	return { ...at, stepAt: at.stepAt - Math.round(turnLeft * 1000) };
}

/**
 * Stretch or squeeze what is left so that the run ends at an instant.
 *
 * @throws `RangeError` if that leaves less than half a minute for a step.
 */
export function fitRun(run: RunState, endsAt: number, now: number): RunState {
	const at = settle(run, now);
	if (isOver(at)) return at;
	const { left, elapsed } = readClock(at, now);
	// Whole seconds, rounded so that the end is the asked-for instant or less than a second later.
	const spent = Math.round(elapsed / 1000);
	const available = Math.ceil((endsAt - now + elapsed) / 1000) - spent;
	const rest = [Math.max(Math.round(left / 1000), 0), ...at.plan.slice(at.step + 1)];
	const fitted = fitSeconds(rest, available);
	return {
		...at,
		plan: [...at.plan.slice(0, at.step), spent + fitted[0]!, ...fitted.slice(1)],
	};
}

/**
 * The instant of a wall-clock time, today or, if that has passed, tomorrow.
 *
 * @param time - `HH:MM`, as a time field gives it.
 *
 * @returns `undefined` if it is not a time.
 */
export function timeToInstant(time: string, now: number): number | undefined {
	const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time);
	if (match === null) return undefined;
	const day = new Date(now);
	const at = (days: number): number =>
		new Date(
			day.getFullYear(),
			day.getMonth(),
			day.getDate() + days,
			Number(match[1]),
			Number(match[2]),
		).getTime();
	return at(0) > now ? at(0) : at(1);
}
