/**
 * The texts of a question as cards, grouped by hand: with a list on each card, or by dragging it. Cards
 * keep the release's random order within a theme, so that moving them tells nothing.
 */
import type { Chart } from '../../survey/charts.ts';
import { MAX_THEME_NAME, MAX_THEMES, type Theme } from '../../survey/themes.ts';
import { h, toDom, type Child } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';

export class ThemeBoard {
	readonly #host: HTMLElement;
	readonly #chart: Chart;
	readonly #words: ReportWords;
	readonly #onChange: (themes: readonly Theme[]) => void;
	#themes: readonly Theme[];
	#dragged: number | undefined;

	constructor(
		host: HTMLElement,
		chart: Chart,
		themes: readonly Theme[],
		words: ReportWords,
		onChange: (themes: readonly Theme[]) => void,
	) {
		this.#host = host;
		this.#chart = chart;
		this.#themes = themes;
		this.#words = words;
		this.#onChange = onChange;
		host.addEventListener('change', (event) => {
			const field = event.target as HTMLInputElement | HTMLSelectElement;
			const { card, name } = field.dataset;
			event.stopPropagation();
			if (card !== undefined) this.#move(Number(card), Number(field.value));
			if (name !== undefined && field.value.trim() !== '') this.#rename(Number(name), field.value);
		});
		host.addEventListener('click', (event) => {
			const { remove } = (event.target as Element).closest('button')?.dataset ?? {};
			if (remove !== undefined) this.#change(this.#themes.toSpliced(Number(remove), 1));
		});
		host.addEventListener('submit', (event) => {
			event.preventDefault();
			const field = host.querySelector<HTMLInputElement>('.new-theme input')!;
			if (field.value.trim() === '') return;
			this.#change([...this.#themes, { name: field.value.trim(), texts: [] }]);
			host.querySelector<HTMLInputElement>('.new-theme input')?.focus();
		});
		this.#listenToDragging();
		this.#draw();
	}

	#change(themes: readonly Theme[]): void {
		this.#themes = themes;
		this.#draw();
		this.#onChange(themes);
	}

	/** Put a card into a theme, or into none (−1). */
	#move(card: number, to: number): void {
		this.#change(
			this.#themes.map(({ name, texts }, index) => {
				const others = texts.filter((text) => text !== card);
				const kept = index === to ? [...others, card].sort((a, b) => a - b) : others;
				return { name, texts: kept };
			}),
		);
		this.#host.querySelector<HTMLElement>(`[data-card="${card}"]`)!.focus();
	}

	#rename(index: number, name: string): void {
		this.#themes = this.#themes.with(index, { ...this.#themes[index]!, name: name.trim() });
		this.#draw();
		this.#onChange(this.#themes);
	}

	#listenToDragging(): void {
		const host = this.#host;
		const columnOf = (event: Event): HTMLElement | null =>
			(event.target as Element).closest<HTMLElement>('[data-column]');
		host.addEventListener('dragstart', (event) => {
			const card = (event.target as Element).closest<HTMLElement>('[data-text]');
			this.#dragged = card === null ? undefined : Number(card.dataset['text']);
			// Firefox drags nothing that carries nothing.
			event.dataTransfer?.setData('text/plain', '');
		});
		host.addEventListener('dragover', (event) => {
			if (this.#dragged !== undefined && columnOf(event) !== null) event.preventDefault();
		});
		host.addEventListener('drop', (event) => {
			const column = columnOf(event);
			if (this.#dragged === undefined || column === null) return;
			event.preventDefault();
			event.stopPropagation();
			this.#move(this.#dragged, Number(column.dataset['column']));
			this.#dragged = undefined;
		});
	}

	#card(place: number, theme: number): Child {
		const words = this.#words;
		const option = (value: number, label: string): Child =>
			h('option', { value, selected: value === theme }, label);
		return h(
			'li',
			{ 'data-text': place, draggable: this.#themes.length > 0 ? 'true' : undefined, dir: 'auto' },
			this.#chart.texts![place - 1],
			this.#themes.length > 0 &&
				h(
					'select',
					{ class: 'no-print', 'data-card': place, 'aria-label': words.moveTo },
					option(-1, words.noTheme),
					this.#themes.map(({ name }, index) => option(index, name)),
				),
		);
	}

	#column(heading: Child, places: readonly number[], theme: number): Child {
		return h(
			'div',
			{ class: 'theme', 'data-column': theme },
			heading,
			places.length === 0 && theme >= 0
				? h('p', { class: 'caption no-print' }, this.#words.emptyTheme)
				: h('ul', { class: 'texts' }, ...places.map((place) => this.#card(place, theme))),
		);
	}

	#draw(): void {
		const words = this.#words;
		const themes = this.#themes;
		const taken = new Set(themes.flatMap(({ texts }) => texts));
		const free = this.#chart.texts!.map((_, index) => index + 1).filter((at) => !taken.has(at));
		const id = `theme-of-${this.#chart.id}`;
		this.#host.replaceChildren(
			toDom([
				h('p', { class: 'caption' }, words.textsOrder, themes.length > 0 && ` ${words.themesBy}`),
				themes.map(({ name, texts }, index) =>
					this.#column(
						[
							h('h4', { class: 'print-only' }, name),
							h(
								'p',
								{ class: 'theme-name no-print' },
								h('input', {
									value: name,
									maxlength: MAX_THEME_NAME,
									'data-name': index,
									'aria-label': words.renameTheme,
									autocomplete: 'off',
								}),
								h(
									'button',
									{ type: 'button', class: 'button plain', 'data-remove': index },
									words.removeTheme,
								),
							),
						],
						texts,
						index,
					),
				),
				(free.length > 0 || themes.length === 0) &&
					this.#column(themes.length > 0 && h('h4', {}, words.noTheme), free, -1),
				themes.length < MAX_THEMES &&
					h(
						'details',
						{ class: 'no-print', open: themes.length > 0 },
						h('summary', {}, words.themesTitle),
						h('p', { class: 'caption' }, words.themesLead),
						h(
							'form',
							{ class: 'new-theme', method: 'dialog' },
							h('label', { for: id }, words.newTheme),
							h(
								'span',
								{ class: 'with-button' },
								h('input', { id, required: true, maxlength: MAX_THEME_NAME, autocomplete: 'off' }),
								h('button', { class: 'button second' }, words.addTheme),
							),
						),
					),
			]),
		);
	}
}
