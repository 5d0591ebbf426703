/** Where pictures, albums and years stand, and how they lie in rows. */
import { localPath, type Language } from './languages.ts';
import { fileUrl, ratio, type Album, type Format, type Picture } from './picture.ts';

/** How many pictures a page of an album shows; a longer album goes on in parts. */
export const PART = 96;

export const yearPath = (lang: Language, year: string): string =>
	localPath(lang, `/pictures/${year}/`);

export const albumPath = (lang: Language, id: string): string =>
	localPath(lang, `/pictures/${id}/`);

export const photoPath = (lang: Language, { album, slug }: Picture): string =>
	localPath(lang, `/pictures/${album}/${slug}/`);

/** The address of a part of an album; the first is the album’s own page. */
export const partPath = (lang: Language, id: string, part: number): string =>
	part === 1 ? albumPath(lang, id) : localPath(lang, `/pictures/${id}/part-${String(part)}/`);

/** An album’s pictures in pages: an album of 96 or fewer is one. */
export function partsOf(pictures: readonly Picture[]): Picture[][] {
	// Parts of even length: nobody wants a last page with one picture on it.
	const count = Math.max(1, Math.ceil(pictures.length / PART));
	const each = Math.ceil(pictures.length / count);
	return Array.from({ length: count }, (_, i) => pictures.slice(i * each, (i + 1) * each));
}

/** The part on which a picture stands, from 1. */
export const partOf = (album: Album, picture: Picture): number =>
	partsOf(album.pictures).findIndex((part) => part.includes(picture)) + 1;

/** A `srcset` of every published size in a format. */
export const srcset = (picture: Picture, format: Format): string =>
	picture.sizes
		.map((size) => `${fileUrl(picture, size, format)} ${String(size.width)}w`)
		.join(', ');

/**
 * How wide a picture is shown in rows of a height, as a browser must know it before the styles are
 * there. On a phone one or two share a row; less than their width is asked for, so that a screen of
 * twice the density takes the smallest file: nobody sees the difference at that size, and over a
 * school's wifi everybody sees the other one.
 */
export function rowSizes(picture: Picture, rowHeight: number): string {
	const wide = ratio(picture);
	return `(min-width: 44rem) ${String(Math.round(wide * rowHeight))}px, ${wide < 1.1 ? '40vw' : '62vw'}`;
}

const ratioClass = (picture: Picture): string => `r${String(Math.round(ratio(picture) * 1000))}`;
const toneClass = (picture: Picture): string => `t${picture.colour.slice(1)}`;

/** The classes that give a picture its shape and its colour before it is loaded. */
export const lookOf = (picture: Picture): string => `${ratioClass(picture)} ${toneClass(picture)}`;

/**
 * The style sheet of some pictures: a class for each shape and each colour that they have. Style
 * attributes would do the same, but the content security policy forbids those.
 */
export function lookSheet(pictures: readonly Picture[]): string {
	const rules = new Map<string, string>();
	for (const picture of pictures) {
		rules.set(ratioClass(picture), `{--ratio:${String(Math.round(ratio(picture) * 1000) / 1000)}}`);
		rules.set(toneClass(picture), `{--tone:${picture.colour}}`);
	}
	return [...rules].map(([name, rule]) => `.${name}${rule}`).join('\n');
}

/** Some pictures of an album that stand for all of it: the cover first, then evenly through the rest. */
export function chosen(album: Album, count: number): Picture[] {
	const rest = album.pictures.filter((picture) => picture !== album.cover);
	const wanted = Math.min(count - 1, rest.length);
	const step = rest.length / Math.max(1, wanted);
	return [
		album.cover,
		...Array.from({ length: wanted }, (_, i) => rest[Math.floor(i * step + step / 2)]!),
	];
}
