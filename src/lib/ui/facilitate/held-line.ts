/** How many envelopes are in the mailbox, told to its keyholders only, with a button to count again. */
import type { Language } from '../../survey/text.ts';
import { MailboxError } from '../../survey/errors.ts';
import { h, toDom } from '../markup.ts';
import { facilitate } from '../words/facilitate.ts';
import { messageIn } from '../words/message-in.ts';
import type { KeyholderMailbox, Held } from '../keyholder/keyholder-mailbox.ts';

export class HeldLine {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #mailbox: KeyholderMailbox;
	readonly #onHeld: (held: Held) => void;
	#asked = 0;

	/** @param onHeld - Told at each count, for what depends on it. */
	constructor(
		host: HTMLElement,
		lang: Language,
		mailbox: KeyholderMailbox,
		onHeld: (held: Held) => void,
	) {
		this.#host = host;
		this.#lang = lang;
		this.#mailbox = mailbox;
		this.#onHeld = onHeld;
		const words = facilitate[lang];
		host.replaceChildren(
			toDom([
				h(
					'p',
					{},
					h('strong', { role: 'status' }),
					' ',
					h('button', { type: 'button', class: 'button plain' }, words.countAgain),
				),
				h('p', { class: 'caption' }, words.heldHint),
			]),
		);
		host.querySelector('button')!.addEventListener('click', () => {
			void this.count();
		});
	}

	async count(): Promise<void> {
		const words = facilitate[this.#lang];
		const asked = (this.#asked += 1);
		let said: string;
		let held: Held | undefined;
		try {
			held = await this.#mailbox.held();
			said = words.held[held.state](held.count);
		} catch (error) {
			if (!(error instanceof MailboxError)) throw error;
			said = await messageIn(this.#lang, error.message);
		}
		// An answer that comes late must not take the place of a newer one, nor speak for another survey.
		if (asked !== this.#asked || !this.#host.isConnected) return;
		this.#host.querySelector('strong')!.textContent = said;
		if (held !== undefined) this.#onHeld(held);
	}
}
