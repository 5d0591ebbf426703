/**
 * The facilitator's side of an opening with a steward, whichever way messages travel: make a request,
 * combine its approval, and say what came of it. It is resumed after a closed tab.
 * @module
 */
import { concat, isEqual } from '../../survey/bytes.ts';
import { surveyIdText, type Definition } from '../../survey/definition.ts';
import { Fingerprints } from '../../survey/fingerprints.ts';
import type { Release } from '../../survey/release.ts';
import { seedToKeys } from '../../survey/seed.ts';
import type { Language } from '../../survey/text.ts';
import { runCancellable } from '../cancellable.ts';
import { openedNote } from '../facilitate/opened-note.ts';
import { rememberRelease, storedReleases } from '../facilitate/released-sets.ts';
import { h, toDom } from '../markup.ts';
import { bringIntoSight } from '../sight.ts';
import { facilitate } from '../words/facilitate.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import { canClose, mailboxOf, type Held, type KeyholderMailbox } from './keyholder-mailbox.ts';
import { runJob } from './keyholder-work.ts';
import type { Result } from './keyholder-worker.ts';
import { rejectedList } from './rejected-list.ts';
import { rememberRequest, requestsMade } from './requests-made.ts';

export type Request = Extract<Result, { action: 'ask' }>;
type Say = (sentence: string) => void;

export class JointOpening {
	readonly definition: Definition;
	/** There if envelopes and messages travel by mailbox. */
	readonly mailbox: KeyholderMailbox | undefined;
	/** With the envelopes, chosen or fetched; none until then. */
	files: readonly File[] = [];
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: KeyholderWords;
	readonly #seed: Uint8Array;
	readonly #onRelease: (release: Release | undefined) => void;
	/** Where it is said how it goes, and what came of it. */
	readonly account = toDom(h('div', { class: 'account', role: 'status' })) as HTMLElement;
	readonly #over = new AbortController();

	/** @param host - Has, once it is drawn, the {@link account}, and what is `.asked`. */
	constructor(
		host: HTMLElement,
		lang: Language,
		definition: Definition,
		seed: Uint8Array,
		onRelease: (release: Release | undefined) => void,
	) {
		this.#host = host;
		this.#lang = lang;
		this.#words = keyholder[lang];
		this.#seed = seed;
		this.#onRelease = onRelease;
		this.definition = definition;
		this.mailbox =
			'mailbox' in definition.via ? mailboxOf(definition, seedToKeys(seed)) : undefined;
	}

	/** Another survey was chosen, or the key was locked: whatever is still under way says no more. */
	stop(): void {
		this.#over.abort();
	}

	/** Run something long, which the account tells of. */
	run<T>(work: (signal: AbortSignal, say: Say) => Promise<T>): Promise<T | undefined> {
		return runCancellable(this.account, this.#lang, this.#words, work, this.#over.signal);
	}

	/**
	 * Take the envelopes of the mailbox.
	 *
	 * @returns How many they are.
	 */
	async fetch(signal: AbortSignal, say: Say): Promise<number> {
		let fetched = 0;
		const file = await this.mailbox!.fetch(signal, (count) => {
			fetched = count;
			say(this.#words.fetching(count));
		});
		this.files = [file];
		return fetched;
	}

	/** Receipts of what was asked for the last time. */
	async askedFor(): Promise<Uint8Array | undefined> {
		return (await requestsMade(surveyIdText(this.definition))).at(-1)?.receipts;
	}

	/** Whether exactly these envelopes were opened with the steward before. */
	async isOpened(receipts: Uint8Array): Promise<boolean> {
		return (await this.#opened()).some((opened) => isEqual(opened, receipts));
	}

	/** Receipts of what was opened with the steward before, a release each. */
	async #opened(): Promise<Uint8Array[]> {
		const releases = await storedReleases(surveyIdText(this.definition));
		return releases.map(({ receipts }) => receipts);
	}

	/**
	 * Make a request of the files; it is not handed over yet.
	 *
	 * @param isAgain - Whether to ask for the same as the last time.
	 * @param state - Of the mailbox that the files are from.
	 *
	 * @returns `undefined` if there is too little to ask for, which is then said.
	 */
	async makeRequest(
		isAgain: boolean,
		state: Held['state'] | undefined,
		signal: AbortSignal,
		say: Say,
	): Promise<Request | undefined> {
		const again = isAgain ? await this.askedFor() : undefined;
		const result = await runJob(
			{
				action: 'ask',
				definition: this.definition,
				seed: this.#seed,
				files: this.files,
				opened: concat(...(await this.#opened())),
				...(again && { again }),
			},
			(done, total) => {
				say(this.#words.working(done, total));
			},
			signal,
		);
		if (result.action === 'ask') return result;
		this.#showRefusal(result, state);
		return undefined;
	}

	/** It is on its way, or about to be: what was asked for, and how it goes on. */
	async showAsked({ asked, count, openedBefore, rejected }: Request): Promise<void> {
		await rememberRequest(surveyIdText(this.definition), asked);
		const left = await rejectedList(rejected, this.#lang);
		this.#over.signal.throwIfAborted();
		this.#onRelease(undefined);
		this.account.replaceChildren(
			toDom([
				h('p', { class: 'note' }, this.#words.asked(count)),
				openedBefore > 0 && h('p', {}, this.#words.openedBefore(openedBefore)),
				left,
			]),
		);
		const next = this.#host.querySelector<HTMLElement>('.asked')!;
		next.hidden = false;
		this.#host.querySelector('[data-act="ask"]')?.classList.add('second');
		bringIntoSight(next, this.account.firstElementChild as HTMLElement);
	}

	/**
	 * Combine an approval with what was asked for, and hand over the release.
	 *
	 * @param isUnasked - Whether to go on if this device does not remember having asked.
	 */
	async combine(approval: Blob, signal: AbortSignal, say: Say, isUnasked = false): Promise<void> {
		// After a closed tab nothing was fetched in this page.
		if (this.files.length === 0 && this.mailbox !== undefined) await this.fetch(signal, say);
		const id = surveyIdText(this.definition);
		const result = await runJob(
			{
				action: 'combine',
				definition: this.definition,
				seed: this.#seed,
				files: this.files,
				approval,
				asked: await requestsMade(id),
				isUnasked,
				earlier: await storedReleases(id),
			},
			(done, total) => {
				say(this.#words.working(done, total));
			},
			signal,
		);
		if (result.action === 'not asked') {
			this.#askWhetherToGoOn(approval, result);
			return;
		}
		if (result.action !== 'combine') {
			this.#showRefusal(result);
			return;
		}
		const { names, answered, receipts } = result.earlier;
		const release = { set: Fingerprints.fromBytes(names), answered };
		const isKept = await rememberRelease(id, release, receipts);
		const left = await rejectedList(result.rejected, this.#lang);
		this.#over.signal.throwIfAborted();
		// What was asked for is open: nothing is left to send.
		if (this.mailbox !== undefined) this.#host.querySelector<HTMLElement>('.asked')!.hidden = true;
		this.account.replaceChildren(
			toDom([openedNote(result.release.responses, isKept, facilitate[this.#lang]), left]),
		);
		this.#onRelease(result.release);
	}

	/** An approval that this device did not ask for: another device did, or nobody. */
	#askWhetherToGoOn(
		approval: Blob,
		{ count, held }: Extract<Result, { action: 'not asked' }>,
	): void {
		const words = this.#words;
		this.account.replaceChildren(
			toDom([
				h('p', { class: 'note warning' }, words.notAsked(count, held)),
				h(
					'p',
					{ class: 'actions' },
					h('button', { type: 'button', class: 'button', 'data-go-on': '' }, words.openUnasked),
				),
			]),
		);
		this.account.querySelector('[data-go-on]')!.addEventListener('click', () => {
			void this.run((signal, say) => this.combine(approval, signal, say, true));
		});
	}

	#showRefusal(result: Result, state?: Held['state']): void {
		if (result.action !== 'refused') return;
		const { refused, openedBefore } = result;
		const words = facilitate[this.#lang];
		const isFew = refused.reason === 'too few responses';
		let sentence;
		if (!isFew) sentence = words.tooLittleChanged(refused.changed, refused.minimum);
		else if (canClose(state)) sentence = this.#words.fewToAsk(refused.responses, refused.minimum);
		else sentence = words.tooFew(refused.responses, refused.minimum);
		this.account.replaceChildren(
			toDom([
				h('p', { class: 'note warning refusal' }, sentence),
				openedBefore > 0 && h('p', {}, this.#words.openedBefore(openedBefore)),
				canClose(state) &&
					h('p', { 'data-while-open': '' }, this.#words.staysOpen, ' ', words.remind),
				isFew && state === 'closed' && h('p', {}, words.closedTooFew),
				isFew && state === undefined && h('p', {}, words.remind),
			]),
		);
	}
}
