import { setImmediate } from 'node:timers/promises';

/** What was rejected while this ran and nobody waited for: it would end a program of Node. */
export async function unhandledDuring(work: () => Promise<unknown>): Promise<unknown[]> {
	const found: unknown[] = [];
	const before = process.listeners('unhandledRejection');
	const note = (reason: unknown): void => void found.push(reason);
	process.removeAllListeners('unhandledRejection');
	process.on('unhandledRejection', note);
	try {
		await work();
		// It is told when the turn in which it was rejected is over.
		for (let turn = 0; turn < 20; turn += 1) await setImmediate();
	} finally {
		process.off('unhandledRejection', note);
		for (const listener of before) process.on('unhandledRejection', listener);
	}
	return found;
}
