/**
 * Drawings on a page: made for the width that they have, and made anew when it changes or is printed.
 * On a screen they can be explored; on paper, and where patterns are wanted, they are figures.
 */
import type { Chart } from '../../survey/charts.ts';
import { h, toDom, type Child } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';
import type { Chart as ChartJs } from 'chart.js';
import { statistics } from './chart-bands.ts';
import { drawChart } from './figure.ts';
import { pageColour } from './look.ts';
import { summarise } from './summary.ts';

const SIZE = 15;
const MOST_WIDTH = 900;
/** A4 and Letter between their margins, in CSS pixels, less a heading. */
const PAPER = { width: 640, most: 780 };

export interface Drawing {
	readonly place: HTMLElement;
	/** Asked each time: its rows may have been sorted since. */
	readonly chart: () => Chart;
	readonly title: string;
}

let made = 0;

/** Keeps drawings fitting until it is told to stop. */
export class Drawings {
	readonly #words: ReportWords;
	readonly #drawings: readonly Drawing[];
	readonly #stop = new AbortController();
	readonly #isExploring: () => boolean;
	#isPrinting = false;
	#width = 0;
	#canvases: ChartJs[] = [];

	constructor(
		host: HTMLElement,
		drawings: readonly Drawing[],
		words: ReportWords,
		isExploring: () => boolean = () => false,
	) {
		this.#isExploring = isExploring;
		this.#words = words;
		this.#drawings = drawings;
		const observer = new ResizeObserver(() => {
			const width = this.#screenWidth();
			if (width > 0 && width !== this.#width) void this.draw();
		});
		observer.observe(host);
		const { signal } = this.#stop;
		signal.addEventListener('abort', () => {
			observer.disconnect();
		});
		window.addEventListener('beforeprint', () => {
			this.#isPrinting = true;
			this.#draw(PAPER.width, PAPER.most);
		}, { signal }); // prettier-ignore
		window.addEventListener('afterprint', () => {
			this.#isPrinting = false;
			void this.draw();
		}, { signal }); // prettier-ignore
		// A canvas keeps the colours that it was drawn with.
		matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
			void this.draw();
		}, { signal }); // prettier-ignore
		void this.draw();
	}

	stop(): void {
		this.#stop.abort();
		this.#clear(0);
	}

	/** Draw for the screen; on its way to paper the page keeps the figures of paper. */
	async draw(): Promise<void> {
		const isLate = (): boolean => this.#stop.signal.aborted || this.#isPrinting;
		if (isLate()) return;
		const width = this.#screenWidth();
		if (!this.#isExploring() || width === 0) {
			this.#draw(width, Infinity);
			return;
		}
		const { exploreChart } = await import('./explore.ts');
		// Patterns may have been asked for while it was loaded; they are drawn then.
		if (isLate() || !this.#isExploring()) return;
		this.#clear(width);
		for (const { place, chart, title } of this.#drawings) {
			const shown = chart();
			const label = this.#words.chartOf(title, summarise(shown, this.#words));
			place.replaceChildren();
			const canvas = exploreChart(shown, place, label);
			if (canvas !== undefined) this.#canvases.push(canvas);
			place.append(toDom(this.#numbers(shown)));
		}
	}

	/** What a canvas does not say by itself: how many answered, the median, the middle half, what is withheld. */
	#numbers(chart: Chart): Child {
		const isSeveral = chart.rows.length > 1;
		return h(
			'ul',
			{ class: 'row-numbers caption' },
			chart.rows.map((row) =>
				h(
					'li',
					{},
					isSeveral && [h('strong', {}, row.label), ' '],
					row.counts === undefined
						? this.#words.withheld((row.session ?? chart).minimum)
						: statistics(chart, row, this.#words),
				),
			),
		);
	}

	#clear(width: number): void {
		this.#width = width;
		for (const canvas of this.#canvases) canvas.destroy();
		this.#canvases = [];
	}

	#screenWidth(): number {
		return Math.min(MOST_WIDTH, this.#drawings[0]?.place.clientWidth ?? 0);
	}

	#draw(width: number, most: number): void {
		if (width === 0) return;
		this.#clear(width);
		for (const { place, chart, title } of this.#drawings) {
			made += 1;
			const words = this.#words;
			const label = words.chartOf(title, summarise(chart(), words));
			const look = {
				width,
				size: SIZE,
				most,
				colour: pageColour,
				patterns: 'css',
				prefix: `drawing-${made}`,
				words,
			} as const;
			place.replaceChildren(toDom(drawChart(chart(), label, look)));
		}
	}
}
