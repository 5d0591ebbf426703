/**
 * Takes one photo in as a camera or phone gives it, and makes the master that enters the
 * repository: turned, sRGB, at most 2,400 px, and without a trace of where, when and by what.
 * @module
 */
import sharp from 'sharp';
import { FormatError } from '../survey/errors.ts';
import { moment } from '../site/calendar.ts';
import { dateTaken } from './date-taken.ts';
import { findMetadata, sniff } from './metadata.ts';

/** The long side of a master, in pixels. */
export const MASTER_SIDE = 2400;

/** More pixels than any camera makes; a picture that claims more is not decoded. */
const MAX_PIXELS = 600_000_000;

export interface Taken {
	/** The master: a JPEG. */
	readonly master: Uint8Array;
	readonly width: number;
	readonly height: number;
	/** When it was taken, on the camera’s clock, if the photo says. */
	readonly taken: string | undefined;
}

const NOT_PHOTOS: Readonly<Record<string, string>> = {
	heic: 'is HEIC, which cannot be read here. Export it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible), then import again',
	gif: 'is a GIF, which moves or has few colours. Save it as JPEG or PNG if it is a photo',
	zip: 'is a zip. Unpack it first',
};

/** What a file that is no picture seems to be. */
function guess(bytes: Uint8Array): string {
	if (bytes.length === 0) return 'is empty. Copy it from the camera again';
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 64));
	const looks = /^(#!|<\?|<|\{|MZ|\x7fELF|function|import)/.test(head)
		? ' but a program or a page'
		: '';
	return `is no picture${looks}, whatever its name says. Leave it out`;
}

/**
 * Make a master.
 *
 * @throws {@link FormatError} whose message completes the sentence “FILE …” and says what to do.
 */
export async function takeIn(bytes: Uint8Array): Promise<Taken> {
	const kind = sniff(bytes);
	if (kind === undefined) throw new FormatError(guess(bytes));
	if (NOT_PHOTOS[kind] !== undefined) throw new FormatError(NOT_PHOTOS[kind]);
	try {
		// One pass from top to bottom: memory does not grow with the picture.
		const image = sharp(bytes, {
			failOn: 'truncated',
			limitInputPixels: MAX_PIXELS,
			sequentialRead: true,
		});
		const { exif } = await image.metadata();
		const { data, info } = await image
			.autoOrient()
			.resize(MASTER_SIDE, MASTER_SIDE, { fit: 'inside', withoutEnlargement: true })
			.flatten({ background: '#ffffff' })
			.toColourspace('srgb')
			.jpeg({ quality: 88 })
			.toBuffer({ resolveWithObject: true });
		const left = findMetadata(data);
		if (left.length > 0) {
			throw new Error(
				`The master still holds ${left.join(' and ')}: this is a fault of the import.`,
			);
		}
		const taken = exif === undefined ? undefined : dateTaken(exif);
		return {
			master: data,
			width: info.width,
			height: info.height,
			taken: moment.safeParse(taken).success ? taken : undefined,
		};
	} catch (cause) {
		const { message } = cause as Error;
		if (message.startsWith('The master still')) throw cause;
		if (/pixel limit/i.test(message)) {
			throw new FormatError(
				`has more than ${MAX_PIXELS / 1e6} million pixels. Save it smaller, then import again`,
				{ cause },
			);
		}
		throw new FormatError('is damaged or breaks off. Copy it from the camera again', { cause });
	}
}
