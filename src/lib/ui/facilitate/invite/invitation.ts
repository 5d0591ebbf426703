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
	/** The whole survey in a link, or why it is too long for one. */
	readonly whole: string | { readonly tooLong: string };
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
			const best = this.#best;
			const { whole } = this.#links;
			if (best === undefined) return;
			if (act === 'copy-link') void copyText(button!, best, this.#lang);
			if (act === 'copy-long') void copyText(button!, whole as string, this.#lang);
			if (act === 'poster' || act === 'slips') this.#print(act, best);
		});
	}

	/** The link to send; `undefined` where the survey can only be sent as a file. */
	get #best(): string | undefined {
		const { short, whole } = this.#links;
		return short ?? (typeof whole === 'string' ? whole : undefined);
	}

	/** Nothing is given out while nothing could come back. */
	hide(): void {
		this.#host.replaceChildren();
	}

	show(links: Links): void {
		this.#links = links;
		const words = this.#words;
		const { short, whole } = links;
		const best = this.#best ?? '';
		const canPrint = best !== '' && best.length <= MOST_ON_POSTER;
		const button = (act: string, label: string, kind = 'second'): Child =>
			h('button', { type: 'button', class: `button ${kind}`, 'data-act': act }, label);
		const long = (act: string, label: string, kind?: string): Child =>
			typeof whole === 'string'
				? [
						h('p', {}, words.linkLead),
						h('p', { class: 'link' }, h('a', { href: whole, target: '_blank' }, whole)),
						h('p', { class: 'actions' }, button(act, label, kind)),
					]
				: h('p', { class: 'note warning' }, whole.tooLong);
		this.#host.replaceChildren(
			toDom([
				h('h3', {}, words.link),
				short === undefined
					? long('copy-link', words.copyLink, '')
					: [
							h('p', {}, words.shortLead),
							h('p', { class: 'short-link' }, h('a', { href: short, target: '_blank' }, short)),
							h('p', { class: 'actions' }, button('copy-link', words.copyLink, '')),
							h('details', {}, h('summary', {}, words.long), long('copy-long', words.copyLong)),
						],
				h('h3', {}, words.same),
				h('p', {}, words.sameLead),
				h('p', { class: 'six-words', lang: 'en' }, surveyIdToWords(surveyId(this.#definition)).join(' ')),
				best !== '' && h('h3', {}, words.code),
				canPrint
					? h('figure', { class: 'code-figure' }, qrCode(best, words.codeOf(textIn(this.#definition.title, this.#lang))))
					: best !== '' && h('p', { class: 'note warning' }, words.tooLong(best.length)),
				best !== '' && h('p', { class: 'caption' }, short === undefined || typeof whole !== 'string' ? words.length(best.length) : words.shortLength(short.length, whole.length)),
				canPrint && short === undefined && best.length > MOST_ON_SLIP && h('p', { class: 'caption' }, words.dense),
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
	#print(what: 'poster' | 'slips', best: string): void {
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
