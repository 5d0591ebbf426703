/** A steward's answer to a request: what it asks, approving or refusing it, and what came of that. */
import type { ApprovalRefusal } from '../../survey/approval.ts';
import { surveyIdText, type Definition } from '../../survey/definition.ts';
import { seedToKeys } from '../../survey/seed.ts';
import type { Language } from '../../survey/text.ts';
import { runCancellable } from '../cancellable.ts';
import { keep, kept } from '../device-store.ts';
import { saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { bringIntoSight } from '../sight.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import { mailboxOf, type KeyholderMailbox } from './keyholder-mailbox.ts';
import { runJob } from './keyholder-work.ts';
import type { Result } from './keyholder-worker.ts';
import { rejectedList } from './rejected-list.ts';

/** How a ledger begins that was saved as a file. */
const LEDGER = 'peer-ledger';

/** Ledgers may be chosen with the envelopes: they are told apart. */
async function partFiles(
	files: readonly File[],
): Promise<{ readonly ledgers: File[]; readonly envelopes: File[] }> {
	const heads = await Promise.all(files.map((file) => file.slice(0, LEDGER.length).text()));
	return {
		ledgers: files.filter((_, index) => heads[index] === LEDGER),
		envelopes: files.filter((_, index) => heads[index] !== LEDGER),
	};
}

export class StewardAnswer {
	readonly #account: HTMLElement;
	readonly #lang: Language;
	readonly #words: KeyholderWords;
	readonly #definition: Definition;
	readonly #seed: Uint8Array;
	/** There if requests and approvals travel by mailbox. */
	readonly #mailbox: KeyholderMailbox | undefined;
	readonly #over: AbortSignal;
	#request: Blob | undefined;
	#files: readonly File[] = [];

	/**
	 * @param account - Where it is asked and said; its buttons have `data-act`, which the page listens to.
	 * @param over - Aborted once the survey is another or the key is: whatever is under way says no more.
	 */
	constructor(
		account: HTMLElement,
		lang: Language,
		definition: Definition,
		seed: Uint8Array,
		over: AbortSignal,
	) {
		this.#account = account;
		this.#lang = lang;
		this.#words = keyholder[lang];
		this.#definition = definition;
		this.#seed = seed;
		this.#mailbox =
			'mailbox' in definition.via ? mailboxOf(definition, seedToKeys(seed)) : undefined;
		this.#over = over;
	}

	#say(...children: Child[]): void {
		this.#account.replaceChildren(toDom(children));
	}

	/** What takes the place of buttons is where a keyboard and a screen reader go on. */
	#goTo(...children: Child[]): void {
		this.#say(...children);
		bringIntoSight(this.#account, this.#account.firstElementChild as HTMLElement);
	}

	#run<T>(
		work: (signal: AbortSignal, say: (sentence: string) => void) => Promise<T>,
	): Promise<T | undefined> {
		return runCancellable(this.#account, this.#lang, this.#words, work, this.#over);
	}

	/** Take the request of the mailbox, with the envelopes that it is about. */
	async lookForRequest(): Promise<void> {
		await this.#run(async (signal, say) => {
			say(this.#words.looking);
			const mailbox = this.#mailbox!;
			const request = await mailbox.message('request', signal);
			signal.throwIfAborted();
			if (request === undefined) {
				this.#say(h('p', { class: 'note warning' }, this.#words.noRequest));
				return;
			}
			const file = await mailbox.fetch(signal, (count) => {
				say(this.#words.fetching(count));
			});
			signal.throwIfAborted();
			this.#request = request;
			this.#files = [file];
			await this.#showRequest(signal);
		});
	}

	/** Take a request that came as a file; ledgers may be among the files with the envelopes. */
	async read(request: Blob, files: readonly File[]): Promise<void> {
		this.#request = request;
		this.#files = files;
		await this.#run((signal) => this.#showRequest(signal));
	}

	/** What is asked, what approving does, and the two buttons. */
	async #showRequest(signal: AbortSignal): Promise<void> {
		const words = this.#words;
		const result = await runJob(
			{
				action: 'look',
				definition: this.#definition,
				seed: this.#seed,
				request: this.#request!,
				ledgers: await this.#ledgers(signal),
			},
			() => undefined,
			signal,
		);
		if (result.action !== 'look') return;
		if (result.approvedBefore !== undefined) {
			await this.#showApprovedBefore(result.approvedBefore, signal);
			return;
		}
		this.#goTo(
			h('h3', { class: 'asks' }, words.request(result.count)),
			h('h4', {}, words.doesTitle),
			h('ul', { class: 'does' }, ...words.does.map((sentence) => h('li', {}, sentence))),
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: 'button', 'data-act': 'approve' }, words.approve),
				h('button', { type: 'button', class: 'button second', 'data-act': 'refuse' }, words.refuse),
			),
		);
	}

	/** That it was approved is known here or by the ledger; whether the facilitator was handed it is not. */
	async #showApprovedBefore(count: number, signal: AbortSignal): Promise<void> {
		const words = this.#words;
		const mailbox = this.#mailbox;
		const isThere = (await mailbox?.message('approval', signal)) !== undefined;
		const isUnsent = mailbox !== undefined && !isThere;
		let lead: string = words.approvedBeforeLead;
		if (mailbox !== undefined) lead = isThere ? words.approvalIsThere : words.approvalIsUnsent;
		this.#goTo(
			h('h3', { class: 'asks' }, words.approvedBefore(count)),
			h('p', { class: isUnsent && 'note warning' }, lead),
			h(
				'p',
				{ class: 'actions' },
				h(
					'button',
					{
						type: 'button',
						class: isUnsent ? 'button' : 'button second',
						'data-act': 'approve',
					},
					isUnsent ? words.sendNow : words.approveAgain,
				),
			),
		);
	}

	/** Every copy that there is of what was approved: of a file, of this device, of the mailbox. */
	async #ledgers(signal: AbortSignal): Promise<Blob[]> {
		const { ledgers } = await partFiles(this.#files);
		const own = (await kept('ledgers', surveyIdText(this.#definition))) as Blob | undefined;
		const sent = await this.#mailbox?.message('ledger', signal);
		return [...ledgers, own, sent].filter((copy) => copy !== undefined);
	}

	refuse(): void {
		this.#goTo(h('p', { class: 'note' }, this.#words.refused));
	}

	/** Approve what was asked, and hand the approval over. */
	async approve(): Promise<void> {
		const words = this.#words;
		const definition = this.#definition;
		const seed = this.#seed;
		const request = this.#request!;
		const files = this.#files;
		const mailbox = this.#mailbox;
		const id = surveyIdText(definition);
		await this.#run(async (signal, say) => {
			const { envelopes } = await partFiles(files);
			const ledgers = await this.#ledgers(signal);
			const result = await runJob(
				{ action: 'approve', definition, seed, request, files: envelopes, ledgers },
				(done, total) => {
					say(words.working(done, total));
				},
				signal,
			);
			if (result.action === 'not approved') {
				this.#goTo(h('p', { class: 'note warning refusal' }, refusalText(result.refused, words)));
				return;
			}
			if (result.action !== 'approve') return;
			// The ledger first: an approval that is out without it could be followed by another.
			const isKept = await keep('ledgers', id, result.ledger);
			await mailbox?.put('ledger', result.ledger, signal);
			await mailbox?.put('approval', result.approval, signal);
			const left = await rejectedList(result.approved.rejected, this.#lang);
			if (this.#over.aborted) return;
			const isSent = mailbox !== undefined;
			this.#showApproved(result, left, isSent);
			if (!isKept && !isSent) this.#offerLedger(id, result.ledger);
		});
	}

	#showApproved(
		{ approval, approved, isAgain }: Extract<Result, { action: 'approve' }>,
		left: Child,
		isSent: boolean,
	): void {
		const words = this.#words;
		this.#goTo(
			h('p', { class: 'note' }, words.approved(approved.responses)),
			isAgain && h('p', {}, words.alreadyApproved),
			approved.texts > 0 && h('p', {}, words.texts(approved.texts)),
			left,
			h('p', {}, isSent ? words.sentByMailbox : words.sendApproval),
			h(
				'p',
				{ class: 'actions' },
				h(
					'button',
					{ type: 'button', class: isSent ? 'button plain' : 'button', 'data-save': '' },
					words.saveApproval,
				),
			),
		);
		this.#account.querySelector('[data-save]')!.addEventListener('click', () => {
			saveFile('peer-coach.approval', approval, 'application/octet-stream');
		});
	}

	/** This device forgets what was approved, and nothing else knows it: the steward must keep it. */
	#offerLedger(id: string, ledger: Blob): void {
		const words = this.#words;
		const offer = toDom([
			h('p', { class: 'note warning' }, words.unkept),
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: 'button' }, words.saveLedger),
			),
		]) as DocumentFragment;
		offer.querySelector('button')!.addEventListener('click', () => {
			// Named as the command line keeps it.
			saveFile(`${id}.ledger`, ledger, 'application/octet-stream');
		});
		// It comes before the approval is handed over.
		this.#account.firstElementChild!.after(offer);
		this.#account.querySelector('[data-save]')!.classList.add('second');
	}
}

function refusalText(refused: ApprovalRefusal, { refusal }: KeyholderWords): string {
	switch (refused.reason) {
		case 'too few responses':
			return refusal.tooFew(refused.responses, refused.minimum);
		case 'another set':
			return refusal.anotherSet(refused.notAsked, refused.notHeld);
		case 'approved before':
			return refusal.before(refused.reports);
		case 'changed since':
			return refusal.changed;
		case 'other verify key':
			return refusal.verifyKey;
	}
}
