/** Drawings on a page: made for the width that they have, and made anew when it changes or is printed. */
import type { Chart } from '../../survey/charts.ts';
import { toDom } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';
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
	#width = 0;

	constructor(host: HTMLElement, drawings: readonly Drawing[], words: ReportWords) {
		this.#words = words;
		this.#drawings = drawings;
		const observer = new ResizeObserver(() => {
			const width = this.#screenWidth();
			if (width > 0 && width !== this.#width) this.draw();
		});
		observer.observe(host);
		const { signal } = this.#stop;
		signal.addEventListener('abort', () => {
			observer.disconnect();
		});
		window.addEventListener('beforeprint', () => {
			this.#draw(PAPER.width, PAPER.most);
		}, { signal }); // prettier-ignore
		window.addEventListener('afterprint', () => {
			this.draw();
		}, { signal }); // prettier-ignore
		this.draw();
	}

	stop(): void {
		this.#stop.abort();
	}

	draw(): void {
		this.#draw(this.#screenWidth(), Infinity);
	}

	#screenWidth(): number {
		return Math.min(MOST_WIDTH, this.#drawings[0]?.place.clientWidth ?? 0);
	}

	#draw(width: number, most: number): void {
		if (width === 0) return;
		this.#width = width;
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
