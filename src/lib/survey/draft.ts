/**
 * A survey that is being written: everything of a definition, with any text still empty, and what only
 * its writer needs to know. It holds no answer and no secret.
 *
 * Every question has the fields of all types, so that changing its type and changing it back loses
 * nothing.
 * @module
 */
import { DEFAULT_MINIMUM } from './definition.ts';
import { LANGUAGES, type Language } from './text.ts';
import type { Condition, Question } from './question.ts';
import { FormatError } from './errors.ts';
import { LIMITS } from './limits.ts';
import { parseBoundedJson } from './link.ts';

/** A text in both languages; empty where it is not written yet. */
export type Words = Readonly<Record<Language, string>>;

export interface DraftRow {
	readonly id: string;
	readonly text: Words;
}

export interface DraftQuestion {
	readonly type: Question['type'];
	readonly id: string;
	readonly text: Words;
	readonly hint: Words;
	/** Points of a scale or matrix, options of a choice. */
	readonly labels: readonly Words[];
	readonly rows: readonly DraftRow[];
	readonly shape: 'agreement' | 'amount';
	/** The most options that may be chosen; 0 for as many as there are. */
	readonly most: number;
	readonly bins: readonly number[];
	/** The largest number of the last bin. */
	readonly largest: number;
	readonly unit: Words;
	/** In UTF-16 code units. */
	readonly maxLength: number;
	readonly showIf?: Condition | undefined;
}

export interface DraftPage {
	readonly title: Words;
	readonly questions: readonly DraftQuestion[];
}

/** `site` is the mailbox of this site; the others are those of a definition's `via`. */
export const WAYS = ['site', 'mailbox', 'form', 'file'] as const;

export interface Draft {
	readonly format: 'peer-draft';
	readonly version: 1;
	/** Tells drafts of one device apart: lower-case letters and digits. */
	readonly id: string;
	/** In which languages it is written. */
	readonly languages: readonly Language[];
	readonly title: Words;
	readonly intro: Words;
	readonly pages: readonly DraftPage[];
	/** Whether a steward holds a second key, without whom nothing can be opened. */
	readonly hasSteward: boolean;
	/** The steward's public key; empty until the steward has sent it. */
	readonly steward: string;
	readonly minimum: number;
	/** How many people will be asked; 0 while nobody has said. */
	readonly groupSize: number;
	/** Days (`2026-11-24`), or empty. */
	readonly opens: string;
	readonly closes: string;
	readonly keepDays: number;
	readonly way: (typeof WAYS)[number];
	/** The address and the field of the way, where it needs them. */
	readonly url: string;
	readonly field: string;
}

/**
 * Characters of a draft's text. It is far above a survey's own limit: a draft is indented, keeps the
 * fields of every type, and may still be cut. A browser keeps no more than this for a whole site, so
 * what it has kept can be read back.
 */
export const MAX_DRAFT_LENGTH = 5_000_000;

export const NO_WORDS: Words = { en: '', es: '' };

const AGREEMENT: readonly Words[] = [
	{ en: 'Not at all', es: 'Nada' },
	{ en: 'Rather not', es: 'Más bien no' },
	{ en: 'Partly', es: 'En parte' },
	{ en: 'Mostly', es: 'En gran parte' },
	{ en: 'Fully', es: 'Del todo' },
];

/** A question of a type, ready to be written. */
export function newQuestion(type: Question['type'], id: string): DraftQuestion {
	const hasScale = type === 'scale' || type === 'matrix';
	return {
		type,
		id,
		text: NO_WORDS,
		hint: NO_WORDS,
		labels: hasScale ? AGREEMENT : [NO_WORDS, NO_WORDS],
		rows: [
			{ id: 'r1', text: NO_WORDS },
			{ id: 'r2', text: NO_WORDS },
		],
		shape: 'agreement',
		most: 0,
		bins: [0, 1, 3, 6, 11],
		largest: 100,
		unit: NO_WORDS,
		maxLength: 600,
	};
}

/** An empty draft with one page. */
export function newDraft(id: string): Draft {
	return {
		format: 'peer-draft',
		version: 1,
		id,
		languages: LANGUAGES,
		title: NO_WORDS,
		intro: NO_WORDS,
		pages: [{ title: NO_WORDS, questions: [] }],
		hasSteward: true,
		steward: '',
		minimum: DEFAULT_MINIMUM,
		groupSize: 0,
		opens: '',
		closes: '',
		keepDays: 30,
		way: 'site',
		url: '',
		field: 'answer',
	};
}

type Check = (value: unknown) => boolean;

const isShort: Check = (value) => typeof value === 'string' && value.length <= 20_000;
const isId: Check = (value) => typeof value === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(value);
const isWhole: Check = (value) => Number.isSafeInteger(value);
const isOneOf =
	(...values: readonly unknown[]): Check =>
	(value) =>
		values.includes(value);
const isListOf =
	(check: Check, most: number): Check =>
	(value) =>
		Array.isArray(value) && value.length <= most && value.every(check);
/** Exactly these fields; one whose check takes `undefined` may be left out. */
const isRecord =
	(checks: Readonly<Record<string, Check>>): Check =>
	(value) =>
		typeof value === 'object' &&
		value !== null &&
		Object.keys(value).every((name) => Object.hasOwn(checks, name)) &&
		Object.entries(checks).every(([name, check]) =>
			check((value as Record<string, unknown>)[name]),
		);

const isWords = isRecord({ en: isShort, es: isShort });
const isCondition = isRecord({ question: isId, is: isListOf(isWhole, LIMITS.options) });
/** What a file may hold at most: more than a survey, for it may still be cut. */
const isDraft = isRecord({
	format: isOneOf('peer-draft'),
	version: isOneOf(1),
	id: isId,
	languages: (value) =>
		isListOf(isOneOf(...LANGUAGES), 2)(value) && (value as unknown[]).length > 0,
	title: isWords,
	intro: isWords,
	pages: isListOf(
		isRecord({
			title: isWords,
			questions: isListOf(
				isRecord({
					type: isOneOf('scale', 'matrix', 'choice', 'choices', 'number', 'text'),
					id: isId,
					text: isWords,
					hint: isWords,
					labels: isListOf(isWords, 100),
					rows: isListOf(isRecord({ id: isId, text: isWords }), 100),
					shape: isOneOf('agreement', 'amount'),
					most: isWhole,
					bins: isListOf(isWhole, 100),
					largest: isWhole,
					unit: isWords,
					maxLength: isWhole,
					showIf: (value) => value === undefined || isCondition(value),
				}),
				1000,
			),
		}),
		200,
	),
	hasSteward: isOneOf(true, false),
	steward: isShort,
	minimum: isWhole,
	groupSize: isWhole,
	opens: isShort,
	closes: isShort,
	keepDays: isWhole,
	way: isOneOf(...WAYS),
	url: isShort,
	field: isShort,
});

export function draftToText(draft: Draft): string {
	return JSON.stringify(draft, null, '\t');
}

/**
 * Read a draft from a file or from this device's storage.
 *
 * @throws {@link FormatError} if it is none, is damaged, or was made by a newer version.
 */
export function parseDraft(text: string): Draft {
	const value = parseBoundedJson(text, MAX_DRAFT_LENGTH, 'a draft');
	const { format, version } = Object(value) as Partial<Record<string, unknown>>;
	if (format !== 'peer-draft') throw new FormatError('This is not a draft of a survey.');
	if (version !== 1) {
		throw new FormatError(
			'This draft was made by a newer version of this site. Reload the page, then open it again.',
		);
	}
	if (!isDraft(value)) {
		throw new FormatError('This draft is damaged: a part of it is missing or was changed.');
	}
	return value as Draft;
}
