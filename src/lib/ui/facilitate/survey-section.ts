/** Which survey is worked on: one of the site with the facilitator's key, or one from a link or file. */
import { FormatError, MailboxError } from '../../survey/errors.ts';
import {
	facilitatorKey,
	stewardKey,
	surveyIdText,
	type Definition,
} from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { type SecretKey } from '../../survey/keys.ts';
import { seedToKeys } from '../../survey/seed.ts';
import { localPath } from '../../site/languages.ts';
import { saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { shortLinkToText } from '../survey/short-link.ts';
import { facilitate, type FacilitateWords } from '../words/facilitate.ts';
import { given } from '../words/given.ts';
import { invite } from '../words/invite.ts';
import { messageIn } from '../words/message-in.ts';
import { fileName } from '../file-name.ts';
import { givenSurvey, keepGiven, noteGiven, type GivenSurvey } from './given-surveys.ts';
import { canClose, mailboxOf } from '../keyholder/keyholder-mailbox.ts';
import { MailboxPanel } from './mailbox-panel.ts';
import { wholeSurvey } from './whole-survey.ts';

export class SurveySection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: FacilitateWords;
	readonly #siteSurveys: readonly Definition[];
	readonly #onChange: (definition: Definition | undefined) => void;
	readonly #onCopy: (definition: Definition) => void;
	readonly #onKept: () => void;
	#key: SecretKey | undefined;
	#definition: Definition | undefined;
	#panel: MailboxPanel | undefined;

	/**
	 * @param onChange - told which survey is worked on
	 * @param onCopy - begins a draft from a survey
	 * @param onKept - told that the list of surveys that were given out is another
	 */
	constructor(
		host: HTMLElement,
		lang: Language,
		siteSurveys: readonly Definition[],
		onChange: (definition: Definition | undefined) => void,
		onCopy: (definition: Definition) => void,
		onKept: () => void,
	) {
		this.#host = host;
		this.#lang = lang;
		this.#words = facilitate[lang];
		this.#siteSurveys = siteSurveys;
		this.#onChange = onChange;
		this.#onCopy = onCopy;
		this.#onKept = onKept;
	}

	/** A survey is chosen once there is a key to seal it to. */
	setKey(seed: Uint8Array | undefined): void {
		this.#key = seed && seedToKeys(seed);
		this.#definition = undefined;
		this.#panel = undefined;
		this.#host.hidden = seed === undefined;
		// What is still under way finds its place gone, and ends.
		if (seed === undefined) this.#host.replaceChildren();
		else this.#showChoice();
	}

	/**
	 * Take a survey, and show how to give it out.
	 *
	 * @param draft - what it was just made of
	 */
	use(definition: Definition, draft?: GivenSurvey['draft']): void {
		this.#choose(definition, draft !== undefined, draft);
		this.#host.querySelector<HTMLElement>('h2')!.focus();
		this.#host.scrollIntoView({ block: 'start' });
	}

	/** Show the mailbox as it is now: another section may have closed it. */
	refreshMailbox(): void {
		void this.#panel?.show();
	}

	#draw(...children: Child[]): void {
		this.#panel = undefined;
		const hadFocus = this.#host.contains(document.activeElement);
		this.#host.replaceChildren(
			toDom([h('h2', { tabindex: -1 }, this.#words.surveyTitle), ...children]),
		);
		if (hadFocus) this.#host.querySelector('h2')!.focus({ preventScroll: true });
	}

	#showChoice(): void {
		const words = this.#words;
		const own = this.#key!.publicKey.text;
		this.#draw(
			h('p', {}, words.surveyLead),
			h('h3', {}, words.siteSurveys),
			h(
				'ul',
				{ class: 'choose' },
				this.#siteSurveys.map((survey, index) =>
					h(
						'li',
						{},
						h('span', {}, textIn(survey.title, this.#lang)),
						h(
							'button',
							{ type: 'button', class: 'button second', 'data-use': index },
							facilitatorKey(survey) === own ? words.mine : words.useWithMyKey,
						),
					),
				),
			),
			h(
				'details',
				{},
				h('summary', {}, words.openOther),
				h(
					'form',
					{ class: 'fields', method: 'dialog' },
					h('label', { for: 'survey-link' }, words.surveyLink),
					h('input', { id: 'survey-link', type: 'text', autocomplete: 'off', spellcheck: 'false' }),
					h('p', { class: 'actions' }, h('button', { class: 'button second' }, words.open)),
				),
			),
			h('p', { class: 'asking', role: 'status' }),
			h('p', { class: 'note error problem', role: 'alert', hidden: true }),
		);
		this.#host.onclick = (event) => {
			const { use } = (event.target as Element).closest('button')?.dataset ?? {};
			if (use !== undefined) this.#choose(withKey(this.#siteSurveys[Number(use)]!, own), true);
		};
		this.#host.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			void this.#openLink();
		});
	}

	/** A link of either kind, also in the middle of a message. */
	async #openLink(): Promise<void> {
		const problem = this.#host.querySelector<HTMLElement>('.problem')!;
		const asking = this.#host.querySelector<HTMLElement>('.asking')!;
		const given = this.#host.querySelector<HTMLInputElement>('#survey-link')!.value.trim();
		const fragment = /#(\S+)/.exec(given)?.[1] ?? given;
		problem.hidden = true;
		let hint = '';
		try {
			const { linkedSurvey } = await import('../survey/linked-survey.ts');
			const definition = await linkedSurvey(fragment, () => {
				asking.textContent = this.#words.fetchingSurvey;
				hint = ` ${this.#words.linkHint}`;
			});
			if (asking.isConnected) this.#choose(definition);
		} catch (error) {
			if (!(error instanceof FormatError || error instanceof MailboxError)) throw error;
			asking.textContent = '';
			problem.textContent = `${await messageIn(this.#lang, error.message)}${hint}`;
			problem.hidden = false;
		}
	}

	/** @param isMade - whether it was made here and now */
	#choose(definition: Definition, isMade = false, draft?: GivenSurvey['draft']): void {
		this.#definition = definition;
		const isKept = this.#keep(definition, isMade, draft);
		void this.#showChosen(definition, isKept);
		this.#onChange(definition);
		this.#onKept();
	}

	#isSites(definition: Definition): boolean {
		const id = surveyIdText(definition);
		return this.#siteSurveys.some((survey) => surveyIdText(survey) === id);
	}

	/**
	 * Put one's own survey on the list of those that were given out. What is there keeps its day.
	 *
	 * @returns Whether it will be found here again; `undefined` for a survey that is not listed.
	 */
	#keep(
		definition: Definition,
		isMade: boolean,
		draft?: GivenSurvey['draft'],
	): boolean | undefined {
		const isMine = facilitatorKey(definition) === this.#key!.publicKey.text;
		if (!isMine || this.#isSites(definition)) return undefined;
		return keepGiven({
			definition,
			since: new Date().toISOString(),
			isMade,
			...givenSurvey(definition),
			...(draft && { draft }),
		});
	}

	async #showChosen(definition: Definition, isKept: boolean | undefined): Promise<void> {
		const words = this.#words;
		const title = textIn(definition.title, this.#lang);
		const key = this.#key!;
		const own = key.publicKey.text;
		const isMine = facilitatorKey(definition) === own;
		const linked = await wholeSurvey(definition, this.#lang);
		if (this.#definition !== definition) return; // another was chosen meanwhile
		const page = `${location.origin}${localPath(this.#lang, '/reflect/')}`;
		const whole = 'fragment' in linked ? `${page}#${linked.fragment}` : linked;
		this.#draw(
			h(
				'p',
				{ class: 'chosen' },
				h('strong', {}, title),
				' ',
				h('button', { type: 'button', class: 'button plain', 'data-act': 'other' }, words.other),
			),
			!isMine &&
				h(
					'p',
					{ class: 'note error' },
					stewardKey(definition) === own
						? [
								`${words.asSteward} `,
								'fragment' in linked &&
									h(
										'a',
										{ href: `${localPath(this.#lang, '/steward/')}#${linked.fragment}` },
										words.toSteward,
									),
							]
						: words.otherKey(facilitatorKey(definition).slice(-8), own.slice(-8)),
				),
			h(
				'p',
				{ class: 'actions' },
				typeof whole === 'string' &&
					h('a', { class: 'button second', href: whole, target: '_blank' }, words.tryIt),
				h(
					'button',
					{ type: 'button', class: 'button plain', 'data-act': 'change' },
					invite[this.#lang].changeCopy,
				),
				isKept === undefined &&
					h(
						'button',
						{ type: 'button', class: 'button plain', 'data-act': 'save' },
						words.saveSurvey,
					),
			),
			h('div', { class: 'mailbox' }),
			h('div', { class: 'invitation' }),
			isKept !== undefined && keepThree(this.#lang, isKept),
		);
		this.#host.onclick = (event) => {
			const { act } = (event.target as Element).closest('button')?.dataset ?? {};
			if (act === 'save') {
				const text = `${JSON.stringify(definition, null, '\t')}\n`;
				saveFile(`${fileName(title)}.json`, text, 'application/json');
			}
			if (act === 'change') this.#onCopy(definition);
			if (act === 'other') {
				this.#onChange(undefined);
				this.#showChoice();
			}
		};
		const place = this.#host.querySelector<HTMLElement>('.mailbox')!;
		const host = this.#host.querySelector<HTMLElement>('.invitation')!;
		const { Invitation } = await import('./invite/invitation.ts');
		if (!host.isConnected) return;
		const groupSize = givenSurvey(definition)?.draft?.groupSize;
		const invitation = new Invitation(host, definition, this.#lang, groupSize);
		if (!isMine || !('mailbox' in definition.via)) {
			invitation.show({ whole, short: undefined });
			return;
		}
		const short = shortLinkToText({
			id: surveyIdText(definition),
			mailbox: definition.via.mailbox,
		});
		this.#panel = new MailboxPanel(place, {
			lang: this.#lang,
			mailbox: mailboxOf(definition, key),
			minimum: definition.minimum,
			mayHoldQuestions: !this.#isSites(definition),
			onState: (state, hasQuestions) => {
				if (state !== 'unknown') {
					noteGiven(definition, { mailbox: state });
					this.#onKept();
				}
				// Before there is a mailbox, nothing is given out.
				if (state !== 'unknown' && !canClose(state)) invitation.hide();
				else invitation.show({ whole, short: hasQuestions ? `${page}#${short}` : undefined });
			},
		});
		await this.#panel.show();
	}
}

/** What brings a survey and its answers back, said where the survey has just been made. */
function keepThree(lang: Language, isKept: boolean): Child {
	const words = given[lang];
	return [
		h('h3', {}, words.keep),
		h('p', {}, words.keepLead),
		h('p', { class: isKept ? 'caption' : 'note warning' }, isKept ? words.isKept : words.unkept),
		h(
			'p',
			{ class: 'actions' },
			h(
				'button',
				{ type: 'button', class: 'button second', 'data-act': 'save' },
				facilitate[lang].saveSurvey,
			),
		),
	];
}

/** The same survey for another keyholder: another survey, with another id. */
function withKey(survey: Definition, key: string): Definition {
	const kept = Object.entries(survey).filter(([name]) => name !== 'verifyKey');
	return {
		...(Object.fromEntries(kept) as unknown as Definition),
		keyholders: [{ role: 'facilitator', key }],
	};
}
