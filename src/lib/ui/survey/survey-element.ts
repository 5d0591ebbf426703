/**
 * `<peer-survey>`: a survey of the site, whose definition is in the page, or one that came in the
 * link's fragment. Above it, what still waits in the outbox.
 * @module
 */
import { parseDefinition, textIn, type Language } from '../../survey/definition.ts';
import { FormatError } from '../../survey/errors.ts';
import { linkToDefinition } from '../../survey/link.ts';
import { h, toDom } from '../markup.ts';
import { respond } from '../words/respond.ts';
import { showOutbox } from './outcome.ts';
import { startSurvey } from './respond.ts';

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
			const definition = await linkToDefinition(fragment);
			const heading = document.querySelector('h1')!;
			heading.textContent = textIn(definition.title, lang);
			document.title = heading.textContent;
			startSurvey(this, definition, lang);
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
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
}

customElements.define('peer-survey', SurveyElement);
