/**
 * A survey: plain data, the same in a YAML file of the site and in a link. Whoever changes a word, a
 * key or the minimum has another survey, because its id is a hash of all of it.
 * @module
 */
import canonicalize from 'canonicalize';
import { base64urlToBytes, bytesToBase64url, digest, isEqual, textToBytes } from './bytes.ts';
import {
	fail,
	optional,
	parseDay,
	parseId,
	parseInteger,
	parseList,
	parseRecord,
	parseString,
	parseUrl,
	requireDistinct,
	type Where,
} from './fields.ts';
import { parsePublicKey } from './keys.ts';
import { sharesSize } from './share-size.ts';

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What people read: one text for all, or English and Spanish side by side. */
export type Text = string | { readonly en?: string; readonly es?: string };

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

export interface Page {
	readonly title?: Text;
	readonly questions: readonly Question[];
}

/** How envelopes travel. */
export type Via =
	| { readonly mailbox: string }
	| { readonly form: { readonly url: string; readonly field: string } }
	| { readonly file: true };

/** Who holds a key: the facilitator, and in surveys that nobody can open alone, a steward. */
export type Role = 'facilitator' | 'steward';

export interface Keyholder {
	readonly role: Role;
	readonly key: string;
}

/** The secret key of the proofs, in one sealed box for each keyholder, base64url. */
export type SealedVerifyKey = Readonly<Record<Role, string>>;

export interface Definition {
	readonly format: 'peer-survey';
	readonly version: 1;
	readonly title: Text;
	readonly intro?: Text;
	readonly pages: readonly Page[];
	/** The facilitator; a steward may come second, and then nobody alone can open an answer. */
	readonly keyholders: readonly Keyholder[];
	/** There with two keyholders, and only then. */
	readonly verifyKey?: SealedVerifyKey;
	/** The smallest number of responses that may be shown. */
	readonly minimum: number;
	/** The first and the last day, in UTC. */
	readonly opens?: string;
	readonly closes?: string;
	/** Days that envelopes are kept after closing (or, if it never closes, after they came). */
	readonly keepDays: number;
	readonly via: Via;
}

/** The least that a minimum may be: with two, each would know the other's answer. */
export const LEAST_MINIMUM = 3;
export const DEFAULT_MINIMUM = 5;

const LIMITS = {
	questions: 200,
	pages: 50,
	rows: 30,
	options: 50,
	points: 11,
	bins: 50,
	textLength: 8000,
	number: 1_000_000_000,
	keepDays: 3650,
} as const;

/** No envelope may outgrow a spreadsheet's cell, which holds 32,767 characters. */
export const MAX_ANSWERS_LENGTH = 23_000;

/** Bytes of an envelope. Of those for two keyholders, its ids and boxes take {@link TWO_SEALED}. */
export const MAX_ENVELOPE_LENGTH = 24_000;
/** Version and ids; for each keyholder a sealed box, the ids again, the role, a secret and a hash. */
const TWO_SEALED = 33 + 2 * (48 + 33 + 16 + 32);
/** A text is sealed once more, with the survey's id and the question's number. */
const INNER_BOX = 48 + 16 + 1;

/** A sealed box with one byte for the role and the 32 of the verify key. */
export const VERIFY_KEY_BOX_LENGTH = 48 + 1 + 32;

/**
 * Read a text in one or both languages.
 *
 * @param where - what the error message calls its place
 *
 * @throws {@link FormatError} naming the place and what should stand there.
 */
export function parseText(value: unknown, where: string): Text {
	if (typeof value === 'string') return parseString(value, where);
	const record = parseRecord(value, where, [], LANGUAGES);
	if (Object.keys(record).length === 0) fail(where, 'should be a text in at least one language.');
	return Object.fromEntries(
		Object.entries(record).map(([language, text]) => [
			language,
			parseString(text, `${where} (${language})`),
		]),
	);
}

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

function parseQuestion(value: unknown, where: Where, earlier: readonly Question[]): Question {
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

function parseVia(value: unknown, where: Where): Via {
	const record = parseRecord(value, where, [], ['mailbox', 'form', 'file']);
	if (Object.keys(record).length !== 1) {
		fail(where, 'should name exactly one way: mailbox, form or file.');
	}
	if (Object.hasOwn(record, 'mailbox')) {
		return { mailbox: parseUrl(record['mailbox'], `${where}, mailbox`) };
	}
	if (Object.hasOwn(record, 'form')) {
		const form = parseRecord(record['form'], `${where}, form`, ['url', 'field']);
		return {
			form: {
				url: parseUrl(form['url'], `${where}, form, url`),
				field: parseString(form['field'], `${where}, form, field`),
			},
		};
	}
	if (record['file'] !== true) fail(`${where}, file`, 'should be “true”.');
	return { file: true };
}

function parsePages(value: unknown): Page[] {
	const questions: Question[] = [];
	const pages = parseList(value, 'pages', 1, LIMITS.pages).map((page, pageIndex) => {
		const where = `page ${pageIndex + 1}`;
		const record = parseRecord(page, where, ['questions'], ['title']);
		const first = questions.length;
		parseList(record['questions'], `${where}, questions`, 1, LIMITS.questions).forEach(
			(question, index) => {
				questions.push(parseQuestion(question, `${where}, question ${index + 1}`, questions));
			},
		);
		return { ...optional(record, 'title', where, parseText), questions: questions.slice(first) };
	});
	if (questions.length > LIMITS.questions) {
		fail('pages', `hold ${questions.length} questions; ${LIMITS.questions} is the most.`);
	}
	requireDistinct(questions.map(({ id }) => id), 'questions'); // prettier-ignore
	const length = questions.reduce((sum, question) => sum + answerLength(question), 0);
	if (length > MAX_ANSWERS_LENGTH) {
		fail(
			'texts',
			`are too long together: the answers would take ${length} bytes of ${MAX_ANSWERS_LENGTH}. Lower the longest maxLength.`,
		);
	}
	return pages;
}

/** The facilitator, or the facilitator and a steward, in this order. */
function parseKeyholders(value: unknown): Keyholder[] {
	const keyholders = parseList(value, 'keyholders', 1, 2).map((holder, index) => {
		const where = `keyholder ${index + 1}`;
		const { role, key } = parseRecord(holder, where, ['role', 'key']);
		const expected = index === 0 ? 'facilitator' : 'steward';
		if (role !== expected) fail(`${where}, role`, `should be “${expected}”.`);
		return { role: expected, key: parsePublicKey(parseString(key, `${where}, key`)).text } as const;
	});
	const [first, second] = keyholders.map(({ key }) => parsePublicKey(key));
	// Half a key would be enough to open both boxes, or to sign for both.
	if (second && (isEqual(first!.box, second.box) || isEqual(first!.sign, second.sign))) {
		fail('keyholders', 'have the same key. Two people need a key each.');
	}
	return keyholders;
}

function parseVerifyKey(value: unknown, where: Where): SealedVerifyKey {
	const record = parseRecord(value, where, ['facilitator', 'steward']);
	const parseBox = (role: Role): string => {
		const text = parseString(record[role], `${where}, ${role}`);
		if (base64urlToBytes(text).length !== VERIFY_KEY_BOX_LENGTH) {
			fail(`${where}, ${role}`, 'has the wrong length. Make the survey again.');
		}
		return text;
	};
	return { facilitator: parseBox('facilitator'), steward: parseBox('steward') };
}

/**
 * Read a survey from data that anybody may have written: YAML, a link, a file.
 *
 * @returns A copy with only the fields that a survey has.
 *
 * @throws {@link FormatError} naming the place and what should stand there.
 */
export function parseDefinition(value: unknown): Definition {
	const record = parseRecord(
		value,
		'definition',
		['format', 'version', 'title', 'pages', 'keyholders', 'minimum', 'keepDays', 'via'],
		['intro', 'opens', 'closes', 'verifyKey'],
	);
	if (record['format'] !== 'peer-survey')
		fail('format', 'should be “peer-survey”: this is something else.');
	if (record['version'] !== 1)
		fail('version', 'is not known here. Update this site, then open it again.');
	const keyholders = parseKeyholders(record['keyholders']);
	const hasSteward = keyholders.length === 2;
	if (hasSteward !== Object.hasOwn(record, 'verifyKey')) {
		fail(
			'verify key',
			hasSteward
				? 'is missing: with two keyholders there must be one. Make the survey again.'
				: 'is of no use with one keyholder. Take it out, or name a steward.',
		);
	}
	const definition: Definition = {
		format: 'peer-survey',
		version: 1,
		title: parseText(record['title'], 'title'),
		...optional(record, 'intro', 'definition', parseText),
		pages: parsePages(record['pages']),
		keyholders,
		...optional(record, 'verifyKey', 'definition', parseVerifyKey),
		minimum: parseInteger(record['minimum'], 'minimum', LEAST_MINIMUM, LIMITS.number),
		...optional(record, 'opens', 'definition', parseDay),
		...optional(record, 'closes', 'definition', parseDay),
		keepDays: parseInteger(record['keepDays'], 'keepDays', 1, LIMITS.keepDays),
		via: parseVia(record['via'], 'way for envelopes (via)'),
	};
	if (definition.opens && definition.closes && definition.closes < definition.opens) {
		fail('last day', 'is before its first day.');
	}
	if (hasSteward) {
		const length = lengthForTwo(questionsOf(definition));
		if (length > MAX_ENVELOPE_LENGTH) {
			fail(
				'questions',
				`are too many for two keyholders: an envelope would take ${length} bytes of ${MAX_ENVELOPE_LENGTH}. Ask less, lower the longest maxLength, or choose one keyholder.`,
			);
		}
	}
	return definition;
}

/** The canonical form (RFC 8785): the bytes that the id is a hash of. */
export function definitionToCanonical(definition: Definition): string {
	return canonicalize(definition)!;
}

/** The first 16 bytes of SHA-512 of the canonical form. */
export function surveyId(definition: Definition): Uint8Array {
	return digest(textToBytes(definitionToCanonical(definition)), 16);
}

/** A survey's id in addresses: 22 characters of base64url. */
export function surveyIdText(definition: Definition): string {
	return bytesToBase64url(surveyId(definition));
}

/** All questions, in the order in which they are asked. */
export function questionsOf(definition: Definition): Question[] {
	return definition.pages.flatMap((page) => page.questions);
}

/** Whether nobody alone can open an answer. */
export function isForTwo({ keyholders }: Definition): boolean {
	return keyholders.length === 2;
}

/** The steward's public key, if there is a steward. */
export function stewardKey(definition: Definition): string | undefined {
	return definition.keyholders[1]?.key;
}

/** The facilitator's public key. */
export function facilitatorKey(definition: Definition): string {
	return definition.keyholders[0]!.key;
}

/** A text in the reader's language, or in the other one where that is missing. */
export function textIn(text: Text, language: Language): string {
	if (typeof text === 'string') return text;
	return text[language] ?? text.en ?? text.es ?? '';
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

/** Whether the survey takes envelopes on a day (`2016-06-10`, UTC). */
export function stateOn(definition: Definition, day: string): 'not yet open' | 'open' | 'closed' {
	if (definition.opens !== undefined && day < definition.opens) return 'not yet open';
	if (definition.closes !== undefined && day > definition.closes) return 'closed';
	return 'open';
}
