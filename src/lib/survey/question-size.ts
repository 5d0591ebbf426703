/** How many bytes questions take in an envelope, whatever is answered, and how many it may hold. */
import type { Question } from './question.ts';
import { sharesSize } from './share-size.ts';

/** No envelope may outgrow a spreadsheet's cell, which holds 32,767 characters. */
export const MAX_ANSWERS_LENGTH = 23_000;

/** Bytes of an envelope. Of those for two keyholders, its ids and boxes take {@link TWO_SEALED}. */
export const MAX_ENVELOPE_LENGTH = 24_000;
/** Version and ids; for each keyholder a sealed box, the ids again, the role, a secret and a hash. */
const TWO_SEALED = 33 + 2 * (48 + 33 + 16 + 32);
/** A text is sealed once more, with the survey's id and the question's number. */
const INNER_BOX = 48 + 16 + 1;

/** How many bytes the answer to a question takes in an envelope, whatever it is. */
export function answerLength(question: Question): number {
	switch (question.type) {
		case 'scale':
		case 'choice':
		case 'number':
			return 1;
		case 'matrix':
			return question.rows.length;
		case 'choices':
			return Math.ceil(question.options.length / 8);
		case 'text':
			// Its length; then UTF-8, which takes at most three bytes for each UTF-16 code unit.
			return 2 + 3 * question.maxLength;
	}
}

/** How many bytes a question takes in an envelope for two keyholders. */
function sharesLength(question: Question): number {
	switch (question.type) {
		case 'scale':
			return sharesSize(question.points.length + 1);
		case 'matrix':
			return question.rows.length * sharesSize(question.points.length + 1);
		case 'choice':
			return sharesSize(question.options.length + 1);
		case 'number':
			return sharesSize(question.bins.length + 1);
		case 'choices':
			return sharesSize(question.options.length + 1, question.max ?? question.options.length);
		case 'text':
			return INNER_BOX + answerLength(question);
	}
}

/** The length in bytes of every envelope of a survey with two keyholders. */
export function lengthForTwo(questions: readonly Question[]): number {
	// A report proves something even where only texts are asked: one bucket, into which all fall.
	const least = questions.every(({ type }) => type === 'text') ? sharesSize(1) : 0;
	return questions.reduce((sum, question) => sum + sharesLength(question), TWO_SEALED + least);
}
