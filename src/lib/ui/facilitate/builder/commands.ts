/** What each button does to a draft: the draft after it, and where its writer goes on. */
import { newQuestion, NO_WORDS, type Draft, type DraftQuestion } from '../../../survey/draft.ts';
import {
	addLabel,
	addPage,
	addQuestion,
	draftQuestions,
	duplicateQuestion,
	moveLabel,
	removeLabel,
	removePage,
	removeQuestion,
	updateQuestion,
} from '../../../survey/draft-edits.ts';
import { newId } from './new-id.ts';

export interface Edit {
	readonly draft: Draft;
	/** The question to go on with, ready to be written. */
	readonly show?: string;
	/** What gets the keyboard, as a selector. */
	readonly focus?: string;
	/** Whether a question is gone. */
	readonly isRemoval?: true;
}

const questionOf = (draft: Draft, id: string): DraftQuestion =>
	draftQuestions(draft).find((question) => question.id === id)!;

function editRows(
	draft: Draft,
	id: string,
	change: (rows: DraftQuestion['rows']) => DraftQuestion['rows'],
): Edit {
	const { rows } = questionOf(draft, id);
	return { draft: updateQuestion(draft, id, { rows: change(rows) }) };
}

/**
 * Do what a button says.
 *
 * @param command - its `data-do`
 * @param at - its `data-at`: a question or page, and after a full stop a part of it
 *
 * @returns `undefined` for a button that changes nothing of the draft.
 */
export function commandToEdit(draft: Draft, command: string, at: string): Edit | undefined {
	const [id = '', part = ''] = at.split('.');
	switch (command) {
		case 'add': {
			const question = newQuestion(part as DraftQuestion['type'], newId('q'));
			const page = Number(id);
			const index = draft.pages[page]!.questions.length;
			return { draft: addQuestion(draft, question, { page, index }), show: question.id };
		}
		case 'duplicate': {
			const copy = newId('q');
			return { draft: duplicateQuestion(draft, at, copy), show: copy };
		}
		case 'remove': {
			const all = draftQuestions(draft).map((question) => question.id);
			const next = all[all.indexOf(at) + 1] ?? all[all.indexOf(at) - 1];
			return {
				draft: removeQuestion(draft, at),
				focus: `[data-do="open"][data-at="${next ?? ''}"]`,
				isRemoval: true,
			};
		}
		case 'label-add': {
			const place = questionOf(draft, id).labels.length;
			return { draft: addLabel(draft, id), focus: `[data-field^="q.${id}.label.${place}."]` };
		}
		case 'label-remove':
			return { draft: removeLabel(draft, id, Number(part)) };
		case 'label-up':
		case 'label-down':
			return { draft: moveLabel(draft, id, Number(part), command === 'label-up' ? -1 : 1) };
		case 'row-add': {
			const row = newId('r');
			const edit = editRows(draft, id, (rows) => [...rows, { id: row, text: NO_WORDS }]);
			return { ...edit, focus: `[data-field^="q.${id}.row.${row}."]` };
		}
		case 'row-remove':
			return editRows(draft, id, (rows) => rows.filter((row) => row.id !== part));
		case 'row-up':
		case 'row-down':
			return editRows(draft, id, (rows) => {
				const from = rows.findIndex((row) => row.id === part);
				const to = from + (command === 'row-up' ? -1 : 1);
				const other = rows[to];
				return other === undefined ? rows : rows.with(to, rows[from]!).with(from, other);
			});
		case 'page-add':
			return {
				draft: addPage(draft, draft.pages.length - 1),
				focus: `[data-field^="page.${draft.pages.length}.title"]`,
			};
		case 'page-remove':
			return { draft: removePage(draft, Number(at)) };
		default:
			return undefined;
	}
}
