/** The draft as a respondent sees it: the respondent's own form, from which nothing is sent. */
import type { Definition } from '../../../survey/definition.ts';
import type { Language } from '../../../survey/text.ts';
import { h, toDom } from '../../markup.ts';
import { applyConditions, readForm } from '../../survey/form-answers.ts';
import { surveyForm } from '../../survey/form.ts';
import type { BuilderWords } from '../../words/builder.ts';

export class Preview {
	readonly #host: HTMLElement;
	readonly #words: BuilderWords;
	#step = 0;

	constructor(host: HTMLElement, words: BuilderWords) {
		this.#host = host;
		this.#words = words;
		host.addEventListener('click', (event) => {
			const go = (event.target as Element).closest('button')?.dataset['go'];
			if (go === 'next') this.#show(this.#step + 1);
			if (go === 'back') this.#show(this.#step - 1);
		});
	}

	/** @param step - the part to show: 0 is “Who can see what”; the one shown before if left out */
	draw(definition: Definition, lang: Language, step = this.#step): void {
		const form = toDom(surveyForm(definition, lang, location.host)) as HTMLFormElement;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
		});
		const update = (): void => {
			applyConditions(form, definition, readForm(form, definition));
		};
		form.addEventListener('input', update);
		update();
		this.#host.replaceChildren(
			form,
			toDom(h('p', { class: 'note', role: 'status', hidden: true }, this.#words.previewEnd)),
		);
		this.#show(Math.min(step, definition.pages.length));
	}

	#show(step: number): void {
		const steps = [...this.#host.querySelectorAll<HTMLElement>('[data-step]')];
		const isEnd = step >= steps.length;
		this.#step = Math.max(0, Math.min(step, steps.length - 1));
		for (const section of steps) section.hidden = section.dataset['step'] !== String(this.#step);
		this.#host.querySelector<HTMLElement>('.note:last-child')!.hidden = !isEnd;
	}
}
