/** What a colleague would say of the draft: at each question, and all together at the end. */
import type { Draft, Words } from '../../../survey/draft.ts';
import { draftQuestions } from '../../../survey/draft-edits.ts';
import { isStop, lintDraft, type Advice } from '../../../survey/lint.ts';
import { minutesToAnswer } from '../../../survey/minutes.ts';
import { h, toDom, type Child, type Markup } from '../../markup.ts';
import type { BuilderWords } from '../../words/builder.ts';

function sentence(advice: Advice, words: BuilderWords): string {
	const text = words.advice[advice.kind](advice.found ?? '');
	if (advice.language === undefined) return text;
	return `${advice.language === 'en' ? words.english : words.spanish}: ${text}`;
}

function adviceItem(advice: Advice, words: BuilderWords): Markup {
	return h('li', { class: isStop(advice) ? 'stop' : 'thought' }, sentence(advice, words));
}

/** Everything, the survey's own first, each with the way to its question. */
function adviceSummary(draft: Draft, advice: readonly Advice[], words: BuilderWords): Child[] {
	const stops = advice.filter(isStop).length;
	const thoughts = advice.length - stops;
	const ids = draftQuestions(draft).map(({ id }) => id);
	return [
		h(
			'p',
			{ class: 'lead' },
			[
				stops > 0 && words.stops(stops),
				thoughts > 0 && words.thoughts(thoughts),
				advice.length === 0 && words.clean,
				ids.length > 0 && words.minutes(minutesToAnswer(draft)),
			]
				.filter((part) => part !== false)
				.join(' '),
		),
		advice.length > 0 &&
			h(
				'ul',
				{ class: 'advice' },
				advice.map((item) =>
					h(
						'li',
						{ class: isStop(item) ? 'stop' : 'thought' },
						item.question === undefined
							? h('strong', {}, words.wholeSurvey)
							: h(
									'button',
									{
										type: 'button',
										class: 'button plain',
										'data-do': 'show',
										'data-at': item.question,
									},
									words.where(ids.indexOf(item.question) + 1),
								),
						' ',
						sentence(item, words),
					),
				),
			),
	];
}

/** Put advice where it belongs in the editor: all of it, each question's own, and a flag at its name. */
export function showAdvice(
	host: HTMLElement,
	draft: Draft,
	words: BuilderWords,
	templates: readonly Words[],
): void {
	const advice = lintDraft(draft, templates);
	const summary = toDom(adviceSummary(draft, advice, words));
	host.querySelector('[data-part="advice"]')!.replaceChildren(summary);
	for (const list of host.querySelectorAll<HTMLElement>('[data-advice]')) {
		const own = advice.filter(({ question }) => question === list.dataset['advice']);
		list.replaceChildren(toDom(own.map((item) => adviceItem(item, words))));
		list.hidden = own.length === 0;
	}
	for (const flag of host.querySelectorAll<HTMLElement>('[data-flag]')) {
		const own = advice.filter(({ question }) => question === flag.dataset['flag']);
		flag.className = `flag ${own.some(isStop) ? 'stop' : own.length > 0 ? 'thought' : ''}`;
	}
}
