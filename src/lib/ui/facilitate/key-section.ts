/** The facilitator's key: made, kept, unlocked, recovered, locked. It is in memory and nowhere else. */
import { FormatError, OpenError } from '../../survey/errors.ts';
import { generateSeed, seedToKeys } from '../../survey/seed.ts';
import { lockKey, unlockKey } from '../../survey/key-file.ts';
import { seedToWords, wordsToSeed } from '../../survey/recovery-words.ts';
import type { Language } from '../../survey/text.ts';
import { saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { misplacedFiles, Unreadable } from '../report/release-files.ts';
import { bringIntoSight } from '../sight.ts';
import { facilitate, type FacilitateWords } from '../words/facilitate.ts';
import { messageIn } from '../words/message-in.ts';
import { keyFileName } from './file-name.ts';
import { passphraseLevel, suggestPassphrase } from './passphrase.ts';

/** Not usable below “good”: the key file may travel by mail. */
const LEAST_LEVEL = 2;

/** A key that nobody kept is lost with its page. */
function askToStay(event: Event): void {
	event.preventDefault();
}

export class KeySection {
	readonly #host: HTMLElement;
	readonly #words: FacilitateWords;
	readonly #onChange: (seed: Uint8Array | undefined) => void;
	readonly #lead: string;
	readonly #lang: Language;
	#file = '';
	/** A new key that has not been kept yet. */
	#made: Uint8Array | undefined;
	#isRecovered = false;
	#waiting: string | undefined;

	constructor(
		host: HTMLElement,
		lang: Language,
		onChange: (seed: Uint8Array | undefined) => void,
		lead: string = facilitate[lang].keyLead,
	) {
		this.#host = host;
		this.#words = facilitate[lang];
		this.#onChange = onChange;
		this.#lead = lead;
		this.#lang = lang;
		this.#showStart();
	}

	#draw(...children: Child[]): HTMLElement {
		this.#host.replaceChildren(
			toDom([h('h2', { tabindex: -1 }, this.#words.keyTitle), ...children]),
		);
		return this.#host;
	}

	#on(selector: string, event: string, handle: (event: Event) => void): void {
		this.#host.querySelector(selector)!.addEventListener(event, handle);
	}

	/**
	 * Ask for a key that exists: something waits for it, and a new one would be of no use there.
	 *
	 * @param lead - What waits, and which key it is.
	 */
	expectKey(lead: string): void {
		this.#waiting = lead;
		const isAtStart = this.#host.querySelector('[data-act="have"], [data-waiting]') !== null;
		if (isAtStart) this.#showStart();
	}

	#showStart(): void {
		if (this.#waiting !== undefined) {
			this.#showUnlock();
			return;
		}
		const words = this.#words;
		this.#draw(
			h('p', { class: 'lead' }, this.#lead),
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: 'button', 'data-act': 'make' }, words.makeKey),
				h('button', { type: 'button', class: 'button second', 'data-act': 'have' }, words.haveKey),
			),
		);
		this.#on('[data-act="make"]', 'click', () => {
			this.#showMake();
		});
		this.#on('[data-act="have"]', 'click', () => {
			this.#showUnlock();
			this.#host.querySelector<HTMLElement>('#key-file')!.focus();
		});
	}

	#showMake(): void {
		const words = this.#words;
		this.#draw(
			h(
				'form',
				{ class: 'fields', method: 'dialog' },
				h('label', { for: 'new-passphrase' }, words.passphrase),
				h('p', { class: 'caption', id: 'passphrase-hint' }, words.passphraseHint),
				h(
					'p',
					{ class: 'with-button' },
					h('input', {
						id: 'new-passphrase',
						type: 'text',
						required: true,
						autocomplete: 'off',
						autocapitalize: 'none',
						spellcheck: 'false',
						'aria-describedby': 'passphrase-hint passphrase-strength',
					}),
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-act': 'suggest' },
						words.suggest,
					),
				),
				h(
					'p',
					{ class: 'strength' },
					h('meter', { min: 0, max: 3, low: 1.5, high: 2, optimum: 3, value: 0 }),
					h('span', { id: 'passphrase-strength', role: 'status', class: 'caption' }),
				),
				h('label', { for: 'same-passphrase' }, words.passphraseAgain),
				h('input', {
					id: 'same-passphrase',
					type: 'text',
					required: true,
					autocomplete: 'off',
					autocapitalize: 'none',
					spellcheck: 'false',
				}),
				h(
					'p',
					{ class: 'actions' },
					h('button', { class: 'button' }, words.create),
					this.#backButton(),
				),
				this.#statusLine(),
			),
		);
		this.#on('[data-act="back"]', 'click', () => {
			this.#showStart();
		});
		const first = this.#host.querySelector<HTMLInputElement>('#new-passphrase')!;
		const second = this.#host.querySelector<HTMLInputElement>('#same-passphrase')!;
		const check = (): void => {
			const level = passphraseLevel(first.value);
			this.#host.querySelector('meter')!.value = level;
			const sentence = first.value === '' ? '' : words.strength(level);
			this.#host.querySelector('#passphrase-strength')!.textContent = sentence;
			first.setCustomValidity(level < LEAST_LEVEL ? words.strength(level) : '');
			second.setCustomValidity(first.value === second.value ? '' : words.differ);
		};
		first.addEventListener('input', check);
		second.addEventListener('input', check);
		this.#on('[data-act="suggest"]', 'click', () => {
			first.value = suggestPassphrase();
			second.value = '';
			check();
		});
		this.#on('form', 'submit', (event) => {
			event.preventDefault();
			void this.#work('form', words.creating, async (onProgress) => {
				const seed = generateSeed();
				this.#file = await lockKey(seed, first.value, { onProgress });
				this.#showKeep(seed);
			});
		});
		first.focus();
	}

	/** Keeps a new key's file and takes the key into use; `undefined` where nothing waits for it. */
	get unsaved(): (() => void) | undefined {
		return (
			this.#made &&
			(() => {
				this.#host.querySelector<HTMLElement>('[data-act="save"]')!.click();
			})
		);
	}

	/** A new key is only taken into use once one way back to it has been kept. */
	#showKeep(seed: Uint8Array): void {
		const words = this.#words;
		this.#made = seed;
		window.addEventListener('beforeunload', askToStay);
		const { text } = seedToKeys(seed).publicKey;
		this.#draw(
			h('h3', {}, words.keep),
			h('p', {}, words.keepLead),
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: 'button', 'data-act': 'save' }, words.saveKey),
				h(
					'button',
					{ type: 'button', class: 'button second', 'data-act': 'words' },
					words.showWords,
				),
			),
			h('details', { class: 'recovery', hidden: true }),
		);
		const take = (): void => {
			this.#made = undefined;
			window.removeEventListener('beforeunload', askToStay);
			this.#onChange(seed);
		};
		this.#on('[data-act="save"]', 'click', () => {
			saveFile(keyFileName(text), this.#file, 'application/json');
			this.#host.querySelector<HTMLDetailsElement>('.recovery')!.open = false;
			take();
		});
		this.#on('[data-act="words"]', 'click', () => {
			this.#showWords(seed);
			take();
		});
		this.#host.querySelector<HTMLElement>('h2')!.focus();
	}

	#showWords(seed: Uint8Array): void {
		const words = this.#words;
		const place = this.#host.querySelector<HTMLDetailsElement>('.recovery')!;
		const page = `${location.host}${location.pathname}`;
		const day = new Intl.DateTimeFormat(this.#lang, { dateStyle: 'long' }).format(new Date());
		place.replaceChildren(
			toDom([
				h('summary', {}, words.words),
				h('h3', {}, words.wordsOf(seedToKeys(seed).publicKey.text.slice(-8))),
				h('p', { class: 'caption' }, words.wordsMade(page, day)),
				h('ol', {}, ...seedToWords(seed).map((word) => h('li', {}, word))),
				h('p', {}, words.wordsUse(page)),
				h('p', {}, words.wordsLead),
				h(
					'p',
					{ class: 'actions no-print' },
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-act': 'print' },
						words.printWords,
					),
				),
			]),
		);
		place.hidden = false;
		place.open = true;
		// While the words are open, printing prints them and nothing else: see facilitate.css.
		place.querySelector('button')!.addEventListener('click', () => {
			window.print();
		});
	}

	/**
	 * Take a key file that was chosen elsewhere: what is left is its passphrase.
	 *
	 * @returns `false` while a new key is not kept yet, which this would lose
	 */
	choose(file: File): boolean {
		if (this.unsaved !== undefined) return false;
		this.#showUnlock();
		const chosen = new DataTransfer();
		chosen.items.add(file);
		this.#host.querySelector<HTMLInputElement>('#key-file')!.files = chosen.files;
		this.#host.querySelector<HTMLElement>('#passphrase')!.focus();
		return true;
	}

	#showUnlock(): void {
		const words = this.#words;
		const isWaiting = this.#waiting !== undefined;
		this.#draw(
			isWaiting && h('p', { class: 'lead', 'data-waiting': '' }, this.#waiting),
			h(
				'form',
				{ class: 'fields', method: 'dialog', 'data-form': 'file' },
				h('label', { for: 'key-file' }, words.keyFile),
				h('input', {
					id: 'key-file',
					type: 'file',
					accept: '.json,application/json',
					required: true,
				}),
				h('label', { for: 'passphrase' }, words.passphrase),
				h(
					'p',
					{ class: 'with-button' },
					h('input', {
						id: 'passphrase',
						type: 'password',
						required: true,
						autocomplete: 'off',
						autocapitalize: 'none',
						spellcheck: 'false',
					}),
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-act': 'show' },
						words.showPassphrase,
					),
				),
				h(
					'p',
					{ class: 'actions' },
					h('button', { class: 'button' }, words.unlock),
					!isWaiting && this.#backButton(),
				),
				this.#statusLine(),
			),
			h(
				'details',
				{},
				h('summary', {}, words.recover),
				h(
					'form',
					{ class: 'fields', method: 'dialog', 'data-form': 'words' },
					h('label', { for: 'recovery-words' }, words.words),
					h('textarea', {
						id: 'recovery-words',
						rows: 4,
						required: true,
						autocomplete: 'off',
						autocapitalize: 'none',
						spellcheck: 'false',
					}),
					h(
						'p',
						{ class: 'actions' },
						h('button', { class: 'button second' }, words.recoverButton),
					),
				),
			),
			isWaiting &&
				h(
					'details',
					{},
					h('summary', {}, words.noKey),
					h('p', {}, words.noKeyLead),
					h(
						'p',
						{ class: 'actions' },
						h(
							'button',
							{ type: 'button', class: 'button second', 'data-act': 'make' },
							words.makeKey,
						),
					),
				),
		);
		if (isWaiting) {
			this.#on('[data-act="make"]', 'click', () => {
				this.#showMake();
			});
		} else {
			this.#on('[data-act="back"]', 'click', () => {
				this.#showStart();
			});
		}
		const field = this.#host.querySelector<HTMLInputElement>('#passphrase')!;
		this.#on('[data-act="show"]', 'click', ({ currentTarget }) => {
			const isHidden = field.type === 'password';
			field.type = isHidden ? 'text' : 'password';
			(currentTarget as HTMLElement).textContent = isHidden
				? words.hidePassphrase
				: words.showPassphrase;
		});
		this.#on('[data-form="file"]', 'submit', (event) => {
			event.preventDefault();
			const file = this.#host.querySelector<HTMLInputElement>('#key-file')!.files![0]!;
			const passphrase = field.value;
			void this.#work('[data-form="file"]', words.unlocking, async (onProgress) => {
				const [misplaced] = await misplacedFiles([file], 'key file', this.#lang);
				if (misplaced !== undefined) throw new Unreadable(misplaced);
				this.#isRecovered = false;
				this.#showUnlocked(await unlockKey(await file.text(), passphrase, { onProgress }));
			});
		});
		this.#on('[data-form="words"]', 'submit', (event) => {
			event.preventDefault();
			const text = this.#host.querySelector('textarea')!.value;
			void this.#work('[data-form="words"]', words.unlocking, () => {
				const seed = wordsToSeed(text);
				this.#isRecovered = true;
				this.#showUnlocked(seed);
				return Promise.resolve();
			});
		});
	}

	#showUnlocked(seed: Uint8Array): void {
		this.#draw();
		this.#onChange(seed);
	}

	/** Under a key that is in use: which one, and how to put it away. */
	showInUse(seed: Uint8Array): void {
		const words = this.#words;
		for (const old of this.#host.querySelectorAll('.in-use, .care')) old.remove();
		this.#host.append(
			toDom([
				h(
					'p',
					{ class: 'in-use note', role: 'status' },
					words.unlocked(seedToKeys(seed).publicKey.text.slice(-8)),
					' ',
					h('button', { type: 'button', class: 'button plain', 'data-act': 'lock' }, words.lock),
				),
				h('div', { class: 'care' }),
			]),
		);
		const care = this.#host.querySelector<HTMLElement>('.care')!;
		const isRecovered = this.#isRecovered;
		void import('./key-care.ts').then(({ KeyCare }) => {
			if (care.isConnected) new KeyCare(care, this.#lang, seed, isRecovered);
		});
		this.#on('[data-act="lock"]', 'click', () => {
			this.#file = '';
			this.#isRecovered = false;
			this.#onChange(undefined);
			this.#showStart();
		});
	}

	#backButton(): Child {
		return h(
			'button',
			{ type: 'button', class: 'button plain', 'data-act': 'back' },
			this.#words.back,
		);
	}

	#statusLine(): Child {
		return h(
			'div',
			{ class: 'status', role: 'status', hidden: true },
			h('p', {}),
			h('progress', { max: 1, value: 0 }),
		);
	}

	/** Something that takes a moment, with its progress; a failure is said beside its button. */
	async #work(
		form: string,
		sentence: string,
		work: (onProgress: (done: number) => void) => Promise<void>,
	): Promise<void> {
		const status = this.#host.querySelector<HTMLElement>('.status')!;
		const bar = status.querySelector('progress')!;
		const buttons = this.#host.querySelectorAll<HTMLButtonElement>('button');
		status.className = 'status note';
		status.querySelector('p')!.textContent = sentence;
		status.hidden = false;
		this.#host.querySelector(form)!.append(status);
		bringIntoSight(status);
		bar.hidden = false;
		for (const button of buttons) button.disabled = true;
		try {
			await work((done) => {
				bar.value = done;
			});
		} catch (error) {
			let message;
			if (error instanceof Unreadable) message = error.message;
			else if (error instanceof FormatError || error instanceof OpenError)
				message = await messageIn(this.#lang, error.message);
			else throw error;
			status.className = 'status note error';
			status.querySelector('p')!.textContent = message;
			bar.hidden = true;
			bringIntoSight(status);
		} finally {
			for (const button of buttons) button.disabled = false;
		}
	}
}
