import { expect, test } from 'vitest';
import type { Draft } from '../../../../src/lib/survey/draft.ts';
import { draftQuestions } from '../../../../src/lib/survey/draft-edits.ts';
import { commandToEdit } from '../../../../src/lib/ui/facilitate/builder/commands.ts';
import { sampleDraft } from '../../../survey/drafts.ts';

const draft = sampleDraft();
const edit = (command: string, at: string) => commandToEdit(draft, command, at)!;
const ids = (of: Draft): string[] => draftQuestions(of).map(({ id }) => id);
const rowsOf = (of: Draft): string[] =>
	draftQuestions(of)
		.find(({ id }) => id === 'group')!
		.rows.map(({ id }) => id);
const ROWS = rowsOf(draft);
const [FIRST, LAST] = [ROWS[0]!, ROWS.at(-1)!];

test('a new question stands last on its page and is shown to be written', () => {
	const { draft: next, show } = edit('add', '0.text');
	const questions = next.pages[0]!.questions;
	expect(questions.at(-1)).toMatchObject({ id: show, type: 'text' });
	expect(questions).toHaveLength(draft.pages[0]!.questions.length + 1);
});

test('a copy stands below its question, under another name, and is shown', () => {
	const { draft: next, show } = edit('duplicate', 'useful');
	expect(ids(next).indexOf(show!)).toBe(ids(next).indexOf('useful') + 1);
	expect(ids(draft)).not.toContain(show);
});

test('after a removal the keyboard goes to the question that takes its place, or to the one before', () => {
	const all = ids(draft);
	const first = edit('remove', all[0]!);
	expect(ids(first.draft)).toEqual(all.slice(1));
	expect(first).toMatchObject({ isRemoval: true, focus: `[data-do="open"][data-at="${all[1]!}"]` });
	expect(edit('remove', all.at(-1)!).focus).toBe(`[data-do="open"][data-at="${all.at(-2)!}"]`);
});

test('a new answer, statement or page gets the keyboard', () => {
	const answers = draftQuestions(draft).find(({ id }) => id === 'useful')!.labels.length;
	expect(edit('label-add', 'useful').focus).toContain(`q.useful.label.${answers}.`);
	const { draft: next, focus } = edit('row-add', 'group');
	expect(focus).toContain(`q.group.row.${rowsOf(next).at(-1)!}.`);
	expect(edit('page-add', '').focus).toContain(`page.${draft.pages.length}.title`);
});

test('a statement moves by one place, and stays where there is none', () => {
	expect(rowsOf(edit('row-down', `group.${FIRST}`).draft).indexOf(FIRST)).toBe(1);
	expect(rowsOf(edit('row-up', `group.${FIRST}`).draft)).toEqual(ROWS);
	expect(rowsOf(edit('row-down', `group.${LAST}`).draft)).toEqual(ROWS);
	expect(rowsOf(edit('row-remove', `group.${FIRST}`).draft)).toEqual(ROWS.slice(1));
});

test.each(['undo', 'leave', 'finish', 'up', 'constructor'])(
	'“%s” is no edit of a draft',
	(name) => {
		expect(commandToEdit(draft, name, 'useful')).toBeUndefined();
	},
);
