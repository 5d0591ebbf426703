/**
 * What is drawn as a picture of its own, for a slide or a document: with its question above it and its paper
 * behind it, in fixed colours.
 * @module
 */
import { h, toHtml, type Markup } from '../markup.ts';
import { wrapText } from './lettering.ts';
import { lines, type Look } from './look.ts';

const FONTS = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
const MARGIN = 32;

export interface Depicted {
	readonly title: string;
	/** What it says, for those who do not see it. */
	readonly summary: string;
	/** Its drawings, from top to bottom. */
	readonly draw: (look: Look) => readonly Markup[];
}

/** The whole picture; `look.width` is that of the drawings inside its margins. */
export function pictureOf({ title, summary, draw }: Depicted, look: Look): Markup {
	const heading = wrapText(title, look.size * 1.35, look.width, 4);
	const parts = draw({ ...look, most: Infinity });
	let y = MARGIN + heading.length * look.size * 1.7 + look.size * 0.5;
	const placed = parts.map((part) => {
		const at = y;
		y += Number(part.attributes['height']) + look.size;
		return h('svg', { ...part.attributes, role: undefined, x: MARGIN, y: at }, ...part.children);
	});
	const [width, height] = [look.width + 2 * MARGIN, Math.ceil(y + MARGIN - look.size)];
	return h(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${width} ${height}`,
			width,
			height,
			role: 'img',
			'aria-label': `${title}. ${summary}`,
			'font-family': FONTS,
		},
		h('rect', { width, height, fill: look.colour('--paper-bright') }),
		...lines(
			heading,
			{ x: MARGIN, y: MARGIN + look.size * 0.6, size: look.size * 1.35, weight: 600 },
			look,
		),
		...placed,
	);
}

/** Characters that XML cannot hold at all, whatever a survey says. */

const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** An SVG file. */
export function pictureToSvg(picture: Markup): string {
	return `<?xml version="1.0" encoding="UTF-8"?>\n${toHtml(picture).replace(NOT_XML, '')}\n`;
}
