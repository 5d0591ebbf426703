/** What is chosen before the clock starts: the form, what it says beforehand, and what it leads to. */
import { MOST, parseCount } from '../../site/facets.ts';
import { groupSizes, turnTakers } from '../../site/rounds.ts';
import { FEWEST_PEOPLE, type RunSetup } from '../../site/run-link.ts';
import type { RunState } from '../../site/run.ts';
import { SHORTEST_STEP, fitSeconds, nearestLength } from '../../site/schedule.ts';
import { LENGTHS, type Length } from '../../site/terms.ts';
import type { RunData } from './run-data.ts';
import { digits, fill, tally } from './run-texts.ts';

export class RunSetupForm {
	readonly #form: HTMLFormElement;
	readonly #data: RunData;

	/** @param onStart - Called when the form is sent, whatever is in it. */
	constructor(form: HTMLFormElement, data: RunData, onStart: () => void) {
		this.#form = form;
		this.#data = data;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			onStart();
		});
		form.addEventListener('input', () => {
			this.note();
		});
	}

	field(name: string): HTMLInputElement {
		return this.#form.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
	}

	fill({ length, people, minutes }: RunSetup): void {
		const chosen =
			length ?? (minutes === undefined ? undefined : nearestLength(this.#data, minutes));
		if (chosen !== undefined) {
			this.#form.querySelector<HTMLInputElement>(`input[value=${chosen}]`)!.checked = true;
		}
		if (people !== undefined) this.field('people').value = String(people);
		this.field('minutes').value = minutes === undefined ? '' : String(minutes);
	}

	/** What is in the fields, or `undefined` with a sentence at the field that is wrong. */
	read(): Pick<RunState, 'length' | 'people' | 'plan'> | undefined {
		const { words, schedules } = this.#data;
		const length = this.#length();
		const steps = schedules[length].map(({ seconds }) => seconds);
		const least = Math.ceil((steps.length * SHORTEST_STEP) / 60);
		const [peopleField, minutesField] = [this.field('people'), this.field('minutes')];
		const people = parseCount(peopleField.value, MOST.people, FEWEST_PEOPLE);
		const asked = minutesField.value !== '' || minutesField.validity.badInput;
		const minutes = asked ? parseCount(minutesField.value, MOST.minutes, least) : undefined;
		const wrongMinutes = asked && minutes === undefined;
		peopleField.setAttribute('aria-invalid', String(people === undefined));
		minutesField.setAttribute('aria-invalid', String(wrongMinutes));
		this.#write('people-note', people === undefined ? words.fieldPeople : '');
		this.#write('minutes-note', wrongMinutes ? fill(words.fieldMinutes, { least }) : '');
		if (people === undefined || wrongMinutes) return undefined;
		const plan = minutes === undefined ? steps : fitSeconds(steps, minutes * 60);
		return { length, people, plan };
	}

	focusMistake(): void {
		this.#form.querySelector<HTMLInputElement>('[aria-invalid=true]')!.focus();
	}

	/** Say beforehand what the numbers lead to: groups, a crowd, turns that are too short. */
	note(): void {
		const { words, people, schedules, steps } = this.#data;
		const setup = this.read();
		if (setup === undefined) return;
		const sizes = groupSizes(setup.people, people.groupsOf);
		const takers = turnTakers(setup.people, people.groupsOf);
		const turns = schedules[setup.length].flatMap(({ index }, place) =>
			steps[index]!.perPerson ? [setup.plan[place]! / takers] : [],
		);
		const shortest = Math.min(...turns);
		const sentences = [
			setup.people < people.min || setup.people > people.max
				? fill(words.fewPeople, { least: people.min, most: people.max, people: setup.people })
				: '',
			sizes.length > 1 ? fill(words.groups, { groups: tally(sizes) }) : '',
			shortest < 20 ? fill(words.shortTurns, { seconds: digits(shortest * 1000) }) : '',
		];
		this.#write('people-note', sentences.filter((sentence) => sentence !== '').join(' '));
	}

	#length(): Length {
		const checked = this.#form.querySelector<HTMLInputElement>('input[name=length]:checked');
		return LENGTHS.find((length) => length === checked?.value) ?? 'standard';
	}

	/** Write a text only if it is another: a status that is written again is read out again. */
	#write(name: string, text: string): void {
		const part = this.#form.querySelector(`[data-show="${name}"]`)!;
		if (part.textContent !== text) part.textContent = text;
	}
}
