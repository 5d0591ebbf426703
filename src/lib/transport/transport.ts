/**
 * How sealed envelopes travel: through a mailbox, a form backend or a file. All three are one
 * interface, and none of them knows what is in an envelope.
 * @module
 */
import type { Rejected } from '../survey/errors.ts';
import type { Found } from '../survey/found.ts';

/** One thing that was collected: an envelope, or the reason why something is none. */
export type Collected = Found | Rejected;

export function isRejected(item: Collected): item is Rejected {
	return 'reason' in item;
}

export interface Delivered {
	/** Whether the other side said that it has it. A form backend cannot be asked. */
	readonly isConfirmed: boolean;
}

export interface Progress {
	/** How much has come in: bytes of a file, envelopes of a mailbox. */
	readonly done: number;
	/** Of how much, where that is known. */
	readonly total?: number;
}

export interface CollectOptions {
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: Progress) => void;
	/** The survey whose envelopes are wanted: what is cut off or has been added to is then told apart. */
	readonly survey?: WantedSurvey;
}

export interface WantedSurvey {
	/** 16 bytes. */
	readonly surveyId: Uint8Array;
	/** Bytes of every envelope of it. */
	readonly envelopeLength: number;
}

export interface Transport {
	/**
	 * Hand over one envelope. Doing so twice is harmless.
	 *
	 * @param envelope - Its text.
	 *
	 * @throws {@link MailboxError} if it was not taken; its `status` says whether to try again.
	 */
	readonly deliver: (envelope: string, signal?: AbortSignal) => Promise<Delivered>;
	/**
	 * Get back all that was delivered, in any order, perhaps several times. One damaged item stops
	 * nothing: it comes as the reason for leaving it out.
	 *
	 * @throws {@link MailboxError} if the other side does not answer, refuses, or breaks off.
	 */
	readonly collect: (options?: CollectOptions) => AsyncIterable<Collected>;
}
