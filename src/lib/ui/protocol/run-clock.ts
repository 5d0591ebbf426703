/**
 * The clock of run mode. The run is in the address after `#` and nowhere else; every look at the
 * clock works it out anew from instants.
 */
import { cueBetween, type Cue } from '../../site/cues.ts';
import { starters, turnAt, turnTakers, type Turn } from '../../site/rounds.ts';
import { RunLinkError, parseRunLink, runToHash, setupToHash } from '../../site/run-link.ts';
import {
	adjustStep,
	fitRun,
	goToStep,
	isOver,
	nextStep,
	nextTurn,
	pauseRun,
	previousStep,
	readClock,
	resumeRun,
	settle,
	startRun,
	timeToInstant,
	type Clock,
	type RunState,
} from '../../site/run.ts';
import { startOffline } from '../offline/keep.ts';
import { drawCode } from './run-code.ts';
import type { RunData } from './run-data.ts';
import { RunLine } from './run-line.ts';
import { RunSetupForm } from './run-setup.ts';
import { digits, fill, wholeMinutes } from './run-texts.ts';
import { playTones, unlockSound } from './sound.ts';
import { keepAwake } from './wake-lock.ts';

const HOUR = 3_600_000;

class RunClock extends HTMLElement {
	#data!: RunData;
	#run: RunState | undefined;
	#seen: Pick<Clock, 'step' | 'left'> | undefined;
	#seenTurn = -1;
	#codeFor = '';
	#steps = -1;
	#setup!: RunSetupForm;
	#line!: RunLine;

	connectedCallback(): void {
		this.#data = JSON.parse(this.querySelector('script')!.textContent) as RunData;
		this.#setup = new RunSetupForm(this.querySelector('form.setup')!, this.#data, () => {
			this.#start();
		});
		this.#line = new RunLine(this.#part('line'));
		this.#readAddress();
		this.#listen();
		setInterval(() => {
			this.#show();
		}, 200);
	}

	#part(name: string): HTMLElement {
		return this.querySelector<HTMLElement>(`[data-show="${name}"]`)!;
	}

	/** Write a text only if it is another: a status that is written again is read out again. */
	#write(name: string, text: string): void {
		const part = this.#part(name);
		if (part.textContent !== text) part.textContent = text;
	}

	#field(name: string): HTMLInputElement {
		return this.querySelector<HTMLInputElement>(`input[name=${name}]`)!;
	}

	// The address

	#readAddress(): void {
		const { schedules, words, roles } = this.#data;
		const slots = {
			short: schedules.short.length,
			standard: schedules.standard.length,
			long: schedules.long.length,
		};
		const mistake = this.#part('mistake');
		this.#run = undefined;
		this.#seen = undefined;
		mistake.hidden = true;
		try {
			const role = new URLSearchParams(location.hash.slice(1)).get('role');
			if (role !== null && !roles.includes(role)) throw new RunLinkError('role', role);
			const link = parseRunLink(location.hash, slots, Date.now());
			if (link.kind === 'run') this.#run = link.run;
			else this.#setup.fill(link.setup);
		} catch (error) {
			if (!(error instanceof RunLinkError)) throw error;
			const sentence = fill(words.mistakes[error.mistake], { value: error.value.slice(0, 60) });
			mistake.textContent = `${sentence} ${words.mistakeThen}`;
			mistake.hidden = false;
		}
		this.#show();
		this.#setup.note();
	}

	#change(run: RunState): void {
		this.#run = run;
		history.replaceState(null, '', runToHash(run));
		this.#show();
	}

	#start(): void {
		const setup = this.#setup.read();
		if (setup === undefined) {
			this.#setup.focusMistake();
			return;
		}
		for (const name of ['sound', 'flash']) {
			this.#field(`${name}2`).checked = this.#field(name).checked;
		}
		unlockSound();
		this.#part('mistake').hidden = true;
		this.#change(startRun({ ...setup, auto: this.#field('auto').checked }, Date.now()));
		this.querySelector<HTMLElement>('[data-do=pause]')!.focus();
	}

	// While it runs

	#listen(): void {
		this.querySelector('.fit')!.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#fit();
		});
		this.addEventListener('click', (event) => {
			const button = (event.target as Element).closest<HTMLElement>('[data-do]');
			if (button !== null) this.#do(button.dataset['do']!, button);
		});
		window.addEventListener('hashchange', () => {
			this.#readAddress();
		});
		for (const moment of ['visibilitychange', 'pageshow', 'focus']) {
			window.addEventListener(moment, () => {
				this.#show();
			});
		}
		document.addEventListener('keydown', (event) => {
			this.#press(event);
		});
		document.addEventListener('fullscreenchange', () => {
			if (document.fullscreenElement === null) this.#project(false);
		});
	}

	#press(event: KeyboardEvent): void {
		const target = event.target as Element;
		if (this.#run === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		if (target.closest('input, dialog, [role=dialog]') !== null) return;
		if (event.key === ' ' && target.closest('button, a, summary') !== null) return;
		const action = {
			' ': 'pause',
			ArrowLeft: 'back',
			ArrowRight: 'next',
			'+': 'more',
			'-': 'less',
		}[event.key];
		if (action === undefined || isOver(this.#run)) return;
		event.preventDefault();
		this.#do(action);
	}

	#do(action: string, button?: HTMLElement): void {
		const run = this.#run;
		if (run === undefined) return;
		const now = Date.now();
		switch (action) {
			case 'pause':
				this.#change(run.pausedAt === null ? pauseRun(run, now) : resumeRun(run, now));
				break;
			case 'back':
				this.#change(previousStep(run, now));
				break;
			case 'next':
				this.#change(nextStep(run, now));
				break;
			case 'more':
				this.#change(adjustStep(run, 60, now));
				break;
			case 'less':
				this.#change(adjustStep(run, -60, now));
				break;
			case 'nextTurn': {
				const turn = this.#turn(settle(run, now), now);
				if (turn !== undefined) this.#change(nextTurn(run, turn.left, now));
				break;
			}
			case 'jump':
				this.#change(goToStep(run, Number(button?.dataset['step']), now));
				break;
			case 'again':
				history.replaceState(null, '', setupToHash(run));
				this.#readAddress();
				break;
			case 'projector':
				this.#project(!this.classList.contains('projector'));
				break;
			case 'code': {
				const code = this.#part('code');
				code.hidden = !code.hidden;
				this.#toggle('code', !code.hidden, this.#data.words.code, this.#data.words.codeOff);
				this.#codeFor = '';
				this.#show();
				break;
			}
		}
	}

	#toggle(action: string, on: boolean, off: string, label: string): void {
		const button = this.querySelector(`[data-do=${action}]`)!;
		button.setAttribute('aria-pressed', String(on));
		button.textContent = on ? label : off;
	}

	#project(on: boolean): void {
		this.classList.toggle('projector', on);
		this.#toggle('projector', on, this.#data.words.projector, this.#data.words.projectorOff);
		if (on) this.querySelector('details')!.open = false;
		// Not every browser goes full screen; the view is large without it, too.
		if (on) this.requestFullscreen().catch(() => undefined);
		else if (document.fullscreenElement !== null) void document.exitFullscreen();
	}

	#fit(): void {
		const run = this.#run;
		if (run === undefined) return;
		const { words } = this.#data;
		const now = Date.now();
		const time = this.#field('end').value;
		const end = timeToInstant(time, now);
		if (end === undefined) {
			this.#write('fit-note', words.fitNot);
		} else if (end - now > 8 * HOUR) {
			this.#write('fit-note', words.fitLong);
		} else {
			try {
				this.#change(fitRun(resumeRun(run, now), end, now));
				this.#write('fit-note', fill(words.fitted, { time }));
			} catch (error) {
				if (!(error instanceof RangeError)) throw error;
				const steps = run.plan.length - settle(run, now).step;
				const minutes = Math.floor((end - now) / 60_000);
				this.#write('fit-note', fill(words.fitShort, { time, minutes, steps }));
			}
		}
	}

	// What is seen

	#show(): void {
		const now = Date.now();
		this.#write('wall', this.#time(now));
		if (this.#run === undefined) {
			this.#phase('setup');
			keepAwake(false);
			return;
		}
		const run = settle(this.#run, now);
		if (run.step !== this.#run.step) {
			this.#run = run;
			history.replaceState(null, '', runToHash(run));
		}
		const clock = readClock(run, now);
		this.#cue(run, clock);
		this.#seen = clock;
		keepAwake(!isOver(run) && run.pausedAt === null);
		if (isOver(run)) this.#showDone(run, clock);
		else this.#showStep(run, clock, now);
	}

	#phase(name: 'setup' | 'run' | 'done'): void {
		if (this.dataset['phase'] === name) return;
		this.dataset['phase'] = name;
		for (const part of this.querySelectorAll<HTMLElement>(':scope > [data-phase]')) {
			part.hidden = part.dataset['phase'] !== name;
		}
	}

	#showDone(run: RunState, { behind }: Clock): void {
		const { words } = this.#data;
		const minutes = Math.round((run.total * 1000 + behind) / 60_000);
		const more = minutes - Math.round(run.total / 60);
		const template =
			more === 0 ? words.tookAsPlanned : more > 0 ? words.tookLonger : words.tookLess;
		this.#write('took', fill(template, { minutes, more, less: -more }));
		this.#phase('done');
	}

	#showStep(run: RunState, clock: Clock, now: number): void {
		const { words, steps, schedules } = this.#data;
		const slots = schedules[run.length];
		const step = steps[slots[run.step]!.index]!;
		const whole = run.plan[run.step]! * 1000;
		const over = clock.left <= -1000;
		this.#write('of', fill(words.stepOf, { step: run.step + 1, steps: slots.length }));
		this.#write('title', step.title);
		this.#write('left', over ? `+${digits(-clock.left - 999)}` : digits(clock.left));
		this.#write('left-word', run.pausedAt !== null ? words.paused : over ? words.over : words.left);
		this.#write('say', step.say);
		this.#write(
			'silent',
			step.everyoneSilent
				? words.everyoneSilent
				: step.silent.length > 0
					? fill(words.silent, { roles: step.silent.join(', ') })
					: '',
		);
		this.dataset['urgency'] =
			clock.left <= Math.max(whole * 0.05, 0) ? 'last' : clock.left <= whole * 0.2 ? 'soon' : '';
		this.toggleAttribute('data-paused', run.pausedAt !== null);

		const turn = this.#turn(run, now);
		this.#part('turn-line').hidden = turn === undefined;
		if (turn !== undefined) this.#showTurn(run, turn, clock.left);

		const following = slots[run.step + 1];
		this.#write(
			'next',
			following === undefined
				? words.last
				: fill(words.next, {
						title: steps[following.index]!.title,
						minutes: wholeMinutes(run.plan[run.step + 1]!),
					}),
		);
		this.#write('total', digits(clock.totalLeft));
		this.#write('ends', this.#time(clock.endsAt));
		const late = Math.round(clock.behind / 60_000);
		this.#write(
			'behind',
			late === 0
				? words.onTime
				: fill(late > 0 ? words.behind : words.ahead, { minutes: Math.abs(late) }),
		);
		this.#showControls(run);
		this.#line.draw(run, clock, this.#data.kinds[run.length]);
		const code = this.#part('code');
		if (!code.hidden && this.#codeFor !== location.href) {
			this.#codeFor = location.href;
			this.#part('code-manual').hidden = run.auto;
			void drawCode(code.querySelector('svg')!, location.href);
		}
		document.title = `${over ? '+' : ''}${digits(Math.abs(clock.left))} ${step.title}`;
		this.#phase('run');
	}

	#showTurn(run: RunState, turn: Turn, left: number): void {
		const { words, people } = this.#data;
		const takers = turnTakers(run.people, people.groupsOf);
		const last = turn.turn === takers - 1;
		this.#write('turn', fill(words.turn, { person: turn.person + 1, people: takers }));
		this.#write('turn-left', digits(Math.min(turn.left * 1000, Math.max(left, 0))));
		this.querySelector<HTMLElement>('[data-do=nextTurn]')!.hidden = last;
		const key = run.step * 1000 + turn.turn;
		if (this.#seenTurn !== -1 && key !== this.#seenTurn && turn.turn > 0) this.#sound('turn');
		this.#seenTurn = key;
	}

	#showControls(run: RunState): void {
		const { words, steps, schedules } = this.#data;
		const last = run.step === run.plan.length - 1;
		const label = (action: string, text: string): void => {
			const button = this.querySelector(`.controls [data-do=${action}]`)!;
			if (button.textContent !== text) button.textContent = text;
		};
		label('pause', run.pausedAt === null ? words.pause : words.resume);
		label('next', last ? words.finish : words.skip);
		this.querySelector<HTMLButtonElement>('.controls [data-do=back]')!.disabled = run.step === 0;
		if (this.#steps === run.step) return;
		this.#steps = run.step;
		this.#part('jumps').replaceChildren(
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

	#turn(run: RunState, now: number): Turn | undefined {
		const { steps, schedules, people } = this.#data;
		const slots = schedules[run.length];
		const slot = slots[run.step];
		if (slot === undefined || !steps[slot.index]!.perPerson) return undefined;
		const takers = turnTakers(run.people, people.groupsOf);
		const order = starters(
			slots.map(({ index }) => steps[index]!.rotateStarter),
			takers,
		);
		const { elapsed } = readClock(run, now);
		return turnAt(run.plan[run.step]!, elapsed / 1000, takers, order[run.step]!);
	}

	#time(instant: number): string {
		return new Date(instant).toLocaleTimeString(this.#data.lang, {
			hour: '2-digit',
			minute: '2-digit',
			hour12: false,
		});
	}

	// What is heard

	#cue(run: RunState, clock: Clock): void {
		const cue = cueBetween(run, this.#seen, clock);
		if (cue === undefined) return;
		const first = this.#seen === undefined;
		const { words, steps, schedules } = this.#data;
		const slot = schedules[run.length][run.step];
		const sentences: Record<Cue, string> = {
			step: fill(words.sayStep, {
				step: run.step + 1,
				title: slot === undefined ? '' : steps[slot.index]!.title,
				minutes: wholeMinutes(run.plan[run.step] ?? 0),
			}),
			half: fill(words.sayHalf, { left: digits(clock.left) }),
			minute: words.sayMinute,
			zero: words.sayZero,
			done: words.sayDone,
		};
		this.#write('announce', sentences[cue]);
		if (!first) this.#sound(cue);
		if (cue === 'zero' && this.#field('flash2').checked) this.#flash();
	}

	#sound(cue: Cue | 'turn'): void {
		if (this.#field('sound2').checked) playTones(cue);
	}

	#flash(): void {
		this.classList.add('flash');
		setTimeout(() => {
			this.classList.remove('flash');
		}, 3000);
	}
}

customElements.define('run-clock', RunClock);
startOffline();
