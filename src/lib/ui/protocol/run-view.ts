/** What is seen of a run: the setup, the step with its clock, or how long it took. */
import { turnTakers, type Turn } from '../../site/rounds.ts';
import type { Clock, RunState } from '../../site/run.ts';
import { drawCode } from './run-code.ts';
import type { RunData } from './run-data.ts';
import { RunLine } from './run-line.ts';
import { digits, fill, wholeMinutes } from './run-texts.ts';

export class RunView {
	readonly #host: HTMLElement;
	readonly #data: RunData;
	readonly #line: RunLine;
	/** The address that the code was drawn for. */
	#codeFor = '';
	/** The step that the jumps were drawn for. */
	#jumpsFor = -1;

	constructor(host: HTMLElement, data: RunData) {
		this.#host = host;
		this.#data = data;
		this.#line = new RunLine(this.part('line'));
	}

	/** A place of the page by its name. */
	part(name: string): HTMLElement {
		return this.#host.querySelector<HTMLElement>(`[data-show="${name}"]`)!;
	}

	/** Write a text only if it is another: a status that is written again is read out again. */
	write(name: string, text: string): void {
		const part = this.part(name);
		if (part.textContent !== text) part.textContent = text;
	}

	/** Show this part of the page and hide the others. */
	phase(name: 'setup' | 'run' | 'done'): void {
		if (this.#host.dataset['phase'] === name) return;
		this.#host.dataset['phase'] = name;
		for (const part of this.#host.querySelectorAll<HTMLElement>(':scope > [data-phase]')) {
			part.hidden = part.dataset['phase'] !== name;
		}
	}

	showDone(run: RunState, { behind }: Clock): void {
		const { words } = this.#data;
		const minutes = Math.round((run.total * 1000 + behind) / 60_000);
		const more = minutes - Math.round(run.total / 60);
		const template =
			more === 0 ? words.tookAsPlanned : more > 0 ? words.tookLonger : words.tookLess;
		this.write('took', fill(template, { minutes, more, less: -more }));
		this.phase('done');
	}

	showStep(run: RunState, clock: Clock, turn: Turn | undefined): void {
		const { words, steps, schedules } = this.#data;
		const slots = schedules[run.length];
		const step = steps[slots[run.step]!.index]!;
		const whole = run.plan[run.step]! * 1000;
		const over = clock.left <= -1000;
		this.write('of', fill(words.stepOf, { step: run.step + 1, steps: slots.length }));
		this.write('title', step.title);
		this.write('left', over ? `+${digits(-clock.left - 999)}` : digits(clock.left));
		this.write('left-word', run.pausedAt !== null ? words.paused : over ? words.over : words.left);
		this.write('say', step.say);
		this.write(
			'silent',
			step.everyoneSilent
				? words.everyoneSilent
				: step.silent.length > 0
					? fill(words.silent, { roles: step.silent.join(', ') })
					: '',
		);
		this.#host.dataset['urgency'] =
			clock.left <= Math.max(whole * 0.05, 0) ? 'last' : clock.left <= whole * 0.2 ? 'soon' : '';
		this.#host.toggleAttribute('data-paused', run.pausedAt !== null);

		this.part('turn-line').hidden = turn === undefined;
		if (turn !== undefined) this.#showTurn(run, turn, clock.left);

		const following = slots[run.step + 1];
		this.write(
			'next',
			following === undefined
				? words.last
				: fill(words.next, {
						title: steps[following.index]!.title,
						minutes: wholeMinutes(run.plan[run.step + 1]!),
					}),
		);
		this.write('total', digits(clock.totalLeft));
		this.write('ends', this.time(clock.endsAt));
		const late = Math.round(clock.behind / 60_000);
		this.write(
			'behind',
			late === 0
				? words.onTime
				: fill(late > 0 ? words.behind : words.ahead, { minutes: Math.abs(late) }),
		);
		this.#showControls(run);
		this.#line.draw(run, clock, this.#data.kinds[run.length]);
		this.#drawCode(run);
		document.title = `${over ? '+' : ''}${digits(Math.abs(clock.left))} ${step.title}`;
		this.phase('run');
	}

	#showTurn(run: RunState, turn: Turn, left: number): void {
		const { words, people } = this.#data;
		const takers = turnTakers(run.people, people.groupsOf);
		const last = turn.turn === takers - 1;
		this.write('turn', fill(words.turn, { person: turn.person + 1, people: takers }));
		this.write('turn-left', digits(Math.min(turn.left * 1000, Math.max(left, 0))));
		this.#host.querySelector<HTMLElement>('[data-do=nextTurn]')!.hidden = last;
	}

	/** @returns whether the code is in sight now; it is drawn with the next step that is shown */
	toggleCode(): boolean {
		const code = this.part('code');
		code.hidden = !code.hidden;
		this.#codeFor = '';
		return !code.hidden;
	}

	#drawCode(run: RunState): void {
		const code = this.part('code');
		if (code.hidden || this.#codeFor === location.href) return;
		this.#codeFor = location.href;
		this.part('code-manual').hidden = run.auto;
		void drawCode(code.querySelector('svg')!, location.href);
	}

	#showControls(run: RunState): void {
		const { words, steps, schedules } = this.#data;
		const last = run.step === run.plan.length - 1;
		const label = (action: string, text: string): void => {
			const button = this.#host.querySelector(`.controls [data-do=${action}]`)!;
			if (button.textContent !== text) button.textContent = text;
		};
		label('pause', run.pausedAt === null ? words.pause : words.resume);
		label('next', last ? words.finish : words.skip);
		this.#host.querySelector<HTMLButtonElement>('.controls [data-do=back]')!.disabled =
			run.step === 0;
		if (this.#jumpsFor === run.step) return;
		this.#jumpsFor = run.step;
		this.part('jumps').replaceChildren(
			...schedules[run.length].map(({ index }, place) => {
				const item = document.createElement('li');
				const button = document.createElement('button');
				const { title } = steps[index]!;
				button.type = 'button';
				button.className = 'button plain';
				button.dataset['do'] = 'jump';
				button.dataset['step'] = String(place);
				button.textContent = title;
				if (place === run.step) button.setAttribute('aria-current', 'step');
				item.append(button);
				return item;
			}),
		);
	}

	/** A time of day, as in 14:05. */
	time(instant: number): string {
		return new Date(instant).toLocaleTimeString(this.#data.lang, {
			hour: '2-digit',
			minute: '2-digit',
			hour12: false,
		});
	}
}
