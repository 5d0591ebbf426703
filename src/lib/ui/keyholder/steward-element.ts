/**
 * `<peer-steward>`: a steward's key, the survey that they are asked about, what approving does, and two
 * buttons. Made for somebody who does this twice a year on a phone.
 * @module
 */
import type { ApprovalRefusal } from '../../survey/approval.ts';
import {
	isForTwo,
	questionsOf,
	stewardKey,
	surveyIdText,
	type Definition,
} from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { FormatError } from '../../survey/errors.ts';
import { seedToKeys } from '../../survey/seed.ts';
import { linkToDefinition } from '../../survey/link.ts';
import { runCancellable } from '../cancellable.ts';
import { keep, kept } from '../device-store.ts';
import { mailboxOf, type KeyholderMailbox } from './keyholder-mailbox.ts';
import { keyFileName } from '../file-name.ts';
import { KeySection } from '../facilitate/key-section.ts';
import { copyText, saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { bringIntoSight } from '../sight.ts';
import { keyholder, type KeyholderWords } from '../words/keyholder.ts';
import { loadMessages, messageIn } from '../words/message-in.ts';
import type { Result } from './keyholder-worker.ts';
import { runJob } from './keyholder-work.ts';
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

class StewardElement extends HTMLElement {
	#words!: KeyholderWords;
	#lang!: Language;
	#seed: Uint8Array | undefined;
	#definition: Definition | undefined;
	#request: Blob | undefined;
	#files: readonly File[] = [];
	#key!: KeySection;
	/** Aborted once the survey is another or the key is: whatever is under way says no more. */
	#over = new AbortController();

	connectedCallback(): void {
		this.#lang = this.dataset['lang'] as Language;
		this.#words = keyholder[this.#lang];
		loadMessages(this.#lang);
		this.#key = new KeySection(
			this.#place('key'),
			this.#lang,
			(seed) => {
				const isSame = seed !== undefined && seed === this.#seed;
				this.#seed = seed;
				if (seed !== undefined) this.#key.showInUse(seed);
				if (!isSame) this.#showRole();
				void this.#showSurvey();
			},
			this.#words.keyLead,
		);
		window.addEventListener('hashchange', () => {
			void this.#readLink(location.hash.slice(1));
		});
		void this.#readLink(location.hash.slice(1));
	}

	#place(name: string): HTMLElement {
		return this.querySelector(`[data-section="${name}"]`)!;
	}

	/** The public key, for a facilitator who is about to make a survey. */
	#showRole(): void {
		const place = this.#place('role');
		place.hidden = this.#seed === undefined || this.#definition !== undefined;
		if (this.#seed === undefined) return;
		const words = this.#words;
		const { text } = seedToKeys(this.#seed).publicKey;
		place.replaceChildren(
			toDom([
				h('h2', {}, words.roleTitle),
				h('p', {}, words.roleLead),
				h('code', { class: 'receipt-code' }, text),
				h(
					'p',
					{ class: 'actions' },
					h('button', { type: 'button', class: 'button' }, words.copyKey),
				),
			]),
		);
		const button = place.querySelector('button')!;
		button.addEventListener('click', () => {
			void copyText(button, text, this.#lang);
		});
	}

	async #readLink(fragment: string): Promise<void> {
		if (fragment === '' || fragment === 'content') {
			await this.#showSurvey();
			return;
		}
		try {
			this.#definition = await linkToDefinition(fragment);
			await this.#showSurvey();
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			this.#askForLink(await messageIn(this.#lang, error.message));
		}
	}

	#askForLink(problem?: string): void {
		this.#renew();
		const words = this.#words;
		const place = this.#place('survey');
		place.replaceChildren(
			toDom([
				h('h2', {}, words.askedTitle),
				problem !== undefined && h('p', { class: 'note error', role: 'alert' }, problem),
				h('p', {}, words.noSurvey),
				h(
					'form',
					{ class: 'fields', method: 'dialog' },
					h('label', { for: 'survey-link' }, words.surveyLink),
					h('input', {
						id: 'survey-link',
						required: true,
						autocomplete: 'off',
						spellcheck: 'false',
					}),
					h('p', { class: 'actions' }, h('button', { class: 'button second' }, words.openLink)),
				),
			]),
		);
		place.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			const link = place.querySelector('input')!.value.trim();
			void this.#readLink(link.slice(link.indexOf('#') + 1));
		});
	}

	/** What was asked before is asked no more. */
	#renew(): void {
		this.#over.abort();
		this.#over = new AbortController();
		this.#request = undefined;
		this.#files = [];
	}

	async #showSurvey(): Promise<void> {
		this.#renew();
		const words = this.#words;
		const definition = this.#definition;
		if (definition === undefined) {
			this.#askForLink();
			return;
		}
		this.#place('role').hidden = true;
		const own = this.#seed && seedToKeys(this.#seed).publicKey.text;
		const asked = stewardKey(definition);
		const isMine = own !== undefined && asked === own;
		if (asked !== undefined) {
			this.#key.expectKey(words.unlockLead(asked.slice(-8), keyFileName(asked)));
		}
		const hasMailbox = 'mailbox' in definition.via;
		const place = this.#place('survey');
		place.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.askedTitle),
				h('p', { class: 'chosen' }, h('strong', {}, textIn(definition.title, this.#lang))),
				!isForTwo(definition) && h('p', { class: 'note warning' }, words.oneKey),
				asked !== undefined &&
					own !== undefined &&
					!isMine &&
					h('p', { class: 'note error' }, words.notYours(asked.slice(-8))),
				h(
					'details',
					{},
					h('summary', {}, words.questions),
					h(
						'ol',
						{},
						...questionsOf(definition).map(({ text }) => h('li', {}, textIn(text, this.#lang))),
					),
				),
				h('p', {}, words.minimum(definition.minimum)),
				isMine && [
					h('div', { class: 'account', role: 'status' }),
					hasMailbox &&
						h(
							'p',
							{ class: 'actions' },
							h(
								'button',
								{ type: 'button', class: 'button second', 'data-act': 'look' },
								words.lookForRequest,
							),
						),
					h(
						'details',
						{ open: !hasMailbox },
						h('summary', {}, words.requestOfFiles),
						h(
							'form',
							{ class: 'fields', method: 'dialog' },
							h('label', { for: 'request-file' }, words.requestFile),
							h('input', { id: 'request-file', type: 'file', required: true }),
							h('label', { for: 'envelope-files' }, words.envelopeFiles),
							h('input', { id: 'envelope-files', type: 'file', multiple: true }),
							h(
								'p',
								{ class: 'actions' },
								h('button', { class: 'button second' }, words.readFiles),
							),
						),
					),
				],
			]),
		);
		if (!isMine) {
			const wrong = place.querySelector<HTMLElement>('.note.error');
			// A key that was just made has its words on the page: they stay in sight.
			if (wrong !== null && this.#place('key').querySelector('.recovery') === null) {
				bringIntoSight(wrong, wrong);
			}
			return;
		}
		place.onclick = (event) => {
			const { act } = (event.target as Element).closest('button')?.dataset ?? {};
			if (act === 'look') void this.#lookForRequest();
			if (act === 'approve') void this.#approve();
			if (act === 'refuse') this.#goTo(h('p', { class: 'note' }, words.refused));
		};
		place.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#request = place.querySelector<HTMLInputElement>('#request-file')!.files![0]!;
			this.#files = [...place.querySelector<HTMLInputElement>('#envelope-files')!.files!];
			void this.#run((signal) => this.#showRequest(signal));
		});
		if (hasMailbox) await this.#lookForRequest();
	}

	get #account(): HTMLElement {
		return this.#place('survey').querySelector('.account')!;
	}

	get #mailbox(): KeyholderMailbox | undefined {
		if (!('mailbox' in this.#definition!.via)) return undefined;
		return mailboxOf(this.#definition!, seedToKeys(this.#seed!));
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
		return runCancellable(this.#account, this.#lang, this.#words, work, this.#over.signal);
	}

	async #lookForRequest(): Promise<void> {
		await this.#run(async (signal, say) => {
			say(this.#words.looking);
			const mailbox = this.#mailbox!;
			const request = await mailbox.message('request');
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

	/** What is asked, what approving does, and the two buttons. */
	async #showRequest(signal: AbortSignal): Promise<void> {
		const words = this.#words;
		const result = await runJob(
			{
				action: 'look',
				definition: this.#definition!,
				seed: this.#seed!,
				request: this.#request!,
				ledgers: await this.#ledgers(),
			},
			() => undefined,
			signal,
		);
		if (result.action !== 'look') return;
		if (result.approvedBefore !== undefined) {
			this.#goTo(
				h('h3', { class: 'asks' }, words.approvedBefore(result.approvedBefore)),
				h('p', {}, words.approvedBeforeLead),
				h(
					'p',
					{ class: 'actions' },
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-act': 'approve' },
						words.approveAgain,
					),
				),
			);
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

	/** Every copy that there is of what was approved: of a file, of this device, of the mailbox. */
	async #ledgers(): Promise<Blob[]> {
		const { ledgers } = await partFiles(this.#files);
		const own = (await kept('ledgers', surveyIdText(this.#definition!))) as Blob | undefined;
		const sent = await this.#mailbox?.message('ledger');
		return [...ledgers, own, sent].filter((copy) => copy !== undefined);
	}

	async #approve(): Promise<void> {
		const words = this.#words;
		const definition = this.#definition!;
		const seed = this.#seed!;
		const request = this.#request!;
		const files = this.#files;
		const mailbox = this.#mailbox;
		const over = this.#over.signal;
		const id = surveyIdText(definition);
		await this.#run(async (signal, say) => {
			const { envelopes } = await partFiles(files);
			const ledgers = await this.#ledgers();
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
			await mailbox?.put('ledger', result.ledger);
			signal.throwIfAborted();
			await mailbox?.put('approval', result.approval);
			const left = await rejectedList(result.approved.rejected, this.#lang);
			if (over.aborted) return;
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

customElements.define('peer-steward', StewardElement);
