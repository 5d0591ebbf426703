/** `<peer-results>`: opens releases from files, a link or the page itself, and shows them. */
import { FormatError, OpenError } from '../../survey/errors.ts';
import type { Language } from '../../survey/text.ts';
import { parseGrouped, type Grouped } from '../../survey/themes.ts';
import { onDrop } from '../drop.ts';
import { h, toDom } from '../markup.ts';
import { report, type ReportWords } from '../words/report.ts';
import { readReleaseFile, readReleaseLink, Unreadable } from './release-files.ts';
import type { Audience } from './report-view.ts';
import { Results } from './results.ts';

class ResultsElement extends HTMLElement {
	#lang!: Language;
	#words!: ReportWords;
	#results!: Results;
	/** Only the newest opening may speak: a slow one must not overwrite it. */
	#turn = 0;

	connectedCallback(): void {
		this.#lang = this.dataset['lang'] as Language;
		this.#words = report[this.#lang];
		const { release } = this.dataset;
		const grouped = release === undefined ? undefined : this.#check(release);
		if (release !== undefined && grouped === undefined) return;
		this.#results = new Results(this.querySelector('.opened')!, this.#lang);
		if (grouped !== undefined) {
			this.#results.show([grouped], 'reader');
			return;
		}
		this.#listen();
		window.addEventListener('hashchange', () => {
			this.#openFragment();
		});
		this.#openFragment();
	}

	/** The page was built from a release that was checked; what arrived may be another. */
	#check(release: string): Grouped | undefined {
		try {
			return parseGrouped(release);
		} catch (error) {
			if (!(error instanceof FormatError || error instanceof OpenError)) throw error;
			this.prepend(toDom(h('p', { class: 'note error', role: 'alert' }, this.#words.unproved)));
			return undefined;
		}
	}

	#openFragment(): void {
		if (location.hash.length < 2) return;
		void this.#open(async () => [await readReleaseLink(location.hash, this.#lang)], 'reader');
	}

	#listen(): void {
		const openFiles = (files: readonly File[]): void => {
			if (files.length === 0) return;
			void this.#open(
				() => Promise.all(files.map((file) => readReleaseFile(file, this.#lang))),
				'facilitator',
			);
		};
		const input = this.querySelector<HTMLInputElement>('input[type="file"]')!;
		input.addEventListener('change', () => {
			openFiles([...input.files!]);
		});
		onDrop(this.querySelector('.drop')!, openFiles);
		this.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			const { value } = this.querySelector<HTMLInputElement>('#release-link')!;
			void this.#open(async () => [await readReleaseLink(value, this.#lang)], 'reader');
		});
		this.querySelector('.another button')!.addEventListener('click', () => {
			history.replaceState(null, '', location.pathname);
			this.#show([]);
			input.value = '';
			input.focus();
		});
	}

	async #open(read: () => Promise<Grouped[]>, audience: Audience): Promise<void> {
		const turn = (this.#turn += 1);
		const said = this.querySelector<HTMLElement>('.said-first')!;
		said.className = 'said-first note';
		said.textContent = this.#words.opening;
		try {
			const all = await read();
			if (turn !== this.#turn) return;
			said.textContent = '';
			said.className = 'said-first';
			this.#show(all, audience);
		} catch (error) {
			if (!(error instanceof Unreadable)) throw error;
			if (turn !== this.#turn) return;
			this.#show([]);
			said.className = 'said-first note error';
			said.textContent = error.message;
		}
	}

	#show(all: readonly Grouped[], audience?: Audience): void {
		this.querySelector<HTMLElement>('.opener')!.hidden = all.length > 0;
		this.querySelector<HTMLElement>('.another')!.hidden = all.length === 0;
		this.#results.show(all, audience);
	}
}

customElements.define('peer-results', ResultsElement);
