/** A survey on paper: a poster for the wall, and slips to cut. */
import {
	LANGUAGES,
	surveyId,
	textIn,
	type Definition,
	type Language,
} from '../../../survey/definition.ts';
import { surveyIdToWords } from '../../../survey/survey-words.ts';
import { h, type Child, type Markup } from '../../markup.ts';
import { dayIn, privacyPromises } from '../../survey/privacy-panel.ts';
import { invite } from '../../words/invite.ts';
import { respond } from '../../words/respond.ts';
import { qrCode } from './qr-code.ts';

/** A link as people type it. */
const toTyped = (link: string): string => link.replace(/^https?:\/\//, '');

/** The languages that a survey is written in, the page's own first. */
function languagesOf({ title }: Definition, lang: Language): Language[] {
	if (typeof title === 'string') return [lang];
	const written = LANGUAGES.filter((language) => title[language] !== undefined);
	return written.sort((one, other) => Number(other === lang) - Number(one === lang));
}

function poster(definition: Definition, link: string, lang: Language, siteHost: string): Markup {
	const words = invite[lang];
	const { closes, intro } = definition;
	return h(
		'section',
		{ class: 'poster', lang },
		h('p', { class: 'label' }, words.kicker),
		h('h1', {}, textIn(definition.title, lang)),
		intro && h('p', { class: 'lead' }, textIn(intro, lang)),
		h(
			'div',
			{ class: 'poster-way' },
			qrCode(link, words.codeOf(textIn(definition.title, lang))),
			h(
				'div',
				{},
				h('ol', {}, words.steps.map((step) => h('li', {}, step))),
				link.length <= 120 && h('p', { class: 'typed' }, toTyped(link)),
				closes && h('p', {}, respond[lang].closes(dayIn(closes, lang))),
			),
		),
		h('h2', {}, respond[lang].who),
		h('ul', { class: 'promises' }, privacyPromises(definition, lang, siteHost).map((promise) => h('li', {}, promise))),
		h(
			'p',
			{ class: 'poster-words' },
			h('span', { class: 'label' }, words.sameOnPaper),
			' ',
			h('strong', { lang: 'en' }, surveyIdToWords(surveyId(definition)).join(' ')),
		),
	); // prettier-ignore
}

/** One page for each language of the survey. */
export function posters(
	definition: Definition,
	link: string,
	lang: Language,
	siteHost: string,
): Child[] {
	return languagesOf(definition, lang).map((language) =>
		poster(definition, link, language, siteHost),
	);
}

/** The same slip, as often as asked, eight on a page. */
export function slips(definition: Definition, link: string, lang: Language, count: number): Markup {
	const languages = languagesOf(definition, lang);
	const slip = h(
		'section',
		{ class: 'slip' },
		qrCode(link, invite[lang].codeOf(textIn(definition.title, lang))),
		h(
			'div',
			{},
			languages.map((language) => [
				h('h2', { lang: language }, textIn(definition.title, language)),
				h('p', { lang: language }, invite[language].slip),
			]),
			h('p', { class: 'typed' }, toTyped(link)),
			h('p', { class: 'slip-words', lang: 'en' }, surveyIdToWords(surveyId(definition)).join(' ')),
		),
	);
	return h(
		'div',
		{ class: 'slips' },
		Array.from({ length: count }, () => slip),
	);
}
