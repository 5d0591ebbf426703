/**
 * A row of a drawing, of whatever kind: labels and bars stand in the same columns in all of them, and
 * rows stand below each other until a part is as tall as it may be.
 * @module
 */
import type { Markup } from '../markup.ts';
import { textWidth, wrapText } from './lettering.ts';
import { LEADING, lines, type Look } from './look.ts';

/** How tall a row is, and how it is drawn at a height. */
export interface Band {
	readonly height: number;
	readonly draw: (top: number) => Markup[];
}

/** Below this many letters across, labels stand above their bars. */
const NARROW = 40;

/** Where labels and bars stand. */
export interface Columns {
	readonly labelWidth: number;
	readonly barX: number;
	readonly barWidth: number;
	readonly isAbove: boolean;
}

/** Labels take what they need, and at most a good third; on a narrow drawing they stand above. */
export function columnsFor(labels: readonly string[], look: Look): Columns {
	const { width, size } = look;
	const isAbove = width < NARROW * size;
	const longest = Math.max(0, ...labels.map((label) => textWidth(label, size)));
	const labelWidth = isAbove ? width : Math.min(longest, width * 0.38);
	const barX = isAbove || longest === 0 ? 0 : labelWidth + size * 0.9;
	return { labelWidth, barX, barWidth: width - barX, isAbove };
}

/** A label, what stands beside or below it, and small lines under that. */
export function labelled(
	label: string,
	small: string,
	columns: Columns,
	look: Look,
	barHeight: number,
	drawBar: (top: number) => Markup[],
): Band {
	const { size } = look;
	const { labelWidth, barX, barWidth, isAbove } = columns;
	const smallSize = size * 0.87;
	const labelLines = label === '' ? [] : wrapText(label, size, labelWidth, 8);
	const smallLines = small === '' ? [] : wrapText(small, smallSize, barWidth);
	const labelHeight = labelLines.length * size * LEADING;
	const own = barHeight + smallLines.length * smallSize * LEADING + (small === '' ? 0 : size * 0.3);
	const height = (isAbove ? labelHeight + size * 0.3 + own : Math.max(labelHeight, own)) + size;
	return {
		height,
		draw: (top) => {
			const barTop = top + (isAbove ? labelHeight + size * 0.3 : 0);
			const labelY = isAbove
				? top + size * 0.6
				: barTop + Math.max(size * 0.6, (barHeight - labelHeight) / 2 + size * 0.6);
			return [
				...lines(labelLines, { x: 0, y: labelY }, look),
				...drawBar(barTop),
				...lines(
					smallLines,
					{ x: barX, y: barTop + barHeight + size * 0.75, size: smallSize, fill: '--ink-soft' },
					look,
				),
			];
		},
	};
}

/** Put bands below each other, a new part where one would grow taller than it may. */
export function toParts(bands: readonly Band[], room: number): Band[][] {
	const parts: Band[][] = [];
	let left = -1;
	for (const band of bands) {
		if (band.height > left || parts.length === 0) {
			parts.push([]);
			left = room;
		}
		parts.at(-1)!.push(band);
		left -= band.height;
	}
	return parts;
}

/** Draw bands below each other; the next thing may stand at `bottom`. */
export function drawBands(
	bands: readonly Band[],
	top: number,
): { drawn: Markup[]; bottom: number } {
	let y = top;
	const drawn = bands.flatMap((band) => {
		const made = band.draw(y);
		y += band.height;
		return made;
	});
	return { drawn, bottom: y };
}
