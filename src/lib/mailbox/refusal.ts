/** A request that a mailbox does not do: the status, and a sentence for the person who sent it. */
export class Refusal extends Error {
	override readonly name = 'Refusal';
	readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 503 | 507;
	/** Seconds after which the same request may succeed. */
	readonly retryAfter: number | undefined;

	/** @param message - What is wrong, then what to do. It never repeats what was sent. */
	constructor(status: Refusal['status'], message: string, retryAfter?: number) {
		super(message);
		this.status = status;
		this.retryAfter = retryAfter;
	}
}
