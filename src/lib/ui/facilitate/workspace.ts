/** `<peer-workspace>`: key, survey, envelopes, results, in the order in which a facilitator needs them. */
import {
	facilitatorKey,
	parseDefinition,
	type Definition,
	type Language,
} from '../../survey/definition.ts';
import { seedToKeys } from '../../survey/seed.ts';
import type { Template } from '../../survey/template.ts';
import { JointOpeningSection } from '../keyholder/joint-opening-section.ts';
import { h, toDom } from '../markup.ts';
import { builder } from '../words/builder.ts';
import { loadMessages } from '../words/message-in.ts';
import { BuilderSection } from './builder/builder-section.ts';
import { GivenSection } from './given-section.ts';
import { KeySection } from './key-section.ts';
import { OpeningSection } from './opening-section.ts';
import { ResultsSection } from './results-section.ts';
import { SurveySection } from './survey-section.ts';

/** A file that is let go beside its frame would take the place of this page, and of a draft in it. */
function refuseStrayFiles(host: HTMLElement, lang: Language): void {
	window.addEventListener('dragover', (event) => {
		event.preventDefault();
	});
	window.addEventListener('drop', (event) => {
		if (event.defaultPrevented) return;
		event.preventDefault();
		const note = toDom(h('p', { class: 'note warning', role: 'alert' }, builder[lang].notHere));
		const section = (event.target as Element).closest('section') ?? host;
		section.prepend(note);
		window.addEventListener(
			'click',
			() => {
				(note as HTMLElement).remove();
			},
			{ once: true },
		);
	});
}

class WorkspaceElement extends HTMLElement {
	connectedCallback(): void {
		const lang = this.dataset['lang'] as Language;
		const place = (name: string): HTMLElement => this.querySelector(`[data-section="${name}"]`)!;
		const surveys = (JSON.parse(this.dataset['surveys']!) as unknown[]).map(parseDefinition);
		let seed: Uint8Array | undefined;
		let definition: Definition | undefined;
		/** A survey that waits for its key. */
		let waiting: Definition | undefined;
		const open = (chosen: Definition): void => {
			const isReady = seed !== undefined;
			waiting = isReady ? undefined : chosen;
			if (isReady) survey.use(chosen);
			else given.askForKey(chosen);
		};

		refuseStrayFiles(this, lang);
		loadMessages(lang);
		const results = new ResultsSection(place('results'), lang);
		const opening = new OpeningSection(place('opening'), lang, (release) => {
			results.show(release);
		});
		const joint = new JointOpeningSection(place('joint'), lang, (release) => {
			results.show(release);
		});
		const survey = new SurveySection(
			place('survey'),
			lang,
			surveys,
			(chosen) => {
				definition = chosen;
				opening.set(seed, definition);
				joint.set(seed, definition);
			},
			(copied) => {
				make.edit(copied);
			},
			() => {
				given.draw();
				make.givenChanged();
			},
		);
		// Whoever opens, closes or empties the mailbox says so, and every section shows it as it is.
		this.addEventListener('mailboxchange', () => {
			survey.refreshMailbox();
			opening.refreshMailbox();
			joint.refreshMailbox();
		});
		const templates = JSON.parse(this.dataset['templates']!) as Template[];
		const make = new BuilderSection(place('make'), lang, templates, open, (made, draft) => {
			survey.use(made, draft);
		});
		const given = new GivenSection(place('given'), lang, open, () => {
			make.givenChanged();
		});
		const key = new KeySection(place('key'), lang, (unlocked) => {
			const isSame = unlocked !== undefined && unlocked === seed;
			seed = unlocked;
			if (seed !== undefined) key.showInUse(seed);
			if (isSame) return;
			definition = undefined;
			make.setKey(seed);
			survey.setKey(seed);
			opening.set(seed, undefined);
			joint.set(seed, undefined);
			if (waiting === undefined || seed === undefined) return;
			if (facilitatorKey(waiting) !== seedToKeys(seed).publicKey.text) return;
			given.draw();
			open(waiting);
		});
	}
}

customElements.define('peer-workspace', WorkspaceElement);
