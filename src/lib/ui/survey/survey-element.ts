/**
 * `<peer-survey>`: a survey of the site, whose definition is in the page, or one that came in the
 * link's fragment. Above it, what still waits in the outbox.
 * @module
 */
import {
	parseDefinition,
	surveyIdText,
	textIn,
	type Definition,
	type Language,
} from '../../survey/definition.ts';
import { FormatError, MailboxError } from '../../survey/errors.ts';
import { h, toDom } from '../markup.ts';
import { respond } from '../words/respond.ts';
import { definitionIn } from './delivery.ts';
import { showOutbox } from './outcome.ts';
import { startSurvey } from './respond.ts';
import type { ShortLink } from './short-link.ts';

class SurveyElement extends HTMLElement {
	connectedCallback(): void {
		const lang = this.dataset['lang'] as Language;
		void showOutbox(this, lang);
		void this.#start(lang);
		// Another survey's link in the same tab changes only the fragment.
		window.addEventListener('hashchange', () => {
			location.reload();
		});
		// A page that the browser kept alive would show what it showed before.
		window.addEventListener('pageshow', ({ persisted }) => {
			if (persisted) location.reload();
		});
	}

	async #start(lang: Language): Promise<void> {
		try {
			const { definition: text } = this.dataset;
			if (text !== undefined) {
				startSurvey(this, parseDefinition(JSON.parse(text)), lang);
				return;
			}
			const fragment = location.hash.slice(1);
			if (fragment === '' || fragment === 'content') return;
			// Only who comes by a link needs to read one.
			const { linkToDefinition, parseDefinitionText } = await import('../../survey/link.ts');
			const { isShortLink, parseShortLink } = await import('./short-link.ts');
			const definition = isShortLink(fragment)
				? await this.#fetch(parseShortLink(fragment), lang, parseDefinitionText)
				: await linkToDefinition(fragment);
			const heading = document.querySelector('h1')!;
			heading.textContent = textIn(definition.title, lang);
			document.title = heading.textContent;
			startSurvey(this, definition, lang);
		} catch (error) {
			if (!(error instanceof FormatError || error instanceof MailboxError)) throw error;
			this.replaceChildren(
				toDom(
					h(
						'div',
						{ class: 'note error', role: 'alert' },
						h('p', {}, h('strong', {}, respond[lang].brokenLink)),
						h('p', {}, error.message),
					),
				),
			);
		}
	}

	/** The mailbox is not believed: what it gives must be the survey that the link names. */
	async #fetch(
		{ id, mailbox }: ShortLink,
		lang: Language,
		parse: (text: string) => Definition,
	): Promise<Definition> {
		const words = respond[lang];
		this.replaceChildren(toDom(h('p', { class: 'note', role: 'status' }, words.fetchingSurvey)));
		const text = await definitionIn(mailbox, id);
		if (text === undefined) throw new FormatError(words.shortGone);
		const definition = parse(text);
		if (surveyIdText(definition) !== id) throw new FormatError(words.shortSwapped);
		return definition;
	}
}

customElements.define('peer-survey', SurveyElement);
