/**
 * The set of envelopes that two keyholders open together. Both make it from what each holds, with
 * nothing but what everybody can see: so they come to the same set, or see where they differ.
 *
 * An envelope is known by its receipt, and the set is in the order of receipts: neither the order in
 * which envelopes came nor who collected them shows.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { isEqual } from './bytes.ts';
import { surveyId, type Definition } from './definition.ts';
import { bytesToEnvelope, envelopeLength, parseEnvelopeOf, type Envelope } from './envelope.ts';
import { FormatError, type Rejected } from './errors.ts';
import { Fingerprints } from './fingerprints.ts';
import type { Found, Place } from './found.ts';
import { countReceipts, HASH_LENGTH, merkleRoot } from './merkle.ts';
import { Records } from './records.ts';
import { Rejections } from './rejections.ts';
import { toU32 } from './statement.ts';

const ID_LENGTH = 16;
/** Bytes of a receipt that name its envelope. */
const NAME_LENGTH = 16;

/** More than this, one message cannot name. */
export const MAX_REPORTS = 250_000;

/** Where the bytes of envelopes, or of boxes in them, are kept until they are needed: in memory, or in a file. */
export interface EnvelopeStore {
	/** They are numbered from 0 in the order in which they are added. All have the same length. */
	add(bytes: Uint8Array): void | Promise<void>;
	read(number: number): Uint8Array | Promise<Uint8Array>;
}

export class MemoryStore implements EnvelopeStore {
	readonly #all: Uint8Array[] = [];

	add(bytes: Uint8Array): void {
		this.#all.push(bytes);
	}

	read(number: number): Uint8Array {
		return this.#all[number]!;
	}
}

/** What is known of the envelopes that are held, by their numbers in the store. */
class Held {
	readonly store: EnvelopeStore;
	readonly receipts = new Records(HASH_LENGTH);
	readonly reportIds = new Records(ID_LENGTH);
	/** The number of the source, and the position in it, four bytes each. */
	readonly #places = new Records(8);
	readonly #sources: string[] = [];

	constructor(store: EnvelopeStore) {
		this.store = store;
	}

	get size(): number {
		return this.receipts.size;
	}

	add(receipt: Uint8Array, reportId: Uint8Array, { source, position }: Place): void {
		let index = this.#sources.lastIndexOf(source);
		if (index < 0) index = this.#sources.push(source) - 1;
		this.receipts.add(receipt);
		this.reportIds.add(reportId);
		this.#places.add(toU32(index, position));
	}

	placeAt(number: number): Place {
		const { buffer, byteOffset } = this.#places.at(number);
		const view = new DataView(buffer, byteOffset);
		return { source: this.#sources[view.getUint32(0, true)]!, position: view.getUint32(4, true) };
	}
}

/** Envelopes in the order of their receipts. */
export class FrozenSet {
	/** 32 bytes each, one after the other. */
	readonly receipts: Uint8Array;
	readonly root: Uint8Array;
	readonly #held: Held;
	readonly #order: Uint32Array;

	/** @param numbers - Of those that belong to it. */
	constructor(held: Held, numbers: Uint32Array) {
		this.#held = held;
		this.#order = numbers.toSorted((a, b) => held.receipts.compare(a, b));
		this.receipts = held.receipts.pick(this.#order);
		this.root = merkleRoot(this.receipts);
	}

	get size(): number {
		return this.#order.length;
	}

	/** 16 bytes each, one after the other. */
	get reportIds(): Uint8Array {
		return this.#held.reportIds.pick(this.#order);
	}

	reportIdAt(index: number): Uint8Array {
		return this.#held.reportIds.at(this.#order[index]!);
	}

	placeAt(index: number): Place {
		return this.#held.placeAt(this.#order[index]!);
	}

	/** The envelopes from one place to another, the last one not included. */
	async read(from: number, to: number): Promise<Envelope[]> {
		const numbers = [...this.#order.subarray(from, to)];
		return Promise.all(
			numbers.map(async (number) => bytesToEnvelope(await this.#held.store.read(number))),
		);
	}
}

/** Gathers the envelopes of one survey from any mixture of sources, each once. */
export class Gathering {
	readonly #id: Uint8Array;
	readonly #length: number;
	readonly #held: Held;
	readonly #seen = new Fingerprints();
	readonly #rejections = new Rejections();
	#duplicates = 0;

	constructor(definition: Definition, store: EnvelopeStore = new MemoryStore()) {
		this.#id = surveyId(definition);
		this.#length = envelopeLength(definition);
		this.#held = new Held(store);
	}

	/** How many envelopes were looked at, whatever became of them. */
	get seen(): number {
		return this.#held.size + this.#duplicates + this.#rejections.count;
	}

	/** How many different envelopes are held. */
	get size(): number {
		return this.#held.size;
	}

	/** How many had been gathered before: the same bytes again. */
	get duplicates(): number {
		return this.#duplicates;
	}

	/** What is no envelope of this survey, with reasons. */
	get rejected(): Rejected[] {
		return this.#rejections.toList();
	}

	async add(batch: readonly Found[]): Promise<void> {
		for (const found of batch) {
			const { source, position } = found;
			try {
				await this.#hold(parseEnvelopeOf(found.text, this.#id, this.#length), { source, position });
			} catch (error) {
				if (!(error instanceof FormatError)) throw error;
				this.reject({ source, position, reason: error.message });
			}
		}
	}

	/** Note something that its source could not read. */
	reject(rejected: Rejected): void {
		this.#rejections.add(rejected);
	}

	/**
	 * The set of all that is held, or of those that are wanted.
	 *
	 * @throws {@link FormatError} if they are too many for one opening.
	 */
	freeze(isWanted: (reportId: Uint8Array, receipt: Uint8Array) => boolean = () => true): FrozenSet {
		const { receipts, reportIds, size } = this.#held;
		const numbers = new Uint32Array(size);
		let wanted = 0;
		for (let number = 0; number < size; number += 1) {
			if (isWanted(reportIds.at(number), receipts.at(number))) numbers[wanted++] = number;
		}
		if (wanted > MAX_REPORTS) {
			throw new FormatError(
				`There are ${wanted} responses; ${MAX_REPORTS} can be opened together. Ask for help: this survey is larger than this software was made for.`,
			);
		}
		return new FrozenSet(this.#held, numbers.slice(0, wanted));
	}

	/** The set of those envelopes that are held and have one of these receipts. */
	freezeOnly(receipts: Uint8Array): FrozenSet {
		const names = toNames(receipts);
		return this.freeze((_, receipt) => names.has(receipt.subarray(0, NAME_LENGTH)));
	}

	/**
	 * The set of all envelopes that have these receipts.
	 *
	 * @throws {@link FormatError} if one of them is not held.
	 */
	freezeExactly(receipts: Uint8Array): FrozenSet {
		const set = this.freezeOnly(receipts);
		if (!isEqual(set.receipts, receipts)) {
			throw new FormatError(
				`Of the ${countReceipts(receipts)} responses that were asked for, ${set.size} are here. Add the files that the request was made from.`,
			);
		}
		return set;
	}

	/** The set of all that is held without the envelopes that have one of these receipts. */
	freezeWithout(receipts: Uint8Array): FrozenSet {
		const names = toNames(receipts);
		return this.freeze((_, receipt) => !names.has(receipt.subarray(0, NAME_LENGTH)));
	}

	async #hold({ bytes, reportId }: Envelope, place: Place): Promise<void> {
		const receipt = sha256(bytes);
		if (!this.#seen.add(receipt.subarray(0, NAME_LENGTH))) {
			this.#duplicates += 1;
			return;
		}
		this.#held.add(receipt, reportId, place);
		await this.#held.store.add(bytes);
	}
}

/** The first half of each receipt, which names its envelope well enough to find it. */
function toNames(receipts: Uint8Array): Fingerprints {
	const names = new Fingerprints();
	for (let at = 0; at < receipts.length; at += HASH_LENGTH) {
		names.add(receipts.subarray(at, at + NAME_LENGTH));
	}
	return names;
}

/** How two sets differ: how many each has that the other lacks. */
export function countDifferences(
	a: Uint8Array,
	b: Uint8Array,
): { readonly onlyA: number; readonly onlyB: number } {
	const [namesA, namesB] = [toNames(a), toNames(b)];
	let both = 0;
	for (const name of namesA) if (namesB.has(name)) both += 1;
	return { onlyA: namesA.size - both, onlyB: namesB.size - both };
}
