/** A key that exists: its file is unlocked, or it is recovered from its words. */
import { unlockKey } from '../../survey/key-file.ts';
import { wordsToSeed } from '../../survey/recovery-words.ts';
import { h } from '../markup.ts';
import { misplacedFiles, Unreadable } from '../report/release-files.ts';
import { AS_TYPED, type KeyPanel } from './key-panel.ts';

export interface KeptKeyWays {
	readonly onBack: () => void;
	/** There is none after all. */
	readonly onMake: () => void;
	readonly onUnlocked: (seed: Uint8Array, isRecovered: boolean) => void;
}

export class KeptKey {
	readonly #panel: KeyPanel;
	readonly #ways: KeptKeyWays;

	constructor(panel: KeyPanel, ways: KeptKeyWays) {
		this.#panel = panel;
		this.#ways = ways;
	}

	/** Take a file that was chosen elsewhere: what is left is its passphrase. */
	choose(file: File): void {
		const chosen = new DataTransfer();
		chosen.items.add(file);
		this.#panel.host.querySelector<HTMLInputElement>('#key-file')!.files = chosen.files;
		this.#panel.host.querySelector<HTMLElement>('#passphrase')!.focus();
	}

	/**
	 * Ask for the file and its passphrase, or for the words.
	 *
	 * @param waiting - What waits for the key; then there is no way back, but one to a new key.
	 */
	show(waiting: string | undefined): void {
		const words = this.#panel.words;
		const isWaiting = waiting !== undefined;
		this.#panel.draw(
			isWaiting && h('p', { class: 'lead', 'data-waiting': '' }, waiting),
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
					h('input', { id: 'passphrase', type: 'password', ...AS_TYPED }),
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
					!isWaiting && this.#panel.backButton(),
				),
				this.#panel.statusLine(),
			),
			h(
				'details',
				{},
				h('summary', {}, words.recover),
				h(
					'form',
					{ class: 'fields', method: 'dialog', 'data-form': 'words' },
					h('label', { for: 'recovery-words' }, words.words),
					h('textarea', { id: 'recovery-words', rows: 4, ...AS_TYPED }),
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
			this.#panel.on('[data-act="make"]', 'click', () => {
				this.#ways.onMake();
			});
		} else {
			this.#panel.on('[data-act="back"]', 'click', () => {
				this.#ways.onBack();
			});
		}
		const field = this.#panel.host.querySelector<HTMLInputElement>('#passphrase')!;
		this.#panel.on('[data-act="show"]', 'click', ({ currentTarget }) => {
			const isHidden = field.type === 'password';
			field.type = isHidden ? 'text' : 'password';
			(currentTarget as HTMLElement).textContent = isHidden
				? words.hidePassphrase
				: words.showPassphrase;
		});
		this.#panel.on('[data-form="file"]', 'submit', (event) => {
			event.preventDefault();
			const file = this.#panel.host.querySelector<HTMLInputElement>('#key-file')!.files![0]!;
			const passphrase = field.value;
			void this.#panel.work('[data-form="file"]', words.unlocking, async (onProgress) => {
				const [misplaced] = await misplacedFiles([file], 'key file', this.#panel.lang);
				if (misplaced !== undefined) throw new Unreadable(misplaced);
				const seed = await unlockKey(await file.text(), passphrase, { onProgress });
				this.#ways.onUnlocked(seed, false);
			});
		});
		this.#panel.on('[data-form="words"]', 'submit', (event) => {
			event.preventDefault();
			const text = this.#panel.host.querySelector('textarea')!.value;
			void this.#panel.work('[data-form="words"]', words.unlocking, () => {
				this.#ways.onUnlocked(wordsToSeed(text), true);
				return Promise.resolve();
			});
		});
	}
}
