/**
 * The service worker. It keeps the library, run mode and the search on the device: exactly the
 * files of the list that the build wrote above this line, fetched once, never anything else. Pages
 * of a survey are not on the list, and their requests are not even looked at.
 */
declare const VERSION: string;
/** Address → hash of the content. */
declare const FILES: Readonly<Record<string, string>>;
declare const OFFLINE_PAGES: Readonly<Record<'en' | 'es', string>>;

interface Extendable extends Event {
	waitUntil(promise: Promise<unknown>): void;
}
interface Fetching extends Extendable {
	readonly request: Request;
	respondWith(response: Promise<Response>): void;
}
interface Scope {
	readonly clients: {
		claim(): Promise<void>;
		matchAll(options: {
			type: 'window';
			includeUncontrolled: boolean;
		}): Promise<readonly { readonly url: string }[]>;
	};
	skipWaiting(): Promise<void>;
	addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void;
	addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
	addEventListener(
		type: 'message',
		listener: (event: Extendable & { readonly data: unknown }) => void,
	): void;
}

const scope = globalThis as unknown as Scope;
const PREFIX = 'library-';
const CACHE = PREFIX + VERSION;
/** Where a cache keeps its own list, so that the next version fetches only what has changed. */
const LIST = '/library-files.json';
const SURVEY = /^\/(es\/)?(reflect|facilitate|steward|receipt|mailbox)\//;

async function libraryCaches(): Promise<string[]> {
	return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** What an earlier version kept and is still the same. */
async function kept(): Promise<Map<string, Response>> {
	const same = new Map<string, Response>();
	for (const name of await libraryCaches()) {
		const cache = await caches.open(name);
		const list = (await (await cache.match(LIST))?.json()) as Record<string, string> | undefined;
		for (const [path, hash] of Object.entries(FILES)) {
			if (list?.[path] !== hash || same.has(path)) continue;
			const response = await cache.match(path);
			if (response !== undefined) same.set(path, response);
		}
	}
	return same;
}

async function install(): Promise<void> {
	const same = await kept();
	const cache = await caches.open(CACHE);
	const missing = Object.keys(FILES).filter((path) => !same.has(path));
	await Promise.all([...same].map(([path, response]) => cache.put(path, response)));
	// All or nothing: a library with holes would show them in the one place without a network.
	await cache.addAll(missing.map((path) => new Request(path, { cache: 'no-cache' })));
	await cache.put(LIST, new Response(JSON.stringify(FILES)));
}

async function activate(): Promise<void> {
	const old = (await libraryCaches()).filter((name) => name !== CACHE);
	await Promise.all(old.map((name) => caches.delete(name)));
	await scope.clients.claim();
}

/** Take over from the version before, unless a clock may be running on it. */
async function takeOver(): Promise<void> {
	const open = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
	if (open.every(({ url }) => !new URL(url).pathname.endsWith('/run/'))) await scope.skipWaiting();
}

async function answer(path: string, request: Request): Promise<Response> {
	return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}

async function answerOrExplain(path: string, request: Request): Promise<Response> {
	try {
		return await fetch(request);
	} catch (error) {
		const page = await caches.match(OFFLINE_PAGES[path.startsWith('/es/') ? 'es' : 'en']);
		if (page === undefined) throw error;
		return page;
	}
}

scope.addEventListener('install', (event) => {
	event.waitUntil(install());
});
scope.addEventListener('activate', (event) => {
	event.waitUntil(activate());
});
scope.addEventListener('message', (event) => {
	if (event.data === 'take over') event.waitUntil(takeOver());
});
scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin || SURVEY.test(pathname)) return;
	// A phone keyboard leaves the last slash out.
	const path = pathname in FILES ? pathname : `${pathname}/`;
	if (path in FILES) event.respondWith(answer(path, request));
	else if (request.mode === 'navigate') event.respondWith(answerOrExplain(pathname, request));
});

export {};
