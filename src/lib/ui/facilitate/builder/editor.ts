/**
 * The editor of one draft: fields and buttons become edits, edits become history, and what is there is
 * kept, read by the linter and shown as a respondent sees it.
 * @module
 */
import type { Definition } from '../../../survey/definition.ts';
import type { Language } from '../../../survey/text.ts';
import {
	draftToPreview,
	draftToText,
	newQuestion,
	NO_WORDS,
	type Draft,
	type DraftQuestion,
} from '../../../survey/draft.ts';
import {
	addLabel,
	addPage,
	addQuestion,
	draftQuestions,
	duplicateQuestion,
	moveLabel,
	moveQuestion,
	placeOf,
	placeQuestion,
	removeLabel,
	removePage,
	removeQuestion,
	updateQuestion,
} from '../../../survey/draft-edits.ts';
import { recordChange, redo, startHistory, undo, type History } from '../../../survey/history.ts';
import { isStop, lintDraft } from '../../../survey/lint.ts';
import { copyText, saveFile } from '../../hand-over.ts';
import { h, toDom } from '../../markup.ts';
import { builder, type BuilderWords } from '../../words/builder.ts';
import { given } from '../../words/given.ts';
import '../../survey/survey.css';
import './builder.css';
import { adviceItem, adviceSummary } from './advice-list.ts';
import { dragToReorder } from './drag-order.ts';
import { DraftKeeper, type Keeping } from './draft-store.ts';
import { fileName } from '../file-name.ts';
import { sixWords, whenIn } from '../given-section.ts';
import { madeOf } from '../given-surveys.ts';
import { applyField, isStructural, wordsIn } from './field.ts';
import { newId } from './new-id.ts';
import { Preview } from './preview.ts';
import { rangesOf } from './question-fields.ts';
import { questionList } from './question-list.ts';
import { acceptedKey, settingsFields, titleFields } from './survey-fields.ts';
import type { Writer } from './words-field.ts';

export interface EditorOptions {
	readonly lang: Language;
	readonly draft: Draft;
	/** The facilitator's public key; none while no key is unlocked. */
	readonly key: () => string | undefined;
	/** Saves a key that was made and not kept; none while there is no such key. */
	readonly unsavedKey: () => (() => void) | undefined;
	readonly onLeave: () => void;
	/** Open a survey that this draft has become before. */
	readonly onOpen: (definition: Definition) => void;
	readonly onFinish: (draft: Draft) => void;
	/** Go on with another draft, as after a conflict of two tabs. */
	readonly onOther: (draft: Draft) => void;
}

/** Milliseconds without a change after which it is kept, read and shown. */
const PAUSE = 200;

export class Editor {
	readonly #host: HTMLElement;
	readonly #options: EditorOptions;
	readonly #words: BuilderWords;
	readonly #keeper: DraftKeeper;
	readonly #preview: Preview;
	readonly #leaving = new AbortController();
	#history: History<Draft>;
	#open: string | undefined;
	#previewLang: Language;
	#timer = 0;
	#keeping: Keeping = 'kept';

	constructor(host: HTMLElement, options: EditorOptions) {
		this.#host = host;
		this.#options = options;
		this.#words = builder[options.lang];
		this.#previewLang = options.lang;
		this.#history = startHistory(options.draft);
		this.#keeper = new DraftKeeper(options.draft.id, () => {
			this.#showKeeping('conflict');
		});
		this.#frame();
		this.#preview = new Preview(this.#find('[data-preview]'), this.#words);
		this.#listen();
		this.#draw();
		this.madeChanged();
		this.#refresh(true);
	}

	get #draft(): Draft {
		return this.#history.present;
	}

	get #writer(): Writer {
		const { lang } = this.#options;
		return { lang, words: this.#words, languages: this.#draft.languages };
	}

	#find(selector: string): HTMLElement {
		return this.#host.querySelector<HTMLElement>(selector)!;
	}

	#frame(): void {
		const words = this.#words;
		const button = (act: string, label: string, kind = 'second') =>
			h('button', { type: 'button', class: `button ${kind}`, 'data-do': act }, label);
		this.#host.replaceChildren(
			toDom([
				h('h2', { tabindex: -1 }, words.title),
				h(
					'div',
					{ class: 'builder-bar' },
					button('leave', words.leave, 'plain'),
					h('span', { class: 'caption', role: 'status', 'data-keeping': '' }, words.keeping),
					button('undo', words.undo),
					button('redo', words.redo),
					button('save', words.saveDraft, 'plain'),
				),
				h('div', { 'data-conflict': '', hidden: true, class: 'note warning' }),
				h('p', { class: 'visually-hidden', role: 'status', 'data-announce': '' }),
				h(
					'div',
					{ class: 'builder-columns' },
					h(
						'div',
						{ class: 'builder-edit' },
						h('h3', {}, words.about),
						h('div', { 'data-part': 'title' }),
						h('h3', {}, words.questions),
						h('div', { 'data-part': 'questions' }),
						h('h3', {}, words.settings),
						h('div', { 'data-part': 'settings' }),
						h('h3', {}, words.check),
						h('div', { 'data-part': 'advice', class: 'check' }),
						h('div', { 'data-part': 'finish' }),
						h('div', { class: 'note warning', role: 'status', 'data-finish': '', hidden: true }),
					),
					h(
						'aside',
						{ class: 'builder-preview', 'aria-labelledby': 'b-preview' },
						h('h3', { id: 'b-preview' }, words.preview),
						h('p', { class: 'caption' }, words.previewLead),
						h('p', { class: 'languages caption', 'data-languages': '' }),
						h('div', { class: 'sheet', 'data-preview': '', tabindex: -1 }),
					),
				),
			]),
		);
	}

	#listen(): void {
		const { signal } = this.#leaving;
		const field = (event: Event): void => {
			const { target } = event;
			if (
				!(target instanceof HTMLInputElement) &&
				!(target instanceof HTMLTextAreaElement) &&
				!(target instanceof HTMLSelectElement)
			)
				return;
			const name = target.dataset['field'];
			if (name === undefined) return;
			const checked = target instanceof HTMLInputElement && target.checked;
			const next = applyField(this.#draft, name, target.value, checked);
			this.#change(next, isStructural(name) ? undefined : name, isStructural(name));
		};
		const edit = this.#find('.builder-edit');
		edit.addEventListener('input', field, { signal });
		this.#host.addEventListener('click', this.#onClick, { signal });
		this.#host.addEventListener('keydown', this.#onKey, { signal });
		dragToReorder(this.#find('[data-part="questions"]'), (id, to) => {
			this.#change(placeQuestion(this.#draft, id, to));
			this.#announcePlace(id);
		});
		window.addEventListener('pagehide', () => { this.#keep(); }, { signal }); // prettier-ignore
		window.addEventListener(
			'beforeunload',
			(event) => {
				this.#keep();
				if (this.#keeping !== 'kept') event.preventDefault();
			},
			{ signal },
		);
	}

	/** @param about - what was typed in; other changes redraw the fields */
	#change(next: Draft, about?: string, redraws = about === undefined): void {
		this.#history = recordChange(this.#history, next, about);
		if (redraws) this.#draw();
		else this.#refreshSummaries();
		this.#soon();
	}

	#soon(): void {
		clearTimeout(this.#timer);
		this.#timer = window.setTimeout(() => {
			this.#refresh();
		}, PAUSE);
	}

	/** Build the fields anew and put the keyboard back to where it was. */
	#draw(): void {
		const active = document.activeElement as HTMLElement | null;
		const { field, do: act, at } = active?.dataset ?? {};
		const draft = this.#draft;
		const writer = this.#writer;
		this.#find('[data-part="title"]').replaceChildren(toDom(titleFields(draft, writer)));
		this.#find('[data-part="questions"]').replaceChildren(
			toDom(questionList(draft, this.#open, writer)),
		);
		this.#find('[data-part="settings"]').replaceChildren(toDom(settingsFields(draft, writer)));
		if (field !== undefined) this.#focus(`[data-field="${CSS.escape(field)}"]`);
		else if (act !== undefined) {
			this.#focus(`[data-do="${act}"]${at === undefined ? '' : `[data-at="${CSS.escape(at)}"]`}`);
		}
		this.#refreshAdvice();
	}

	#focus(selector: string): void {
		this.#host.querySelector<HTMLElement>(selector)?.focus();
	}

	#refreshSummaries(): void {
		const accepted = this.#host.querySelector('[data-accepted]');
		const said = acceptedKey(this.#draft, this.#words);
		if (accepted !== null && accepted.textContent !== said) accepted.textContent = said;
		for (const question of draftQuestions(this.#draft)) {
			const text = wordsIn(question.text, this.#options.lang) || this.#words.types[question.type];
			const summary = this.#host.querySelector(`[data-summary="${question.id}"]`);
			if (summary !== null && summary.textContent !== text) summary.textContent = text;
			const ranges = this.#host.querySelector(`[data-ranges="${question.id}"]`);
			if (ranges !== null) ranges.textContent = this.#words.ranges(rangesOf(question));
		}
	}

	#refreshAdvice(): void {
		const draft = this.#draft;
		const advice = lintDraft(draft);
		this.#find('[data-part="advice"]').replaceChildren(
			toDom(adviceSummary(draft, advice, this.#words)),
		);
		for (const list of this.#host.querySelectorAll<HTMLElement>('[data-advice]')) {
			const own = advice.filter(({ question }) => question === list.dataset['advice']);
			list.replaceChildren(toDom(own.map((item) => adviceItem(item, this.#words))));
			list.hidden = own.length === 0;
		}
		for (const flag of this.#host.querySelectorAll<HTMLElement>('[data-flag]')) {
			const own = advice.filter(({ question }) => question === flag.dataset['flag']);
			flag.className = `flag ${own.some(isStop) ? 'stop' : own.length > 0 ? 'thought' : ''}`;
		}
	}

	#refresh(isFirst = false): void {
		this.#refreshAdvice();
		this.#drawPreview();
		// It spoke of the draft as it was.
		this.#find('[data-finish]').hidden = true;
		this.#host.querySelector<HTMLButtonElement>('[data-do="undo"]')!.disabled =
			this.#history.past.length === 0;
		this.#host.querySelector<HTMLButtonElement>('[data-do="redo"]')!.disabled =
			this.#history.future.length === 0;
		if (!isFirst || draftQuestions(this.#draft).length > 0) this.#keep();
		else this.#showKeeping('kept');
	}

	/** A draft is made into a survey once; another is made of it by choice, and never by a second click. */
	madeChanged(): void {
		const { lang, draft } = this.#options;
		const words = given[lang];
		const [made] = madeOf(draft.id);
		const button = (act: string, label: string, kind: string) =>
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: `button ${kind}`, 'data-do': act }, label),
			);
		this.#find('[data-part="finish"]').replaceChildren(
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

	#drawPreview(): void {
		const { languages } = this.#draft;
		const lang = languages.includes(this.#previewLang) ? this.#previewLang : languages[0]!;
		const choice = this.#find('[data-languages]');
		choice.hidden = languages.length < 2;
		choice.replaceChildren(
			toDom([
				`${this.#words.previewLanguage} `,
				...languages.map((language) =>
					h(
						'button',
						{
							type: 'button',
							class: 'button plain',
							lang: language,
							'data-do': 'preview-language',
							'data-at': language,
							'aria-pressed': language === lang ? 'true' : 'false',
						},
						language === 'en' ? 'English' : 'Español',
					),
				),
			]),
		);
		const definition = draftToPreview(this.#draft, this.#options.key() ?? '…');
		this.#preview.draw(definition, lang, this.#openStep());
	}

	/** The part of the survey that holds the open question; pages without questions are none. */
	#openStep(): number | undefined {
		const id = this.#open;
		if (id === undefined) return undefined;
		const pages = this.#draft.pages.filter(({ questions }) => questions.length > 0);
		return pages.findIndex(({ questions }) => questions.some((asked) => asked.id === id)) + 1;
	}

	#keep(): void {
		this.#showKeeping(this.#keeper.keep(this.#draft));
	}

	#showKeeping(keeping: Keeping): void {
		this.#keeping = keeping;
		const words = this.#words;
		const line = this.#find('[data-keeping]');
		const text = words[keeping];
		if (line.textContent !== text) line.textContent = text;
		line.classList.toggle('warning', keeping !== 'kept');
		const note = this.#find('[data-conflict]');
		if (note.hidden !== (keeping === 'conflict')) return;
		note.hidden = keeping !== 'conflict';
		if (note.hidden) return;
		const button = (act: string, label: string) =>
			h('button', { type: 'button', class: 'button second', 'data-do': act }, label);
		note.replaceChildren(
			toDom([
				h('p', {}, words.conflict),
				h(
					'p',
					{ class: 'actions' },
					button('take-other', words.takeOther),
					button('keep-mine', words.keepMine),
				),
			]),
		);
	}

	#say(text: string): void {
		this.#find('[data-announce]').textContent = text;
	}

	#announcePlace(id: string): void {
		const draft = this.#draft;
		const all = draftQuestions(draft);
		const at = all.findIndex((question) => question.id === id) + 1;
		this.#say(this.#words.moved(at, all.length, placeOf(draft, id).page + 1));
	}

	#moveQuestion(id: string, by: -1 | 1): void {
		const next = moveQuestion(this.#draft, id, by);
		if (next === this.#draft) {
			this.#say(this.#words.notMoved);
			return;
		}
		this.#change(next);
		this.#announcePlace(id);
	}

	/** Show a question's fields and begin to write. */
	#show(id: string): void {
		this.#open = id;
		this.#draw();
		this.#drawPreview();
		const row = this.#find(`[data-question-row="${id}"]`);
		row.querySelector<HTMLElement>('[data-field]')!.focus({ preventScroll: true });
		row.scrollIntoView({ block: 'nearest' });
	}

	#question(id: string): DraftQuestion {
		return draftQuestions(this.#draft).find((question) => question.id === id)!;
	}

	#editRows(id: string, change: (rows: DraftQuestion['rows']) => DraftQuestion['rows']): void {
		this.#change(updateQuestion(this.#draft, id, { rows: change(this.#question(id).rows) }));
	}

	readonly #onKey = (event: KeyboardEvent): void => {
		const target = event.target as HTMLElement;
		const row = target.closest<HTMLElement>('[data-question-row]');
		if (event.altKey && row !== null && /^Arrow(Up|Down)$/.test(event.key)) {
			event.preventDefault();
			this.#moveQuestion(row.dataset['questionRow']!, event.key === 'ArrowUp' ? -1 : 1);
			return;
		}
		// In a field, Ctrl Z is the field's own.
		const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
		if (isField || !(event.ctrlKey || event.metaKey)) return;
		const key = event.key.toLowerCase();
		if (key === 'z' || key === 'y') {
			event.preventDefault();
			this.#travel(key === 'y' || event.shiftKey ? redo : undo);
		}
	};

	#travel(go: typeof undo): void {
		const history = go(this.#history);
		if (history === undefined) return;
		this.#history = history;
		if (!draftQuestions(this.#draft).some(({ id }) => id === this.#open)) this.#open = undefined;
		this.#draw();
		this.#refresh();
	}

	readonly #onClick = (event: MouseEvent): void => {
		const button = (event.target as Element).closest<HTMLElement>('[data-do]');
		if (button === null) return;
		const at = button.dataset['at'] ?? '';
		const [id = '', part = ''] = at.split('.');
		const draft = this.#draft;
		switch (button.dataset['do']) {
			case 'open':
				if (this.#open === at) {
					this.#open = undefined;
					this.#draw();
				} else this.#show(at);
				break;
			case 'show':
				this.#show(at);
				break;
			case 'add': {
				const question = newQuestion(part as DraftQuestion['type'], newId('q'));
				const page = Number(id);
				const index = draft.pages[page]!.questions.length;
				this.#change(addQuestion(draft, question, { page, index }), undefined, false);
				this.#show(question.id);
				break;
			}
			case 'up':
			case 'down':
				this.#moveQuestion(at, button.dataset['do'] === 'up' ? -1 : 1);
				break;
			case 'duplicate': {
				const copy = newId('q');
				this.#change(duplicateQuestion(draft, at, copy), undefined, false);
				this.#show(copy);
				break;
			}
			case 'remove': {
				const all = draftQuestions(draft).map((question) => question.id);
				const next = all[all.indexOf(at) + 1] ?? all[all.indexOf(at) - 1];
				this.#open = undefined;
				this.#change(removeQuestion(draft, at));
				this.#focus(`[data-do="open"][data-at="${next ?? ''}"]`);
				this.#say(this.#words.removed);
				break;
			}
			case 'label-add':
				this.#change(addLabel(draft, id));
				this.#focus(`[data-field^="q.${id}.label.${this.#question(id).labels.length - 1}."]`);
				break;
			case 'label-remove':
				this.#change(removeLabel(draft, id, Number(part)));
				break;
			case 'label-up':
			case 'label-down':
				this.#change(
					moveLabel(draft, id, Number(part), button.dataset['do'] === 'label-up' ? -1 : 1),
				);
				break;
			case 'row-add': {
				const row = newId('r');
				this.#editRows(id, (rows) => [...rows, { id: row, text: NO_WORDS }]);
				this.#focus(`[data-field^="q.${id}.row.${row}."]`);
				break;
			}
			case 'row-remove':
				this.#editRows(id, (rows) => rows.filter((row) => row.id !== part));
				break;
			case 'row-up':
			case 'row-down':
				this.#editRows(id, (rows) => {
					const from = rows.findIndex((row) => row.id === part);
					const to = from + (button.dataset['do'] === 'row-up' ? -1 : 1);
					const other = rows[to];
					return other === undefined ? rows : rows.with(to, rows[from]!).with(from, other);
				});
				break;
			case 'page-add':
				this.#change(addPage(draft, draft.pages.length - 1));
				this.#focus(`[data-field^="page.${draft.pages.length}.title"]`);
				break;
			case 'page-remove':
				this.#change(removePage(draft, Number(at)));
				break;
			case 'undo':
				this.#travel(undo);
				break;
			case 'redo':
				this.#travel(redo);
				break;
			case 'save':
				saveFile(
					`${fileName(wordsIn(draft.title, this.#options.lang))}.draft.json`,
					draftToText(draft),
					'application/json',
				);
				break;
			case 'copy-invitation':
				void copyText(
					button,
					this.#words.invitation(new URL(at, location.href).href),
					this.#words.copied,
				);
				break;
			case 'preview-language':
				this.#previewLang = at as Language;
				this.#drawPreview();
				this.#focus(`[data-do="preview-language"][data-at="${at}"]`);
				break;
			case 'take-other': {
				const other = this.#keeper.takeOther();
				if (other !== undefined) this.#goOnWith(other);
				break;
			}
			case 'keep-mine':
				this.#goOnWith({ ...draft, id: newId('d') });
				break;
			case 'leave':
				this.close();
				this.#options.onLeave();
				break;
			case 'open-made':
				this.#options.onOpen(madeOf(draft.id)[0]!.definition);
				break;
			case 'save-key':
				this.#options.unsavedKey()?.();
				this.#focus('[data-do="finish"]');
				break;
			case 'finish':
				this.#finish();
				break;
		}
	};

	#goOnWith(draft: Draft): void {
		this.#stop();
		this.#options.onOther(draft);
	}

	/** Let go of the window; the host is about to show something else. */
	#stop(): void {
		clearTimeout(this.#timer);
		this.#keeper.release();
		this.#leaving.abort();
	}

	/** Keep what is there, before something else is shown in its place. */
	close(): void {
		this.#keep();
		this.#stop();
	}

	/** The key was unlocked or locked: what the group reads of it changes. */
	keyChanged(): void {
		this.#find('[data-finish]').hidden = true;
		this.#drawPreview();
	}

	#finish(): void {
		clearTimeout(this.#timer);
		this.#refresh();
		const note = this.#find('[data-finish]');
		const stops = lintDraft(this.#draft).filter(isStop);
		note.hidden = stops.length === 0 && this.#options.key() !== undefined;
		if (stops.length > 0) {
			note.textContent = this.#words.stops(stops.length);
			const first = stops[0]!.question;
			if (first !== undefined) this.#show(first);
			return;
		}
		if (this.#options.unsavedKey() !== undefined) {
			const label = this.#words.saveKey;
			const save = h('button', { type: 'button', class: 'button', 'data-do': 'save-key' }, label);
			note.replaceChildren(
				toDom([h('p', {}, this.#words.unsavedKey), h('p', { class: 'actions' }, save)]),
			);
			return;
		}
		if (this.#options.key() === undefined) {
			note.replaceChildren(
				toDom([`${this.#words.noKey} `, h('a', { href: '#key' }, this.#words.toKey)]),
			);
			return;
		}
		this.#options.onFinish(this.#draft);
	}
}
