/** A protocol as a line of time: each step as wide as it is long. */

/**
 * Who has the floor. `frame`: the facilitator opens or closes; `present`: the presenter speaks;
 * `ask`: questions and answers; `group`: the group talks, the presenter listens; `reflect`: the
 * presenter says what was heard.
 */
export type Floor = 'frame' | 'present' | 'ask' | 'group' | 'reflect';

export interface TimelineStep {
	readonly title: string;
	/** How long it takes; more than 0. */
	readonly minutes: number;
	/** Nobody speaks: drawn low. */
	readonly silent?: boolean;
	/** Default `present`. */
	readonly kind?: Floor;
}

export interface Segment extends TimelineStep {
	/** Where the step begins, in per cent of the whole. */
	readonly x: number;
	/** How wide it is drawn, in per cent of the whole, without the gap that follows it. */
	readonly width: number;
}

const round = (percent: number): number => Math.round(percent * 1000) / 1000;

/** How long all the steps take together, in minutes. */
export function totalMinutes(steps: readonly TimelineStep[]): number {
	return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

/**
 * Lay steps out along a line of length 100.
 *
 * @param gap - the space between two steps, in per cent
 *
 * @throws `RangeError` if a step takes no time, since nothing could be drawn for it
 */
export function stepsToSegments(steps: readonly TimelineStep[], gap = 0): Segment[] {
	const total = totalMinutes(steps);
	let begin = 0;
	return steps.map((step, index) => {
		if (!(step.minutes > 0)) {
			throw new RangeError(
				`The step “${step.title}” takes ${step.minutes} minutes. Give it a time above 0.`,
			);
		}
		const share = (step.minutes / total) * 100;
		const segment = {
			...step,
			x: round(begin),
			width: round(Math.max(share - (index < steps.length - 1 ? gap : 0), 0.2)),
		};
		begin += share;
		return segment;
	});
}

/**
 * Where a ruler beside the line has its marks.
 *
 * @returns a mark every 5 minutes, numbered at the whole quarters of an hour, or every 5 when all
 *   of it takes 20 minutes or less
 */
export function rulerMarks(minutes: number): { x: number; minute: number; numbered: boolean }[] {
	const every = minutes <= 20 ? 5 : 15;
	return Array.from({ length: Math.floor(minutes / 5) + 1 }, (_, index) => {
		const minute = index * 5;
		return { x: round((minute / minutes) * 100), minute, numbered: minute % every === 0 };
	});
}
