/**
 * The survey that a draft becomes, what it looks like before that, and what a draft takes over from a
 * survey or a template: neither its keys nor its first and last day.
 * @module
 */
import {
	parseDefinition,
	type Definition,
	type Keyholder,
	type SealedVerifyKey,
} from './definition.ts';
import {
	newDraft,
	newQuestion,
	NO_WORDS,
	type Draft,
	type DraftQuestion,
	type Words,
} from './draft.ts';
import type { Question } from './question.ts';
import { LANGUAGES, type Language, type Text } from './text.ts';

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

/** What a draft can begin from: a survey, or a template. */
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
