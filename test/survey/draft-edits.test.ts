import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newQuestion, type Draft } from '../../src/lib/survey/draft.ts';
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
} from '../../src/lib/survey/draft-edits.ts';
import {
	redo,
	recordChange,
	startHistory,
	undo,
	type History,
} from '../../src/lib/survey/history.ts';
import { both, draftOf, question, sampleDraft } from './drafts.ts'; // prettier-ignore

const ids = (draft: Draft): string[][] =>
	draft.pages.map(({ questions }) => questions.map(({ id }) => id));

test('a question moves down over the edge of its page and back', () => {
	const start = sampleDraft();
	const order = ids(start);
	expect(order).toEqual([['useful', 'group'], ['again', 'topics', 'years', 'carry']]);
	let draft = moveQuestion(start, 'useful', 1);
	expect(ids(draft)[0]).toEqual(['group', 'useful']);
	draft = moveQuestion(draft, 'useful', 1);
	expect(ids(draft)).toEqual([['group'], ['useful', 'again', 'topics', 'years', 'carry']]);
	draft = moveQuestion(moveQuestion(draft, 'useful', -1), 'useful', -1);
	expect(ids(draft)).toEqual(order);
}); // prettier-ignore

test('the first question cannot move up, nor the last one down', () => {
	const draft = sampleDraft();
	expect(moveQuestion(draft, 'useful', -1)).toBe(draft);
	expect(moveQuestion(draft, 'carry', 1)).toBe(draft);
});

test('a question dropped on its own place stays there', () => {
	const draft = sampleDraft();
	expect(placeQuestion(draft, 'again', { page: 1, index: 0 })).toBe(draft);
	expect(placeQuestion(draft, 'again', { page: 1, index: 1 })).toBe(draft);
});

test('wherever questions are moved, none is lost and none is there twice', () => {
	const move = fc.tuple(fc.nat(5), fc.nat(1), fc.nat(6));
	fc.assert(
		fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
			let draft = sampleDraft();
			const all = draftQuestions(draft)
				.map(({ id }) => id)
				.sort();
			for (const [who, page, index] of moves) {
				const to = { page, index: Math.min(index, draft.pages[page]!.questions.length) };
				draft = placeQuestion(draft, all[who]!, to);
			}
			expect(
				draftQuestions(draft)
					.map(({ id }) => id)
					.sort(),
			).toEqual(all);
		}),
	);
});

test('a removed page gives its questions to its neighbour', () => {
	expect(ids(removePage(sampleDraft(), 0))).toEqual([['useful', 'group', 'again', 'topics', 'years', 'carry']]);
	expect(ids(removePage(sampleDraft(), 1))).toEqual([['useful', 'group', 'again', 'topics', 'years', 'carry']]);
	const one = draftOf(question());
	expect(removePage(one, 0)).toBe(one);
}); // prettier-ignore

test('added, copied and removed questions and pages stand where they were asked for', () => {
	let draft = addPage(sampleDraft(), 0);
	draft = addQuestion(draft, newQuestion('text', 'q9'), { page: 1, index: 0 });
	draft = duplicateQuestion(draft, 'again', 'again-2');
	draft = removeQuestion(draft, 'group');
	expect(ids(draft)).toEqual([['useful'], ['q9'], ['again', 'again-2', 'topics', 'years', 'carry']]);
	expect(() => placeOf(draft, 'group')).toThrow(RangeError);
}); // prettier-ignore

test('conditions follow the options that they name', () => {
	const draft = sampleDraft();
	const condition = (changed: Draft): readonly number[] =>
		draftQuestions(changed).find(({ id }) => id === 'topics')!.showIf!.is;
	expect(condition(draft)).toEqual([1, 2]);
	expect(condition(removeLabel(draft, 'again', 0))).toEqual([1]);
	expect(condition(removeLabel(draft, 'again', 2))).toEqual([1, 2]);
	expect(condition(moveLabel(draft, 'again', 1, 1))).toEqual([1, 3]);
	expect(condition(addLabel(draft, 'again'))).toEqual([1, 2]);
	expect(moveLabel(draft, 'again', 0, -1)).toBe(draft);
});

test('typing in one field is undone at once; other changes one by one; a new change ends redoing', () => {
	const text = (history: History<Draft> | undefined): string =>
		draftQuestions(history!.present)[0]!.text.en;
	let history: History<Draft> = startHistory(draftOf(question({ text: both('') })));
	for (const typed of ['W', 'We', 'We had']) {
		const next = updateQuestion(history.present, 'q1', { text: both(typed) });
		history = recordChange(history, next, 'q1 text');
	}
	history = recordChange(history, updateQuestion(history.present, 'q1', { text: both('Other') }));
	const once = undo(history);
	expect(text(once)).toBe('We had');
	const twice = undo(once!);
	expect(text(twice)).toBe('');
	expect(undo(twice!)).toBeUndefined();
	expect(text(redo(twice!))).toBe('We had');
	expect(text(redo(redo(twice!)!))).toBe('Other');
	const changed = recordChange(once!, updateQuestion(once!.present, 'q1', { text: both('New') }));
	expect(redo(changed)).toBeUndefined();
});

test('a change that changes nothing is no step', () => {
	const history = startHistory(sampleDraft());
	expect(recordChange(history, history.present)).toBe(history);
});
