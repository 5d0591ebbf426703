/** The end of a draft: what still stops it, the survey that it becomes, the one that it has become. */
import type { Definition } from '../../../survey/definition.ts';
import type { Draft } from '../../../survey/draft.ts';
import { isStop, lintDraft } from '../../../survey/lint.ts';
import type { Language } from '../../../survey/text.ts';
import { h, toDom } from '../../markup.ts';
import { builder, type BuilderWords } from '../../words/builder.ts';
import { given } from '../../words/given.ts';
import { sixWords, whenIn } from '../given-section.ts';
import { madeOf } from '../given-surveys.ts';

export interface FinishOptions {
	readonly lang: Language;
	readonly draft: Draft;
	/** The facilitator's public key; none while no key is unlocked. */
	readonly key: () => string | undefined;
	/** Saves a key that was made and not kept; none while there is no such key. */
	readonly unsavedKey: () => (() => void) | undefined;
	/** Open a survey that this draft has become before. */
	readonly onOpen: (definition: Definition) => void;
	readonly onFinish: (draft: Draft) => void;
}

export class Finish {
	readonly #part: HTMLElement;
	readonly #note: HTMLElement;
	readonly #options: FinishOptions;
	readonly #words: BuilderWords;

	/**
	 * @param part - where the buttons stand
	 * @param note - where it is said what is still missing
	 */
	constructor(part: HTMLElement, note: HTMLElement, options: FinishOptions) {
		this.#part = part;
		this.#note = note;
		this.#options = options;
		this.#words = builder[options.lang];
	}

	/** A draft is made into a survey once; another is made of it by choice, and never by a second click. */
	draw(): void {
		const { lang, draft } = this.#options;
		const words = given[lang];
		const [made] = madeOf(draft.id);
		const button = (act: string, label: string, kind: string) =>
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: `button ${kind}`, 'data-do': act }, label),
			);
		this.#part.replaceChildren(
			toDom(
				made === undefined
					? [h('p', {}, this.#words.finishLead), button('finish', this.#words.finish, '')]
					: [
							h(
								'p',
								{ class: 'note' },
								words.isMade(whenIn(made.since, lang), sixWords(made.definition)),
							),
							button('open-made', words.openMade, ''),
							h('p', {}, words.anotherLead),
							button('finish', words.makeAnother, 'second'),
						],
			),
		);
	}

	/** What was said is of the draft or the key as it was. */
	clear(): void {
		this.#note.hidden = true;
	}

	/** Open the survey that the draft has become last. */
	openMade(): void {
		this.#options.onOpen(madeOf(this.#options.draft.id)[0]!.definition);
	}

	/** Save the key that the survey would be sealed to. */
	saveKey(): void {
		this.#options.unsavedKey()?.();
	}

	/**
	 * Make the survey, or say what is missing.
	 *
	 * @returns The question that must be mended first, if one must be.
	 */
	finish(draft: Draft): string | undefined {
		const stops = lintDraft(draft).filter(isStop);
		const note = this.#note;
		note.hidden = stops.length === 0 && this.#options.key() !== undefined;
		if (stops.length > 0) {
			note.textContent = this.#words.stops(stops.length);
			return stops[0]!.question;
		}
		if (this.#options.unsavedKey() !== undefined) {
			const label = this.#words.saveKey;
			const save = h('button', { type: 'button', class: 'button', 'data-do': 'save-key' }, label);
			note.replaceChildren(
				toDom([h('p', {}, this.#words.unsavedKey), h('p', { class: 'actions' }, save)]),
			);
			return undefined;
		}
		if (this.#options.key() === undefined) {
			note.replaceChildren(
				toDom([`${this.#words.noKey} `, h('a', { href: '#key' }, this.#words.toKey)]),
			);
			return undefined;
		}
		this.#options.onFinish(draft);
		return undefined;
	}
}
