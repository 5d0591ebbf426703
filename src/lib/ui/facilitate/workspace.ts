/** `<peer-workspace>`: key, survey, envelopes, results, in the order in which a facilitator needs them. */
import { facilitatorKey, parseDefinition, type Definition } from '../../survey/definition.ts';
import type { Language } from '../../survey/text.ts';
import type { Release } from '../../survey/release.ts';
import { seedToKeys } from '../../survey/seed.ts';
import type { Template } from '../../survey/template.ts';
import { JointOpeningSection } from '../keyholder/joint-opening-section.ts';
import { onDrop } from '../drop.ts';
import { h, toDom } from '../markup.ts';
import { builder } from '../words/builder.ts';
import { loadMessages } from '../words/message-in.ts';
import { BuilderSection } from './builder/builder-section.ts';
import { GivenSection } from './given-section.ts';
import { noteGiven } from './given-surveys.ts';
import { KeySection } from './key-section.ts';
import type { Ways } from './open-file.ts';
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

/** Files of every kind; what recognises them is loaded with the first one. */
function takeFiles(host: HTMLElement, lang: Language, ways: Ways): void {
	const take = async (file: File | undefined): Promise<void> => {
		if (file === undefined) return;
		const { OpenFile } = await import('./open-file.ts');
		await new OpenFile(host.querySelector('.account')!, lang, ways).open(file);
	};
	host.hidden = false;
	const input = host.querySelector('input')!;
	input.addEventListener('change', () => {
		// The same file may be chosen again, after its survey was opened or its key locked.
		void take(input.files?.[0]).then(() => {
			input.value = '';
		});
	});
	onDrop(host.querySelector('.drop')!, ([file]) => {
		void take(file);
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
		/** @returns whether it is open: without a key it waits for one */
		const open = (chosen: Definition): boolean => {
			const isReady = seed !== undefined;
			waiting = isReady ? undefined : chosen;
			if (isReady) survey.use(chosen);
			return isReady;
		};
		const openListed = (chosen: Definition): void => {
			if (open(chosen)) return;
			key.expectKey(given.askForKey(chosen));
			place('key').querySelector<HTMLElement>('#key-file')?.focus();
		};

		refuseStrayFiles(this, lang);
		loadMessages(lang);
		const results = new ResultsSection(place('results'), lang);
		const showResults = (release: Release | undefined): void => {
			results.show(release);
			if (release === undefined) return;
			noteGiven(definition!, { read: new Date().toISOString() });
			given.draw();
		};
		const opening = new OpeningSection(place('opening'), lang, showResults);
		const joint = new JointOpeningSection(place('joint'), lang, showResults);
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
		const make = new BuilderSection(
			place('make'),
			lang,
			templates,
			() => key.unsaved,
			openListed,
			(made, draft) => {
				survey.use(made, draft);
			},
		);
		const given = new GivenSection(place('given'), lang, openListed, () => {
			make.givenChanged();
		});
		const key = new KeySection(place('key'), lang, (unlocked) => {
			const isSame = unlocked !== undefined && unlocked === seed;
			seed = unlocked;
			if (seed !== undefined) key.expectKey(undefined);
			if (seed !== undefined) key.showInUse(seed);
			if (isSame) return;
			definition = undefined;
			make.setKey(seed);
			survey.setKey(seed);
			opening.set(seed, undefined);
			joint.set(seed, undefined);
			if (seed === undefined) return;
			const own = seedToKeys(seed).publicKey.text;
			if (waiting !== undefined && facilitatorKey(waiting) !== own) return;
			// What was said of a key file, or of a survey that waited for its key, is done.
			place('file').querySelector('.account')!.replaceChildren();
			if (waiting === undefined) return;
			given.draw();
			open(waiting);
		});
		takeFiles(place('file'), lang, {
			key: (chosen) => seed === undefined && key.choose(chosen),
			draft: (draft) => {
				make.open(draft);
			},
			survey: open,
			begin: (definition) => {
				make.edit(definition);
			},
			results: (grouped) => {
				results.showGrouped(grouped);
			},
		});
	}
}

customElements.define('peer-workspace', WorkspaceElement);
