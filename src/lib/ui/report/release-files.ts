/** Reading what people drop: a release, or something else that belongs elsewhere and is named. */
import { FormatError, OpenError } from '../../survey/errors.ts';
import { fileKind, HEAD_LENGTH, type FileKind } from '../../survey/file-kind.ts';
import { linkToRelease } from '../../survey/release-link.ts';
import { parseGrouped, type Grouped } from '../../survey/themes.ts';
import type { Language } from '../../survey/text.ts';
import { report, type ReportWords } from '../words/report.ts';

/** Longer than any release that this software makes. */
const MAX_FILE_LENGTH = 200_000_000;

/** Why a file or a link shows nothing, in the reader's language. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
}

/** What was dropped in the wrong place; `undefined` where it may stay. */
export async function misplacedFile(file: File, expected: FileKind): Promise<FileKind | undefined> {
	const kind = fileKind(await file.slice(0, HEAD_LENGTH * 4).text());
	return kind === expected ? undefined : kind;
}

/** One sentence for each file that belongs elsewhere. */
export async function misplacedFiles(
	files: readonly File[],
	expected: FileKind,
	lang: Language,
): Promise<string[]> {
	const kinds = await Promise.all(files.map((file) => misplacedFile(file, expected)));
	return kinds.flatMap((kind, index) =>
		kind === undefined ? [] : [report[lang].misplaced(files[index]!.name, kind)],
	);
}

/** The release in a text that may be anything. */
function parseText(text: string, words: ReportWords): Grouped {
	try {
		return parseGrouped(text);
	} catch (error) {
		if (error instanceof OpenError) throw new Unreadable(words.altered, { cause: error });
		if (!(error instanceof FormatError)) throw error;
		throw new Unreadable(isNewer(text) ? words.newer : words.damaged, { cause: error });
	}
}

function isNewer(text: string): boolean {
	try {
		const { version } = JSON.parse(text) as { version?: unknown };
		return typeof version === 'number' && version > 1;
	} catch {
		return false;
	}
}

/** @throws {@link Unreadable} saying what it is and where it belongs, or what is wrong with it. */
export async function readReleaseFile(file: File, words: ReportWords): Promise<Grouped> {
	if (file.size > MAX_FILE_LENGTH) throw new Unreadable(words.tooLong);
	const kind = await misplacedFile(file, 'release');
	if (kind !== undefined) throw new Unreadable(words.misplaced(file.name, kind));
	return parseText(await file.text(), words);
}

/**
 * @param link - A whole link, or what follows its “#”.
 *
 * @throws {@link Unreadable} if it is cut off, altered, or no release's.
 */
export async function readReleaseLink(link: string, words: ReportWords): Promise<Grouped> {
	const fragment = link.trim().slice(link.trim().indexOf('#') + 1);
	try {
		return await linkToRelease(fragment);
	} catch (error) {
		if (error instanceof OpenError) throw new Unreadable(words.altered, { cause: error });
		if (!(error instanceof FormatError)) throw error;
		const isCut = /not whole|unpacks|too long/.test(error.message);
		throw new Unreadable(isCut ? words.cut : words.damaged, { cause: error });
	}
}
