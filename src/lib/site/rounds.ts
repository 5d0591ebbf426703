/** Small groups, turns and who begins: everything that follows from how many people there are. */

/** Sizes of the groups when `people` sit down in groups of about `size`, as even as can be. */
export function groupSizes(people: number, size: number | undefined): number[] {
	if (size === undefined || people <= size) return [people];
	const groups = Math.max(1, Math.floor(people / size));
	const small = Math.floor(people / groups);
	const larger = people - small * groups;
	return Array.from({ length: groups }, (_, index) => (index < larger ? small + 1 : small));
}

/** How many take a turn in a step with turns: the people of the largest group. */
export function turnTakers(people: number, size: number | undefined): number {
	return Math.max(...groupSizes(people, size));
}

export interface Turn {
	/** Whose turn it is, counted from 0: the first, the second, … */
	readonly turn: number;
	/** Which person that is, counted from 0 around the circle. */
	readonly person: number;
	/** Seconds of each turn, perhaps with a fraction. */
	readonly seconds: number;
	/** Seconds until the turn changes; 0 when the last turn is over. */
	readonly left: number;
}

/**
 * Whose turn it is.
 *
 * @param stepSeconds - The whole step, shared out equally.
 * @param elapsed - Seconds since the step began.
 * @param starter - Who begins, counted from 0.
 */
export function turnAt(
	stepSeconds: number,
	elapsed: number,
	people: number,
	starter: number,
): Turn {
	const seconds = stepSeconds / people;
	const turn = Math.min(people - 1, Math.max(0, Math.floor(elapsed / seconds)));
	return {
		turn,
		person: (starter + turn) % people,
		seconds,
		left: Math.max(0, (turn + 1) * seconds - elapsed),
	};
}

/**
 * Who begins each step: with every step that rotates its starter, the next person.
 *
 * @param rotates - For each step, whether it rotates.
 */
export function starters(rotates: readonly boolean[], people: number): number[] {
	let rounds = 0;
	return rotates.map((rotating) => (rotating ? rounds++ % people : 0));
}
