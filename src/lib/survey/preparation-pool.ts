/**
 * A keyholder's work shared by several threads, be they Web Workers or those of Node. Each runs
 * {@link runJob} on what it is sent; whoever starts them says how they are spoken to.
 * @module
 */
import type { Finished, Preparation } from './preparation.ts';

/** One batch for one thread. */
export interface Job {
	readonly number: number;
	readonly envelopes: readonly Uint8Array[];
	/** Absent to begin; there to finish. */
	readonly others?: readonly (Uint8Array | null)[];
}

export interface Done {
	readonly number: number;
	readonly result?: (Uint8Array | null)[] | Finished;
	/** A fault of the program; what is wrong with a report is in the result. */
	readonly fault?: string;
}

/** A thread, seen from outside. */
export interface Thread {
	send(job: Job): void;
	/** Called once, before the first job. */
	listen(onDone: (done: Done) => void, onFault: (fault: Error) => void): void;
}

/** Do one job. Never rejects. */
export async function runJob(
	preparation: Promise<Preparation>,
	{ number, envelopes, others }: Job,
): Promise<Done> {
	try {
		const { begin, finish } = await preparation;
		const result = await (others === undefined ? begin(envelopes) : finish(envelopes, others));
		return { number, result };
	} catch (error) {
		return { number, fault: (error as Error).message };
	}
}

interface Waiting {
	readonly resolve: (result: never) => void;
	readonly reject: (error: Error) => void;
}

/** Hands batches to threads in turn. Its `width` in `WorkOptions` is two for each thread. */
export class PreparationPool implements Preparation {
	readonly #threads: readonly Thread[];
	readonly #waiting = new Map<number, Waiting>();
	#next = 0;
	/** Why a thread stopped, if one did: it answers nothing that it is sent afterwards. */
	#fault: Error | undefined;

	constructor(threads: readonly Thread[]) {
		this.#threads = threads;
		for (const thread of threads) {
			thread.listen(
				({ number, result, fault }) => {
					const waiting = this.#waiting.get(number)!;
					this.#waiting.delete(number);
					if (fault === undefined) waiting.resolve(result as never);
					else waiting.reject(new Error(fault));
				},
				(fault) => {
					this.#fault ??= fault;
					for (const { reject } of this.#waiting.values()) reject(fault);
					this.#waiting.clear();
				},
			);
		}
	}

	get width(): number {
		return 2 * this.#threads.length;
	}

	readonly begin = (envelopes: readonly Uint8Array[]): Promise<(Uint8Array | null)[]> =>
		this.#send({ envelopes });

	readonly finish = (
		envelopes: readonly Uint8Array[],
		others: readonly (Uint8Array | null)[],
	): Promise<Finished> => this.#send({ envelopes, others });

	#send<T>(job: Omit<Job, 'number'>): Promise<T> {
		if (this.#fault !== undefined) return Promise.reject(this.#fault);
		const number = this.#next;
		this.#next += 1;
		return new Promise((resolve, reject) => {
			this.#waiting.set(number, { resolve, reject });
			this.#threads[number % this.#threads.length]!.send({ number, ...job });
		});
	}
}
