/**
 * Byte strings of one length, one after the other in memory that grows: hundreds of thousands of them
 * take their bytes and nothing else.
 * @module
 */

export class Records {
	readonly #length: number;
	#bytes: Uint8Array;
	#count = 0;

	/** @param length - Bytes of every record. */
	constructor(length: number) {
		this.#length = length;
		this.#bytes = new Uint8Array(64 * length);
	}

	/** How many there are. */
	get size(): number {
		return this.#count;
	}

	/** Put one behind the others. It is copied. */
	add(record: Uint8Array): void {
		const at = this.#count * this.#length;
		if (at === this.#bytes.length) {
			const grown = new Uint8Array(2 * at);
			grown.set(this.#bytes);
			this.#bytes = grown;
		}
		this.#bytes.set(record, at);
		this.#count += 1;
	}

	/** One of them, in the same memory: not to be written to, nor kept while others are added. */
	at(index: number): Uint8Array {
		return this.#bytes.subarray(index * this.#length, (index + 1) * this.#length);
	}

	/** Below zero if the first stands before the second, byte by byte; zero if they are the same. */
	compare(first: number, second: number): number {
		const bytes = this.#bytes;
		const [a, b] = [first * this.#length, second * this.#length];
		for (let byte = 0; byte < this.#length; byte += 1) {
			const difference = bytes[a + byte]! - bytes[b + byte]!;
			if (difference !== 0) return difference;
		}
		return 0;
	}

	/** Those of these numbers, one after the other. */
	pick(order: Uint32Array): Uint8Array {
		const picked = new Uint8Array(order.length * this.#length);
		order.forEach((index, at) => {
			picked.set(this.at(index), at * this.#length);
		});
		return picked;
	}
}
