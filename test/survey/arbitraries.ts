/** Any survey, and any answers to it. */
import fc from 'fast-check';
import { itemsOf, type Answers } from '../../src/lib/survey/answers.ts';
import { parseDefinition, questionsOf, type Definition } from '../../src/lib/survey/definition.ts';
import type { Question } from '../../src/lib/survey/question.ts';
import { KEYS } from './sample.ts';

const words = fc
	.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
	.filter((text) => text.trim() !== '' && text.isWellFormed());
const text = fc.oneof(words, fc.record({ en: words, es: words }, { requiredKeys: ['es'] }));

const scale = fc.record({
	type: fc.constant('scale'),
	text,
	points: fc.array(text, { minLength: 2, maxLength: 11 }),
});
const matrix = fc
	.record({
		type: fc.constant('matrix'),
		text,
		rows: fc.array(text, { minLength: 1, maxLength: 4 }),
		points: fc.array(text, { minLength: 2, maxLength: 5 }),
	})
	.map((question) => ({
		...question,
		rows: question.rows.map((row, index) => ({ id: `r${index}`, text: row })),
	}));
const choice = fc.record({
	type: fc.constant('choice'),
	text,
	options: fc.array(text, { minLength: 2, maxLength: 12 }),
});
const choices = fc
	.record({
		type: fc.constant('choices'),
		text,
		options: fc.array(text, { minLength: 2, maxLength: 20 }),
		max: fc.option(fc.nat(), { nil: undefined }),
	})
	.map(({ max, ...question }) => ({
		...question,
		...(max !== undefined && { max: 1 + (max % question.options.length) }),
	}));
const number = fc
	.record({
		type: fc.constant('number'),
		text,
		bins: fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 8 }),
	})
	.map((question) => ({ ...question, bins: question.bins.sort((a, b) => a - b), max: 60 }));
const reflection = fc.record({
	type: fc.constant('text'),
	text,
	maxLength: fc.integer({ min: 1, max: 30 }),
});

/** Names that mean something to a careless program. */
const ODD_IDS = ['constructor', 'prototype', 'valueof', 'length', 'then'];

const pages = fc
	.array(
		fc.record({
			question: fc.oneof(scale, matrix, choice, choices, number, reflection),
			condition: fc.option(fc.record({ of: fc.nat(), is: fc.nat() })),
			newPage: fc.boolean(),
		}),
		{ minLength: 1, maxLength: 8 },
	)
	.map((parts) => {
		const made: { questions: Record<string, unknown>[] }[] = [{ questions: [] }];
		const conditional: { id: string; count: number }[] = [];
		parts.forEach(({ question, condition, newPage }, index) => {
			const id = ODD_IDS[index] ?? `q${index}`;
			const earlier =
				condition === null ? undefined : conditional[condition.of % conditional.length];
			if (newPage && made.at(-1)!.questions.length > 0) made.push({ questions: [] });
			made.at(-1)!.questions.push({
				...question,
				id,
				...(earlier && {
					showIf: { question: earlier.id, is: [1 + (condition!.is % earlier.count)] },
				}),
			});
			const answers =
				'bins' in question
					? question.bins
					: 'options' in question
						? question.options
						: 'points' in question && !('rows' in question)
							? question.points
							: [];
			if (answers.length > 0) conditional.push({ id, count: answers.length });
		});
		return made;
	});

/** Any survey. */
export const definitions: fc.Arbitrary<Definition> = fc
	.record({
		title: text,
		pages,
		minimum: fc.integer({ min: 3, max: 8 }),
		keepDays: fc.integer({ min: 1, max: 3650 }),
	})
	.map((parts) =>
		parseDefinition({
			format: 'peer-survey',
			version: 1,
			keyholders: [{ role: 'facilitator', key: KEYS.publicKey.text }],
			via: { file: true },
			...parts,
		}),
	);

function answersToItem(
	question: Question,
	count: number,
): fc.Arbitrary<number | number[] | string> {
	if (question.type === 'text') {
		return fc
			.string({ unit: 'grapheme', maxLength: question.maxLength })
			.filter((answer) => answer.length <= question.maxLength && answer.isWellFormed());
	}
	const one = fc.integer({ min: 1, max: count });
	return question.type === 'choices'
		? fc.uniqueArray(one, { maxLength: question.max ?? count })
		: one;
}

/** Any answers to a survey, those to hidden questions too. */
export function answersTo(definition: Definition): fc.Arbitrary<Answers> {
	const items = itemsOf(definition);
	return fc
		.tuple(...items.map(({ question, count }) => fc.option(answersToItem(question, count))))
		.map(
			(given) =>
				new Map(
					items.flatMap(({ id }, index) => {
						const answer = given[index];
						return answer === null || answer === undefined ? [] : [[id, answer] as const];
					}),
				),
		);
}

/** Any survey with several people's answers to it. */
export const answered = (least: number, most: number) =>
	definitions.chain((definition) =>
		fc.record({
			definition: fc.constant(definition),
			everybody: fc.array(answersTo(definition), { minLength: least, maxLength: most }),
		}),
	);

/** What one respondent's answers come to, worked out without the code under test. */
export function plainly(definition: Definition, answers: Answers): Answers {
	const kept = new Map<string, number | readonly number[] | string>();
	for (const question of questionsOf(definition)) {
		if (question.showIf !== undefined) {
			const { question: of, is } = question.showIf;
			const given = [kept.get(of) ?? []].flat();
			if (!given.some((answer) => is.includes(answer as number))) continue;
		}
		const ids =
			question.type === 'matrix'
				? question.rows.map((row) => `${question.id}.${row.id}`)
				: [question.id];
		for (const id of ids) {
			const answer = answers.get(id);
			if (answer === undefined || answer === '') continue;
			if (typeof answer !== 'object') kept.set(id, answer);
			else if (answer.length > 0)
				kept.set(
					id,
					[...answer].sort((a, b) => a - b),
				);
		}
	}
	return kept;
}
