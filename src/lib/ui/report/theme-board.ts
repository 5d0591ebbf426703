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
	readonly #columns: HTMLElement;
	readonly #undoBar: HTMLElement;
	#themes: readonly Theme[];
	/** What can be gone back to, the oldest first. */
	#past: (readonly Theme[])[] = [];

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
		this.#columns = toDom(h('div', { class: 'columns' })) as HTMLElement;
		this.#undoBar = toDom(
			h(
				'p',
				{ class: 'undo no-print', hidden: true },
				h('button', { type: 'button', class: 'button second', 'data-undo': '' }, words.undo),
				h('span', { class: 'caption', role: 'status' }),
			),
		) as HTMLElement;
		host.replaceChildren(this.#columns, this.#undoBar);
		host.addEventListener('change', (event) => {
			const field = event.target as HTMLInputElement | HTMLSelectElement;
			const { card, name } = field.dataset;
			event.stopPropagation();
			if (card !== undefined) this.#move(Number(card), Number(field.value));
			if (name !== undefined && field.value.trim() !== '') this.#rename(Number(name), field.value);
		});
		host.addEventListener('click', (event) => {
			const { remove, undo } = (event.target as Element).closest('button')?.dataset ?? {};
			if (undo !== undefined) this.#undo();
			if (remove !== undefined) this.#remove(Number(remove));
		});
		host.addEventListener('keydown', (event) => {
			const { key, ctrlKey, metaKey, shiftKey, target } = event;
			if (key.toLowerCase() !== 'z' || !(ctrlKey || metaKey) || shiftKey) return;
			if (target instanceof HTMLInputElement || this.#past.length === 0) return;
			event.preventDefault();
			this.#undo();
		});
		host.addEventListener('submit', (event) => {
			event.preventDefault();
			const field = host.querySelector<HTMLInputElement>('.new-theme input')!;
			if (field.value.trim() === '') return;
			this.#change([...this.#themes, { name: field.value.trim(), texts: [] }], '');
			host.querySelector<HTMLInputElement>('.new-theme input')?.focus();
		});
		this.#listenToDragging();
		this.#draw();
	}

	/** @param sentence - what was done, beside the way back */
	#change(themes: readonly Theme[], sentence: string): void {
		this.#past.push(this.#themes);
		this.#show(themes, sentence);
	}

	#show(themes: readonly Theme[], sentence: string): void {
		this.#themes = themes;
		this.#draw();
		this.#undoBar.hidden = this.#past.length === 0;
		this.#undoBar.querySelector('span')!.textContent = sentence;
		this.#onChange(themes);
	}

	#undo(): void {
		this.#show(this.#past.pop()!, this.#words.undone);
		if (this.#undoBar.hidden) this.#columns.querySelector<HTMLElement>('summary')?.focus();
		else this.#undoBar.querySelector('button')!.focus();
	}

	#remove(index: number): void {
		const { name } = this.#themes[index]!;
		this.#change(this.#themes.toSpliced(index, 1), this.#words.themeRemoved(name));
		this.#undoBar.querySelector('button')!.focus();
	}

	/** Put a card into a theme, or into none (−1). */
	#move(card: number, to: number): void {
		this.#change(
			this.#themes.map(({ name, texts }, index) => {
				const others = texts.filter((text) => text !== card);
				const kept = index === to ? [...others, card].sort((a, b) => a - b) : others;
				return { name, texts: kept };
			}),
			to < 0 ? this.#words.cardOut : this.#words.cardInto(this.#themes[to]!.name),
		);
		this.#host.querySelector<HTMLElement>(`[data-card="${card}"]`)!.focus();
	}

	#rename(index: number, name: string): void {
		const renamed = { ...this.#themes[index]!, name: name.trim() };
		this.#change(this.#themes.with(index, renamed), '');
	}

	/** The theme that a card would come into is marked while it is dragged over it. */
	#listenToDragging(): void {
		const host = this.#host;
		let card: HTMLElement | null = null;
		let target: HTMLElement | null = null;
		const mark = (column: HTMLElement | null): void => {
			if (column === target) return;
			delete target?.dataset['drop'];
			target = column;
			if (target !== null) target.dataset['drop'] = '';
		};
		host.addEventListener('dragstart', (event) => {
			card = (event.target as Element).closest<HTMLElement>('[data-text]');
			card?.classList.add('dragged');
			// Firefox drags nothing that carries nothing.
			event.dataTransfer?.setData('text/plain', '');
		});
		host.addEventListener('dragover', (event) => {
			if (card === null) return;
			const column = (event.target as Element).closest<HTMLElement>('[data-column]');
			mark(column?.contains(card) === true ? null : column);
			if (target !== null) event.preventDefault();
		});
		host.addEventListener('dragleave', ({ relatedTarget }) => {
			if (!host.contains(relatedTarget as Node | null)) mark(null);
		});
		host.addEventListener('drop', (event) => {
			if (card === null || target === null) return;
			event.preventDefault();
			event.stopPropagation();
			this.#move(Number(card.dataset['text']), Number(target.dataset['column']));
		});
		host.addEventListener('dragend', () => {
			mark(null);
			card?.classList.remove('dragged');
			card = null;
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
		this.#columns.replaceChildren(
			toDom([
				h('p', { class: 'caption' }, words.textsOrder, themes.length > 0 && ` ${words.themesBy}`),
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
			]),
		);
	}
}
