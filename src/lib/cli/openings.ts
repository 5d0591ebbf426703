/**
 * Which envelopes a survey was released with before, kept in a folder beside the key file: the rule
 * that a second release must differ by nobody or by the minimum needs a memory. Nothing in it is
 * secret; it holds no answers.
 *
 * Not protected: whoever deletes the folder, or opens with a copy of the key elsewhere, starts anew.
 * @module
 */
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { surveyIdText, type Definition } from '../survey/definition.ts';
import { FormatError } from '../survey/errors.ts';
import { Fingerprints } from '../survey/fingerprints.ts';

const NAME_LENGTH = 16;

function folderOf(keyFile: string, definition: Definition): string {
	return join(`${keyFile}.openings`, surveyIdText(definition));
}

async function listSets(folder: string): Promise<string[]> {
	try {
		return (await readdir(folder)).filter((name) => /^\d+\.set$/.test(name));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

/**
 * The sets that a survey was released with.
 *
 * @throws {@link FormatError} if one is damaged: without it the rule could not be kept.
 */
export async function readOpenings(
	keyFile: string,
	definition: Definition,
): Promise<Fingerprints[]> {
	const folder = folderOf(keyFile, definition);
	const sets: Fingerprints[] = [];
	for (const name of await listSets(folder)) {
		const path = join(folder, name);
		const bytes = await readFile(path);
		if (bytes.length % NAME_LENGTH !== 0) {
			throw new FormatError(
				`${path} is damaged, so it cannot be told what was released before. Restore it from a backup.`,
			);
		}
		sets.push(Fingerprints.fromBytes(bytes));
	}
	return sets;
}

const isSame = (a: Fingerprints, b: Fingerprints): boolean =>
	a.size === b.size && a[Symbol.iterator]().every((name) => b.has(name));

/** Remember a set before its release is shown, unless it is one that was released before. */
export async function addOpening(
	keyFile: string,
	definition: Definition,
	current: Fingerprints,
	earlier: readonly Fingerprints[],
): Promise<void> {
	if (earlier.some((set) => isSame(set, current))) return;
	const folder = folderOf(keyFile, definition);
	await mkdir(folder, { recursive: true });
	const path = join(folder, `${earlier.length + 1}.set`);
	await writeFile(`${path}.part`, current.toBytes(), { flush: true });
	await rename(`${path}.part`, path);
}
