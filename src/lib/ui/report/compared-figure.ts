/** One question through several sessions: its figure, how that is drawn, and how it is saved. */
import { isClear, type ComparedItem, type Course, type Session } from '../../survey/comparison.ts';
import { chartToTable, type Chart } from '../../survey/charts.ts';
import { fileName } from '../file-name.ts';
import { h, toDom, type Child, type Markup } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';
import { drawCourses, shareToText, type NamedCourse } from './course-figure.ts';
import { saveButtons, saveCsv, savePng, saveSvg } from './downloads.ts';
import { drawChart } from './figure.ts';
import { letters, pageColour, svg, type Look } from './look.ts';
import type { Depicted } from './picture.ts';
import { isWithheld } from './report-view.ts';
import { summarise, tableOf, tableWords } from './summary.ts';

const SIZE = 15;
const MOST_WIDTH = 900;
const PAPER_WIDTH = 640;
const LEAST_MULTIPLE = 300;

/** One for all sessions, or one for each. */
const chartsOf = ({ chart, apart }: ComparedItem): readonly Chart[] =>
	chart === undefined ? apart : [chart];

/** Whether all sessions stand in one drawing. */
const isShared = ({ chart }: ComparedItem): boolean =>
	chart !== undefined && chart.kind !== 'histogram';

/** The drawings of the answers. Of options there are none: their courses say it all. */
function singlesOf({ chart, apart }: ComparedItem): readonly Chart[] {
	if (chart === undefined) return apart;
	if (chart.kind === 'bars') return [];
	return chart.kind === 'histogram'
		? chart.rows.map((row) => ({ ...chart, rows: [row] }))
		: [chart];
}

function headed(text: string, look: Look): Markup {
	const { size } = look;
	return svg(size * 1.6, text, look, letters(text, { x: 0, y: size * 0.8, weight: 600 }, look));
}

/** A change as a sentence, and whether it may be chance. */
function changeToText({ change }: Course, names: readonly string[], words: ReportWords): string {
	if (change === undefined) return '';
	const [difference, low, high] = [change.difference, change.low, change.high].map((part) =>
		Math.round(part * 100),
	) as [number, number, number];
	const sentence = words.change(names[change.from]!, names[change.to]!, difference, low, high);
	return `${sentence} ${isClear(change) ? words.someChange : words.noChange}`;
}

export class ComparedFigure {
	readonly #item: ComparedItem;
	readonly #sessions: readonly Session[];
	readonly #words: ReportWords;

	/** @param sessions - In the order in which they were compared. */
	constructor(item: ComparedItem, sessions: readonly Session[], words: ReportWords) {
		this.#item = item;
		this.#sessions = sessions;
		this.#words = words;
	}

	get id(): string {
		return this.#item.id;
	}

	/** @param kind - `csv`, `svg` or `png` */
	save(kind: string | undefined): void {
		const words = this.#words;
		const item = this.#item;
		const name = fileName(`${words.compareTitle} ${item.title}`);
		if (kind === 'csv') {
			saveCsv(
				name,
				chartsOf(item).flatMap((chart) => chartToTable(chart, tableWords(words))),
			);
		} else if (kind === 'svg') saveSvg(name, this.#depict(), false, words);
		else void savePng(name, this.#depict(), false, words);
	}

	get #names(): string[] {
		return this.#sessions.map(({ name }) => name);
	}

	#headingOf({ columns }: Course): string {
		const { chart } = this.#item;
		const labels = columns.map((column) => chart!.columns[column]!);
		const words = this.#words;
		return chart!.kind === 'bars'
			? labels[0]!
			: words.shareTitle(words.from(labels[0]!, labels.at(-1)!));
	}

	/** The figure, not drawn yet. */
	markup(): Child {
		const words = this.#words;
		const item = this.#item;
		const { chart, courses, cautions, wordings, tooClose } = item;
		return h(
			'figure',
			{ class: 'result', 'data-compared': item.id },
			h('figcaption', {}, h('h3', {}, item.title)),
			cautions.map((caution) => h('p', { class: 'caption caution' }, words.cautions[caution])),
			wordings.length > 0 &&
				h(
					'ul',
					{ class: 'caption wordings' },
					wordings.map(({ session, text }) =>
						h('li', {}, `${this.#names[session]!}: `, h('q', { dir: 'auto' }, text)),
					),
				),
			tooClose.map((session) =>
				h(
					'p',
					{ class: 'note warning' },
					`${this.#names[session]!}: ${words.tooClose(this.#sessions[session]!.release.minimum)}`,
				),
			),
			h('div', { class: 'multiples' }),
			h('div', { class: 'courses' }),
			courses.map((course) => {
				const sentence = changeToText(course, this.#names, words);
				if (sentence === '') return undefined;
				const heading = chart!.kind === 'bars' ? `${this.#headingOf(course)}: ` : '';
				return h('p', { class: 'change' }, heading, sentence);
			}),
			chart !== undefined &&
				h(
					'details',
					{ class: 'numbers' },
					h('summary', {}, words.table),
					tableOf(chart, item.title, words),
				),
			!chartsOf(item).every(isWithheld) && saveButtons(item.title, true, words),
		);
	}

	/**
	 * Draw it as wide as it stands in the page, or on paper.
	 *
	 * @param host - Where its {@link markup} is.
	 */
	draw(host: HTMLElement): void {
		const { id } = this.#item;
		const figure = host.querySelector(`[data-compared="${CSS.escape(id)}"]`)!;
		const isPaper = matchMedia('print').matches;
		const width = isPaper ? PAPER_WIDTH : Math.min(MOST_WIDTH, figure.clientWidth);
		if (width === 0) return;
		const words = this.#words;
		const prefix = `compared-${id.replace('.', '-')}`;
		const look: Look = {
			width,
			size: SIZE,
			most: Infinity,
			colour: pageColour,
			patterns: 'css',
			prefix,
			words,
		};
		figure.querySelector('.multiples')!.replaceChildren(toDom(this.#multiples(look)));
		figure.querySelector('.courses')!.replaceChildren(toDom(this.#courses(look)));
	}

	/** Shares through the sessions; nothing where none is shown. */
	#courses(look: Look): Markup[] {
		const words = this.#words;
		const item = this.#item;
		const named = item.courses.map((course): NamedCourse => ({
			heading: this.#headingOf(course),
			course,
		}));
		if (named.every(({ course }) => course.shares.every((share) => share === undefined))) return [];
		const summary = named
			.map(
				({ heading, course }) =>
					`${heading}: ${course.shares.flatMap((share, at) => (share === undefined ? [] : [`${this.#names[at]!} ${shareToText(share)}`])).join(', ')}`,
			)
			.join('. ');
		const label = words.chartOf(item.title, summary);
		return drawCourses(named, this.#names, words.interval, label, look);
	}

	/** The answers themselves: one drawing, or a small one a session where they cannot share it. */
	#multiples(look: Look): Child {
		const item = this.#item;
		const count = singlesOf(item).length;
		const across = Math.max(1, Math.min(count, Math.floor(look.width / LEAST_MULTIPLE)));
		const width = (look.width - (across - 1) * 2 * SIZE) / across;
		return this.#singles({ ...look, ...(!isShared(item) && { width }) }).map(
			({ heading, drawn }) =>
				heading === undefined
					? drawn
					: h('div', { class: 'multiple' }, h('h4', {}, heading), drawn),
		);
	}

	#singles(look: Look): { readonly heading: string | undefined; readonly drawn: Markup[] }[] {
		const words = this.#words;
		const item = this.#item;
		const shares = (item.chart?.rows ?? []).flatMap(({ counts = [], answered }) =>
			counts.map((count) => count / answered),
		);
		return singlesOf(item).map((single, index) => ({
			heading: isShared(item) ? undefined : single.rows[0]!.label,
			drawn: drawChart(single, words.chartOf(item.title, summarise(single, words)), {
				...look,
				prefix: `${look.prefix}-${index}`,
				...(shares.length > 0 && { top: Math.max(...shares) }),
			}),
		}));
	}

	/** All of a figure's drawings below each other. */
	#depict(): Depicted {
		const item = this.#item;
		const { title } = item;
		const summary = chartsOf(item)
			.map((one) => summarise(one, this.#words))
			.join('. ');
		return {
			title,
			summary,
			draw: (look) => [
				...this.#singles(look).flatMap(({ heading, drawn }) => [
					...(heading === undefined ? [] : [headed(heading, look)]),
					...drawn,
				]),
				...this.#courses(look),
			],
		};
	}
}
