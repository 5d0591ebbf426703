/**
 * The editor of one draft: fields and buttons become edits, edits become history, and what is there now
 * is drawn, advised on, kept, and shown as a respondent sees it.
 * @module
 */
import { draftToText, type Draft, type Words } from '../../../survey/draft.ts';
import {
	draftQuestions,
	moveQuestion,
	placeOf,
	placeQuestion,
} from '../../../survey/draft-edits.ts';
import { recordChange, redo, startHistory, undo, type History } from '../../../survey/history.ts';
import type { Language } from '../../../survey/text.ts';
import { copyText, saveFile } from '../../hand-over.ts';
import { toDom } from '../../markup.ts';
import { builder, type BuilderWords } from '../../words/builder.ts';
import '../../survey/survey.css';
import './builder.css';
import { showAdvice } from './advice-list.ts';
import { commandToEdit, type Edit } from './commands.ts';
import { dragToReorder } from './drag-order.ts';
import { fileName } from '../../file-name.ts';
import { editorFrame } from './editor-frame.ts';
import { applyField, isStructural, wordsIn } from './field.ts';
import { Finish, type FinishOptions } from './finish.ts';
import { KeepingLine } from './keeping-line.ts';
import { newId } from './new-id.ts';
import { Preview } from './preview.ts';
import { rangesOf } from './question-fields.ts';
import { questionList } from './question-list.ts';
import { acceptedKey, settingsFields, titleFields } from './survey-fields.ts';
import type { Writer } from './words-field.ts';

export interface EditorOptions extends FinishOptions {
	/** The titles of those that a draft may begin with. */
	readonly templates: readonly Words[];
	readonly onLeave: () => void;
	/** Go on with another draft, as after a conflict of two tabs. */
	readonly onOther: (draft: Draft) => void;
}

/** Milliseconds without a change after which it is kept, read and shown. */
const PAUSE = 200;

export class Editor {
	readonly #host: HTMLElement;
	readonly #options: EditorOptions;
	readonly #words: BuilderWords;
	readonly #keeping: KeepingLine;
	readonly #preview: Preview;
	readonly #finishing: Finish;
	readonly #leaving = new AbortController();
	#history: History<Draft>;
	#open: string | undefined;
	#timer = 0;
	#isPressed = false;

	constructor(host: HTMLElement, options: EditorOptions) {
		this.#host = host;
		this.#options = options;
		this.#words = builder[options.lang];
		this.#history = startHistory(options.draft);
		host.replaceChildren(toDom(editorFrame(this.#words)));
		this.#keeping = new KeepingLine(
			this.#find('[data-keeping]'),
			this.#find('[data-conflict]'),
			options.draft.id,
			this.#words,
		);
		this.#preview = new Preview(this.#find('.builder-preview'), options.lang, this.#words);
		this.#finishing = new Finish(
			this.#find('[data-part="finish"]'),
			this.#find('[data-finish]'),
			options,
		);
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
		// Hints come and go above a button: while it is pressed it must not move, or its click is lost.
		this.#host.addEventListener('pointerdown', () => { this.#isPressed = true; }, { signal }); // prettier-ignore
		for (const end of ['pointerup', 'pointercancel']) {
			window.addEventListener(end, () => { this.#isPressed = false; }, { signal }); // prettier-ignore
		}
		window.addEventListener('pagehide', () => { this.#keep(); }, { signal }); // prettier-ignore
		window.addEventListener(
			'beforeunload',
			(event) => {
				this.#keep();
				if (!this.#keeping.isKept) event.preventDefault();
			},
			{ signal },
		);
	}

	#apply({ draft, show, focus, isRemoval }: Edit): void {
		if (isRemoval) this.#open = undefined;
		this.#change(draft, undefined, show === undefined);
		if (show !== undefined) this.#show(show);
		if (focus !== undefined) this.#focus(focus);
		if (isRemoval) this.#say(this.#words.removed);
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
			if (this.#isPressed) this.#soon();
			else this.#refresh();
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
		showAdvice(this.#host, this.#draft, this.#words, this.#options.templates);
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

	#refresh(isFirst = false): void {
		showAdvice(this.#host, this.#draft, this.#words, this.#options.templates);
		this.#drawPreview();
		this.#finishing.clear();
		const { past, future } = this.#history;
		// A button that is disabled outright would lose the focus with its last step.
		for (const [act, steps] of [['undo', past] as const, ['redo', future] as const]) {
			this.#find(`[data-do="${act}"]`).ariaDisabled = String(steps.length === 0);
		}
		if (!isFirst || draftQuestions(this.#draft).length > 0) this.#keep();
		else this.#keeping.show('kept');
	}

	#drawPreview(): void {
		this.#preview.draw(this.#draft, this.#options.key() ?? '…', this.#open);
	}

	/** The list of surveys that were given out is another: what this draft has become may be. */
	madeChanged(): void {
		this.#finishing.draw();
	}

	#keep(): void {
		this.#keeping.keep(this.#draft);
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
		const { do: command = '', at = '' } = button.dataset;
		const draft = this.#draft;
		const edit = commandToEdit(draft, command, at);
		if (edit !== undefined) {
			this.#apply(edit);
			return;
		}
		switch (command) {
			case 'open':
				if (this.#open === at) {
					this.#open = undefined;
					this.#draw();
				} else this.#show(at);
				break;
			case 'show':
				this.#show(at);
				break;
			case 'up':
			case 'down':
				this.#moveQuestion(at, command === 'up' ? -1 : 1);
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
					this.#options.lang,
				);
				break;
			case 'preview-language':
				this.#preview.lang = at as Language;
				this.#drawPreview();
				this.#focus(`[data-do="preview-language"][data-at="${at}"]`);
				break;
			case 'take-other': {
				const other = this.#keeping.takeOther();
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
				this.#finishing.openMade();
				break;
			case 'save-key':
				this.#finishing.saveKey();
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
		this.#keeping.release();
		this.#leaving.abort();
	}

	/** Keep what is there, before something else is shown in its place. */
	close(): void {
		this.#keep();
		this.#stop();
	}

	/** The key was unlocked or locked: what the group reads of it changes. */
	keyChanged(): void {
		this.#finishing.clear();
		this.#drawPreview();
	}

	#finish(): void {
		clearTimeout(this.#timer);
		this.#refresh();
		const unfinished = this.#finishing.finish(this.#draft);
		if (unfinished !== undefined) this.#show(unfinished);
	}
}
