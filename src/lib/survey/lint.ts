/**
 * What a colleague would say on reading a draft: where nothing can be opened yet, and where a question
 * may hurt or mislead. What `wording` finds in its words is advice; only what no survey can do without
 * stops it.
 * @module
 */
import {
	answerLength,
	lengthForTwo,
	MAX_ANSWERS_LENGTH,
	MAX_ENVELOPE_LENGTH,
} from './question-size.ts';
import { LANGUAGES, type Language } from './text.ts';
import { questionsOf } from './definition.ts';
import { draftToPreview } from './draft-content.ts';
import type { Draft, DraftQuestion, Words } from './draft.ts';
import { draftQuestions } from './draft-edits.ts';
import { parsePublicKey } from './keys.ts';
import { LIMITS } from './limits.ts';
import { minutesToAnswer } from './minutes.ts';
import { COMPULSORY, joinIn, nameIn, OWN_NO_ANSWER, RATES, TELLS_WHO } from './wording.ts';

/** What stops a survey from being made. */
export const STOPS = [
	'no title',
	'no questions',
	'no text',
	'empty label',
	'few labels',
	'no rows',
	'bins',
	'condition',
	'too many',
	'too many pages',
	'too long',
	'days',
	'address',
	'steward',
	'minimum above group',
] as const;

/** What its writer should think about. */
export const THOUGHTS = [
	'rates a person',
	'names a person',
	'tells who',
	'asks two things',
	'cannot be skipped',
	'own no answer',
	'same label',
	'no translation',
	'title of template',
	'minimum close to group',
	'takes long',
] as const;

export type AdviceKind = (typeof STOPS)[number] | (typeof THOUGHTS)[number];

export interface Advice {
	readonly kind: AdviceKind;
	/** The id of the question that it is about; none where it is about the survey. */
	readonly question?: string;
	readonly language?: Language;
	/** The words or the figures that led to it. */
	readonly found?: string;
}

export function isStop({ kind }: Advice): boolean {
	return (STOPS as readonly string[]).includes(kind);
}

/** What is read as a question or as a statement, and whether it is answered with one mark. */
interface Sentence {
	readonly words: Words;
	readonly isRated: boolean;
}

function sentencesOf(question: DraftQuestion): Sentence[] {
	const isRated = question.type === 'scale' || question.type === 'number';
	return [
		{ words: question.text, isRated },
		...(question.type === 'matrix'
			? question.rows.map(({ text }) => ({ words: text, isRated: true }))
			: []),
	];
}

const hasLabels = ({ type }: DraftQuestion): boolean => type !== 'number' && type !== 'text';
const isEmpty = (text: Words, languages: readonly Language[]): boolean =>
	languages.every((language) => text[language].trim() === '');

function wordingAdvice(question: DraftQuestion, languages: readonly Language[]): Advice[] {
	const advice: Advice[] = [];
	const add = (kind: AdviceKind, language: Language, found: string | undefined): void => {
		if (found !== undefined) advice.push({ kind, question: question.id, language, found });
	};
	const labels = hasLabels(question) ? question.labels : [];
	for (const language of languages) {
		for (const { words: text, isRated } of sentencesOf(question)) {
			const sentence = text[language];
			add('rates a person', language, RATES[language].exec(sentence)?.[0]);
			add('tells who', language, TELLS_WHO[language].exec(sentence)?.[0]);
			add(
				'asks two things',
				language,
				isRated ? joinIn(sentence, language) : /\?.*\p{L}.*\?/u.exec(sentence)?.[0].slice(-40),
			);
		}
		const all = [question.hint, ...sentencesOf(question).map(({ words: text }) => text)];
		for (const text of all) {
			add('cannot be skipped', language, COMPULSORY[language].exec(text[language])?.[0]);
		}
		for (const text of [...all, ...labels]) add('names a person', language, nameIn(text[language]));
		for (const text of labels) {
			add('own no answer', language, OWN_NO_ANSWER.exec(text[language].trim())?.[0]);
		}
		const written = labels.map((label) => label[language].trim().toLowerCase()).filter(Boolean);
		add(
			'same label',
			language,
			written.find((label, index) => written.indexOf(label) !== index),
		);
	}
	return advice;
}

function translationAdvice(draft: Draft, question: DraftQuestion): Advice[] {
	if (draft.languages.length < 2) return [];
	const texts = [
		question.text,
		question.hint,
		...(hasLabels(question) ? question.labels : []),
		...(question.type === 'matrix' ? question.rows.map(({ text }) => text) : []),
		...(question.type === 'number' ? [question.unit] : []),
	];
	return LANGUAGES.flatMap((language): Advice[] => {
		const missing = texts.filter(
			(text) => text[language].trim() === '' && !isEmpty(text, draft.languages),
		);
		return missing.length === 0
			? []
			: [
					{
						kind: 'no translation',
						question: question.id,
						language,
						found: String(missing.length),
					},
				];
	});
}

/** Whether a condition names an earlier question and answers that it has. */
function hasCondition(question: DraftQuestion, earlier: readonly DraftQuestion[]): boolean {
	if (question.showIf === undefined) return true;
	const asked = earlier.find(({ id }) => id === question.showIf?.question);
	if (asked === undefined || asked.type === 'matrix' || asked.type === 'text') return false;
	const count = asked.type === 'number' ? asked.bins.length : asked.labels.length;
	const { is } = question.showIf;
	return is.length > 0 && is.every((answer) => answer >= 1 && answer <= count);
}

function hasBins({ bins, largest }: DraftQuestion): boolean {
	const rises = bins.every((bin, index) => index === 0 || bin > bins[index - 1]!);
	return bins.length >= 2 && bins.length <= LIMITS.bins && rises && largest >= bins.at(-1)!;
}

function shapeAdvice(
	draft: Draft,
	question: DraftQuestion,
	earlier: readonly DraftQuestion[],
): Advice[] {
	const { type, labels, rows } = question;
	const isMissing = (text: Words): boolean => isEmpty(text, draft.languages);
	const most = type === 'scale' || type === 'matrix' ? LIMITS.points : LIMITS.options;
	const found: (AdviceKind | false)[] = [
		isMissing(question.text) && 'no text',
		hasLabels(question) && labels.some(isMissing) && 'empty label',
		hasLabels(question) && labels.length < 2 && 'few labels',
		hasLabels(question) && labels.length > most && 'too many',
		type === 'matrix' &&
			(rows.length === 0 || rows.some(({ text }) => isMissing(text))) &&
			'no rows',
		type === 'matrix' && rows.length > LIMITS.rows && 'too many',
		type === 'choices' && question.most > labels.length && 'few labels',
		type === 'number' && !hasBins(question) && 'bins',
		!hasCondition(question, earlier) && 'condition',
	];
	return found.filter((kind) => kind !== false).map((kind) => ({ kind, question: question.id }));
}

function isAddress(text: string): boolean {
	return /^https:\/\/[^\s#]+$/.test(text.trim()) && URL.canParse(text.trim());
}

const LONG = 8;

function isKey(text: string): boolean {
	try {
		parsePublicKey(text.trim());
		return true;
	} catch {
		return false;
	}
}

/** With a steward, an envelope also holds proofs, and is longer for it. */
function lengthAdvice(draft: Draft): Advice | false {
	const questions = questionsOf(draftToPreview(draft, ''));
	const [length, most] = draft.hasSteward
		? [lengthForTwo(questions), MAX_ENVELOPE_LENGTH]
		: [questions.reduce((sum, question) => sum + answerLength(question), 0), MAX_ANSWERS_LENGTH];
	return length > most && { kind: 'too long', found: `${length}/${most}` };
}

function surveyAdvice(draft: Draft): Advice[] {
	const questions = draftQuestions(draft);
	const { minimum, groupSize, opens, closes } = draft;
	const of = `${minimum}/${groupSize}`;
	const pages = draft.pages.filter((page) => page.questions.length > 0).length;
	const advice: (Advice | false)[] = [
		isEmpty(draft.title, draft.languages) && { kind: 'no title' },
		questions.length === 0 && { kind: 'no questions' },
		questions.length > LIMITS.questions && { kind: 'too many', found: String(questions.length) },
		pages > LIMITS.pages && { kind: 'too many pages', found: String(pages) },
		lengthAdvice(draft),
		draft.hasSteward &&
			!isKey(draft.steward) && { kind: 'steward', found: draft.steward.trim().slice(0, 20) },
		opens !== '' && closes !== '' && closes < opens && { kind: 'days' },
		(draft.way === 'mailbox' || draft.way === 'form') &&
			(!isAddress(draft.url) || (draft.way === 'form' && draft.field.trim() === '')) && {
				kind: 'address',
			},
		groupSize > 0 && minimum > groupSize && { kind: 'minimum above group', found: of },
		groupSize > 0 &&
			minimum <= groupSize &&
			groupSize - minimum < Math.max(2, groupSize / 5) && {
				kind: 'minimum close to group',
				found: of,
			},
		minutesToAnswer(draft) > LONG && { kind: 'takes long', found: String(minutesToAnswer(draft)) },
	];
	return advice.filter((item) => item !== false);
}

/** A title that was changed in one language, and in the other is still a template's. */
function titleAdvice({ languages, title }: Draft, templates: readonly Words[]): Advice[] {
	if (languages.length < 2) return [];
	return templates.flatMap((template): Advice[] => {
		const [language, ...others] = languages.filter((each) => template[each] === title[each]);
		return language === undefined || others.length > 0
			? []
			: [{ kind: 'title of template', language, found: title[language] }];
	});
}

/**
 * Everything there is to say of a draft: of the survey first, then of each question in its order.
 *
 * @param templates - the titles of those that a draft may begin with
 */
export function lintDraft(draft: Draft, templates: readonly Words[] = []): Advice[] {
	const questions = draftQuestions(draft);
	return [
		...surveyAdvice(draft),
		...titleAdvice(draft, templates),
		...questions.flatMap((question, index) => [
			...shapeAdvice(draft, question, questions.slice(0, index)),
			...wordingAdvice(question, draft.languages),
			...translationAdvice(draft, question),
		]),
	];
}
