/**
 * The request: the facilitator asks the steward to open a set together. It names every envelope of
 * the set and carries the facilitator's verifier share of each report.
 *
 *     part 0: hash of the verify key (32) ‖ root (32) ‖ receipts (32 each)
 *     then for each 128 reports: one byte each (0 share follows, 1 unreadable, 2 second of its id,
 *     3 not proved, which only an approval says) ‖ shares
 *
 * Not protected: a facilitator can spoil the proof of a report and so leave it out. It is then listed,
 * and cannot be opened later. Nobody can choose by answers which: they are not known yet.
 * @module
 */
import { concat, isEqual, randomBytes } from './bytes.ts';
import { FormatError, type Rejected } from './errors.ts';
import { Fingerprints } from './fingerprints.ts';
import { MAX_REPORTS, type FrozenSet } from './frozen-set.ts';
import { countReceipts, HASH_LENGTH, merkleRoot } from './merkle.ts';
import { MESSAGE_ID_LENGTH, MessageReader, MessageWriter, type Write } from './message.ts';
import {
	BATCH,
	inOrder,
	prepareHere,
	type KeyholderAtWork,
	type WorkOptions,
} from './preparation.ts';
import type { TooFew } from './privacy.ts';
import { seriesOf } from './report.ts';
import { isAscending } from './statement.ts';
import { verifyKeyHash } from './verify-key.ts';

/** What the facilitator keeps of a request, until its approval comes. None of it is secret. */
export interface Asked {
	/** 16 bytes. */
	readonly id: Uint8Array;
	/** 32 bytes. */
	readonly root: Uint8Array;
	/** Of the envelopes that were asked for, 32 bytes each: to ask for the same again. */
	readonly receipts: Uint8Array;
}

export const REASONS = {
	unreadable: 'It was altered on its way, or was put together from parts of others.',
	theirs:
		'The other keyholder’s half of it cannot be opened: it was altered, or put together wrongly.',
	'not proved': 'Its proof does not hold: it is not one response as this survey takes them.',
	repeated: 'It is a second one in the name of a response that is counted already.',
} as const;

/** Why the sender of a part leaves a report out. */
const FLAGS = { unreadable: 1, repeated: 2, 'not proved': 3 } as const;
const HERE = 0;

/** A verifier share, or why there is none. */
export type ShareOrReason = Uint8Array | keyof typeof FLAGS;

/** Encode verifier shares; where there is none, why. */
export function encodeShares(shares: readonly ShareOrReason[]): Uint8Array {
	const flags = shares.map((share) => (typeof share === 'string' ? FLAGS[share] : HERE));
	return concat(Uint8Array.from(flags), ...shares.filter((share) => typeof share !== 'string'));
}

/**
 * Decode the verifier shares of `count` reports.
 *
 * @throws {@link FormatError} if it is not as long as it says.
 */
export function decodeShares(payload: Uint8Array, count: number, size: number): ShareOrReason[] {
	const flags = payload.subarray(0, count);
	const here = flags.reduce((sum, flag) => sum + (flag === HERE ? 1 : 0), 0);
	if (flags.some((flag) => flag > 3) || payload.length !== count + here * size) {
		throw new FormatError('This message is damaged. Ask for the file again.');
	}
	const reasons = Object.keys(FLAGS) as (keyof typeof FLAGS)[];
	let at = count;
	return Array.from(flags, (flag) =>
		flag === HERE ? payload.subarray(at, (at += size)) : reasons[flag - 1]!,
	);
}

/**
 * Ask the steward to open a set.
 *
 * @param facilitator - See `loadKeyholder`.
 * @param set - Every envelope that is held, without those of earlier releases.
 * @param write - Takes the message as it is made.
 *
 * @returns What to keep, and what is left out already, with reasons; or why there is nothing to ask.
 *
 * @throws The signal's reason if it is aborted.
 */
export async function createRequest(
	facilitator: KeyholderAtWork,
	set: FrozenSet,
	write: Write,
	options: WorkOptions = {},
): Promise<
	{ readonly asked: Asked; readonly rejected: Rejected[] } | { readonly refused: TooFew }
> {
	const { definition, key, other, verifyKey } = facilitator;
	const { preparation = prepareHere(facilitator), width = 1, onProgress, signal } = options;
	const { minimum } = definition;
	if (set.size < minimum) {
		return { refused: { reason: 'too few responses', responses: set.size, minimum } };
	}
	const id = randomBytes(MESSAGE_ID_LENGTH);
	const writer = new MessageWriter(definition, 'request', id, key, other, write);
	const head = concat(verifyKeyHash(definition, verifyKey), set.root, set.receipts);
	await writer.part(head);
	const rejected: Rejected[] = [];
	const known = new Fingerprints();
	const begun = inOrder(set.size, width, async (from, to) => {
		signal?.throwIfAborted();
		const envelopes = await set.read(from, to);
		return preparation.begin(envelopes.map(({ bytes }) => bytes));
	});
	let done = 0;
	for await (const batch of begun) {
		const shares = batch.map((share, index) => {
			const at = done + index;
			const reason =
				share === null ? 'unreadable' : known.add(set.reportIdAt(at)) ? undefined : 'repeated';
			if (reason === undefined) return share!;
			rejected.push({ ...set.placeAt(at), reason: REASONS[reason] });
			return reason;
		});
		done += batch.length;
		await writer.part(encodeShares(shares), done === set.size);
		onProgress?.(done, set.size);
	}
	const responses = set.size - rejected.length;
	if (responses < minimum) return { refused: { reason: 'too few responses', responses, minimum } };
	return { asked: { id, root: set.root, receipts: set.receipts }, rejected };
}

/** A request that is being read. */
export interface RequestReader {
	readonly id: Uint8Array;
	readonly root: Uint8Array;
	/** 32 bytes each, ascending. */
	readonly receipts: Uint8Array;
	readonly verifyKeyHash: Uint8Array;
	/** How many envelopes it asks to open. */
	readonly count: number;
	/** The facilitator's verifier shares, by batch. */
	readonly shares: () => AsyncGenerator<ShareOrReason[]>;
}

/**
 * Begin to read a request. Its head is checked; its shares are read once, as they are needed.
 *
 * @throws {@link FormatError} if it is damaged, cut off, or of another survey.
 * @throws {@link OpenError} if it is sealed to another key, or not signed by the facilitator.
 */
export async function readRequest(steward: KeyholderAtWork, source: Blob): Promise<RequestReader> {
	const { definition, key, other } = steward;
	const reader = await MessageReader.open(definition, 'request', source, other, key);
	const head = await reader.next();
	const receipts = head.subarray(2 * HASH_LENGTH);
	const root = head.subarray(HASH_LENGTH, 2 * HASH_LENGTH);
	if (
		head.length < 2 * HASH_LENGTH ||
		!isAscending(receipts) ||
		countReceipts(receipts) > MAX_REPORTS ||
		!isEqual(merkleRoot(receipts), root)
	) {
		throw new FormatError('This message is damaged. Ask for the file again.');
	}
	const count = countReceipts(receipts);
	const size = seriesOf(definition).VERIFIER_SHARE_SIZE;
	return {
		id: reader.id,
		root,
		receipts,
		verifyKeyHash: head.subarray(0, HASH_LENGTH),
		count,
		async *shares() {
			for (let from = 0; from < count; from += BATCH) {
				yield decodeShares(await reader.next(), Math.min(BATCH, count - from), size);
			}
			await reader.end();
		},
	};
}
