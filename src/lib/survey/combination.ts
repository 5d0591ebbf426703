/**
 * What the facilitator makes of an approval: every proof is decided again, both shares of the sums
 * are put together, the texts opened. What comes out is a tally, as of one keyholder's envelopes, and
 * goes through the same door of `privacy`.
 *
 * Not protected: a facilitator sees the exact sums before the privacy rules are applied.
 * @module
 */
import { decodeText, maximumOf, type Item } from './answers.ts';
import { LAST_PART, TEXTS_PART } from './approval.ts';
import { isEqual } from './bytes.ts';
import { FormatError, OpenError, type Rejected } from './errors.ts';
import { Fingerprints } from './fingerprints.ts';
import { MAX_REPORTS, type Gathering } from './frozen-set.ts';
import { countReceipts, HASH_LENGTH, merkleRoot } from './merkle.ts';
import { MessageReader } from './message.ts';
import {
	BATCH,
	inOrder,
	prepareHere,
	type KeyholderAtWork,
	type Outcome,
	type WorkOptions,
} from './preparation.ts';
import { contentToText, countedItems, seriesOf, textBoxLength, textItems } from './report.ts';
import { decodeShares, REASONS, type Asked, type ShareOrReason } from './request.ts';
import { countBits, isAscending, isStated, setBit, type Statement } from './statement.ts';
import { emptyTally, type Tally } from './tally.ts';

export interface Combined {
	readonly tally: Tally;
	/** What tells this set of reports from another, for `publish`. */
	readonly fingerprints: Fingerprints;
	readonly rejected: Rejected[];
	/** How many texts the steward found to be the same as another, and dropped. */
	readonly repeatedTexts: number;
	/** For the release. */
	readonly statement: Statement;
}

const damaged = (): FormatError =>
	new FormatError('This approval is damaged. Ask the steward for the file again.');

const altered = (): OpenError =>
	new OpenError(
		'This approval does not fit the responses, so it is refused and nothing is shown: the steward’s software altered it, or is faulty. Ask the steward to approve again.',
	);

/**
 * Which request an approval answers: its id is that of what was kept of the request. Who lost that may
 * go on with this instead, but should then be shown how many of the envelopes held it is about.
 *
 * @throws As {@link combineApproval}.
 */
export async function readApproval(facilitator: KeyholderAtWork, approval: Blob): Promise<Asked> {
	return (await openApproval(facilitator, approval)).asked;
}

async function openApproval(
	{ definition, key, other }: KeyholderAtWork,
	approval: Blob,
): Promise<{ readonly reader: MessageReader; readonly asked: Asked }> {
	const reader = await MessageReader.open(definition, 'approval', approval, other, key);
	const head = await reader.next();
	const [root, receipts] = [head.subarray(0, HASH_LENGTH), head.subarray(HASH_LENGTH)];
	const isWhole =
		head.length >= HASH_LENGTH &&
		isAscending(receipts) &&
		countReceipts(receipts) <= MAX_REPORTS &&
		isEqual(merkleRoot(receipts), root);
	if (!isWhole) throw damaged();
	return { reader, asked: { id: reader.id, root, receipts } };
}

/**
 * Put an approval together with the facilitator's half.
 *
 * @param facilitator - See `loadKeyholder`.
 * @param approval - The message.
 * @param gathering - At least the envelopes of the request.
 * @param asked - What was kept of the request.
 *
 * @throws {@link FormatError} if it is damaged, cut off, of another survey or request, or an envelope
 * of the set is missing here.
 * @throws {@link OpenError} if it is sealed to another key, not signed by the steward, or says
 * anything that the facilitator's own work contradicts.
 * @throws The signal's reason if it is aborted.
 */
export async function combineApproval(
	facilitator: KeyholderAtWork,
	approval: Blob,
	gathering: Gathering,
	asked: Pick<Asked, 'id' | 'root'>,
	options: WorkOptions = {},
): Promise<Combined> {
	const { definition } = facilitator;
	const { preparation = prepareHere(facilitator), width = 1, onProgress, signal } = options;
	const { reader, asked: answered } = await openApproval(facilitator, approval);
	if (!isEqual(answered.id, asked.id)) {
		throw new FormatError(
			'This approval answers another request. Choose the one that came last, or ask for it again.',
		);
	}
	if (!isEqual(answered.root, asked.root)) throw altered();
	const { receipts } = answered;
	const set = gathering.freezeExactly(receipts);

	const series = seriesOf(definition);
	let parts: Promise<unknown> = Promise.resolve();
	const batches = inOrder(set.size, width, async (from, to) => {
		// Parts are read in the order of the batches, whatever takes longer.
		const part = parts.then(() => reader.next());
		parts = part.catch(() => undefined);
		signal?.throwIfAborted();
		const envelopes = await set.read(from, to);
		const theirs = decodeShares(await part, to - from, series.VERIFIER_SHARE_SIZE);
		const finished = await preparation.finish(
			envelopes.map(({ bytes }) => bytes),
			theirs.map((share) => (typeof share === 'string' ? null : share)),
		);
		return { ...finished, theirs };
	});
	const counted = new Uint8Array(Math.ceil(set.size / 8));
	const fingerprints = new Fingerprints();
	const rejected: Rejected[] = [];
	let own = series.aggInit();
	let done = 0;
	for await (const { outcomes, aggShare, theirs } of batches) {
		for (const [index, outcome] of outcomes.entries()) {
			const at = done + index;
			if (outcome === 'counted') {
				if (!fingerprints.add(set.reportIdAt(at))) throw altered();
				setBit(counted, at);
				continue;
			}
			rejected.push({ ...set.placeAt(at), reason: toReason(outcome, theirs[index]!) });
		}
		own = series.merge([own, aggShare]);
		done += outcomes.length;
		onProgress?.(done, set.size);
	}

	const responses = countBits(counted);
	const { read, rejected: noTexts, last } = await readTexts(reader, facilitator, responses);
	const aggregateAt = 5 + counted.length;
	const signatureAt = aggregateAt + series.AGG_SHARE_SIZE;
	if (last.length !== signatureAt + 64) throw damaged();
	const statement = { receipts, counted, signature: last.slice(signatureAt) };
	const isAgreed =
		new DataView(last.buffer, last.byteOffset).getUint32(1, true) === responses &&
		isEqual(last.subarray(5, aggregateAt), counted) &&
		isStated(definition, statement);
	if (!isAgreed) throw altered();

	const tally = emptyTally(definition);
	tally.responses = responses;
	addSums(tally, facilitator, [own, last.subarray(aggregateAt, signatureAt)]);
	for (const { item, texts } of read) {
		for (const text of texts) tally.texts.get(item.id)!.push(text);
	}
	return {
		tally,
		fingerprints,
		rejected: [...rejected, ...noTexts],
		repeatedTexts: read.reduce((sum, { boxes }) => sum + responses - boxes, 0),
		statement,
	};
}

/** Why a report is left out, as far as this keyholder can tell. */
function toReason(outcome: Exclude<Outcome, 'counted'>, theirs: ShareOrReason): string {
	if (outcome !== 'left out') return REASONS[outcome];
	return typeof theirs === 'string' && theirs !== 'unreadable' ? REASONS[theirs] : REASONS.theirs;
}

/** What the boxes of one text question hold. */
interface Texts {
	readonly item: Item;
	/** How many boxes there were. */
	boxes: number;
	readonly texts: string[];
}

/**
 * Open the boxes of each text question as they come, for all together would take much memory.
 *
 * @returns Also the part that follows them all.
 */
async function readTexts(
	reader: MessageReader,
	facilitator: KeyholderAtWork,
	responses: number,
): Promise<{
	readonly read: readonly Texts[];
	readonly rejected: Rejected[];
	readonly last: Uint8Array;
}> {
	const read = textItems(facilitator.definition).map((item): Texts => ({
		item,
		boxes: 0,
		texts: [],
	}));
	const rejected: Rejected[] = [];
	for (;;) {
		const part = await reader.next();
		if (part[0] === LAST_PART) {
			await reader.end();
			return { read, rejected, last: part };
		}
		const question = part[1]!;
		const of = read[question];
		if (part[0] !== TEXTS_PART || of === undefined) throw damaged();
		const size = textBoxLength(of.item);
		if ((part.length - 2) % size !== 0 || part.length === 2) throw damaged();
		if (of.boxes + (part.length - 2) / size > responses) throw altered();
		for (let at = 2; at < part.length; at += BATCH * size) {
			const some: Uint8Array[] = [];
			for (let box = at; box < part.length && some.length < BATCH; box += size) {
				some.push(part.subarray(box, box + size));
			}
			const opened = await openTexts(facilitator, question, of, some);
			for (const one of opened) {
				if (typeof one === 'object') rejected.push(one);
				else if (one !== undefined) of.texts.push(one);
			}
			of.boxes += some.length;
		}
	}
}

/** Open boxes of one question. @returns For each its text, nothing if there is none, or why not. */
function openTexts(
	{ definition, recipient }: KeyholderAtWork,
	question: number,
	{ item, boxes }: Texts,
	some: readonly Uint8Array[],
): Promise<(string | undefined | Rejected)[]> {
	return Promise.all(
		some.map(async (box, index) => {
			try {
				const content = await recipient.open(box);
				if (content === null) throw new OpenError('It was altered on its way.');
				return decodeText(item, contentToText(definition, question, content));
			} catch (error) {
				if (!(error instanceof FormatError || error instanceof OpenError)) throw error;
				const reason = `A text is left out. ${error.message}`;
				return { source: item.id, position: boxes + index + 1, reason };
			}
		}),
	);
}

/** @throws {@link OpenError} if the sums are none that these responses can come to. */
function addSums(
	tally: Tally,
	{ definition }: KeyholderAtWork,
	shares: readonly Uint8Array[],
): void {
	const { responses } = tally;
	let sums: number[][];
	try {
		sums = seriesOf(definition).unshard(shares, responses) as number[][];
	} catch (cause) {
		throw new OpenError(altered().message, { cause });
	}
	const items = countedItems(definition);
	if (items.length === 0 && sums[0]![0] !== responses) throw altered();
	for (const [index, item] of items.entries()) {
		const cells = sums[index]!;
		if (!isPossible(item, cells, responses)) throw altered();
		const counts = tally.counts.get(item.id)!;
		cells.forEach((count, cell) => (counts[cell] = count));
		// Whoever ticks “no answer” beside options has answered: no count is above how many answered.
		if (item.kind === 'several') {
			counts[0] = Math.min(counts[0]!, responses - Math.max(...counts.slice(1)));
		}
	}
}

function isPossible(item: Item, cells: readonly number[], responses: number): boolean {
	const sum = cells.reduce((total, count) => total + count, 0);
	const isWithin = cells.every((count) => count <= responses);
	return item.kind === 'one' ? sum === responses : isWithin && sum <= responses * maximumOf(item);
}
