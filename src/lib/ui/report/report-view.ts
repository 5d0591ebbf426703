/**
 * A release on the page: one figure a question, with its table, its n and its downloads. Facilitators
 * and participants see the same figures; whoever only reads finds the tools folded, and themes as they are.
 */
import { FormatError } from '../../survey/errors.ts';
import { chartsOf, chartToTable, overviewsOf, sortChart, type Chart } from '../../survey/charts.ts';
import { facilitatorKey } from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { releaseToLink } from '../../survey/release-link.ts';
import { groupedToText, type Grouped, type Themes } from '../../survey/themes.ts';
import { localPath } from '../../site/languages.ts';
import { fileName } from '../file-name.ts';
import { copyText, saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { messageIn } from '../words/message-in.ts';
import { report, type ReportWords } from '../words/report.ts';
import {
	saveAllCsv,
	saveButton,
	saveButtons,
	saveCsv,
	saveJson,
	savePng,
	saveSvg,
} from './downloads.ts';
import { Drawings } from './drawings.ts';
import { drawChart } from './figure.ts';
import { groupedTexts } from './grouped-texts.ts';
import type { Depicted } from './picture.ts';
import { project } from './projector.ts';
import { receiptCheck } from './receipt-check.ts';
import { summarise, tableOf, tableWords } from './summary.ts';
import { ThemeBoard } from './theme-board.ts';

/** Whom a view is for: who publishes and groups, or who reads what was published. */
export type Audience = 'facilitator' | 'reader';

export const isWithheld = (chart: Chart): boolean =>
	chart.rows.every(({ counts }) => counts === undefined) && chart.texts === undefined;

function figure(chart: Chart, title: string, words: ReportWords): Child {
	const withheld = isWithheld(chart);
	const isSeveral =
		chart.kind === 'bars' &&
		chart.rows.some(({ counts = [], answered }) => counts.reduce((a, b) => a + b, 0) > answered);
	return h(
		'figure',
		{ class: 'result', 'data-chart': chart.id },
		h('figcaption', {}, h('h3', {}, title)),
		withheld && h('p', { class: 'note warning' }, words.withheld(chart.minimum)),
		isSeveral && h('p', { class: 'caption' }, words.severalHint),
		chart.texts !== undefined && h('div', { class: 'board' }),
		!withheld &&
			chart.kind !== 'texts' && [
				h('div', { class: 'drawing' }),
				h(
					'details',
					{ class: 'numbers' },
					h('summary', {}, words.table),
					tableOf(chart, title, words),
				),
			],
		!withheld && saveButtons(title, chart.kind !== 'texts', words),
	);
}

function depict(chart: Chart, words: ReportWords): Depicted {
	const summary = summarise(chart, words);
	return { title: chart.title, summary, draw: (look) => drawChart(chart, summary, look) };
}

export class ReportView {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: ReportWords;
	#drawings: Drawings | undefined;
	#themes: Themes = new Map();
	#isUnsaved = false;

	constructor(host: HTMLElement, lang: Language) {
		this.#host = host;
		this.#lang = lang;
		this.#words = report[lang];
		window.addEventListener('beforeunload', (event) => {
			if (this.#isUnsaved && this.#host.isConnected) event.preventDefault();
		});
		// A release holds no day of its own, so that none can be tied to who answered.
		window.addEventListener('beforeprint', () => {
			const today = new Intl.DateTimeFormat(this.#lang, { dateStyle: 'long' }).format();
			host.querySelector('.printed')?.replaceChildren(this.#words.printed(today));
		});
	}

	/** Whether something was grouped since the release was saved. */
	get isUnsaved(): boolean {
		return this.#isUnsaved;
	}

	/** Save the release with its themes, as its button does. */
	save(): void {
		this.#host.querySelector<HTMLElement>('[data-save="release"]')!.click();
	}

	clear(): void {
		this.#drawings?.stop();
		this.#drawings = undefined;
		this.#isUnsaved = false;
		this.#host.replaceChildren();
		delete this.#host.dataset['patterns'];
	}

	show(grouped: Grouped, audience: Audience): void {
		this.clear();
		const words = this.#words;
		const { release, problem } = grouped;
		this.#themes = grouped.themes;
		const charts = chartsOf(release, this.#lang);
		const overviews = overviewsOf(charts).map((chart) => ({
			...chart,
			title: words.overviewTitle(chart.columns[0]!, chart.columns.at(-1)!),
		}));
		const title = textIn(release.survey.title, this.#lang);
		const key = facilitatorKey(release.survey);
		const isReader = audience === 'reader';
		this.#host.classList.toggle('reader', isReader);
		this.#host.append(
			toDom([
				h('h2', { tabindex: -1 }, words.resultsTitle),
				h('p', { class: 'report-title' }, title),
				h('p', {}, words.counted(release.responses, release.minimum)),
				h('p', { class: 'caption' }, words.isSigned(key.slice(-8))),
				h('p', { class: 'caption print-only printed' }),
				problem !== undefined && h('p', { class: 'note warning problem', role: 'alert' }),
				isReader
					? h(
							'details',
							{ class: 'more no-print' },
							h('summary', {}, words.more),
							h('p', {}, words.moreLead),
							this.#tools(true),
						)
					: [h('p', { class: 'no-print' }, words.resultsLead), this.#tools(false)],
				overviews.length > 0 &&
					h(
						'section',
						{ class: 'overviews' },
						h('h3', { class: 'label' }, words.overview),
						overviews.map((chart) => figure(chart, chart.title, words)),
					),
				charts.map((chart) => figure(chart, chart.title, words)),
			]),
		);
		if (release.statement !== undefined) this.#host.append(receiptCheck(release, this.#lang));
		if (problem !== undefined) void this.#warn(problem);
		this.#start([...overviews, ...charts], grouped, title, isReader);
		this.#host.querySelector<HTMLElement>('h2')!.focus({ preventScroll: true });
	}

	async #warn(problem: string): Promise<void> {
		const place = this.#host.querySelector('.problem')!;
		place.textContent = await messageIn(this.#lang, problem);
	}

	#tools(isReader: boolean): Child {
		const words = this.#words;
		return [
			h(
				'p',
				{ class: 'actions no-print' },
				saveButton('release', words.saveRelease, isReader ? 'second' : ''),
				saveButton('project', words.project),
				saveButton('print', words.print),
				saveButton('link', words.copyLink),
				saveButton('all', words.saveAllCsv, 'plain'),
				saveButton('json', words.saveJson, 'plain'),
			),
			h('p', { class: 'caption no-print said', role: 'status' }, words.saveReleaseHint),
			this.#switches(),
		];
	}

	#switches(): Child {
		const words = this.#words;
		const choice = (value: string, label: string, isChosen: boolean): Child =>
			h(
				'label',
				{},
				h('input', { type: 'radio', name: 'order', value, checked: isChosen }),
				' ',
				label,
			);
		return h(
			'div',
			{ class: 'switches no-print' },
			h(
				'fieldset',
				{},
				h('legend', {}, words.order),
				choice('asked', words.asAsked, true),
				choice('sorted', words.byAgreement, false),
			),
			h(
				'label',
				{},
				h('input', { type: 'checkbox', name: 'explore', checked: true }),
				' ',
				words.explore,
			),
			h('label', {}, h('input', { type: 'checkbox', name: 'patterns' }), ' ', words.patterns),
		);
	}

	#start(all: readonly Chart[], grouped: Grouped, title: string, isReader: boolean): void {
		const words = this.#words;
		const host = this.#host;
		const checked = (selector: string): boolean =>
			host.querySelector<HTMLInputElement>(selector)!.checked;
		const hasPatterns = (): boolean => checked('[name="patterns"]');
		const isSorted = (): boolean => checked('[value="sorted"]');
		const asShown = (chart: Chart): Chart => (isSorted() ? sortChart(chart) : chart);
		const figureOf = (chart: Chart): HTMLElement =>
			host.querySelector(`[data-chart="${CSS.escape(chart.id)}"]`)!;
		const drawings = new Drawings(
			host,
			all.flatMap((chart) => {
				const place = figureOf(chart).querySelector<HTMLElement>('.drawing');
				return place === null ? [] : { place, chart: () => asShown(chart), title: chart.title };
			}),
			words,
			() => checked('[name="explore"]'),
		);
		this.#drawings = drawings;
		for (const chart of all) {
			if (chart.texts === undefined) continue;
			const board = figureOf(chart).querySelector<HTMLElement>('.board')!;
			const themes = this.#themes.get(chart.id) ?? [];
			if (isReader) {
				board.replaceChildren(toDom(groupedTexts(chart, themes, 'h4', words)));
				continue;
			}
			new ThemeBoard(board, chart, themes, words, (changed) => {
				this.#themes = new Map([...this.#themes, [chart.id, changed]]);
				this.#isUnsaved = true;
				this.#say(words.themesUnsaved);
			});
		}
		host.onchange = (event) => {
			const { name, checked: isOn } = event.target as HTMLInputElement;
			if (name === 'order') {
				for (const chart of all) {
					const place = figureOf(chart).querySelector('.table');
					place?.replaceWith(toDom(tableOf(asShown(chart), chart.title, words)));
				}
			} else if (name === 'explore' || name === 'patterns') {
				// What can be explored has no patterns: one switches the other off, where that is seen.
				const other = name === 'patterns' ? 'explore' : 'patterns';
				if (isOn) host.querySelector<HTMLInputElement>(`[name="${other}"]`)!.checked = false;
				host.toggleAttribute('data-patterns', hasPatterns());
			} else return;
			void drawings.draw();
		};
		const now = (): Grouped => ({ release: grouped.release, themes: this.#themes });
		const charts = all.filter(({ id }) => !id.startsWith('overview-'));
		const acts: Readonly<Record<string, (pressed: HTMLElement, chart: Chart) => unknown>> = {
			release: () => {
				saveFile(`${fileName(title)}.release.json`, groupedToText(now()), 'application/json');
				this.#isUnsaved = false;
				this.#say(words.saveReleaseHint);
			},
			all: () => {
				saveAllCsv(title, charts, this.#themes, words);
			},
			json: () => {
				saveJson(title, charts, this.#themes);
			},
			print: () => {
				window.print();
			},
			link: (pressed) => this.#copyLink(pressed, now()),
			project: () => {
				project(title, all.map(asShown), this.#themes, hasPatterns(), words);
			},
			csv: (_, chart) => {
				const rows = chartToTable(asShown(chart), tableWords(words), this.#themes.get(chart.id));
				saveCsv(fileName(chart.title), rows);
			},
			svg: (_, chart) => {
				saveSvg(fileName(chart.title), depict(asShown(chart), words), hasPatterns(), words);
			},
			png: (_, chart) =>
				savePng(fileName(chart.title), depict(asShown(chart), words), hasPatterns(), words),
		};
		host.onclick = (event) => {
			const pressed = (event.target as Element).closest<HTMLElement>('[data-save]');
			if (pressed === null) return;
			const id = pressed.closest<HTMLElement>('[data-chart]')?.dataset['chart'];
			void acts[pressed.dataset['save']!]!(
				pressed,
				all.find((chart) => chart.id === id)!,
			);
		};
	}

	#say(sentence: string): void {
		this.#host.querySelector('.said')!.textContent = sentence;
	}

	async #copyLink(pressed: HTMLElement, grouped: Grouped): Promise<void> {
		const words = this.#words;
		try {
			const fragment = await releaseToLink(grouped);
			const link = `${location.origin}${localPath(this.#lang, '/results/')}#${fragment}`;
			this.#say(words.linkHint);
			await copyText(pressed, link, this.#lang);
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			this.#say(words.linkLong);
		}
	}
}
