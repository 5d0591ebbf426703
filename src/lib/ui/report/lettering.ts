/**
 * How wide text will be, without a browser: SVG does not break lines, and a drawing is
 * made where no page is. An estimate for Source Sans on the wide side, so that
 * Arial has room too.
 * @module
 */

/** Widths in ems. */
const NARROW = 0.28;
const USUAL = 0.52;
const WIDE = 0.72;
/** Ideographs and emoji. */
const FULL = 1.05;

const known = new Map<string, number>();

function widthOf(grapheme: string): number {
	let width = known.get(grapheme);
	if (width === undefined) {
		width = estimate(grapheme);
		known.set(grapheme, width);
	}
	return width;
}

function estimate(grapheme: string): number {
	if (/^[\s.,:;'’|!iíjl[\]()/·]/u.test(grapheme)) return NARROW;
	if (/^[A-ZÁÉÍÑÓÚÜmwMW%@&–—]/u.test(grapheme)) return WIDE;
	return grapheme.codePointAt(0)! < 0x1100 ? USUAL : FULL;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Most texts are Latin, where a character is a letter; taking others apart is slow. */
const split = (text: string): string[] =>
	/^[\u0020-\u024f\u2010-\u2027]*$/.test(text)
		? Array.from(text)
		: Array.from(graphemes.segment(text), ({ segment }) => segment);

/** The width of a text in letters of a size, in the size's unit. */
export function textWidth(text: string, size: number): number {
	return split(text).reduce((width, grapheme) => width + widthOf(grapheme), 0) * size;
}

/** A word that is wider than a line, in pieces that are not. */
function breakWord(word: string, size: number, width: number): string[] {
	const pieces: string[] = [];
	let piece = '';
	for (const grapheme of split(word)) {
		if (piece !== '' && textWidth(piece + grapheme, size) > width) {
			pieces.push(piece);
			piece = '';
		}
		piece += grapheme;
	}
	return [...pieces, piece];
}

/**
 * Break a text into lines.
 *
 * @param most - As many lines; the last one then ends with “…”.
 */
export function wrapText(text: string, size: number, width: number, most = Infinity): string[] {
	const lines: string[] = [];
	const words = text.split(/\s+/u).filter(Boolean);
	for (const word of words) {
		const joined = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
		if (lines.length > 0 && textWidth(joined, size) <= width) lines[lines.length - 1] = joined;
		else if (textWidth(word, size) <= width) lines.push(word);
		else lines.push(...breakWord(word, size, width));
	}
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), `${lines[most - 1]!.replace(/.{1,2}$/su, '')}…`];
}
