/** How a survey reaches its group: link, code, words to compare, and paper. */
import { surveyId, type Definition } from '../../../survey/definition.ts';
import { textIn, type Language } from '../../../survey/text.ts';
import { surveyIdToWords } from '../../../survey/survey-words.ts';
import { copyText } from '../../hand-over.ts';
import { h, toDom, type Child } from '../../markup.ts';
import { invite, type InviteWords } from '../../words/invite.ts';
import './invite.css';
import { fitPaper, posters, slips, SLIPS_ON_SHEET } from './paper.ts';
import { qrCode } from './qr-code.ts';

/** Characters up to which a phone reads a code from a poster; from a slip, only a short one. */
const MOST_ON_POSTER = 1200;
const MOST_ON_SLIP = 300;

export interface Links {
	/** The whole survey in a link. */
	readonly whole: string;
	/** Its id only; there while a mailbox holds the survey. */
	readonly short: string | undefined;
}

/** Slips where nobody said how many people will be asked: two sheets. */
const SLIPS = 16;
const MOST_SLIPS = 400;

export class Invitation {
	readonly #host: HTMLElement;
	readonly #definition: Definition;
	readonly #lang: Language;
	readonly #words: InviteWords;
	#links!: Links;
	#slips: number;

	/** @param groupSize - how many people will be asked; 0 where nobody has said */
	constructor(host: HTMLElement, definition: Definition, lang: Language, groupSize = 0) {
		this.#host = host;
		this.#definition = definition;
		this.#lang = lang;
		this.#words = invite[lang];
		this.#slips = groupSize > 0 ? Math.min(groupSize, MOST_SLIPS) : SLIPS;
		host.addEventListener('input', (event) => {
			const { id, valueAsNumber } = event.target as HTMLInputElement;
			if (id !== 'slip-count' || Number.isNaN(valueAsNumber)) return;
			this.#slips = Math.min(Math.max(Math.trunc(valueAsNumber), 1), MOST_SLIPS);
		});
		host.addEventListener('click', (event) => {
			const button = (event.target as Element).closest('button');
			const { act } = button?.dataset ?? {};
			const { short, whole } = this.#links;
			if (act === 'copy-link') void copyText(button!, short ?? whole, this.#lang);
			if (act === 'copy-long') void copyText(button!, whole, this.#lang);
			if (act === 'poster' || act === 'slips') this.#print(act);
		});
	}

	/** Nothing is given out while nothing could come back. */
	hide(): void {
		this.#host.replaceChildren();
	}

	show(links: Links): void {
		this.#links = links;
		const words = this.#words;
		const best = links.short ?? links.whole;
		const canPrint = best.length <= MOST_ON_POSTER;
		const button = (act: string, label: string, kind = 'second'): Child =>
			h('button', { type: 'button', class: `button ${kind}`, 'data-act': act }, label);
		const long = h(
			'p',
			{ class: 'link' },
			h('a', { href: links.whole, target: '_blank' }, links.whole),
		);
		this.#host.replaceChildren(
			toDom([
				h('h3', {}, words.link),
				links.short === undefined
					? [h('p', {}, words.linkLead), long, h('p', { class: 'actions' }, button('copy-link', words.copyLink, ''))]
					: [
							h('p', {}, words.shortLead),
							h('p', { class: 'short-link' }, h('a', { href: links.short, target: '_blank' }, links.short)),
							h('p', { class: 'actions' }, button('copy-link', words.copyLink, '')),
							h('details', {}, h('summary', {}, words.long), h('p', {}, words.linkLead), long, h('p', { class: 'actions' }, button('copy-long', words.copyLong))),
						],
				h('h3', {}, words.same),
				h('p', {}, words.sameLead),
				h('p', { class: 'six-words', lang: 'en' }, surveyIdToWords(surveyId(this.#definition)).join(' ')),
				h('h3', {}, words.code),
				canPrint
					? h('figure', { class: 'code-figure' }, qrCode(best, words.codeOf(textIn(this.#definition.title, this.#lang))))
					: h('p', { class: 'note warning' }, words.tooLong(best.length)),
				h('p', { class: 'caption' }, links.short === undefined ? words.length(links.whole.length) : words.shortLength(links.short.length, links.whole.length)),
				canPrint && links.short === undefined && best.length > MOST_ON_SLIP && h('p', { class: 'caption' }, words.dense),
				canPrint && [
					h('h3', {}, words.paper),
					h('p', {}, best.length > MOST_ON_SLIP ? words.paperPosterOnly : words.paperLead),
					h('p', { class: 'actions' }, button('poster', words.poster)),
					best.length <= MOST_ON_SLIP && h('p', { class: 'actions slip-count' },
						h('label', { for: 'slip-count' }, words.slipCount),
						h('input', { id: 'slip-count', type: 'number', min: 1, max: MOST_SLIPS, value: this.#slips, 'aria-describedby': 'slip-hint' }),
						button('slips', words.slips),
						h('span', { class: 'caption', id: 'slip-hint' }, words.slipHint(SLIPS_ON_SHEET)),
					),
				],
			]),
		); // prettier-ignore
	}

	/** Put the sheets at the end of the page, print them alone, and take them away. */
	#print(what: 'poster' | 'slips'): void {
		const best = this.#links.short ?? this.#links.whole;
		const sheets = toDom(
			h(
				'div',
				{ class: 'paper', 'data-paper': what },
				what === 'poster'
					? posters(this.#definition, best, this.#lang, location.host)
					: slips(this.#definition, best, this.#lang, this.#slips),
			),
		) as HTMLElement;
		document.body.append(sheets);
		fitPaper(sheets);
		document.documentElement.dataset['print'] = 'paper';
		// Where printing does not wait, the sheets stay until it is over.
		const clear = (): void => {
			sheets.remove();
			delete document.documentElement.dataset['print'];
		};
		window.addEventListener('afterprint', clear, { once: true });
		window.print();
	}
}
