/** The five moments of a step that are announced and sounded; everything else is only seen. */
import { isOver, type Clock, type RunState } from './run.ts';

export type Cue = 'step' | 'half' | 'minute' | 'zero' | 'done';

/** Half-way is not announced in steps so short that the last minute is close. */
const HALF_FROM = 150_000;
/** Nor the last minute where it is nearly the whole. */
const MINUTE_FROM = 90_000;

/**
 * What has been reached between two looks at the clock. After a sleeping tab several moments have
 * passed; only the latest is worth saying.
 *
 * @param before - The earlier look, or `undefined` at the very first.
 */
export function cueBetween(
	run: RunState,
	before: Pick<Clock, 'step' | 'left'> | undefined,
	now: Pick<Clock, 'step' | 'left'>,
): Cue | undefined {
	if (before?.step !== now.step) return isOver(run) ? 'done' : 'step';
	const whole = run.plan[now.step]! * 1000;
	const passed = (left: number): boolean => before.left > left && now.left <= left;
	if (passed(0)) return 'zero';
	if (whole >= MINUTE_FROM && passed(60_000)) return 'minute';
	if (whole >= HALF_FROM && passed(whole / 2)) return 'half';
	return undefined;
}
