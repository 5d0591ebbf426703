/** `<peer-workspace>`: key, survey, envelopes, results, in the order in which a facilitator needs them. */
import { parseDefinition, type Definition, type Language } from '../../survey/definition.ts';
import { JointOpeningSection } from '../keyholder/joint-opening-section.ts';
import { KeySection } from './key-section.ts';
import { OpeningSection } from './opening-section.ts';
import { ResultsSection } from './results-section.ts';
import { SurveySection } from './survey-section.ts';

class WorkspaceElement extends HTMLElement {
	connectedCallback(): void {
		const lang = this.dataset['lang'] as Language;
		const place = (name: string): HTMLElement => this.querySelector(`[data-section="${name}"]`)!;
		const surveys = (JSON.parse(this.dataset['surveys']!) as unknown[]).map(parseDefinition);
		let seed: Uint8Array | undefined;
		let definition: Definition | undefined;

		const results = new ResultsSection(place('results'), lang);
		const opening = new OpeningSection(place('opening'), lang, (release) => {
			results.show(release);
		});
		const joint = new JointOpeningSection(place('joint'), lang, (release) => {
			results.show(release);
		});
		const survey = new SurveySection(place('survey'), lang, surveys, (chosen) => {
			definition = chosen;
			opening.set(seed, definition);
			joint.set(seed, definition);
		});
		const key = new KeySection(place('key'), lang, (unlocked) => {
			const isSame = unlocked !== undefined && unlocked === seed;
			seed = unlocked;
			if (seed !== undefined) key.showInUse(seed);
			if (isSame) return;
			definition = undefined;
			survey.setKey(seed);
			opening.set(seed, undefined);
			joint.set(seed, undefined);
		});
	}
}

customElements.define('peer-workspace', WorkspaceElement);
