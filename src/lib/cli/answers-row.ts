/**
 * One row of a table as answers. A cell is a number counted from 1, the label of a point or option,
 * or a text; several options stand in one cell between semicolons, or in several cells. A blank cell
 * is no answer.
 * @module
 */
import { itemsOf, numberToBin, type Answers, type Item } from '../survey/answers.ts';
import type { Definition } from '../survey/definition.ts';
import type { NumberQuestion, Question } from '../survey/question.ts';
import type { Text } from '../survey/text.ts';
import { FormatError } from '../survey/errors.ts';
import type { Cell } from './rows.ts';

/** @throws {@link FormatError} naming the columns that are no question of the survey. */
export function checkColumns(
	definition: Definition,
	columns: readonly string[],
	ignored: readonly string[],
): void {
	const known = new Set([...itemsOf(definition).map(({ id }) => id), ...ignored]);
	const unknown = columns.filter((name) => !known.has(name));
	if (unknown.length === 0) return;
	const names = unknown.slice(0, 10).map((name) => `“${name.slice(0, 40)}”`);
	const more = unknown.length > names.length ? ` and ${unknown.length - names.length} more` : '';
	throw new FormatError(
		`No question of this survey has the id ${names.join(', ')}${more}. Headings are ids (question.row for a row of a matrix). Correct them, or leave a column out with --ignore NAME.`,
	);
}

function labelsOf(question: Question): readonly Text[] {
	if ('points' in question) return question.points;
	return 'options' in question ? question.options : [];
}

/** A point or option from its label in either language, or else from its number. */
function toOption({ id, question, count }: Item, text: string): number {
	const label = labelsOf(question).findIndex((one) =>
		typeof one === 'string' ? one === text : one.en === text || one.es === text,
	);
	if (label !== -1) return label + 1;
	const number = /^\d{1,3}$/.test(text) ? Number(text) : 0;
	if (number < 1 || number > count) {
		throw new FormatError(`“${id}” takes a whole number from 1 to ${count}, or a label.`);
	}
	return number;
}

function toBin({ id }: Item, question: NumberQuestion, text: string): number {
	const bin = /^-?\d{1,10}$/.test(text) ? numberToBin(question, Number(text)) : undefined;
	if (bin === undefined) {
		throw new FormatError(
			`“${id}” takes a whole number from ${question.bins[0]!} to ${question.max}.`,
		);
	}
	return bin;
}

function toAnswer(item: Item, cells: readonly string[]): number | readonly number[] | string {
	const { id, question } = item;
	if (question.type === 'choices') {
		const parts = cells.flatMap((cell) => cell.split(';')).map((part) => part.trim());
		const options = new Set(parts.filter(Boolean).map((part) => toOption(item, part)));
		const most = question.max ?? item.count;
		if (options.size > most) throw new FormatError(`“${id}” takes at most ${most} options.`);
		return [...options];
	}
	if (cells.length > 1) throw new FormatError(`“${id}” is answered ${cells.length} times.`);
	const [cell] = cells as [string];
	if (question.type === 'text') {
		if (cell.length > question.maxLength) {
			throw new FormatError(
				`“${id}” takes at most ${question.maxLength} characters; this has ${cell.length}.`,
			);
		}
		if (!cell.isWellFormed()) throw new FormatError(`“${id}” holds half a character.`);
		return cell;
	}
	const text = cell.trim();
	return question.type === 'number' ? toBin(item, question, text) : toOption(item, text);
}

/**
 * Read one row.
 *
 * @throws {@link FormatError} naming the question, and never what was answered.
 */
export function rowToAnswers(
	definition: Definition,
	row: readonly Cell[],
	ignored: readonly string[],
): Answers {
	const given = new Map<string, string[]>();
	for (const [name, value] of row) {
		if (value.trim() === '' || ignored.includes(name)) continue;
		const cells = given.get(name);
		if (cells === undefined) given.set(name, [value]);
		else cells.push(value);
	}
	const answers = new Map<string, number | readonly number[] | string>();
	for (const item of itemsOf(definition)) {
		const cells = given.get(item.id);
		if (cells === undefined) continue;
		answers.set(item.id, toAnswer(item, cells));
		given.delete(item.id);
	}
	checkColumns(definition, [...given.keys()], []);
	return answers;
}
