/**
 * What a mailbox and those who use it say to each other over HTTP: addresses, JSON shapes, limits,
 * and the exact bytes that a signature covers. Both sides import this file and nothing else of each
 * other. docs/formats.md describes the same in words.
 * @module
 */

/** The version of these messages; `GET` of the mailbox's own address answers `{ "mailbox": 1 }`. */
export const MAILBOX_VERSION = 1;

/** What the text form of an envelope begins with; base64url of all its bytes follows. */
export const ENVELOPE_PREFIX = 'peer-env1_';

/** The first byte of an envelope. */
export const ENVELOPE_VERSION = 1;

/** Bytes of the survey id, which follows the version byte; the report id, as long, comes after it. */
export const SURVEY_ID_BYTES = 16;

/** An envelope's text then stays below what a spreadsheet's cell can hold, 32,767 characters. */
export const MAX_ENVELOPE_BYTES = 24_000;

/** Version, both ids, and one sealed box (48 bytes more than its plaintext) of at least one byte. */
export const MIN_ENVELOPE_BYTES = 1 + 2 * SURVEY_ID_BYTES + 49;

/** Characters of a survey's definition that a mailbox keeps for a short link: every one that a whole link can hold. */
export const MAX_DEFINITION_LENGTH = 256_000;

/** How many minutes a challenge may be signed after it was given. */
export const CHALLENGE_MINUTES = 2;

/** The scheme of the Authorization header: `Peer-Ed25519 <challenge> <signature>`, both base64url. */
export const SCHEME = 'Peer-Ed25519';

/** RFC 9530; a message says with it what its body will be, so that its signature is checked before it is read. */
export const DIGEST_HEADER = 'Content-Digest';

/**
 * What two keyholders of a survey leave for each other, sealed: each has one place, and writing there
 * replaces what was there.
 */
export const MESSAGE_WRITERS = {
	request: 'facilitator',
	approval: 'steward',
	/** The steward's own record of what was approved, to be read on a new device. */
	ledger: 'steward',
} as const;

export type MessageName = keyof typeof MESSAGE_WRITERS;

/** Bytes of a message: the verifier shares of some 10,000 reports. */
export const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

/** How many envelopes follow, at least: more may come in while they are read. */
export const COUNT_HEADER = 'Peer-Envelopes';

/** The last line when envelopes are read, `end <count>`: without it the answer was cut off. */
export const END = 'end';

/** Addresses below the mailbox's own; a signature covers them in this form. */
export const paths = {
	challenges: '/challenges',
	survey: (id: string) => `/surveys/${id}`,
	definition: (id: string) => `/surveys/${id}/definition`,
	envelopes: (id: string) => `/surveys/${id}/envelopes`,
	receipt: (id: string, hash: string) => `/surveys/${id}/receipts/${hash}`,
	closing: (id: string) => `/surveys/${id}/closing`,
	message: (id: string, name: MessageName) => `/surveys/${id}/messages/${name}`,
} as const;

/**
 * What a mailbox is told when it is opened for a survey. Days are `YYYY-MM-DD` in UTC, and each is
 * the first or last day that counts.
 */
export interface Registration {
	/** The facilitator's, who may read, close and delete: an Ed25519 public key, 32 bytes in base64url. */
	readonly signingKey: string;
	/** The second keyholder's, who may read envelopes and leave messages. */
	readonly stewardKey?: string;
	/** Bytes of every envelope of this survey. */
	readonly envelopeLength: number;
	readonly opens?: string;
	readonly closes?: string;
	/** After this day the envelopes are deleted. */
	readonly keepUntil?: string;
	/** The definition in canonical form, for a short link. It is public. */
	readonly definition?: string;
}

/** A registration with its survey's id (16 bytes in base64url), as `surveys.json` of a site lists it. */
export interface ListedSurvey extends Registration {
	readonly id: string;
}

/** Whether a mailbox takes envelopes: not before its first day, until it is closed, never once deleted. */
export type MailboxState = 'early' | 'open' | 'closed' | 'deleted';

/** The answer to `GET` of a survey that this mailbox was never opened for: asking is no error. */
export interface NoSurvey {
	readonly state: 'none';
}

/** The answer to `GET` of a survey. */
export interface SurveyStatus {
	readonly state: MailboxState;
	readonly envelopeLength: number;
	readonly opens?: string;
	readonly closes?: string;
	readonly keepUntil?: string;
	/** How many envelopes it holds: only for a keyholder, whose signature came with the question. */
	readonly count?: number;
}

/** The answer to a delivered envelope: its SHA-256 in lower-case hex. */
export interface Receipt {
	readonly receipt: string;
}

/** The answer to `GET` of a receipt: whether the envelope is here. Either is an answer, not an error. */
export interface ReceiptStatus {
	readonly held: boolean;
}

export interface Challenge {
	readonly challenge: string;
}

/** Every refusal: a sentence that says what is wrong and what to do. */
export interface Problem {
	readonly error: string;
}

/** The value of {@link DIGEST_HEADER}. @param base64 - SHA-256 of the body, padded. */
export const contentDigest = (base64: string): string => `sha-256=:${base64}:`;

/** What a keyholder signs: one request to one mailbox, once. */
export interface SignedRequest {
	/** The mailbox's host and port as in its address, so that one mailbox cannot use it at another. */
	readonly host: string;
	readonly method: string;
	/** One of {@link paths}. */
	readonly path: string;
	/** SHA-256 of the body in lower-case hex; of nothing, if there is none. */
	readonly bodyHash: string;
	/** As the mailbox gave it. */
	readonly challenge: string;
}

/** The bytes under a signature: five lines under a first line that nothing else of ours begins with. */
export function signedBytes(request: SignedRequest): Uint8Array<ArrayBuffer> {
	const { host, method, path, bodyHash, challenge } = request;
	return new TextEncoder().encode(
		['peer-coach-academy mailbox request v1', host, method, path, bodyHash, challenge].join('\n'),
	);
}
