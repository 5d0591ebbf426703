import { beforeEach, expect, test, vi } from 'vitest';
import {
	putIntoOutbox,
	takeFromOutbox,
	waiting,
	type Waiting,
} from '../../../src/lib/ui/survey/outbox.ts';

const sealed = (envelope: string): Waiting => ({
	via: { mailbox: '/mailbox/' },
	survey: 'A',
	envelope,
});

/** A browser's storage, which Node has not; it takes so many characters. */
class Storage {
	readonly kept = new Map<string, string>();
	room = Number.POSITIVE_INFINITY;
	getItem(key: string): string | null {
		return this.kept.get(key) ?? null;
	}
	setItem(key: string, value: string): void {
		if (value.length > this.room) throw new DOMException('', 'QuotaExceededError');
		this.kept.set(key, value);
	}
	removeItem(key: string): void {
		this.kept.delete(key);
	}
}

let storage: Storage;
beforeEach(() => {
	storage = new Storage();
	vi.stubGlobal('localStorage', storage);
});

test('a device that is full sends each envelope once, what was kept and what was not', () => {
	const [first, second] = [sealed('one'), sealed('two')];
	expect(putIntoOutbox(first)).toBe(true);
	storage.room = 0;
	expect(putIntoOutbox(second)).toBe(false);
	expect(
		waiting()
			.map(({ envelope }) => envelope)
			.toSorted(),
	).toEqual(['one', 'two']);
	takeFromOutbox(second);
	storage.room = Number.POSITIVE_INFINITY;
	takeFromOutbox(first);
	expect(waiting()).toEqual([]);
});

test('what another page wrote there is passed over', () => {
	const strange = [null, 7, { via: null, survey: 'A', envelope: 'one' }, sealed('two')];
	storage.setItem('peer-outbox', JSON.stringify(strange));
	expect(waiting()).toEqual([sealed('two')]);
	storage.setItem('peer-outbox', 'no list');
	expect(waiting()).toEqual([]);
});
