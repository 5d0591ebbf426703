/**
 * Themes: how a facilitator grouped the texts of a release, by hand. They stand in the release's own
 * file, beside what is signed and not part of it: whoever has the file can group anew, and the
 * signature still says what the group wrote.
 * @module
 */
import { FormatError } from './errors.ts';
import { parseRelease, type Release } from './release.ts';

export interface Theme {
	readonly name: string;
	/** Places in the question's list of texts, from 1, ascending. */
	readonly texts: readonly number[];
}

/** By question. A text is in one theme or in none. */
export type Themes = ReadonlyMap<string, readonly Theme[]>;

export const MAX_THEMES = 50;
export const MAX_THEME_NAME = 120;

const damaged = (): FormatError =>
	new FormatError(
		'The themes beside this release are damaged, so its texts are shown ungrouped. Ask for the file again, or group them anew.',
	);

function parseTheme(value: unknown, count: number): Theme {
	const { name, texts } = (value ?? {}) as Readonly<Record<string, unknown>>;
	if (typeof name !== 'string' || name.trim() === '' || name.length > MAX_THEME_NAME) {
		throw damaged();
	}
	if (!name.isWellFormed() || !Array.isArray(texts)) throw damaged();
	const places = texts as unknown[];
	if (!places.every((at) => Number.isInteger(at) && (at as number) >= 1 && (at as number) <= count))
		throw damaged();
	return { name, texts: (places as number[]).toSorted((a, b) => a - b) };
}

/**
 * Read the themes of a release from its file.
 *
 * @throws {@link FormatError} if they do not fit its texts.
 */
export function parseThemes(value: unknown, release: Release): Themes {
	const themes = new Map<string, readonly Theme[]>();
	if (value === undefined) return themes;
	if (typeof value !== 'object' || value === null) throw damaged();
	for (const [id, list] of Object.entries(value)) {
		const item = release.items.find((each) => each.id === id);
		if (item === undefined || !('texts' in item)) throw damaged();
		if (!Array.isArray(list) || list.length > MAX_THEMES) throw damaged();
		const parsed = list.map((theme) => parseTheme(theme, item.texts.length));
		const places = parsed.flatMap(({ texts }) => texts);
		if (new Set(places).size !== places.length) throw damaged();
		themes.set(id, parsed);
	}
	return themes;
}

/** A release and its themes, as one file holds them. */
export interface Grouped {
	readonly release: Release;
	readonly themes: Themes;
	/** Why the themes could not be read; the release itself is sound. */
	readonly problem?: string;
}

/**
 * Read a release's file with its themes.
 *
 * @throws as {@link parseRelease}
 */
export function parseGrouped(text: string): Grouped {
	const release = parseRelease(text);
	try {
		const { themes } = JSON.parse(text) as { themes?: unknown };
		return { release, themes: parseThemes(themes, release) };
	} catch (error) {
		if (!(error instanceof FormatError)) throw error;
		return { release, themes: new Map(), problem: error.message };
	}
}

/** The text of a release's file with its themes. */
export function groupedToText({ release, themes }: Grouped): string {
	const used = [...themes].filter(([, list]) => list.length > 0);
	const record = used.length > 0 ? { ...release, themes: Object.fromEntries(used) } : release;
	return `${JSON.stringify(record, null, '\t')}\n`;
}
