/** The one thing that is kept of a camera’s metadata: when the picture was taken. */

const EXIF_IFD = 0x8769;
const DATE_TIME = 0x0132;
const DATE_TIME_ORIGINAL = 0x9003;

/**
 * Read when a picture was taken from its EXIF block (TIFF 6.0, Exif 2.32), on the camera’s clock.
 *
 * @param exif - The block, with or without its `Exif\0\0`.
 *
 * @returns `2016-06-14 09:12:30`, or `undefined` if the block does not say or is damaged.
 */
export function dateTaken(exif: Uint8Array): string | undefined {
	const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0;
	const bytes = exif.subarray(start);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const little = view.getUint16(0) === 0x4949;
		const number = (at: number): number => view.getUint32(at, little);
		/** Where the value of a tag stands in a directory. */
		const find = (directory: number, tag: number): number | undefined => {
			const count = view.getUint16(directory, little);
			for (let i = 0; i < count; i++) {
				const entry = directory + 2 + i * 12;
				if (view.getUint16(entry, little) === tag) return entry + 8;
			}
			return undefined;
		};
		const first = number(4);
		const sub = find(first, EXIF_IFD);
		const place =
			(sub === undefined ? undefined : find(number(sub), DATE_TIME_ORIGINAL)) ??
			find(first, DATE_TIME);
		if (place === undefined) return undefined;
		const text = new TextDecoder('latin1').decode(
			bytes.subarray(number(place), number(place) + 19),
		);
		const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(text);
		return parts === null ? undefined : `${parts[1]!}-${parts[2]!}-${parts[3]!} ${parts[4]!}`;
	} catch (error) {
		// An offset that points out of the block.
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}
