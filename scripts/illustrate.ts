/**
 * Draws the sample year: every picture that `scripts/illustrations/year.ts` lists, into the album's
 * folder. The same seed gives the same picture, so a second run changes nothing.
 *
 *     node scripts/illustrate.ts              all that are missing
 *     node scripts/illustrate.ts NAME …       these, again
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { Chance, freshSheet, sheet } from './illustrations/paint.ts';
import * as scenes from './illustrations/scenes.ts';
import { YEAR } from './illustrations/year.ts';

/** The long side of a master, in pixels. */
const LONG = 2016;

/** What is cut off on each side. */
const EDGE = 8;

/** A seed that belongs to the picture's name, so that adding one leaves all others as they were. */
const seed = (name: string): number =>
	Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

const wanted = new Set(process.argv.slice(2));
for (const [album, drawings] of Object.entries(YEAR)) {
	const folder = join('src/content/albums', album);
	mkdirSync(folder, { recursive: true });
	for (const [name, scene, width, height, setting] of drawings) {
		const file = join(folder, `${name}.webp`);
		if (wanted.size > 0 ? !wanted.has(name) : existsSync(file)) continue;
		const draw = scenes[scene];
		freshSheet();
		const pixels = Math.round(width >= height ? LONG : (LONG * width) / height);
		const drawn = sheet(
			width,
			height,
			pixels,
			draw(new Chance(seed(name)), width, height, setting),
		);
		// The scissors reach over the edge of the sheet: the outermost pixels are cut off.
		const { size } = await sharp(Buffer.from(drawn), { limitInputPixels: false })
			.extract({
				left: EDGE,
				top: EDGE,
				width: pixels - 2 * EDGE,
				height: Math.round((height * pixels) / width) - 2 * EDGE,
			})
			.flatten({ background: '#f4ead8' })
			.webp({ quality: 86, effort: 5 })
			.toFile(file);
		console.log(`${file}  ${String(Math.round(size / 1024))} KiB`);
	}
}
