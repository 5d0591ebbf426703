/** A text in the languages that a survey is written in, side by side. */
import type { Words } from '../../../survey/draft.ts';
import type { Language } from '../../../survey/text.ts';
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
 * @param label - what is written there, without the language; only named in a list, where it stands for itself
 */
export function wordsField(
	name: string,
	text: Words,
	label: string,
	{ words, languages }: Writer,
	size: 'line' | 'lines' | 'option' | 'statement' = 'line',
): Markup {
	const isNamed = size === 'line' || size === 'lines';
	const rows = { line: 0, lines: 2, option: 0, statement: 1 }[size];
	return h(
		'div',
		{ class: `words ${size}` },
		languages.map((language) => {
			const id = `b-${name}.${language}`;
			const caption = languages.length > 1 ? words.inLanguage(label, language) : label;
			const field = {
				id,
				'data-field': `${name}.${language}`,
				lang: language,
				dir: 'auto',
				maxlength: LONGEST,
				autocomplete: 'off',
				...(!isNamed && { 'aria-label': caption }),
			};
			return h(
				'p',
				{ 'data-tag': isNamed || languages.length < 2 ? undefined : language },
				isNamed && h('label', { for: id }, caption),
				rows > 0
					? h('textarea', { ...field, rows }, text[language])
					: h('input', { ...field, type: 'text', value: text[language] }),
			);
		}),
	);
}
