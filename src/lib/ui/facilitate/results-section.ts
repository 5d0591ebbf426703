/** What was opened: read, grouped, projected, compared and passed on, as everybody else reads it. */
import type { Language } from '../../survey/text.ts';
import type { Release } from '../../survey/release.ts';
import type { Grouped } from '../../survey/themes.ts';
import { h, toDom } from '../markup.ts';
import { Results } from '../report/results.ts';
import { askFirst } from '../second-step.ts';
import { facilitate } from '../words/facilitate.ts';
import '../report/report.css';

export class ResultsSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #results: Results;
	/** What is to stand here, once it is settled what becomes of themes that are not saved. */
	#next: Grouped | undefined;
	/** Whether a key opened it here: what is taken away with the key, which a saved file is not. */
	#isOpened = false;
	#isAsking = false;

	constructor(host: HTMLElement, lang: Language) {
		this.#host = host;
		this.#lang = lang;
		this.#results = new Results(host, lang);
	}

	/** What was opened just now, not grouped yet; `undefined` takes away what was opened before. */
	show(release: Release | undefined): void {
		if (release !== undefined) this.#replace({ release, themes: new Map() }, true);
		else if (this.#isOpened) this.#replace(undefined, false);
	}

	/** What was saved before, with its themes. */
	showGrouped(grouped: Grouped): void {
		this.#replace(grouped, false);
	}

	#replace(next: Grouped | undefined, isOpened: boolean): void {
		this.#next = next;
		this.#isOpened = isOpened;
		if (this.#isAsking) return; // the answer takes the newest
		if (this.#results.report.isUnsaved) void this.#ask();
		else this.#show();
	}

	/** Themes are work of an hour with a group: they do not go without a question. */
	async #ask(): Promise<void> {
		this.#isAsking = true;
		// Whoever opens or locks something puts the focus there; the question takes it after that.
		await Promise.resolve();
		const place = toDom(h('div', { class: 'sure no-print' })) as HTMLElement;
		this.#host.prepend(place);
		const { themesLeave: sentence, themesSave: go, themesDrop: stay } = facilitate[this.#lang];
		if (await askFirst(place, { sentence, go, stay })) this.#results.report.save();
		place.remove();
		this.#isAsking = false;
		this.#show();
	}

	#show(): void {
		const all = this.#next === undefined ? [] : [this.#next];
		this.#host.hidden = all.length === 0;
		this.#results.show(all);
	}
}
