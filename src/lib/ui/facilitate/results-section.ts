/** What was opened: read, grouped, projected, compared and passed on, as everybody else reads it. */
import type { Language } from '../../survey/text.ts';
import type { Release } from '../../survey/release.ts';
import { Results } from '../report/results.ts';
import '../report/report.css';

export class ResultsSection {
	readonly #host: HTMLElement;
	readonly #results: Results;

	constructor(host: HTMLElement, lang: Language) {
		this.#host = host;
		this.#results = new Results(host, lang);
	}

	show(release: Release | undefined): void {
		this.#host.hidden = release === undefined;
		this.#results.show(release === undefined ? [] : [{ release, themes: new Map() }]);
	}
}
