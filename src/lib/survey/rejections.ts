import type { Rejected } from './errors.ts';

/** More reasons than this are of no use to a person; the rest are counted. */
export const MAX_REJECTED = 1000;

/** What could not be counted, and why: the first ones with their reasons, all with their number. */
export class Rejections {
	readonly #listed: Rejected[] = [];
	#count = 0;

	get count(): number {
		return this.#count;
	}

	add(rejected: Rejected): void {
		this.#count += 1;
		if (this.#listed.length < MAX_REJECTED) this.#listed.push(rejected);
	}

	/** Those with reasons, and a line that says how many more there are. */
	toList(): Rejected[] {
		const more = this.#count - this.#listed.length;
		return more === 0
			? [...this.#listed]
			: [...this.#listed, { source: '', position: 0, reason: `${more} more were refused.` }];
	}
}
