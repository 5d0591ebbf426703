/**
 * Exact counts. A tally is secret: it never leaves the opener but through `privacy`.
 * @module
 */
import { itemsOf, type Answers } from './answers.ts';
import type { Definition } from './definition.ts';

export interface Tally {
	/** How many envelopes were counted. */
	responses: number;
	/** By item: how often “no answer”, then how often each point, option or bin. */
	readonly counts: ReadonlyMap<string, number[]>;
	/** By question: the reflections, in no order that means anything. */
	readonly texts: ReadonlyMap<string, string[]>;
}

/** A tally of nothing. */
export function emptyTally(definition: Definition): Tally {
	const items = itemsOf(definition);
	return {
		responses: 0,
		counts: new Map(
			items
				.filter(({ kind }) => kind !== 'text')
				.map(({ id, count }) => [id, new Array<number>(count + 1).fill(0)]),
		),
		texts: new Map(items.filter(({ kind }) => kind === 'text').map(({ id }) => [id, []])),
	};
}

/** Count one respondent's answers. A blank question counts as absent, not as zero. */
export function addAnswers(tally: Tally, answers: Answers): void {
	tally.responses += 1;
	for (const [id, counts] of tally.counts) {
		const answer = answers.get(id) as number | readonly number[] | undefined;
		if (answer === undefined) counts[0]! += 1;
		else if (typeof answer === 'number') counts[answer]! += 1;
		else for (const option of answer) counts[option]! += 1;
	}
	for (const [id, texts] of tally.texts) {
		const answer = answers.get(id);
		if (answer !== undefined) texts.push(answer as string);
	}
}

/** Add one tally to another of the same survey, as two workers' results. */
export function addTally(tally: Tally, other: Tally): void {
	tally.responses += other.responses;
	for (const [id, counts] of tally.counts) {
		other.counts.get(id)!.forEach((count, cell) => {
			counts[cell]! += count;
		});
	}
	for (const [id, texts] of tally.texts) {
		for (const text of other.texts.get(id)!) texts.push(text);
	}
}
