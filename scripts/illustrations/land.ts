/** Colorado, in layers: sky, ranges, trees, water, weather. Every function draws over the whole sheet's width. */
import {
	INK,
	type Chance,
	type Point,
	box,
	darker,
	disc,
	ground,
	group,
	inside,
	lighter,
	line,
	mix,
	path,
	polygon,
	put,
	ridge,
	through,
	wash,
} from './paint.ts';

/** The light of an hour: the sky from top to horizon, and what distance and nearness look like in it. */
export interface Light {
	readonly sky: readonly string[];
	readonly far: string;
	readonly middle: string;
	readonly near: string;
	readonly field: string;
	readonly sun?: string;
}

export const LIGHTS = {
	morning: {
		sky: ['#9fc0c4', '#d5ddcf', '#f6e3c4'],
		far: '#9fb0b4',
		middle: '#6d8a86',
		near: '#3f6657',
		field: '#b9b184',
		sun: '#fff4d8',
	},
	noon: {
		sky: ['#7fb0bd', '#b4d2d0', '#e6ead9'],
		far: '#8aa5af',
		middle: '#5f8583',
		near: '#34614f',
		field: '#a9b274',
	},
	autumn: {
		sky: ['#8db4bb', '#c9d6c8', '#f5e5c2'],
		far: '#93a4ab',
		middle: '#7b7f62',
		near: '#8a6a2c',
		field: '#d3a94c',
		sun: '#fff0cc',
	},
	dusk: {
		sky: ['#54566f', '#a97a7c', '#e3a574', '#f6d29a'],
		far: '#8c7180',
		middle: '#644f63',
		near: '#3b3a4c',
		field: '#6d5a56',
		sun: '#fbe3ac',
	},
	dawn: {
		sky: ['#7d97a6', '#dcb7a4', '#f7d9b4'],
		far: '#b48f90',
		middle: '#7c7385',
		near: '#465663',
		field: '#8d8a75',
		sun: '#fff0d0',
	},
	winter: {
		sky: ['#a9bcc4', '#d4dcda', '#f1ece0'],
		far: '#b3c0c6',
		middle: '#8799a0',
		near: '#516a6c',
		field: '#f2efe8',
	},
	storm: {
		sky: ['#4c5c68', '#7d8d8f', '#c9c3a3', '#e6d29a'],
		far: '#6d7f86',
		middle: '#4f686a',
		near: '#355247',
		field: '#c7a958',
	},
	night: {
		sky: ['#101a2c', '#1d2d45', '#3a4a60'],
		far: '#2a3a52',
		middle: '#1c2a3d',
		near: '#131e2d',
		field: '#1a2833',
	},
} as const satisfies Record<string, Light>;

export type Hour = keyof typeof LIGHTS;

export function sky(w: number, h: number, light: Light): string {
	const { defs, fill } = wash(light.sky);
	return `<defs>${defs}</defs>` + box(-20, -20, w + 40, h + 40, fill);
}

export function clouds(
	chance: Chance,
	w: number,
	y: number,
	count: number,
	colour: string,
	size = 1,
): string {
	let drawn = '';
	for (let i = 0; i < count; i++) {
		const x = chance.number(0, w);
		const at = y + chance.number(-40, 40) * size;
		const width = chance.number(90, 210) * size;
		const top: Point[] = [[x - width / 2, at]];
		for (let k = 1; k < 6; k++)
			top.push([
				x - width / 2 + (width * k) / 6,
				at - chance.number(8, 30) * size * Math.sin((k / 6) * Math.PI),
			]);
		top.push([x + width / 2, at]);
		drawn += path(
			`${through(top)}Q${String(x)} ${String(at + 7 * size)} ${String(x - width / 2)} ${String(at)}Z`,
			colour,
			{ opacity: chance.number(0.5, 0.85).toFixed(2) },
		);
	}
	return drawn;
}

/** A range with lit and shaded sides, and snow above a line if `snow` is given (0 to 1 of its height). */
export function range(
	chance: Chance,
	w: number,
	y: number,
	height: number,
	colour: string,
	{
		rough = 0.82,
		peaks = 5,
		snow = 0,
		bottom = y + 400,
	}: { rough?: number; peaks?: number; snow?: number; bottom?: number } = {},
): string {
	const points = ridge(chance, w + 80, y, height, rough, peaks).map(([x, at]): Point => [
		x - 40,
		at,
	]);
	const outline = ground(points, bottom);
	let over = '';
	const step = Math.max(6, Math.round(points.length / (peaks * 3.4)));
	for (let i = step; i < points.length - step; i++) {
		const [x, at] = points[i]!;
		const isPeak = points.slice(i - step, i + step + 1).every(([, other]) => other >= at);
		if (!isPeak) continue;
		const drop = height * chance.number(0.7, 1.1);
		over += path(
			polygon([
				[x, at - 3],
				[x + drop * 0.16, at + drop * 0.3],
				[x + drop * 0.08, at + drop * 0.42],
				[x + drop * 0.34, at + drop * 0.75],
				[x + drop * 0.3, at + drop],
				[x + drop * 1.1, at + drop],
				[x + drop * 0.7, at + drop * 0.5],
				[x + drop * 0.36, at + drop * 0.2],
			]),
			darker(colour, 0.3),
			{ opacity: 0.34 },
		);
	}
	if (snow > 0) {
		const top = Math.min(...points.map(([, at]) => at));
		const low = top + (y - top) * snow;
		const edge: Point[] = [];
		for (let x = -40; x <= w + 40; x += 16)
			edge.push([
				x,
				low +
					chance.number(-0.16, 0.16) * height +
					(Math.floor(x / 16) % 2 === 0 ? height * 0.07 : -height * 0.05),
			]);
		over += path(polygon([[-40, top - 20], [w + 40, top - 20], ...edge.reverse()]), INK.snow, {
			opacity: 0.92,
		});
		over += over.includes('opacity="0.34"')
			? group(over.slice(0, over.lastIndexOf('<path')), { opacity: 0.5 })
			: '';
	}
	return path(outline, colour) + inside(outline, over);
}

export function hills(
	chance: Chance,
	w: number,
	y: number,
	height: number,
	colour: string,
	bottom: number,
): string {
	const count = 5;
	const points: Point[] = Array.from({ length: count + 1 }, (_, i) => [
		-40 + ((w + 80) * i) / count,
		y - chance.number(0, height),
	]);
	return path(
		`${through(points)}L${String(w + 40)} ${String(bottom)}L-40 ${String(bottom)}Z`,
		colour,
	);
}

export function pine(x: number, y: number, height: number, colour: string): string {
	const half = height * 0.2;
	let d = '';
	for (let i = 0; i < 4; i++) {
		const top = y - height + i * height * 0.2;
		const spread = half * (0.42 + i * 0.2);
		d += polygon([
			[x, top],
			[x + spread, top + height * 0.32],
			[x, top + height * 0.27],
			[x - spread, top + height * 0.32],
		]);
	}
	return (
		box(x - height * 0.022, y - height * 0.16, height * 0.044, height * 0.17, darker(colour, 0.4)) +
		path(d, colour)
	);
}

export function pines(
	chance: Chance,
	w: number,
	y: number,
	size: number,
	count: number,
	colour: string,
): string {
	return Array.from({ length: count }, () => {
		const high = size * chance.number(0.6, 1.25);
		return {
			x: chance.number(-10, w + 10),
			y: y + chance.number(-size * 0.12, size * 0.2),
			high,
			tone: chance.number(0, 0.22),
		};
	})
		.sort((a, b) => a.y - b.y)
		.map((tree) => pine(tree.x, tree.y, tree.high, darker(colour, tree.tone)))
		.join('');
}

/** Leaves as many small marks, lit from the left. */
export function crown(
	chance: Chance,
	x: number,
	y: number,
	rx: number,
	ry: number,
	colour: string,
	leaves = 46,
): string {
	let drawn = '';
	const blob: Point[] = Array.from({ length: 11 }, (_, i) => {
		const a = (i / 11) * Math.PI * 2;
		const r = chance.number(0.82, 1.12);
		return [x + Math.cos(a) * rx * r, y + Math.sin(a) * ry * r];
	});
	drawn += path(through(blob, true), colour);
	for (let i = 0; i < leaves; i++) {
		const a = chance.number(0, Math.PI * 2);
		const r = Math.sqrt(chance.number());
		const [lx, ly] = [x + Math.cos(a) * rx * r * 1.06, y + Math.sin(a) * ry * r * 1.06];
		const lit = (x - lx) / rx + (y - ly) / ry;
		drawn += disc(
			lx,
			ly,
			chance.number(3, 7),
			lit > 0 ? lighter(colour, 0.12 + lit * 0.22) : darker(colour, 0.08 - lit * 0.14),
			chance.number(2.6, 5.4),
			{ opacity: 0.85 },
		);
	}
	return drawn;
}

export function aspen(
	chance: Chance,
	x: number,
	y: number,
	height: number,
	colour: string,
	wide = 1,
): string {
	const width = height * 0.035 * wide;
	const lean = chance.number(-0.03, 0.03) * height;
	const trunk = polygon([
		[x - width / 2, y],
		[x + width / 2, y],
		[x + lean + width * 0.28, y - height],
		[x + lean - width * 0.28, y - height],
	]);
	let marks = '';
	for (let i = 0; i < height / 26; i++) {
		const at = y - chance.number(0, height);
		const side = chance.is(0.5) ? -1 : 1;
		const centre = x + lean * ((y - at) / height) + side * width * 0.18;
		marks += disc(
			centre,
			at,
			width * chance.number(0.14, 0.34),
			INK.ink,
			width * chance.number(0.06, 0.13),
			{ opacity: 0.75 },
		);
	}
	const shade = path(
		polygon([
			[x + width * 0.12, y],
			[x + width / 2, y],
			[x + lean + width * 0.28, y - height],
			[x + lean + width * 0.06, y - height],
		]),
		'#b9b3a2',
		{ opacity: 0.6 },
	);
	const branches = [0.5, 0.62, 0.74]
		.map((at, i) =>
			line(
				`M${String(x + lean * at)} ${String(y - height * at)}q${String((i % 2 === 0 ? 1 : -1) * height * 0.05)} ${String(-height * 0.03)} ${String((i % 2 === 0 ? 1 : -1) * height * 0.09)} ${String(-height * 0.09)}`,
				'#d8d2c2',
				width * 0.3,
			),
		)
		.join('');
	return (
		branches +
		path(trunk, '#ebe5d6') +
		inside(trunk, shade + marks) +
		crown(chance, x + lean, y - height * 0.84, height * 0.15, height * 0.2, colour) +
		crown(
			chance,
			x + lean - height * 0.07,
			y - height * 0.68,
			height * 0.09,
			height * 0.1,
			darker(colour, 0.05),
			20,
		) +
		crown(
			chance,
			x + lean + height * 0.08,
			y - height * 0.72,
			height * 0.09,
			height * 0.11,
			lighter(colour, 0.05),
			20,
		)
	);
}

/** Slender aspens standing close, as seen from inside a grove. */
export function grove(chance: Chance, w: number, h: number, colour: string): string {
	let drawn = '';
	for (const [depth, count] of [
		[0, 26],
		[1, 12],
		[2, 5],
	] as const) {
		const tone = [mix('#ebe5d6', colour, 0.42), mix('#ebe5d6', colour, 0.16), '#f1ecdf'][depth]!;
		const base = h * [0.74, 0.86, 1.04][depth]!;
		for (let i = 0; i < count; i++) {
			const x = ((i + chance.number(0.1, 0.9)) / count) * w;
			const width = [5, 13, 30][depth]! * chance.number(0.75, 1.3) * (h / 800);
			const lean = chance.number(-14, 14);
			const trunk = polygon([
				[x - width / 2, base],
				[x + width / 2, base],
				[x + lean + width * 0.4, -30],
				[x + lean - width * 0.4, -30],
			]);
			let marks = path(
				polygon([
					[x + width * 0.14, base],
					[x + width / 2, base],
					[x + lean + width * 0.4, -30],
					[x + lean + width * 0.1, -30],
				]),
				mix(tone, INK.ink, 0.22),
				{ opacity: 0.6 },
			);
			for (let k = 0; k < [0, 9, 13][depth]!; k++)
				marks += disc(
					x + lean * 0.5 + chance.number(-0.4, 0.4) * width,
					chance.number(0, base),
					width * chance.number(0.12, 0.36),
					INK.ink,
					width * chance.number(0.05, 0.12),
					{ opacity: 0.8 },
				);
			drawn += path(trunk, tone) + (depth === 0 ? '' : inside(trunk, marks));
		}
		for (let i = 0; i < [14, 10, 5][depth]!; i++) {
			const size = [60, 84, 110][depth]! * (h / 800);
			drawn += group(
				crown(
					chance,
					chance.number(-20, w + 20),
					chance.number(-40, h * [0.4, 0.26, 0.1][depth]!),
					size * chance.number(0.7, 1.2),
					size * chance.number(0.4, 0.7),
					mix(colour, [INK.amber, INK.gold, INK.straw][depth]!, chance.number(0, 0.5)),
					34,
				),
				{ opacity: [0.7, 0.88, 0.96][depth]! },
			);
		}
	}
	for (let i = 0; i < 90; i++)
		drawn += disc(
			chance.number(0, w),
			h * chance.number(0.78, 1),
			chance.number(3, 8),
			mix(colour, INK.amber, chance.number()),
			chance.number(1.6, 3),
			{ opacity: 0.8 },
		);
	return drawn;
}

/** Flat-topped tables of rock with their layers. */
export function mesas(
	chance: Chance,
	w: number,
	y: number,
	height: number,
	colour: string,
): string {
	let drawn = '';
	for (const [left, right, top] of [
		[0.52, 1.1, 1],
		[-0.1, 0.36, 0.72],
		[0.4, 0.49, 0.5],
	] as const) {
		const [x0, x1, up] = [left * w, right * w, y - height * top];
		const slope = height * 0.3;
		const outline = polygon([
			[x0 - slope, y + 6],
			[x0 - slope * 0.3, y - height * top * 0.48],
			[x0, y - height * top * 0.55],
			[x0 + 6, up + 4],
			[x0 + 30, up],
			[x0 + (x1 - x0) * 0.4, up + 3],
			[x1 - 20, up - 3],
			[x1, up + 5],
			[x1 + 8, y - height * top * 0.55],
			[x1 + slope * 0.4, y - height * top * 0.46],
			[x1 + slope, y + 6],
		]);
		let layers = '';
		for (let i = 0; i < 5; i++) {
			const at = up + height * top * (0.1 + i * 0.17);
			layers += path(
				through([
					[x0 - slope, at],
					[x0 + (x1 - x0) * 0.3, at + chance.number(-4, 4)],
					[x0 + (x1 - x0) * 0.7, at + chance.number(-4, 4)],
					[x1 + slope, at],
				]) +
					`L${String(x1 + slope)} ${String(at + height * 0.06)}L${String(x0 - slope)} ${String(at + height * 0.06)}Z`,
				i % 2 === 0 ? darker(colour, 0.16) : lighter(colour, 0.2),
				{ opacity: 0.55 },
			);
		}
		for (let x = x0; x < x1; x += chance.number(22, 60))
			layers += line(
				`M${String(x)} ${String(up + 6)}l${String(chance.number(-4, 4))} ${String(height * top * 0.42)}`,
				darker(colour, 0.3),
				chance.number(1.5, 5),
				{ opacity: 0.35 },
			);
		layers += path(
			polygon([
				[x0 - slope, y + 10],
				[x0 - slope * 0.2, y - height * top * 0.5],
				[x1, y - height * top * 0.52],
				[x1 + slope, y + 10],
			]),
			darker(colour, 0.12),
			{ opacity: 0.55 },
		);
		drawn += path(outline, colour) + inside(outline, layers);
	}
	return drawn;
}

export function grasses(
	chance: Chance,
	w: number,
	y: number,
	h: number,
	count: number,
	colours: readonly string[],
): string {
	let drawn = '';
	for (let i = 0; i < count; i++) {
		const [x, at] = [chance.number(0, w), y + Math.sqrt(chance.number()) * h];
		const tall = 8 + ((at - y) / h) * 22;
		drawn += line(
			`M${String(x)} ${String(at)}q${String(chance.number(-3, 3))} ${String(-tall * 0.6)} ${String(chance.number(-7, 7))} ${String(-tall)}`,
			chance.one(colours),
			1.4 + ((at - y) / h) * 1.6,
			{ opacity: 0.7 },
		);
	}
	return drawn;
}

export function flowers(
	chance: Chance,
	w: number,
	y: number,
	h: number,
	count: number,
	colours: readonly string[],
): string {
	return Array.from(
		{ length: count },
		() => [chance.number(0, w), y + Math.sqrt(chance.number()) * h] as const,
	)
		.sort((a, b) => a[1] - b[1])
		.map(([x, at]) => {
			const size = 2.5 + ((at - y) / h) * 7;
			const colour = chance.one(colours);
			return (
				line(`M${String(x)} ${String(at)}v${String(size * 3.4)}`, INK.moss, 1.2) +
				[0, 1, 2, 3, 4]
					.map((k) =>
						disc(
							x + Math.cos(k * 1.257) * size * 0.62,
							at + Math.sin(k * 1.257) * size * 0.55,
							size * 0.5,
							colour,
							size * 0.42,
						),
					)
					.join('') +
				disc(x, at, size * 0.3, INK.gold)
			);
		})
		.join('');
}

export function stars(chance: Chance, w: number, h: number, count: number): string {
	let drawn = '';
	for (let i = 0; i < 190; i++) {
		const t = chance.number();
		const spread = (chance.number() + chance.number() + chance.number() - 1.5) * 130;
		drawn += disc(
			t * w * 1.1 - 20 + spread * 0.3,
			h * 0.92 - t * h * 0.95 + spread,
			chance.number(9, 42),
			'#8fa0b8',
			chance.number(6, 26),
			{ opacity: 0.045 },
		);
	}
	for (let i = 0; i < count; i++) {
		const near = chance.is(0.55);
		const t = chance.number();
		const spread = (chance.number() + chance.number() - 1) * 120;
		const [x, y] = near
			? [t * w * 1.1 - 20 + spread * 0.3, h * 0.92 - t * h * 0.95 + spread]
			: [chance.number(0, w), chance.number(0, h)];
		drawn += disc(
			x,
			y,
			chance.is(0.07) ? chance.number(1.8, 2.8) : chance.number(0.5, 1.3),
			chance.one(['#fdf6e3', '#e7eef5', '#fbe2b6']),
			undefined,
			{ opacity: chance.number(0.5, 1).toFixed(2) },
		);
	}
	return drawn;
}

export function snowfall(chance: Chance, w: number, h: number, count: number): string {
	return Array.from({ length: count }, () =>
		disc(chance.number(0, w), chance.number(0, h), chance.number(1.4, 4.2), INK.snow, undefined, {
			opacity: 0.85,
		}),
	).join('');
}

export function birds(
	chance: Chance,
	x: number,
	y: number,
	count: number,
	size: number,
	colour: string,
): string {
	let drawn = '';
	for (let i = 0; i < count; i++) {
		const [bx, by] = [
			x + (i - count / 2) * size * 2.2 + chance.number(-size, size),
			y + Math.abs(i - count / 2) * size * 0.9 + chance.number(-size * 0.5, size * 0.5),
		];
		drawn += path(
			`M${String(bx - size)} ${String(by - size * 0.35)}Q${String(bx - size * 0.4)} ${String(by - size * 0.5)} ${String(bx)} ${String(by)}Q${String(bx + size * 0.4)} ${String(by - size * 0.5)} ${String(bx + size)} ${String(by - size * 0.3)}Q${String(bx + size * 0.4)} ${String(by - size * 0.22)} ${String(bx + size * 0.1)} ${String(by + size * 0.22)}L${String(bx - size * 0.16)} ${String(by + size * 0.2)}Q${String(bx - size * 0.4)} ${String(by - size * 0.22)} ${String(bx - size)} ${String(by - size * 0.35)}Z`,
			colour,
		);
	}
	return drawn;
}

/** A crane standing in shallow water; `feeds` lowers its head. */
export function crane(x: number, y: number, size: number, feeds: boolean, flip: number): string {
	const neck = feeds ? 'M14 -44C26 -46 34 -30 36 -8' : 'M14 -44C24 -50 16 -72 22 -86';
	const [hx, hy] = feeds ? [36, -8] : [22, -88];
	return put(
		x,
		y,
		size,
		line('M-2 -30L-4 0M6 -30L9 0', INK.ink, 2.2) +
			path(
				'M-32 -30C-22 -52 2 -58 16 -46C18 -36 4 -26 -10 -26C-20 -25 -30 -20 -36 -14Z',
				'#a9a59b',
			) +
			path('M-34 -28C-24 -40 -8 -44 4 -40C-6 -30 -22 -22 -38 -10Z', '#8a867d') +
			line(neck, '#b3afa5', 5) +
			disc(hx, hy, 5.2, '#b3afa5') +
			path(
				feeds
					? `M${String(hx - 4)} ${String(hy - 3)}a5 5 0 0 1 8 0Z`
					: `M${String(hx - 4)} ${String(hy - 2)}a5 5 0 0 1 9 -1Z`,
				INK.clay,
			) +
			line(
				feeds ? `M${String(hx)} ${String(hy + 4)}l1 12` : `M${String(hx + 4)} ${String(hy)}l13 2`,
				INK.ink,
				2.2,
			),
		flip,
	);
}

/** A small schoolhouse: gable, bell, windows, a flag without a country. */
export function school(
	x: number,
	y: number,
	s: number,
	walls: string,
	roof: string,
	snowy = false,
): string {
	const pane = (px: number, py: number): string =>
		box(px, py, 26, 36, '#3d4f55') +
		box(px + 2, py + 2, 10, 15, '#d9b56a') +
		box(px + 14, py + 2, 10, 15, '#8fa9ab') +
		box(px + 2, py + 19, 10, 15, '#8fa9ab') +
		box(px + 14, py + 19, 10, 15, '#d9b56a');
	return put(
		x,
		y,
		s,
		box(-150, -96, 300, 96, walls) +
			[-134, -92, 66, 108].map((px) => pane(px, -74)).join('') +
			path(
				polygon([
					[-162, -94],
					[-130, -138],
					[130, -138],
					[162, -94],
				]),
				roof,
			) +
			path(
				polygon([
					[-48, -96],
					[0, -156],
					[48, -96],
				]),
				lighter(walls, 0.2),
			) +
			box(-48, -98, 96, 98, lighter(walls, 0.2)) +
			box(-20, -66, 40, 66, darker(INK.clay, 0.1)) +
			box(-16, -62, 15, 58, INK.brick) +
			box(1, -62, 15, 58, INK.brick) +
			disc(0, -110, 13, '#3d4f55') +
			line('M0 -110v-8M0 -110l6 3', INK.cream, 2) +
			path(
				polygon([
					[-60, -92],
					[0, -166],
					[60, -92],
					[50, -92],
					[0, -152],
					[-50, -92],
				]),
				roof,
			) +
			box(-13, -200, 26, 40, lighter(walls, 0.3)) +
			path(
				polygon([
					[-18, -198],
					[0, -224],
					[18, -198],
				]),
				roof,
			) +
			box(-7, -192, 14, 22, '#3d4f55') +
			path('M-5 -174C-5 -184 5 -184 5 -174Z', INK.gold) +
			(snowy
				? path(
						polygon([
							[-164, -94],
							[-131, -142],
							[131, -142],
							[164, -94],
							[120, -102],
							[60, -96],
							[0, -158],
							[-60, -96],
							[-110, -103],
						]),
						INK.snow,
					)
				: '') +
			line('M196 0V-190', INK.stone, 4) +
			path('M198 -188Q220 -196 240 -186T280 -186V-154Q260 -148 240 -156T198 -156Z', INK.spruce) +
			path('M198 -172Q220 -180 240 -170T280 -170V-162Q260 -156 240 -164T198 -164Z', INK.gold),
	);
}

export function fence(w: number, y: number, colour: string, gap = 90): string {
	let drawn = line(
		`M-20 ${String(y - 30)}Q${String(w / 2)} ${String(y - 22)} ${String(w + 20)} ${String(y - 32)}M-20 ${String(y - 14)}Q${String(w / 2)} ${String(y - 7)} ${String(w + 20)} ${String(y - 15)}`,
		colour,
		2,
	);
	for (let x = 10; x < w; x += gap)
		drawn += line(
			`M${String(x)} ${String(y + 6)}l${String((x % 7) - 3)} -48`,
			darker(colour, 0.1),
			6,
		);
	return drawn;
}

export function windmill(x: number, y: number, s: number, colour: string): string {
	const blades = Array.from({ length: 12 }, (_, i) =>
		group(
			path(
				polygon([
					[0, -6],
					[5, -34],
					[-3, -34],
				]),
				colour,
			),
			{ transform: `rotate(${String(i * 30)})` },
		),
	).join('');
	return put(
		x,
		y,
		s,
		line(
			'M-26 0L-4 -150M26 0L4 -150M-22 -26L14 -84M22 -26L-14 -84M-19 -50H19M-12 -96H12',
			colour,
			3.4,
		) + put(0, -156, 1, blades + disc(0, 0, 5, colour) + path('M0 -3L46 -10L46 10Z', colour)),
	);
}

export function bristlecone(chance: Chance, x: number, y: number, s: number): string {
	const wood = '#a98a68';
	const trunk =
		'M-58 8C-30 -10 -40 -66 -28 -112C-22 -150 -50 -178 -82 -206C-46 -204 -26 -196 -14 -176C-12 -214 -34 -250 -24 -306C-14 -268 0 -250 4 -216C16 -246 44 -262 86 -262C54 -244 28 -222 22 -186C40 -206 70 -206 104 -190C66 -184 40 -166 32 -128C16 -96 22 -40 62 8Z';
	let strands = '';
	for (let i = 0; i < 26; i++) {
		const from = chance.number(-56, 62);
		strands += line(
			`M${String(from)} 10C${String(from * 0.5 - 8)} -40 ${String(from * 0.4 - 16)} -90 ${String(from * 0.34)} -140S${String(from * 0.5)} -220 ${String(from * 0.9)} -290`,
			chance.is(0.5) ? darker(wood, 0.3) : lighter(wood, 0.3),
			chance.number(1.4, 4),
			{ opacity: 0.6 },
		);
	}
	const tuft = (tx: number, ty: number, r: number): string => {
		let needles = disc(tx, ty, r * 0.86, INK.pine, r * 0.6);
		for (let i = 0; i < 34; i++) {
			const a = chance.number(0, Math.PI * 2);
			const d = r * Math.sqrt(chance.number()) * 0.8;
			const [nx, ny] = [tx + Math.cos(a) * d, ty + Math.sin(a) * d * 0.7];
			needles += line(
				`M${String(nx)} ${String(ny)}l${String(chance.number(-11, 11))} ${String(chance.number(-13, 3))}`,
				chance.is(0.5) ? INK.spruce : lighter(INK.spruce, 0.22),
				3,
			);
		}
		return needles;
	};
	return put(
		x,
		y,
		s,
		path(trunk, wood) +
			inside(
				trunk,
				strands + path('M10 10C0 -60 20 -130 30 -200L120 -200L120 10Z', INK.ink, { opacity: 0.16 }),
			) +
			line('M-14 -176C-6 -150 2 -120 -6 -70M22 -186C12 -160 14 -120 22 -70', darker(wood, 0.4), 3) +
			tuft(100, -206, 34) +
			tuft(70, -272, 38) +
			tuft(-84, -226, 30) +
			tuft(40, -240, 26) +
			tuft(118, -176, 22),
	);
}

export function dunes(chance: Chance, w: number, y: number, h: number): string {
	let drawn = '';
	const sand = ['#d9b584', '#e2c191', '#cda472', '#e8cb9f'];
	for (let i = 0; i < 5; i++) {
		const base = y + (h * i) / 5;
		const peak = w * chance.number(0.15, 0.85);
		const top = base - chance.number(50, 110);
		const colour = sand[i % sand.length]!;
		const crest = `C${String(peak * 0.5)} ${String(base - 8)} ${String(peak * 0.8)} ${String(top + 8)} ${String(peak)} ${String(top)}`;
		drawn += path(
			`M-40 ${String(base + 20)}${crest}C${String(peak + (w - peak) * 0.3)} ${String(top + 26)} ${String(peak + (w - peak) * 0.6)} ${String(base)} ${String(w + 40)} ${String(base + 24)}L${String(w + 40)} ${String(y + h + 60)}L-40 ${String(y + h + 60)}Z`,
			colour,
		);
		drawn += path(
			`M${String(peak)} ${String(top)}C${String(peak - 26)} ${String(top + 50)} ${String(peak + 66)} ${String(base + 16)} ${String(peak - 10)} ${String(base + h * 0.3)}C${String(peak + w * 0.2)} ${String(base + 60)} ${String(peak + w * 0.4)} ${String(base + 30)} ${String(w + 40)} ${String(base + 24)}C${String(peak + (w - peak) * 0.6)} ${String(base)} ${String(peak + (w - peak) * 0.3)} ${String(top + 26)} ${String(peak)} ${String(top)}Z`,
			darker(colour, 0.2),
			{ opacity: 0.72 },
		);
		for (let k = 0; k < 7; k++)
			drawn += line(
				`M${String(chance.number(0, peak))} ${String(base + 14 + k * 9)}q60 -10 ${String(chance.number(90, 180))} 2`,
				darker(colour, 0.12),
				1.4,
				{ opacity: 0.5 },
			);
	}
	return drawn;
}

/** Water from one bank to the other, with lines of light. */
export function water(
	chance: Chance,
	d: string,
	w: number,
	y: number,
	h: number,
	colour: string,
): string {
	let glints = '';
	for (let i = 0; i < 46; i++)
		glints += line(
			`M${String(chance.number(0, w))} ${String(y + chance.number(0, h))}h${String(chance.number(16, 80))}`,
			chance.is(0.6) ? lighter(colour, 0.4) : darker(colour, 0.2),
			chance.number(1.2, 3),
			{ opacity: 0.55 },
		);
	return path(d, colour) + inside(d, glints);
}

/** What can be seen through a window or behind people walking. */
export type View =
	'front-range' | 'plains' | 'mesa' | 'snow' | 'aspens' | 'hills' | 'dusk' | 'town';

/** A whole view, horizon at `at` (0 to 1 of the height). */
export function view(chance: Chance, kind: View, w: number, h: number, at = 0.62): string {
	const y = h * at;
	switch (kind) {
		case 'front-range': {
			const light = LIGHTS.morning;
			return (
				sky(w, h, light) +
				clouds(chance, w, y * 0.4, 3, INK.cream, w / 1200) +
				range(chance, w, y, h * 0.36, light.far, { snow: 0.42, bottom: h }) +
				range(chance, w, y + h * 0.03, h * 0.2, light.middle, { rough: 0.6, bottom: h }) +
				pines(chance, w, y + h * 0.07, h * 0.1, 40, light.near) +
				hills(chance, w, y + h * 0.1, h * 0.05, light.field, h + 20)
			);
		}
		case 'plains': {
			const light = LIGHTS.noon;
			return (
				sky(w, h, light) +
				clouds(chance, w, y * 0.45, 5, INK.cream, w / 1000) +
				box(-20, y - 4, w + 40, 8, light.far) +
				hills(chance, w, y + 6, h * 0.03, '#c9ba72', h + 20) +
				hills(chance, w, y + h * 0.1, h * 0.03, '#d9bd68', h + 20) +
				grasses(chance, w, y + h * 0.1, h * 0.28, 160, [INK.amber, INK.straw, INK.moss])
			);
		}
		case 'mesa':
			return (
				sky(w, h, LIGHTS.dawn) +
				clouds(chance, w, y * 0.4, 3, '#f6dcc4', w / 1100) +
				mesas(chance, w, y + h * 0.06, h * 0.3, '#b8694a') +
				hills(chance, w, y + h * 0.08, h * 0.03, '#a5986c', h + 20)
			);
		case 'snow':
			return (
				sky(w, h, LIGHTS.winter) +
				range(chance, w, y, h * 0.34, LIGHTS.winter.far, { snow: 0.7, bottom: h }) +
				pines(chance, w, y + h * 0.06, h * 0.14, 34, LIGHTS.winter.near) +
				hills(chance, w, y + h * 0.1, h * 0.05, INK.snow, h + 20) +
				snowfall(chance, w, h, 70)
			);
		case 'aspens':
			return (
				sky(w, h, LIGHTS.autumn) +
				range(chance, w, y, h * 0.3, LIGHTS.autumn.far, { snow: 0.2, bottom: h }) +
				hills(chance, w, y + h * 0.06, h * 0.08, '#b58a34', h + 20) +
				Array.from({ length: 9 }, (_, i) =>
					aspen(
						chance,
						((i + chance.number(0.2, 0.8)) / 9) * w,
						y + h * chance.number(0.08, 0.14),
						h * chance.number(0.3, 0.46),
						chance.one([INK.gold, INK.amber, '#e3b84f']),
					),
				).join('') +
				hills(chance, w, y + h * 0.15, h * 0.03, LIGHTS.autumn.field, h + 20)
			);
		case 'hills':
			return (
				sky(w, h, LIGHTS.noon) +
				clouds(chance, w, y * 0.4, 4, INK.cream, w / 1100) +
				range(chance, w, y, h * 0.22, LIGHTS.noon.far, { rough: 0.6, bottom: h }) +
				hills(chance, w, y + h * 0.04, h * 0.09, LIGHTS.noon.middle, h + 20) +
				pines(chance, w, y + h * 0.07, h * 0.12, 24, LIGHTS.noon.near) +
				hills(chance, w, y + h * 0.1, h * 0.04, LIGHTS.noon.field, h + 20)
			);
		case 'dusk':
			return (
				sky(w, h, LIGHTS.dusk) +
				disc(w * 0.7, y - h * 0.06, h * 0.05, LIGHTS.dusk.sun) +
				range(chance, w, y, h * 0.24, LIGHTS.dusk.far, { bottom: h }) +
				range(chance, w, y + h * 0.04, h * 0.14, LIGHTS.dusk.middle, { rough: 0.6, bottom: h }) +
				pines(chance, w, y + h * 0.09, h * 0.14, 26, LIGHTS.dusk.near) +
				hills(chance, w, y + h * 0.12, h * 0.04, LIGHTS.dusk.field, h + 20)
			);
		case 'town': {
			let houses = '';
			for (let x = -20; x < w;) {
				const [wide, tall] = [w * chance.number(0.06, 0.12), h * chance.number(0.1, 0.22)];
				const colour = chance.one([INK.rose, INK.straw, INK.sage, '#b98a70', '#a7b0a6']);
				houses +=
					box(x, y - tall, wide, tall + h * 0.1, colour) +
					(chance.is(0.5)
						? path(
								polygon([
									[x - 4, y - tall],
									[x + wide / 2, y - tall - h * 0.06],
									[x + wide + 4, y - tall],
								]),
								INK.brick,
							)
						: box(x - 3, y - tall - 6, wide + 6, 9, darker(colour, 0.3)));
				for (let k = 0; k < 3; k++)
					houses += box(
						x + wide * (0.16 + k * 0.26),
						y - tall * 0.7,
						wide * 0.14,
						tall * 0.26,
						'#54656a',
					);
				x += wide + 4;
			}
			return (
				sky(w, h, LIGHTS.morning) +
				range(chance, w, y * 0.86, h * 0.24, LIGHTS.morning.far, { snow: 0.3, bottom: h }) +
				houses +
				hills(chance, w, y + h * 0.06, h * 0.02, LIGHTS.morning.field, h + 20)
			);
		}
	}
}
