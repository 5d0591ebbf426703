/**
 * A release: what may be shown of a survey, signed by its facilitator, and all that charts are ever
 * given. It holds the survey itself, so that it can be read and compared years later.
 * @module
 */
import canonicalize from 'canonicalize';
import { itemsOf } from './answers.ts';
import { base64urlToBytes, bytesToBase64url, bytesToHex, textToBytes } from './bytes.ts';
import { facilitatorKey, isForTwo, parseDefinition, type Definition } from './definition.ts';
import { FormatError, OpenError } from './errors.ts';
import { isSigned, parsePublicKey, sign, type SecretKey } from './keys.ts';
import { countReceipts, merkleRoot, receiptAt } from './merkle.ts';
import type { Published, PublishedItem } from './privacy.ts';
import { countBits, hasBit, isStated, type Statement } from './statement.ts';

/** Which envelopes two keyholders looked at, and which of them count: see `Statement`. */
export interface ReleasedStatement {
	/** Merkle root of the receipts, in hexadecimal. */
	readonly root: string;
	/** base64url, as are the other two. */
	readonly receipts: string;
	readonly counted: string;
	/** The steward's. */
	readonly signature: string;
}

export interface Release extends Published {
	readonly format: 'peer-release';
	readonly version: 1;
	readonly survey: Definition;
	/** There with two keyholders, and only then. */
	readonly statement?: ReleasedStatement;
	/** The facilitator's Ed25519 signature over the canonical form of all the rest. */
	readonly signature: string;
}

/**
 * What became of one envelope.
 *
 * @param receipt - 64 hexadecimal digits.
 */
export function outcomeOf(
	statement: ReleasedStatement,
	receipt: string,
): 'counted' | 'left out' | 'absent' {
	const { receipts, counted } = fromReleased(statement);
	for (let index = 0; index < countReceipts(receipts); index += 1) {
		if (bytesToHex(receiptAt(receipts, index)) !== receipt) continue;
		return hasBit(counted, index) ? 'counted' : 'left out';
	}
	return 'absent';
}

const MAX_RELEASE_LENGTH = 200_000_000;

/** What is signed: a label, so that a signature of something else never fits, and the canonical form. */
function signedBytes(unsigned: Omit<Release, 'signature'>): Uint8Array {
	return textToBytes(`peer-release v1\n${canonicalize(unsigned)!}`);
}

/**
 * Make and sign a release of what may be shown.
 *
 * @param statement - With two keyholders, the steward's.
 *
 * @throws `TypeError` if there is one where there should be none, or none where there should be one.
 */
export async function createRelease(
	survey: Definition,
	published: Published,
	key: SecretKey,
	statement?: Statement,
): Promise<Release> {
	if (isForTwo(survey) !== (statement !== undefined)) {
		throw new TypeError('a statement goes with two keyholders, and only with them');
	}
	const { minimum, responses, items } = published;
	const unsigned = {
		format: 'peer-release',
		version: 1,
		survey,
		minimum,
		responses,
		items,
		...(statement && { statement: toReleased(statement) }),
	} as const;
	return { ...unsigned, signature: bytesToBase64url(await sign(signedBytes(unsigned), key)) };
}

function toReleased({ receipts, counted, signature }: Statement): ReleasedStatement {
	return {
		root: bytesToHex(merkleRoot(receipts)),
		receipts: bytesToBase64url(receipts),
		counted: bytesToBase64url(counted),
		signature: bytesToBase64url(signature),
	};
}

function fromReleased({ receipts, counted, signature }: ReleasedStatement): Statement {
	return {
		receipts: base64urlToBytes(receipts),
		counted: base64urlToBytes(counted),
		signature: base64urlToBytes(signature),
	};
}

/** The text of a release's file. */
export function releaseToText(release: Release): string {
	return `${JSON.stringify(release, null, '\t')}\n`;
}

const damaged = (cause?: unknown): FormatError =>
	new FormatError('This release is damaged. Ask its facilitator for the file again.', { cause });

function parseCount(value: unknown): number {
	if (!Number.isInteger(value) || (value as number) < 0) throw damaged();
	return value as number;
}

/** Check one item against the survey's own, so that charts meet no surprises. */
function parseItem(value: unknown, survey: Definition, responses: number): PublishedItem {
	const { minimum } = survey;
	const record = (value ?? {}) as Readonly<Record<string, unknown>>;
	const item = itemsOf(survey).find(({ id }) => id === record['id']);
	if (item === undefined) throw damaged();
	const { id } = item;
	if (record['withheld'] === 'too few answers') return { id, withheld: 'too few answers' };
	const answered = parseCount(record['answered']);
	if (answered < minimum || answered > responses) throw damaged();
	if (item.kind === 'text') {
		const { texts } = record;
		if (!Array.isArray(texts) || texts.length !== answered) throw damaged();
		if (!texts.every((text) => typeof text === 'string' && text.isWellFormed())) throw damaged();
		return { id, answered, texts };
	}
	const { counts } = record;
	if (!Array.isArray(counts) || counts.length !== item.count) throw damaged();
	const parsed = counts.map(parseCount);
	const sum = parsed.reduce((total, count) => total + count, 0);
	if (item.kind === 'one' ? sum !== answered : parsed.some((count) => count > answered)) {
		throw damaged();
	}
	return { id, answered, counts: parsed };
}

/** @throws {@link OpenError} if the steward did not sign exactly this. */
function parseStatement(value: unknown, survey: Definition, responses: number): ReleasedStatement {
	const record = (value ?? {}) as Readonly<Record<string, unknown>>;
	const { root, receipts, counted, signature } = record;
	const isText =
		typeof root === 'string' &&
		typeof receipts === 'string' &&
		typeof counted === 'string' &&
		typeof signature === 'string';
	if (!isText) throw damaged();
	const statement = fromReleased({ root, receipts, counted, signature });
	if (!isStated(survey, statement)) {
		throw new OpenError(
			'The steward of this survey did not approve this release. Ask the facilitator for the file again.',
		);
	}
	if (bytesToHex(merkleRoot(statement.receipts)) !== root) throw damaged();
	if (countBits(statement.counted) !== responses) throw damaged();
	return { root, receipts, counted, signature };
}

/**
 * Read a release that anybody may have sent.
 *
 * @throws {@link FormatError} if it is not one.
 * @throws {@link OpenError} if its survey's facilitator did not sign exactly this, or its steward,
 * where there is one, did not approve it.
 */
export function parseRelease(text: string): Release {
	if (text.length > MAX_RELEASE_LENGTH)
		throw new FormatError('This file is too long to be a release.');
	let record: Readonly<Record<string, unknown>> | null;
	try {
		record = JSON.parse(text) as typeof record;
	} catch (cause) {
		throw damaged(cause);
	}
	if (record?.['format'] !== 'peer-release') {
		throw new FormatError('This is not a release. Choose the file that ends in .release.json.');
	}
	if (record['version'] !== 1) {
		throw new FormatError(
			'This release is of a version that is not known here. Update this site, then open it again.',
		);
	}
	const survey = parseDefinition(record['survey']);
	const { minimum } = survey;
	const responses = parseCount(record['responses']);
	const { items: list, signature } = record;
	if (record['minimum'] !== minimum || responses < minimum) throw damaged();
	if (!Array.isArray(list) || list.length !== itemsOf(survey).length) throw damaged();
	if (typeof signature !== 'string') throw damaged();
	const items = list.map((item) => parseItem(item, survey, responses));
	if (new Set(items.map(({ id }) => id)).size !== items.length) throw damaged();
	if (isForTwo(survey) !== (record['statement'] !== undefined)) throw damaged();
	const unsigned = {
		format: 'peer-release',
		version: 1,
		survey,
		minimum,
		responses,
		items,
		...(isForTwo(survey) && {
			statement: parseStatement(record['statement'], survey, responses),
		}),
	} as const;
	const key = parsePublicKey(facilitatorKey(survey));
	if (!isSigned(signedBytes(unsigned), base64urlToBytes(signature), key)) {
		throw new OpenError(
			'This release was altered after its facilitator signed it. Ask for the file again.',
		);
	}
	return { ...unsigned, signature };
}
