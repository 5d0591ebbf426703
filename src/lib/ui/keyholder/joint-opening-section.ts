/** The facilitator's side of an opening with a steward: ask, wait, combine. Resumed after a closed tab. */
import { concat } from '../../survey/bytes.ts';
import { isForTwo, surveyIdText, type Definition } from '../../survey/definition.ts';
import type { Language } from '../../survey/text.ts';
import { facilitatorKey } from '../../survey/definition.ts';
import { seedToKeys } from '../../survey/seed.ts';
import { definitionToLink } from '../../survey/link.ts';
import type { Release } from '../../survey/release.ts';
import { localPath } from '../../site/languages.ts';
import { runCancellable } from '../cancellable.ts';
import { canClose, mailboxOf, type KeyholderMailbox, type Held } from './keyholder-mailbox.ts';
import { HeldLine } from '../facilitate/held-line.ts';
import { rememberRelease, storedReleases } from '../facilitate/released-sets.ts';
import { askFirst } from '../facilitate/second-step.ts';
import { copyText, saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { bringIntoSight } from '../sight.ts';
import { facilitate } from '../words/facilitate.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import { Fingerprints } from '../../survey/fingerprints.ts';
import type { Result } from './keyholder-worker.ts';
import { runJob } from './keyholder-work.ts';
import { rejectedList } from './rejected-list.ts';
import { rememberRequest, requestsMade } from './requests-made.ts';

type Request = Extract<Result, { action: 'ask' }>;

export class JointOpeningSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: KeyholderWords;
	readonly #onRelease: (release: Release | undefined) => void;
	#seed!: Uint8Array;
	#definition!: Definition;
	#files: readonly File[] = [];
	#heldLine: HeldLine | undefined;

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
		this.#heldLine = undefined;
		if (!isReady) return;
		this.#seed = seed;
		this.#definition = definition;
		this.#files = [];
		void this.#draw();
	}

	/** Count again, and say whether the mailbox is still open. */
	refreshMailbox(): void {
		void this.#heldLine?.count();
	}

	get #mailbox(): KeyholderMailbox | undefined {
		if (!('mailbox' in this.#definition.via)) return undefined;
		return mailboxOf(this.#definition, seedToKeys(this.#seed));
	}

	/** Receipts of what was asked for the last time. */
	async #askedFor(): Promise<Uint8Array | undefined> {
		return (await requestsMade(surveyIdText(this.#definition))).at(-1)?.receipts;
	}

	/** Receipts of all that was opened with the steward before. */
	async #opened(): Promise<Uint8Array> {
		const releases = await storedReleases(surveyIdText(this.#definition));
		return concat(...releases.map(({ receipts }) => receipts));
	}

	async #draw(): Promise<void> {
		const words = this.#words;
		const hasMailbox = this.#mailbox !== undefined;
		const isAsked = (await this.#askedFor()) !== undefined;
		const fileField = (id: string, label: string, isMany: boolean): Child => [
			h('label', { for: id }, label),
			h('input', { id, type: 'file', multiple: isMany, required: true }),
		];
		const askAgain = h(
			'div',
			{ class: 'asked', hidden: !isAsked },
			hasMailbox && (await this.#linkForSteward()),
			h('p', { class: 'caption' }, words.againHint),
			h(
				'p',
				{ class: 'actions' },
				h('button', { class: 'button plain', 'data-act': 'again' }, words.askAgain),
			),
		);
		this.#host.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.jointTitle),
				h('p', {}, words.jointLead(this.#definition.minimum)),
				hasMailbox && [
					h('div', { class: 'held' }),
					h('p', { class: 'caption', 'data-closes': '' }, words.closesFirst),
					h(
						'p',
						{ class: 'actions' },
						h(
							'button',
							{ type: 'button', class: isAsked ? 'button second' : 'button', 'data-act': 'ask' },
							words.fetchAndAsk,
						),
						h(
							'button',
							{ type: 'button', class: isAsked ? 'button' : 'button second', 'data-act': 'look' },
							words.lookForApproval,
						),
					),
					h('div', { class: 'account', role: 'status' }),
					askAgain,
				],
				h(
					'details',
					{ open: !hasMailbox },
					h('summary', {}, words.askByFile),
					h(
						'form',
						{ class: 'fields', method: 'dialog', 'data-form': 'ask' },
						fileField('joint-files', words.files, true),
						h(
							'p',
							{ class: 'actions' },
							h('button', { class: 'button second' }, words.makeRequest),
						),
						!hasMailbox && askAgain,
					),
					h(
						'form',
						{ class: 'fields', method: 'dialog', 'data-form': 'approval' },
						fileField('approval-file', words.approvalFile, false),
						!hasMailbox && h('p', { class: 'caption' }, words.approvalHint),
						h(
							'p',
							{ class: 'actions' },
							h('button', { class: 'button second' }, words.openApproval),
						),
					),
				),
				!hasMailbox && h('div', { class: 'account', role: 'status' }),
			]),
		);
		this.#heldLine = hasMailbox
			? new HeldLine(this.#host.querySelector('.held')!, this.#lang, this.#mailbox, (held) => {
					this.#showHeld(held);
				})
			: undefined;
		this.refreshMailbox();
		this.#host.onclick = (event) => {
			const { act } = (event.target as Element).closest('button')?.dataset ?? {};
			if (hasMailbox && (act === 'ask' || act === 'again')) {
				void this.#askByMailbox(act === 'again');
			}
			if (act === 'look') void this.#lookForApproval();
			if (act === 'copy') {
				const { href } = this.#host.querySelector<HTMLAnchorElement>('.link a')!;
				void copyText(event.target as HTMLElement, href, words.copied);
			}
		};
		this.#host.onsubmit = (event) => {
			event.preventDefault();
			const { form } = (event.target as HTMLFormElement).dataset;
			const chosen = (event.target as HTMLFormElement).querySelector('input')!.files!;
			if (form === 'ask') {
				this.#files = [...chosen];
				const isAgain = event.submitter?.dataset['act'] === 'again';
				void this.#askByFiles(isAgain);
			} else void this.#openApproval(chosen[0]!);
		};
	}

	/** What the button does depends on whether there is anything left to close. */
	#showHeld({ state }: Held): void {
		const isOpen = canClose(state);
		this.#host.querySelector<HTMLElement>('[data-closes]')!.hidden = !isOpen;
		if (!isOpen) this.#host.querySelector('[data-while-open]')?.remove();
		this.#host.querySelector('[data-act="ask"]')!.textContent = isOpen
			? this.#words.fetchAndAsk
			: this.#words.askSteward;
	}

	get #account(): HTMLElement {
		return this.#host.querySelector('.account')!;
	}

	#run<T>(
		work: (signal: AbortSignal, say: (sentence: string) => void) => Promise<T>,
	): Promise<T | undefined> {
		return runCancellable(this.#account, this.#lang, this.#words, work);
	}

	async #fetch(signal: AbortSignal, say: (sentence: string) => void): Promise<File> {
		return this.#mailbox!.fetch(signal, (count) => {
			say(this.#words.fetching(count));
		});
	}

	/**
	 * Ask for what is in the mailbox, which is closed for that. First it is counted while it is still
	 * open: closed below the minimum, it could never be opened.
	 */
	async #askByMailbox(isAgain: boolean): Promise<void> {
		const mailbox = this.#mailbox!;
		let state = 'closed' as Held['state'];
		let fetched = 0;
		const make = async (
			signal: AbortSignal,
			say: (sentence: string) => void,
		): Promise<Request | undefined> => {
			const file = await mailbox.fetch(signal, (count) => {
				fetched = count;
				say(this.#words.fetching(count));
			});
			this.#files = [file];
			return this.#makeRequest(isAgain, state, signal, say);
		};
		const first = await this.#run(async (signal, say) => {
			({ state } = await mailbox.held());
			this.refreshMailbox();
			return make(signal, say);
		});
		if (first === undefined) return;
		const isOpen = canClose(state);
		if (isOpen) {
			const words = facilitate[this.#lang];
			const isSure = await askFirst(this.#account, {
				sentence: words.closeSure(fetched, this.#definition.minimum),
				go: this.#words.closeAndAsk,
				stay: words.closeStay,
			});
			if (!isSure) return;
		}
		await this.#run(async (signal, say) => {
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
			await mailbox.put('request', request.request);
			await this.#showAsked(request);
		});
	}

	async #askByFiles(isAgain: boolean): Promise<void> {
		await this.#run(async (signal, say) => {
			const request = await this.#makeRequest(isAgain, undefined, signal, say);
			if (request === undefined) return;
			await this.#showAsked(request);
			await this.#offerRequest(request.request);
		});
	}

	/**
	 * Make a request of the files; it is not handed over yet.
	 *
	 * @param isAgain - Whether to ask for the same as the last time.
	 * @param state - Of the mailbox that the files are from.
	 *
	 * @returns `undefined` if there is too little to ask for, which is then said.
	 */
	async #makeRequest(
		isAgain: boolean,
		state: Held['state'] | undefined,
		signal: AbortSignal,
		say: (sentence: string) => void,
	): Promise<Request | undefined> {
		const again = isAgain ? await this.#askedFor() : undefined;
		const result = await runJob(
			{
				action: 'ask',
				definition: this.#definition,
				seed: this.#seed,
				files: this.#files,
				opened: await this.#opened(),
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

	async #showAsked({ asked, count, openedBefore, rejected }: Request): Promise<void> {
		this.#onRelease(undefined);
		await rememberRequest(surveyIdText(this.#definition), asked);
		this.#account.replaceChildren(
			toDom([
				h('p', { class: 'note' }, this.#words.asked(count)),
				openedBefore > 0 && h('p', {}, this.#words.openedBefore(openedBefore)),
				await rejectedList(rejected, this.#lang),
			]),
		);
		const next = this.#host.querySelector<HTMLElement>('.asked')!;
		next.hidden = false;
		this.#host.querySelector('[data-act="ask"]')?.classList.add('second');
		bringIntoSight(next, this.#account.firstElementChild as HTMLElement);
	}

	async #offerRequest(request: Blob): Promise<void> {
		this.#account.append(
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
		this.#account.querySelector('[data-save="request"]')!.addEventListener('click', () => {
			saveFile('peer-coach.request', request, 'application/octet-stream');
		});
		if (this.#mailbox === undefined) this.#account.append(toDom(await this.#linkForSteward()));
	}

	/** The steward opens this: it holds the survey and nothing of the answers. */
	async #linkForSteward(): Promise<Child> {
		const words = this.#words;
		const fragment = await definitionToLink(this.#definition);
		const link = `${location.origin}${localPath(this.#lang, '/steward/')}#${fragment}`;
		return [
			h('p', {}, words.stewardLink),
			h('p', { class: 'link' }, h('a', { href: link, target: '_blank' }, link)),
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: 'button', 'data-act': 'copy' }, words.copyLink),
			),
		];
	}

	async #lookForApproval(): Promise<void> {
		await this.#run(async (signal, say) => {
			const approval = await this.#mailbox!.message('approval');
			if (approval === undefined) {
				this.#account.replaceChildren(
					toDom(h('p', { class: 'note warning' }, this.#words.notApproved)),
				);
				return;
			}
			if (this.#files.length === 0) this.#files = [await this.#fetch(signal, say)];
			await this.#combine(approval, signal, say);
		});
	}

	async #openApproval(approval: File): Promise<void> {
		// After a closed tab nothing was asked in this page: the envelopes are chosen anew.
		const chosen = this.#host.querySelector<HTMLInputElement>('#joint-files')!.files!;
		if (chosen.length > 0) this.#files = [...chosen];
		await this.#run(async (signal, say) => {
			if (this.#files.length === 0 && this.#mailbox !== undefined) {
				this.#files = [await this.#fetch(signal, say)];
			}
			await this.#combine(approval, signal, say);
		});
	}

	/** @param isUnasked - Whether to go on if this device does not remember having asked. */
	async #combine(
		approval: Blob,
		signal: AbortSignal,
		say: (sentence: string) => void,
		isUnasked = false,
	): Promise<void> {
		const id = surveyIdText(this.#definition);
		const result = await runJob(
			{
				action: 'combine',
				definition: this.#definition,
				seed: this.#seed,
				files: this.#files,
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
		const words = facilitate[this.#lang];
		// What was asked for is open: nothing is left to send.
		if (this.#mailbox !== undefined) {
			this.#host.querySelector<HTMLElement>('.asked')!.hidden = true;
		}
		this.#account.replaceChildren(
			toDom([
				h(
					'p',
					{ class: 'note' },
					`${words.counted(result.release.responses)} `,
					h('a', { href: '#results' }, words.seeResults),
				),
				await rejectedList(result.rejected, this.#lang),
				!isKept && h('p', { class: 'note warning' }, words.unkept),
			]),
		);
		this.#onRelease(result.release);
	}

	/** An approval that this device did not ask for: another device did, or nobody. */
	#askWhetherToGoOn(
		approval: Blob,
		{ count, held }: Extract<Result, { action: 'not asked' }>,
	): void {
		const words = this.#words;
		this.#account.replaceChildren(
			toDom([
				h('p', { class: 'note warning' }, words.notAsked(count, held)),
				h(
					'p',
					{ class: 'actions' },
					h('button', { type: 'button', class: 'button', 'data-go-on': '' }, words.openUnasked),
				),
			]),
		);
		this.#account.querySelector('[data-go-on]')!.addEventListener('click', () => {
			void this.#run((signal, say) => this.#combine(approval, signal, say, true));
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
		this.#account.replaceChildren(
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
