/**
 * The approval: the steward lets a set be opened, once. It carries the steward's verifier share of
 * each report that counts, which those are, the steward's share of the sums over those, and the boxes with
 * texts in random order.
 *
 *     part 0: root (32) ‖ receipts (32 each)
 *     then for each 128 reports: as in a request
 *     then for texts: 0 (1) ‖ question (1) ‖ boxes
 *     last part: 1 (1) ‖ how many count (4) ‖ which (a bit each) ‖ aggregate share ‖ signature of the statement (64)
 *
 * Not protected: a steward can leave out a report, leave out or make up texts, and add to one count of
 * a question of several choices what is taken from none: see docs/threat-model.md.
 * @module
 */
import { concat, digest, isEqual } from './bytes.ts';
import { FormatError, OpenError, type Rejected } from './errors.ts';
import { Fingerprints } from './fingerprints.ts';
import {
	countDifferences,
	MemoryStore,
	type EnvelopeStore,
	type FrozenSet,
	type Gathering,
} from './frozen-set.ts';
import { approvedReports, findSet, type ApprovedSet, type Ledger } from './ledger.ts';
import { MessageWriter, type Write } from './message.ts';
import {
	inOrder,
	prepareHere,
	type Finished,
	type KeyholderAtWork,
	type WorkOptions,
} from './preparation.ts';
import { shuffle } from './privacy.ts';
import { seriesOf, textBoxLength, textItems } from './report.ts';
import { encodeShares, readRequest, REASONS, type ShareOrReason } from './request.ts';
import { createStatement, setBit, toU32 } from './statement.ts';
import { verifyKeyHash } from './verify-key.ts';

export const TEXTS_PART = 0;
export const LAST_PART = 1;

/** How many bytes of texts are in one part, about. */
const TEXTS_LENGTH = 1_000_000;

/** Why a steward approves nothing. */
export type ApprovalRefusal =
	| { readonly reason: 'too few responses'; readonly responses: number; readonly minimum: number }
	/** The facilitator asks for other envelopes than the steward holds. */
	| {
			readonly reason: 'another set';
			/** Held here, and not asked for. */
			readonly notAsked: number;
			/** Asked for, and not held here. */
			readonly notHeld: number;
	  }
	/** Some of the set were approved before, with others. */
	| { readonly reason: 'approved before'; readonly reports: number }
	/** The same set again, but the facilitator now leaves out others than before. */
	| { readonly reason: 'changed since' }
	/** One of the keyholders was given another verify key than the other. */
	| { readonly reason: 'other verify key' };

export interface Approved {
	/** How many responses count. */
	readonly responses: number;
	/** How many texts are handed on, and how many were the same as another and dropped. */
	readonly texts: number;
	readonly repeatedTexts: number;
	/** What is left out, with reasons. */
	readonly rejected: Rejected[];
	/** The ledger with this set in it. Keep it, in every copy, before the approval is handed over. */
	readonly ledger: Ledger;
}

/**
 * The set that the steward holds, as the request should name it.
 *
 * @returns The set; or why what is asked for is not it.
 */
function checkSet(
	gathering: Gathering,
	asked: { readonly root: Uint8Array; readonly receipts: Uint8Array },
	ledger: Ledger,
):
	| { readonly set: FrozenSet; readonly before?: ApprovedSet }
	| { readonly refused: ApprovalRefusal } {
	const before = findSet(ledger, asked.root);
	const wanted = gathering.freezeOnly(asked.receipts);
	if (before !== undefined) {
		if (isEqual(wanted.root, asked.root)) return { set: wanted, before };
		return { refused: differ(wanted.receipts, asked.receipts) };
	}
	const approved = approvedReports(ledger);
	let reports = 0;
	for (let at = 0; at < wanted.size; at += 1) if (approved.has(wanted.reportIdAt(at))) reports += 1;
	if (reports > 0) return { refused: { reason: 'approved before', reports } };
	const set = gathering.freeze((id) => !approved.has(id));
	if (!isEqual(set.root, asked.root)) return { refused: differ(set.receipts, asked.receipts) };
	return { set };
}

function differ(held: Uint8Array, asked: Uint8Array): ApprovalRefusal {
	const { onlyA, onlyB } = countDifferences(held, asked);
	return { reason: 'another set', notAsked: onlyA, notHeld: onlyB };
}

/** The boxes of one text question: each once, to be taken in random order. */
class Boxes {
	readonly #store: EnvelopeStore;
	readonly #known = new Fingerprints();

	constructor(store: EnvelopeStore) {
		this.#store = store;
	}

	get size(): number {
		return this.#known.size;
	}

	async add(box: Uint8Array): Promise<void> {
		if (this.#known.add(digest(box, 16))) await this.#store.add(box);
	}

	/** @param step - How many are taken at a time. */
	async *mixed(step: number): AsyncGenerator<Uint8Array[]> {
		const order = shuffle(Array.from({ length: this.size }, (_, number) => number));
		for (let from = 0; from < order.length; from += step) {
			const some = order.slice(from, from + step);
			yield Promise.all(some.map(async (number) => this.#store.read(number)));
		}
	}
}

/**
 * Approve a request: check it against what the steward holds and has approved before, and do the
 * steward's half of the work.
 *
 * @param steward - See `loadKeyholder`.
 * @param request - The message.
 * @param gathering - The envelopes that the steward holds: from the mailbox, or a file.
 * @param ledger - What was approved before: the join of all copies.
 * @param write - Takes the approval as it is made. What is written before a refusal or an error is
 * nothing, and is thrown away.
 *
 * @throws {@link FormatError} if the request is damaged, cut off, or of another survey.
 * @throws {@link OpenError} if it is sealed to another key, or not signed by the facilitator.
 * @throws The signal's reason if it is aborted.
 */
export async function approveRequest(
	steward: KeyholderAtWork,
	request: Blob,
	gathering: Gathering,
	ledger: Ledger,
	write: Write,
	options: WorkOptions = {},
): Promise<{ readonly approved: Approved } | { readonly refused: ApprovalRefusal }> {
	const { definition, key, other, verifyKey } = steward;
	const {
		preparation = prepareHere(steward),
		width = 1,
		onProgress,
		signal,
		createStore = () => new MemoryStore(),
	} = options;
	if (steward.role !== 'steward') {
		throw new OpenError('Only the steward approves. Unlock the steward’s key.');
	}
	const reader = await readRequest(steward, request);
	if (!isEqual(reader.verifyKeyHash, verifyKeyHash(definition, verifyKey))) {
		return { refused: { reason: 'other verify key' } };
	}
	const checked = checkSet(gathering, reader, ledger);
	if ('refused' in checked) return checked;
	const { set, before } = checked;

	const writer = new MessageWriter(definition, 'approval', reader.id, key, other, write);
	await writer.part(concat(set.root, set.receipts));
	const shares = reader.shares();
	const asked = inOrder(set.size, width, async (from, to) => {
		// Taken before anything is awaited, so in the order of the batches.
		const theirs = shares.next();
		// It is awaited below; until then a failure is not unhandled.
		theirs.catch(() => undefined);
		signal?.throwIfAborted();
		const envelopes = await set.read(from, to);
		const all = (await theirs).value as readonly ShareOrReason[];
		const others = all.map((share) => (typeof share === 'string' ? null : share));
		const finished = await preparation.finish(
			envelopes.map(({ bytes }) => bytes),
			others,
		);
		return { all, finished };
	});

	const counted = new Uint8Array(Math.ceil(set.size / 8));
	const known = new Fingerprints();
	const rejected: Rejected[] = [];
	const lengths = textItems(definition).map(textBoxLength);
	const boxes = lengths.map((length) => new Boxes(createStore(length)));
	const series = seriesOf(definition);
	let aggShare = series.aggInit();
	let done = 0;
	for await (const { all, finished } of asked) {
		const { outcomes, verifierShares, texts } = finished;
		const answers: ShareOrReason[] = [];
		for (const [index, outcome] of outcomes.entries()) {
			const at = done + index;
			// Two answers about one report could be compared: not even a second verifier share is given.
			if (typeof all[index] !== 'string' && !known.add(set.reportIdAt(at))) {
				throw new FormatError(
					'This request names one response twice, so it is refused. Ask the facilitator for another, made with current software.',
				);
			}
			if (outcome === 'counted') {
				setBit(counted, at);
				answers.push(verifierShares[index]!);
			} else {
				rejected.push({ ...set.placeAt(at), reason: toReason(outcome, all[index]!) });
				answers.push(toAnswer(outcome, all[index]!));
			}
		}
		aggShare = series.merge([aggShare, finished.aggShare]);
		for (const [question, each] of boxes.entries()) {
			for (const box of texts[question]!) await each.add(box);
		}
		await writer.part(encodeShares(answers));
		done += outcomes.length;
		onProgress?.(done, set.size);
	}
	// Its end is read too: what follows, or is missing, shows only there.
	if ((await shares.next()).done !== true) throw new FormatError('This message is damaged.');

	const responses = set.size - rejected.length;
	const { minimum } = definition;
	if (responses < minimum) return { refused: { reason: 'too few responses', responses, minimum } };
	const countedHash = digest(counted, 32);
	if (before !== undefined && !isEqual(before.countedHash, countedHash)) {
		return { refused: { reason: 'changed since' } };
	}

	for (const [question, each] of boxes.entries()) {
		const step = Math.max(1, Math.floor(TEXTS_LENGTH / lengths[question]!));
		for await (const some of each.mixed(step)) {
			await writer.part(concat(Uint8Array.of(TEXTS_PART, question), ...some));
		}
	}
	const { signature } = await createStatement(definition, set.receipts, counted, key);
	await writer.part(
		concat(Uint8Array.of(LAST_PART), toU32(responses), counted, aggShare, signature),
		true,
	);
	const texts = boxes.reduce((sum, { size }) => sum + size, 0);
	return {
		approved: {
			responses,
			texts,
			repeatedTexts: responses * boxes.length - texts,
			rejected,
			ledger: before === undefined ? [...ledger, toApproved(set, countedHash, responses)] : ledger,
		},
	};
}

/** What the facilitator is told about a report that does not count. */
function toAnswer(
	outcome: Exclude<Finished['outcomes'][number], 'counted'>,
	theirs: ShareOrReason,
): ShareOrReason {
	if (outcome === 'not proved') return 'not proved';
	return outcome === 'left out' && theirs === 'repeated' ? 'repeated' : 'unreadable';
}

function toReason(
	outcome: Exclude<Finished['outcomes'][number], 'counted'>,
	theirs: ShareOrReason,
): string {
	if (outcome !== 'left out') return REASONS[outcome];
	return theirs === 'repeated' ? REASONS.repeated : REASONS.theirs;
}

function toApproved(set: FrozenSet, countedHash: Uint8Array, responses: number): ApprovedSet {
	return { root: set.root, countedHash, responses, reportIds: set.reportIds };
}
