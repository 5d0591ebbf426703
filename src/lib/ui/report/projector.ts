/** A report on the wall: one question at a time, in big letters, turned by the arrow keys. */
import type { Chart } from '../../survey/charts.ts';
import type { Theme, Themes } from '../../survey/themes.ts';
import { fillScreen, leaveScreen } from '../full-screen.ts';
import { h, toDom, type Child } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';
import { drawChart } from './figure.ts';
import { partsOf } from './grouped-texts.ts';
import { pageColour } from './look.ts';
import { summarise } from './summary.ts';

/** One page: its heading, and how it is drawn in a place. */
interface Slide {
	readonly title: string;
	readonly draw: (width: number, height: number, size: number) => Child[];
}

/** As large as a wall can bear; a drawing that has no room for them takes smaller ones. */
const letterSize = (width: number, height: number): number =>
	Math.max(15, Math.min(height / 20, width / 26));

/** A text a page, those of a theme together. */
function cardsOf(
	title: string,
	texts: readonly string[],
	themes: readonly Theme[],
	words: ReportWords,
): Slide[] {
	return partsOf(texts, themes)
		.flatMap(({ name, texts: places }) => places.map((at) => ({ name, text: texts[at - 1]! })))
		.map(({ name, text }, index) => ({
			title,
			draw: () => [
				name !== undefined && h('p', { class: 'label', dir: 'auto' }, name),
				h('blockquote', { class: 'card' }, text),
				h('p', { class: 'quiet' }, words.card(index + 1, texts.length)),
			],
		}));
}

function slidesOf(charts: readonly Chart[], themes: Themes, words: ReportWords): Slide[] {
	return charts.flatMap((chart): Slide[] => {
		const { title, texts } = chart;
		if (texts !== undefined) return cardsOf(title, texts, themes.get(chart.id) ?? [], words);
		const slide: Slide = {
			title,
			draw: (width, height, size) => {
				if (chart.kind === 'texts') return [h('p', {}, words.withheld(chart.minimum))];
				const label = words.chartOf(title, summarise(chart, words));
				const prefix = 'slide';
				const look = { width, size, most: Infinity, colour: pageColour, prefix, words };
				// Rather smaller letters than a page that has to be scrolled.
				for (let letters = size; ; letters *= 0.95) {
					const parts = drawChart(chart, label, { ...look, size: letters, patterns: 'css' });
					const tall = parts.reduce((sum, part) => sum + Number(part.attributes['height']), 0);
					if (tall <= height || letters < 13) return parts;
				}
			},
		};
		return [slide];
	});
}

/** Open the wall. It closes with Escape, and gives the focus back. */
export function project(
	title: string,
	charts: readonly Chart[],
	themes: Themes,
	hasPatterns: boolean,
	words: ReportWords,
): void {
	const slides: Slide[] = [
		{ title, draw: () => [h('p', { class: 'quiet' }, words.keys)] },
		...slidesOf(charts, themes, words),
	];
	const act = (name: string, label: string): Child =>
		h('button', { type: 'button', class: 'button second', 'data-turn': name }, label);
	const dialog = toDom(
		h(
			'dialog',
			{ class: 'projector', 'aria-labelledby': 'slide-title', 'data-patterns': hasPatterns },
			h('h2', { id: 'slide-title', tabindex: -1 }),
			h('div', { class: 'slide' }),
			h(
				'p',
				{ class: 'turn' },
				act('back', words.previous),
				h('span', { role: 'status' }),
				act('next', words.next),
				act('close', words.close),
			),
		),
	) as HTMLDialogElement;
	const place = dialog.querySelector<HTMLElement>('.slide')!;
	const heading = dialog.querySelector('h2')!;
	let at = 0;
	const show = (): void => {
		const slide = slides[at]!;
		heading.textContent = slide.title;
		dialog.classList.toggle('opening', at === 0);
		dialog.querySelector('[role="status"]')!.textContent = words.slide(at + 1, slides.length);
		place.replaceChildren();
		const { clientWidth, clientHeight } = place;
		const size = letterSize(dialog.clientWidth, dialog.clientHeight);
		place.append(toDom(slide.draw(clientWidth, clientHeight, size)));
		place.scrollTop = 0;
		const turns = dialog.querySelectorAll<HTMLButtonElement>('[data-turn]');
		turns[0]!.disabled = at === 0;
		turns[1]!.disabled = at === slides.length - 1;
	};
	const turn = (to: number): void => {
		at = Math.min(slides.length - 1, Math.max(0, to));
		show();
	};
	const KEYS: Readonly<Record<string, () => void>> = {
		ArrowRight: () => { turn(at + 1); },
		PageDown: () => { turn(at + 1); },
		ArrowLeft: () => { turn(at - 1); },
		PageUp: () => { turn(at - 1); },
		Home: () => { turn(0); },
		End: () => { turn(slides.length - 1); },
	}; // prettier-ignore
	dialog.addEventListener('keydown', (event) => {
		const go = KEYS[event.key];
		if (go === undefined) return;
		event.preventDefault();
		go();
	});
	dialog.addEventListener('click', (event) => {
		const name = (event.target as Element).closest<HTMLElement>('[data-turn]')?.dataset['turn'];
		if (name === 'close') dialog.close();
		if (name === 'back') turn(at - 1);
		if (name === 'next') turn(at + 1);
	});
	const stop = new AbortController();
	window.addEventListener('resize', show, { signal: stop.signal });
	// Leaving full screen with Escape leaves the wall too.
	document.addEventListener('fullscreenchange', () => {
		if (document.fullscreenElement === null) dialog.close();
	}, { signal: stop.signal }); // prettier-ignore
	dialog.addEventListener('close', () => {
		stop.abort();
		dialog.remove();
		leaveScreen();
	});
	const open = (): void => {
		document.body.append(dialog);
		dialog.showModal();
		heading.focus();
		show();
	};
	// Full screen first, so that the dialog stands above it.
	void fillScreen(document.documentElement).then(open);
}
