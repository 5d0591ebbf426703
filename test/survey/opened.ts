/** Tallies and sets of envelopes as an opener would make them, without sealing anything. */
import type { Answers } from '../../src/lib/survey/answers.ts';
import type { Definition } from '../../src/lib/survey/definition.ts';
import { Fingerprints } from '../../src/lib/survey/fingerprints.ts';
import { publish, type Published } from '../../src/lib/survey/privacy.ts';
import { addAnswers, emptyTally, type Tally } from '../../src/lib/survey/tally.ts';

/** A set of the envelopes with these numbers. */
export function setOf(numbers: Iterable<number>): Fingerprints {
	const set = new Fingerprints();
	for (const number of numbers) {
		const name = new Uint8Array(16).fill(1);
		new DataView(name.buffer).setUint32(0, number);
		set.add(name);
	}
	return set;
}

/** From one number to another, the last one not included. */
export const range = (from: number, to: number): number[] =>
	Array.from({ length: to - from }, (_, index) => from + index);

export function tallyOf(definition: Definition, everybody: readonly Answers[]): Tally {
	const tally = emptyTally(definition);
	for (const answers of everybody) addAnswers(tally, answers);
	return tally;
}

/** Publish what must be publishable. */
export function published(definition: Definition, tally: Tally): Published {
	const outcome = publish(definition, tally, setOf(range(0, tally.responses)), []);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	return outcome.published;
}
