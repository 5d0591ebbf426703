/** The facilitator's key: made or unlocked, in use, locked. It is in memory and nowhere else. */
import { seedToKeys } from '../../survey/seed.ts';
import type { Language } from '../../survey/text.ts';
import { h, toDom } from '../markup.ts';
import { facilitate } from '../words/facilitate.ts';
import { KeptKey } from './kept-key.ts';
import { KeyPanel } from './key-panel.ts';
import { NewKey } from './new-key.ts';

export class KeySection {
	readonly #panel: KeyPanel;
	readonly #onChange: (seed: Uint8Array | undefined) => void;
	readonly #lead: string;
	readonly #new: NewKey;
	readonly #kept: KeptKey;
	#isRecovered = false;
	#waiting: string | undefined;

	constructor(
		host: HTMLElement,
		lang: Language,
		onChange: (seed: Uint8Array | undefined) => void,
		lead: string = facilitate[lang].keyLead,
	) {
		this.#panel = new KeyPanel(host, lang);
		this.#onChange = onChange;
		this.#lead = lead;
		const onBack = (): void => {
			this.#showStart();
		};
		this.#new = new NewKey(this.#panel, onBack, onChange);
		this.#kept = new KeptKey(this.#panel, {
			onBack,
			onMake: () => {
				this.#new.show();
			},
			onUnlocked: (seed, isRecovered) => {
				this.#isRecovered = isRecovered;
				this.#panel.draw();
				this.#panel.host.querySelector('h2')!.focus({ preventScroll: true });
				onChange(seed);
			},
		});
		this.#showStart();
	}

	/**
	 * Ask for a key that exists: something waits for it, and a new one would be of no use there.
	 *
	 * @param lead - What waits, and which key it is; `undefined` once nothing waits any more.
	 */
	expectKey(lead: string | undefined): void {
		this.#waiting = lead;
		const isAtStart = this.#panel.host.querySelector('[data-act="have"], [data-waiting]') !== null;
		if (isAtStart) this.#showStart();
	}

	/**
	 * Take a key file that was chosen elsewhere: what is left is its passphrase.
	 *
	 * @returns `false` while a new key is not kept yet, which this would lose
	 */
	choose(file: File): boolean {
		if (this.unsaved !== undefined) return false;
		this.#kept.show(this.#waiting);
		this.#kept.choose(file);
		return true;
	}

	/** Keeps a new key's file and takes the key into use; `undefined` where nothing waits for it. */
	get unsaved(): (() => void) | undefined {
		return this.#new.unsaved;
	}

	#showStart(): void {
		if (this.#waiting !== undefined) {
			this.#kept.show(this.#waiting);
			return;
		}
		const words = this.#panel.words;
		this.#panel.draw(
			h('p', { class: 'lead' }, this.#lead),
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: 'button', 'data-act': 'make' }, words.makeKey),
				h('button', { type: 'button', class: 'button second', 'data-act': 'have' }, words.haveKey),
			),
		);
		this.#panel.on('[data-act="make"]', 'click', () => {
			this.#new.show();
		});
		this.#panel.on('[data-act="have"]', 'click', () => {
			this.#kept.show(this.#waiting);
			this.#panel.host.querySelector<HTMLElement>('#key-file')!.focus();
		});
	}

	/** Under a key that is in use: which one, and how to put it away. */
	showInUse(seed: Uint8Array): void {
		const words = this.#panel.words;
		for (const old of this.#panel.host.querySelectorAll('.in-use, .care')) old.remove();
		this.#panel.host.append(
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
		const care = this.#panel.host.querySelector<HTMLElement>('.care')!;
		const isRecovered = this.#isRecovered;
		void import('./key-care.ts').then(({ KeyCare }) => {
			if (care.isConnected) new KeyCare(care, this.#panel, seed, isRecovered);
		});
		this.#panel.on('[data-act="lock"]', 'click', () => {
			this.#new.forget();
			this.#isRecovered = false;
			this.#onChange(undefined);
			this.#showStart();
			this.#panel.host.querySelector('h2')!.focus();
		});
	}
}
