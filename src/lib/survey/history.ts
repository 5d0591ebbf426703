/**
 * Undo and redo for anything that is changed by making a new one of it.
 * @module
 */

export interface History<State> {
	readonly past: readonly State[];
	readonly present: State;
	readonly future: readonly State[];
	/** What the last change was about: typing in one field is one step. */
	readonly about: string | undefined;
}

/** As far back as anybody remembers what they did. */
const MOST = 200;

export function startHistory<State>(present: State): History<State> {
	return { past: [], present, future: [], about: undefined };
}

/**
 * Take a change into the history.
 *
 * @param about - changes about the same thing, one right after the other, are undone together
 */
export function recordChange<State>(
	history: History<State>,
	next: State,
	about?: string,
): History<State> {
	if (next === history.present) return history;
	const isSame = about !== undefined && about === history.about;
	return {
		past: isSame ? history.past : [...history.past, history.present].slice(-MOST),
		present: next,
		future: [],
		about,
	};
}

export function undo<State>({ past, present, future }: History<State>): History<State> | undefined {
	const before = past.at(-1);
	if (before === undefined) return undefined;
	return {
		past: past.slice(0, -1),
		present: before,
		future: [present, ...future],
		about: undefined,
	};
}

export function redo<State>({ past, present, future }: History<State>): History<State> | undefined {
	const [next, ...rest] = future;
	if (next === undefined) return undefined;
	return { past: [...past, present], present: next, future: rest, about: undefined };
}
