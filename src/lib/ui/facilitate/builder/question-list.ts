/** A draft's pages and questions: each one line, and the open one with its fields. */
import type { Draft, DraftPage, DraftQuestion } from '../../../survey/draft.ts';
import { draftQuestions } from '../../../survey/draft-edits.ts';
import { h, type Markup } from '../../markup.ts';
import { wordsIn } from './field.ts';
import { editButton, questionFields, TYPES } from './question-fields.ts';
import { wordsField, type Writer } from './words-field.ts';

function questionRow(
	question: DraftQuestion,
	number: number,
	draft: Draft,
	open: string | undefined,
	writer: Writer,
): Markup {
	const { words, lang } = writer;
	const { id } = question;
	const text = wordsIn(question.text, lang) || words.types[question.type];
	const isOpen = id === open;
	return h(
		'li',
		{ class: 'asked', 'data-question-row': id },
		h(
			'div',
			{ class: 'asked-line' },
			h('button', {
				type: 'button',
				class: 'grip',
				'data-grip': id,
				tabindex: -1,
				'aria-hidden': 'true',
				title: words.grip(number),
			}),
			h(
				'button',
				{
					type: 'button',
					class: 'asked-open',
					'data-do': 'open',
					'data-at': id,
					'aria-expanded': isOpen ? 'true' : 'false',
				},
				h('span', { class: 'number' }, number),
				h('span', { class: 'asked-text', 'data-summary': id }, text),
				h('span', { class: 'caption' }, words.types[question.type]),
			),
			h('span', { class: 'flag', 'data-flag': id, 'aria-hidden': 'true' }),
			editButton('up', id, words.up(text), '↑'),
			editButton('down', id, words.down(text), '↓'),
		),
		isOpen && questionFields(question, draft, writer),
	);
}

function pageMarkup(
	page: DraftPage,
	at: number,
	draft: Draft,
	open: string | undefined,
	writer: Writer,
): Markup {
	const { words } = writer;
	const all = draftQuestions(draft);
	return h(
		'section',
		{ class: 'draft-page', 'data-page': at, 'aria-label': words.page(at + 1) },
		h(
			'div',
			{ class: 'page-head' },
			h('h4', {}, words.page(at + 1)),
			draft.pages.length > 1 &&
				at > 0 &&
				h(
					'button',
					{ type: 'button', class: 'button plain', 'data-do': 'page-remove', 'data-at': at },
					words.removePage,
				),
		),
		wordsField(`page.${at}.title`, page.title, words.pageTitle, writer),
		page.questions.length === 0
			? h('p', { class: 'quiet', 'data-empty': at }, words.emptyPage)
			: h(
					'ol',
					{ class: 'asked-list' },
					page.questions.map((question) =>
						questionRow(question, all.indexOf(question) + 1, draft, open, writer),
					),
				),
		h(
			'p',
			{ class: 'add' },
			h('span', { class: 'label' }, words.addQuestion),
			TYPES.map((type) =>
				h(
					'button',
					{ type: 'button', class: 'button plain', 'data-do': 'add', 'data-at': `${at}.${type}` },
					words.types[type],
				),
			),
		),
	);
}

/** @param open - the id of the question whose fields are shown */
export function questionList(draft: Draft, open: string | undefined, writer: Writer): Markup {
	const { words } = writer;
	return h(
		'div',
		{ class: 'pages' },
		h('p', { class: 'caption moves' }, words.questionsLead),
		draft.pages.map((page, at) => pageMarkup(page, at, draft, open, writer)),
		h(
			'p',
			{ class: 'actions' },
			h('button', { type: 'button', class: 'button second', 'data-do': 'page-add' }, words.addPage),
		),
	);
}
