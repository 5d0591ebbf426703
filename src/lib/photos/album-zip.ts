import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Zip, ZipPassThrough } from 'fflate';
import { downloadUrl, zipUrl, type Album } from '../site/picture.ts';
import { say } from '../site/text.ts';

/** A zip must say when its files were changed; one day for all keeps the same album the same bytes. */
const DAY = new Date(1980, 0, 1, 12);

/** What stands in the zip beside the pictures: who made which, and what is to be seen. */
function creditsOf(album: Album): string {
	const lines = album.pictures.map((picture) => {
		const words = [
			`${picture.slug}.jpg`,
			`  by: ${picture.credit}`,
			`  shows: ${say(picture.alt, 'en').text}`,
		];
		if (picture.caption !== undefined) words.push(`  ${say(picture.caption, 'en').text}`);
		if (picture.taken !== undefined) words.push(`  taken: ${picture.taken}`);
		return words.join('\r\n');
	});
	const note = album.illustrations
		? 'These are illustrations, not photographs.'
		: 'Please show people here as they agreed to be shown: with these words, and not out of place.';
	return [say(album.title, 'en').text, album.date, note, ...lines, ''].join('\r\n\r\n');
}

/**
 * Write an album’s zip beside its pictures: every picture as the JPEG that the site offers for
 * download, and CREDITS.txt. One picture at a time is in memory.
 *
 * @param dist - The built site, in which the pictures stand already.
 */
export async function writeZip(album: Album, dist: string): Promise<void> {
	const path = join(dist, zipUrl(album.id));
	await mkdir(dirname(path), { recursive: true });
	const out = createWriteStream(path);
	const zip = new Zip((error, chunk, final) => {
		if (error) out.destroy(error);
		else {
			out.write(chunk);
			if (final) out.end();
		}
	});
	const add = (name: string, bytes: Uint8Array): void => {
		// JPEG does not get smaller; storing it costs nothing.
		const entry = new ZipPassThrough(name);
		entry.mtime = DAY;
		zip.add(entry);
		entry.push(bytes, true);
	};
	add('CREDITS.txt', new TextEncoder().encode(creditsOf(album)));
	for (const picture of album.pictures) {
		add(`${picture.slug}.jpg`, await readFile(join(dist, downloadUrl(picture))));
		if (out.writableNeedDrain) await new Promise((resolve) => out.once('drain', resolve));
	}
	zip.end();
	await finished(out);
}
