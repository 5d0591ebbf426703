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
	readonly #total: number | undefined;
	readonly #started = performance.now();
	#next = this.#started + SILENT_MS;
	#isShown = false;

	/**
	 * @param what - As in “1,200 of 5,820 envelopes opened”.
	 * @param total - If it is known.
	 */
	constructor(what: string, total?: number) {
		this.#what = what;
		this.#total = total;
	}

	/** So much is done; called as often as it suits the work. */
	at(count: number): void {
		const now = performance.now();
		if (now < this.#next) return;
		this.#next = now + (process.stderr.isTTY ? TERMINAL_MS : LOG_MS);
		this.#isShown = true;
		const number = count.toLocaleString('en');
		const of = this.#total === undefined ? '' : ` of ${this.#total.toLocaleString('en')}`;
		const line = `${number}${of} ${this.#what}`;
		process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
	}

	/** Clear the line, so that what is said next begins at its start. */
	end(): void {
		if (this.#isShown && process.stderr.isTTY) process.stderr.write('\r\x1b[K');
	}
}
