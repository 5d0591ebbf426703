/**
 * From a field of the editor to an edit of the draft: pure, so that every field can be tested without
 * a page. The name of a field says where it stands: `title.en`, `page.0.title.es`, `q.ID.text.en`,
 * `q.ID.label.2.en`, `q.ID.row.r1.es`, `minimum` …
 * @module
 */
import { LANGUAGES, type Language } from '../../../survey/text.ts';
import type { Question } from '../../../survey/question.ts';
import { WAYS, type Draft, type DraftQuestion, type Words } from '../../../survey/draft.ts';
import { findPublicKey } from '../../../survey/keys.ts';
import { draftQuestions, updatePage, updateQuestion } from '../../../survey/draft-edits.ts';
import { SCALES, type ScaleName } from './scales.ts';

/** A field that, changed, changes which other fields there are. */
export function isStructural(name: string): boolean {
	return /^(languages|way|hasSteward|q\.[\w-]+\.(type|if|scale))$/.test(name);
}

const toWhole = (text: string): number => Math.trunc(Number(text)) || 0;

function withText(words: Words, language: string, text: string): Words {
	// Half a character, as a broken keyboard types it, could be sealed by nobody.
	return { ...words, [language]: text.toWellFormed() };
}

function editQuestion(
	question: DraftQuestion,
	path: readonly string[],
	value: string,
	checked: boolean,
): Partial<DraftQuestion> {
	const [name, at = '', language = ''] = path;
	switch (name) {
		case 'text':
		case 'hint':
		case 'unit':
			return { [name]: withText(question[name], at, value) };
		case 'label': {
			const label = question.labels[Number(at)]!;
			return { labels: question.labels.with(Number(at), withText(label, language, value)) };
		}
		case 'row':
			return {
				rows: question.rows.map((row) =>
					row.id === at ? { ...row, text: withText(row.text, language, value) } : row,
				),
			};
		case 'most':
		case 'largest':
		case 'maxLength':
			return { [name]: toWhole(value) };
		case 'bins':
			return { bins: (value.match(/-?\d+/g) ?? []).slice(0, 60).map(Number) };
		case 'shape':
			return { shape: value === 'amount' ? 'amount' : 'agreement' };
		case 'type':
			return { type: value as Question['type'] };
		case 'scale':
			return value in SCALES ? SCALES[value as ScaleName] : {};
		case 'if':
			return { showIf: value === '' ? undefined : { question: value, is: [] } };
		case 'is': {
			const { showIf } = question;
			if (showIf === undefined) return {};
			const others = showIf.is.filter((answer) => answer !== Number(at));
			const is = checked ? [...others, Number(at)].sort((a, b) => a - b) : others;
			return { showIf: { ...showIf, is } };
		}
		default:
			return {};
	}
}

/**
 * Write what a field holds into the draft.
 *
 * @returns the same draft if there is no such field
 */
export function applyField(draft: Draft, name: string, value: string, checked = false): Draft {
	const [first, second = '', ...rest] = name.split('.');
	switch (first) {
		case 'q': {
			const question = draftQuestions(draft).find(({ id }) => id === second);
			if (question === undefined) return draft;
			return updateQuestion(draft, second, editQuestion(question, rest, value, checked));
		}
		case 'page': {
			const page = draft.pages[Number(second)];
			if (page === undefined) return draft;
			return updatePage(draft, Number(second), { title: withText(page.title, rest[1]!, value) });
		}
		case 'title':
		case 'intro':
			return { ...draft, [first]: withText(draft[first], second, value) };
		case 'languages':
			return { ...draft, languages: LANGUAGES.filter((language) => value.includes(language)) };
		case 'way':
			return { ...draft, way: WAYS.find((way) => way === value) ?? draft.way };
		case 'minimum':
		case 'groupSize':
		case 'keepDays':
			return { ...draft, [first]: toWhole(value) };
		case 'hasSteward':
			return { ...draft, hasSteward: value === 'two' };
		case 'steward':
			// A key copied out of a message brings its line breaks along, or all of the message.
			return { ...draft, steward: findPublicKey(value)?.text ?? value.replace(/\s+/g, '') };
		case 'opens':
		case 'closes':
		case 'url':
		case 'field':
			return { ...draft, [first]: value };
		default:
			return draft;
	}
}

/** A text as its writer reads it: in the page's language where it is written, else in the other. */
export function wordsIn(words: Words, lang: Language): string {
	return words[lang].trim() || (words.en.trim() === '' ? words.es : words.en).trim();
}
