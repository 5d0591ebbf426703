/** A release on the page: one figure a question, with its table, its n and its downloads. */
import Papa from 'papaparse';
import type { Chart as ChartJs } from 'chart.js';
import { chartsOf, chartToTable, type Chart, type TableWords } from '../../survey/charts.ts';
import { textIn, type Language } from '../../survey/definition.ts';
import { releaseToText, type Release } from '../../survey/release.ts';
import { saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { facilitate, type FacilitateWords } from '../words/facilitate.ts';
import { drawChart } from './chart-canvas.ts';

/**
 * Spreadsheets run what begins like this as a formula. PapaParse's own test misses cells of several
 * lines, so it is given this one.
 */
const FORMULA = /^[=+\-@\t\r]/;

function toCsv(table: readonly (readonly string[])[]): string {
	// The mark makes spreadsheets read UTF-8.
	return `\uFEFF${Papa.unparse(table as string[][], { escapeFormulae: FORMULA, newline: '\r\n' })}\r\n`;
}

const fileName = (title: string): string =>
	title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '')
		.slice(0, 60) || 'survey';

/** What a chart says in a sentence, for those who do not see it. */
function summarise(chart: Chart, words: FacilitateWords): string {
	return chart.rows
		.map(({ label, counts, answered }) => {
			const parts =
				counts === undefined
					? words.withheld(chart.minimum)
					: `${counts.map((count, index) => `${chart.columns[index]!}: ${count}`).join(', ')}; ${words.n(answered, chart.responses)}`;
			return chart.rows.length > 1 ? `${label}: ${parts}` : parts;
		})
		.join('. ');
}

function table(chart: Chart, words: TableWords): Child {
	const [head, ...rows] = chartToTable(chart, words);
	return h(
		'div',
		{ class: 'table', tabindex: 0, role: 'region', 'aria-label': chart.title },
		h(
			'table',
			{},
			h('thead', {}, h('tr', {}, ...head!.map((cell) => h('th', { scope: 'col' }, cell)))),
			h(
				'tbody',
				{},
				...rows.map(([first, ...cells]) =>
					h('tr', {}, h('th', { scope: 'row' }, first), ...cells.map((cell) => h('td', {}, cell))),
				),
			),
		),
	);
}

function figure(chart: Chart, words: FacilitateWords, tableWords: TableWords): Child {
	const [only] = chart.rows;
	const isWithheld =
		chart.rows.every(({ counts }) => counts === undefined) && chart.texts === undefined;
	const median =
		chart.rows.length === 1 && only!.median !== undefined
			? `; ${words.median}: ${chart.columns[only!.median - 1]!}`
			: '';
	return h(
		'figure',
		{ class: 'result', 'data-chart': chart.id },
		h(
			'figcaption',
			{},
			h('h3', {}, chart.title),
			!isWithheld &&
				chart.rows.length === 1 &&
				h('p', { class: 'caption' }, `${words.n(only!.answered, chart.responses)}${median}`),
		),
		isWithheld && h('p', { class: 'note warning' }, words.withheld(chart.minimum)),
		chart.texts !== undefined && [
			h('p', { class: 'caption' }, words.textsOrder),
			h('ul', { class: 'texts' }, ...chart.texts.map((text) => h('li', {}, text))),
		],
		!isWithheld &&
			chart.kind !== 'texts' && [
				h('div', { class: 'drawing' }),
				h('details', { class: 'numbers' }, h('summary', {}, words.table), table(chart, tableWords)),
			],
		!isWithheld &&
			h(
				'p',
				{ class: 'actions no-print' },
				chart.kind !== 'texts' &&
					h('button', { type: 'button', class: 'button plain', 'data-save': 'png' }, words.savePng),
				h('button', { type: 'button', class: 'button plain', 'data-save': 'csv' }, words.saveCsv),
			),
	);
}

export class ResultsSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	#drawn: ChartJs[] = [];

	constructor(host: HTMLElement, lang: Language) {
		this.#host = host;
		this.#lang = lang;
		// A canvas keeps the colours that it was drawn with; paper is always light.
		for (const query of ['(prefers-color-scheme: dark)', 'print']) {
			matchMedia(query).addEventListener('change', () => {
				this.#redraw?.();
			});
		}
	}

	#redraw: (() => void) | undefined;

	show(release: Release | undefined): void {
		for (const chart of this.#drawn) chart.destroy();
		this.#drawn = [];
		this.#redraw = undefined;
		this.#host.hidden = release === undefined;
		this.#host.replaceChildren();
		if (release === undefined) return;
		const words = facilitate[this.#lang];
		const tableWords = {
			statement: words.statement,
			answered: words.answered,
			withheld: words.withheldCell,
			reflection: words.reflection,
		};
		const charts = chartsOf(release, this.#lang);
		const title = textIn(release.survey.title, this.#lang);
		this.#host.append(
			toDom([
				h('h2', { tabindex: -1 }, words.resultsTitle),
				h('p', { class: 'label' }, title),
				h('p', { class: 'no-print' }, words.resultsLead),
				h('p', {}, words.counted(release.responses)),
				h(
					'p',
					{ class: 'actions no-print' },
					h(
						'button',
						{ type: 'button', class: 'button', 'data-save': 'release' },
						words.saveRelease,
					),
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-save': 'all' },
						words.saveAllCsv,
					),
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-save': 'print' },
						words.print,
					),
				),
				h('p', { class: 'caption no-print' }, words.saveReleaseHint),
				charts.map((chart) => figure(chart, words, tableWords)),
			]),
		);
		const draw = (): void => {
			for (const chart of this.#drawn) chart.destroy();
			this.#drawn = charts.flatMap((chart) => {
				const place = this.#figure(chart.id).querySelector<HTMLElement>('.drawing');
				if (place === null) return [];
				place.replaceChildren();
				return drawChart(chart, place, words.chartOf(chart.title, summarise(chart, words))) ?? [];
			});
		};
		draw();
		this.#redraw = draw;
		this.#host.onclick = (event) => {
			const button = (event.target as Element).closest('button');
			const what = button?.dataset['save'];
			const id = button?.closest<HTMLElement>('[data-chart]')?.dataset['chart'];
			const chart = charts.find((each) => each.id === id);
			if (what === 'release') {
				saveFile(`${fileName(title)}.release.json`, releaseToText(release), 'application/json');
			} else if (what === 'all') {
				const all = charts.flatMap((each) => [[each.title], ...chartToTable(each, tableWords), []]);
				saveFile(`${fileName(title)}.csv`, toCsv(all), 'text/csv');
			} else if (what === 'print') window.print();
			else if (what === 'csv') {
				saveFile(
					`${fileName(chart!.title)}.csv`,
					toCsv(chartToTable(chart!, tableWords)),
					'text/csv',
				);
			} else if (what === 'png') this.#savePicture(chart!);
		};
		this.#host.querySelector<HTMLElement>('h2')!.focus({ preventScroll: true });
	}

	#figure(id: string): HTMLElement {
		return this.#host.querySelector(`[data-chart="${CSS.escape(id)}"]`)!;
	}

	#savePicture(chart: Chart): void {
		const canvas = this.#figure(chart.id).querySelector('canvas')!;
		canvas.toBlob((picture) => {
			saveFile(`${fileName(chart.title)}.png`, picture!, 'image/png');
		});
	}
}
