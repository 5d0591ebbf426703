/** Reading what people drop: a release, or something else that belongs elsewhere and is named. */
import { FormatError, OpenError } from '../../survey/errors.ts';
import { fileKind, HEAD_LENGTH, type FileKind } from '../../survey/file-kind.ts';
import { linkToRelease } from '../../survey/release-link.ts';
import { parseGrouped, type Grouped } from '../../survey/themes.ts';
import type { Language } from '../../survey/text.ts';
import { messageIn } from '../words/message-in.ts';
import { report } from '../words/report.ts';

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

/** What was thrown, as {@link Unreadable}: an error of another kind is thrown as it is. */
async function toUnreadable(cause: unknown, lang: Language): Promise<Unreadable> {
	if (!(cause instanceof FormatError || cause instanceof OpenError)) throw cause;
	return new Unreadable(await messageIn(lang, cause.message), { cause });
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
export async function readReleaseFile(file: File, lang: Language): Promise<Grouped> {
	const words = report[lang];
	if (file.size > MAX_FILE_LENGTH) throw new Unreadable(words.tooLong);
	const kind = await misplacedFile(file, 'release');
	if (kind !== undefined) throw new Unreadable(words.misplaced(file.name, kind));
	const text = await file.text();
	try {
		return parseGrouped(text);
	} catch (cause) {
		if (cause instanceof FormatError) {
			throw new Unreadable(isNewer(text) ? words.newer : words.damaged, { cause });
		}
		throw await toUnreadable(cause, lang);
	}
}

/**
 * @param link - A whole link, or what follows its “#”.
 *
 * @throws {@link Unreadable} if it is cut off, altered, or no release's.
 */
export async function readReleaseLink(link: string, lang: Language): Promise<Grouped> {
	const fragment = link.trim().slice(link.trim().indexOf('#') + 1);
	try {
		return await linkToRelease(fragment);
	} catch (error) {
		throw await toUnreadable(error, lang);
	}
}
