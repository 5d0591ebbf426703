/**
 * A survey that is being written: everything of a definition, with any text still empty, and what only
 * its writer needs to know. It holds no answer and no secret.
 *
 * Every question has the fields of all types, so that changing its type and changing it back loses
 * nothing.
 * @module
 */
import {
	DEFAULT_MINIMUM,
	parseDefinition,
	type Definition,
	type Keyholder,
	type SealedVerifyKey,
} from './definition.ts';
import { LANGUAGES, type Language, type Text } from './text.ts';
import type { Condition, Question } from './question.ts';
import { FormatError } from './errors.ts';
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

/** The address of the mailbox that stands beside every page of a site. */
const SITE_MAILBOX = '/mailbox/';

const isBlank = (words: Words): boolean =>
	LANGUAGES.every((language) => words[language].trim() === '');

/** As a definition writes it; where one language is missing, the other stands for both. */
function wordsToText(words: Words, languages: readonly Language[], blank: string): Text {
	const written = languages.filter((language) => words[language].trim() !== '');
	const first = written[0];
	if (first === undefined) return blank;
	if (languages.length === 1 || words.en === words.es) return words[first].trim();
	return Object.fromEntries(written.map((language) => [language, words[language].trim()]));
}

function questionToData(
	question: DraftQuestion,
	toText: (words: Words) => Text,
): Record<string, unknown> {
	const { type, id, text, hint, labels, shape, showIf } = question;
	const scale = { points: labels.map(toText), ...(shape === 'amount' && { shape }) };
	const own: Readonly<Record<Question['type'], () => Record<string, unknown>>> = {
		scale: () => scale,
		matrix: () => ({
			...scale,
			rows: question.rows.map((row) => ({ id: row.id, text: toText(row.text) })),
		}),
		choice: () => ({ options: labels.map(toText) }),
		choices: () => ({
			options: labels.map(toText),
			...(question.most > 0 && { max: question.most }),
		}),
		number: () => ({
			bins: question.bins,
			max: question.largest,
			...(!isBlank(question.unit) && { unit: toText(question.unit) }),
		}),
		text: () => ({ maxLength: question.maxLength }),
	};
	return {
		type,
		id,
		text: toText(text),
		...(!isBlank(hint) && { hint: toText(hint) }),
		...own[type](),
		...(showIf !== undefined && { showIf }),
	};
}

/** Who will hold a key: the facilitator and, if there is one, the steward. */
export function draftKeyholders(draft: Draft, key: string): Keyholder[] {
	const facilitator = { role: 'facilitator', key } as const;
	return draft.hasSteward
		? [facilitator, { role: 'steward', key: draft.steward.trim() }]
		: [facilitator];
}

function draftToData(draft: Draft, key: string, blank: string): Record<string, unknown> {
	const toText = (words: Words): Text => wordsToText(words, draft.languages, blank);
	const ways: Readonly<Record<Draft['way'], unknown>> = {
		site: { mailbox: SITE_MAILBOX },
		mailbox: { mailbox: draft.url.trim() },
		form: { form: { url: draft.url.trim(), field: draft.field.trim() } },
		file: { file: true },
	};
	return {
		format: 'peer-survey',
		version: 1,
		title: toText(draft.title),
		...(!isBlank(draft.intro) && { intro: toText(draft.intro) }),
		pages: draft.pages
			.filter(({ questions }) => questions.length > 0)
			.map(({ title, questions }) => ({
				...(!isBlank(title) && { title: toText(title) }),
				questions: questions.map((question) => questionToData(question, toText)),
			})),
		keyholders: draftKeyholders(draft, key),
		minimum: draft.minimum,
		...(draft.opens !== '' && { opens: draft.opens }),
		...(draft.closes !== '' && { closes: draft.closes }),
		keepDays: draft.keepDays,
		via: ways[draft.way],
	};
}

/**
 * The survey that a draft has become.
 *
 * @param key - the facilitator's public key
 * @param verifyKey - sealed to both of {@link draftKeyholders}; left out without a steward
 *
 * @throws {@link FormatError} naming what is still missing.
 */
export function draftToDefinition(
	draft: Draft,
	key: string,
	verifyKey?: SealedVerifyKey,
): Definition {
	const data = draftToData(draft, key, '');
	return parseDefinition(verifyKey === undefined ? data : { ...data, verifyKey });
}

/**
 * What a respondent would see of an unfinished draft, with an ellipsis where nothing stands yet. For
 * looking at only: it may be no valid survey.
 */
export function draftToPreview(draft: Draft, key: string): Definition {
	const data = draftToData(draft, key, '…') as unknown as Definition;
	const isAddress = 'file' in data.via || draft.way === 'site' || URL.canParse(draft.url.trim());
	return isAddress ? data : { ...data, via: { file: true } };
}

/** What a draft takes over from a survey or a template: nothing of its keys. */
export type Content = Pick<Definition, 'title' | 'pages'> & Partial<Definition>;

function languagesOf(content: Content, fallback: Language): readonly Language[] {
	const used = LANGUAGES.filter((language) => JSON.stringify(content).includes(`"${language}":`));
	return used.length === 0 ? [fallback] : used;
}

const textToWords = (text: Text | undefined): Words =>
	typeof text === 'string' ? { en: text, es: text } : { ...NO_WORDS, ...text };

function questionToDraft(question: Question): DraftQuestion {
	const { type, id, text, hint, showIf } = question;
	const draft = {
		...newQuestion(type, id),
		text: textToWords(text),
		hint: textToWords(hint),
		showIf,
	};
	switch (question.type) {
		case 'scale':
		case 'matrix':
			return {
				...draft,
				labels: question.points.map(textToWords),
				shape: question.shape ?? 'agreement',
				...(question.type === 'matrix' && {
					rows: question.rows.map((row) => ({ id: row.id, text: textToWords(row.text) })),
				}),
			};
		case 'choice':
			return { ...draft, labels: question.options.map(textToWords) };
		case 'choices':
			return { ...draft, labels: question.options.map(textToWords), most: question.max ?? 0 };
		case 'number':
			return {
				...draft,
				bins: question.bins,
				largest: question.max,
				unit: textToWords(question.unit),
			};
		case 'text':
			return { ...draft, maxLength: question.maxLength };
	}
}

/**
 * A draft to begin from a survey or a template. Question ids stay, so that the two can be compared.
 *
 * @param language - what its texts are taken to be written in where it does not say
 */
export function contentToDraft(content: Content, id: string, language: Language): Draft {
	const draft = newDraft(id);
	const { via } = content;
	return {
		...draft,
		languages: languagesOf(content, language),
		title: textToWords(content.title),
		intro: textToWords(content.intro),
		pages: content.pages.map((page) => ({
			title: textToWords(page.title),
			questions: page.questions.map(questionToDraft),
		})),
		// A template leaves open who holds keys; a survey had its reasons.
		hasSteward: content.keyholders === undefined || content.keyholders.length === 2,
		minimum: content.minimum ?? draft.minimum,
		keepDays: content.keepDays ?? draft.keepDays,
		...(via !== undefined && 'file' in via && { way: 'file' }),
		...(via !== undefined && 'form' in via && { way: 'form', ...via.form }),
		...(via !== undefined &&
			'mailbox' in via &&
			via.mailbox !== SITE_MAILBOX && { way: 'mailbox', url: via.mailbox }),
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
const isCondition = isRecord({ question: isId, is: isListOf(isWhole, 50) });
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
	const value = parseBoundedJson(text);
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
