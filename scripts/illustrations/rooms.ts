/** Rooms and what stands in them. */
import {
	INK,
	type Chance,
	type Point,
	box,
	darker,
	disc,
	inside,
	lighter,
	line,
	mix,
	path,
	polygon,
	put,
	through,
} from './paint.ts';
import { type View, crown, view } from './land.ts';

export interface Room {
	readonly wall: string;
	readonly floor: string;
}

export const ROOMS = {
	sage: { wall: '#c3cdb8', floor: '#b98f63' },
	straw: { wall: '#ecdcb6', floor: '#a87f58' },
	rose: { wall: '#e3c2ae', floor: '#8e6a52' },
	mist: { wall: '#c9d6d3', floor: '#b3946c' },
	cream: { wall: '#f1e6d0', floor: '#9c7a57' },
	spruce: { wall: '#55776a', floor: '#a98358' },
	dusk: { wall: '#6d5c70', floor: '#7b5a4a' },
} as const satisfies Record<string, Room>;

export type RoomName = keyof typeof ROOMS;

/** Wall and floor, meeting at `at` (0 to 1 of the height), with boards towards the viewer. */
export function room(w: number, h: number, { wall, floor }: Room, at = 0.66): string {
	const y = h * at;
	let boards = '';
	for (let i = -14; i <= 14; i++)
		boards += line(
			`M${String(w / 2 + i * w * 0.07)} ${String(y)}L${String(w / 2 + i * w * 0.19)} ${String(h + 20)}`,
			darker(floor, 0.2),
			1.6,
			{ opacity: 0.55 },
		);
	for (const t of [0.14, 0.34, 0.62])
		boards += line(`M-20 ${String(y + (h - y) * t)}H${String(w + 20)}`, darker(floor, 0.12), 1, {
			opacity: 0.35,
		});
	return (
		box(-20, -20, w + 40, y + 30, wall) +
		box(-20, y - h * 0.16, w + 40, h * 0.16, darker(wall, 0.06)) +
		line(`M-20 ${String(y - h * 0.16)}H${String(w + 20)}`, lighter(wall, 0.35), 4) +
		box(-20, y, w + 40, h - y + 30, floor) +
		boards +
		box(-20, y - 9, w + 40, 11, lighter(wall, 0.45))
	);
}

export function pane(
	chance: Chance,
	x: number,
	y: number,
	w: number,
	h: number,
	sees: View,
	across = 2,
): string {
	const frame = INK.cream;
	let bars = '';
	for (let i = 1; i < across; i++) bars += box(x + (w * i) / across - 4, y, 8, h, frame);
	bars += box(x, y + h * 0.32 - 3, w, 6, frame);
	return (
		box(x - 12, y - 12, w + 24, h + 24, darker(frame, 0.08)) +
		put(x, y, 1, inside(`M0 0H${String(w)}V${String(h)}H0Z`, view(chance, sees, w, h, 0.66))) +
		bars +
		box(x - 12, y - 12, w + 24, 12, frame) +
		box(x - 12, y, 12, h, frame) +
		box(x + w, y, 12, h, frame) +
		box(x - 22, y + h, w + 44, 14, frame) +
		box(x - 22, y + h + 14, w + 44, 5, darker(frame, 0.24))
	);
}

export function lamp(x: number, drop: number, s: number, colour: string): string {
	return (
		line(`M${String(x)} -10V${String(drop)}`, INK.ink, 2.4) +
		put(
			x,
			drop,
			s,
			path('M-34 26C-34 2 -14 -10 0 -10C14 -10 34 2 34 26Z', colour) +
				disc(0, 26, 34, lighter(colour, 0.5), 5) +
				disc(0, 60, 90, INK.cream, 40, { opacity: 0.1 }),
		)
	);
}

export function plant(
	chance: Chance,
	x: number,
	y: number,
	s: number,
	pot: string = INK.clay,
): string {
	let leaves = '';
	for (let i = 0; i < 9; i++) {
		const a = -Math.PI * (0.12 + (i / 8) * 0.76);
		const long = chance.number(62, 100);
		const [ex, ey] = [Math.cos(a) * long * 0.8, -44 + Math.sin(a) * long];
		const [nx, ny] = [-(ey + 44) / long, ex / long];
		leaves += path(
			`M0 -40Q${String(ex * 0.5 + nx * 16)} ${String(-44 + (ey + 44) * 0.5 + ny * 16)} ${String(ex)} ${String(ey)}Q${String(ex * 0.5 - nx * 16)} ${String(-44 + (ey + 44) * 0.5 - ny * 16)} 0 -40Z`,
			i % 2 === 0 ? INK.spruce : INK.moss,
		);
	}
	return put(
		x,
		y,
		s,
		leaves +
			path(
				polygon([
					[-25, -46],
					[25, -46],
					[19, 0],
					[-19, 0],
				]),
				pot,
			) +
			box(-28, -50, 56, 10, darker(pot, 0.1)),
	);
}

export function shelf(
	chance: Chance,
	x: number,
	y: number,
	w: number,
	h: number,
	rows = 4,
): string {
	let drawn = box(x, y, w, h, '#8a6a49');
	for (let r = 0; r < rows; r++) {
		const [top, tall] = [y + 8 + (r * (h - 8)) / rows, (h - 8) / rows - 10];
		drawn += box(x + 8, top, w - 16, tall, '#5f4834');
		let at = x + 10;
		while (at < x + w - 24) {
			if (chance.is(0.12)) {
				at += chance.number(12, 34);
				continue;
			}
			const [wide, high] = [chance.number(7, 15), tall * chance.number(0.62, 0.94)];
			const colour = chance.one([
				INK.clay,
				INK.spruce,
				INK.gold,
				INK.denim,
				INK.cream,
				INK.plum,
				INK.sage,
				INK.rose,
				INK.river,
			]);
			drawn +=
				box(at, top + tall - high, wide, high, colour) +
				box(at + 1.5, top + tall - high * 0.8, wide - 3, high * 0.08, lighter(colour, 0.5));
			at += wide + 1;
		}
	}
	return drawn;
}

export function clock(x: number, y: number, r: number, hour: number, minute: number): string {
	const hand = (turns: number, long: number, width: number): string =>
		line(
			`M${String(x)} ${String(y)}L${String(x + Math.sin(turns * Math.PI * 2) * long)} ${String(y - Math.cos(turns * Math.PI * 2) * long)}`,
			INK.ink,
			width,
		);
	let ticks = '';
	for (let i = 0; i < 12; i++)
		ticks += disc(
			x + Math.sin((i / 6) * Math.PI) * r * 0.78,
			y - Math.cos((i / 6) * Math.PI) * r * 0.78,
			r * 0.05,
			INK.ink,
		);
	return (
		disc(x, y, r * 1.12, INK.ink) +
		disc(x, y, r, INK.cream) +
		ticks +
		hand((hour + minute / 60) / 12, r * 0.46, r * 0.1) +
		hand(minute / 60, r * 0.7, r * 0.07) +
		disc(x, y, r * 0.07, INK.clay)
	);
}

/** Writing that cannot be read: words as runs of a wave. */
export function scribble(
	chance: Chance,
	x: number,
	y: number,
	w: number,
	lines: number,
	gap: number,
	colour: string,
	width = 2.4,
): string {
	let drawn = '';
	for (let i = 0; i < lines; i++) {
		const end = x + w * (i === lines - 1 ? chance.number(0.35, 0.7) : chance.number(0.8, 1));
		for (let at = x; at < end - 12;) {
			const word = Math.min(end - at, chance.number(gap * 0.9, gap * 2.6));
			let d = `M${String(at)} ${String(y + i * gap)}`;
			for (let k = 0; k < word / (gap * 0.3); k++)
				d += `q${String(gap * 0.08)} ${String(chance.number(-0.42, -0.16) * gap)} ${String(gap * 0.15)} 0t${String(gap * 0.15)} 0`;
			drawn += line(d, colour, width);
			at += word + gap * 0.5;
		}
	}
	return drawn;
}

/** The timeline of a protocol: steps as wide as their minutes, the emblem of this site. */
export function timeline(chance: Chance, x: number, y: number, w: number, h: number): string {
	const steps = [5, 10, 5, 15, 10, 5];
	const colours = [INK.straw, INK.spruce, INK.sage, INK.clay, INK.gold, INK.denim];
	const total = steps.reduce((sum, minutes) => sum + minutes, 0);
	let at = x;
	let drawn = '';
	for (const [i, minutes] of steps.entries()) {
		const wide = (w * minutes) / total;
		drawn +=
			box(at, y, wide - 3, h, colours[i]!) +
			scribble(chance, at + 2, y + h + h * 0.5, wide * 0.8, 1, h * 0.3, INK.ink, 1.6);
		at += wide;
	}
	return drawn;
}

export function note(chance: Chance, x: number, y: number, s: number, colour: string): string {
	const a = chance.number(-5, 5);
	return `<g transform="translate(${String(Math.round(x))} ${String(Math.round(y))}) rotate(${a.toFixed(1)})">${box(2, 4, s, s, INK.ink, { opacity: 0.14 })}${box(0, 0, s, s, colour)}${scribble(chance, s * 0.14, s * 0.34, s * 0.72, 3, s * 0.22, darker(colour, 0.62), Math.max(1.2, s * 0.03))}</g>`;
}

/** A chair seen from behind (its back hides the sitter's), from the front, or from the side. */
export function chair(
	x: number,
	y: number,
	s: number,
	from: 'back' | 'front' | 'side',
	colour: string,
	flip = 1,
): string {
	const leg = darker(colour, 0.4);
	if (from === 'back')
		return put(
			x,
			y,
			s,
			line('M-24 2L-27 56M24 2L27 56', leg, 4.5) +
				path(
					through(
						[
							[-25, -60],
							[25, -60],
							[27, -28],
							[25, 8],
							[-25, 8],
							[-27, -28],
						],
						true,
					),
					colour,
				) +
				path(
					through(
						[
							[-17, -50],
							[17, -50],
							[18, -34],
							[-18, -34],
						],
						true,
					),
					darker(colour, 0.14),
				),
		);
	if (from === 'front')
		return put(
			x,
			y,
			s,
			path(
				through(
					[
						[-24, -64],
						[24, -64],
						[26, -30],
						[24, 4],
						[-24, 4],
						[-26, -30],
					],
					true,
				),
				darker(colour, 0.1),
			) +
				path(
					polygon([
						[-26, -2],
						[26, -2],
						[29, 10],
						[-29, 10],
					]),
					colour,
				) +
				line('M-25 10L-27 56M25 10L27 56', leg, 4.5),
		);
	return put(
		x,
		y,
		s,
		line('M-14 6L-20 56M26 6L30 56', leg, 4.5) +
			line('M-16 4Q-24 -30 -22 -66', colour, 6.5) +
			path(
				polygon([
					[-18, 0],
					[30, 0],
					[30, 8],
					[-18, 8],
				]),
				colour,
			),
		flip,
	);
}

/** A round table in perspective; `top` is where its far edge lies. */
export function roundTable(
	x: number,
	y: number,
	rx: number,
	ry: number,
	colour: string,
	high = 120,
): string {
	return (
		disc(x, y + high, rx * 0.5, INK.ink, ry * 0.4, { opacity: 0.16 }) +
		path(
			polygon([
				[x - 14, y],
				[x + 14, y],
				[x + 20, y + high],
				[x - 20, y + high],
			]),
			darker(colour, 0.4),
		) +
		disc(x, y + high, rx * 0.34, darker(colour, 0.4), ry * 0.2) +
		disc(x, y + 12, rx, darker(colour, 0.28), ry) +
		disc(x, y, rx, colour, ry) +
		disc(x - rx * 0.12, y - ry * 0.1, rx * 0.74, lighter(colour, 0.14), ry * 0.62, { opacity: 0.5 })
	);
}

export function sheetOnTable(
	chance: Chance,
	x: number,
	y: number,
	s: number,
	colour: string = INK.cream,
): string {
	const a = chance.number(-0.5, 0.5);
	const turn = ([px, py]: Point): Point => [
		x + (px * Math.cos(a) - py * Math.sin(a)) * s,
		y + (px * Math.sin(a) + py * Math.cos(a)) * s * 0.46,
	];
	const row = (at: number, end: number): string => {
		const [from, to] = [turn([-15, at]), turn([end, at])];
		return `M${String(from[0])} ${String(from[1])}L${String(to[0])} ${String(to[1])}`;
	};
	return (
		path(polygon([turn([-22, -30]), turn([22, -30]), turn([22, 30]), turn([-22, 30])]), colour) +
		line(
			[-18, -8, 2, 12].map((at) => row(at, at === 12 ? 2 : 14)).join(''),
			mix(colour, INK.ink, 0.45),
			1.6 * Math.min(1.4, s),
		)
	);
}

export const mug = (x: number, y: number, s: number, colour: string): string =>
	put(
		x,
		y,
		s,
		line('M9 -12q10 2 0 12', darker(colour, 0.2), 3.4) +
			path('M-10 -18L10 -18L9 2Q0 7 -9 2Z', colour) +
			disc(0, -18, 10, darker(colour, 0.3), 3.4) +
			disc(0, -17.4, 8, '#4a3022', 2.4),
	);

/** The lid of a laptop, seen from behind it. */
export const lid = (x: number, y: number, s: number): string =>
	put(
		x,
		y,
		s,
		path(
			polygon([
				[-30, -40],
				[30, -40],
				[33, 2],
				[-33, 2],
			]),
			'#8b9391',
		) +
			disc(0, -20, 4, '#a9b1ae') +
			path(
				polygon([
					[-35, 2],
					[35, 2],
					[36, 6],
					[-36, 6],
				]),
				'#5d6668',
			),
	);

export function tree(chance: Chance, x: number, y: number, s: number, colour: string): string {
	return (
		put(
			x,
			y,
			s,
			path(
				'M-10 0C-6 -40 -8 -70 -22 -110L-4 -84L2 -120L8 -86L26 -112C12 -70 8 -40 12 0Z',
				'#7a5c43',
			),
		) +
		crown(chance, x, y - 150 * s, 74 * s, 60 * s, colour, 60) +
		crown(chance, x - 52 * s, y - 118 * s, 46 * s, 38 * s, darker(colour, 0.06), 34) +
		crown(chance, x + 54 * s, y - 122 * s, 48 * s, 40 * s, lighter(colour, 0.06), 34)
	);
}
