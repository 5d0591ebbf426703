/**
 * One respondent's answers for two keyholders, none of whom can read them alone. What is counted is
 * split with Prio3 (draft-irtf-cfrg-vdaf-20): one standard instance an item, Histogram where one of
 * several is chosen and MultihotCountVec where several may be, each with a first cell for “no
 * answer”. A text is sealed to the facilitator, and that box handed to the steward.
 *
 * Every report of a survey has the same lengths, whatever was answered or skipped.
 *
 * Not protected: two keyholders who collude. A respondent with other software can answer a question
 * that is hidden from others, or tick “no answer” beside options; no more than one answer is gained.
 * @module
 */
import { bestChunkLength } from '../prio3/chunk-length.ts';
import type { Prio3 } from '../prio3/prio3.ts';
import { Prio3Series } from '../prio3/series.ts';
import { prio3Histogram, prio3MultihotCountVec } from '../prio3/variants.ts';
import { addressOf } from './address.ts';
import {
	decodeAnswers,
	encodeAnswers,
	itemsOf,
	maximumOf,
	type Answers,
	type Item,
} from './answers.ts';
import { SEAL_LENGTH, sealBox } from './box.ts';
import { concat, digest, isEqual, randomBytes, textToBytes } from './bytes.ts';
import type { Definition } from './definition.ts';
import { FormatError, OpenError } from './errors.ts';
import { ROLES, type Role } from './role.ts';

const SHARES = 2;
const SECRET_LENGTH = 16;
const HASH_LENGTH = 32;
/** Before a keyholder's share: the report's secret, and the hash of its public share. */
export const CONTENT_HEADER_LENGTH = SECRET_LENGTH + HASH_LENGTH;
const ID_LENGTH = 16;

/** What one keyholder finds in a report's box. */
export interface Share {
	readonly inputShare: Uint8Array;
	/** For the steward: by text question, the box to the facilitator. */
	readonly texts: readonly Uint8Array[];
}

/** A report before its two halves are sealed. */
export interface Report {
	readonly publicShare: Uint8Array;
	readonly contents: Readonly<Record<Role, Uint8Array>>;
}

/** What is counted, in the order of the instances. */
export function countedItems(definition: Definition): readonly Item[] {
	return itemsOf(definition).filter(({ kind }) => kind !== 'text');
}

/** The questions for texts, in the order of their boxes. */
export function textItems(definition: Definition): readonly Item[] {
	return itemsOf(definition).filter(({ kind }) => kind === 'text');
}

function toInstance(item: Item): Prio3<unknown, unknown> {
	const cells = item.count + 1;
	if (item.kind === 'one') {
		return prio3Histogram(SHARES, cells, bestChunkLength(cells));
	}
	const weight = maximumOf(item);
	const chunk = bestChunkLength(cells + weight.toString(2).length);
	return prio3MultihotCountVec(SHARES, cells, weight, chunk);
}

const all = new WeakMap<Definition, Prio3Series>();

/** The proofs of a survey's reports. A survey of texts alone has one bucket, into which all fall. */
export function seriesOf(definition: Definition): Prio3Series {
	let series = all.get(definition);
	if (series === undefined) {
		const instances = countedItems(definition).map(toInstance);
		if (instances.length === 0) {
			instances.push(prio3Histogram(SHARES, 1, 1));
		}
		const ctx = concat(textToBytes('peer-coach prio3 v1'), addressOf(definition).survey);
		series = new Prio3Series(instances, ctx);
		all.set(definition, series);
	}
	return series;
}

function toMeasurement(item: Item, answers: Answers): number | boolean[] {
	const answer = answers.get(item.id);
	if (item.kind === 'one') return (answer as number | undefined) ?? 0;
	const cells = new Array<boolean>(item.count + 1).fill(false);
	const chosen = (answer as readonly number[] | undefined) ?? [0];
	for (const option of chosen) cells[option] = true;
	return cells;
}

/**
 * A report's secret. Both keyholders find it in their halves and the report's id is its hash, so
 * that nobody who merely saw an envelope can make a second one in its name.
 */
export function createSecret(): Uint8Array {
	return randomBytes(SECRET_LENGTH);
}

/** The id of the report with this secret. */
export function secretToReportId(secret: Uint8Array): Uint8Array {
	return digest(concat(textToBytes('peer-coach report v1'), secret), ID_LENGTH);
}

/** The survey's id and the question's number stand before a text in its box. */
function textHeader(definition: Definition, index: number): Uint8Array {
	return concat(addressOf(definition).survey, Uint8Array.of(index));
}

/** Bytes of the box that holds a text. */
export function textBoxLength(item: Item): number {
	return SEAL_LENGTH + ID_LENGTH + 1 + item.length;
}

/**
 * Split one respondent's answers.
 *
 * @throws `RangeError` if an answer is not one that its question offers.
 */
export async function splitAnswers(
	definition: Definition,
	answers: Answers,
	secret: Uint8Array,
): Promise<Report> {
	const series = seriesOf(definition);
	const encoded = encodeAnswers(definition, answers);
	const sent = decodeAnswers(definition, encoded);
	const items = countedItems(definition);
	const measurements = items.length === 0 ? [0] : items.map((item) => toMeasurement(item, sent));
	const { publicShare, inputShares } = series.shard(
		measurements,
		secretToReportId(secret),
		randomBytes(series.RAND_SIZE),
	);
	const facilitator = addressOf(definition).recipients[ROLES.facilitator]!.key;
	const texts = await Promise.all(
		textItems(definition).map(({ offset, length }, index) =>
			sealBox(
				concat(textHeader(definition, index), encoded.subarray(offset, offset + length)),
				facilitator,
			),
		),
	);
	const header = concat(secret, digest(publicShare, HASH_LENGTH));
	return {
		publicShare,
		contents: {
			facilitator: concat(header, inputShares[ROLES.facilitator]!),
			steward: concat(header, inputShares[ROLES.steward]!, ...texts),
		},
	};
}

/**
 * Read what a keyholder found in a report's box.
 *
 * The public share travels outside of the boxes. Had somebody changed it, the verifier share that is
 * worked out with it would tell the other keyholder something about the answers: so it is checked first.
 *
 * @throws {@link OpenError} if the report bears an id, or comes with a public share, that is not its own.
 * @throws {@link FormatError} if it has another length.
 */
export function contentToShare(
	definition: Definition,
	role: Role,
	reportId: Uint8Array,
	publicShare: Uint8Array,
	content: Uint8Array,
): Share {
	const sizes = role === 'steward' ? textItems(definition).map(textBoxLength) : [];
	const shareEnd = CONTENT_HEADER_LENGTH + seriesOf(definition).inputShareSize(ROLES[role]);
	const end = sizes.reduce((sum, size) => sum + size, shareEnd);
	if (content.length !== end) {
		throw new FormatError('Its content has the wrong length for this survey.');
	}
	if (!isEqual(secretToReportId(content.subarray(0, SECRET_LENGTH)), reportId)) {
		throw new OpenError('It bears the name of another response.');
	}
	const hash = content.subarray(SECRET_LENGTH, CONTENT_HEADER_LENGTH);
	if (!isEqual(digest(publicShare, HASH_LENGTH), hash)) {
		throw new OpenError('A part of it was changed on its way.');
	}
	let at = shareEnd;
	return {
		inputShare: content.subarray(CONTENT_HEADER_LENGTH, shareEnd),
		texts: sizes.map((size) => content.subarray(at, (at += size))),
	};
}

/**
 * Read the place of a text that the facilitator opened.
 *
 * @returns As long as every text's to this question.
 *
 * @throws {@link OpenError} if it was sealed for another survey or question.
 */
export function contentToText(
	definition: Definition,
	index: number,
	content: Uint8Array,
): Uint8Array {
	const header = textHeader(definition, index);
	if (!isEqual(content.subarray(0, header.length), header)) {
		throw new OpenError('It was moved here from another survey or question.');
	}
	return content.subarray(header.length);
}
