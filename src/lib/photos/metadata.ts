/**
 * Finds what a camera writes beside the picture: EXIF with its GPS position, XMP, IPTC, comments.
 * It walks the containers of JPEG, PNG, WebP, AVIF/HEIC, GIF and TIFF by their own rules, so that a
 * tag is found wherever it stands and compressed pixels are never mistaken for one. A colour
 * profile is not metadata: it says nothing about anybody.
 * @module
 */

export type Kind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'gif' | 'tiff' | 'zip';

/** A byte a character; what TextDecoder calls latin1 is not. */
const ascii = (bytes: Uint8Array, from: number, to: number): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);

/** What a file is by its first bytes, whatever its name says; `undefined` if it is none of these. */
export function sniff(bytes: Uint8Array): Kind | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
	const head = ascii(bytes, 0, 12);
	if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
	if (head.startsWith('GIF8')) return 'gif';
	if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff';
	if (head.startsWith('PK\x03\x04')) return 'zip';
	if (head.slice(4, 8) === 'ftyp') {
		const brands = ascii(bytes, 8, Math.min(64, view(bytes).getUint32(0)));
		if (/avi[fs]/.test(brands)) return 'avif';
		if (/hei[cxms]|hev[cx]|mif1|msf1/.test(brands)) return 'heic';
	}
	return undefined;
}

const view = (bytes: Uint8Array): DataView =>
	new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Find metadata in a picture.
 *
 * @returns What was found, such as `EXIF`, `XMP`, `IPTC`, `a comment`; empty if there is none or
 *   if the bytes are no picture. A picture that breaks off is read as far as it goes.
 */
export function findMetadata(bytes: Uint8Array): string[] {
	const found = new Set<string>();
	const walk = {
		jpeg: inJpeg,
		png: inPng,
		webp: inWebp,
		avif: inBoxes,
		heic: inBoxes,
		gif: inGif,
		tiff: () => new Set(['EXIF']),
		zip: () => new Set<string>(),
	}[sniff(bytes) ?? 'zip'];
	for (const name of walk(bytes)) found.add(name);
	return [...found];
}

function inJpeg(bytes: Uint8Array): Set<string> {
	const found = new Set<string>();
	let at = 2;
	while (at + 4 <= bytes.length) {
		if (bytes[at] !== 0xff) {
			at++;
			continue;
		}
		const marker = bytes[at + 1]!;
		// Filling bytes, and markers without a length: restarts, start and end of an image.
		if (marker === 0xff) {
			at++;
			continue;
		}
		if (marker === 0x00 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd9)) {
			at += 2;
			continue;
		}
		const length = view(bytes).getUint16(at + 2);
		const name = ascii(bytes, at + 4, Math.min(at + 40, bytes.length));
		if (marker === 0xe1)
			found.add(name.startsWith('Exif') ? 'EXIF' : name.includes('ns.adobe.com') ? 'XMP' : 'APP1');
		else if (marker === 0xe2 && !name.startsWith('ICC_PROFILE')) found.add('a second picture');
		else if (marker === 0xed) found.add('IPTC');
		else if (marker === 0xfe) found.add('a comment');
		else if (marker >= 0xe3 && marker <= 0xef && marker !== 0xee) found.add(`APP${marker - 0xe0}`);
		at += 2 + Math.max(2, length);
	}
	return found;
}

function inPng(bytes: Uint8Array): Set<string> {
	const found = new Set<string>();
	for (let at = 8; at + 8 <= bytes.length;) {
		const length = view(bytes).getUint32(at);
		const type = ascii(bytes, at + 4, at + 8);
		if (type === 'eXIf') found.add('EXIF');
		if (type === 'iTXt' || type === 'tEXt' || type === 'zTXt') {
			const key = ascii(bytes, at + 8, at + 40);
			found.add(/xmp/i.test(key) ? 'XMP' : /exif|iptc/i.test(key) ? 'EXIF' : 'a comment');
		}
		if (type === 'tIME') found.add('a date');
		at += 12 + length;
	}
	return found;
}

function inWebp(bytes: Uint8Array): Set<string> {
	const found = new Set<string>();
	for (let at = 12; at + 8 <= bytes.length;) {
		const type = ascii(bytes, at, at + 4);
		const length = view(bytes).getUint32(at + 4, true);
		if (type === 'EXIF') found.add('EXIF');
		if (type === 'XMP ') found.add('XMP');
		at += 8 + length + (length % 2);
	}
	return found;
}

/** ISO boxes: the item list of `meta` names what else the file holds. */
function inBoxes(bytes: Uint8Array, from = 0, to = bytes.length): Set<string> {
	const found = new Set<string>();
	for (let at = from; at + 8 <= to;) {
		const size32 = view(bytes).getUint32(at);
		const type = ascii(bytes, at + 4, at + 8);
		// A length of 1 says that the length itself follows, in 64 bits.
		const isLong = size32 === 1 && at + 16 <= to;
		const head = isLong ? 16 : 8;
		const long = isLong ? Number(view(bytes).getBigUint64(at + 8)) : size32;
		const size = size32 === 0 ? to - at : long;
		if (size < head) break;
		const end = Math.min(at + size, to);
		if (type === 'meta') for (const name of inBoxes(bytes, at + head + 4, end)) found.add(name);
		if (type === 'iinf') {
			const items = ascii(bytes, at + head, end);
			if (items.includes('Exif')) found.add('EXIF');
			if (items.includes('mime')) found.add('XMP');
		}
		if (type === 'udta' || type === 'uuid') found.add('XMP');
		at = end;
	}
	return found;
}

function inGif(bytes: Uint8Array): Set<string> {
	const text = ascii(bytes, 0, bytes.length);
	return new Set([
		...(text.includes('XMP DataXMP') ? ['XMP'] : []),
		...(text.includes('\x21\xfe') ? ['a comment'] : []),
	]);
}
