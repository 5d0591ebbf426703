/** Sessions side by side: which ones, in which order, under which names; then what changed. */
import { compare, type Session } from '../../survey/comparison.ts';
import { textIn, type Language } from '../../survey/text.ts';
import type { Release } from '../../survey/release.ts';
import { onDrop } from '../drop.ts';
import { h, toDom, type Child } from '../markup.ts';
import { report, type ReportWords } from '../words/report.ts';
import { ComparedFigure } from './compared-figure.ts';
import { readReleaseFile, Unreadable } from './release-files.ts';

const MAX_NAME = 80;

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
		const figures = comparison.items.map((item) => new ComparedFigure(item, [...sessions], words));
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
				isEnough && figures.length === 0 && h('p', { class: 'note warning' }, words.compareNone),
				figures.length > 0 && [
					h('p', { class: 'note warning' }, words.together),
					comparison.hasSameSurvey && h('p', { class: 'note warning' }, words.sameSurvey),
					comparison.hasOtherFacilitator &&
						h('p', { class: 'note warning' }, words.otherFacilitator),
					h('p', { class: 'caption' }, words.intervalLead),
					figures.map((figure) => figure.markup()),
				],
			]),
		);
		this.#listen(figures);
		this.#redraw = () => {
			for (const figure of figures) figure.draw(this.#host);
		};
		this.#redraw();
	}

	#listen(figures: readonly ComparedFigure[]): void {
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
			if (pressed !== null) {
				const { compared } = pressed.closest<HTMLElement>('[data-compared]')!.dataset;
				figures.find(({ id }) => id === compared)!.save(pressed.dataset['save']);
			}
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
}
