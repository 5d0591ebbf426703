/**
 * Brings a survey's form to life: one part at a time, a look over, sealing, sending. Answers live in
 * the form's controls and nowhere else, and are gone before anything is sent.
 * @module
 */
import { stateOn, surveyId, surveyIdText, type Definition } from '../../survey/definition.ts';
import { envelopeToText, prepareSealing, receiptOf, sealAnswers } from '../../survey/envelope.ts';
import type { Language } from '../../survey/text.ts';
import { h, toDom } from '../markup.ts';
import { messageIn } from '../words/message-in.ts';
import { respond } from '../words/respond.ts';
import type { Opening } from './delivery.ts';
import { surveyForm } from './form.ts';
import { applyConditions, copyControls, readForm } from './form-answers.ts';
import { dayIn } from './privacy-panel.ts';
import { receiptToText } from './receipt.ts';
import { review } from './review.ts';
import { languageFor, languageSwitch, nameDocument } from './survey-language.ts';
import { Trail } from './trail.ts';

/** Start a survey in an element that holds its form, or is still empty. */
export function startSurvey(root: HTMLElement, definition: Definition, page: Language): void {
	const lang = languageFor(definition, page);
	const day = new Date().toISOString().slice(0, 10);
	const state = stateOn(definition, day);
	if (state !== 'open') {
		nameDocument(definition, lang);
		const words = respond[lang];
		const sentence =
			state === 'closed' ? words.closed : words.notYet(dayIn(definition.opens!, lang));
		root.replaceChildren(toDom(h('p', { class: 'note warning' }, sentence)));
		return;
	}
	const again = (): void => {
		startSurvey(root, definition, page);
		document.querySelector('main')!.focus();
		window.scrollTo({ top: 0 });
	};
	new Respondent(root, definition, lang, again).start();
}

class Respondent {
	readonly #root: HTMLElement;
	readonly #definition: Definition;
	readonly #onHandOver: () => void;
	#lang: Language;
	#form!: HTMLFormElement;
	#step = 0;
	#opening: Opening | undefined;
	#trail!: Trail;
	/** What sealing and sending need. A browser asks for a script once: it comes before any answer, or not. */
	#needed!: Promise<unknown>;
	/** Why it did not come; empty if the network failed. */
	#fault: string | undefined;
	/** Ends what listens to the page and the window. */
	readonly #sealed = new AbortController();

	constructor(root: HTMLElement, definition: Definition, lang: Language, onHandOver: () => void) {
		this.#root = root;
		this.#onHandOver = onHandOver;
		this.#definition = definition;
		this.#lang = lang;
	}

	start(): void {
		this.#draw();
		this.#show(0, false);
		const { signal } = this.#sealed;
		this.#trail = new Trail(this.#onMove, signal);
		window.addEventListener('beforeunload', this.#warn, { signal });
		this.#needed = Promise.all([prepareSealing(this.#definition), import('./outcome.ts')]);
		this.#needed.catch(async (error: unknown) => {
			this.#fault =
				error instanceof TypeError ? '' : await messageIn(this.#lang, (error as Error).message);
			this.#sayOpening();
		});
		void this.#askOpening();
		const again = (): void => {
			if (!document.hidden && this.#opening !== 'open') void this.#askOpening();
		};
		window.addEventListener('online', again, { signal });
		document.addEventListener('visibilitychange', again, { signal });
	}

	/** Nobody is to answer for nothing: what the mailbox says stands above the first question. */
	async #askOpening(): Promise<void> {
		this.#opening = await import('./delivery.ts').then(
			({ openingOf }) => openingOf(this.#definition, surveyIdText(this.#definition)),
			() => undefined, // no network, no news
		);
		if (!this.#sealed.signal.aborted) this.#sayOpening();
	}

	#sayOpening(): void {
		const { closed, notOpenYet, notLoaded, tryAgain } = respond[this.#lang];
		const isClosed = this.#opening === 'closed' || this.#opening === 'deleted';
		const note = this.#root.querySelector<HTMLElement>('.opening')!;
		note.textContent = isClosed ? closed : this.#opening === 'none' ? notOpenYet : '';
		const isFaulty = this.#fault !== undefined;
		if (isFaulty) {
			const again = { type: 'button', class: 'button plain', 'data-go': 'again' };
			note.replaceChildren(`${this.#fault || notLoaded} `, toDom(h('button', again, tryAgain)));
		}
		this.#section(0)!.querySelector<HTMLElement>('.steps')!.hidden = isClosed || isFaulty;
	}

	/** Leaving with answers that were not sent asks first. */
	readonly #warn = (event: BeforeUnloadEvent): void => {
		if (readForm(this.#form, this.#definition).size > 0) event.preventDefault();
	};

	/** Build the form anew, in the language of now, with everything that was already typed. */
	#draw(): void {
		const before = this.#root.querySelector('form');
		const form = toDom(surveyForm(this.#definition, this.#lang, location.host)) as HTMLFormElement;
		if (before !== null) copyControls(before, form);
		this.#form = form;
		const words = respond[this.#lang];
		this.#root.replaceChildren(
			toDom([
				languageSwitch(this.#definition, this.#lang),
				h('p', { class: 'opening note warning', role: 'status' }),
				h(
					'div',
					{ class: 'progress no-print' },
					h('progress', { max: this.#reviewStep, value: 0, 'aria-label': words.progress }),
					h('span', { class: 'caption' }),
				),
			]),
			form,
		);
		nameDocument(this.#definition, this.#lang);
		applyConditions(form, this.#definition, readForm(form, this.#definition));
		form.addEventListener('submit', (event) => {
			event.preventDefault();
		});
		form.addEventListener('input', this.#onInput);
		this.#root.onclick = this.#onClick;
		for (const area of form.querySelectorAll('textarea')) this.#count(area);
		this.#sayOpening();
		void this.#nameSurvey(form.querySelector('.survey-words')!);
	}

	/** The list of words comes after the page: nobody waits for it. */
	async #nameSurvey(place: HTMLElement): Promise<void> {
		const words = respond[this.#lang];
		const { surveyIdToWords } = await import('../../survey/survey-words.ts');
		place.replaceChildren(
			toDom([
				`${words.surveyWords}: `,
				h('strong', { lang: 'en' }, surveyIdToWords(surveyId(this.#definition)).join(' ')),
				`. ${words.surveyWordsHint}`,
			]),
		);
		place.hidden = false;
	}

	readonly #onInput = (event: Event): void => {
		const field = event.target as HTMLInputElement | HTMLTextAreaElement;
		if (field instanceof HTMLTextAreaElement) this.#count(field);
		const group = field.closest<HTMLElement>('[data-max]');
		if (group !== null) {
			const max = Number(group.dataset['max']);
			const tooMany = group.querySelectorAll(':checked').length > max;
			const first = group.querySelector('input')!;
			first.setCustomValidity(tooMany ? respond[this.#lang].tooMany(max) : '');
			if (tooMany) first.reportValidity();
		}
		applyConditions(this.#form, this.#definition, readForm(this.#form, this.#definition));
	};

	#count(area: HTMLTextAreaElement): void {
		const count = area.parentElement!.querySelector('.count')!;
		count.textContent = respond[this.#lang].characters(area.value.length, area.maxLength);
	}

	readonly #onClick = (event: MouseEvent): void => {
		const button = (event.target as Element).closest('button');
		if (button === null) return;
		const { go, language } = button.dataset;
		if (language !== undefined) {
			this.#lang = language as Language;
			this.#draw();
			this.#show(Math.min(this.#step, this.#reviewStep), false);
			this.#root.querySelector<HTMLElement>(`[data-language="${language}"]`)!.focus();
		} else if (go === 'next' && this.#step === 0) void this.#begin();
		else if (go === 'next') this.#next();
		else if (go === 'back') this.#trail.goTo(this.#step - 1);
		else if (go === 'send') void this.#send();
		else if (go === 'again') location.reload();
		else if (go !== undefined) this.#trail.goTo(Number(go));
	};

	/** The browser went to a part, by its own buttons or by ours. */
	readonly #onMove = (step: number): void => {
		if (step === this.#step) return;
		const isEmpty = step < this.#reviewStep && this.#isEmpty(step);
		if (isEmpty) history.go(step < this.#step ? -1 : 1);
		else this.#show(step, true);
	};

	/** The last one, after the parts with questions. */
	get #reviewStep(): number {
		return this.#definition.pages.length + 1;
	}

	#section(step: number): HTMLElement | null {
		return this.#form.querySelector(`[data-step="${step}"]`);
	}

	/** A part whose questions are all hidden is passed over. */
	#isEmpty(step: number): boolean {
		const questions = this.#section(step)?.querySelectorAll<HTMLFieldSetElement>('.question') ?? [];
		return questions.length > 0 && [...questions].every(({ hidden }) => hidden);
	}

	async #begin(): Promise<void> {
		try {
			await this.#needed;
		} catch {
			return; // what is wrong stands above
		}
		if (this.#step === 0) this.#next();
	}

	#next(): void {
		const fields = this.#section(this.#step)!.querySelectorAll<HTMLInputElement>('input, textarea');
		for (const field of fields) if (!field.reportValidity()) return;
		let step = this.#step + 1;
		while (step < this.#reviewStep && this.#isEmpty(step)) step += 1;
		this.#trail.goTo(step);
		this.#show(step, true);
	}

	#show(step: number, withFocus: boolean): void {
		this.#step = step;
		this.#section(this.#reviewStep)?.remove();
		if (step === this.#reviewStep) {
			this.#form.append(toDom(review(this.#form, this.#definition, this.#lang, step)));
		}
		for (const section of this.#form.querySelectorAll<HTMLElement>('[data-step]')) {
			section.hidden = section.dataset['step'] !== String(step);
		}
		const bar = this.#root.querySelector<HTMLElement>('.progress')!;
		bar.hidden = step === 0;
		bar.querySelector('progress')!.value = step;
		const pages = this.#definition.pages.length;
		bar.querySelector('span')!.textContent =
			step <= pages ? respond[this.#lang].step(step, pages) : '';
		if (withFocus) {
			this.#section(step)!.querySelector<HTMLElement>('h2')!.focus();
			this.#root.scrollIntoView({ block: 'start' });
		}
	}

	async #send(): Promise<void> {
		const words = respond[this.#lang];
		const answers = readForm(this.#form, this.#definition);
		const status = toDom(h('p', { role: 'status', class: 'note' }, words.sealing));
		this.#form.inert = true;
		this.#root.prepend(status);
		let envelope;
		try {
			envelope = await sealAnswers(this.#definition, answers);
		} catch (error) {
			status.textContent = await messageIn(this.#lang, (error as Error).message);
			(status as HTMLElement).className = 'note error';
			this.#form.inert = false;
			return;
		}
		// Sealed: from here on nothing on this page knows what was answered.
		this.#sealed.abort();
		this.#trail.leave();
		this.#form.reset();
		this.#root.onclick = null;
		const survey = surveyIdText(this.#definition);
		const receipt = receiptToText({ survey, hash: await receiptOf(envelope) });
		const { showOutcome } = await import('./outcome.ts');
		await showOutcome(this.#root, {
			lang: this.#lang,
			receipt,
			onHandOver: this.#onHandOver,
			waiting: { via: this.#definition.via, survey, envelope: envelopeToText(envelope) },
		});
	}
}
