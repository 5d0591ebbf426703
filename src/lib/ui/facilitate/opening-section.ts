/** Envelopes in, a release out: fetched, dropped or pasted, with progress, a cancel and a plain account. */
import {
	facilitatorKey,
	isForTwo,
	surveyIdText,
	type Definition,
} from '../../survey/definition.ts';
import type { Language } from '../../survey/text.ts';
import type { SecretKey } from '../../survey/keys.ts';
import { seedToKeys } from '../../survey/seed.ts';
import { publish, toEarlier, type Refusal } from '../../survey/privacy.ts';
import { createRelease, type Release } from '../../survey/release.ts';
import { runCancellable } from '../cancellable.ts';
import { onDrop } from '../drop.ts';
import { h, toDom, type Child } from '../markup.ts';
import { misplacedFiles } from '../report/release-files.ts';
import { facilitate, type FacilitateWords } from '../words/facilitate.ts';
import { canClose, mailboxOf, type Held } from '../keyholder/keyholder-mailbox.ts';
import { rejectedList } from '../keyholder/rejected-list.ts';
import { HeldLine } from './held-line.ts';
import { openedNote } from './opened-note.ts';
import { openFiles, type OpenedAll } from './opening.ts';
import { earlierReleases, rememberRelease } from './released-sets.ts';

/** A survey and the key that opens it, for as long as they are in use. */
interface Subject {
	readonly definition: Definition;
	readonly key: SecretKey;
	/** Aborted once the survey is another or the key is locked. */
	readonly over: AbortController;
}

export class OpeningSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: FacilitateWords;
	readonly #onRelease: (release: Release | undefined) => void;
	#subject: Subject | undefined;
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
		const key = seed && seedToKeys(seed);
		const isReady =
			key !== undefined &&
			definition !== undefined &&
			!isForTwo(definition) &&
			facilitatorKey(definition) === key.publicKey.text;
		this.#host.hidden = !isReady;
		this.#begin(isReady ? { definition, key } : undefined);
	}

	/** Begin with nothing, whatever was still under way. */
	#begin(chosen: Omit<Subject, 'over'> | undefined): void {
		this.#subject?.over.abort();
		this.#subject = chosen && { ...chosen, over: new AbortController() };
		this.#files = [];
		this.#onRelease(undefined);
		this.#held = undefined;
		this.#heldLine = undefined;
		if (this.#subject === undefined) this.#host.replaceChildren();
		else this.#draw(this.#subject);
	}

	/** Count again, and say whether the mailbox is still open. */
	refreshMailbox(): void {
		void this.#heldLine?.count();
	}

	#draw(subject: Subject): void {
		const words = this.#words;
		const { definition, key } = subject;
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
			if (act === 'fetch') void this.#fetch(subject);
			if (act === 'paste') {
				const { value } = this.#host.querySelector<HTMLTextAreaElement>('#pasted')!;
				void this.#add(subject, [new File([value], words.paste)]);
			}
			if (act === 'over') {
				this.#begin(subject);
				this.#host.querySelector('h2')!.focus({ preventScroll: true });
			}
		};
		this.#heldLine = hasMailbox
			? new HeldLine(
					this.#host.querySelector('.held')!,
					this.#lang,
					mailboxOf(definition, key),
					(held) => {
						this.#held = held;
						const isOpen = canClose(held.state);
						this.#host.querySelector<HTMLElement>('[data-open]')!.hidden = !isOpen;
						const isThere = isOpen || held.state === 'closed';
						this.#host.querySelector('[data-act="fetch"]')!.classList.toggle('second', !isThere);
						if (!isOpen) this.#host.querySelector('[data-while-open]')?.remove();
					},
				)
			: undefined;
		this.refreshMailbox();
		const input = this.#host.querySelector<HTMLInputElement>('#envelopes')!;
		input.addEventListener('change', () => {
			void this.#add(subject, [...input.files!]);
		});
		onDrop(this.#host.querySelector('.drop')!, (files) => {
			void this.#add(subject, files);
		});
	}

	#account(...children: Child[]): HTMLElement {
		const account = this.#host.querySelector<HTMLElement>('.account')!;
		account.replaceChildren(toDom(children));
		return account;
	}

	async #fetch(subject: Subject): Promise<void> {
		const words = this.#words;
		const heldLine = this.#heldLine!;
		await this.#cancellable(subject, async (signal, say) => {
			const mailbox = mailboxOf(subject.definition, subject.key);
			let fetched = 0;
			const file = await mailbox.fetch(signal, (count) => {
				fetched = count;
				say(words.fetching(count));
			});
			await heldLine.count();
			signal.throwIfAborted();
			if (fetched === 0) {
				this.#account(h('p', { class: 'note warning' }, words.nothingFetched));
				return;
			}
			// Fetched again, a mailbox replaces what it gave before.
			this.#files = [...this.#files.filter(({ name }) => name !== file.name), file];
			await this.#open(subject, signal, say);
		});
	}

	async #add(subject: Subject, files: readonly File[]): Promise<void> {
		if (files.length === 0) return;
		const misplaced = await misplacedFiles(files, 'envelopes', this.#lang);
		if (subject.over.signal.aborted) return;
		if (misplaced.length > 0) {
			this.#account(misplaced.map((sentence) => h('p', { class: 'note error' }, sentence)));
			return;
		}
		const before = this.#files;
		this.#files = [...before, ...files];
		await this.#cancellable(subject, (signal, say) => this.#open(subject, signal, say), before);
	}

	/** What was there before comes back if the work is cancelled or fails. */
	async #cancellable(
		{ over }: Subject,
		work: (signal: AbortSignal, say: (sentence: string) => void) => Promise<void>,
		before = this.#files,
	): Promise<void> {
		const account = this.#host.querySelector<HTMLElement>('.account')!;
		const isDone = await runCancellable(
			account,
			this.#lang,
			this.#words,
			async (signal, say) => {
				await work(signal, say);
				return true;
			},
			over.signal,
		);
		if (isDone !== true && !over.signal.aborted) this.#files = before;
	}

	async #open(
		{ definition, key }: Subject,
		signal: AbortSignal,
		say: (sentence: string) => void,
	): Promise<void> {
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
		const left = await rejectedList(opened.rejected, this.#lang);
		if ('refused' in decision) {
			signal.throwIfAborted();
			this.#onRelease(undefined);
			this.#showAccount(opened, left, decision.refused);
			return;
		}
		const release = await createRelease(definition, decision.published, key);
		signal.throwIfAborted();
		const isKept = await rememberRelease(id, toEarlier(fingerprints, decision.published));
		signal.throwIfAborted();
		this.#showAccount(opened, left, undefined, isKept);
		this.#onRelease(release);
	}

	/** What was counted, what was there twice, what was refused and why, one line each. */
	#showAccount(
		{ tally, rejected, duplicates }: OpenedAll,
		left: Child,
		refused?: Refusal,
		isKept = true,
	): void {
		const words = this.#words;
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
			refused === undefined && openedNote(tally.responses, isKept, words),
			duplicates > 0 && h('p', {}, words.duplicates(duplicates)),
			left,
			h(
				'p',
				{ class: 'caption' },
				`${words.sources(this.#files.map(({ name }) => name).join(', '))} `,
				h('button', { type: 'button', class: 'button plain', 'data-act': 'over' }, words.startOver),
			),
		);
	}
}
