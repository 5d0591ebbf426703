/** A survey's mailbox, as its facilitator opens, closes and empties it. */
import { MailboxError } from '../../survey/errors.ts';
import type { Language } from '../../survey/text.ts';
import {
	canClose,
	type KeyholderMailbox,
	type MailboxState,
} from '../keyholder/keyholder-mailbox.ts';
import { h, toDom, type Child } from '../markup.ts';
import { askFirst } from '../second-step.ts';
import { facilitate, type FacilitateWords } from '../words/facilitate.ts';
import { invite, type InviteWords } from '../words/invite.ts';
import { messageIn } from '../words/message-in.ts';

export interface MailboxPanelOptions {
	readonly lang: Language;
	readonly mailbox: KeyholderMailbox;
	/** The survey's. */
	readonly minimum: number;
	/** Whether it may hold the questions: those of the site have an address of their own. */
	readonly mayHoldQuestions: boolean;
	/** Told how it stands, and whether it can give the questions to a short link. */
	readonly onState: (state: MailboxState | 'unknown', hasQuestions: boolean) => void;
}

export class MailboxPanel {
	readonly #host: HTMLElement;
	readonly #options: MailboxPanelOptions;
	readonly #words: FacilitateWords;

	/** @param host - Hears `mailboxchange`, which bubbles, whenever something was done. */
	constructor(host: HTMLElement, options: MailboxPanelOptions) {
		this.#host = host;
		this.#options = options;
		this.#words = facilitate[options.lang];
		host.addEventListener('click', (event) => {
			const act = (event.target as Element).closest('button')?.dataset['mailbox'];
			if (act !== undefined) void this.#do(act as 'open' | 'close' | 'remove');
		});
	}

	/** Whether there is a mailbox, and what can be done with it. */
	async show(): Promise<void> {
		const words = this.#words;
		const { lang, mailbox, mayHoldQuestions, onState } = this.#options;
		const button = (act: string, label: string, kind = 'second'): Child =>
			h('button', { type: 'button', class: `button ${kind}`, 'data-mailbox': act }, label);
		try {
			const { state } = await mailbox.held();
			const mayHave = canClose(state) && mayHoldQuestions;
			onState(state, mayHave && (await mailbox.hasQuestions()));
			const hasFocus = this.#host.contains(document.activeElement);
			this.#host.replaceChildren(
				toDom([
					h('h3', { tabindex: -1 }, words.mailbox),
					h(
						'p',
						{ class: state === 'none' ? 'note warning' : 'note', role: 'status' },
						words.mailboxState[state],
					),
					state === 'none' && keepThere(invite[lang]),
					h(
						'p',
						{ class: 'actions' },
						state === 'none' && button('open', words.openMailbox, ''),
						canClose(state) && button('close', words.closeMailbox),
						(canClose(state) || state === 'closed') &&
							button('remove', words.deleteMailbox, 'plain'),
					),
					h('div', { class: 'sure' }),
				]),
			);
			if (hasFocus) this.#host.querySelector<HTMLElement>('h3')!.focus();
		} catch (error) {
			if (!(error instanceof MailboxError)) throw error;
			onState('unknown', false);
			const message = await messageIn(lang, error.message);
			this.#host.replaceChildren(
				toDom([
					h('h3', {}, words.mailbox),
					h('p', { class: 'note error', role: 'alert' }, message),
				]),
			);
		}
	}

	async #do(act: 'open' | 'close' | 'remove'): Promise<void> {
		const { lang, mailbox } = this.#options;
		try {
			if (act === 'open') {
				await mailbox.open(this.#host.querySelector<HTMLInputElement>('#keep-there')!.checked);
			} else {
				if (!(await this.#askFirst(act))) return;
				await mailbox[act]();
			}
			this.#host.dispatchEvent(new Event('mailboxchange', { bubbles: true }));
		} catch (error) {
			if (!(error instanceof MailboxError)) throw error;
			const message = await messageIn(lang, error.message);
			const status = this.#host.querySelector('.note')!;
			status.className = 'note error';
			status.textContent = message;
		}
	}

	async #askFirst(act: 'close' | 'remove'): Promise<boolean> {
		const words = this.#words;
		const { mailbox, minimum } = this.#options;
		const sure = this.#host.querySelector<HTMLElement>('.sure')!;
		if (act === 'remove') {
			const { deleteSure: sentence, deleteGo: go, deleteStay: stay } = words;
			return askFirst(sure, { sentence, go, stay, isRisky: true });
		}
		const { count } = await mailbox.held();
		return askFirst(sure, {
			sentence: words.closeSure(count, minimum),
			go: words.closeGo,
			stay: words.closeStay,
			isRisky: count < minimum,
		});
	}
}

/** Whether the mailbox is given the questions as well: asked before it is opened. */
function keepThere(words: InviteWords): Child {
	return h(
		'p',
		{ class: 'keep-there' },
		h('input', {
			type: 'checkbox',
			id: 'keep-there',
			checked: true,
			'aria-describedby': 'keep-there-hint',
		}),
		' ',
		h('label', { for: 'keep-there' }, words.keepThere),
		h('span', { class: 'caption', id: 'keep-there-hint' }, words.keepThereHint),
	);
}
