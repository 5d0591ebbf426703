/** Results in one place: a release to read and, below it, others to compare it with. */
import type { Language } from '../../survey/text.ts';
import type { Grouped } from '../../survey/themes.ts';
import { h, toDom } from '../markup.ts';
import { ComparisonView } from './comparison-view.ts';
import { ReportView, type Audience } from './report-view.ts';

export class Results {
	readonly report: ReportView;
	readonly #comparison: ComparisonView;

	constructor(host: HTMLElement, lang: Language) {
		const report = toDom(h('div', { class: 'report' })) as HTMLElement;
		const comparison = toDom(h('div', { class: 'comparison', hidden: true })) as HTMLElement;
		host.replaceChildren(report, comparison);
		this.report = new ReportView(report, lang);
		this.#comparison = new ComparisonView(comparison, lang);
	}

	/**
	 * One to read, several to compare, none to clear.
	 *
	 * @param audience - a reader is given the charts first, and every tool in one place
	 */
	show(all: readonly Grouped[], audience: Audience = 'facilitator'): void {
		const [first, ...others] = all;
		if (first !== undefined && others.length === 0) this.report.show(first, audience);
		else this.report.clear();
		this.#comparison.start(first?.release);
		if (others.length > 0) this.#comparison.add(others.map(({ release }) => release));
	}
}
