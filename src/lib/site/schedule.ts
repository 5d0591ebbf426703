/** When each step of a protocol begins, and how to fit the whole into the time there is. */
import type { Protocol, Step } from './protocol.ts';
import { EVERYONE, type Length } from './terms.ts';
import type { Floor, TimelineStep } from './timeline.ts';

export interface Slot {
	/** Place of the step in the protocol's `steps`: a short version leaves some out. */
	readonly index: number;
	/** Seconds from the beginning of the session. */
	readonly start: number;
	readonly seconds: number;
}

/** The steps that this length has, one after the other. */
export function scheduleOf(protocol: Pick<Protocol, 'steps'>, length: Length): Slot[] {
	const slots: Slot[] = [];
	let start = 0;
	protocol.steps.forEach((step, index) => {
		const seconds = step.minutes[length] * 60;
		if (seconds === 0) return;
		slots.push({ index, start, seconds });
		start += seconds;
	});
	return slots;
}

/** No step can be made shorter than this: a sentence to say and a breath. */
export const SHORTEST_STEP = 30;

/**
 * Stretch or squeeze steps so that together they last `total` seconds exactly, each keeping its
 * share as nearly as whole multiples of five seconds and {@link SHORTEST_STEP} allow.
 *
 * @returns Whole seconds, as many as there were steps.
 *
 * @throws `RangeError` if there is not {@link SHORTEST_STEP} for every step; `total` must be whole.
 */
export function fitSeconds(steps: readonly number[], total: number): number[] {
	if (!Number.isInteger(total) || total < steps.length * SHORTEST_STEP) {
		throw new RangeError(
			`${total} seconds are too few for ${steps.length} steps: each needs ${SHORTEST_STEP}.`,
		);
	}
	if (steps.length === 0) return [];
	// What every step has at least is set aside; the rest is shared out by weight. Cumulative
	// rounding keeps the sum exact and every boundary within five seconds of its true place.
	const spare = total - steps.length * SHORTEST_STEP;
	const weights = steps.map((seconds) => Math.max(seconds - SHORTEST_STEP, 0));
	const weight = weights.reduce((sum, value) => sum + value, 0);
	const share = (upTo: number): number => {
		if (upTo === steps.length) return spare;
		const before = weights.slice(0, upTo).reduce((sum, value) => sum + value, 0);
		const exact = weight === 0 ? (spare * upTo) / steps.length : (spare * before) / weight;
		return Math.floor(exact / 5) * 5;
	};
	return steps.map((_, index) => SHORTEST_STEP + share(index + 1) - share(index));
}

/** The length whose minutes are nearest to what there is, the shorter of two equally near. */
export function nearestLength(protocol: Pick<Protocol, 'minutes'>, minutes: number): Length {
	const { short, standard, long } = protocol.minutes;
	if (Math.abs(short - minutes) <= Math.abs(standard - minutes)) return 'short';
	return Math.abs(standard - minutes) <= Math.abs(long - minutes) ? 'standard' : 'long';
}

/** The steps of a length as the timeline draws them: who has the floor follows from who is silent. */
export function timelineOf(
	protocol: Pick<Protocol, 'steps' | 'roles'>,
	length: Length,
): TimelineStep[] {
	const slots = scheduleOf(protocol, length);
	return slots.map(({ index, seconds }, place) => {
		const step = protocol.steps[index]!;
		return {
			title: step.title,
			minutes: seconds / 60,
			silent: step.silent.includes(EVERYONE),
			kind: floorOf(step, Object.keys(protocol.roles)[0]!, place, slots.length),
		};
	});
}

/** @param lead - The role that is named first: the one whose plan, dilemma or lesson it is. */
function floorOf(step: Step, lead: string, place: number, steps: number): Floor {
	if (step.silent.includes(lead) || step.silent.includes(EVERYONE) || step.perPerson)
		return 'group';
	if (step.silent.length > 0) return place < steps / 2 ? 'present' : 'reflect';
	const doing = Object.keys(step.do);
	if (doing.includes(lead) && doing.some((role) => role !== lead)) return 'ask';
	return place === 0 || place === steps - 1 ? 'frame' : 'group';
}
