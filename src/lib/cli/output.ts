/**
 * Results, to the standard output or into a new file that is there only when it is whole.
 * @module
 */
import { createWriteStream, existsSync } from 'node:fs';
import { rename, unlink } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** @throws if the file is there already: nothing is overwritten. */
export function requireNew(path: string | undefined): void {
	if (path !== undefined && existsSync(path)) {
		throw Object.assign(new Error('exists'), { code: 'EEXIST', path });
	}
}

/**
 * Write text as it comes.
 *
 * @param path - The standard output, if there is none.
 * @param signal - Aborted, it leaves no file behind.
 */
export async function writeOutput(
	parts: Iterable<string> | AsyncIterable<string>,
	path: string | undefined,
	signal: AbortSignal,
): Promise<void> {
	requireNew(path);
	if (path === undefined) {
		await pipeline(Readable.from(parts), process.stdout, { end: false, signal });
		return;
	}
	const part = `${path}.part`;
	const file = createWriteStream(part, { flags: 'wx', flush: true });
	try {
		await pipeline(Readable.from(parts), file, { signal });
		await rename(part, path);
	} catch (error) {
		// If the part is another run's, it stays.
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await unlink(part);
		throw error;
	}
}
