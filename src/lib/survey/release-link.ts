/**
 * A whole release in the fragment of a link: whoever has the link sees the results, and no server is
 * asked for them. What anybody may have put there is bounded before it is read.
 * @module
 */
import { base64urlToBytes, bytesToBase64url, bytesToText, textToBytes } from './bytes.ts';
import { FormatError } from './errors.ts';
import { inflate, MAX_LINK_LENGTH } from './link.ts';
import { groupedToText, parseGrouped, type Grouped } from './themes.ts';

const MAX_TEXT_LENGTH = 2_000_000;

/**
 * The text that follows “#” in a release's link, its themes included: the file's JSON without spaces,
 * in zlib's form (RFC 1950), which has a checksum, and base64url.
 *
 * @throws {@link FormatError} if it is too long for one.
 */
export async function releaseToLink(grouped: Grouped): Promise<string> {
	// Tabs and line feeds are for people who read files.
	const bytes = textToBytes(JSON.stringify(JSON.parse(groupedToText(grouped))));
	const packed = new Blob([bytes as Uint8Array<ArrayBuffer>])
		.stream()
		.pipeThrough(new CompressionStream('deflate'));
	const link = bytesToBase64url(new Uint8Array(await new Response(packed).arrayBuffer()));
	if (link.length > MAX_LINK_LENGTH) {
		throw new FormatError(
			'These results are too long for a link. Send the release as a file, or put it on the site.',
		);
	}
	return link;
}

/**
 * Read the release in a link's fragment.
 *
 * @throws {@link FormatError} if it is cut off, altered, too large, or no release.
 * @throws {@link OpenError} if its survey's facilitator did not sign exactly this.
 */
export async function linkToRelease(fragment: string): Promise<Grouped> {
	if (fragment.length > MAX_LINK_LENGTH) {
		throw new FormatError('This link is too long to be a release’s.');
	}
	let text: string;
	try {
		text = bytesToText(await inflate(base64urlToBytes(fragment), 'deflate', MAX_TEXT_LENGTH));
	} catch (cause) {
		throw new FormatError(
			cause instanceof RangeError
				? 'This link unpacks to more than any release’s, so it is refused.'
				: 'This link is not whole: a part of it was cut off or changed on its way. Copy it again, to its very end, or ask for it again.',
			{ cause },
		);
	}
	return parseGrouped(text);
}
