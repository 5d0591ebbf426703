/**
 * Puts the library on this device and says so. The service worker, written at build time by
 * scripts/library-worker.ts, keeps protocols, run mode and search, and nothing of a survey.
 */
type State = 'ready' | 'saving' | 'failed' | 'update';

function show(state: State): void {
	for (const sign of document.querySelectorAll<HTMLElement>('.offline-sign')) {
		const text = sign.dataset[state]!;
		// A status that is written again is read out again.
		if (sign.textContent === text) continue;
		sign.dataset['state'] = state;
		sign.textContent = text;
	}
}

/** Resolves when the worker has all its files or has given up. */
function settled(worker: ServiceWorker): Promise<boolean> {
	return new Promise((resolve) => {
		const look = (): void => {
			if (worker.state === 'redundant') resolve(false);
			else if (worker.state !== 'installing') resolve(true);
		};
		worker.addEventListener('statechange', look);
		look();
	});
}

/** Ask for the library once the page itself is there, so that it never waits for it. */
async function keepLibrary(): Promise<void> {
	const registration = await navigator.serviceWorker.register('/sw.js');
	show(registration.active === null ? 'saving' : 'ready');
	const follow = async (): Promise<void> => {
		const worker = registration.installing;
		if (worker === null) return;
		const installed = await settled(worker);
		if (!installed) show(registration.active === null ? 'failed' : 'ready');
		else if (registration.waiting === null) show('ready');
		else offerUpdate(registration.waiting);
	};
	registration.addEventListener('updatefound', () => void follow());
	if (registration.waiting !== null) offerUpdate(registration.waiting);
	await follow();
}

/** A newer library takes over at once, unless a clock is running somewhere; the worker knows. */
function offerUpdate(waiting: ServiceWorker): void {
	show('update');
	waiting.postMessage('take over');
	waiting.addEventListener('statechange', () => {
		if (waiting.state === 'activated') show('ready');
	});
}

/** Start, if this browser keeps anything at all. */
export function startOffline(): void {
	if (!('serviceWorker' in navigator)) {
		show('failed');
		return;
	}
	const start = (): void => {
		keepLibrary().catch(() => {
			show(navigator.serviceWorker.controller === null ? 'failed' : 'ready');
		});
	};
	if (document.readyState === 'complete') start();
	else window.addEventListener('load', start, { once: true });
}
