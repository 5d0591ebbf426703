/** A key that is made here: a passphrase for its file, and a way back to it before it is of use. */
import { lockKey } from '../../survey/key-file.ts';
import { seedToWords } from '../../survey/recovery-words.ts';
import { generateSeed, seedToKeys } from '../../survey/seed.ts';
import { saveFile } from '../hand-over.ts';
import { h, toDom } from '../markup.ts';
import { keyFileName } from '../file-name.ts';
import { AS_TYPED, type KeyPanel } from './key-panel.ts';
import { watchPassphrase } from './new-passphrase.ts';

/** A key that nobody kept is lost with its page. */
function askToStay(event: Event): void {
	event.preventDefault();
}

export class NewKey {
	readonly #panel: KeyPanel;
	readonly #onBack: () => void;
	readonly #onTake: (seed: Uint8Array) => void;
	#file = '';
	/** Made, and not kept yet. */
	#made: Uint8Array | undefined;

	/** @param onTake - told of the key once it has been kept, and each time that it is kept again */
	constructor(panel: KeyPanel, onBack: () => void, onTake: (seed: Uint8Array) => void) {
		this.#panel = panel;
		this.#onBack = onBack;
		this.#onTake = onTake;
	}

	/** Keep nothing of the file that was made. */
	forget(): void {
		this.#file = '';
	}

	/** Ask for a passphrase, twice. */
	show(): void {
		const words = this.#panel.words;
		this.#panel.draw(
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
						...AS_TYPED,
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
				h('input', { id: 'same-passphrase', type: 'text', ...AS_TYPED }),
				h(
					'p',
					{ class: 'actions' },
					h('button', { class: 'button' }, words.create),
					this.#panel.backButton(),
				),
				this.#panel.statusLine(),
			),
		);
		this.#panel.on('[data-act="back"]', 'click', () => {
			this.#onBack();
		});
		const first = this.#panel.host.querySelector<HTMLInputElement>('#new-passphrase')!;
		const second = this.#panel.host.querySelector<HTMLInputElement>('#same-passphrase')!;
		const suggest = this.#panel.host.querySelector<HTMLElement>('[data-act="suggest"]')!;
		watchPassphrase(first, second, suggest, words, (level, sentence) => {
			this.#panel.host.querySelector('meter')!.value = level;
			this.#panel.host.querySelector('#passphrase-strength')!.textContent = sentence;
		});
		this.#panel.on('form', 'submit', (event) => {
			event.preventDefault();
			void this.#panel.work('form', words.creating, async (onProgress) => {
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
				this.#panel.host.querySelector<HTMLElement>('[data-act="save"]')!.click();
			})
		);
	}

	/** A new key is only taken into use once one way back to it has been kept. */
	#showKeep(seed: Uint8Array): void {
		const words = this.#panel.words;
		this.#made = seed;
		window.addEventListener('beforeunload', askToStay);
		const { text } = seedToKeys(seed).publicKey;
		this.#panel.draw(
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
			this.#onTake(seed);
		};
		this.#panel.on('[data-act="save"]', 'click', () => {
			saveFile(keyFileName(text), this.#file, 'application/json');
			this.#panel.host.querySelector<HTMLDetailsElement>('.recovery')!.open = false;
			take();
		});
		this.#panel.on('[data-act="words"]', 'click', () => {
			this.#showWords(seed);
			take();
		});
		this.#panel.host.querySelector<HTMLElement>('h2')!.focus();
	}

	#showWords(seed: Uint8Array): void {
		const words = this.#panel.words;
		const place = this.#panel.host.querySelector<HTMLDetailsElement>('.recovery')!;
		const page = `${location.host}${location.pathname}`;
		const day = new Intl.DateTimeFormat(this.#panel.lang, { dateStyle: 'long' }).format(new Date());
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
}
