/**
 * How far long work is, on the standard error: one line that changes on a terminal, a line now and
 * then in a log. Nothing is said about work that is over in half a second.
 * @module
 */
const SILENT_MS = 500;
const TERMINAL_MS = 100;
const LOG_MS = 5000;

export class Progress {
	readonly #what: string;
	#next = performance.now() + SILENT_MS;
	#isShown = false;

	/** @param what - As in “1,200 envelopes opened (20 %)”. */
	constructor(what: string) {
		this.#what = what;
	}

	/**
	 * So much is done; called as often as it suits the work.
	 *
	 * @param share - How much of the whole that is, from 0 to 1, if it is known.
	 */
	at(count: number, share?: number): void {
		const now = performance.now();
		if (now < this.#next) return;
		this.#next = now + (process.stderr.isTTY ? TERMINAL_MS : LOG_MS);
		this.#isShown = true;
		const percent = share === undefined ? '' : ` (${Math.floor(share * 100)} %)`;
		const line = `${count.toLocaleString('en')} ${this.#what}${percent}`;
		process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
	}

	/** Clear the line, so that what is said next begins at its start. */
	end(): void {
		if (this.#isShown && process.stderr.isTTY) process.stderr.write('\r\x1b[K');
	}
}
