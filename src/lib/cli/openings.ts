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
import { base64urlToBytes, bytesToBase64url, bytesToHex } from '../survey/bytes.ts';
import { surveyIdText, type Definition } from '../survey/definition.ts';
import { FormatError } from '../survey/errors.ts';
import { Fingerprints } from '../survey/fingerprints.ts';
import { HASH_LENGTH, merkleRoot } from '../survey/merkle.ts';
import type { Earlier } from '../survey/privacy.ts';
import type { Asked } from '../survey/request.ts';

/** A release that was made. */
export interface Opening extends Earlier {
	/**
	 * Of every envelope that two keyholders looked at for it, also of those that they left out: none can
	 * be opened again with others. 32 bytes each; empty where there is one keyholder.
	 */
	readonly receipts: Uint8Array;
}

const NAME_LENGTH = 16;

function folderOf(keyFile: string, definition: Definition): string {
	return join(`${keyFile}.openings`, surveyIdText(definition));
}

async function listReleases(folder: string): Promise<string[]> {
	try {
		return (await readdir(folder)).filter((name) => /^\d+\.json$/.test(name));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

function parseOpening(text: string): Opening {
	// The first ones were written without receipts.
	const {
		names,
		answered,
		receipts = '',
	} = JSON.parse(text) as {
		names: string;
		answered: [string, number][];
		receipts?: string;
	};
	const [set, opened] = [base64urlToBytes(names), base64urlToBytes(receipts)];
	if (set.length % NAME_LENGTH !== 0) throw new FormatError('A name is not whole.');
	if (opened.length % HASH_LENGTH !== 0) throw new FormatError('A receipt is not whole.');
	return { set: Fingerprints.fromBytes(set), answered: new Map(answered), receipts: opened };
}

/**
 * The releases that were made of a survey.
 *
 * @throws {@link FormatError} if one is damaged: without it the rule could not be kept.
 */
export async function readOpenings(keyFile: string, definition: Definition): Promise<Opening[]> {
	const folder = folderOf(keyFile, definition);
	const releases: Opening[] = [];
	for (const name of await listReleases(folder)) {
		const path = join(folder, name);
		try {
			releases.push(parseOpening(await readFile(path, 'utf8')));
		} catch (cause) {
			throw new FormatError(
				`${path} is damaged, so it cannot be told what was released before. Restore it from a backup.`,
				{ cause },
			);
		}
	}
	return releases;
}

const isSame = (a: Fingerprints, b: Fingerprints): boolean =>
	a.size === b.size && a[Symbol.iterator]().every((name) => b.has(name));

/** Remember a release before it is shown, unless one of the same envelopes was made before. */
export async function addOpening(
	keyFile: string,
	definition: Definition,
	{ set, answered, receipts }: Opening,
	earlier: readonly Earlier[],
): Promise<void> {
	if (earlier.some((release) => isSame(release.set, set))) return;
	const folder = folderOf(keyFile, definition);
	await mkdir(folder, { recursive: true });
	const path = join(folder, `${earlier.length + 1}.json`);
	await writeFile(`${path}.part`, openingToText({ set, answered, receipts }), { flush: true });
	await rename(`${path}.part`, path);
}

/** JSON, written part by part: of a million envelopes it takes tens of megabytes. */
function* openingToText({ set, answered, receipts }: Opening): Generator<string> {
	yield `{"answered":${JSON.stringify([...answered])},"receipts":"`;
	yield* toBase64url(receipts);
	yield '","names":"';
	yield* toBase64url(set.toBytes());
	yield '"}';
}

/** A multiple of 3, so that the parts one after the other are the text of the whole. */
const PART_LENGTH = 48 * 1024;

function* toBase64url(bytes: Uint8Array): Generator<string> {
	for (let at = 0; at < bytes.length; at += PART_LENGTH) {
		yield bytesToBase64url(bytes.subarray(at, at + PART_LENGTH));
	}
}

const LATEST = 'latest.request';

const requestName = (id: Uint8Array): string => `${bytesToHex(id)}.request`;

/** Remember what a request asked for, before it is sent: its approval is checked against it. */
export async function addRequest(
	keyFile: string,
	definition: Definition,
	{ id, receipts }: Asked,
): Promise<void> {
	const folder = folderOf(keyFile, definition);
	await mkdir(folder, { recursive: true });
	for (const name of [requestName(id), LATEST]) {
		const path = join(folder, name);
		await writeFile(`${path}.part`, receipts, { flush: true });
		await rename(`${path}.part`, path);
	}
}

/**
 * What a request asked for.
 *
 * @throws {@link FormatError} if none with this id was made with this key file.
 */
export async function readRequestRoot(
	keyFile: string,
	definition: Definition,
	id: Uint8Array,
): Promise<Uint8Array> {
	return merkleRoot(
		await readReceipts(
			join(folderOf(keyFile, definition), requestName(id)),
			'This approval answers no request that was made with this key file here. Choose the one that came last, or make a request and ask for it again.',
		),
	);
}

/**
 * The receipts that the last request asked for.
 *
 * @throws {@link FormatError} if there was none.
 */
export function readLatestRequest(keyFile: string, definition: Definition): Promise<Uint8Array> {
	return readReceipts(
		join(folderOf(keyFile, definition), LATEST),
		'No request for this survey was made with this key file here. Leave out --again.',
	);
}

async function readReceipts(path: string, otherwise: string): Promise<Uint8Array> {
	try {
		return new Uint8Array(await readFile(path));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		throw new FormatError(otherwise, { cause: error });
	}
}
