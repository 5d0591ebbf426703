/**
 * A whole survey in the fragment of a link, which browsers never send: no server, no rebuild, nothing
 * in a log.
 *
 * Version 2 is `2` and the base64url of a checksum and the canonical form deflated (RFC 1951) with a
 * dictionary of what surveys have in common. Version 1, which is still read, is the base64url of zlib
 * (RFC 1950). Both carry a checksum, so that a link with one character changed is refused and not read
 * as another survey. Reading needs nothing but the browser's own inflating, which knows no
 * dictionaries: it is given the dictionary as a stored block, and what that unpacks to is cut off.
 *
 * What anybody may have put there is bounded before it is parsed: its length, its length inflated,
 * and how deep it is nested.
 * @module
 */
import {
	base64urlToBytes,
	bytesToBase64url,
	bytesToText,
	concat,
	digest,
	isEqual,
	textToBytes,
} from './bytes.ts';
import { definitionToCanonical, parseDefinition, type Definition } from './definition.ts';
import { FormatError } from './errors.ts';

/** Longer ones are refused by some browsers and cut by some mail programs. */
export const MAX_LINK_LENGTH = 64_000;
/** Bytes of a survey in canonical form, in a link, a file or a mailbox. */
export const MAX_DEFINITION_LENGTH = 256_000;
const MAX_DEPTH = 12;
const CHECKSUM_LENGTH = 4;

/** Only a link of version 2 needs it: not a survey of the site, nor one that a mailbox holds. */
const loadDictionary = async (): Promise<Uint8Array> =>
	(await import('./link-dictionary.ts')).LINK_DICTIONARY;

/** A block of Deflate that is not the last, and stores what it holds as it is. */
function toStoredBlock(bytes: Uint8Array): Uint8Array {
	const { length } = bytes;
	const header = [0, length & 0xff, length >> 8, ~length & 0xff, (~length >> 8) & 0xff];
	return concat(Uint8Array.from(header), bytes);
}

/**
 * Unpack bytes that anybody may have packed.
 *
 * @throws `RangeError` if it unpacks to more than `most` bytes.
 * @throws `TypeError` if it is damaged.
 */
export async function inflate(
	bytes: Uint8Array,
	format: 'deflate' | 'deflate-raw',
	most: number,
): Promise<Uint8Array> {
	const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
	// A loop over the stream itself would be shorter, but not every browser of a school can do that.
	const reader = source.pipeThrough(new DecompressionStream(format)).getReader();
	const parts: Uint8Array[] = [];
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return concat(...parts);
		length += value.length;
		if (length > most) {
			await reader.cancel();
			throw new RangeError('too long');
		}
		parts.push(value);
	}
}

/**
 * The text that follows “#” in a survey's link.
 *
 * @throws {@link FormatError} if the survey is too long for one.
 */
export async function definitionToLink(definition: Definition): Promise<string> {
	const bytes = textToBytes(definitionToCanonical(definition));
	// Browsers deflate without a dictionary, so whoever makes links loads a library; readers do not.
	const { deflateSync } = await import('fflate');
	const dictionary = await loadDictionary();
	const deflated = deflateSync(bytes, { level: 9, mem: 12, dictionary });
	const link = `2${bytesToBase64url(concat(digest(bytes, CHECKSUM_LENGTH), deflated))}`;
	if (bytes.length > MAX_DEFINITION_LENGTH || link.length > MAX_LINK_LENGTH) {
		throw new FormatError(
			'This survey is too long for a link. Shorten its texts, or send it as a file.',
		);
	}
	return link;
}

/**
 * Parse JSON that anybody may have written, bounded in its length and depth.
 *
 * @param most - How many characters it may have.
 * @param thing - What it should be, for the message.
 *
 * @throws {@link FormatError} if it is too long, too deep, or no JSON.
 */
export function parseBoundedJson(
	text: string,
	most: number,
	thing: 'a survey' | 'a draft',
): unknown {
	if (text.length > most) throw new FormatError(`This is too long to be ${thing}.`);
	if (depthOf(text) > MAX_DEPTH) {
		throw new FormatError(`This is nested too deeply to be ${thing}.`);
	}
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new FormatError(`This is not ${thing}: it is not whole JSON. Ask for it again.`, {
			cause,
		});
	}
}

/**
 * Parse a survey's JSON, from a link or a file.
 *
 * @throws {@link FormatError} saying what is wrong.
 */
export function parseDefinitionText(text: string): Definition {
	return parseDefinition(parseBoundedJson(text, MAX_DEFINITION_LENGTH, 'a survey'));
}

/** How deep brackets are nested, those inside strings left out. */
function depthOf(json: string): number {
	let depth = 0;
	let deepest = 0;
	let inString = false;
	for (let at = 0; at < json.length; at += 1) {
		const character = json[at];
		if (inString) {
			if (character === '\\') at += 1;
			else if (character === '"') inString = false;
		} else if (character === '"') inString = true;
		else if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
		else if (character === ']' || character === '}') depth -= 1;
	}
	return deepest;
}

/** The bytes of a link of version 2. */
async function unpack(link: string): Promise<Uint8Array> {
	const bytes = base64urlToBytes(link.slice(1));
	const dictionary = await loadDictionary();
	const start = dictionary.length;
	const unpacked = await inflate(
		concat(toStoredBlock(dictionary), bytes.subarray(CHECKSUM_LENGTH)),
		'deflate-raw',
		start + MAX_DEFINITION_LENGTH,
	);
	const text = unpacked.subarray(start);
	if (!isEqual(digest(text, CHECKSUM_LENGTH), bytes.subarray(0, CHECKSUM_LENGTH))) {
		throw new FormatError('The checksum differs.');
	}
	return text;
}

/**
 * Read the survey in a link's fragment.
 *
 * @throws {@link FormatError} if it is cut off, altered, too large, or of a newer version.
 */
export async function linkToDefinition(fragment: string): Promise<Definition> {
	if (fragment.length > MAX_LINK_LENGTH) {
		throw new FormatError('This link is too long to be a survey’s.');
	}
	if (/^[3-9][\w-]{40,}$/.test(fragment)) {
		throw new FormatError(
			'This link was made by a newer version of this site. Reload the page; if that does not help, ask for the survey as a file.',
		);
	}
	let text: string;
	try {
		const bytes = fragment.startsWith('2')
			? await unpack(fragment)
			: await inflate(base64urlToBytes(fragment), 'deflate', MAX_DEFINITION_LENGTH);
		text = bytesToText(bytes);
	} catch (cause) {
		if (cause instanceof RangeError) {
			throw new FormatError('This link unpacks to more than any survey holds, so it is refused.', {
				cause,
			});
		}
		throw new FormatError(
			'This link is not whole: a part of it was cut off or changed on its way. Copy it again, to its very end, or ask for it again.',
			{ cause },
		);
	}
	return parseDefinitionText(text);
}
