/**
 * The clock of run mode: what its buttons and keys do, and what is heard. The run is in the address after
 * `#` and nowhere else; every look at the clock works it out anew from instants.
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
import { fillScreen, leaveScreen } from '../full-screen.ts';
import { startOffline } from '../offline/keep.ts';
import type { RunData } from './run-data.ts';
import { RunSetupForm } from './run-setup.ts';
import { digits, fill, wholeMinutes } from './run-texts.ts';
import { RunView } from './run-view.ts';
import { playTones, unlockSound } from './sound.ts';
import { keepAwake } from './wake-lock.ts';

const HOUR = 3_600_000;

class RunClock extends HTMLElement {
	#data!: RunData;
	#run: RunState | undefined;
	#seen: Pick<Clock, 'step' | 'left'> | undefined;
	#seenTurn = -1;
	#setup!: RunSetupForm;
	#view!: RunView;

	connectedCallback(): void {
		this.#data = JSON.parse(this.querySelector('script')!.textContent) as RunData;
		this.#view = new RunView(this, this.#data);
		this.#setup = new RunSetupForm(this.querySelector('form.setup')!, this.#data, () => {
			this.#start();
		});
		this.#readAddress();
		this.#listen();
		setInterval(() => {
			this.#show();
		}, 200);
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
		const mistake = this.#view.part('mistake');
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
		this.#view.part('mistake').hidden = true;
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
				const { code, codeOff } = this.#data.words;
				this.#toggle('code', this.#view.toggleCode(), code, codeOff);
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
		if (on) void fillScreen(this);
		else leaveScreen();
	}

	#fit(): void {
		const run = this.#run;
		if (run === undefined) return;
		const { words } = this.#data;
		const now = Date.now();
		const time = this.#field('end').value;
		const end = timeToInstant(time, now);
		if (end === undefined) {
			this.#view.write('fit-note', words.fitNot);
		} else if (end - now > 8 * HOUR) {
			this.#view.write('fit-note', words.fitLong);
		} else {
			try {
				this.#change(fitRun(resumeRun(run, now), end, now));
				this.#view.write('fit-note', fill(words.fitted, { time }));
			} catch (error) {
				if (!(error instanceof RangeError)) throw error;
				const steps = run.plan.length - settle(run, now).step;
				const minutes = Math.floor((end - now) / 60_000);
				this.#view.write('fit-note', fill(words.fitShort, { time, minutes, steps }));
			}
		}
	}

	// Every look at the clock

	#show(): void {
		const now = Date.now();
		this.#view.write('wall', this.#view.time(now));
		if (this.#run === undefined) {
			this.#view.phase('setup');
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
		if (isOver(run)) {
			this.#view.showDone(run, clock);
			return;
		}
		const turn = this.#turn(run, now);
		if (turn !== undefined) this.#cueTurn(run, turn);
		this.#view.showStep(run, clock, turn);
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
		this.#view.write('announce', sentences[cue]);
		if (!first) this.#sound(cue);
		if (cue === 'zero' && this.#field('flash2').checked) this.#flash();
	}

	#cueTurn(run: RunState, { turn }: Turn): void {
		const key = run.step * 1000 + turn;
		if (this.#seenTurn !== -1 && key !== this.#seenTurn && turn > 0) this.#sound('turn');
		this.#seenTurn = key;
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
