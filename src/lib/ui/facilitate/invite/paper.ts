/** A survey on paper: a poster for the wall, and slips to cut. */
import { LANGUAGES, textIn, type Language } from '../../../survey/text.ts';
import { surveyId, type Definition } from '../../../survey/definition.ts';
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

/** Smaller than this, nothing is read without effort. */
const SMALLEST = 0.55;

/**
 * Make the letters of a poster or a slip as small as its place needs, be its texts as long as they are.
 * What would be too small to read takes more room instead: nothing is cut.
 */
function fit(element: HTMLElement, others: readonly HTMLElement[] = []): void {
	const all = [element, ...others];
	for (let size = 100; size >= SMALLEST * 100; size -= 3) {
		for (const each of all) each.style.setProperty('--fit', `${size / 100}`);
		if (element.scrollHeight <= element.clientHeight) return;
	}
	for (const each of all) each.classList.add('long');
}

/** Make everything fit that stands on paper; it has to be in the page. */
export function fitPaper(paper: HTMLElement): void {
	for (const each of paper.querySelectorAll<HTMLElement>('.poster')) fit(each);
	const [first, ...others] = paper.querySelectorAll<HTMLElement>('.slip');
	if (first !== undefined) fit(first, others); // all are the same
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

/** Slips on a sheet: two side by side, four below each other, on Letter and on A4. */
export const SLIPS_ON_SHEET = 8;

/** The same slip, at least as often as asked: the last sheet is filled, too. */
export function slips(
	definition: Definition,
	link: string,
	lang: Language,
	count: number,
): Markup[] {
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
	const sheet = h(
		'div',
		{ class: 'slips' },
		Array.from({ length: SLIPS_ON_SHEET }, () => slip),
	);
	return Array.from({ length: Math.ceil(count / SLIPS_ON_SHEET) }, () => sheet);
}
