/**
 * What a writer does to a draft. Every edit gives a new draft and leaves the old one as it was, which
 * is all that undoing needs. An edit that has nothing to do gives the same draft back.
 * @module
 */
import type { Draft, DraftPage, DraftQuestion } from './draft.ts';
import { NO_WORDS } from './draft.ts';

/** Where a question stands; both counted from 0. */
export interface Place {
	readonly page: number;
	readonly index: number;
}

export function draftQuestions(draft: Draft): readonly DraftQuestion[] {
	return draft.pages.flatMap(({ questions }) => questions);
}

/** @throws `RangeError` if the draft has no such question. */
export function placeOf(draft: Draft, id: string): Place {
	for (const [page, { questions }] of draft.pages.entries()) {
		const index = questions.findIndex((question) => question.id === id);
		if (index !== -1) return { page, index };
	}
	throw new RangeError(`the draft has no question ${id}`);
}

function withPage(draft: Draft, at: number, change: (page: DraftPage) => DraftPage): Draft {
	return {
		...draft,
		pages: draft.pages.map((page, index) => (index === at ? change(page) : page)),
	};
}

function withQuestions(
	draft: Draft,
	at: number,
	change: (questions: readonly DraftQuestion[]) => readonly DraftQuestion[],
): Draft {
	return withPage(draft, at, (page) => ({ ...page, questions: change(page.questions) }));
}

export function addQuestion(draft: Draft, question: DraftQuestion, place: Place): Draft {
	return withQuestions(draft, place.page, (questions) =>
		questions.toSpliced(place.index, 0, question),
	);
}

export function updateQuestion(draft: Draft, id: string, change: Partial<DraftQuestion>): Draft {
	return withQuestions(draft, placeOf(draft, id).page, (questions) =>
		questions.map((question) => (question.id === id ? { ...question, ...change } : question)),
	);
}

/** A condition on the question stays, and is named by the linter. */
export function removeQuestion(draft: Draft, id: string): Draft {
	return withQuestions(draft, placeOf(draft, id).page, (questions) =>
		questions.filter((question) => question.id !== id),
	);
}

/** A copy right behind the question. */
export function duplicateQuestion(draft: Draft, id: string, copyId: string): Draft {
	const { page, index } = placeOf(draft, id);
	const question = { ...draft.pages[page]!.questions[index]!, id: copyId };
	return addQuestion(draft, question, { page, index: index + 1 });
}

/** Take a question to a place, counted before it is taken away. */
export function placeQuestion(draft: Draft, id: string, to: Place): Draft {
	const from = placeOf(draft, id);
	const question = draft.pages[from.page]!.questions[from.index]!;
	const index = from.page === to.page && from.index < to.index ? to.index - 1 : to.index;
	if (from.page === to.page && from.index === index) return draft;
	return addQuestion(removeQuestion(draft, id), question, { page: to.page, index });
}

/** One place up (−1) or down (1), over the edge of a page onto the next. */
export function moveQuestion(draft: Draft, id: string, by: -1 | 1): Draft {
	const { page, index } = placeOf(draft, id);
	const isInside = by === -1 ? index > 0 : index < draft.pages[page]!.questions.length - 1;
	if (isInside) return placeQuestion(draft, id, { page, index: by === -1 ? index - 1 : index + 2 });
	const next = draft.pages[page + by];
	if (next === undefined) return draft;
	return placeQuestion(draft, id, {
		page: page + by,
		index: by === -1 ? next.questions.length : 0,
	});
}

export function addPage(draft: Draft, after: number): Draft {
	const page = { title: NO_WORDS, questions: [] };
	return { ...draft, pages: draft.pages.toSpliced(after + 1, 0, page) };
}

export function updatePage(draft: Draft, at: number, change: Partial<DraftPage>): Draft {
	return withPage(draft, at, (page) => ({ ...page, ...change }));
}

/** Its questions move to the page before it, or after it where it is the first; the last page stays. */
export function removePage(draft: Draft, at: number): Draft {
	if (draft.pages.length < 2) return draft;
	const { questions } = draft.pages[at]!;
	const to = at === 0 ? 1 : at - 1;
	const merged = withQuestions(draft, to, (others) =>
		at === 0 ? [...questions, ...others] : [...others, ...questions],
	);
	return { ...merged, pages: merged.pages.toSpliced(at, 1) };
}

/** Point every condition on a question's answers to where those went; `undefined` for a removed one. */
function renumberConditions(
	draft: Draft,
	id: string,
	toNumber: (answer: number) => number | undefined,
): Draft {
	const pages = draft.pages.map((page) => ({
		...page,
		questions: page.questions.map((question) =>
			question.showIf?.question === id
				? {
						...question,
						showIf: {
							question: id,
							is: question.showIf.is.map(toNumber).filter((answer) => answer !== undefined),
						},
					}
				: question,
		),
	}));
	return { ...draft, pages };
}

function questionOf(draft: Draft, id: string): DraftQuestion {
	const { page, index } = placeOf(draft, id);
	return draft.pages[page]!.questions[index]!;
}

export function addLabel(draft: Draft, id: string): Draft {
	return updateQuestion(draft, id, { labels: [...questionOf(draft, id).labels, NO_WORDS] });
}

/** @param at - counted from 0 */
export function removeLabel(draft: Draft, id: string, at: number): Draft {
	const labels = questionOf(draft, id).labels.toSpliced(at, 1);
	return renumberConditions(updateQuestion(draft, id, { labels }), id, (answer) =>
		answer === at + 1 ? undefined : answer > at + 1 ? answer - 1 : answer,
	);
}

/** One place up (−1) or down (1). */
export function moveLabel(draft: Draft, id: string, at: number, by: -1 | 1): Draft {
	const { labels } = questionOf(draft, id);
	const other = labels[at + by];
	if (other === undefined) return draft;
	const moved = labels.with(at + by, labels[at]!).with(at, other);
	const numbers = new Map([
		[at + 1, at + by + 1],
		[at + by + 1, at + 1],
	]);
	return renumberConditions(
		updateQuestion(draft, id, { labels: moved }),
		id,
		(answer) => numbers.get(answer) ?? answer,
	);
}
