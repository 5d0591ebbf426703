/** An opening with a steward by mailbox: what it holds, ask for that, look for the approval. */
import type { Language } from '../../survey/text.ts';
import { HeldLine } from '../facilitate/held-line.ts';
import { h, toDom, type Child } from '../markup.ts';
import { askFirst } from '../second-step.ts';
import { facilitate } from '../words/facilitate.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import type { JointOpening, Request } from './joint-opening.ts';
import { canClose, type Held, type KeyholderMailbox } from './keyholder-mailbox.ts';

/**
 * @param isAsked - Whether something was asked for: then its approval is what is looked for next, and
 *   a mailbox that was closed for it has no more to ask for.
 * @param isDone - Whether that is open by now.
 */
export function mailboxPart(words: KeyholderWords, isAsked: boolean, isDone: boolean): Child {
	return [
		h('div', { class: 'held' }),
		h('p', { class: 'caption', 'data-closes': '' }, words.closesFirst),
		isDone && h('p', {}, words.openedHere),
		h(
			'p',
			{ class: 'actions' },
			h(
				'button',
				{
					type: 'button',
					class: isAsked ? 'button second' : 'button',
					'data-act': 'ask',
					hidden: isAsked,
				},
				words.fetchAndAsk,
			),
			h(
				'button',
				{ type: 'button', class: isAsked ? 'button' : 'button second', 'data-act': 'look' },
				isDone ? words.lookAgain : words.lookForApproval,
			),
		),
	];
}

/** SHA-256 of an envelope. */
const RECEIPT_BYTES = 32;

export class JointByMailbox {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: KeyholderWords;
	readonly #opening: JointOpening;
	readonly #mailbox: KeyholderMailbox;
	readonly #heldLine: HeldLine;

	/** @param host - Where {@link mailboxPart} was drawn. */
	constructor(host: HTMLElement, lang: Language, opening: JointOpening, mailbox: KeyholderMailbox) {
		this.#host = host;
		this.#lang = lang;
		this.#words = keyholder[lang];
		this.#opening = opening;
		this.#mailbox = mailbox;
		this.#heldLine = new HeldLine(host.querySelector('.held')!, lang, mailbox, (held) => {
			void this.#showHeld(held);
		});
	}

	/** Count again, and say whether it is still open. */
	refresh(): void {
		void this.#heldLine.count();
	}

	/** What the button does depends on whether there is anything left to close, or to ask for. */
	async #showHeld({ state, count }: Held): Promise<void> {
		const isOpen = canClose(state);
		const asked = (await this.#opening.askedFor())?.length ?? 0;
		this.#host.querySelector<HTMLElement>('[data-closes]')!.hidden = !isOpen;
		if (!isOpen) this.#host.querySelector('[data-while-open]')?.remove();
		const ask = this.#host.querySelector<HTMLElement>('[data-act="ask"]')!;
		ask.textContent = isOpen ? this.#words.fetchAndAsk : this.#words.askSteward;
		// What was asked for by files may have been less than what it holds.
		ask.hidden = !isOpen && asked > 0 && count * RECEIPT_BYTES <= asked;
	}

	/**
	 * Ask for what is in the mailbox, which is closed for that. First it is counted while it is still
	 * open: closed below the minimum, it could never be opened.
	 *
	 * @param isAgain - Whether to ask for the same as the last time.
	 */
	async ask(isAgain: boolean): Promise<void> {
		const opening = this.#opening;
		const mailbox = this.#mailbox;
		let state = 'closed' as Held['state'];
		let fetched = 0;
		const make = async (
			signal: AbortSignal,
			say: (sentence: string) => void,
		): Promise<Request | undefined> => {
			fetched = await opening.fetch(signal, say);
			return opening.makeRequest(isAgain, state, signal, say);
		};
		const first = await opening.run(async (signal, say) => {
			({ state } = await mailbox.held());
			this.refresh();
			return make(signal, say);
		});
		if (first === undefined) return;
		const isOpen = canClose(state);
		if (isOpen) {
			const words = facilitate[this.#lang];
			const isSure = await askFirst(opening.account, {
				sentence: words.closeSure(fetched, opening.definition.minimum),
				go: this.#words.closeAndAsk,
				stay: words.closeStay,
			});
			if (!isSure) return;
		}
		await opening.run(async (signal, say) => {
			let request: Request | undefined = first;
			if (isOpen) {
				await mailbox.close();
				state = 'closed';
				this.#host.dispatchEvent(new Event('mailboxchange', { bubbles: true }));
				// What came while the question stood there belongs to the set, too.
				const { count } = await mailbox.held();
				if (count !== fetched) request = await make(signal, say);
			}
			if (request === undefined) return;
			signal.throwIfAborted();
			await mailbox.put('request', request.request, signal);
			await opening.showAsked(request);
			this.refresh();
		});
	}

	async lookForApproval(): Promise<void> {
		const opening = this.#opening;
		await opening.run(async (signal, say) => {
			const approval = await this.#mailbox.message('approval', signal);
			signal.throwIfAborted();
			if (approval === undefined) {
				opening.account.replaceChildren(
					toDom(h('p', { class: 'note warning' }, this.#words.notApproved)),
				);
				return;
			}
			await opening.combine(approval, signal, say);
			this.refresh();
		});
	}
}
