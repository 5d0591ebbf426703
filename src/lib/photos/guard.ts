/**
 * Reads every byte that is about to be published and finds what must never be: metadata of a
 * camera, a master or an original, a picture larger than any that the site makes, a file of a
 * picture that was taken down. It trusts nothing that made the files.
 * @module
 */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { LARGEST } from '../site/picture.ts';
import { eachOf } from './albums.ts';
import { findMetadata, sniff } from './metadata.ts';

/** A file that must not be published. */
export interface Finding {
	/** The file, from the root of the built site; of a zip’s entry, `a.zip: b.jpg`. */
	readonly file: string;
	readonly reason: string;
}

export interface Forbidden {
	/** SHA-256, in hex, of every master: none of them is published as it is. */
	readonly masters: ReadonlySet<string>;
	/** Every address that a picture may have; other files of pictures have no business below /pictures/. */
	readonly urls: ReadonlySet<string>;
}

async function inspect(file: string, bytes: Uint8Array, forbidden: Forbidden): Promise<Finding[]> {
	const found: Finding[] = [];
	const kind = sniff(bytes);
	if (kind === undefined) return found;
	if (kind === 'zip') {
		for (const [name, inner] of Object.entries(unzipSync(bytes))) {
			found.push(...(await inspect(`${file}: ${name}`, inner, forbidden)));
		}
		return found;
	}
	const metadata = findMetadata(bytes);
	if (metadata.length > 0) {
		found.push({ file, reason: `holds ${metadata.join(' and ')} of a camera or an editor` });
	}
	if (forbidden.masters.has(createHash('sha256').update(bytes).digest('hex'))) {
		found.push({ file, reason: 'is a master, byte for byte' });
	}
	const { width, height } = await sharp(bytes)
		.metadata()
		.catch(() => ({ width: 0, height: 0 }));
	if (Math.max(width, height) > LARGEST) {
		found.push({
			file,
			reason: `is ${width} × ${height} pixels, larger than anything the site makes (${LARGEST})`,
		});
	}
	return found;
}

/**
 * Inspect a built site.
 *
 * @returns What must not be published; empty if all is well.
 */
export async function inspectSite(dist: string, forbidden: Forbidden): Promise<Finding[]> {
	const files = (await readdir(dist, { recursive: true, withFileTypes: true }))
		.filter((entry) => !entry.isDirectory())
		.map((entry) => join(entry.parentPath, entry.name));
	const found = await eachOf(files, async (path): Promise<Finding[]> => {
		const name = relative(dist, path).replaceAll('\\', '/');
		const findings = await inspect(name, await readFile(path), forbidden);
		const isPicture = /^pictures\/.*\.(avif|webp|jpe?g|png|zip)$/i.test(name);
		if (isPicture && !forbidden.urls.has(`/${name}`)) {
			findings.push({ file: name, reason: 'belongs to no picture that is shown' });
		}
		return findings;
	});
	return found.flat();
}

/** @throws `Error` naming every finding and what to do about it. */
export function refuse(found: readonly Finding[]): void {
	if (found.length === 0) return;
	throw new Error(
		`The site must not be published: it would give away what its pictures keep back.\n${found
			.map(({ file, reason }) => `  ${file} ${reason}.`)
			.join(
				'\n',
			)}\nLink to a picture’s published sizes only, and bring photos in with: npx academy photos import`,
	);
}
