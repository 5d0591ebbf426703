/**
 * The form of a survey, as markup: the same when the site is built and when a survey comes in a link.
 * Every question has a visible "no answer", and every control is the browser's own.
 * @module
 */
import { textIn, type Language, type Text } from '../../survey/text.ts';
import type { Definition, Page } from '../../survey/definition.ts';
import type { Question } from '../../survey/question.ts';
import { h, type Markup } from '../markup.ts';
import { respond, type RespondWords } from '../words/respond.ts';
import { dayIn, privacyPanel } from './privacy-panel.ts';

interface Reader {
	readonly lang: Language;
	readonly words: RespondWords;
}

/** One of several, on a line of touchable labels; `wide` labels take a line each. */
function radios(
	name: string,
	labels: readonly Text[],
	{ lang, words }: Reader,
	layout: 'points' | 'numerals' | 'list',
): Markup {
	const radio = (value: string, label: string, extra = ''): Markup =>
		h(
			'label',
			{ class: `choice${extra}` },
			h('input', { type: 'radio', name, value, checked: value === '', autocomplete: 'off' }),
			h('span', {}, label),
		);
	return h(
		'div',
		{ class: `choices ${layout}`, 'data-count': labels.length },
		labels.map((label, index) => radio(String(index + 1), textIn(label, lang))),
		radio('', words.noAnswer, ' none'),
	);
}

function layoutOf(points: readonly Text[], lang: Language): 'points' | 'numerals' | 'list' {
	if (points.every((point) => textIn(point, lang).length <= 3)) return 'numerals';
	return points.length <= 7 ? 'points' : 'list';
}

function hint(question: Question, own: string | undefined, lang: Language): Markup | undefined {
	const text = [question.hint && textIn(question.hint, lang), own].filter(Boolean).join(' ');
	return text === '' ? undefined : h('p', { class: 'hint', id: `${question.id}-hint` }, text);
}

function fieldset(
	question: Question,
	own: string | undefined,
	reader: Reader,
	...body: Markup[]
): Markup {
	const help = hint(question, own, reader.lang);
	return h(
		'fieldset',
		{
			class: 'question',
			'data-question': question.id,
			'aria-describedby': help && `${question.id}-hint`,
		},
		h('legend', {}, textIn(question.text, reader.lang)),
		help,
		...body,
	);
}

function questionMarkup(question: Question, reader: Reader): Markup {
	const { lang, words } = reader;
	switch (question.type) {
		case 'scale':
			return fieldset(
				question,
				undefined,
				reader,
				radios(question.id, question.points, reader, layoutOf(question.points, lang)),
			);
		case 'choice':
			return fieldset(
				question,
				undefined,
				reader,
				radios(question.id, question.options, reader, 'list'),
			);
		case 'matrix':
			return fieldset(
				question,
				undefined,
				reader,
				...question.rows.map((row) =>
					h(
						'fieldset',
						{ class: 'row' },
						h('legend', {}, textIn(row.text, lang)),
						radios(
							`${question.id}.${row.id}`,
							question.points,
							reader,
							layoutOf(question.points, lang),
						),
					),
				),
			);
		case 'choices':
			return fieldset(
				question,
				question.max === undefined ? undefined : words.upTo(question.max),
				reader,
				h(
					'div',
					{ class: 'choices list', 'data-max': question.max },
					question.options.map((option, index) =>
						h(
							'label',
							{ class: 'choice' },
							h('input', {
								type: 'checkbox',
								name: question.id,
								value: index + 1,
								autocomplete: 'off',
							}),
							h('span', {}, textIn(option, lang)),
						),
					),
				),
			);
		case 'number':
			return fieldset(
				question,
				words.wholeNumber(question.bins[0]!, question.max),
				reader,
				h(
					'p',
					{ class: 'number-field' },
					h('input', {
						type: 'number',
						name: question.id,
						min: question.bins[0],
						max: question.max,
						step: 1,
						inputmode: 'numeric',
						autocomplete: 'off',
						'aria-label': textIn(question.text, lang),
						'aria-describedby': `${question.id}-hint`,
					}),
					question.unit && ' ',
					question.unit && h('span', {}, textIn(question.unit, lang)),
				),
			);
		case 'text':
			return fieldset(
				question,
				undefined,
				reader,
				h('textarea', {
					name: question.id,
					rows: 5,
					maxlength: question.maxLength,
					autocomplete: 'off',
					spellcheck: 'true',
					'aria-label': textIn(question.text, lang),
					'aria-describedby': `${question.id}-count`,
				}),
				h(
					'p',
					{ class: 'count', id: `${question.id}-count` },
					words.characters(0, question.maxLength),
				),
			);
	}
}

function pageMarkup(page: Page, index: number, of: number, reader: Reader): Markup {
	const { lang, words } = reader;
	const isLast = index === of - 1;
	return h(
		'section',
		{ class: 'step', 'data-step': index + 1, 'aria-labelledby': `step-${index + 1}` },
		h(
			'h2',
			{ id: `step-${index + 1}`, tabindex: -1 },
			page.title ? textIn(page.title, lang) : words.step(index + 1, of),
		),
		page.questions.map((question) => questionMarkup(question, reader)),
		h(
			'p',
			{ class: 'steps no-print' },
			h('button', { type: 'button', class: 'button second', 'data-go': 'back' }, words.back),
			h(
				'button',
				{ type: 'button', class: 'button', 'data-go': 'next' },
				isLast ? words.toReview : words.next,
			),
		),
	);
}

/** Everything from the privacy panel to the last question; `respond.ts` brings it to life. */
export function surveyForm(definition: Definition, lang: Language, siteHost: string): Markup {
	const reader = { lang, words: respond[lang] };
	const { pages, closes } = definition;
	return h(
		'form',
		{ class: 'survey', lang, autocomplete: 'off', method: 'dialog' },
		h(
			'section',
			{ class: 'step', 'data-step': 0, 'aria-labelledby': 'step-0' },
			privacyPanel(definition, lang, siteHost),
			h(
				'p',
				{ class: 'steps no-print' },
				h('button', { type: 'button', class: 'button', 'data-go': 'next' }, reader.words.begin),
			),
			closes && h('p', { class: 'caption' }, reader.words.closes(dayIn(closes, lang))),
			h('p', { class: 'caption survey-words', hidden: true }),
		),
		pages.map((page, index) => pageMarkup(page, index, pages.length, reader)),
	);
}
