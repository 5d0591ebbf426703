/**
 * Sealed envelopes that wait on this device for the network. Only what is sealed is kept, so that a
 * shared device gives nothing away; a delivered one is forgotten at once.
 *
 * Shape in localStorage, under `peer-outbox`: a list of {@link Waiting}. What cannot be read there is
 * dropped: it was not written by this page.
 * @module
 */
import type { Via } from '../../survey/definition.ts';

export interface Waiting {
	readonly via: Via;
	/** The survey's id, 22 characters. */
	readonly survey: string;
	/** The sealed envelope's text form. */
	readonly envelope: string;
}

const KEY = 'peer-outbox';

/** Envelopes of a device whose storage is full or forbidden: they live as long as the page. */
let unsaved: readonly Waiting[] = [];

function isWaiting(value: unknown): value is Waiting {
	const record = value as Partial<Waiting> | null;
	return (
		typeof record?.survey === 'string' &&
		typeof record.envelope === 'string' &&
		typeof record.via === 'object' &&
		(record.via as unknown) !== null
	);
}

const isSame = (one: Waiting, other: Waiting): boolean => one.envelope === other.envelope;

/** All that wait, oldest last: the order of a set of sealed envelopes means nothing. */
export function waiting(): readonly Waiting[] {
	let kept: unknown;
	try {
		kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
	} catch {
		return unsaved; // storage is forbidden, or holds something else
	}
	const saved = Array.isArray(kept) ? kept.filter(isWaiting) : [];
	return [...saved, ...unsaved.filter((item) => !saved.some((one) => isSame(one, item)))];
}

function save(list: readonly Waiting[]): void {
	try {
		if (list.length === 0) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, JSON.stringify(list));
		unsaved = [];
	} catch {
		unsaved = list; // full or forbidden
	}
}

/** @returns Whether it will still be there after the page is closed. */
export function putIntoOutbox(item: Waiting): boolean {
	save([item, ...waiting()]);
	return !isOnlyHere();
}

/** Whether some live only as long as the page. */
export function isOnlyHere(): boolean {
	return unsaved.length > 0;
}

export function takeFromOutbox(item: Waiting): void {
	save(waiting().filter((other) => !isSame(other, item)));
}
