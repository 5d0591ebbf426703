/**
 * Draws shares through the sessions: a dot for what was counted, a whisker for how sure a group of
 * that size can be.
 * @module
 */
import type { Course, Share } from '../../survey/comparison.ts';
import { h, type Markup } from '../markup.ts';
import { columnsFor, drawBands, labelled, toParts, type Band } from './band.ts';
import { textWidth, wrapText } from './lettering.ts';
import { LEADING, letters, lines, round, svg, type Look } from './look.ts';

const percent = (part: number): number => Math.round(part * 100);

/** “58 % (32–81)”. */
export const shareToText = ({ share, low, high }: Share): string =>
	`${percent(share)} % (${percent(low)}–${percent(high)})`;

/** What is drawn below one heading: an option's share, or that of a scale's upper half. */
export interface NamedCourse {
	readonly heading: string;
	readonly course: Course;
}

/**
 * Draw courses below each other.
 *
 * @param names - Of the sessions.
 * @param key - What the whisker is.
 */
export function drawCourses(
	courses: readonly NamedCourse[],
	names: readonly string[],
	key: string,
	summary: string,
	look: Look,
): Markup[] {
	const { size, colour } = look;
	const columns = columnsFor(names, look);
	const room = textWidth('100 % (100–100)', size) + size;
	const span = columns.barWidth - room;
	const at = (part: number): number => columns.barX + size * 0.4 + part * (span - size * 0.8);
	const rowHeight = size * 1.3;

	const rowBand = (name: string, share: Share): Band =>
		labelled(name, '', columns, look, rowHeight, (top) => {
			const y = top + rowHeight / 2;
			return [
				...[0, 0.5, 1].map((tick) =>
					h('path', {
						d: `M${round(at(tick))} ${round(top - size * 0.4)}V${round(top + rowHeight + size * 0.4)}`,
						stroke: colour('--rule'),
						'stroke-width': 1,
					}),
				),
				h('path', {
					d: `M${round(at(share.low))} ${round(y)}H${round(at(share.high))}M${round(at(share.low))} ${round(y - size * 0.3)}v${round(size * 0.6)}M${round(at(share.high))} ${round(y - size * 0.3)}v${round(size * 0.6)}`,
					stroke: colour('--chart-1'),
					'stroke-width': round(size / 7),
					fill: 'none',
				}),
				h('circle', {
					cx: round(at(share.share)),
					cy: round(y),
					r: round(size * 0.42),
					fill: colour('--chart-1'),
					stroke: colour('--paper-bright'),
					'stroke-width': round(size / 8),
				}),
				letters(
					shareToText(share),
					{ x: look.width, y, anchor: 'end', size: size * 0.93, fill: '--ink-soft' },
					look,
				),
			];
		});

	const bands = courses.flatMap(({ heading, course }): Band[] => {
		const head = wrapText(heading, size, look.width, 3);
		const height = head.length * size * LEADING + size * 0.5;
		return [
			{
				height,
				draw: (top) => lines(head, { x: 0, y: top + size * 0.5, weight: 600 }, look),
			},
			...course.shares.flatMap((share, session) =>
				share === undefined ? [] : rowBand(names[session]!, share),
			),
		];
	});
	const foot = size * 3.2;
	return toParts(bands, look.most - foot).map((part) => {
		const { drawn, bottom } = drawBands(part, 0);
		const small = { size: size * 0.8, fill: '--ink-soft' } as const;
		return svg(
			bottom + foot,
			summary,
			look,
			...drawn,
			...[0, 0.5, 1].map((tick) => {
				const text = `${percent(tick)} %`;
				// On a narrow drawing the axis begins at its very edge.
				const x = Math.max(at(tick), textWidth(text, small.size) / 2);
				return letters(text, { ...small, x, y: bottom, anchor: 'middle' }, look);
			}),
			h('path', {
				d: `M0 ${round(bottom + size * 1.8)}h${round(size * 2)}M${round(size / 2)} ${round(bottom + size * 1.5)}v${round(size * 0.6)}M${round(size * 1.9)} ${round(bottom + size * 1.5)}v${round(size * 0.6)}`,
				stroke: colour('--chart-1'),
				'stroke-width': round(size / 7),
			}),
			h('circle', {
				cx: round(size * 1.1),
				cy: round(bottom + size * 1.8),
				r: round(size * 0.38),
				fill: colour('--chart-1'),
			}),
			letters(key, { ...small, x: size * 2.6, y: bottom + size * 1.8 }, look),
		);
	});
}
