/** Photos as cameras give them, made for the tests. */
import sharp from 'sharp';

/** A picture whose four corners differ, so that a wrong turn shows. */
export async function corners(width = 90, height = 60): Promise<Buffer> {
	const half = (colour: string): Buffer =>
		Buffer.from(
			`<svg width="${width}" height="${height}"><rect width="${width / 2}" height="${height / 2}" fill="${colour}"/></svg>`,
		);
	return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
		.composite([{ input: half('#ff0000'), left: 0, top: 0 }])
		.png()
		.toBuffer();
}

/** EXIF as a phone writes it: who, where, when, and how it was held. */
export const CAMERA = {
	IFD0: { Make: 'Camera', Model: 'Of somebody', Artist: 'A person', Copyright: 'A person' },
	IFD2: { DateTimeOriginal: '2016:06:14 09:12:30' },
	IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 22/1 30/1', GPSLongitudeRef: 'W' },
};

/** A photo with a camera’s metadata; `orientation` 1 to 8. */
export async function photo({
	width = 90,
	height = 60,
	orientation = 1,
	seed = 0,
} = {}): Promise<Buffer> {
	const shade = (seed * 37) % 200;
	return sharp(await corners(width, height))
		.composite([
			{
				input: {
					create: { width: 8, height: 8, channels: 3, background: { r: shade, g: 90, b: 160 } },
				},
				left: Math.floor(width / 2),
				top: Math.floor(height / 2),
			},
		])
		.withExif(CAMERA)
		.withMetadata({ orientation })
		.jpeg({ quality: 95 })
		.toBuffer();
}
