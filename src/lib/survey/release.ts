/**
 * A release: what may be shown of a survey, signed by its facilitator, and all that charts are ever
 * given. It holds the survey itself, so that it can be read and compared years later.
 * @module
 */
import canonicalize from 'canonicalize';
import { itemsOf } from './answers.ts';
import { base64urlToBytes, bytesToBase64url, textToBytes } from './bytes.ts';
import { facilitatorKey, parseDefinition, type Definition } from './definition.ts';
import { FormatError, OpenError } from './errors.ts';
import { isSigned, parsePublicKey, sign, type SecretKey } from './keys.ts';
import type { Published, PublishedItem } from './privacy.ts';

export interface Release extends Published {
	readonly format: 'peer-release';
	readonly version: 1;
	readonly survey: Definition;
	/** The facilitator's Ed25519 signature over the canonical form of all the rest. */
	readonly signature: string;
}

const MAX_RELEASE_LENGTH = 200_000_000;

/** What is signed: a label, so that a signature of something else never fits, and the canonical form. */
function signedBytes(unsigned: Omit<Release, 'signature'>): Uint8Array {
	return textToBytes(`peer-release v1\n${canonicalize(unsigned)!}`);
}

/** Make and sign a release of what may be shown. */
export function createRelease(survey: Definition, published: Published, key: SecretKey): Release {
	const { minimum, responses, items } = published;
	const unsigned = {
		format: 'peer-release',
		version: 1,
		survey,
		minimum,
		responses,
		items,
	} as const;
	return { ...unsigned, signature: bytesToBase64url(sign(signedBytes(unsigned), key)) };
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

/**
 * Read a release that anybody may have sent.
 *
 * @throws {@link FormatError} if it is not one.
 * @throws {@link OpenError} if its survey's facilitator did not sign exactly this.
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
	const unsigned = {
		format: 'peer-release',
		version: 1,
		survey,
		minimum,
		responses,
		items,
	} as const;
	const key = parsePublicKey(facilitatorKey(survey));
	if (!isSigned(signedBytes(unsigned), base64urlToBytes(signature), key)) {
		throw new OpenError(
			'This release was altered after its facilitator signed it. Ask for the file again.',
		);
	}
	return { ...unsigned, signature };
}
