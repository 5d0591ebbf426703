/** Sessions side by side: which ones, in which order, under which names; then what changed. */
import {
	compare,
	isClear,
	type ComparedItem,
	type Course,
	type Session,
} from '../../survey/comparison.ts';
import { chartToTable, type Chart } from '../../survey/charts.ts';
import { textIn, type Language } from '../../survey/text.ts';
import type { Release } from '../../survey/release.ts';
import { onDrop } from '../drop.ts';
import { fileName } from '../file-name.ts';
import { h, toDom, type Child, type Markup } from '../markup.ts';
import { report, type ReportWords } from '../words/report.ts';
import { drawCourses, shareToText, type NamedCourse } from './course-figure.ts';
import { saveButtons, saveCsv, savePng, saveSvg } from './downloads.ts';
import { drawChart } from './figure.ts';
import { letters, pageColour, svg, type Look } from './look.ts';
import type { Depicted } from './picture.ts';
import { isWithheld } from './report-view.ts';
import { readReleaseFile, Unreadable } from './release-files.ts';
import { summarise, tableOf, tableWords } from './summary.ts';

const SIZE = 15;
const MOST_WIDTH = 900;
const PAPER_WIDTH = 640;
const LEAST_MULTIPLE = 300;
const MAX_NAME = 80;

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

/** The day by which a session is put in order; empty where its survey names none. */
const dayOf = ({ survey }: Release): string => survey.opens ?? survey.closes ?? '';

export class ComparisonView {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: ReportWords;
	#sessions: Session[] = [];
	#redraw: () => void = () => undefined;
	#problems: string[] = [];

	constructor(host: HTMLElement, lang: Language) {
		this.#host = host;
		this.#lang = lang;
		this.#words = report[lang];
		let width = 0;
		new ResizeObserver(() => {
			if (host.clientWidth === width) return;
			width = host.clientWidth;
			this.#redraw();
		}).observe(host);
		for (const event of ['beforeprint', 'afterprint']) {
			window.addEventListener(event, () => {
				this.#redraw();
			});
		}
	}

	/** Begin with one release, or with none and nothing to be seen. */
	start(release: Release | undefined): void {
		this.#problems = [];
		this.#sessions = [];
		this.#host.hidden = release === undefined;
		if (release !== undefined) {
			this.add([release]);
			return;
		}
		// What a key opened does not stay in the page, hidden or not.
		this.#redraw = () => undefined;
		this.#host.replaceChildren();
	}

	/** Put releases beside those that are there, the earliest survey first. */
	add(releases: readonly Release[]): void {
		const words = this.#words;
		for (const release of releases) {
			const title = textIn(release.survey.title, this.#lang);
			if (this.#sessions.some((other) => other.release.signature === release.signature)) {
				this.#problems.push(words.already(title));
				continue;
			}
			const alike = this.#sessions.filter(({ name }) => name.startsWith(title)).length;
			const name = alike === 0 ? title : `${title} (${alike + 1})`;
			// Before the first that was held later; what was put in order by hand stays so.
			const day = dayOf(release);
			const next = this.#sessions.findIndex((other) => day !== '' && dayOf(other.release) > day);
			this.#sessions.splice(next < 0 ? this.#sessions.length : next, 0, { name, release });
		}
		this.#host.hidden = false;
		this.#draw();
	}

	async #addFiles(files: readonly File[]): Promise<void> {
		const releases: Release[] = [];
		this.#problems = [];
		for (const file of files) {
			try {
				releases.push((await readReleaseFile(file, this.#lang)).release);
			} catch (error) {
				if (!(error instanceof Unreadable)) throw error;
				this.#problems.push(`${file.name}: ${error.message}`);
			}
		}
		this.add(releases);
	}

	#sessionRow({ name, release }: Session, index: number): Child {
		const words = this.#words;
		const first = dayOf(release);
		const format = new Intl.DateTimeFormat(this.#lang, { dateStyle: 'medium', timeZone: 'UTC' });
		const days =
			first === ''
				? words.noDay
				: format.formatRange(new Date(first), new Date(release.survey.closes ?? first));
		const act = (what: string, label: string, disabled: boolean): Child =>
			h(
				'button',
				{
					type: 'button',
					class: 'button plain',
					'data-act': what,
					'data-index': index,
					'aria-label': `${label}: ${name}`,
					disabled,
				},
				label,
			);
		return h(
			'li',
			{},
			h('input', {
				value: name,
				maxlength: MAX_NAME,
				'data-session': index,
				'aria-label': words.sessionName,
				autocomplete: 'off',
			}),
			h('span', { class: 'caption' }, words.sessionLine(release.responses, days)),
			h(
				'span',
				{ class: 'session-acts' },
				act('earlier', words.earlier, index === 0),
				act('later', words.later, index === this.#sessions.length - 1),
				act('out', words.leaveOut, this.#sessions.length === 1),
			),
		);
	}

	#draw(): void {
		const words = this.#words;
		const sessions = this.#sessions;
		const isEnough = sessions.length > 1;
		const comparison = compare(sessions, this.#lang);
		const { items } = comparison;
		this.#host.classList.toggle('no-print', !isEnough);
		this.#host.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.compareTitle),
				h('p', { class: 'no-print' }, words.compareLead),
				h(
					'ol',
					{ class: 'sessions' },
					sessions.map((session, index) => this.#sessionRow(session, index)),
				),
				isEnough &&
					sessions.some(({ release }) => dayOf(release) === '') &&
					h('p', { class: 'note warning no-print' }, words.noDayLead),
				h(
					'div',
					{ class: 'drop no-print' },
					h('label', { for: 'compare-files' }, words.compareAdd),
					h('input', {
						id: 'compare-files',
						type: 'file',
						multiple: true,
						accept: '.json,application/json',
					}),
				),
				h(
					'div',
					{ role: 'alert', class: 'problems' },
					this.#problems.map((problem) => h('p', { class: 'note error' }, problem)),
				),
				!isEnough && h('p', { class: 'note' }, words.compareOne),
				isEnough && items.length === 0 && h('p', { class: 'note warning' }, words.compareNone),
				items.length > 0 && [
					h('p', { class: 'note warning' }, words.together),
					comparison.hasSameSurvey && h('p', { class: 'note warning' }, words.sameSurvey),
					comparison.hasOtherFacilitator &&
						h('p', { class: 'note warning' }, words.otherFacilitator),
					h('p', { class: 'caption' }, words.intervalLead),
					items.map((item) => this.#figure(item)),
				],
			]),
		);
		this.#listen(items);
		this.#redraw = () => {
			for (const item of items) this.#drawItem(item);
		};
		this.#redraw();
	}

	#save(pressed: HTMLElement, items: readonly ComparedItem[]): void {
		const words = this.#words;
		const id = pressed.closest<HTMLElement>('[data-compared]')!.dataset['compared'];
		const item = items.find((each) => each.id === id)!;
		const name = fileName(`${words.compareTitle} ${item.title}`);
		const kind = pressed.dataset['save'];
		if (kind === 'csv') {
			saveCsv(
				name,
				chartsOf(item).flatMap((chart) => chartToTable(chart, tableWords(words))),
			);
		} else if (kind === 'svg') saveSvg(name, this.#depict(item), false, words);
		else void savePng(name, this.#depict(item), false, words);
	}

	#listen(items: readonly ComparedItem[]): void {
		const host = this.#host;
		host.onchange = (event) => {
			const field = event.target as HTMLInputElement;
			if (field.type === 'file') void this.#addFiles([...field.files!]);
			const index = Number(field.dataset['session']);
			if (field.dataset['session'] === undefined || field.value.trim() === '') return;
			this.#sessions[index] = { ...this.#sessions[index]!, name: field.value.trim() };
			this.#draw();
		};
		host.onclick = (event) => {
			const pressed = (event.target as Element).closest<HTMLElement>('[data-save]');
			if (pressed !== null) this.#save(pressed, items);
			const { act, index } =
				(event.target as Element).closest<HTMLElement>('[data-act]')?.dataset ?? {};
			if (act === undefined) return;
			const at = Number(index);
			const [session] = this.#sessions.splice(at, 1);
			if (act !== 'out') this.#sessions.splice(act === 'earlier' ? at - 1 : at + 1, 0, session!);
			this.#problems = [];
			this.#draw();
			host.querySelector<HTMLElement>('h2')!.focus({ preventScroll: true });
		};
		onDrop(host.querySelector('.drop')!, (files) => {
			void this.#addFiles(files);
		});
	}

	get #names(): string[] {
		return this.#sessions.map(({ name }) => name);
	}

	#headingOf({ chart }: ComparedItem, { columns }: Course): string {
		const labels = columns.map((column) => chart!.columns[column]!);
		const words = this.#words;
		return chart!.kind === 'bars'
			? labels[0]!
			: words.shareTitle(words.from(labels[0]!, labels.at(-1)!));
	}

	#figure(item: ComparedItem): Child {
		const words = this.#words;
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
				const heading = chart!.kind === 'bars' ? `${this.#headingOf(item, course)}: ` : '';
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

	#drawItem(item: ComparedItem): void {
		const figure = this.#host.querySelector(`[data-compared="${CSS.escape(item.id)}"]`)!;
		const isPaper = matchMedia('print').matches;
		const width = isPaper ? PAPER_WIDTH : Math.min(MOST_WIDTH, figure.clientWidth);
		if (width === 0) return;
		const words = this.#words;
		const prefix = `compared-${item.id.replace('.', '-')}`;
		const look: Look = {
			width,
			size: SIZE,
			most: Infinity,
			colour: pageColour,
			patterns: 'css',
			prefix,
			words,
		};
		figure.querySelector('.multiples')!.replaceChildren(toDom(this.#multiples(item, look)));
		figure.querySelector('.courses')!.replaceChildren(toDom(this.#courses(item, look)));
	}

	/** Shares through the sessions; nothing where none is shown. */
	#courses(item: ComparedItem, look: Look): Markup[] {
		const words = this.#words;
		const named = item.courses.map((course): NamedCourse => ({
			heading: this.#headingOf(item, course),
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
	#multiples(item: ComparedItem, look: Look): Child {
		const count = singlesOf(item).length;
		const across = Math.max(1, Math.min(count, Math.floor(look.width / LEAST_MULTIPLE)));
		const width = (look.width - (across - 1) * 2 * SIZE) / across;
		return this.#singles(item, { ...look, ...(!isShared(item) && { width }) }).map(
			({ heading, drawn }) =>
				heading === undefined
					? drawn
					: h('div', { class: 'multiple' }, h('h4', {}, heading), drawn),
		);
	}

	#singles(
		item: ComparedItem,
		look: Look,
	): { readonly heading: string | undefined; readonly drawn: Markup[] }[] {
		const words = this.#words;
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
	#depict(item: ComparedItem): Depicted {
		const { title } = item;
		const summary = chartsOf(item)
			.map((one) => summarise(one, this.#words))
			.join('. ');
		return {
			title,
			summary,
			draw: (look) => [
				...this.#singles(item, look).flatMap(({ heading, drawn }) => [
					...(heading === undefined ? [] : [headed(heading, look)]),
					...drawn,
				]),
				...this.#courses(item, look),
			],
		};
	}
}
