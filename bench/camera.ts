/** Photos for benchmarks: as hard to compress as a camera’s, and the same on every machine. */
import { existsSync, mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const [WIDTH, HEIGHT] = [3000, 2000];

/** Chance that repeats itself. */
function bytes(length: number, seed: number): Buffer {
	const out = Buffer.alloc(length);
	let state = (seed * 2_654_435_761) >>> 0;
	for (let i = 0; i < length; i++) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		out[i] = state >>> 24;
	}
	return out;
}

/** A scene with soft light, edges at every scale and the grain of a sensor. */
async function scene(seed: number): Promise<Buffer> {
	const layer = (cells: number, kernel: 'cubic' | 'nearest'): Promise<Buffer> => {
		const [w, h] = [cells, Math.max(2, Math.round((cells * HEIGHT) / WIDTH))];
		return sharp(bytes(w * h * 3, seed * 31 + cells), { raw: { width: w, height: h, channels: 3 } })
			.resize(WIDTH, HEIGHT, { kernel, fit: 'fill' })
			.raw()
			.toBuffer();
	};
	const layers = await Promise.all([
		layer(4, 'cubic'),
		layer(17, 'nearest'),
		layer(60, 'cubic'),
		layer(260, 'cubic'),
		layer(1500, 'cubic'),
	]);
	const weights = [0.5, 0.2, 0.16, 0.09, 0.05];
	const out = Buffer.alloc(WIDTH * HEIGHT * 3);
	for (let i = 0; i < out.length; i++) {
		let value = 0;
		for (const [at, weight] of weights.entries()) value += layers[at]![i]! * weight;
		out[i] = value;
	}
	return out;
}

/**
 * Write `count` photos of 3000 × 2000 into a folder, unless they are there already.
 *
 * @param isBare - Without a camera’s metadata, as masters are.
 */
export async function takePhotos(folder: string, count: number, isBare: boolean): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const SCENES = 10;
	const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 3 } } as const;
	for (let first = 0; first < SCENES; first++) {
		let pixels: Buffer | undefined;
		for (let at = first; at < count; at += SCENES) {
			const path = join(folder, `photo-${String(at + 1).padStart(4, '0')}.jpg`);
			if (existsSync(path)) continue;
			pixels ??= await scene(first + 1);
			// Every photo is another: mirrored, turned in hue, brighter.
			const turn = Math.floor(at / SCENES);
			const photo = sharp(pixels, raw)
				.flop(turn % 2 === 1)
				.modulate({ hue: turn * 17, brightness: 0.9 + (turn % 5) * 0.05 });
			if (!isBare) {
				photo.withExif({
					IFD2: { DateTimeOriginal: '2016:06:14 09:12:30' },
					IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 22/1 30/1' },
				});
			}
			await writeFile(`${path}.part`, await photo.jpeg({ quality: 90 }).toBuffer());
			await rename(`${path}.part`, path);
		}
	}
}
