/**
 * A keyholder's work on reports, in batches: open one's half, begin the proof, and with the other
 * keyholder's verifier share decide and add up. Batches do not depend on each other, so workers can
 * share them: what goes in and what comes out are plain values that can be passed between threads.
 *
 * Not protected: whoever runs this holds one half of each report; the half alone is random.
 * @module
 */
import { DecodeError, VerifyError } from '../prio3/errors.ts';
import { loadRecipient, type Recipient } from './recipient.ts';
import { facilitatorKey, isForTwo, stewardKey, type Definition } from './definition.ts';
import { bytesToEnvelope } from './envelope.ts';
import { FormatError, OpenError } from './errors.ts';
import type { EnvelopeStore } from './frozen-set.ts';
import { openHalf } from './half.ts';
import { parsePublicKey, type PublicKey, type SecretKey } from './keys.ts';
import { contentToShare, seriesOf, textItems } from './report.ts';
import { openVerifyKey } from './verify-key.ts';
import { ROLES, type Role } from './role.ts';

/** One of the two, with the keys in use. */
export interface KeyholderAtWork {
	readonly definition: Definition;
	readonly role: Role;
	readonly key: SecretKey;
	readonly other: PublicKey;
	readonly recipient: Recipient;
	readonly verifyKey: Uint8Array;
}

/**
 * Take a key into use for the survey that names it.
 *
 * @throws {@link OpenError} if the survey has one keyholder, or does not name this key.
 */
export async function loadKeyholder(
	definition: Definition,
	key: SecretKey,
): Promise<KeyholderAtWork> {
	if (!isForTwo(definition)) {
		throw new OpenError('This survey has one keyholder, who opens it without a steward.');
	}
	const own = definition.keyholders.find((keyholder) => keyholder.key === key.publicKey.text);
	if (own === undefined) {
		throw new OpenError(
			'This survey is sealed to other keys than the one that is unlocked. Unlock the key that it names.',
		);
	}
	const { role } = own;
	const other = role === 'steward' ? facilitatorKey(definition) : stewardKey(definition)!;
	const recipient = await loadRecipient(key);
	return {
		definition,
		role,
		key,
		other: parsePublicKey(other),
		recipient,
		verifyKey: await openVerifyKey(definition, role, recipient),
	};
}

/** What became of one report. */
export type Outcome =
	| 'counted'
	/** This keyholder's half cannot be opened, or is none. */
	| 'unreadable'
	/** The proof does not hold: it is not one answer. */
	| 'not proved'
	/** The other keyholder left it out. */
	| 'left out';

/** What a batch comes to. */
export interface Finished {
	/**
	 * Only of counted reports: of one whose proof fails because the other changed something, the verifier
	 * share could tell that one more than that it failed.
	 */
	readonly verifierShares: readonly (Uint8Array | null)[];
	readonly outcomes: readonly Outcome[];
	/** The sum of the counted reports' shares. */
	readonly aggShare: Uint8Array;
	/** By text question: the boxes of counted reports, in their order. Only the steward has any. */
	readonly texts: readonly (readonly Uint8Array[])[];
}

/** What two threads must agree on: the two things that are done with a batch. */
export interface Preparation {
	/**
	 * Begin: one verifier share a report, or `null` if it cannot be opened.
	 *
	 * @param envelopes - Bytes of envelopes that have the survey's length.
	 */
	readonly begin: (envelopes: readonly Uint8Array[]) => Promise<(Uint8Array | null)[]>;
	/**
	 * Decide and add up.
	 *
	 * @param others - The other keyholder's verifier shares; `null` where that one left it out.
	 */
	readonly finish: (
		envelopes: readonly Uint8Array[],
		others: readonly (Uint8Array | null)[],
	) => Promise<Finished>;
}

interface Begun {
	readonly state: Uint8Array;
	readonly verifierShare: Uint8Array;
	readonly texts: readonly Uint8Array[];
}

/** @returns `null` if this is no report of the survey, as far as its half shows. */
async function beginReport(keyholder: KeyholderAtWork, bytes: Uint8Array): Promise<Begun | null> {
	const { definition, role, recipient, verifyKey } = keyholder;
	try {
		const envelope = bytesToEnvelope(bytes);
		const { publicShare, content } = await openHalf(definition, envelope, role, recipient);
		const { inputShare, texts } = contentToShare(
			definition,
			role,
			envelope.reportId,
			publicShare,
			content,
		);
		const begun = seriesOf(definition).verifyInit(
			verifyKey,
			ROLES[role],
			envelope.reportId,
			publicShare,
			inputShare,
		);
		return { ...begun, texts };
	} catch (error) {
		const isOfTheReport =
			error instanceof FormatError ||
			error instanceof OpenError ||
			error instanceof DecodeError ||
			error instanceof VerifyError;
		if (!isOfTheReport) throw error;
		return null;
	}
}

/** The work done here, in this thread. */
export function prepareHere(keyholder: KeyholderAtWork): Preparation {
	const { definition, role } = keyholder;
	const series = seriesOf(definition);

	/** @returns The report's share of the sum; `null` if its proof does not hold. */
	function decide({ state, verifierShare }: Begun, other: Uint8Array): Uint8Array | null {
		const shares = role === 'facilitator' ? [verifierShare, other] : [other, verifierShare];
		try {
			return series.verifyNext(state, series.verifierSharesToMessage(shares));
		} catch (error) {
			if (!(error instanceof DecodeError || error instanceof VerifyError)) throw error;
			return null;
		}
	}

	return {
		async begin(envelopes) {
			const begun = await Promise.all(envelopes.map((bytes) => beginReport(keyholder, bytes)));
			return begun.map((report) => report?.verifierShare ?? null);
		},
		async finish(envelopes, others) {
			// Also those that the other left out: whether this half is at fault is told apart.
			const begun = await Promise.all(envelopes.map((bytes) => beginReport(keyholder, bytes)));
			const outShares: Uint8Array[] = [];
			const texts = textItems(definition).map((): Uint8Array[] => []);
			const outcomes = begun.map((report, index): Outcome => {
				const other = others[index];
				if (report === null) return 'unreadable';
				if (other == null) return 'left out';
				const outShare = decide(report, other);
				if (outShare === null) return 'not proved';
				outShares.push(outShare);
				// Copies: each alone must not keep, or take to another thread, all that it was found in.
				report.texts.forEach((box, question) => texts[question]!.push(box.slice()));
				return 'counted';
			});
			return {
				verifierShares: begun.map((report, index) =>
					outcomes[index] === 'counted' ? report!.verifierShare : null,
				),
				outcomes,
				aggShare: series.merge(outShares),
				texts,
			};
		},
	};
}

/** How many reports are in a batch, and in a part of a message. */
export const BATCH = 128;

/**
 * Do something with every batch, several at a time, and take the results in order.
 *
 * @param width - How many are under way: one for each worker and one waiting keeps all busy.
 */
export async function* inOrder<T>(
	size: number,
	width: number,
	work: (from: number, to: number) => Promise<T>,
): AsyncGenerator<T> {
	const underWay: Promise<T>[] = [];
	for (let from = 0; from < size || underWay.length > 0; from += BATCH) {
		if (from < size) {
			const promise = work(from, Math.min(size, from + BATCH));
			// It is awaited in its turn; until then a failure is not unhandled.
			promise.catch(() => undefined);
			underWay.push(promise);
		}
		if (underWay.length >= width || from + BATCH >= size) yield await underWay.shift()!;
	}
}

/** How a keyholder's function is watched, stopped and given more hands. */
export interface WorkOptions {
	/** Who does the work; this thread, if nobody is named. */
	readonly preparation?: Preparation;
	/** How many batches may be under way: 1 in this thread. */
	readonly width?: number;
	readonly onProgress?: (done: number, total: number) => void;
	readonly signal?: AbortSignal;
	/** Where a steward keeps boxes of texts, of this length each, until all are there; memory, if absent. */
	readonly createStore?: (length: number) => EnvelopeStore;
}
