/** The draft as a respondent sees it: the respondent's own form, from which nothing is sent. */
import { draftToPreview } from '../../../survey/draft-content.ts';
import type { Draft } from '../../../survey/draft.ts';
import type { Language } from '../../../survey/text.ts';
import { h, toDom } from '../../markup.ts';
import { applyConditions, readForm } from '../../survey/form-answers.ts';
import { surveyForm } from '../../survey/form.ts';
import type { BuilderWords } from '../../words/builder.ts';

export class Preview {
	readonly #host: HTMLElement;
	readonly #words: BuilderWords;
	/** The language that it is shown in, if it is written in that. */
	lang: Language;
	#step = 0;

	constructor(host: HTMLElement, lang: Language, words: BuilderWords) {
		this.#host = host;
		this.lang = lang;
		this.#words = words;
		host.replaceChildren(
			toDom([
				h('h3', { id: 'b-preview' }, words.preview),
				h('p', { class: 'caption' }, words.previewLead),
				h('p', { class: 'languages caption', 'data-languages': '' }),
				h('div', { class: 'sheet', 'data-preview': '', tabindex: -1 }),
			]),
		);
		host.addEventListener('click', (event) => {
			const go = (event.target as Element).closest('button')?.dataset['go'];
			if (go === 'next') this.#show(this.#step + 1);
			if (go === 'back') this.#show(this.#step - 1);
		});
	}

	/**
	 * @param key - of the facilitator, or what stands for it
	 * @param open - the question whose part is to be shown; the part shown before if left out
	 */
	draw(draft: Draft, key: string, open: string | undefined): void {
		const lang = this.#drawLanguages(draft);
		const definition = draftToPreview(draft, key);
		const form = toDom(surveyForm(definition, lang, location.host)) as HTMLFormElement;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
		});
		const update = (): void => {
			applyConditions(form, definition, readForm(form, definition));
		};
		form.addEventListener('input', update);
		update();
		this.#host
			.querySelector('[data-preview]')!
			.replaceChildren(
				form,
				toDom(h('p', { class: 'note', role: 'status', hidden: true }, this.#words.previewEnd)),
			);
		this.#show(Math.min(stepOf(draft, open) ?? this.#step, definition.pages.length));
	}

	/** @returns the language that is shown */
	#drawLanguages(draft: Draft): Language {
		const { languages } = draft;
		const lang = languages.includes(this.lang) ? this.lang : languages[0]!;
		const choice = this.#host.querySelector<HTMLElement>('[data-languages]')!;
		choice.hidden = languages.length < 2;
		choice.replaceChildren(
			toDom([
				`${this.#words.previewLanguage} `,
				...languages.map((language) =>
					h(
						'button',
						{
							type: 'button',
							class: 'button plain',
							lang: language,
							'data-do': 'preview-language',
							'data-at': language,
							'aria-pressed': language === lang ? 'true' : 'false',
						},
						language === 'en' ? 'English' : 'Español',
					),
				),
			]),
		);
		return lang;
	}

	#show(step: number): void {
		const steps = [...this.#host.querySelectorAll<HTMLElement>('[data-step]')];
		const isEnd = step >= steps.length;
		this.#step = Math.max(0, Math.min(step, steps.length - 1));
		for (const section of steps) section.hidden = section.dataset['step'] !== String(this.#step);
		this.#host.querySelector<HTMLElement>('.note:last-child')!.hidden = !isEnd;
	}
}

/** The part of the survey that holds a question; pages without questions are none. */
function stepOf(draft: Draft, id: string | undefined): number | undefined {
	if (id === undefined) return undefined;
	const pages = draft.pages.filter(({ questions }) => questions.length > 0);
	return pages.findIndex(({ questions }) => questions.some((asked) => asked.id === id)) + 1;
}
