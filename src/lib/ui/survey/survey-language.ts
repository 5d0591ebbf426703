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

/** Menu, foot and the way past the menu, of which each page of the site has one. */
const AROUND = ['.skip', 'body > header', '.running-head', 'body > footer'];

/** Take what stands around the survey out of the same page in another language. */
async function wrapIn(lang: Language): Promise<void> {
	const sibling = document.querySelector<HTMLLinkElement>(`link[hreflang="${lang}"]`)!;
	let text;
	try {
		text = await (await fetch(new URL(sibling.href).pathname)).text();
	} catch {
		return; // without network it stays as it is, and says its own language
	}
	if (document.documentElement.lang !== lang) return; // changed again meanwhile
	const page = new DOMParser().parseFromString(text, 'text/html');
	for (const selector of AROUND) {
		const part = page.querySelector<HTMLElement>(selector);
		if (part === null) continue;
		part.lang = lang;
		document.querySelector(selector)!.replaceWith(part);
	}
}

/** Title and language of the whole document. */
export function nameDocument({ title }: Definition, lang: Language): void {
	const { documentElement } = document;
	for (const part of document.querySelectorAll<HTMLElement>('body > :not(main)')) {
		part.lang ||= documentElement.lang;
	}
	documentElement.lang = lang;
	const text = textIn(title, lang);
	document.querySelector('h1')!.textContent = text;
	document.title = document.title.replace(/^.*(?= · )/, () => text);
	if (document.querySelector<HTMLElement>('body > header')!.lang !== lang) void wrapIn(lang);
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
