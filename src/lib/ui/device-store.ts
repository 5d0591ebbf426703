/**
 * What this device keeps between visits, in IndexedDB: never an answer, a key or anything unsealed.
 *
 * - `released`: by survey id, which sets of envelopes were released (see `facilitate/released-sets.ts`)
 * - `ledgers`: by survey id, a steward's sealed ledger
 * - `asked`: by survey id, what a facilitator's last requests asked for (see `keyholder/requests-made.ts`)
 * @module
 */

const STORES = ['released', 'ledgers', 'asked'] as const;
type Store = (typeof STORES)[number];

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

async function open(name: Store, mode: IDBTransactionMode): Promise<IDBObjectStore> {
	const opening = indexedDB.open('peer-academy', 1);
	opening.onupgradeneeded = () => {
		for (const store of STORES) opening.result.createObjectStore(store);
	};
	const database = await asPromise(opening);
	return database.transaction(name, mode).objectStore(name);
}

/** What a visit keeps where the browser keeps nothing: a private window, full or forbidden storage. */
const unsaved = new Map<string, unknown>();

/** @returns `undefined` if nothing was kept. The shape is what {@link keep} was given. */
export async function kept(store: Store, key: string): Promise<unknown> {
	try {
		return await asPromise((await open(store, 'readonly')).get(key) as IDBRequest<unknown>);
	} catch {
		return unsaved.get(`${store} ${key}`);
	}
}

/** @returns Whether it will still be there after this visit. */
export async function keep(store: Store, key: string, value: unknown): Promise<boolean> {
	unsaved.set(`${store} ${key}`, value);
	try {
		await asPromise((await open(store, 'readwrite')).put(value, key));
		return true;
	} catch {
		return false;
	}
}
