/**
 * A run as the part of an address after `#`: what a QR code carries to every phone. No server sees
 * it. Instants are milliseconds since 1970 in base 36, everything else is plain.
 *
 * Before the start:  #length=standard&people=6&minutes=40
 * Running:           #length=standard&people=6&plan=300.600.300&total=1200&start=mk2…&step=1&at=mk2…
 *                    and, where it applies, &before=… &paused=… &auto=1
 */
import { MOST, parseCount } from './facets.ts';
import type { RunState } from './run.ts';
import { SHORTEST_STEP } from './schedule.ts';
import { LENGTHS, type Length } from './terms.ts';

/** What the person has chosen before the start; what is missing has its usual value. */
export interface RunSetup {
	readonly length?: Length | undefined;
	readonly people?: number | undefined;
	readonly minutes?: number | undefined;
}

/** Which part of an address cannot be right. Each has its sentence in `ui/words/run.ts`. */
export type RunMistake = 'length' | 'people' | 'minutes' | 'plan' | 'step' | 'time' | 'role';

/** An address that describes no possible run. */
export class RunLinkError extends Error {
	readonly mistake: RunMistake;
	readonly value: string;

	constructor(mistake: RunMistake, value: string) {
		super(`The link's ${mistake} cannot be "${value}".`);
		this.name = 'RunLinkError';
		this.mistake = mistake;
		this.value = value;
	}
}

export const FEWEST_PEOPLE = 2;
/** No step lasts longer: whoever needs more than ten hours needs no clock. */
const LONGEST_STEP = 36_000;
/** 2020: no run began before there was this page. */
const EARLIEST = 1_577_836_800_000;
/** How far two devices' clocks may differ. */
const CLOCK_SLACK = 300_000;

export function runToHash(run: RunState): string {
	const instant = (at: number): string => Math.round(at).toString(36);
	const parts = [
		`length=${run.length}`,
		`people=${run.people}`,
		`plan=${run.plan.join('.')}`,
		`total=${run.total}`,
		`start=${instant(run.startedAt)}`,
		`step=${run.step}`,
		`at=${instant(run.stepAt)}`,
	];
	if (run.beforeAt !== run.stepAt) parts.push(`before=${instant(run.beforeAt)}`);
	if (run.pausedAt !== null) parts.push(`paused=${instant(run.pausedAt)}`);
	if (run.auto) parts.push('auto=1');
	return `#${parts.join('&')}`;
}

export function setupToHash({ length, people, minutes }: RunSetup): string {
	const parts = [
		length === undefined ? [] : [`length=${length}`],
		people === undefined ? [] : [`people=${people}`],
		minutes === undefined ? [] : [`minutes=${minutes}`],
	].flat();
	return parts.length === 0 ? '' : `#${parts.join('&')}`;
}

export type RunLink =
	| { readonly kind: 'setup'; readonly setup: RunSetup }
	| { readonly kind: 'run'; readonly run: RunState };

/**
 * Read the part of an address after `#`, whoever wrote it.
 *
 * @param slots - How many steps the protocol has in each length.
 *
 * @throws {@link RunLinkError} naming the first part that cannot be right.
 */
export function parseRunLink(
	hash: string,
	slots: Readonly<Record<Length, number>>,
	now: number,
): RunLink {
	const parts = new URLSearchParams(hash.replace(/^#/, ''));
	const setup = parseSetup(parts, slots);
	if (!parts.has('start')) return { kind: 'setup', setup };
	const { length, people } = setup;
	if (length === undefined) throw new RunLinkError('length', '');
	if (people === undefined) throw new RunLinkError('people', '');

	const whole = (value: string, most: number): number | undefined =>
		/^\d{1,9}$/.test(value) && Number(value) <= most ? Number(value) : undefined;
	const instant = (name: string): number => {
		const value = parts.get(name) ?? '';
		const at = /^[0-9a-z]{1,10}$/.test(value) ? parseInt(value, 36) : NaN;
		if (!(at >= EARLIEST && at <= now + CLOCK_SLACK)) throw new RunLinkError('time', value);
		return at;
	};

	const written = parts.get('plan') ?? '';
	const plan = written.split('.').map((value) => {
		const seconds = whole(value, LONGEST_STEP);
		if (seconds === undefined) throw new RunLinkError('plan', written);
		return seconds;
	});
	if (plan.length !== slots[length]) throw new RunLinkError('plan', written);
	const total = whole(parts.get('total') ?? '', LONGEST_STEP * plan.length);
	if (total === undefined) throw new RunLinkError('plan', parts.get('total') ?? '');
	const step = whole(parts.get('step') ?? '', plan.length);
	if (step === undefined) throw new RunLinkError('step', parts.get('step') ?? '');

	const startedAt = instant('start');
	const stepAt = instant('at');
	const beforeAt = parts.has('before') ? instant('before') : stepAt;
	const pausedAt = parts.has('paused') ? instant('paused') : null;
	if (pausedAt !== null && pausedAt < startedAt) {
		throw new RunLinkError('time', parts.get('paused') ?? '');
	}
	const auto = parts.get('auto') === '1';
	return {
		kind: 'run',
		run: { length, people, plan, total, startedAt, step, stepAt, beforeAt, pausedAt, auto },
	};
}

function parseSetup(parts: URLSearchParams, slots: Readonly<Record<Length, number>>): RunSetup {
	const written = parts.get('length');
	const length = LENGTHS.find((name) => name === written);
	if (written !== null && length === undefined) throw new RunLinkError('length', written);
	const count = (name: 'people' | 'minutes', least: number): number | undefined => {
		const value = parts.get(name);
		if (value === null) return undefined;
		const found = parseCount(value, MOST[name], least);
		if (found === undefined) throw new RunLinkError(name, value);
		return found;
	};
	const people = count('people', FEWEST_PEOPLE);
	const minutes = count('minutes', Math.ceil((slots[length ?? 'short'] * SHORTEST_STEP) / 60));
	return {
		...(length === undefined ? {} : { length }),
		...(people === undefined ? {} : { people }),
		...(minutes === undefined ? {} : { minutes }),
	};
}
