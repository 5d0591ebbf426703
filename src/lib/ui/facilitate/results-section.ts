/** What was opened: read, grouped, projected, compared and passed on, as everybody else reads it. */
import type { Language } from '../../survey/text.ts';
import type { Release } from '../../survey/release.ts';
import type { Grouped } from '../../survey/themes.ts';
import { Results } from '../report/results.ts';
import '../report/report.css';

export class ResultsSection {
	readonly #host: HTMLElement;
	readonly #results: Results;

	constructor(host: HTMLElement, lang: Language) {
		this.#host = host;
		this.#results = new Results(host, lang);
	}

	/** What was opened just now, not grouped yet; `undefined` takes away what was shown. */
	show(release: Release | undefined): void {
		if (release !== undefined) {
			this.showGrouped({ release, themes: new Map() });
			return;
		}
		this.#host.hidden = true;
		this.#results.show([]);
	}

	/** What was saved before, with its themes. */
	showGrouped(grouped: Grouped): void {
		this.#host.hidden = false;
		this.#results.show([grouped]);
	}
}
