/**
 * What a drawing looks like: its size, its colours, its letters. Shapes are written once and painted
 * with the page's own tokens, or with fixed colours in a file of its own.
 * @module
 */
import { h, type Markup } from '../markup.ts';
import { textWidth, wrapText } from './lettering.ts';

/** Every token that a drawing uses. */
export const TOKENS = [
	'--paper-bright',
	'--ink',
	'--ink-soft',
	'--rule',
	'--rule-strong',
	'--chart-1',
	'--agree-1',
	'--agree-2',
	'--agree-3',
	'--agree-4',
	'--agree-5',
	'--on-clay',
	'--on-gold',
	'--on-spruce',
] as const;
export type Token = (typeof TOKENS)[number];

export interface DrawingWords {
	readonly n: (answered: number, responses: number) => string;
	readonly withheld: (minimum: number) => string;
	readonly median: (point: string) => string;
	readonly middleHalf: (from: string, to: string) => string;
	readonly medianKey: string;
	readonly cell: (column: string, count: number, answered: number) => string;
}

export interface Look {
	/** Of the whole drawing, and of its letters, in pixels. */
	readonly width: number;
	readonly size: number;
	/** The tallest that a part may be: a page of paper, a screen. */
	readonly most: number;
	readonly colour: (token: Token) => string;
	/** `css` leaves it to the page: a switch, and print. */
	readonly patterns: 'css' | 'always' | 'never';
	/** The share that stands as tall as the drawing, where several drawings are compared. */
	readonly top?: number;
	/** Begins every id in the drawing: a page has many. */
	readonly prefix: string;
	readonly words: DrawingWords;
}

/** The page's own colours, which follow its theme by themselves. */
export const pageColour = (token: Token): string => `var(${token})`;

export interface Shade {
	readonly fill: string;
	/** What can be read on it. */
	readonly on: string;
	/** The number of its pattern; none is plain. */
	readonly pattern?: number;
}

/** From disagreement to agreement; fewer points leave out the paler shades, not the ends. */
const DIVERGING: Readonly<Record<number, readonly number[]>> = {
	2: [1, 5],
	3: [1, 3, 5],
	4: [1, 2, 4, 5],
	5: [1, 2, 3, 4, 5],
	6: [1, 2, 2, 4, 4, 5],
	7: [1, 2, 2, 3, 4, 4, 5],
};
const ON: readonly Token[] = ['--on-clay', '--on-gold', '--ink', '--on-gold', '--on-spruce'];
/** Strokes lean one way below the middle, the other way above it, and stand closer at the ends. */
const LEANING: readonly (number | undefined)[] = [1, 2, undefined, 3, 4];

/** The shades of a scale, one a point. */
export function shadesOf(
	count: number,
	isDiverging: boolean,
	{ colour }: Pick<Look, 'colour'>,
): Shade[] {
	const steps = DIVERGING[count];
	if (isDiverging && steps !== undefined) {
		return steps.map((step, index) => {
			const fill = colour(`--agree-${step as 1 | 2 | 3 | 4 | 5}`);
			const isRepeated = index > 0 && steps[index - 1] === step;
			const pattern = isRepeated ? 5 : LEANING[step - 1];
			return { fill, on: colour(ON[step - 1]!), ...(pattern !== undefined && { pattern }) };
		});
	}
	return Array.from({ length: count }, (_, index) => {
		const share = count === 1 ? 100 : Math.round((index / (count - 1)) * 100);
		const on: Token = share >= 75 ? '--on-spruce' : share >= 30 ? '--on-gold' : '--ink';
		const fill = `color-mix(in oklab, ${colour('--agree-5')} ${share}%, ${colour('--agree-3')})`;
		const pattern = [undefined, 2, 5, 3, 4, 1][index % 6];
		return { fill, on: colour(on), ...(pattern !== undefined && { pattern }) };
	});
}

/** One stroke of each pattern, in a square of a side. */
const STROKES: Readonly<Record<number, readonly [number, string]>> = {
	1: [5, 'M-1 1l2-2M0 5l5-5M4 6l2-2'],
	2: [9, 'M-1 1l2-2M0 9l9-9M8 10l2-2'],
	3: [9, 'M-1 8l2 2M0 0l9 9M8-1l2 2'],
	4: [5, 'M-1 4l2 2M0 0l5 5M4-1l2 2'],
	5: [6, 'M0 3h6'],
};

/** The patterns that some shades need. */
export function patternsOf(shades: readonly Shade[], look: Look): Markup | undefined {
	if (look.patterns === 'never') return undefined;
	return h(
		'defs',
		{},
		shades.flatMap(({ pattern, on }, index) => {
			if (pattern === undefined) return [];
			const [side, stroke] = STROKES[pattern]!;
			return h(
				'pattern',
				{
					id: `${look.prefix}-${index}`,
					width: side,
					height: side,
					patternUnits: 'userSpaceOnUse',
				},
				h('path', { d: stroke, stroke: on, 'stroke-width': 1.1, 'stroke-opacity': 0.75 }),
			);
		}),
	);
}

/** A piece of a bar, in its shade and, where wanted, its pattern. */
export function block(
	at: { x: number; y: number; width: number; height: number },
	shade: Shade,
	index: number,
	look: Look,
	title?: string,
): Markup[] {
	const box = {
		x: round(at.x),
		y: round(at.y),
		width: round(Math.max(0, at.width)),
		height: round(Math.max(0, at.height)),
	};
	const named = title !== undefined && h('title', {}, title);
	const plain = h('rect', { ...box, fill: shade.fill }, named);
	if (shade.pattern === undefined || look.patterns === 'never') return [plain];
	const fill = `url(#${look.prefix}-${index})`;
	return [plain, h('rect', { ...box, fill, class: 'pattern' }, named)];
}

/** A drawing of its own. */
export function svg(height: number, label: string, look: Look, ...children: Markup[]): Markup {
	const { width } = look;
	return h(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${round(width)} ${round(height)}`,
			width: round(width),
			height: round(height),
			role: 'img',
			'aria-label': label,
		},
		...children,
	);
}

/** From the middle of a line to that of the next, in sizes of its letters. */
export const LEADING = 1.25;

export const round = (number: number): number => Math.round(number * 10) / 10;

interface Lettering {
	readonly x: number;
	/** The middle of the line. */
	readonly y: number;
	readonly size?: number;
	readonly anchor?: 'start' | 'middle' | 'end';
	/** A token, or a colour as it is. */
	readonly fill?: string;
	readonly weight?: number;
	/** What stands behind the letters, so that a pattern does not run through them. */
	readonly halo?: string;
}

/** A line of text. */
export function letters(text: string, at: Lettering, look: Look): Markup {
	const { x, y, size = look.size, anchor, fill = '--ink', weight, halo } = at;
	return h(
		'text',
		{
			x: round(x),
			y: round(y),
			dy: '0.35em',
			'font-size': round(size),
			'text-anchor': anchor,
			'font-weight': weight,
			fill: fill.startsWith('--') ? look.colour(fill as Token) : fill,
			...(halo !== undefined && {
				stroke: halo,
				'stroke-width': round(size / 4),
				'stroke-linejoin': 'round',
				'paint-order': 'stroke',
			}),
		},
		text,
	);
}

/** Lines of text, one below the other; `y` is the middle of the first. */
export function lines(texts: readonly string[], at: Lettering, look: Look): Markup[] {
	const leading = (at.size ?? look.size) * LEADING;
	return texts.map((text, index) => letters(text, { ...at, y: at.y + index * leading }, look));
}

/** A legend that breaks its lines: its drawing and its height. */
export function legendOf(
	entries: readonly { readonly label: string; readonly shade: Shade }[],
	look: Look,
	top: number,
): { readonly drawn: Markup[]; readonly height: number } {
	const size = look.size * 0.9;
	const side = size * 0.95;
	const drawn: Markup[] = [];
	let [x, y] = [0, top + size * 0.7];
	entries.forEach(({ label, shade }, index) => {
		const wrapped = wrapText(label, size, look.width - side * 1.6, 2);
		const width = side * 1.5 + Math.max(...wrapped.map((line) => textWidth(line, size)));
		if (x > 0 && x + width > look.width) [x, y] = [0, y + size * 1.6];
		drawn.push(
			...block({ x, y: y - side / 2, width: side, height: side }, shade, index, look),
			...lines(wrapped, { x: x + side * 1.45, y, size }, look),
		);
		if (wrapped.length > 1) y += size * LEADING * (wrapped.length - 1);
		x += width + size * 1.2;
	});
	return { drawn, height: y - top + size * 1.1 };
}
