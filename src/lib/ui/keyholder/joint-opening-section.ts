/** Where a facilitator opens a survey with its steward: by mailbox if it has one, and always by files. */
import { facilitatorKey, isForTwo, type Definition } from '../../survey/definition.ts';
import type { Release } from '../../survey/release.ts';
import { seedToKeys } from '../../survey/seed.ts';
import type { Language } from '../../survey/text.ts';
import { copyText } from '../hand-over.ts';
import { h, toDom } from '../markup.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import { filesPart, JointByFiles } from './joint-by-files.ts';
import { JointByMailbox, mailboxPart } from './joint-by-mailbox.ts';
import { JointOpening } from './joint-opening.ts';
import { stewardLink } from './steward-link.ts';

export class JointOpeningSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: KeyholderWords;
	readonly #onRelease: (release: Release | undefined) => void;
	#opening: JointOpening | undefined;
	#byMailbox: JointByMailbox | undefined;

	constructor(
		host: HTMLElement,
		lang: Language,
		onRelease: (release: Release | undefined) => void,
	) {
		this.#host = host;
		this.#lang = lang;
		this.#words = keyholder[lang];
		this.#onRelease = onRelease;
	}

	/** What is to be opened, with which key; asks for nothing yet. */
	set(seed: Uint8Array | undefined, definition: Definition | undefined): void {
		const isReady =
			seed !== undefined &&
			definition !== undefined &&
			isForTwo(definition) &&
			facilitatorKey(definition) === seedToKeys(seed).publicKey.text;
		this.#host.hidden = !isReady;
		this.#host.replaceChildren();
		this.#opening?.stop();
		this.#opening = undefined;
		this.#byMailbox = undefined;
		if (!isReady) return;
		this.#opening = new JointOpening(this.#host, this.#lang, definition, seed, this.#onRelease);
		void this.#draw(this.#opening);
	}

	/** Count again, and say whether the mailbox is still open. */
	refreshMailbox(): void {
		this.#byMailbox?.refresh();
	}

	async #draw(opening: JointOpening): Promise<void> {
		const words = this.#words;
		const { definition, mailbox } = opening;
		const hasMailbox = mailbox !== undefined;
		const asked = await opening.askedFor();
		const isAsked = asked !== undefined;
		// A mailbox keeps the approval: what is open can be looked at again without asking.
		const isDone = isAsked && hasMailbox && (await opening.isOpened(asked));
		const askAgain = h(
			'div',
			{ class: 'asked', hidden: !isAsked || isDone },
			hasMailbox && (await stewardLink(definition, this.#lang)),
			h('p', { class: 'caption' }, words.againHint),
			h(
				'p',
				{ class: 'actions' },
				h('button', { class: 'button plain', 'data-act': 'again' }, words.askAgain),
			),
		);
		if (this.#opening !== opening) return; // another was chosen meanwhile
		const account = h('div', { class: 'account' });
		this.#host.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.jointTitle),
				h('p', {}, words.jointLead(definition.minimum)),
				hasMailbox && [mailboxPart(words, isAsked, isDone), account, askAgain],
				filesPart(words, hasMailbox, !hasMailbox && askAgain),
				!hasMailbox && account,
			]),
		);
		this.#host.querySelector('.account')!.replaceWith(opening.account);
		const byFiles = new JointByFiles(this.#host, this.#lang, opening);
		const byMailbox = mailbox && new JointByMailbox(this.#host, this.#lang, opening, mailbox);
		this.#byMailbox = byMailbox;
		this.refreshMailbox();
		this.#host.onclick = (event) => {
			const { act } = (event.target as Element).closest('button')?.dataset ?? {};
			if (act === 'ask' || act === 'again') void byMailbox?.ask(act === 'again');
			if (act === 'look') void byMailbox?.lookForApproval();
			if (act === 'copy') {
				const { href } = this.#host.querySelector<HTMLAnchorElement>('.link a')!;
				void copyText(event.target as HTMLElement, href, this.#lang);
			}
		};
		this.#host.onsubmit = (event) => {
			event.preventDefault();
			byFiles.take(event.target as HTMLFormElement, event.submitter);
		};
	}
}
