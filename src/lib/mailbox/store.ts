import type { ListedSurvey } from './wire.ts';

/** What a mailbox keeps of a survey beside its envelopes. */
export interface StoredSurvey extends ListedSurvey {
	/** `deleted` stays, so that a survey's mailbox is never opened a second time. */
	readonly state: 'open' | 'closed' | 'deleted';
	/** How many envelopes it holds. */
	readonly held: number;
}

export interface StoredEnvelope {
	/** SHA-256 of the envelope. */
	readonly hash: Uint8Array;
	readonly envelope: Uint8Array;
}

/**
 * Where envelopes lie: keyed by survey and hash, without a time, an address or an order of arrival.
 * A promise that is kept means that it is on disk.
 */
export interface Store {
	/** @returns `full` if there are `most` surveys already; `there` if this one is, which stays as it was. */
	addSurvey: (survey: ListedSurvey, most: number) => Promise<'added' | 'there' | 'full'>;
	survey: (id: string) => Promise<StoredSurvey | undefined>;
	/** Take no more envelopes, and keep those there are until a day, unless one was named before. */
	close: (id: string, keepUntil: string | undefined) => Promise<void>;
	/** Delete the envelopes, the messages and the definition, all or none of them, and remember only that there was a survey. */
	remove: (id: string) => Promise<void>;
	/** The ids of surveys whose envelopes were to be kept until before `day`, and of deleted ones of which something was left. */
	expired: (day: string) => Promise<string[]>;
	/** @returns `refused` if the survey is not open, or holds `most`. Nothing is added twice. */
	add: (id: string, item: StoredEnvelope, most: number) => Promise<'added' | 'there' | 'refused'>;
	has: (id: string, hash: Uint8Array) => Promise<boolean>;
	/** Keep a message of a keyholder in its place, for as long as there are envelopes. */
	putMessage: (id: string, name: string, content: Uint8Array) => Promise<void>;
	message: (id: string, name: string) => Promise<Uint8Array | undefined>;
	/** The next envelopes in the order of their hashes, at most `count`. */
	page: (id: string, after: Uint8Array, count: number) => Promise<StoredEnvelope[]>;
	/** Write the rows anew in the order of their keys: a database's pages remember in which order they filled. */
	compact: () => Promise<void>;
	end: () => Promise<void>;
}

/** The disk, or the database's share of it, is full; what was there is unharmed. */
export class StorageFull extends Error {
	override readonly name = 'StorageFull';
}

/** A row of `surveys` as either database returns it. */
export function rowToSurvey(row: Readonly<Record<string, unknown>>): StoredSurvey {
	const text = (name: string): string => String(row[name]);
	const optional = (name: string, column: string): object =>
		row[column] === null ? {} : { [name]: row[column] };
	return {
		id: text('id'),
		signingKey: text('signing_key'),
		envelopeLength: Number(row['envelope_length']),
		state: text('state') as StoredSurvey['state'],
		held: Number(row['held']),
		...optional('stewardKey', 'steward_key'),
		...optional('opens', 'opens'),
		...optional('closes', 'closes'),
		...optional('keepUntil', 'keep_until'),
		...optional('definition', 'definition'),
	};
}
