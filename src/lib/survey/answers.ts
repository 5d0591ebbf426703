/**
 * One respondent's answers, and the bytes that are sealed. Every answer of a survey encodes to the
 * same number of bytes, at the same places, whatever was answered or skipped.
 * @module
 */
import { bytesToText, textToBytes } from './bytes.ts';
import { answerLength } from './question-size.ts';
import { questionsOf, type Definition } from './definition.ts';
import type { Question } from './question.ts';
import { FormatError } from './errors.ts';

/**
 * What was answered, by item. An item that is absent was not answered.
 * A number is a point, option or bin, counted from 1; a list is several options; a string is a text.
 */
export type Answers = ReadonlyMap<string, number | readonly number[] | string>;

/** What is counted by itself: a question, or one row of a matrix. */
export interface Item {
	/** The question's id; for a row of a matrix `question.row`. */
	readonly id: string;
	readonly question: Question;
	readonly kind: 'one' | 'several' | 'text';
	/** How many points, options or bins; 0 for a text. */
	readonly count: number;
	/** Where the item stands in the encoding, and how many bytes it takes there. */
	readonly offset: number;
	readonly length: number;
}

/** The length of a text, in bytes, stands before it. */
const TEXT_HEADER = 2;

function itemsOfQuestion(question: Question): Omit<Item, 'offset'>[] {
	const { id } = question;
	const length = answerLength(question);
	switch (question.type) {
		case 'scale':
			return [{ id, question, kind: 'one', count: question.points.length, length }];
		case 'matrix':
			return question.rows.map((row) => ({
				id: `${id}.${row.id}`,
				question,
				kind: 'one',
				count: question.points.length,
				length: 1,
			}));
		case 'choice':
			return [{ id, question, kind: 'one', count: question.options.length, length }];
		case 'number':
			return [{ id, question, kind: 'one', count: question.bins.length, length }];
		case 'choices':
			return [{ id, question, kind: 'several', count: question.options.length, length }];
		case 'text':
			return [{ id, question, kind: 'text', count: 0, length }];
	}
}

const layouts = new WeakMap<Definition, readonly Item[]>();

/** A survey's items, in the order in which they are asked and encoded. */
export function itemsOf(definition: Definition): readonly Item[] {
	let items = layouts.get(definition);
	if (items === undefined) {
		let offset = 0;
		items = questionsOf(definition)
			.flatMap(itemsOfQuestion)
			.map((item) => {
				const placed = { ...item, offset };
				offset += item.length;
				return placed;
			});
		layouts.set(definition, items);
	}
	return items;
}

/** The number of bytes that any answers to a survey take. */
export function answersLength(definition: Definition): number {
	const { offset, length } = itemsOf(definition).at(-1)!;
	return offset + length;
}

/** Whether a question is asked, given the answers to earlier ones. */
export function isShown(question: Question, answers: Answers): boolean {
	if (question.showIf === undefined) return true;
	const answer = answers.get(question.showIf.question);
	const chosen = typeof answer === 'number' ? [answer] : Array.isArray(answer) ? answer : [];
	return chosen.some((number) => question.showIf!.is.includes(number as number));
}

/** Leave out what is not asked, also where one hidden question was the condition of another. */
export function withoutHidden(definition: Definition, answers: Answers): Answers {
	const kept = new Map<string, number | readonly number[] | string>();
	for (const item of itemsOf(definition)) {
		const answer = answers.get(item.id);
		if (answer !== undefined && isShown(item.question, kept)) kept.set(item.id, answer);
	}
	return kept;
}

/** The bin, counted from 1, that a number falls into; `undefined` if it is outside all of them. */
export function numberToBin(
	{ bins, max }: { readonly bins: readonly number[]; readonly max: number },
	value: number,
): number | undefined {
	if (!Number.isInteger(value) || value < bins[0]! || value > max) return undefined;
	return bins.findLastIndex((bin) => bin <= value) + 1;
}

/** How many options of an item may be chosen. */
export function maximumOf(item: Item): number {
	return item.question.type === 'choices' ? (item.question.max ?? item.count) : 1;
}

/**
 * Encode answers. Those to hidden questions are left out.
 *
 * @returns Always `answersLength(definition)` bytes.
 *
 * @throws `RangeError` if an answer is not one that its question offers.
 */
export function encodeAnswers(definition: Definition, answers: Answers): Uint8Array {
	const bytes = new Uint8Array(answersLength(definition));
	const sent = withoutHidden(definition, answers);
	const items = itemsOf(definition);
	for (const id of answers.keys()) {
		if (!items.some((item) => item.id === id)) throw new RangeError(`no question is named ${id}`);
	}
	for (const item of items) {
		const answer = sent.get(item.id);
		if (answer === undefined) continue;
		const field = bytes.subarray(item.offset, item.offset + item.length);
		if (item.kind === 'text') {
			encodeText(field, item, answer);
		} else if (item.kind === 'several') {
			if (!Array.isArray(answer) || answer.length > maximumOf(item)) {
				throw new RangeError(`${item.id} takes a list of at most ${maximumOf(item)} options`);
			}
			for (const option of answer as readonly number[]) {
				requireOption(item, option);
				field[(option - 1) >> 3]! |= 1 << ((option - 1) & 7);
			}
		} else {
			requireOption(item, answer);
			field[0] = answer;
		}
	}
	return bytes;
}

function requireOption(item: Item, answer: unknown): asserts answer is number {
	if (!Number.isInteger(answer) || (answer as number) < 1 || (answer as number) > item.count) {
		throw new RangeError(`${item.id} takes a whole number from 1 to ${item.count}`);
	}
}

function encodeText(field: Uint8Array, item: Item, answer: unknown): void {
	if (typeof answer !== 'string' || answer.length * 3 + TEXT_HEADER > item.length) {
		throw new RangeError(`${item.id} takes a text of at most ${(item.length - TEXT_HEADER) / 3}`);
	}
	const utf8 = textToBytes(answer);
	field[0] = utf8.length & 0xff;
	field[1] = utf8.length >> 8;
	field.set(utf8, TEXT_HEADER);
}

/**
 * Decode answers, refusing every encoding that {@link encodeAnswers} would not have made.
 *
 * @throws {@link FormatError} without saying what was answered.
 */
export function decodeAnswers(definition: Definition, bytes: Uint8Array): Answers {
	if (bytes.length !== answersLength(definition)) {
		throw new FormatError('Its content has the wrong length for this survey.');
	}
	const answers = new Map<string, number | readonly number[] | string>();
	for (const item of itemsOf(definition)) {
		const answer = decodeItem(bytes, item);
		if (answer === undefined) continue;
		if (!isShown(item.question, answers)) {
			throw new FormatError(`It answers “${item.id}”, a question that was not asked.`);
		}
		answers.set(item.id, answer);
	}
	return answers;
}

function outOfRange(item: Item): FormatError {
	return new FormatError(`It holds an answer to “${item.id}” that the question does not offer.`);
}

function decodeItem(bytes: Uint8Array, item: Item): number | number[] | string | undefined {
	if (item.kind === 'one') return decodeOne(bytes[item.offset]!, item);
	const field = bytes.subarray(item.offset, item.offset + item.length);
	return item.kind === 'text' ? decodeText(item, field) : decodeSeveral(field, item);
}

function decodeOne(answer: number, item: Item): number | undefined {
	if (answer > item.count) throw outOfRange(item);
	return answer === 0 ? undefined : answer;
}

function decodeSeveral(field: Uint8Array, item: Item): number[] | undefined {
	const options: number[] = [];
	for (let option = 1; option <= field.length * 8; option += 1) {
		if ((field[(option - 1) >> 3]! & (1 << ((option - 1) & 7))) === 0) continue;
		if (option > item.count) throw outOfRange(item);
		options.push(option);
	}
	if (options.length > maximumOf(item)) throw outOfRange(item);
	return options.length === 0 ? undefined : options;
}

/**
 * Decode a text's place by itself.
 *
 * @returns `undefined` if it was not answered.
 *
 * @throws {@link FormatError} if its encoding is not the one that {@link encodeAnswers} makes.
 */
export function decodeText(item: Item, field: Uint8Array): string | undefined {
	if (field.length !== item.length) throw outOfRange(item);
	const length = field[0]! | (field[1]! << 8);
	if (length > field.length - TEXT_HEADER) throw outOfRange(item);
	for (let index = TEXT_HEADER + length; index < field.length; index += 1) {
		if (field[index] !== 0) throw outOfRange(item);
	}
	if (length === 0) return undefined;
	let text: string;
	try {
		text = bytesToText(field.subarray(TEXT_HEADER, TEXT_HEADER + length));
	} catch (cause) {
		throw new FormatError(`It holds an answer to “${item.id}” that is not text in UTF-8.`, {
			cause,
		});
	}
	if (text.length * 3 > field.length - TEXT_HEADER) throw outOfRange(item);
	return text;
}
