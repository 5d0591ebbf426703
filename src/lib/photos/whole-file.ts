import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

let count = 0;

/** Write a file so that it is there whole or not at all, also where others write it at the same time. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	const part = `${path}.${process.pid}-${count++}.new`;
	await writeFile(part, bytes);
	await rename(part, path);
}
