/** An opening with a steward by files: envelopes become a request to save, an approval is opened. */
import type { Language } from '../../survey/text.ts';
import { saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import type { JointOpening } from './joint-opening.ts';
import { stewardLink } from './steward-link.ts';

/**
 * A form that asks and a form that opens, folded away where there is a mailbox.
 *
 * @param askAgain - What stands below the form that asks, if anything does.
 */
export function filesPart(words: KeyholderWords, hasMailbox: boolean, askAgain: Child): Child {
	const fileField = (id: string, label: string, isMany: boolean): Child => [
		h('label', { for: id }, label),
		h('input', { id, type: 'file', multiple: isMany, required: true }),
	];
	return h(
		'details',
		{ open: !hasMailbox },
		h('summary', {}, words.askByFile),
		h(
			'form',
			{ class: 'fields', method: 'dialog', 'data-form': 'ask' },
			fileField('joint-files', words.files, true),
			h('p', { class: 'actions' }, h('button', { class: 'button second' }, words.makeRequest)),
			askAgain,
		),
		h(
			'form',
			{ class: 'fields', method: 'dialog', 'data-form': 'approval' },
			fileField('approval-file', words.approvalFile, false),
			!hasMailbox && h('p', { class: 'caption' }, words.approvalHint),
			h('p', { class: 'actions' }, h('button', { class: 'button second' }, words.openApproval)),
		),
	);
}

export class JointByFiles {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: KeyholderWords;
	readonly #opening: JointOpening;

	/** @param host - Where {@link filesPart} was drawn. */
	constructor(host: HTMLElement, lang: Language, opening: JointOpening) {
		this.#host = host;
		this.#lang = lang;
		this.#words = keyholder[lang];
		this.#opening = opening;
	}

	/** A form was sent: make a request of its files, or open the approval in it. */
	take(form: HTMLFormElement, submitter: HTMLElement | null): void {
		const chosen = form.querySelector('input')!.files!;
		if (form.dataset['form'] === 'ask') {
			this.#opening.files = [...chosen];
			void this.#ask(submitter?.dataset['act'] === 'again');
		} else void this.#openApproval(chosen[0]!);
	}

	/** @param isAgain - Whether to ask for the same as the last time. */
	async #ask(isAgain: boolean): Promise<void> {
		const opening = this.#opening;
		await opening.run(async (signal, say) => {
			const request = await opening.makeRequest(isAgain, undefined, signal, say);
			if (request === undefined) return;
			await opening.showAsked(request);
			await this.#offer(request.request);
		});
	}

	async #offer(request: Blob): Promise<void> {
		const { account, definition, mailbox } = this.#opening;
		account.append(
			toDom(
				h(
					'p',
					{ class: 'actions' },
					h(
						'button',
						{ type: 'button', class: 'button', 'data-save': 'request' },
						this.#words.saveRequest,
					),
				),
			),
		);
		account.querySelector('[data-save="request"]')!.addEventListener('click', () => {
			saveFile('peer-coach.request', request, 'application/octet-stream');
		});
		if (mailbox === undefined) account.append(toDom(await stewardLink(definition, this.#lang)));
	}

	async #openApproval(approval: File): Promise<void> {
		const opening = this.#opening;
		// After a closed tab nothing was asked in this page: the envelopes are chosen anew.
		const chosen = this.#host.querySelector<HTMLInputElement>('#joint-files')!.files!;
		if (chosen.length > 0) opening.files = [...chosen];
		await opening.run((signal, say) => opening.combine(approval, signal, say));
	}
}
