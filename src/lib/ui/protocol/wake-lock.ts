/** Keeps the screen on while the clock runs, where the browser lets us. */
let lock: WakeLockSentinel | undefined;
let wanted = false;
let asking = false;

function say(held: boolean): void {
	for (const sign of document.querySelectorAll<HTMLElement>('[data-awake]')) {
		sign.textContent = (held ? sign.dataset['awake'] : sign.dataset['asleep']) ?? '';
	}
}

/** Ask for it or let it go. May be called as often as one likes; a hidden page loses it by itself. */
export function keepAwake(on: boolean): void {
	wanted = on;
	if (!on) {
		void lock?.release();
		lock = undefined;
		return;
	}
	if (lock?.released === false || asking || document.hidden) return;
	if (!('wakeLock' in navigator)) {
		say(false);
		return;
	}
	asking = true;
	navigator.wakeLock.request('screen').then(
		(held) => {
			asking = false;
			lock = held;
			say(true);
			if (!wanted) keepAwake(false);
		},
		() => {
			// Low battery or a rule of the device. Asking five times a second would not help; the next
			// time somebody comes back to the page it may.
			document.addEventListener('visibilitychange', () => (asking = false), { once: true });
			say(false);
		},
	);
}
