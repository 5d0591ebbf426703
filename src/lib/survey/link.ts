/**
 * A whole survey in the fragment of a link, which browsers never send: no server, no rebuild, nothing
 * in a log. Deflated with a checksum (zlib, RFC 1950) and base64url, so that a link with one character
 * changed is refused and not read as another survey.
 *
 * What anybody may have put there is bounded before it is parsed: its length, its length inflated,
 * and how deep it is nested.
 * @module
 */
import { base64urlToBytes, bytesToBase64url, bytesToText, concat, textToBytes } from './bytes.ts';
import { definitionToCanonical, parseDefinition, type Definition } from './definition.ts';
import { FormatError } from './errors.ts';

const MAX_LINK_LENGTH = 64_000;
const MAX_DEFINITION_LENGTH = 256_000;
const MAX_DEPTH = 12;

/** Streams of bytes, as the two transforms take them. */
async function pump(
	bytes: Uint8Array,
	transform: CompressionStream | DecompressionStream,
	most: number,
): Promise<Uint8Array> {
	const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
	// A loop over the stream itself would be shorter, but not every browser of a school can do that.
	const reader = source.pipeThrough(transform).getReader();
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
	const link = bytesToBase64url(await pump(bytes, new CompressionStream('deflate'), Infinity));
	if (bytes.length > MAX_DEFINITION_LENGTH || link.length > MAX_LINK_LENGTH) {
		throw new FormatError(
			'This survey is too long for a link. Shorten its texts, or send it as a file.',
		);
	}
	return link;
}

/**
 * Parse a survey's JSON, from a link or a file.
 *
 * @throws {@link FormatError} saying what is wrong.
 */
export function parseDefinitionText(text: string): Definition {
	if (text.length > MAX_DEFINITION_LENGTH) {
		throw new FormatError('This is too long to be a survey.');
	}
	if (depthOf(text) > MAX_DEPTH) {
		throw new FormatError('This is nested too deeply to be a survey.');
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new FormatError('This is not a survey: it is not whole JSON. Ask for it again.', {
			cause,
		});
	}
	return parseDefinition(value);
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

/**
 * Read the survey in a link's fragment.
 *
 * @throws {@link FormatError} if it is cut off, altered, too large, or of a newer version.
 */
export async function linkToDefinition(fragment: string): Promise<Definition> {
	if (fragment.length > MAX_LINK_LENGTH) {
		throw new FormatError('This link is too long to be a survey’s.');
	}
	let text: string;
	try {
		const bytes = base64urlToBytes(fragment);
		text = bytesToText(
			await pump(bytes, new DecompressionStream('deflate'), MAX_DEFINITION_LENGTH),
		);
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
