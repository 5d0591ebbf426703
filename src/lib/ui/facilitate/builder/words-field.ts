/** A text in the languages that a survey is written in, side by side. */
import type { Words } from '../../../survey/draft.ts';
import type { Language } from '../../../survey/definition.ts';
import { h, type Markup } from '../../markup.ts';
import type { BuilderWords } from '../../words/builder.ts';

/** Who writes, and in what. */
export interface Writer {
	/** The language of the page. */
	readonly lang: Language;
	readonly words: BuilderWords;
	/** Those of the survey. */
	readonly languages: readonly Language[];
}

const LONGEST = 2000;

/**
 * @param name - of the field, to which `.en` or `.es` is added
 * @param label - what is written there, without the language
 */
export function wordsField(
	name: string,
	text: Words,
	label: string,
	{ words, languages }: Writer,
	size: 'line' | 'lines' | 'label' = 'line',
): Markup {
	const isLabel = size === 'label';
	return h(
		'div',
		{ class: `words ${size}` },
		languages.map((language) => {
			const id = `b-${name}.${language}`;
			const inLanguage = language === 'en' ? words.english : words.spanish;
			const caption = languages.length > 1 ? `${label}, ${inLanguage}` : label;
			const field = {
				id,
				'data-field': `${name}.${language}`,
				lang: language,
				dir: 'auto',
				maxlength: LONGEST,
				autocomplete: 'off',
				...(isLabel && { 'aria-label': caption }),
			};
			return h(
				'p',
				{},
				!isLabel && h('label', { for: id }, caption),
				size === 'lines'
					? h('textarea', { ...field, rows: 2 }, text[language])
					: h('input', { ...field, type: 'text', value: text[language] }),
			);
		}),
	);
}
