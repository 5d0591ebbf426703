/**
 * A set of 16-byte names that takes at most 64 bytes of memory for each, so that a million envelopes
 * can be counted once each.
 * @module
 */

const WORDS = 4;
const NAME_LENGTH = 4 * WORDS;

/** Open addressing over one typed array; it doubles when it is half full. */
export class Fingerprints {
	#slots = new Uint32Array(1024 * WORDS);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	/**
	 * Add a name.
	 *
	 * @param name - 16 bytes, of which the first four are spread evenly (they are random or a hash).
	 *
	 * @returns Whether it is new.
	 *
	 * @throws `RangeError` if it has another length.
	 */
	add(name: Uint8Array): boolean {
		if (this.#size * 2 * WORDS >= this.#slots.length) this.#grow();
		const words = toWords(name);
		const at = this.#find(words);
		if (this.#isTaken(at)) return false;
		this.#slots.set(words, at);
		this.#size += 1;
		return true;
	}

	has(name: Uint8Array): boolean {
		return this.#isTaken(this.#find(toWords(name)));
	}

	/** Every name one after the other, to be kept or passed to another thread. */
	toBytes(): Uint8Array {
		const bytes = new Uint8Array(this.#size * NAME_LENGTH);
		let at = 0;
		for (const name of this) {
			bytes.set(name, at);
			at += NAME_LENGTH;
		}
		return bytes;
	}

	/** The set that {@link Fingerprints.toBytes} wrote; several of them one after the other make their union. */
	static fromBytes(bytes: Uint8Array): Fingerprints {
		const set = new Fingerprints();
		for (let at = 0; at < bytes.length; at += NAME_LENGTH) {
			set.add(bytes.subarray(at, at + NAME_LENGTH));
		}
		return set;
	}

	/** Every name, 16 bytes each, in no order that means anything. */
	*[Symbol.iterator](): Generator<Uint8Array> {
		for (let at = 0; at < this.#slots.length; at += WORDS) {
			if (this.#isTaken(at)) {
				yield new Uint8Array(this.#slots.slice(at, at + WORDS).buffer);
			}
		}
	}

	#isTaken(at: number): boolean {
		const slots = this.#slots;
		return (slots[at]! | slots[at + 1]! | slots[at + 2]! | slots[at + 3]!) !== 0;
	}

	/** Where the name is, or the empty slot where it belongs. */
	#find(words: Uint32Array): number {
		const slots = this.#slots;
		let at = (words[0]! % (slots.length / WORDS)) * WORDS;
		while (
			this.#isTaken(at) &&
			!(
				slots[at] === words[0] &&
				slots[at + 1] === words[1] &&
				slots[at + 2] === words[2] &&
				slots[at + 3] === words[3]
			)
		) {
			at = (at + WORDS) % slots.length;
		}
		return at;
	}

	#grow(): void {
		const old = this.#slots;
		this.#slots = new Uint32Array(old.length * 2);
		for (let at = 0; at < old.length; at += WORDS) {
			const words = old.subarray(at, at + WORDS);
			if (words.some((word) => word !== 0)) this.#slots.set(words, this.#find(words));
		}
	}
}

/** The all-zero name would look like an empty slot; no random name is ever that one. */
function toWords(name: Uint8Array): Uint32Array {
	if (name.length !== NAME_LENGTH) {
		throw new RangeError(`a name has ${NAME_LENGTH} bytes, not ${name.length}`);
	}
	const words = new Uint32Array(WORDS);
	new Uint8Array(words.buffer).set(name);
	if (words.every((word) => word === 0)) words[3] = 1;
	return words;
}
