/** Envelopes in, a release out: fetched, dropped or pasted, with progress, a cancel and a plain account. */
import type { Rejected } from '../../survey/errors.ts';
import {
	facilitatorKey,
	isForTwo,
	surveyIdText,
	type Definition,
} from '../../survey/definition.ts';
import type { Language } from '../../survey/text.ts';
import { seedToKeys } from '../../survey/seed.ts';
import { publish, toEarlier, type Refusal } from '../../survey/privacy.ts';
import { createRelease, type Release } from '../../survey/release.ts';
import { runCancellable } from '../cancellable.ts';
import { h, toDom, type Child } from '../markup.ts';
import { misplacedFiles } from '../report/release-files.ts';
import { facilitate, type FacilitateWords } from '../words/facilitate.ts';
import { messageIn } from '../words/message-in.ts';
import { canClose, mailboxOf, type Held } from '../keyholder/keyholder-mailbox.ts';
import { HeldLine } from './held-line.ts';
import { openFiles, type OpenedAll } from './opening.ts';
import { earlierReleases, rememberRelease } from './released-sets.ts';

/** Reasons that are listed; what is more is counted. */
const LISTED = 50;

export class OpeningSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: FacilitateWords;
	readonly #onRelease: (release: Release | undefined) => void;
	#seed: Uint8Array | undefined;
	#definition: Definition | undefined;
	#files: File[] = [];
	#heldLine: HeldLine | undefined;
	#held: Held | undefined;

	constructor(
		host: HTMLElement,
		lang: Language,
		onRelease: (release: Release | undefined) => void,
	) {
		this.#host = host;
		this.#lang = lang;
		this.#words = facilitate[lang];
		this.#onRelease = onRelease;
	}

	/** What is to be opened, with which key; opens nothing yet. */
	set(seed: Uint8Array | undefined, definition: Definition | undefined): void {
		this.#seed = seed;
		this.#definition = definition;
		this.#files = [];
		this.#onRelease(undefined);
		this.#heldLine = undefined;
		const isReady =
			seed !== undefined &&
			definition !== undefined &&
			!isForTwo(definition) &&
			facilitatorKey(definition) === seedToKeys(seed).publicKey.text;
		this.#host.hidden = !isReady;
		if (isReady) this.#draw();
	}

	/** Count again, and say whether the mailbox is still open. */
	refreshMailbox(): void {
		void this.#heldLine?.count();
	}

	#draw(): void {
		const words = this.#words;
		const definition = this.#definition!;
		const hasMailbox = 'mailbox' in definition.via;
		this.#host.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.openTitle),
				h('p', {}, words.openLead(definition.minimum)),
				hasMailbox && [
					h('div', { class: 'held' }),
					h(
						'p',
						{ class: 'actions' },
						h('button', { type: 'button', class: 'button', 'data-act': 'fetch' }, words.fetch),
						h('span', { class: 'caption', 'data-open': '' }, words.fetchHint),
					),
				],
				h(
					'div',
					{ class: 'drop' },
					h('label', { for: 'envelopes' }, words.drop),
					h('p', { class: 'caption', id: 'drop-hint' }, words.dropHint),
					h('input', {
						id: 'envelopes',
						type: 'file',
						multiple: true,
						'aria-describedby': 'drop-hint',
					}),
				),
				h(
					'details',
					{},
					h('summary', {}, words.paste),
					h('label', { for: 'pasted', class: 'visually-hidden' }, words.paste),
					h('textarea', { id: 'pasted', rows: 4, spellcheck: 'false', autocomplete: 'off' }),
					h(
						'p',
						{ class: 'actions' },
						h(
							'button',
							{ type: 'button', class: 'button second', 'data-act': 'paste' },
							words.openPasted,
						),
					),
				),
				h('div', { class: 'account', role: 'status' }),
			]),
		);
		this.#host.onclick = (event) => {
			const { act } = (event.target as Element).closest('button')?.dataset ?? {};
			if (act === 'fetch') void this.#fetch();
			if (act === 'paste') {
				const { value } = this.#host.querySelector<HTMLTextAreaElement>('#pasted')!;
				void this.#add([new File([value], words.paste)]);
			}
			if (act === 'over') this.set(this.#seed, this.#definition);
		};
		this.#held = undefined;
		this.#heldLine = hasMailbox
			? new HeldLine(
					this.#host.querySelector('.held')!,
					this.#lang,
					mailboxOf(definition, seedToKeys(this.#seed!)),
					(held) => {
						this.#held = held;
						const isOpen = canClose(held.state);
						this.#host.querySelector<HTMLElement>('[data-open]')!.hidden = !isOpen;
						if (!isOpen) this.#host.querySelector('[data-while-open]')?.remove();
					},
				)
			: undefined;
		this.refreshMailbox();
		const input = this.#host.querySelector<HTMLInputElement>('#envelopes')!;
		input.addEventListener('change', () => {
			void this.#add([...input.files!]);
		});
		const drop = this.#host.querySelector<HTMLElement>('.drop')!;
		drop.addEventListener('dragover', (event) => {
			event.preventDefault();
			drop.classList.add('over');
		});
		drop.addEventListener('dragleave', () => {
			drop.classList.remove('over');
		});
		drop.addEventListener('drop', (event) => {
			event.preventDefault();
			drop.classList.remove('over');
			void this.#add([...(event.dataTransfer?.files ?? [])]);
		});
	}

	#account(...children: Child[]): HTMLElement {
		const account = this.#host.querySelector<HTMLElement>('.account')!;
		account.replaceChildren(toDom(children));
		return account;
	}

	async #fetch(): Promise<void> {
		const words = this.#words;
		await this.#cancellable(async (signal, say) => {
			const mailbox = mailboxOf(this.#definition!, seedToKeys(this.#seed!));
			let fetched = 0;
			const file = await mailbox.fetch(signal, (count) => {
				fetched = count;
				say(words.fetching(count));
			});
			await this.#heldLine!.count();
			if (fetched === 0) {
				this.#account(h('p', { class: 'note warning' }, words.nothingFetched));
				return;
			}
			// Fetched again, a mailbox replaces what it gave before.
			this.#files = [...this.#files.filter(({ name }) => name !== file.name), file];
			await this.#open(signal, say);
		});
	}

	async #add(files: readonly File[]): Promise<void> {
		if (files.length === 0) return;
		const misplaced = await misplacedFiles(files, 'envelopes', this.#lang);
		if (misplaced.length > 0) {
			this.#account(misplaced.map((sentence) => h('p', { class: 'note error' }, sentence)));
			return;
		}
		const before = this.#files;
		this.#files = [...before, ...files];
		await this.#cancellable((signal, say) => this.#open(signal, say), before);
	}

	/** What was there before comes back if the work is cancelled or fails. */
	async #cancellable(
		work: (signal: AbortSignal, say: (sentence: string) => void) => Promise<void>,
		before = this.#files,
	): Promise<void> {
		const account = this.#host.querySelector<HTMLElement>('.account')!;
		const isDone = await runCancellable(account, this.#lang, this.#words, async (signal, say) => {
			await work(signal, say);
			return true;
		});
		if (isDone !== true) this.#files = before;
	}

	async #open(signal: AbortSignal, say: (sentence: string) => void): Promise<void> {
		const definition = this.#definition!;
		const key = seedToKeys(this.#seed!);
		const opened = await openFiles(
			definition,
			key,
			this.#files,
			(seen) => {
				say(this.#words.opening(seen));
			},
			signal,
		);
		const id = surveyIdText(definition);
		const { tally, fingerprints } = opened;
		const decision = publish(definition, tally, fingerprints, await earlierReleases(id));
		if ('refused' in decision) {
			this.#onRelease(undefined);
			await this.#showAccount(opened, decision.refused);
			return;
		}
		const isKept = await rememberRelease(id, toEarlier(fingerprints, decision.published));
		await this.#showAccount(opened, undefined, isKept);
		this.#onRelease(await createRelease(definition, decision.published, key));
	}

	/** What was counted, what was there twice, what was refused and why, one line each. */
	async #showAccount(
		{ tally, rejected, duplicates }: OpenedAll,
		refused?: Refusal,
		isKept = true,
	): Promise<void> {
		const words = this.#words;
		const listed = rejected.slice(0, LISTED).map((item) => this.#rejected(item));
		const items = await Promise.all(listed);
		const refusal = (sentence: string): Child =>
			h('p', { class: 'note warning refusal' }, sentence);
		const isEmpty = tally.responses + rejected.length + duplicates === 0;
		this.#account(
			refused?.reason === 'too little changed' &&
				refusal(words.tooLittleChanged(refused.changed, refused.minimum)),
			refused?.reason === 'too few responses' && [
				refusal(words.tooFew(refused.responses, refused.minimum)),
				this.#held?.state === 'closed'
					? h('p', {}, words.closedTooFew)
					: h('p', { 'data-while-open': '' }, words.remind),
			],
			isEmpty && h('p', {}, words.nothingFound),
			refused === undefined &&
				h(
					'p',
					{ class: 'note' },
					`${words.counted(tally.responses)} `,
					h('a', { href: '#results' }, words.seeResults),
				),
			!isKept && h('p', { class: 'note warning' }, words.unkept),
			duplicates > 0 && h('p', {}, words.duplicates(duplicates)),
			rejected.length > 0 && [
				h('p', {}, words.rejected(rejected.length)),
				h('ul', { class: 'rejected' }, ...items),
			],
			h(
				'p',
				{ class: 'caption' },
				`${words.sources(this.#files.map(({ name }) => name).join(', '))} `,
				h('button', { type: 'button', class: 'button plain', 'data-act': 'over' }, words.startOver),
			),
		);
	}

	async #rejected({ source, position, reason }: Rejected): Promise<Child> {
		const where = source === '' ? '' : `${this.#words.rejectedAt(source, position)}: `;
		return h('li', {}, h('span', { class: 'quiet' }, where), await messageIn(this.#lang, reason));
	}
}
