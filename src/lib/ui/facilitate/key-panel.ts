/** What all states of the key's section share: a heading, a way back, and work that takes a moment. */
import { FormatError, OpenError } from '../../survey/errors.ts';
import type { Language } from '../../survey/text.ts';
import { h, toDom, type Child } from '../markup.ts';
import { Unreadable } from '../report/release-files.ts';
import { bringIntoSight } from '../sight.ts';
import { facilitate, type FacilitateWords } from '../words/facilitate.ts';
import { messageIn } from '../words/message-in.ts';

/** For what is typed as it is: a browser should neither change nor remember it. */
export const AS_TYPED = {
	required: true,
	autocomplete: 'off',
	autocapitalize: 'none',
	spellcheck: 'false',
} as const;

export class KeyPanel {
	readonly host: HTMLElement;
	readonly lang: Language;
	readonly words: FacilitateWords;

	constructor(host: HTMLElement, lang: Language) {
		this.host = host;
		this.lang = lang;
		this.words = facilitate[lang];
	}

	/** Show this below the heading, in the place of what was there. */
	draw(...children: Child[]): void {
		this.host.replaceChildren(toDom([h('h2', { tabindex: -1 }, this.words.keyTitle), ...children]));
	}

	on(selector: string, event: string, handle: (event: Event) => void): void {
		this.host.querySelector(selector)!.addEventListener(event, handle);
	}

	backButton(): Child {
		return h(
			'button',
			{ type: 'button', class: 'button plain', 'data-act': 'back' },
			this.words.back,
		);
	}

	/** Stands in one form of a drawing; {@link work} moves it to the one that is sent. */
	statusLine(): Child {
		return h(
			'div',
			{ class: 'status', role: 'status', hidden: true },
			h('p', {}),
			h('progress', { max: 1, value: 0 }),
		);
	}

	/** Something that takes a moment, with its progress; a failure is said beside its button. */
	async work(
		form: string,
		sentence: string,
		work: (onProgress: (done: number) => void) => Promise<void>,
	): Promise<void> {
		const status = this.host.querySelector<HTMLElement>('.status')!;
		const bar = status.querySelector('progress')!;
		const buttons = this.host.querySelectorAll<HTMLButtonElement>('button');
		status.className = 'status note';
		status.querySelector('p')!.textContent = sentence;
		status.hidden = false;
		this.host.querySelector(form)!.append(status);
		bringIntoSight(status);
		bar.hidden = false;
		const from = document.activeElement as HTMLElement | null;
		for (const button of buttons) button.disabled = true;
		try {
			await work((done) => {
				bar.value = done;
			});
			status.hidden = true;
		} catch (error) {
			let message;
			if (error instanceof Unreadable) message = error.message;
			else if (error instanceof FormatError || error instanceof OpenError)
				message = await messageIn(this.lang, error.message);
			// A passphrase is stretched over more memory than a small device may have left.
			else if (error instanceof RangeError) message = this.words.noMemory;
			else throw error;
			status.className = 'status note error';
			status.querySelector('p')!.textContent = message;
			bar.hidden = true;
			bringIntoSight(status);
		} finally {
			for (const button of buttons) button.disabled = false;
			// A button that was disabled has lost the focus.
			if (document.activeElement === document.body && from?.isConnected) from.focus();
		}
	}
}
