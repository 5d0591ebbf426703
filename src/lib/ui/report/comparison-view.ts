/** Sessions side by side: which ones, in which order, under which names; then what changed. */
import {
	compare,
	isClear,
	type ComparedItem,
	type Course,
	type Session,
} from '../../survey/comparison.ts';
import type { Chart } from '../../survey/charts.ts';
import { textIn, type Language } from '../../survey/text.ts';
import type { Release } from '../../survey/release.ts';
import { onDrop } from '../drop.ts';
import { h, toDom, type Child } from '../markup.ts';
import { report, type ReportWords } from '../words/report.ts';
import { drawCourses, shareToText, type NamedCourse } from './course-figure.ts';
import { drawChart } from './figure.ts';
import { pageColour, type Look } from './look.ts';
import { readReleaseFile, Unreadable } from './release-files.ts';
import { summarise, tableOf } from './summary.ts';

const SIZE = 15;
const MOST_WIDTH = 900;
const PAPER_WIDTH = 640;
const LEAST_MULTIPLE = 300;
const MAX_NAME = 80;

/** A change as a sentence, and whether it may be chance. */
function changeToText({ change }: Course, names: readonly string[], words: ReportWords): string {
	if (change === undefined) return '';
	const [difference, low, high] = [change.difference, change.low, change.high].map((part) =>
		Math.round(part * 100),
	) as [number, number, number];
	const sentence = words.change(names[change.from]!, names[change.to]!, difference, low, high);
	return `${sentence} ${isClear(change) ? words.someChange : words.noChange}`;
}

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
			this.#sessions.push({ name, release });
		}
		const dayOf = ({ release: { survey } }: Session): string => survey.opens ?? survey.closes ?? '';
		this.#sessions = this.#sessions.toSorted((a, b) =>
			dayOf(a) === '' || dayOf(b) === '' ? 0 : dayOf(a).localeCompare(dayOf(b)),
		);
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
		const { opens, closes } = release.survey;
		const first = opens ?? closes;
		const format = new Intl.DateTimeFormat(this.#lang, { dateStyle: 'medium', timeZone: 'UTC' });
		const days =
			first === undefined ? '' : format.formatRange(new Date(first), new Date(closes ?? first));
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
		this.#listen();
		this.#redraw = () => {
			for (const item of items) this.#drawItem(item);
		};
		this.#redraw();
	}

	#listen(): void {
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
		const multiples = figure.querySelector('.multiples')!;
		const courses = figure.querySelector('.courses')!;
		multiples.replaceChildren(toDom(this.#multiples(item, look)));
		const named = item.courses.map((course): NamedCourse => ({
			heading: this.#headingOf(item, course),
			course,
		}));
		if (named.every(({ course }) => course.shares.every((share) => share === undefined))) return;
		const summary = named
			.map(
				({ heading, course }) =>
					`${heading}: ${course.shares.flatMap((share, at) => (share === undefined ? [] : [`${this.#names[at]!} ${shareToText(share)}`])).join(', ')}`,
			)
			.join('. ');
		const label = words.chartOf(item.title, summary);
		courses.replaceChildren(toDom(drawCourses(named, this.#names, words.interval, label, look)));
	}

	/** The answers themselves: one drawing, or a small one a session where they cannot share it. */
	#multiples({ title, chart, apart }: ComparedItem, look: Look): Child {
		const words = this.#words;
		const labelOf = (one: Chart): string => words.chartOf(title, summarise(one, words));
		if (chart?.kind === 'bars') return undefined;
		if (chart !== undefined && chart.kind !== 'histogram') {
			return drawChart(chart, labelOf(chart), look);
		}
		const singles =
			chart === undefined ? apart : chart.rows.map((row) => ({ ...chart, rows: [row] }));
		const across = Math.max(1, Math.min(singles.length, Math.floor(look.width / LEAST_MULTIPLE)));
		const width = (look.width - (across - 1) * 2 * SIZE) / across;
		const shares = (chart?.rows ?? []).flatMap(({ counts = [], answered }) =>
			counts.map((count) => count / answered),
		);
		return singles.map((single, index) =>
			h(
				'div',
				{ class: 'multiple' },
				h('h4', {}, single.rows[0]!.label),
				drawChart(single, labelOf(single), {
					...look,
					width,
					prefix: `${look.prefix}-${index}`,
					...(shares.length > 0 && { top: Math.max(...shares) }),
				}),
			),
		);
	}
}
