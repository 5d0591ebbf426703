/** What a respondent looks over before sending: every question that was asked, and the answer to it. */
import { itemsOf, type Answers, type Item } from '../../survey/answers.ts';
import { questionsOf, type Definition } from '../../survey/definition.ts';
import type { Question } from '../../survey/question.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { h, type Child } from '../markup.ts';
import { respond } from '../words/respond.ts';
import { answerText, readForm } from './form-answers.ts';

/** @param step - the number of this part, which is the last */
export function review(
	form: HTMLFormElement,
	definition: Definition,
	lang: Language,
	step: number,
): Child {
	const words = respond[lang];
	const answers = readForm(form, definition);
	const asked = questionsOf(definition).filter(
		({ id }) =>
			!form.querySelector<HTMLFieldSetElement>(`[data-question="${CSS.escape(id)}"]`)!.hidden,
	);
	return h(
		'section',
		{ class: 'step review', 'data-step': step, 'aria-labelledby': 'step-review' },
		h('h2', { id: 'step-review', tabindex: -1 }, words.review),
		h('p', {}, words.reviewLead),
		h(
			'dl',
			{},
			asked.map((question) => [
				h('dt', {}, textIn(question.text, lang)),
				h(
					'dd',
					{},
					itemsOf(definition)
						.filter((item) => item.question === question)
						.map((item) => answerLine(definition, item, answers, lang)),
					h(
						'button',
						{
							type: 'button',
							class: 'button plain no-print',
							'data-go': pageOf(definition, question),
							'aria-label': `${words.change}: ${textIn(question.text, lang)}`,
						},
						words.change,
					),
				),
			]),
		),
		h(
			'p',
			{ class: 'steps no-print' },
			h('button', { type: 'button', class: 'button second', 'data-go': 'back' }, words.back),
			h('button', { type: 'button', class: 'button', 'data-go': 'send' }, words.send),
		),
	);
}

function pageOf({ pages }: Definition, question: Question): number {
	return pages.findIndex(({ questions }) => questions.includes(question)) + 1;
}

/** An answer, under its statement where a question has several. */
function answerLine(
	definition: Definition,
	{ id, question }: Item,
	answers: Answers,
	lang: Language,
): Child {
	const answer = answerText(definition, id, answers, lang);
	const row =
		question.type === 'matrix' && question.rows.find((each) => id === `${question.id}.${each.id}`);
	return h(
		'p',
		{ class: answer === undefined ? 'quiet' : undefined },
		row && h('span', { class: 'statement' }, textIn(row.text, lang)),
		answer ?? respond[lang].noAnswer,
	);
}
