/** Make a survey: what to begin from, and then the editor. */
import { surveyIdText, type Definition } from '../../../survey/definition.ts';
import { textIn, type Language } from '../../../survey/text.ts';
import {
	contentToDraft,
	draftKeyholders,
	draftToDefinition,
	type Content,
} from '../../../survey/draft-content.ts';
import { newDraft, type Draft } from '../../../survey/draft.ts';
import { draftQuestions } from '../../../survey/draft-edits.ts';
import { FormatError } from '../../../survey/errors.ts';
import { seedToKeys } from '../../../survey/seed.ts';
import { minutesToAnswer } from '../../../survey/minutes.ts';
import type { Template } from '../../../survey/template.ts';
import { createVerifyKey } from '../../../survey/verify-key.ts';
import { h, toDom, type Child } from '../../markup.ts';
import { builder, type BuilderWords } from '../../words/builder.ts';
import { given } from '../../words/given.ts';
import { messageIn } from '../../words/message-in.ts';
import { canKeep, forgetDraft, keptDrafts, type KeptDraft } from './draft-store.ts';
import type { Editor } from './editor.ts';
import { wordsIn } from './field.ts';
import { whenIn } from '../given-section.ts';
import { madeOf, type GivenSurvey } from '../given-surveys.ts';
import { newId } from './new-id.ts';

export class BuilderSection {
	readonly #host: HTMLElement;
	readonly #lang: Language;
	readonly #words: BuilderWords;
	readonly #templates: readonly Template[];
	readonly #unsavedKey: () => (() => void) | undefined;
	readonly #onOpen: (definition: Definition) => void;
	readonly #onMade: (definition: Definition, draft: GivenSurvey['draft']) => void;
	#key: string | undefined;
	#editor: Editor | undefined;

	/**
	 * @param unsavedKey - saves a key that was made and not kept; none while there is no such key
	 * @param onOpen - opens a survey that a draft has become before
	 * @param onMade - takes the finished survey, sealed to the unlocked key
	 */
	constructor(
		host: HTMLElement,
		lang: Language,
		templates: readonly Template[],
		unsavedKey: () => (() => void) | undefined,
		onOpen: (definition: Definition) => void,
		onMade: (definition: Definition, draft: GivenSurvey['draft']) => void,
	) {
		this.#host = host;
		this.#lang = lang;
		this.#words = builder[lang];
		this.#templates = templates;
		this.#unsavedKey = unsavedKey;
		this.#onOpen = onOpen;
		this.#onMade = onMade;
		host.hidden = false;
		this.#showStart();
	}

	setKey(seed: Uint8Array | undefined): void {
		this.#key = seed && seedToKeys(seed).publicKey.text;
		this.#editor?.keyChanged();
	}

	/** The list of surveys that were given out is another: what a draft has become may be. */
	givenChanged(): void {
		if (this.#editor !== undefined) this.#editor.madeChanged();
		else this.#showStart();
	}

	/** Begin a draft from a survey that exists, as another survey. */
	edit(content: Content): void {
		this.#editor?.close();
		void this.#edit(contentToDraft(content, newId('d'), this.#lang));
	}

	/** Go on with a draft of a file, as a copy: the one that this device may hold under its name stays. */
	open(draft: Draft): void {
		this.#editor?.close();
		void this.#edit({ ...draft, id: newId('d') });
	}

	#showStart(): void {
		const words = this.#words;
		this.#editor = undefined;
		const drafts = keptDrafts();
		this.#host.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.title),
				h('p', { class: 'lead' }, words.lead),
				!canKeep() && h('p', { class: 'note warning' }, words.noStorage),
				drafts.length > 0 && [
					h('h3', {}, words.drafts),
					h('p', { class: 'caption' }, words.draftsLead),
					h(
						'ul',
						{ class: 'begin' },
						drafts.map((kept, index) => this.#draftItem(kept, index)),
					),
				],
				h('h3', {}, words.templates),
				h(
					'ul',
					{ class: 'begin templates' },
					this.#templates.map((template, index) => this.#templateItem(template, index)),
				),
				h(
					'p',
					{ class: 'actions' },
					h(
						'button',
						{ type: 'button', class: 'button second', 'data-begin': 'blank' },
						words.blank,
					),
				),
			]),
		);
		this.#host.onclick = (event) => {
			const { begin, at } = (event.target as Element).closest('button')?.dataset ?? {};
			if (begin === 'blank') void this.#edit(newDraft(newId('d')));
			if (begin === 'template') this.edit(this.#templates[Number(at)]!);
			if (begin === 'open') this.#onOpen(madeOf(drafts[Number(at)]!.draft.id)[0]!.definition);
			if (begin === 'draft') void this.#edit(drafts[Number(at)]!.draft);
			if (begin === 'forget') this.#forget(drafts[Number(at)]!.draft);
		};
	}

	#size(draft: Draft): string {
		return this.#words.size(draftQuestions(draft).length, minutesToAnswer(draft));
	}

	#templateItem(template: Template, index: number): Child {
		const draft = contentToDraft(template, 'd', this.#lang);
		return h(
			'li',
			{},
			h('h4', {}, textIn(template.title, this.#lang)),
			h('p', {}, textIn(template.about, this.#lang)),
			h('p', { class: 'caption' }, this.#size(draft)),
			h(
				'button',
				{
					type: 'button',
					class: 'button second',
					'data-begin': 'template',
					'data-at': index,
					'aria-label': `${this.#words.use}: ${textIn(template.title, this.#lang)}`,
				},
				this.#words.use,
			),
		);
	}

	#draftItem({ draft, changed }: KeptDraft, index: number): Child {
		const words = this.#words;
		const title = wordsIn(draft.title, this.#lang) || words.untitled;
		const [made] = madeOf(draft.id);
		const own = given[this.#lang];
		const caption = [
			this.#size(draft),
			words.changed(whenIn(changed, this.#lang)),
			made !== undefined && own.draftMade(whenIn(made.since, this.#lang)),
		];
		const button = (begin: string, label: string, kind: string): Child =>
			h(
				'button',
				{
					type: 'button',
					class: `button ${kind}`,
					'data-begin': begin,
					'data-at': index,
					'aria-label': `${label}: ${title}`,
				},
				label,
			);
		return h(
			'li',
			{},
			h('h4', { dir: 'auto' }, title),
			h('p', { class: 'caption' }, caption.filter((part) => part !== false).join(', ')),
			h(
				'p',
				{ class: 'actions' },
				made !== undefined && button('open', own.openMade, 'second'),
				made === undefined
					? button('draft', words.goOn, 'second')
					: button('draft', own.makeAnother, 'plain'),
				button('forget', words.forget, 'plain'),
			),
		);
	}

	#forget(draft: Draft): void {
		const title = wordsIn(draft.title, this.#lang) || this.#words.untitled;
		if (!confirm(this.#words.forgetSure(title))) return;
		forgetDraft(draft.id);
		this.#showStart();
		this.#host.querySelector<HTMLElement>('h2')!.focus();
	}

	async #edit(draft: Draft): Promise<void> {
		const { Editor: Opened } = await import('./editor.ts');
		this.#host.onclick = null;
		this.#editor = new Opened(this.#host, {
			lang: this.#lang,
			draft,
			templates: this.#templates.map((each) => contentToDraft(each, 'd', this.#lang).title),
			key: () => this.#key,
			onLeave: () => {
				this.#showStart();
				this.#host.querySelector<HTMLElement>('h2')!.focus();
			},
			unsavedKey: this.#unsavedKey,
			onOpen: this.#onOpen,
			onFinish: (finished) => {
				void this.#make(finished, this.#key!);
			},
			onOther: (other) => {
				void this.#edit(other);
			},
		});
		const heading = this.#host.querySelector<HTMLElement>('h2')!;
		heading.focus();
		heading.scrollIntoView({ block: 'start' });
	}

	/** The secret of a survey with two keyholders is made here, sealed to both, and forgotten. */
	async #make(draft: Draft, key: string): Promise<void> {
		const verifyKey = draft.hasSteward
			? await createVerifyKey(draftKeyholders(draft, key))
			: undefined;
		const say = (sentence: string): void => {
			const note = this.#host.querySelector<HTMLElement>('[data-finish]')!;
			note.textContent = sentence;
			note.hidden = false;
		};
		try {
			const { id, groupSize } = draft;
			const definition = draftToDefinition(draft, key, verifyKey);
			const same = surveyIdText(definition);
			if (madeOf(id).some((made) => surveyIdText(made.definition) === same)) {
				say(given[this.#lang].same);
			} else this.#onMade(definition, { id, groupSize });
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			say(await messageIn(this.#lang, error.message));
		}
	}
}
