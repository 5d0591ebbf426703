/**
 * `<peer-steward>`: a steward's key, the survey that they are asked about, what approving does, and two
 * buttons. Made for somebody who does this twice a year on a phone.
 * @module
 */
import { isForTwo, questionsOf, stewardKey, type Definition } from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { FormatError } from '../../survey/errors.ts';
import { seedToKeys } from '../../survey/seed.ts';
import { linkToDefinition } from '../../survey/link.ts';
import { keyFileName } from '../file-name.ts';
import { KeySection } from '../facilitate/key-section.ts';
import { copyText } from '../hand-over.ts';
import { h, toDom } from '../markup.ts';
import { bringIntoSight } from '../sight.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import { loadMessages, messageIn } from '../words/message-in.ts';
import { StewardAnswer } from './steward-answer.ts';

class StewardElement extends HTMLElement {
	#words!: KeyholderWords;
	#lang!: Language;
	#seed: Uint8Array | undefined;
	#definition: Definition | undefined;
	#key!: KeySection;
	/** Aborted once the survey is another or the key is: whatever is under way says no more. */
	#over = new AbortController();

	connectedCallback(): void {
		this.#lang = this.dataset['lang'] as Language;
		this.#words = keyholder[this.#lang];
		loadMessages(this.#lang);
		this.#key = new KeySection(
			this.#place('key'),
			this.#lang,
			(seed) => {
				const isSame = seed !== undefined && seed === this.#seed;
				this.#seed = seed;
				if (seed !== undefined) this.#key.showInUse(seed);
				// Its file was saved once more: an answer that is under way goes on.
				if (isSame) return;
				this.#showRole();
				void this.#showSurvey();
			},
			this.#words.keyLead,
		);
		window.addEventListener('hashchange', () => {
			void this.#readLink(location.hash.slice(1));
		});
		void this.#readLink(location.hash.slice(1));
	}

	#place(name: string): HTMLElement {
		return this.querySelector(`[data-section="${name}"]`)!;
	}

	/** The public key, for a facilitator who is about to make a survey. */
	#showRole(): void {
		const place = this.#place('role');
		place.hidden = this.#seed === undefined || this.#definition !== undefined;
		if (this.#seed === undefined) return;
		const words = this.#words;
		const { text } = seedToKeys(this.#seed).publicKey;
		place.replaceChildren(
			toDom([
				h('h2', {}, words.roleTitle),
				h('p', {}, words.roleLead),
				h('code', { class: 'receipt-code' }, text),
				h(
					'p',
					{ class: 'actions' },
					h('button', { type: 'button', class: 'button' }, words.copyKey),
				),
			]),
		);
		const button = place.querySelector('button')!;
		button.addEventListener('click', () => {
			void copyText(button, text, this.#lang);
		});
	}

	async #readLink(fragment: string): Promise<void> {
		if (fragment === '' || fragment === 'content') {
			await this.#showSurvey();
			return;
		}
		try {
			this.#definition = await linkToDefinition(fragment);
			await this.#showSurvey();
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			this.#askForLink(await messageIn(this.#lang, error.message));
		}
	}

	#askForLink(problem?: string): void {
		this.#renew();
		const words = this.#words;
		const place = this.#place('survey');
		place.replaceChildren(
			toDom([
				h('h2', {}, words.askedTitle),
				problem !== undefined && h('p', { class: 'note error', role: 'alert' }, problem),
				h('p', {}, words.noSurvey),
				h(
					'form',
					{ class: 'fields', method: 'dialog' },
					h('label', { for: 'survey-link' }, words.surveyLink),
					h('input', {
						id: 'survey-link',
						required: true,
						autocomplete: 'off',
						spellcheck: 'false',
					}),
					h('p', { class: 'actions' }, h('button', { class: 'button second' }, words.openLink)),
				),
			]),
		);
		place.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			const link = place.querySelector('input')!.value.trim();
			void this.#readLink(link.slice(link.indexOf('#') + 1));
		});
	}

	/** What was asked before is asked no more. */
	#renew(): void {
		this.#over.abort();
		this.#over = new AbortController();
	}

	async #showSurvey(): Promise<void> {
		this.#renew();
		const words = this.#words;
		const definition = this.#definition;
		if (definition === undefined) {
			this.#askForLink();
			return;
		}
		this.#place('role').hidden = true;
		const own = this.#seed && seedToKeys(this.#seed).publicKey.text;
		const asked = stewardKey(definition);
		const isMine = own !== undefined && asked === own;
		if (asked !== undefined) {
			this.#key.expectKey(words.unlockLead(asked.slice(-8), keyFileName(asked)));
		}
		const hasMailbox = 'mailbox' in definition.via;
		const place = this.#place('survey');
		place.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.askedTitle),
				h('p', { class: 'chosen' }, h('strong', {}, textIn(definition.title, this.#lang))),
				!isForTwo(definition) && h('p', { class: 'note warning' }, words.oneKey),
				asked !== undefined &&
					own !== undefined &&
					!isMine &&
					h('p', { class: 'note error' }, words.notYours(asked.slice(-8))),
				h(
					'details',
					{},
					h('summary', {}, words.questions),
					h(
						'ol',
						{},
						...questionsOf(definition).map(({ text }) => h('li', {}, textIn(text, this.#lang))),
					),
				),
				h('p', {}, words.minimum(definition.minimum)),
				isMine && [
					h('div', { class: 'account', role: 'status' }),
					hasMailbox &&
						h(
							'p',
							{ class: 'actions' },
							h(
								'button',
								{ type: 'button', class: 'button second', 'data-act': 'look' },
								words.lookForRequest,
							),
						),
					h(
						'details',
						{ open: !hasMailbox },
						h('summary', {}, words.requestOfFiles),
						h(
							'form',
							{ class: 'fields', method: 'dialog' },
							h('label', { for: 'request-file' }, words.requestFile),
							h('input', { id: 'request-file', type: 'file', required: true }),
							h('label', { for: 'envelope-files' }, words.envelopeFiles),
							h('input', { id: 'envelope-files', type: 'file', multiple: true }),
							h(
								'p',
								{ class: 'actions' },
								h('button', { class: 'button second' }, words.readFiles),
							),
						),
					),
				],
			]),
		);
		if (!isMine) {
			const wrong = place.querySelector<HTMLElement>('.note.error');
			// A key that was just made has its words on the page: they stay in sight.
			if (wrong !== null && this.#place('key').querySelector('.recovery') === null) {
				bringIntoSight(wrong, wrong);
			}
			return;
		}
		const answer = new StewardAnswer(
			place.querySelector('.account')!,
			this.#lang,
			definition,
			this.#seed!,
			this.#over.signal,
		);
		place.onclick = (event) => {
			const { act } = (event.target as Element).closest('button')?.dataset ?? {};
			if (act === 'look') void answer.lookForRequest();
			if (act === 'approve') void answer.approve();
			if (act === 'refuse') answer.refuse();
		};
		place.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			const chosen = (id: string): File[] => [...place.querySelector<HTMLInputElement>(id)!.files!];
			void answer.read(chosen('#request-file')[0]!, chosen('#envelope-files'));
		});
		if (hasMailbox) await answer.lookForRequest();
	}
}

customElements.define('peer-steward', StewardElement);
