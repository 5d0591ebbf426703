/** Which language a survey is shown in, whatever the language of the page around it. */
import type { Definition } from '../../survey/definition.ts';
import { LANGUAGES, textIn, type Language } from '../../survey/text.ts';
import { h, type Child } from '../markup.ts';
import { respond } from '../words/respond.ts';

function isTranslated({ title }: Definition): boolean {
	return LANGUAGES.every((language) => typeof title === 'object' && title[language] !== undefined);
}

/** Spanish for whoever prefers it, where the survey is in it; else the page's own language. */
export function languageFor(definition: Definition, page: Language): Language {
	const preferred = navigator.languages
		.map((tag) => tag.slice(0, 2))
		.find((tag) => LANGUAGES.some((language) => language === tag));
	return preferred === 'es' && isTranslated(definition) ? 'es' : page;
}

/** Title and language of the whole document; what stands around the survey stays in its own language. */
export function nameDocument({ title }: Definition, lang: Language): void {
	const { documentElement } = document;
	for (const part of document.querySelectorAll<HTMLElement>('body > :not(main)')) {
		part.lang ||= documentElement.lang;
	}
	documentElement.lang = lang;
	const text = textIn(title, lang);
	document.querySelector('h1')!.textContent = text;
	document.title = document.title.replace(/^.*(?= · )/, () => text);
}

/** A button for each language, where the survey has them; `data-language` says which. */
export function languageSwitch(definition: Definition, lang: Language): Child {
	if (!isTranslated(definition)) return undefined;
	return h(
		'p',
		{ class: 'languages caption no-print' },
		`${respond[lang].language} `,
		...LANGUAGES.map((language) =>
			h(
				'button',
				{
					type: 'button',
					class: 'button plain',
					lang: language,
					'data-language': language,
					'aria-pressed': language === lang ? 'true' : 'false',
				},
				language === 'en' ? 'English' : 'Español',
			),
		),
	);
}
