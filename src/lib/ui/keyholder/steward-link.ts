/** What the steward opens: a link that holds the survey and nothing of the answers. */
import { localPath } from '../../site/languages.ts';
import type { Definition } from '../../survey/definition.ts';
import { wholeSurvey } from '../facilitate/whole-survey.ts';
import type { Language } from '../../survey/text.ts';
import { h, type Child } from '../markup.ts';
import { keyholder } from '../words/keyholder.ts';

/** The link as it is read, and a button that copies it; or why there is none. */
export async function stewardLink(definition: Definition, lang: Language): Promise<Child> {
	const words = keyholder[lang];
	const whole = await wholeSurvey(definition, lang);
	if ('tooLong' in whole) return h('p', { class: 'note warning' }, whole.tooLong);
	const link = `${location.origin}${localPath(lang, '/steward/')}#${whole.fragment}`;
	return [
		h('p', {}, words.stewardLink),
		h('p', { class: 'link' }, h('a', { href: link, target: '_blank' }, link)),
		h(
			'p',
			{ class: 'actions' },
			h('button', { type: 'button', class: 'button', 'data-act': 'copy' }, words.copyLink),
		),
	];
}
