/**
 * `<peer-survey>`: a survey of the site, whose definition is in the page, or one that came in the
 * link's fragment. Above it, what still waits in the outbox.
 * @module
 */
import { parseDefinition } from '../../survey/definition.ts';
import type { Language } from '../../survey/text.ts';
import { FormatError, MailboxError } from '../../survey/errors.ts';
import { h, toDom } from '../markup.ts';
import { messageIn } from '../words/message-in.ts';
import { respond } from '../words/respond.ts';
import { waiting } from './outbox.ts';
import { startSurvey } from './respond.ts';

class SurveyElement extends HTMLElement {
	connectedCallback(): void {
		const lang = this.dataset['lang'] as Language;
		if (waiting().length > 0) {
			void import('./outbox-note.ts').then(({ showOutbox }) => showOutbox(this, lang));
		}
		void this.#start(lang);
		// Another survey's link in the same tab changes only the fragment.
		window.addEventListener('hashchange', () => {
			location.reload();
		});
		document.addEventListener('click', (event) => {
			this.#keepFragment(event);
		});
		// A page that the browser kept alive would show what it showed before.
		window.addEventListener('pageshow', ({ persisted }) => {
			if (persisted) location.reload();
		});
	}

	/** A link of the page around must not lose the survey, which is in the fragment, nor what was answered. */
	#keepFragment(event: Event): void {
		const link = (event.target as Element).closest<HTMLAnchorElement>('.skip, a[hreflang]');
		if (link === null) return;
		const choice = this.querySelector<HTMLElement>(`[data-language="${link.hreflang}"]`);
		if (link.matches('.skip')) {
			event.preventDefault();
			document.querySelector('main')!.focus();
		} else if (choice !== null) {
			event.preventDefault();
			choice.click();
		} else if (link.pathname !== location.pathname) {
			link.hash = location.hash;
		}
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
			const { linkedSurvey } = await import('./linked-survey.ts');
			const definition = await linkedSurvey(fragment, () => {
				const words = respond[lang];
				this.replaceChildren(
					toDom(h('p', { class: 'note', role: 'status' }, words.fetchingSurvey)),
				);
			});
			startSurvey(this, definition, lang);
		} catch (error) {
			if (!(error instanceof FormatError || error instanceof MailboxError)) throw error;
			this.replaceChildren(
				toDom(
					h(
						'div',
						{ class: 'note error', role: 'alert' },
						h('p', {}, h('strong', {}, respond[lang].brokenLink)),
						h('p', {}, await messageIn(lang, error.message)),
					),
				),
			);
		}
	}
}

customElements.define('peer-survey', SurveyElement);
