/**
 * Opens envelopes, from any mixture of sources, and counts each once. What cannot be counted is
 * returned with its reason; nothing stops the batch and nothing is dropped silently.
 * @module
 */
import { decodeAnswers, type Answers } from './answers.ts';
import { loadRecipient, type Recipient } from './recipient.ts';
import { facilitatorKey, isForTwo, surveyId, type Definition } from './definition.ts';
import { envelopeLength, envelopeName, openEnvelope, parseEnvelopeOf } from './envelope.ts';
import { FormatError, OpenError, type Rejected } from './errors.ts';
import { Fingerprints } from './fingerprints.ts';
import type { Found } from './found.ts';
import type { SecretKey } from './keys.ts';
import { Rejections } from './rejections.ts';
import { addAnswers, emptyTally, type Tally } from './tally.ts';

export interface Opened {
	readonly tally: Tally;
	readonly rejected: Rejected[];
	/** How many envelopes had been counted before: the same bytes again. */
	readonly duplicates: number;
	/** What tells this set of envelopes from another. */
	readonly fingerprints: Fingerprints;
}

/** What one envelope held. */
interface Read {
	readonly name: Uint8Array;
	readonly answers: Answers;
}

/** Opens the envelopes of one survey for its facilitator. */
export class Opener {
	readonly #definition: Definition;
	readonly #id: Uint8Array;
	readonly #length: number;
	readonly #recipient: Recipient;
	readonly #tally: Tally;
	readonly #rejections = new Rejections();
	readonly #fingerprints = new Fingerprints();
	#duplicates = 0;

	private constructor(definition: Definition, recipient: Recipient) {
		this.#definition = definition;
		this.#id = surveyId(definition);
		this.#length = envelopeLength(definition);
		this.#recipient = recipient;
		this.#tally = emptyTally(definition);
	}

	/**
	 * Prepare to open a survey's envelopes.
	 *
	 * @throws {@link OpenError} if the survey is sealed to another key.
	 */
	static async create(definition: Definition, key: SecretKey): Promise<Opener> {
		if (facilitatorKey(definition) !== key.publicKey.text) {
			throw new OpenError(
				'This survey is sealed to another key than the one that is unlocked. Unlock the key that it was made with.',
			);
		}
		if (isForTwo(definition)) {
			throw new OpenError(
				'This survey has two keyholders, and nobody alone can open it. Make a request, send it to the steward, and open with the approval that comes back.',
			);
		}
		return new Opener(definition, await loadRecipient(key));
	}

	/** How many envelopes were looked at, whatever became of them. */
	get seen(): number {
		return this.#tally.responses + this.#duplicates + this.#rejections.count;
	}

	/**
	 * Open a batch. Its envelopes are opened side by side, and counted in their order; the tally does
	 * not depend on it.
	 */
	async add(batch: readonly Found[]): Promise<void> {
		const outcomes = await Promise.all(batch.map((found) => this.#open(found)));
		for (const outcome of outcomes) {
			if ('reason' in outcome) this.reject(outcome);
			else if (this.#fingerprints.add(outcome.name)) addAnswers(this.#tally, outcome.answers);
			else this.#duplicates += 1;
		}
	}

	/** Note something that its source could not read. */
	reject(rejected: Rejected): void {
		this.#rejections.add(rejected);
	}

	result(): Opened {
		return {
			tally: this.#tally,
			rejected: this.#rejections.toList(),
			duplicates: this.#duplicates,
			fingerprints: this.#fingerprints,
		};
	}

	async #open({ text, source, position }: Found): Promise<Rejected | Read> {
		try {
			const envelope = parseEnvelopeOf(text, this.#id, this.#length);
			const content = await openEnvelope(envelope, 'facilitator', this.#recipient);
			return { name: envelopeName(envelope), answers: decodeAnswers(this.#definition, content) };
		} catch (error) {
			if (!(error instanceof FormatError || error instanceof OpenError)) throw error;
			return { source, position, reason: error.message };
		}
	}
}
