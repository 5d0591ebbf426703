/** What a survey asks: a question of one of six types, with its words and the answers to choose from. */
import {
	fail,
	optional,
	parseId,
	parseInteger,
	parseList,
	parseRecord,
	requireDistinct,
	type Where,
} from './fields.ts';
import { LIMITS } from './limits.ts';
import { parseText, type Text } from './text.ts';

/** Show a question only if an earlier one was answered with one of these (numbered from 1). */
export interface Condition {
	readonly question: string;
	readonly is: readonly number[];
}

interface Asked {
	/** Lower-case letters, digits and hyphens. Comparisons match questions by it, never by position. */
	readonly id: string;
	readonly text: Text;
	readonly hint?: Text;
	readonly showIf?: Condition;
}

/** 2 to 11 labelled points, from least to most. */
export interface ScaleQuestion extends Asked {
	readonly type: 'scale';
	readonly points: readonly Text[];
	/** `agreement` (the default) diverges around its middle; `amount` grows from nothing. */
	readonly shape?: 'agreement' | 'amount';
}

/** Several statements on one scale. */
export interface MatrixQuestion extends Asked {
	readonly type: 'matrix';
	readonly rows: readonly { readonly id: string; readonly text: Text }[];
	readonly points: readonly Text[];
	readonly shape?: 'agreement' | 'amount';
}

/** One of several. */
export interface ChoiceQuestion extends Asked {
	readonly type: 'choice';
	readonly options: readonly Text[];
}

/** Up to `max` of several. */
export interface ChoicesQuestion extends Asked {
	readonly type: 'choices';
	readonly options: readonly Text[];
	readonly max?: number;
}

/** A whole number, which leaves the respondent's device only as the bin that it falls into. */
export interface NumberQuestion extends Asked {
	readonly type: 'number';
	/** The smallest number of each bin, ascending. */
	readonly bins: readonly number[];
	/** The largest number of the last bin. */
	readonly max: number;
	readonly unit?: Text;
}

/** A reflection in the respondent's own words. */
export interface TextQuestion extends Asked {
	readonly type: 'text';
	/** In UTF-16 code units, as a browser counts. */
	readonly maxLength: number;
}

export type Question =
	ScaleQuestion | MatrixQuestion | ChoiceQuestion | ChoicesQuestion | NumberQuestion | TextQuestion;

function parseShape(value: unknown, where: Where): 'agreement' | 'amount' {
	if (value !== 'agreement' && value !== 'amount')
		fail(where, 'should be “agreement” or “amount”.');
	return value;
}

const parseTexts = (value: unknown, where: Where, least: number, most: number): Text[] =>
	parseList(value, where, least, most).map((text, index) =>
		parseText(text, `${where}, entry ${index + 1}`),
	);

const FIELDS: Readonly<Record<Question['type'], readonly [string[], string[]]>> = {
	scale: [['points'], ['shape']],
	matrix: [['rows', 'points'], ['shape']],
	choice: [['options'], []],
	choices: [['options'], ['max']],
	number: [['bins', 'max'], ['unit']],
	text: [['maxLength'], []],
};

/** How many answers a condition can name: points, options or bins; 0 where it can name none. */
function answerCount(question: Question): number {
	switch (question.type) {
		case 'scale':
			return question.points.length;
		case 'choice':
		case 'choices':
			return question.options.length;
		case 'number':
			return question.bins.length;
		case 'matrix':
		case 'text':
			return 0;
	}
}

function parseCondition(value: unknown, where: Where, earlier: readonly Question[]): Condition {
	const record = parseRecord(value, where, ['question', 'is']);
	const id = parseId(record['question'], `${where}, question`);
	const asked = earlier.find((question) => question.id === id);
	if (asked === undefined) {
		fail(
			where,
			`names “${id}”, which is not an earlier question. Move that one up, or correct the name.`,
		);
	}
	const count = answerCount(asked);
	if (count === 0) {
		fail(
			where,
			`names “${id}”, whose answers cannot be a condition. Use a scale, a choice or a number.`,
		);
	}
	const is = parseList(record['is'], `${where}, is`, 1, count).map((answer) =>
		parseInteger(answer, `${where}, is`, 1, count),
	);
	return { question: id, is };
}

/**
 * Read a question.
 *
 * @param earlier - Those asked before it, which its condition may name.
 *
 * @throws {@link FormatError} naming the place and what should stand there.
 */
export function parseQuestion(
	value: unknown,
	where: Where,
	earlier: readonly Question[],
): Question {
	const type = (value as { type?: unknown } | null)?.type;
	if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) {
		fail(where, `should have a type, one of: ${Object.keys(FIELDS).join(', ')}.`);
	}
	const [required, more] = FIELDS[type as Question['type']];
	const record = parseRecord(
		value,
		where,
		['type', 'id', 'text', ...required],
		['hint', 'showIf', ...more],
	);
	const asked: Asked = {
		id: parseId(record['id'], `${where}, id`),
		text: parseText(record['text'], `${where}, text`),
		...optional(record, 'hint', where, parseText),
		...optional(record, 'showIf', where, (condition, at) => parseCondition(condition, at, earlier)),
	};
	switch (type as Question['type']) {
		case 'scale':
			return {
				type: 'scale',
				...asked,
				points: parseTexts(record['points'], `${where}, points`, 2, LIMITS.points),
				...optional(record, 'shape', where, parseShape),
			};
		case 'matrix': {
			const rows = parseList(record['rows'], `${where}, rows`, 1, LIMITS.rows).map((row, index) => {
				const at = `${where}, row ${index + 1}`;
				const { id, text } = parseRecord(row, at, ['id', 'text']);
				return { id: parseId(id, `${at}, id`), text: parseText(text, `${at}, text`) };
			});
			requireDistinct(rows.map(({ id }) => id), `${where}, rows`); // prettier-ignore
			return {
				type: 'matrix',
				...asked,
				rows,
				points: parseTexts(record['points'], `${where}, points`, 2, LIMITS.points),
				...optional(record, 'shape', where, parseShape),
			};
		}
		case 'choice':
			return {
				type: 'choice',
				...asked,
				options: parseTexts(record['options'], `${where}, options`, 2, LIMITS.options),
			};
		case 'choices': {
			const options = parseTexts(record['options'], `${where}, options`, 2, LIMITS.options);
			return {
				type: 'choices',
				...asked,
				options,
				...optional(record, 'max', where, (max, at) => parseInteger(max, at, 1, options.length)),
			};
		}
		case 'number': {
			const most = parseInteger(record['max'], `${where}, max`, -LIMITS.number, LIMITS.number);
			const bins = parseList(record['bins'], `${where}, bins`, 2, LIMITS.bins).map((bin) =>
				parseInteger(bin, `${where}, bins`, -LIMITS.number, most),
			);
			if (bins.some((bin, index) => index > 0 && bin <= bins[index - 1]!)) {
				fail(`${where}, bins`, 'should rise from each to the next.');
			}
			return {
				type: 'number',
				...asked,
				bins,
				max: most,
				...optional(record, 'unit', where, parseText),
			};
		}
		case 'text':
			return {
				type: 'text',
				...asked,
				maxLength: parseInteger(record['maxLength'], `${where}, maxLength`, 1, LIMITS.textLength),
			};
	}
}

/** A bin as it is read: “6–10”. */
export function binLabel(
	{ bins, max }: Pick<NumberQuestion, 'bins' | 'max'>,
	index: number,
): string {
	const from = bins[index]!;
	const to = (bins[index + 1] ?? max + 1) - 1;
	return from === to ? `${from}` : `${from}–${to}`;
}
