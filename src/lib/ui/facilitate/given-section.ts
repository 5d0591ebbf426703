/** The surveys that were given out from this browser: opened again, or taken off the list. */
import { facilitatorKey, stateOn, surveyId, type Definition } from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { surveyIdToWords } from '../../survey/survey-words.ts';
import { h, toDom, type Child } from '../markup.ts';
import { canClose } from '../keyholder/keyholder-mailbox.ts';
import { given as dictionary } from '../words/given.ts';
import {
	forgetGiven,
	givenSurveys,
	isGivenKey,
	keepGiven,
	type GivenSurvey,
} from './given-surveys.ts';

/** A moment as a list names it. */
export const whenIn = (moment: string, lang: Language): string =>
	new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(
		new Date(moment),
	);

export const sixWords = (definition: Definition): string =>
	surveyIdToWords(surveyId(definition)).join(' ');

/** How a mailbox that was left open is by now. */
const BY_DAY = { 'not yet open': 'early', open: 'open', closed: 'closed' } as const;

export class GivenSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: (typeof dictionary)['en'];
	readonly #onOpen: (definition: Definition) => void;
	readonly #onChange: () => void;

	/**
	 * @param onOpen - opens a survey of the list
	 * @param onChange - told that the list is another
	 */
	constructor(
		host: HTMLElement,
		lang: Language,
		onOpen: (definition: Definition) => void,
		onChange: () => void,
	) {
		this.#host = host;
		this.#lang = lang;
		this.#words = dictionary[lang];
		this.#onOpen = onOpen;
		this.#onChange = onChange;
		window.addEventListener('storage', ({ key }) => {
			if (!isGivenKey(key)) return;
			this.draw();
			this.#onChange();
		});
		this.draw();
	}

	/** @param removed - what was just taken off the list, and can be put back */
	draw(removed?: GivenSurvey): void {
		const words = this.#words;
		const all = givenSurveys();
		this.#host.hidden = all.length === 0 && removed === undefined;
		this.#host.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.title),
				h('p', { class: 'caption' }, words.lead),
				h('div', { role: 'status' },
					removed !== undefined && h('p', { class: 'note' },
						words.removed(textIn(removed.definition.title, this.#lang)), ' ',
						h('button', { type: 'button', class: 'button plain', 'data-given': 'undo' }, words.undo),
					),
				),
				h('ul', { class: 'begin' }, all.map((each, index) => this.#item(each, index))),
			]),
		);
		this.#host.onclick = (event) => {
			const { given, at } = (event.target as Element).closest('button')?.dataset ?? {};
			const chosen = all[Number(at)];
			if (given === 'open') this.#onOpen(chosen!.definition);
			if (given === 'remove') {
				forgetGiven(chosen!);
				this.draw(chosen);
				this.#host.querySelector<HTMLElement>('[data-given="undo"]')!.focus();
				this.#onChange();
			}
			if (given === 'undo') {
				keepGiven(removed!);
				this.draw();
				this.#host.querySelector<HTMLElement>('h2')!.focus();
				this.#onChange();
			}
		};
	} // prettier-ignore

	/**
	 * A survey can only be opened with its key: say which.
	 *
	 * @returns what was said
	 */
	askForKey(definition: Definition): string {
		const title = textIn(definition.title, this.#lang);
		const sentence = this.#words.unlockFirst(title, facilitatorKey(definition).slice(-8));
		this.#host
			.querySelector('[role="status"]')!
			.replaceChildren(toDom(h('p', { class: 'note warning' }, sentence)));
		return sentence;
	}

	/** How a survey stands, as far as this browser has seen. */
	#state({ definition, mailbox, read }: GivenSurvey): string {
		const words = this.#words;
		const { opens = '', closes = '' } = definition;
		const format = new Intl.DateTimeFormat(this.#lang, { dateStyle: 'medium', timeZone: 'UTC' });
		const day = (date: string): string => date && format.format(new Date(date));
		const today = stateOn(definition, new Date().toISOString().slice(0, 10));
		const state = canClose(mailbox) ? BY_DAY[today] : mailbox;
		return [
			state && words.mailbox[state](day(state === 'early' ? opens : closes)),
			read && words.read(whenIn(read, this.#lang)),
		]
			.filter(Boolean)
			.join(' ');
	}

	#item(given: GivenSurvey, index: number): Child {
		const { definition, since, isMade } = given;
		const words = this.#words;
		const title = textIn(definition.title, this.#lang);
		const when = whenIn(since, this.#lang);
		const state = this.#state(given);
		const ending = words.toKey(facilitatorKey(definition).slice(-8));
		const button = (act: string, label: string, kind: string): Child =>
			h('button', { type: 'button', class: `button ${kind}`, 'data-given': act, 'data-at': index, 'aria-label': `${label}: ${title}` }, label); // prettier-ignore
		return h(
			'li',
			{},
			h('h3', { dir: 'auto' }, title),
			state && h('p', {}, state),
			h('p', { class: 'caption' }, `${isMade ? words.made(when) : words.opened(when)}, ${ending}`),
			h('p', {}, `${words.words} `, h('strong', { lang: 'en' }, sixWords(definition))),
			h('p', { class: 'actions' }, button('open', words.open, 'second'), button('remove', words.remove, 'plain')),
		); // prettier-ignore
	}
}
