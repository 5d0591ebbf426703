/**
 * Which sets of envelopes a survey was released with before, on this device: the privacy rules compare
 * a new set with them. Kept in IndexedDB as 16-byte names, by survey id; nothing of any answer.
 * @module
 */
import { Fingerprints } from '../../survey/fingerprints.ts';

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

/** The sets that a survey was released with on this device; none where storage is forbidden. */
export async function releasedSets(surveyId: string): Promise<Fingerprints[]> {
	try {
		const store = await openStore('readonly');
		const sets = (await asPromise(store.get(surveyId))) as Uint8Array[] | undefined;
		return (sets ?? []).map((bytes) => Fingerprints.fromBytes(bytes));
	} catch {
		return []; // a private window may have no storage: it has no earlier release either
	}
}

/** Remember a release, unless it is one that is already known. */
export async function rememberRelease(surveyId: string, set: Fingerprints): Promise<void> {
	try {
		const store = await openStore('readwrite');
		const sets = ((await asPromise(store.get(surveyId))) as Uint8Array[] | undefined) ?? [];
		const isKnown = sets
			.map((bytes) => Fingerprints.fromBytes(bytes))
			.some((known) => known.size === set.size && [...set].every((name) => known.has(name)));
		if (!isKnown) await asPromise(store.put([...sets, set.toBytes()], surveyId));
	} catch {
		// Without storage the rule cannot reach across visits; it is a promise of this device only.
	}
}
