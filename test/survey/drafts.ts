/** Drafts to test with. */
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { contentToDraft } from '../../src/lib/survey/draft-content.ts';
import {
	newDraft,
	newQuestion,
	type Draft,
	type DraftQuestion,
} from '../../src/lib/survey/draft.ts';
import { parseTemplate } from '../../src/lib/survey/template.ts';
import { SURVEY } from './sample.ts';

/** One text for both languages. */
export const both = (text: string) => ({ en: text, es: text });

/** A draft of a survey with every type of question. */
export const sampleDraft = (): Draft => contentToDraft(SURVEY, 'd1', 'en');

/** A question that nothing can be said against, with changes. */
export const question = (change: Partial<DraftQuestion> = {}): DraftQuestion => ({
	...newQuestion('scale', 'q1'),
	text: both('We had time.'),
	...change,
});

/** A draft of these questions that nothing else can be said against. */
export const draftOf = (...questions: DraftQuestion[]): Draft => ({
	...newDraft('d1'),
	hasSteward: false,
	title: both('After our session'),
	pages: [{ title: both(''), questions }],
});

/** The site's templates by name, as drafts. */
export const TEMPLATES: readonly [string, Draft][] = readdirSync('src/content/templates').map(
	(name) => {
		const written: unknown = parse(readFileSync(`src/content/templates/${name}`, 'utf8'));
		const draft = contentToDraft(parseTemplate(written), 'd1', 'en');
		return [name.replace('.yaml', ''), { ...draft, hasSteward: false }];
	},
);
