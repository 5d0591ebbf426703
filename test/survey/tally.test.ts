import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf } from '../../src/lib/survey/answers.ts';
import { addAnswers, addTally, emptyTally } from '../../src/lib/survey/tally.ts';
import { answered, plainly } from './arbitraries.ts';
import { ANSWERS, SURVEY } from './sample.ts';

test('a tally equals a plain count', () => {
	fc.assert(
		fc.property(answered(0, 12), ({ definition, everybody }) => {
			const sent = everybody.map((answers) => plainly(definition, answers));
			const tally = emptyTally(definition);
			for (const answers of sent) addAnswers(tally, answers);
			expect(tally.responses).toBe(sent.length);
			for (const { id, kind, count } of itemsOf(definition)) {
				const given = sent.map((answers) => answers.get(id));
				if (kind === 'text')
					expect(tally.texts.get(id)).toEqual(given.filter((text) => text !== undefined));
				else {
					const plain = Array.from(
						{ length: count },
						(_, option) => given.filter((answer) => [answer].flat().includes(option + 1)).length,
					);
					expect(tally.counts.get(id)).toEqual([
						given.filter((answer) => answer === undefined).length,
						...plain,
					]);
				}
			}
		}),
	);
});

test('two tallies added are the tally of all', () => {
	fc.assert(
		fc.property(answered(0, 12), fc.nat(), ({ definition, everybody }, cut) => {
			const at = cut % (everybody.length + 1);
			const [all, one, other] = [
				emptyTally(definition),
				emptyTally(definition),
				emptyTally(definition),
			];
			everybody.forEach((answers, index) => {
				addAnswers(all, plainly(definition, answers));
				addAnswers(index < at ? one : other, plainly(definition, answers));
			});
			addTally(one, other);
			expect(one).toEqual(all);
		}),
	);
});

test('a blank question counts as absent, not as zero', () => {
	const tally = emptyTally(SURVEY);
	addAnswers(tally, ANSWERS);
	addAnswers(tally, new Map());
	expect(tally.counts.get('useful')).toEqual([1, 0, 0, 0, 1, 0]);
	expect(tally.texts.get('carry')).toHaveLength(1);
	expect(tally.responses).toBe(2);
});
