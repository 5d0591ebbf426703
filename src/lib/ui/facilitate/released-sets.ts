/**
 * Which releases were made of a survey before, on this device: the privacy rules compare
 * a new set with them. Kept in IndexedDB as 16-byte names, by survey id; nothing of any answer.
 * @module
 */
import { Fingerprints } from '../../survey/fingerprints.ts';
import type { Earlier } from '../../survey/privacy.ts';

const STORE = 'released';

function asPromise<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => {
			resolve(request.result);
		};
		request.onerror = () => {
			reject(request.error!);
		};
	});
}

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
	const opening = indexedDB.open('peer-academy', 1);
	opening.onupgradeneeded = () => {
		opening.result.createObjectStore(STORE);
	};
	const database = await asPromise(opening);
	return database.transaction(STORE, mode).objectStore(STORE);
}

/** A release as it is stored: names one after the other, and how many answered each item shown. */
interface Stored {
	readonly names: Uint8Array;
	readonly answered: ReadonlyMap<string, number>;
}

/**
 * The releases of a survey that were made on this device.
 *
 * A private window may have no storage: then none are known, and the rule holds for one visit only.
 */
export async function earlierReleases(surveyId: string): Promise<Earlier[]> {
	try {
		const store = await openStore('readonly');
		const stored = (await asPromise(store.get(surveyId))) as Stored[] | undefined;
		return (stored ?? []).map(({ names, answered }) => ({
			set: Fingerprints.fromBytes(names),
			answered,
		}));
	} catch {
		return unsaved.get(surveyId) ?? [];
	}
}

/** Releases of a visit that can store nothing. */
const unsaved = new Map<string, Earlier[]>();

/** Remember a release, unless one of the same envelopes is known already. */
export async function rememberRelease(surveyId: string, release: Earlier): Promise<void> {
	const earlier = await earlierReleases(surveyId);
	const isKnown = earlier.some(
		({ set }) => set.size === release.set.size && [...set].every((name) => release.set.has(name)),
	);
	if (isKnown) return;
	const all = [...earlier, release];
	unsaved.set(surveyId, all);
	try {
		const store = await openStore('readwrite');
		const stored = all.map(({ set, answered }) => ({ names: set.toBytes(), answered }));
		await asPromise(store.put(stored satisfies Stored[], surveyId));
	} catch {
		// Kept in memory above; the page says nothing that depends on it.
	}
}
