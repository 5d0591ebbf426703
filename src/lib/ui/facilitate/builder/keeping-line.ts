/** Keeps the draft of an editor and says how that went; of two tabs' drafts, the writer chooses. */
import type { Draft } from '../../../survey/draft.ts';
import { h, toDom } from '../../markup.ts';
import type { BuilderWords } from '../../words/builder.ts';
import { DraftKeeper, type Keeping } from './draft-store.ts';

export class KeepingLine {
	readonly #line: HTMLElement;
	readonly #note: HTMLElement;
	readonly #words: BuilderWords;
	readonly #keeper: DraftKeeper;
	#keeping: Keeping = 'kept';

	/**
	 * @param note - where it is asked which of two drafts to go on with
	 * @param id - of the draft
	 */
	constructor(line: HTMLElement, note: HTMLElement, id: string, words: BuilderWords) {
		this.#line = line;
		this.#note = note;
		this.#words = words;
		this.#keeper = new DraftKeeper(id, () => {
			this.show('conflict');
		});
	}

	get isKept(): boolean {
		return this.#keeping === 'kept';
	}

	keep(draft: Draft): void {
		this.show(this.#keeper.keep(draft));
	}

	/** @returns what another tab has kept */
	takeOther(): Draft | undefined {
		return this.#keeper.takeOther();
	}

	/** Let go of the draft. */
	release(): void {
		this.#keeper.release();
	}

	/** Say how it stands; a conflict is asked about once. */
	show(keeping: Keeping): void {
		this.#keeping = keeping;
		const words = this.#words;
		const text = words[keeping];
		if (this.#line.textContent !== text) this.#line.textContent = text;
		this.#line.classList.toggle('warning', keeping !== 'kept');
		if (this.#note.hidden !== (keeping === 'conflict')) return;
		this.#note.hidden = keeping !== 'conflict';
		if (this.#note.hidden) return;
		const button = (act: string, label: string) =>
			h('button', { type: 'button', class: 'button second', 'data-do': act }, label);
		this.#note.replaceChildren(
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
}
