/**
 * What may be shown. This is the only door between counts and charts: a release is made of a
 * {@link Published}, and cannot be made of a tally.
 *
 * - Nothing is opened below the minimum.
 * - A question that fewer people answered than the minimum is not shown, texts too.
 * - A survey is released once, and again only if what is new, and what is gone, is nobody or at least
 *   the minimum: the difference of two releases would show them. The same holds for each question.
 * - Texts come in random order.
 *
 * Not protected: a unanimous group (everybody then knows everybody's answer), and the style of a text.
 * @module
 */
import { randomBytes } from './bytes.ts';
import type { Definition } from './definition.ts';
import type { Fingerprints } from './fingerprints.ts';
import type { Tally } from './tally.ts';

/** One item as it may be shown: its counts, its texts, or that it is withheld. */
export type PublishedItem =
	| {
			readonly id: string;
			/** How many answered it. */
			readonly answered: number;
			/** How often each point, option or bin. */
			readonly counts: readonly number[];
	  }
	| { readonly id: string; readonly answered: number; readonly texts: readonly string[] }
	| { readonly id: string; readonly withheld: 'too few answers' };

export interface Published {
	/** The minimum that was applied; a tally has none, and so cannot pass for this. */
	readonly minimum: number;
	readonly responses: number;
	readonly items: readonly PublishedItem[];
}

/** A release that was made before: which envelopes it counts, and how many answered what it shows. */
export interface Earlier {
	readonly set: Fingerprints;
	readonly answered: ReadonlyMap<string, number>;
}

/** What a later release must be compared with. */
export function toEarlier(set: Fingerprints, { items }: Published): Earlier {
	const shown = items.filter((item) => 'answered' in item);
	return { set, answered: new Map(shown.map(({ id, answered }) => [id, answered])) };
}

/** Below the minimum, nothing is opened. */
export interface TooFew {
	readonly reason: 'too few responses';
	readonly responses: number;
	readonly minimum: number;
}

/** Why nothing at all may be shown. */
export type Refusal =
	| TooFew
	| {
			readonly reason: 'too little changed';
			/** How many came or went since an earlier release. */
			readonly changed: number;
			readonly minimum: number;
	  };

/**
 * Decide what may be shown of a tally.
 *
 * @param current - The set of envelopes that the tally counts.
 * @param earlier - The releases that were made of this survey before.
 *
 * @returns What may be shown, or why nothing may.
 *
 * @throws `RangeError` if the set is not the tally's: no difference of releases could be checked.
 */
export function publish(
	definition: Definition,
	tally: Tally,
	current: Fingerprints,
	earlier: readonly Earlier[],
): { readonly published: Published } | { readonly refused: Refusal } {
	if (current.size !== tally.responses) {
		throw new RangeError(`${current.size} envelopes cannot have made ${tally.responses} responses`);
	}
	const { minimum } = definition;
	if (tally.responses < minimum) {
		return { refused: { reason: 'too few responses', responses: tally.responses, minimum } };
	}
	for (const { set } of earlier) {
		for (const changed of [countMissing(current, set), countMissing(set, current)]) {
			if (changed > 0 && changed < minimum) {
				return { refused: { reason: 'too little changed', changed, minimum } };
			}
		}
	}
	// Releases that have no response in common differ by everybody: nothing can be subtracted.
	const related = earlier.filter(({ set }) => countMissing(current, set) < current.size);
	// Five may be new and only one of them have answered a question: its difference would show that one.
	const isShown = (id: string, answered: number): boolean =>
		answered >= minimum &&
		related.every((release) => {
			const changed = Math.abs(answered - (release.answered.get(id) ?? answered));
			return changed === 0 || changed >= minimum;
		});
	const items: PublishedItem[] = [];
	for (const [id, [, ...counts]] of tally.counts) {
		const answered = tally.responses - tally.counts.get(id)![0]!;
		items.push(isShown(id, answered) ? { id, answered, counts } : withhold(id));
	}
	for (const [id, texts] of tally.texts) {
		items.push(
			isShown(id, texts.length)
				? { id, answered: texts.length, texts: shuffle(texts) }
				: withhold(id),
		);
	}
	return { published: { minimum, responses: tally.responses, items } };
}

const withhold = (id: string): PublishedItem => ({ id, withheld: 'too few answers' });

/** How many of `set` are not in `other`. */
function countMissing(set: Fingerprints, other: Fingerprints): number {
	let missing = 0;
	for (const name of set) if (!other.has(name)) missing += 1;
	return missing;
}

/** A new list in random order, every order equally likely (Fisher and Yates, with rejection). */
export function shuffle<T>(list: readonly T[]): T[] {
	const shuffled = [...list];
	const numbers = randomNumbers(shuffled.length - 1);
	for (let last = shuffled.length - 1; last > 0; last -= 1) {
		const chosen = randomBelow(last + 1, numbers);
		[shuffled[last], shuffled[chosen]] = [shuffled[chosen]!, shuffled[last]!];
	}
	return shuffled;
}

/** Numbers of 32 bits without end; as many as are expected are fetched a thousand at a time. */
function* randomNumbers(expected: number): Generator<number, never> {
	for (let left = expected; ; left -= 1024) {
		const bytes = randomBytes(4 * Math.min(Math.max(left, 1), 1024));
		const view = new DataView(bytes.buffer);
		for (let at = 0; at < bytes.length; at += 4) yield view.getUint32(at);
	}
}

/** A whole number from 0 to `limit` − 1, without the bias that a remainder would have. */
function randomBelow(limit: number, numbers: Generator<number, never>): number {
	const fair = 2 ** 32 - (2 ** 32 % limit);
	for (;;) {
		const number = numbers.next().value;
		if (number < fair) return number % limit;
	}
}
