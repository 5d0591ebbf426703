/**
 * The set of envelopes that two keyholders open together. Both make it from what each holds, with
 * nothing but what everybody can see: so they come to the same set, or see where they differ.
 *
 * An envelope is known by its receipt, and the set is in the order of receipts: neither the order in
 * which envelopes came nor who collected them shows.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, isEqual } from './bytes.ts';
import { surveyId, type Definition } from './definition.ts';
import { bytesToEnvelope, envelopeLength, parseEnvelope, type Envelope } from './envelope.ts';
import { FormatError, type Rejected } from './errors.ts';
import { Fingerprints } from './fingerprints.ts';
import { countReceipts, HASH_LENGTH, merkleRoot } from './merkle.ts';
import { MAX_REJECTED, type Found } from './opener.ts';
import { compare } from './statement.ts';

/** Bytes of a receipt that name its envelope. */
const NAME_LENGTH = 16;

/** More than this, one message cannot name. */
export const MAX_REPORTS = 250_000;

/** Where the bytes of envelopes are kept until they are opened: in memory, or in a file. */
export interface EnvelopeStore {
	/** Envelopes are numbered from 0 in the order in which they are added. All have the same length. */
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

/** Where an envelope was found. */
interface Place {
	readonly source: string;
	readonly position: number;
}

interface Held extends Place {
	readonly number: number;
	readonly receipt: Uint8Array;
	readonly reportId: Uint8Array;
}

/** Envelopes in the order of their receipts. */
export class FrozenSet {
	/** 32 bytes each, one after the other. */
	readonly receipts: Uint8Array;
	readonly root: Uint8Array;
	readonly #held: readonly Held[];
	readonly #store: EnvelopeStore;

	constructor(held: readonly Held[], store: EnvelopeStore) {
		this.#held = held.toSorted((a, b) => compare(a.receipt, b.receipt));
		this.#store = store;
		this.receipts = concat(...this.#held.map(({ receipt }) => receipt));
		this.root = merkleRoot(this.receipts);
	}

	get size(): number {
		return this.#held.length;
	}

	reportIdAt(index: number): Uint8Array {
		return this.#held[index]!.reportId;
	}

	placeAt(index: number): Place {
		const { source, position } = this.#held[index]!;
		return { source, position };
	}

	/** The envelopes from one place to another, the last one not included. */
	async read(from: number, to: number): Promise<Envelope[]> {
		const held = this.#held.slice(from, to);
		return Promise.all(
			held.map(async ({ number }) => bytesToEnvelope(await this.#store.read(number))),
		);
	}
}

/** Gathers the envelopes of one survey from any mixture of sources, each once. */
export class Gathering {
	readonly #id: Uint8Array;
	readonly #length: number;
	readonly #store: EnvelopeStore;
	readonly #held: Held[] = [];
	readonly #seen = new Fingerprints();
	readonly #rejected: Rejected[] = [];
	#rejectedCount = 0;
	#duplicates = 0;

	constructor(definition: Definition, store: EnvelopeStore = new MemoryStore()) {
		this.#id = surveyId(definition);
		this.#length = envelopeLength(definition);
		this.#store = store;
	}

	/** How many envelopes were looked at, whatever became of them. */
	get seen(): number {
		return this.#held.length + this.#duplicates + this.#rejectedCount;
	}

	/** How many different envelopes are held. */
	get size(): number {
		return this.#held.length;
	}

	/** How many had been gathered before: the same bytes again. */
	get duplicates(): number {
		return this.#duplicates;
	}

	/** What is no envelope of this survey, with reasons. */
	get rejected(): Rejected[] {
		const more = this.#rejectedCount - this.#rejected.length;
		return more === 0
			? [...this.#rejected]
			: [...this.#rejected, { source: '', position: 0, reason: `${more} more were refused.` }];
	}

	async add(batch: readonly Found[]): Promise<void> {
		for (const found of batch) {
			const { source, position } = found;
			try {
				await this.#hold(this.#parse(found.text), { source, position });
			} catch (error) {
				if (!(error instanceof FormatError)) throw error;
				this.reject({ source, position, reason: error.message });
			}
		}
	}

	/** Note something that its source could not read. */
	reject(rejected: Rejected): void {
		this.#rejectedCount += 1;
		if (this.#rejected.length < MAX_REJECTED) this.#rejected.push(rejected);
	}

	/**
	 * The set of all that is held, or of those that are wanted.
	 *
	 * @throws {@link FormatError} if they are too many for one opening.
	 */
	freeze(isWanted: (reportId: Uint8Array, receipt: Uint8Array) => boolean = () => true): FrozenSet {
		const held = this.#held.filter(({ reportId, receipt }) => isWanted(reportId, receipt));
		if (held.length > MAX_REPORTS) {
			throw new FormatError(
				`There are ${held.length} responses; ${MAX_REPORTS} can be opened together. Ask for help: this survey is larger than this software was made for.`,
			);
		}
		return new FrozenSet(held, this.#store);
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

	#parse(text: string): Envelope {
		const envelope = parseEnvelope(text);
		if (!isEqual(envelope.surveyId, this.#id)) {
			throw new FormatError('It answers another survey, or another version of this one.');
		}
		if (envelope.bytes.length !== this.#length) {
			throw new FormatError(
				`It has ${envelope.bytes.length} bytes; an envelope of this survey has ${this.#length}. A part is missing or was added.`,
			);
		}
		return envelope;
	}

	async #hold({ bytes, reportId }: Envelope, place: Place): Promise<void> {
		const receipt = sha256(bytes);
		if (!this.#seen.add(receipt.subarray(0, NAME_LENGTH))) {
			this.#duplicates += 1;
			return;
		}
		this.#held.push({
			...place,
			number: this.#held.length,
			receipt,
			// A copy: the id alone must not keep the whole envelope in memory.
			reportId: reportId.slice(),
		});
		await this.#store.add(bytes);
	}
}

/** The first half of each receipt, which names its envelope well enough to find it. */
export function toNames(receipts: Uint8Array): Fingerprints {
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
