/** The scenes of a year: people at work together, and the country around them. */
import {
	INK,
	Chance,
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
import {
	type Hour,
	LIGHTS,
	type View,
	birds,
	bristlecone,
	clouds,
	crane,
	dunes,
	fence,
	flowers,
	grasses,
	grove,
	hills,
	mesas,
	pines,
	range,
	school,
	sky,
	snowfall,
	stars,
	view,
	water,
	windmill,
} from './land.ts';
import { type Person, type Pose, type Wardrobe, cast, figure, shadow } from './people.ts';
import {
	ROOMS,
	type RoomName,
	chair,
	clock,
	lamp,
	lid,
	mug,
	note,
	pane,
	plant,
	room,
	roundTable,
	scribble,
	sheetOnTable,
	shelf,
	timeline,
	tree,
} from './rooms.ts';

export interface Setting {
	readonly room?: RoomName;
	readonly sees?: View;
	readonly hour?: Hour;
	readonly people?: number;
	readonly wardrobe?: Wardrobe;
	/** What makes two pictures of one scene differ. */
	readonly variant?: number;
}

export type Scene = (chance: Chance, w: number, h: number, setting: Setting) => string;

const TABLES = ['#c99f6b', '#b88a5a', '#d8b98a', '#a9795a'];
const CHAIRS = [INK.spruce, INK.clay, INK.denim, '#a98a5c', INK.plum];

/** A backdrop that suits a room: a window, and two of shelf, plant, clock, lamps. */
function backdrop(
	chance: Chance,
	w: number,
	h: number,
	{ room: name = 'straw', sees = 'front-range', variant = 0 }: Setting,
	at = 0.64,
): string {
	const floor = h * at;
	let drawn = room(w, h, ROOMS[name], at);
	const wide = Math.min(w * 0.46, 520);
	const left = variant % 2 === 0;
	const x = left ? w * 0.08 : w * 0.92 - wide;
	drawn += pane(chance, x, h * 0.1, wide, floor * 0.56, sees, 3);
	const other = left ? w * 0.72 : w * 0.1;
	drawn +=
		variant % 3 === 0
			? shelf(chance, other - w * 0.02, floor - h * 0.44, w * 0.22, h * 0.44, 4)
			: variant % 3 === 1
				? note(chance, other, h * 0.12, 84, INK.cream) +
					note(chance, other + 104, h * 0.14, 84, INK.straw) +
					note(chance, other + 30, h * 0.28, 84, INK.sage) +
					clock(other + 190, h * 0.16, 34, 9 + (variant % 4), 40)
				: box(other, h * 0.1, w * 0.2, h * 0.3, INK.cream) +
					box(other, h * 0.1, w * 0.2, 8, INK.stone) +
					timeline(chance, other + 16, h * 0.16, w * 0.2 - 32, 18) +
					scribble(chance, other + 16, h * 0.25, w * 0.16, 4, 22, INK.denim);
	drawn += plant(
		chance,
		left ? w * 0.62 : w * 0.38,
		floor + 8,
		1.25,
		chance.one([INK.clay, INK.denim, INK.plum]),
	);
	return drawn;
}

/** People around a round table: the far side faces us, the near side is seen from behind. */
export const table: Scene = (chance, w, h, setting) => {
	const people = setting.people ?? 6;
	const crew = cast(chance, people, setting.wardrobe);
	const cx = w / 2;
	const ty = h * 0.66;
	const [rx, ry] = [Math.min(w * 0.34, 430), h * 0.1];
	const s = 1.72;
	let drawn = backdrop(chance, w, h, setting);
	if (setting.variant === 2 || setting.variant === 4)
		drawn += lamp(cx - 190, h * 0.1, 0.9, INK.clay) + lamp(cx + 170, h * 0.08, 0.9, INK.spruce);
	const far = Math.ceil(people / 2);
	const holds = ['paper', 'none', 'cup', 'book'] as const;
	for (let i = 0; i < far; i++) {
		const t = far === 1 ? 0.5 : i / (far - 1);
		const x = cx + (t - 0.5) * rx * 1.5;
		const talking = i === (setting.variant ?? 0) % far;
		const turn = Math.max(
			-1,
			Math.min(1, (cx - x) / 260 + ((setting.variant ?? 0) % far > i ? 0.6 : talking ? 0 : -0.6)),
		);
		const prop = talking ? 'none' : holds[(i + (setting.variant ?? 0)) % 4]!;
		drawn += chair(
			x,
			ty - ry * 0.2,
			s * 0.9,
			'front',
			CHAIRS[(setting.variant ?? 0) % CHAIRS.length]!,
		);
		drawn += put(
			x,
			ty - ry * Math.sqrt(1 - ((x - cx) / rx) ** 2) + 6,
			s,
			figure(crew[i]!, {
				view: 'front',
				stance: 'bust',
				turn,
				tilt: turn * 5,
				smile: !talking || chance.is(0.5),
				...(talking
					? { left: [-27, -28] as Point, right: [38, -52] as Point }
					: { left: [-10, -8] as Point, right: [11, prop === 'cup' ? -22 : -8] as Point }),
				holds: prop,
			}),
		);
	}
	drawn += roundTable(cx, ty, rx, ry, TABLES[(setting.variant ?? 0) % 4]!, h * 0.24);
	for (let i = 0; i < people + 2; i++) {
		const a = (i / (people + 2)) * Math.PI * 2 + 0.4;
		const [x, y] = [cx + Math.cos(a) * rx * 0.62, ty + Math.sin(a) * ry * 0.58];
		const kind = (i + (setting.variant ?? 0)) % 4;
		drawn +=
			kind === 0
				? mug(x, y, 1.1, chance.one([INK.clay, INK.cream, INK.denim]))
				: kind === 3 && Math.sin(a) < 0
					? lid(x, y + 4, 0.9)
					: sheetOnTable(chance, x, y, 1.15, chance.one([INK.cream, INK.cream, INK.straw]));
	}
	const near = people - far;
	for (let i = 0; i < near; i++) {
		const t = near === 1 ? 0.5 : i / (near - 1);
		const x = cx + (t - 0.5) * rx * 1.35;
		const y = h * 0.93;
		drawn += put(
			x,
			y,
			s * 1.14,
			figure(crew[far + i]!, {
				view: 'back',
				stance: 'sit',
				left: [-22, -14],
				right: i % 2 === 0 ? [30, -34] : [22, -14],
				tilt: (cx - x) / 60,
			}),
		);
		drawn += chair(x, y + 4, s * 1.1, 'back', CHAIRS[(setting.variant ?? 0) % CHAIRS.length]!);
	}
	return drawn;
};

/** A wall of paper on which a group thinks in silence. */
export const chalkTalk: Scene = (chance, w, h, setting) => {
	const dark = (setting.variant ?? 0) % 2 === 0;
	const { wall, floor } = ROOMS[setting.room ?? 'mist'];
	const board = dark ? '#34473f' : INK.cream;
	const at = 0.74;
	let drawn = room(w, h, { wall, floor }, at);
	const [bx, by, bw, bh] = [w * 0.06, h * 0.07, w * 0.88, h * 0.56];
	drawn +=
		box(bx - 14, by - 14, bw + 28, bh + 28, dark ? '#8a6a49' : INK.stone) +
		box(bx, by, bw, bh, board) +
		box(bx - 14, by + bh + 12, bw + 28, 12, darker('#8a6a49', 0.2));
	const colours = dark
		? [INK.cream, INK.straw, '#d8a596', '#b9d0c4']
		: [INK.spruce, INK.clay, INK.denim, INK.plum, INK.amber];
	const spots: Point[] = [];
	const columns = Math.max(3, Math.round(bw / 240));
	for (let c = 0; c < columns; c++)
		for (let r = 0; r < 2; r++)
			spots.push([
				bx + ((c + 0.5 + chance.number(-0.14, 0.14)) * bw) / columns,
				by + bh * (r === 0 ? 0.22 : 0.52) + chance.number(-18, 18),
			]);
	const centre: Point = [bx + bw / 2, by + bh * 0.36];
	let links = '';
	for (const [x, y] of spots)
		if (chance.is(0.7))
			links += line(
				`M${String(x)} ${String(y)}Q${String((x + centre[0]) / 2 + chance.number(-40, 40))} ${String((y + centre[1]) / 2 + chance.number(-40, 40))} ${String(centre[0])} ${String(centre[1])}`,
				chance.one(colours),
				2.4,
				{ opacity: 0.55 },
			);
	drawn += inside(
		`M${String(bx)} ${String(by)}h${String(bw)}v${String(bh)}h${String(-bw)}Z`,
		links,
	);
	for (const [i, [x, y]] of [...spots, centre].entries()) {
		const middle = i === spots.length;
		const [rx, ry] = middle ? [112, 50] : [chance.number(66, 92), chance.number(34, 44)];
		const colour = middle ? (dark ? INK.gold : INK.clay) : chance.one(colours);
		const ring: Point[] = Array.from({ length: 10 }, (_, k) => [
			x + Math.cos(k * 0.628) * rx * chance.number(0.94, 1.06),
			y + Math.sin(k * 0.628) * ry * chance.number(0.94, 1.06),
		]);
		drawn +=
			path(through(ring, true), board) +
			line(through(ring, true), colour, middle ? 4.5 : 2.6) +
			scribble(
				chance,
				x - rx * 0.66,
				y - ry * 0.28,
				rx * 1.3,
				middle ? 2 : 3,
				middle ? 26 : 17,
				colour,
				middle ? 3.4 : 2,
			);
		if (!middle && chance.is(0.4))
			drawn += scribble(chance, x - rx * 0.5, y + ry + 20, rx, 1, 15, chance.one(colours), 2);
	}
	const people = setting.people ?? 5;
	const crew = cast(chance, people, setting.wardrobe);
	for (let i = 0; i < people; i++) {
		const x = w * (0.14 + (0.72 * (i + 0.5)) / people + chance.number(-0.03, 0.03));
		const near = i % 2;
		const y = h * (0.9 + near * 0.07);
		const s = (2.1 + near * 0.2) * (h > w ? 1.4 : 1);
		drawn += shadow(x, y, 62);
		const writing = i % 3 !== 2;
		drawn += put(
			x,
			y,
			s,
			figure(
				crew[i]!,
				writing
					? {
							view: 'back',
							stance: 'stand',
							right: [26, -150 - (i % 2) * 14],
							holds: 'marker',
							tilt: 4,
						}
					: {
							view: 'side',
							stance: 'stand',
							right: [22, -110],
							left: [20, -104],
							holds: 'book',
							tilt: -4,
						},
			),
			i % 2 === 0 ? 1 : -1,
		);
	}
	return drawn;
};

/** A circle of chairs. */
export const circle: Scene = (chance, w, h, setting) => {
	const people = setting.people ?? 9;
	const crew = cast(chance, people, setting.wardrobe);
	const at = 0.5;
	let drawn = backdrop(chance, w, h, setting, at);
	const [cx, cy, rx, ry] = [w / 2, h * 0.7, Math.min(w * 0.37, 470), h * 0.165];
	const rug = [INK.clay, INK.spruce, INK.denim, INK.plum][(setting.variant ?? 0) % 4]!;
	drawn +=
		disc(cx, cy + 14, rx * 0.82, lighter(rug, 0.24), ry * 0.86) +
		disc(cx, cy + 14, rx * 0.7, lighter(rug, 0.5), ry * 0.72) +
		disc(cx, cy + 14, rx * 0.64, lighter(rug, 0.3), ry * 0.66);
	const colour = CHAIRS[(setting.variant ?? 0) % CHAIRS.length]!;
	const speaker = (setting.variant ?? 0) % people;
	const places = Array.from({ length: people }, (_, i) => {
		const a = -Math.PI / 2 + ((i + 0.5 * ((setting.variant ?? 0) % 2)) / people) * Math.PI * 2;
		return { i, a, x: cx + Math.cos(a) * rx, y: cy + Math.sin(a) * ry };
	}).sort((p, q) => p.y - q.y);
	for (const { i, a, x, y } of places) {
		const s = 1.36 + ((y - cy) / ry) * 0.3;
		const up = Math.sin(a);
		const side = Math.abs(Math.cos(a)) > 0.8;
		const talks = i === speaker;
		drawn += disc(x, y + 58 * s, 46 * s, INK.ink, 9 * s, { opacity: 0.14 });
		if (side) {
			const flip = Math.cos(a) > 0 ? -1 : 1;
			drawn +=
				chair(x, y, s, 'side', colour, flip) +
				put(
					x,
					y,
					s,
					figure(crew[i]!, {
						view: 'side',
						stance: 'sit',
						...(talks
							? { right: [34, -52] as Point, left: [30, -34] as Point }
							: { right: [24, -10] as Point, left: [28, -12] as Point }),
						lean: 3,
					}),
					flip,
				);
		} else if (up < 0) {
			drawn +=
				chair(x, y, s, 'front', colour) +
				put(
					x,
					y,
					s,
					figure(crew[i]!, {
						view: 'front',
						stance: 'sit',
						turn: Math.max(-1, Math.min(1, (cx - x) / 160)),
						tilt: (cx - x) / 50,
						...(talks
							? { left: [-28, -38] as Point, right: [28, -46] as Point }
							: { left: [-9, -8] as Point, right: [9, -6] as Point }),
					}),
				);
		} else {
			drawn +=
				put(
					x,
					y,
					s,
					figure(crew[i]!, {
						view: 'back',
						stance: 'sit',
						left: [-20, -8],
						right: talks ? [32, -46] : [20, -8],
						tilt: (cx - x) / 60,
					}),
				) + chair(x, y + 4, s, 'back', colour);
		}
	}
	return drawn;
};

/** Two or three walking and talking, in the open. */
export const walk: Scene = (chance, w, h, setting) => {
	const people = setting.people ?? 2;
	const crew = cast(chance, people, setting.wardrobe);
	let drawn = view(chance, setting.sees ?? 'front-range', w, h, h > w ? 0.56 : 0.6);
	const y = h * 0.9;
	const earth = setting.sees === 'snow' ? '#d9dad4' : '#d8bd8e';
	drawn += path(
		`M-20 ${String(y - h * 0.05)}C${String(w * 0.3)} ${String(y - h * 0.075)} ${String(w * 0.6)} ${String(y - h * 0.02)} ${String(w + 20)} ${String(y - h * 0.06)}V${String(y + h * 0.05)}C${String(w * 0.6)} ${String(y + h * 0.085)} ${String(w * 0.3)} ${String(y + h * 0.02)} -20 ${String(y + h * 0.06)}Z`,
		earth,
	);
	const s = (h > w ? 2.5 : 2.5) * (h / (h > w ? 1200 : 800)) * (h > w ? 1.1 : 1);
	const flip = (setting.variant ?? 0) % 2 === 0 ? 1 : -1;
	for (let i = 0; i < people; i++) {
		const x =
			w * 0.5 +
			(i - (people - 1) / 2) * 108 * s * 0.68 +
			(((setting.variant ?? 0) % 3) - 1) * w * 0.12;
		const talks = i === 0;
		const back = i % 2 === 1 && people === 2 ? 8 : 0;
		drawn +=
			shadow(x, y - back, 34 * s) +
			put(
				x,
				y - back,
				s,
				figure(crew[i]!, {
					view: 'side',
					stance: 'walk',
					step: i % 2,
					tilt: talks ? -2 : 3,
					...(talks
						? { right: [40, -116] as Point, left: [28, -94] as Point }
						: { right: [8, -80] as Point, left: [-4, -82] as Point }),
					holds: i === 1 ? 'cup' : 'none',
					lean: 2,
				}),
				flip,
			);
	}
	drawn +=
		setting.sees === 'snow'
			? ''
			: grasses(chance, w, h * 0.95, h * 0.06, 130, [INK.moss, INK.amber, INK.straw, INK.sage]);
	return drawn;
};

/** Two at a laptop by a window. */
export const laptops: Scene = (chance, w, h, setting) => {
	const crew = cast(chance, 2, setting.wardrobe);
	const { wall, floor } = ROOMS[setting.room ?? 'cream'];
	let drawn = room(w, h, { wall, floor }, 0.8);
	drawn += pane(chance, w * 0.14, h * 0.08, w * 0.72, h * 0.44, setting.sees ?? 'front-range', 3);
	const y = h * 0.74;
	const s = Math.min(w / 460, h / 330);
	const desk = TABLES[(setting.variant ?? 0) % 4]!;
	drawn += put(
		w * 0.36,
		y - 20,
		s,
		figure(crew[0]!, {
			view: 'front',
			stance: 'bust',
			turn: 0.8,
			tilt: 4,
			left: [-16, -6],
			right: [30, -16],
		}),
	);
	drawn += put(
		w * 0.64,
		y - 20,
		s,
		figure(crew[1]!, {
			view: 'front',
			stance: 'bust',
			turn: -0.6,
			tilt: -3,
			left: [-14, -4],
			right: [12, -4],
			smile: true,
		}),
	);
	drawn +=
		box(-20, y - 26, w + 40, 60, desk) +
		box(-20, y + 30, w + 40, 16, darker(desk, 0.3)) +
		box(w * 0.06, y + 46, 26, h, darker(desk, 0.4)) +
		box(w * 0.92, y + 46, 26, h, darker(desk, 0.4));
	drawn +=
		lid(w * 0.5, y + 4, 1.9) +
		mug(w * 0.27, y + 10, 1.7, INK.clay) +
		sheetOnTable(chance, w * 0.72, y + 6, 1.7) +
		sheetOnTable(chance, w * 0.79, y + 10, 1.5, INK.straw) +
		mug(w * 0.86, y + 8, 1.6, INK.denim);
	return drawn + plant(chance, w * 0.95, y - 22, 1.4, INK.plum);
};

/** A wall of sticky notes being put in order. */
export const notes: Scene = (chance, w, h, setting) => {
	const { wall, floor } = ROOMS[setting.room ?? 'cream'];
	let drawn = room(w, h, { wall, floor }, h > w ? 0.82 : 0.8);
	const columns = Math.round(w / 200);
	const colours = [INK.gold, '#e8b7a2', '#b7cdb4', '#a9c4cc', INK.straw, '#cdb4c8'];
	for (let c = 0; c < columns; c++) {
		const x = w * 0.05 + (c * w * 0.9) / columns;
		const wide = (w * 0.9) / columns;
		drawn +=
			box(
				x + wide * 0.08,
				h * 0.06,
				wide * 0.8,
				34,
				[INK.spruce, INK.clay, INK.denim, INK.plum][c % 4]!,
			) + scribble(chance, x + wide * 0.16, h * 0.06 + 24, wide * 0.5, 1, 20, INK.cream, 3);
		const rows = h > w ? 7 : 4;
		for (let r = 0; r < rows; r++) {
			if (chance.is(0.16)) continue;
			for (const side of [0, 1])
				if (chance.is(0.86))
					drawn += note(
						chance,
						x + wide * (0.06 + side * 0.43) + chance.number(-5, 5),
						h * 0.13 + r * wide * 0.44 + chance.number(-5, 5),
						wide * 0.36,
						colours[(c + (chance.is(0.3) ? 1 : 0)) % colours.length]!,
					);
		}
	}
	const people = setting.people ?? 4;
	const crew = cast(chance, people, setting.wardrobe);
	for (let i = 0; i < people; i++) {
		const x = w * (0.14 + (0.74 * (i + 0.5)) / people);
		const y = h * (0.95 + (i % 2) * 0.03);
		const s = (h > w ? 2.6 : 2.25) * Math.min(1.2, w / 1000 + 0.1);
		drawn += shadow(x, y, 66);
		const pose: Pose =
			i % 3 === 0
				? { view: 'back', stance: 'stand', right: [30, -152], holds: 'note', tilt: 4 }
				: i % 3 === 1
					? { view: 'side', stance: 'stand', right: [30, -120], left: [14, -92], tilt: -3 }
					: { view: 'back', stance: 'stand', left: [-8, -96], right: [8, -96], tilt: -3 };
		drawn += put(x, y, s, figure(crew[i]!, pose), i % 2 === 0 ? 1 : -1);
	}
	return drawn;
};

/** A room from its last row: one speaks, all listen. */
export const audience: Scene = (chance, w, h, setting) => {
	const { wall, floor } = ROOMS[setting.room ?? 'dusk'];
	let drawn = room(w, h, { wall, floor }, 0.62);
	const [sx, sy, sw, sh] = [w * 0.27, h * 0.07, w * 0.5, h * 0.36];
	drawn +=
		box(sx - 10, sy - 10, sw + 20, sh + 20, darker(wall, 0.4)) + box(sx, sy, sw, sh, INK.cream);
	if ((setting.variant ?? 0) % 2 === 0)
		drawn +=
			timeline(chance, sx + 36, sy + sh * 0.36, sw - 72, 46) +
			scribble(chance, sx + 36, sy + sh * 0.2, sw * 0.4, 1, 34, INK.ink, 4);
	else
		drawn += put(
			sx,
			sy,
			1,
			inside(
				`M0 0H${String(sw)}V${String(sh)}H0Z`,
				view(chance, setting.sees ?? 'aspens', sw, sh, 0.64),
			),
		);
	const crew = cast(chance, 26, setting.wardrobe);
	const speakerX = w * 0.15;
	drawn +=
		shadow(speakerX, h * 0.7, 50) +
		put(
			speakerX,
			h * 0.7,
			1.7,
			figure(crew[0]!, {
				view: 'front',
				stance: 'stand',
				turn: 0.8,
				left: [-18, -92],
				right: [52, -142],
				tilt: 3,
			}),
		);
	let k = 1;
	for (let r = 0; r < 3; r++) {
		const count = [8, 7, 6][r]!;
		const y = h * [0.8, 0.93, 1.1][r]!;
		const s = [1.25, 1.62, 2.15][r]!;
		for (let i = 0; i < count; i++) {
			const x = w * ((i + 0.5 + (r % 2) * 0.18) / count) + chance.number(-14, 14);
			const raised = r === 1 && i === 3;
			drawn +=
				put(
					x,
					y,
					s,
					figure(crew[k++ % crew.length]!, {
						view: 'back',
						stance: 'sit',
						left: [-18, -8],
						right: raised ? [22, -92] : [18, -8],
						tilt: chance.number(-7, 7),
					}),
				) +
				chair(
					x,
					y + 4,
					s,
					'back',
					darker(CHAIRS[(r + (setting.variant ?? 0)) % CHAIRS.length]!, 0.1),
				);
		}
	}
	return drawn;
};

/** A lesson: pupils from behind, the teacher at the board, a colleague who observes. */
export const classroom: Scene = (chance, w, h, setting) => {
	const { wall, floor } = ROOMS[setting.room ?? 'mist'];
	let drawn = room(w, h, { wall, floor }, 0.6);
	drawn +=
		box(w * 0.2, h * 0.06, w * 0.54, h * 0.32, '#8a6a49') +
		box(w * 0.2 + 10, h * 0.06 + 10, w * 0.54 - 20, h * 0.32 - 20, '#33483f');
	drawn +=
		scribble(chance, w * 0.24, h * 0.14, w * 0.2, 3, 30, INK.cream, 3) +
		line(
			`M${String(w * 0.5)} ${String(h * 0.32)}V${String(h * 0.12)}M${String(w * 0.48)} ${String(h * 0.3)}H${String(w * 0.7)}M${String(w * 0.5)} ${String(h * 0.3)}Q${String(w * 0.58)} ${String(h * 0.28)} ${String(w * 0.68)} ${String(h * 0.13)}`,
			INK.straw,
			3.4,
		);
	drawn +=
		pane(chance, w * 0.8, h * 0.1, w * 0.16, h * 0.3, setting.sees ?? 'plains', 2) +
		clock(w * 0.1, h * 0.13, 34, 10, 10) +
		box(w * 0.04, h * 0.24, w * 0.12, h * 0.16, INK.cream) +
		scribble(chance, w * 0.05, h * 0.29, w * 0.1, 3, 20, INK.clay, 2.4);
	const [teacher, observer] = cast(chance, 2, setting.wardrobe) as [Person, Person];
	drawn +=
		shadow(w * 0.36, h * 0.68, 56) +
		put(
			w * 0.36,
			h * 0.68,
			1.8,
			figure(teacher, {
				view: 'front',
				stance: 'stand',
				turn: 0.5,
				left: [-58, -160],
				right: [24, -96],
				tilt: 3,
			}),
		);
	drawn +=
		chair(w * 0.93, h * 0.68, 1.5, 'side', INK.gold, -1) +
		put(
			w * 0.93,
			h * 0.68,
			1.5,
			figure(observer, {
				view: 'side',
				stance: 'sit',
				right: [22, -24],
				left: [26, -26],
				holds: 'clipboard',
				tilt: 6,
			}),
			-1,
		);
	const pupils = cast(chance, 11, { young: true });
	let k = 0;
	for (let r = 0; r < 2; r++) {
		const count = 5 - r;
		for (let i = 0; i < count; i++) {
			const x = w * ((i + 0.5) / count) * 0.86 + w * (0.04 + r * 0.03);
			const y = h * (0.8 + r * 0.17);
			const s = 1.22 + r * 0.34;
			drawn +=
				box(x - 62 * s, y - 44 * s, 124 * s, 9 * s, '#d8b98a') +
				box(x - 62 * s, y - 35 * s, 124 * s, 4 * s, darker('#d8b98a', 0.3)) +
				sheetOnTable(chance, x + 30 * s, y - 46 * s, 0.8);
			const up = (i + r * 2 + (setting.variant ?? 0)) % 3 === 0;
			drawn +=
				put(
					x,
					y,
					s,
					figure(pupils[k++]!, {
						view: 'back',
						stance: 'sit',
						left: [-22, -30],
						right: up ? [22, -94] : [22, -30],
						tilt: chance.number(-8, 8),
					}),
				) + chair(x, y + 4, s * 0.9, 'back', [INK.denim, INK.spruce][r]!);
		}
	}
	return drawn;
};

/** Three on stools: one speaks, two only listen. */
export const triad: Scene = (chance, w, h, setting) => {
	const crew = cast(chance, 3, setting.wardrobe);
	const outdoor = setting.hour !== undefined;
	let drawn = outdoor
		? view(chance, setting.sees ?? 'hills', w, h, 0.55)
		: backdrop(chance, w, h, setting, 0.62);
	const y = h * 0.76;
	const s = Math.min(w / 520, h / 400);
	const wood = CHAIRS[(setting.variant ?? 0) % CHAIRS.length]!;
	for (const [x, width] of [
		[0.24, 70],
		[0.5, 60],
		[0.76, 70],
	] as const)
		drawn += disc(w * x, y + 56 * s, width * s * 0.8, INK.ink, 10 * s, { opacity: 0.14 });
	drawn +=
		chair(w * 0.5, y - 34, s * 0.94, 'front', wood) +
		put(
			w * 0.5,
			y - 34,
			s * 0.94,
			figure(crew[1]!, {
				view: 'front',
				stance: 'sit',
				turn: -0.9,
				tilt: -5,
				left: [-8, -10],
				right: [9, -8],
			}),
		);
	drawn +=
		chair(w * 0.22, y, s, 'side', wood) +
		put(
			w * 0.22,
			y,
			s,
			figure(crew[0]!, { view: 'side', stance: 'sit', right: [40, -56], left: [36, -30], lean: 4 }),
		);
	drawn +=
		chair(w * 0.78, y, s, 'side', wood, -1) +
		put(
			w * 0.78,
			y,
			s,
			figure(crew[2]!, {
				view: 'side',
				stance: 'sit',
				right: [22, -14],
				left: [26, -16],
				lean: 7,
				tilt: 4,
				holds: (setting.variant ?? 0) % 2 === 0 ? 'none' : 'cup',
			}),
			-1,
		);
	return drawn;
};

/** Posters along a wall and people who read them. */
export const gallery: Scene = (chance, w, h, setting) => {
	const { wall, floor } = ROOMS[setting.room ?? 'rose'];
	let drawn = room(w, h, { wall, floor }, 0.78);
	const count = Math.max(2, Math.round(w / 330));
	for (let i = 0; i < count; i++) {
		const [pw, ph] = [(w * 0.8) / count, h * 0.44];
		const x = w * 0.06 + (i * w * 0.88) / count + 10;
		const y = h * 0.1 + (i % 2) * 14;
		drawn +=
			box(x + 6, y + 8, pw, ph, INK.ink, { opacity: 0.14 }) +
			box(x, y, pw, ph, [INK.cream, '#e9dcc0', '#dfe4d6'][i % 3]!);
		drawn += scribble(
			chance,
			x + pw * 0.1,
			y + ph * 0.14,
			pw * 0.7,
			1,
			28,
			[INK.clay, INK.spruce, INK.denim, INK.plum][i % 4]!,
			4,
		);
		if (i % 3 === 0)
			for (let k = 0; k < 4; k++)
				drawn += box(
					x + pw * (0.14 + k * 0.19),
					y + ph * (0.86 - [0.3, 0.46, 0.22, 0.54][k]!),
					pw * 0.13,
					ph * [0.3, 0.46, 0.22, 0.54][k]!,
					[INK.spruce, INK.gold, INK.sage, INK.clay][k]!,
				);
		else if (i % 3 === 1)
			drawn +=
				timeline(chance, x + pw * 0.1, y + ph * 0.34, pw * 0.8, 26) +
				scribble(chance, x + pw * 0.1, y + ph * 0.66, pw * 0.8, 4, 22, INK.ink, 2.2);
		else
			drawn +=
				disc(x + pw * 0.36, y + ph * 0.54, pw * 0.22, INK.straw) +
				disc(x + pw * 0.62, y + ph * 0.54, pw * 0.22, INK.river, undefined, { opacity: 0.7 }) +
				scribble(chance, x + pw * 0.12, y + ph * 0.88, pw * 0.7, 1, 20, INK.ink, 2.2);
		for (let k = 0; k < 3; k++)
			drawn += note(
				chance,
				x + pw * chance.number(0.05, 0.8),
				y + ph * chance.number(0.72, 0.98),
				34,
				chance.one([INK.gold, '#e8b7a2', '#b7cdb4']),
			);
	}
	const people = setting.people ?? 5;
	const crew = cast(chance, people, setting.wardrobe);
	for (let i = 0; i < people; i++) {
		const x = w * ((i + 0.5) / people) + chance.number(-20, 20);
		const y = h * (0.93 + (i % 2) * 0.05);
		const s = 2.15 + (i % 2) * 0.2;
		const poses: Pose[] = [
			{ view: 'back', stance: 'stand', tilt: 4 },
			{
				view: 'side',
				stance: 'stand',
				right: [28, -104],
				left: [10, -92],
				holds: 'none',
				tilt: -3,
			},
			{ view: 'back', stance: 'stand', right: [26, -144], holds: 'note' },
			{ view: 'side', stance: 'walk', right: [12, -86], holds: 'cup' },
		];
		drawn +=
			shadow(x, y, 64) +
			put(
				x,
				y,
				s,
				figure(crew[i]!, poses[(i + (setting.variant ?? 0)) % 4]!),
				(i + (setting.variant ?? 0)) % 2 === 0 ? 1 : -1,
			);
	}
	return drawn;
};

/** A table from above: hands, papers, pencils. */
export const hands: Scene = (chance, w, h, setting) => {
	const wood = TABLES[(setting.variant ?? 0) % 4]!;
	let drawn = box(-20, -20, w + 40, h + 40, wood);
	for (let i = 0; i < 9; i++)
		drawn += line(
			through([
				[-20, (i * h) / 8],
				[w * 0.3, (i * h) / 8 + chance.number(-8, 8)],
				[w * 0.7, (i * h) / 8 + chance.number(-8, 8)],
				[w + 20, (i * h) / 8],
			]),
			darker(wood, 0.16),
			2,
			{ opacity: 0.6 },
		);
	const tilt = (x: number, y: number, a: number, content: string): string =>
		`<g transform="translate(${String(Math.round(x))} ${String(Math.round(y))}) rotate(${String(Math.round(a))})">${content}</g>`;
	const card = (wide: number, high: number, colour: string, lines: number): string =>
		box(-wide / 2 + 5, -high / 2 + 8, wide, high, INK.ink, { opacity: 0.16 }) +
		box(-wide / 2, -high / 2, wide, high, colour) +
		scribble(
			chance,
			-wide * 0.4,
			-high * 0.32,
			wide * 0.8,
			lines,
			(high * 0.76) / lines,
			mix(colour, INK.ink, 0.72),
			2.6,
		);
	const paper = (wide: number, high: number): string =>
		box(-wide / 2 + 6, -high / 2 + 9, wide, high, INK.ink, { opacity: 0.16 }) +
		box(-wide / 2, -high / 2, wide, high, INK.cream) +
		timeline(chance, -wide * 0.4, -high * 0.36, wide * 0.8, high * 0.08) +
		scribble(chance, -wide * 0.4, -high * 0.08, wide * 0.8, 7, high * 0.072, INK.denim, 2.4);
	drawn += tilt(
		w * 0.5,
		h * 0.5,
		chance.number(-8, 8),
		paper(w * 0.36, Math.min(h * 0.52, w * 0.48)),
	);
	drawn +=
		tilt(w * 0.2, h * 0.3, -14, card(w * 0.17, w * 0.17, INK.gold, 4)) +
		tilt(w * 0.8, h * 0.26, 11, card(w * 0.16, w * 0.16, '#e8b7a2', 4)) +
		tilt(w * 0.82, h * 0.7, -7, card(w * 0.17, w * 0.17, '#b7cdb4', 4)) +
		tilt(w * 0.17, h * 0.72, 8, card(w * 0.15, w * 0.15, '#a9c4cc', 3));
	drawn +=
		disc(w * 0.34 + 6, h * 0.13 + 8, 62, INK.ink, undefined, { opacity: 0.16 }) +
		disc(w * 0.34, h * 0.13, 62, INK.cream) +
		disc(w * 0.34, h * 0.13, 50, INK.clay) +
		disc(w * 0.34, h * 0.13, 42, '#4a3022') +
		disc(w * 0.33, h * 0.12, 20, '#6b4a36', 12);
	const crew = cast(chance, 4);
	const hand = (x: number, y: number, a: number, person: Person, pen: boolean): string => {
		const cuff = person.top;
		const skin = person.skin;
		const s = Math.min(w, h) / 620;
		return tilt(
			x,
			y,
			a,
			put(
				0,
				0,
				s,
				path('M-52 420L-38 96L40 96L60 420Z', cuff) +
					path('M-41 108L-38 92L40 92L43 108Z', darker(cuff, 0.18)) +
					path('M-36 98C-40 50 -44 30 -34 6C-28 -8 20 -10 28 4C40 26 38 56 36 98Z', skin) +
					line('M-30 12L-40 -46M-12 4L-16 -66M8 2L8 -64M24 8L30 -44', skin, 20) +
					line('M30 50L60 14', skin, 21) +
					line('M-20 2L-22 -18M-3 -2L-4 -24M15 0L17 -22', darker(skin, 0.22), 2.6) +
					(pen
						? line('M64 26L-28 -96', INK.spruce, 11) + line('M-28 -96L-36 -106', INK.ink, 5)
						: ''),
			),
		);
	};
	const layouts: readonly (readonly [number, number, number, boolean])[][] = [
		[
			[0.36, 0.84, 12, true],
			[0.68, 0.86, -14, false],
			[0.62, 0.12, 186, false],
			[0.06, 0.5, 84, false],
		],
		[
			[0.26, 0.86, 20, false],
			[0.58, 0.88, -4, true],
			[0.93, 0.46, -88, false],
			[0.5, 0.1, 178, false],
		],
		[
			[0.5, 0.86, 4, true],
			[0.08, 0.4, 80, false],
			[0.92, 0.6, -82, true],
			[0.76, 0.08, 196, false],
		],
	];
	for (const [i, [x, y, a, pen]] of layouts[(setting.variant ?? 0) % 3]!.entries())
		drawn += hand(w * x, h * y, a, crew[i]!, pen);
	return drawn;
};

/** Things left on a table: a notebook, a cup, a timer, badges without names. */
export const still: Scene = (chance, w, h, setting) => {
	const wall = ROOMS[setting.room ?? 'sage'].wall;
	const desk = TABLES[(setting.variant ?? 0) % 4]!;
	const y = h * 0.62;
	let drawn =
		box(-20, -20, w + 40, h + 40, wall) +
		pane(chance, w * 0.1, h * 0.04, w * 0.8, h * 0.42, setting.sees ?? 'aspens', 2) +
		box(-20, y, w + 40, h, desk) +
		box(-20, y, w + 40, 8, lighter(desk, 0.3));
	const cx = w * 0.5;
	if ((setting.variant ?? 0) % 2 === 0) {
		drawn +=
			path(
				polygon([
					[cx - 230, h * 0.86],
					[cx - 20, h * 0.8],
					[cx + 160, h * 0.87],
					[cx - 60, h * 0.95],
				]),
				INK.cream,
			) +
			line(
				`M${String(cx - 40)} ${String(h * 0.81)}L${String(cx - 160)} ${String(h * 0.9)}`,
				INK.stone,
				3,
			) +
			path(
				polygon([
					[cx - 230, h * 0.86],
					[cx - 60, h * 0.95],
					[cx + 160, h * 0.87],
					[cx + 160, h * 0.89],
					[cx - 60, h * 0.975],
					[cx - 230, h * 0.88],
				]),
				INK.clay,
			);
		drawn += put(
			cx + w * 0.22,
			h * 0.8,
			w / 420,
			path('M-42 0C-46 -70 -42 -86 0 -88C42 -86 46 -70 42 0Z', INK.spruce) +
				disc(0, -44, 34, INK.cream) +
				path('M0 -44L0 -76A32 32 0 0 1 27 -28Z', INK.clay) +
				line('M0 -44L0 -70', INK.ink, 4) +
				disc(0, -44, 4, INK.ink) +
				box(-8, -100, 16, 14, INK.ink),
		);
		drawn += mug(cx - w * 0.27, h * 0.77, w / 210, INK.cream);
		drawn +=
			line(
				`M${String(cx + 40)} ${String(h * 0.93)}L${String(cx + 260)} ${String(h * 0.88)}`,
				INK.gold,
				12,
			) + line(`M${String(cx + 260)} ${String(h * 0.88)}l16 -4`, INK.ink, 6);
	} else {
		for (let i = 0; i < 9; i++) {
			const [x, at] = [
				w * (0.14 + (i % 3) * 0.27) + chance.number(-16, 16),
				h * (0.7 + Math.floor(i / 3) * 0.1) + chance.number(-8, 8),
			];
			const s = 0.9 + Math.floor(i / 3) * 0.16;
			drawn +=
				line(
					`M${String(x - 20)} ${String(at - 26 * s)}q20 -70 50 -30t30 -14`,
					[INK.spruce, INK.gold, INK.clay][i % 3]!,
					5,
				) +
				path(
					polygon([
						[x - 62 * s, at - 26 * s],
						[x + 62 * s, at - 30 * s],
						[x + 66 * s, at + 28 * s],
						[x - 60 * s, at + 32 * s],
					]),
					INK.cream,
				) +
				path(
					polygon([
						[x - 62 * s, at - 26 * s],
						[x + 62 * s, at - 30 * s],
						[x + 62.6 * s, at - 16 * s],
						[x - 61.6 * s, at - 12 * s],
					]),
					[INK.spruce, INK.gold, INK.clay][i % 3]!,
				) +
				line(`M${String(x - 40 * s)} ${String(at + 8 * s)}h${String(70 * s)}`, INK.stone, 2);
		}
		drawn += mug(w * 0.86, h * 0.72, w / 260, INK.denim);
	}
	return drawn;
};

/** A schoolhouse in its country. */
export const schoolhouse: Scene = (chance, w, h, setting) => {
	const snowy = setting.sees === 'snow';
	let drawn = view(chance, setting.sees ?? 'plains', w, h, 0.62);
	const y = h * 0.82;
	drawn += school(
		w * 0.5,
		y,
		Math.min(1.5, w / 860),
		['#e5d2ac', '#c9785a', '#dfe0d2'][(setting.variant ?? 0) % 3]!,
		['#5e4559', '#3f5650', '#8f4030'][(setting.variant ?? 0) % 3]!,
		snowy,
	);
	drawn += path(
		`M${String(w * 0.46)} ${String(y)}L${String(w * 0.54)} ${String(y)}L${String(w * 0.7)} ${String(h + 20)}L${String(w * 0.3)} ${String(h + 20)}Z`,
		snowy ? '#dfe0da' : '#d9c193',
	);
	const crew = cast(chance, 5, {
		...setting.wardrobe,
		...(snowy ? { season: 'winter' as const } : {}),
	});
	for (let i = 0; i < (setting.people ?? 4); i++) {
		const [x, at] = [w * [0.42, 0.58, 0.36, 0.66, 0.5][i]!, h * [0.9, 0.92, 0.97, 0.95, 0.86][i]!];
		const s = 0.84 + ((at - h * 0.84) / h) * 2.4;
		drawn +=
			shadow(x, at, 28 * s) +
			put(
				x,
				at,
				s,
				figure(
					crew[i]!,
					i % 2 === 0
						? { view: 'back', stance: 'walk', step: i % 2 }
						: { view: 'side', stance: 'walk', step: 1, right: [14, -88] },
				),
				i % 2 === 0 ? 1 : -1,
			);
	}
	return (
		drawn +
		(snowy
			? snowfall(chance, w, h, 90)
			: fence(w, h * 0.985, '#8a7558') +
				grasses(chance, w, h * 0.92, h * 0.1, 90, [INK.amber, INK.moss, INK.straw]))
	);
};

/** A group from behind, looking out over the country. */
export const overlook: Scene = (chance, w, h, setting) => {
	const people = setting.people ?? 7;
	const crew = cast(chance, people, setting.wardrobe);
	let drawn = view(chance, setting.sees ?? 'front-range', w, h, 0.62);
	drawn += path(
		through([
			[-40, h * 0.9],
			[w * 0.2, h * 0.84],
			[w * 0.5, h * 0.86],
			[w * 0.8, h * 0.83],
			[w + 40, h * 0.9],
		]) + `V${String(h + 20)}H-40Z`,
		setting.sees === 'dusk' ? '#2f2f3d' : '#7c7a58',
	);
	const s = Math.min(2, (w * 0.9) / (people * 48));
	for (let i = 0; i < people; i++) {
		const x =
			w * 0.5 + (i - (people - 1) / 2) * ((w * 0.84) / people) * 0.96 + chance.number(-8, 8);
		const y = h * (0.93 + (i % 2) * 0.025);
		const points = i === (setting.variant ?? 0) % people;
		drawn +=
			shadow(x, y, 30 * s) +
			put(
				x,
				y,
				s,
				figure(crew[i]!, {
					view: 'back',
					stance: 'stand',
					tilt: chance.number(-6, 6),
					...(points ? { right: [48, -136] as Point } : {}),
				}),
			);
	}
	return (
		drawn +
		grasses(
			chance,
			w,
			h * 0.95,
			h * 0.06,
			110,
			setting.sees === 'dusk' ? ['#1f202c', '#3c3a4a'] : [INK.moss, INK.amber, INK.straw],
		)
	);
};

/** A fire at night, and a circle around it. */
export const campfire: Scene = (chance, w, h, setting) => {
	const people = setting.people ?? 7;
	const crew = cast(chance, people, setting.wardrobe).map((person) => ({
		...person,
		top: mix(person.top, '#4a2f3a', 0.35),
		legs: mix(person.legs, INK.night, 0.5),
		skin: mix(person.skin, '#c46a3a', 0.16),
	}));
	let drawn =
		sky(w, h, LIGHTS.night) +
		stars(chance, w, h * 0.62, 260) +
		range(chance, w, h * 0.56, h * 0.2, LIGHTS.night.far, { bottom: h }) +
		pines(chance, w, h * 0.66, h * 0.3, 34, LIGHTS.night.near) +
		box(-20, h * 0.64, w + 40, h, '#251f2b');
	const [cx, cy] = [w / 2, h * 0.8];
	for (const [r, o] of [
		[0.42, 0.1],
		[0.32, 0.12],
		[0.22, 0.16],
		[0.12, 0.22],
	] as const)
		drawn += disc(cx, cy - 10, w * r, '#e08a3c', h * r * 0.62, { opacity: o });
	const places = Array.from({ length: people }, (_, i) => {
		const a = Math.PI * (0.98 + (i / (people - 1)) * 1.04);
		return {
			i,
			x: cx + Math.cos(a) * Math.min(w * 0.34, 430),
			y: cy + 10 + Math.sin(a) * h * 0.12,
		};
	}).sort((p, q) => p.y - q.y);
	for (const { i, x, y } of places) {
		const s = 1.5 * (h / 800) + (y - cy) / 400;
		const left = x < cx - w * 0.2;
		const right = x > cx + w * 0.2;
		drawn += path(
			through(
				[
					[x - 46 * s, y - 2],
					[x + 46 * s, y - 2],
					[x + 48 * s, y + 16 * s],
					[x - 48 * s, y + 16 * s],
				],
				true,
			),
			'#4d372c',
		);
		drawn +=
			left || right
				? put(
						x,
						y,
						s,
						figure(crew[i]!, {
							view: 'side',
							stance: 'sit',
							right: [24, -16],
							left: [28, -18],
							holds: i % 2 === 0 ? 'cup' : 'none',
							lean: 4,
						}),
						left ? 1 : -1,
					)
				: put(
						x,
						y,
						s,
						figure(crew[i]!, {
							view: 'front',
							stance: 'sit',
							turn: (cx - x) / 200,
							left: i === 3 ? [-26, -40] : [-8, -12],
							right: i === 3 ? [26, -36] : [9, -10],
						}),
					);
	}
	const flame = (s: number, colour: string): string =>
		put(
			cx,
			cy + 46,
			s,
			path(
				'M0 0C-34 -6 -38 -44 -18 -66C-16 -52 -8 -50 -6 -62C-4 -84 2 -96 12 -110C10 -86 34 -66 30 -36C28 -14 20 -2 0 0Z',
				colour,
			),
		);
	drawn +=
		disc(cx, cy + 48, 76, '#171219', 16) +
		line(
			`M${String(cx - 50)} ${String(cy + 50)}L${String(cx + 44)} ${String(cy + 32)}M${String(cx + 50)} ${String(cy + 50)}L${String(cx - 44)} ${String(cy + 32)}`,
			'#5b3d2c',
			15,
		) +
		flame(1.25, '#d8692f') +
		flame(0.86, '#eda540') +
		flame(0.46, '#fbe3a0');
	for (let i = 0; i < 26; i++)
		drawn += disc(
			cx + chance.number(-60, 60),
			cy - chance.number(60, 300),
			chance.number(1, 2.6),
			'#f0b25a',
			undefined,
			{ opacity: 0.8 },
		);
	return drawn;
};

/** Among books: pairs that read to each other. */
export const library: Scene = (chance, w, h, setting) => {
	const { wall, floor } = ROOMS[setting.room ?? 'spruce'];
	let drawn = room(w, h, { wall, floor }, 0.7);
	const count = Math.max(2, Math.round(w / 300));
	for (let i = 0; i < count; i++)
		drawn +=
			i === 1 && count > 2
				? pane(
						chance,
						w * 0.04 + (i * w * 0.94) / count + 10,
						h * 0.1,
						(w * 0.82) / count,
						h * 0.4,
						setting.sees ?? 'dusk',
						2,
					)
				: shelf(
						chance,
						w * 0.03 + (i * w * 0.95) / count,
						h * 0.06,
						(w * 0.9) / count,
						h * 0.64,
						5,
					);
	const crew = cast(chance, 4, setting.wardrobe);
	const s = w > h ? Math.min(w / 560, h / 420) : w / 360;
	const y = h * (w > h ? 0.78 : 0.8);
	const pairs: readonly (readonly [number, number])[] =
		w > h
			? [
					[0.2, 0.4],
					[0.64, 0.84],
				]
			: [[0.28, 0.72]];
	for (const [k, [left, right]] of pairs.entries()) {
		const colour = [INK.clay, INK.gold][k]!;
		for (const x of [left, right])
			drawn += disc(w * x, y + 57 * s, 50 * s, INK.ink, 9 * s, { opacity: 0.16 });
		drawn +=
			chair(w * left, y, s, 'side', colour) +
			put(
				w * left,
				y,
				s,
				figure(crew[k * 2]!, {
					view: 'side',
					stance: 'sit',
					right: [26, -26],
					left: [28, -28],
					holds: 'book',
					tilt: 6,
				}),
			);
		drawn +=
			chair(w * right, y, s, 'side', colour, -1) +
			put(
				w * right,
				y,
				s,
				figure(crew[k * 2 + 1]!, {
					view: 'side',
					stance: 'sit',
					right: [24, -14],
					left: [30, -40],
					lean: 4,
				}),
				-1,
			);
	}
	return drawn + plant(chance, w * 0.52, h * 0.96, 1.5, INK.plum);
};

/** Lunch under trees. */
export const picnic: Scene = (chance, w, h, setting) => {
	const crew = cast(chance, 6, setting.wardrobe);
	let drawn = view(chance, setting.sees ?? 'hills', w, h, 0.5);
	const leaves = setting.hour === 'autumn' ? INK.gold : INK.moss;
	drawn +=
		tree(chance, w * 0.12, h * 0.72, 1.7, leaves) +
		tree(chance, w * 0.9, h * 0.7, 1.5, darker(leaves, 0.06));
	const y = h * 0.7;
	const s = 1.7 * (h / 800);
	for (let i = 0; i < 3; i++)
		drawn += put(
			w * (0.34 + i * 0.16),
			y - 10,
			s,
			figure(crew[i]!, {
				view: 'front',
				stance: 'bust',
				turn: [0.8, 0, -0.8][i]!,
				tilt: [4, 0, -4][i]!,
				left: i === 1 ? [-28, -38] : [-10, -6],
				right: i === 1 ? [26, -30] : [11, -20],
				holds: i === 1 ? 'none' : i === 0 ? 'cup' : 'none',
			}),
		);
	drawn +=
		disc(w * 0.5, h * 0.95, w * 0.34, INK.ink, 22, { opacity: 0.12 }) +
		path(
			polygon([
				[w * 0.2, y - 14],
				[w * 0.8, y - 14],
				[w * 0.85, y + 34],
				[w * 0.15, y + 34],
			]),
			'#c99f6b',
		) +
		line(`M${String(w * 0.19)} ${String(y + 8)}H${String(w * 0.82)}`, darker('#c99f6b', 0.2), 3) +
		box(w * 0.15, y + 34, w * 0.7, 13, darker('#c99f6b', 0.3)) +
		line(
			`M${String(w * 0.26)} ${String(y + 46)}L${String(w * 0.2)} ${String(h * 0.95)}M${String(w * 0.74)} ${String(y + 46)}L${String(w * 0.8)} ${String(h * 0.95)}`,
			darker('#c99f6b', 0.4),
			15,
		);
	for (let i = 0; i < 6; i++) {
		const x = w * (0.26 + i * 0.095);
		drawn +=
			i % 2 === 0
				? disc(x, y + 8, 34, INK.cream, 10) +
					disc(x - 6, y + 5, 10, [INK.clay, INK.moss, INK.gold][i / 2]!, 5) +
					disc(x + 9, y + 6, 8, INK.straw, 5)
				: mug(x, y + 8, 1.1, [INK.denim, INK.clay, INK.sage][(i - 1) / 2]!);
	}
	for (let i = 0; i < 2; i++) {
		const x = w * (0.36 + i * 0.28);
		drawn += put(
			x,
			h * 0.9,
			s * 1.12,
			figure(crew[3 + i]!, {
				view: 'back',
				stance: 'sit',
				left: [-20, -20],
				right: i === 0 ? [30, -40] : [20, -20],
			}),
		);
	}
	drawn +=
		path(
			polygon([
				[w * 0.2, h * 0.9],
				[w * 0.8, h * 0.9],
				[w * 0.82, h * 0.935],
				[w * 0.18, h * 0.935],
			]),
			'#b88a5a',
		) +
		line(
			`M${String(w * 0.27)} ${String(h * 0.93)}L${String(w * 0.25)} ${String(h * 1.02)}M${String(w * 0.73)} ${String(h * 0.93)}L${String(w * 0.75)} ${String(h * 1.02)}`,
			darker('#b88a5a', 0.4),
			15,
		);
	return drawn;
};

/** Standing with cups, between two sessions. */
export const coffee: Scene = (chance, w, h, setting) => {
	const people = setting.people ?? 4;
	const crew = cast(chance, people, setting.wardrobe);
	let drawn = backdrop(chance, w, h, setting, 0.74);
	const s = Math.min(2.3, (w / people / 78) * 0.9, h / 360);
	for (let i = 0; i < people; i++) {
		const x = w * (0.16 + (0.68 * (i + 0.5)) / people);
		const y = h * (0.93 + (i % 2) * 0.03);
		const inward = x < w / 2 ? 1 : -1;
		const end = i === 0 || i === people - 1;
		drawn +=
			shadow(x, y, 34 * s) +
			put(
				x,
				y,
				s,
				figure(
					crew[i]!,
					end
						? {
								view: 'side',
								stance: 'stand',
								right: [20, -108],
								left: [8, -84],
								holds: 'cup',
								tilt: 2,
							}
						: {
								view: 'front',
								stance: 'stand',
								turn: -inward * 0.7,
								tilt: -inward * 4,
								right: i % 2 === 0 ? [16, -112] : [32, -116],
								left: [-16, -96],
								holds: i % 2 === 0 ? 'cup' : 'none',
							},
				),
				end ? inward : 1,
			);
	}
	return drawn;
};

/** One colleague in a doorway with a clipboard, ready to observe. */
export const doorway: Scene = (chance, w, h, setting) => {
	const { wall, floor } = ROOMS[setting.room ?? 'sage'];
	let drawn = room(w, h, { wall, floor }, 0.84);
	const [dx, dw, top, bottom] = [w * 0.22, w * 0.56, h * 0.12, h * 0.85];
	drawn +=
		box(dx - 24, top - 24, dw + 48, bottom - top + 24, '#8a6a49') +
		put(
			dx,
			top,
			1,
			inside(
				`M0 0H${String(dw)}V${String(bottom - top)}H0Z`,
				room(dw, bottom - top, ROOMS.straw, 0.78) +
					pane(
						chance,
						dw * 0.16,
						(bottom - top) * 0.08,
						dw * 0.68,
						(bottom - top) * 0.34,
						setting.sees ?? 'plains',
						2,
					),
			),
		);
	drawn +=
		path(
			polygon([
				[dx + dw, top],
				[dx + dw + w * 0.16, top - h * 0.03],
				[dx + dw + w * 0.16, bottom + h * 0.06],
				[dx + dw, bottom],
			]),
			INK.clay,
		) + disc(dx + dw + w * 0.025, h * 0.5, 9, INK.gold);
	const [guest] = cast(chance, 1, setting.wardrobe) as [Person];
	drawn +=
		shadow(w * 0.46, h * 0.9, 90) +
		put(
			w * 0.46,
			h * 0.9,
			h / 330,
			figure(guest, {
				view: 'front',
				stance: 'stand',
				turn: 0.5,
				tilt: 3,
				left: [-10, -98],
				right: [12, -100],
				holds: 'clipboard',
			}),
		);
	return (
		drawn +
		box(w * 0.04, h * 0.22, w * 0.12, h * 0.12, INK.cream) +
		scribble(chance, w * 0.05, h * 0.26, w * 0.1, 3, 18, INK.spruce, 2.4)
	);
};

/** A facilitator at a flip chart with a protocol's timeline. */
export const flipchart: Scene = (chance, w, h, setting) => {
	const { wall, floor } = ROOMS[setting.room ?? 'rose'];
	let drawn = room(w, h, { wall, floor }, 0.8);
	if (w > h) drawn += pane(chance, w * 0.06, h * 0.1, w * 0.3, h * 0.4, setting.sees ?? 'town', 2);
	const [cx, y] = [w * 0.62, h * 0.1];
	const [cw, ch] = [Math.min(w * 0.5, 430), h * 0.5];
	drawn +=
		line(
			`M${String(cx - cw * 0.4)} ${String(y + ch)}L${String(cx - cw * 0.56)} ${String(h * 0.94)}M${String(cx + cw * 0.4)} ${String(y + ch)}L${String(cx + cw * 0.56)} ${String(h * 0.94)}`,
			INK.ink,
			9,
		) +
		box(cx - cw / 2 + 8, y + 10, cw, ch, INK.ink, { opacity: 0.15 }) +
		box(cx - cw / 2, y, cw, ch, INK.cream) +
		box(cx - cw / 2, y - 12, cw, 20, INK.ink);
	drawn +=
		scribble(chance, cx - cw * 0.4, y + ch * 0.15, cw * 0.5, 1, 38, INK.clay, 5) +
		timeline(chance, cx - cw * 0.4, y + ch * 0.25, cw * 0.8, ch * 0.1) +
		scribble(chance, cx - cw * 0.4, y + ch * 0.54, cw * 0.76, 5, ch * 0.085, INK.spruce, 3);
	const [speaker, ...rest] = cast(chance, 5, setting.wardrobe);
	const s = Math.min(h / 340, 2.6);
	drawn +=
		shadow(w * 0.27, h * 0.95, 40 * s) +
		put(
			w * 0.27,
			h * 0.95,
			s,
			figure(speaker!, {
				view: 'front',
				stance: 'stand',
				turn: 0.7,
				tilt: 4,
				right: [64, -150],
				left: [-14, -92],
				holds: 'marker',
			}),
		);
	if (w > h)
		for (const [i, person] of rest.slice(0, 3).entries())
			drawn +=
				put(
					w * (0.52 + i * 0.19),
					h * 1.08,
					2.2,
					figure(person, { view: 'back', stance: 'sit', tilt: [-6, 2, 7][i]! }),
				) + chair(w * (0.52 + i * 0.19), h * 1.08 + 6, 2.1, 'back', INK.spruce);
	return drawn;
};

/** The country without anybody in it. */
export const country: Scene = (chance, w, h, setting) => {
	const v = setting.variant ?? 0;
	const light = LIGHTS[setting.hour ?? 'morning'];
	const y = h * 0.6;
	const u = h / 800;
	switch (v) {
		case 0: // the Front Range at first light, from far out on the plains
			return (
				sky(w, h, LIGHTS.dawn) +
				disc(w * 0.76, y - h * 0.2, 34 * u, LIGHTS.dawn.sun) +
				clouds(chance, w, h * 0.2, 6, '#f3cdb4', u * 1.3) +
				range(chance, w, y, h * 0.36, '#b08f98', { peaks: 9, snow: 0.4, bottom: h }) +
				range(chance, w, y + 12, h * 0.2, '#87778c', { peaks: 11, rough: 0.7, bottom: h }) +
				range(chance, w, y + 30, h * 0.1, '#5f6474', { peaks: 13, rough: 0.6, bottom: h }) +
				hills(chance, w, y + 50, h * 0.03, '#8d8a6a', h + 20) +
				hills(chance, w, y + h * 0.14, h * 0.04, '#b3a168', h + 20) +
				fence(w, h * 0.88, '#5d4f43', 110) +
				grasses(chance, w, h * 0.78, h * 0.24, 420, ['#c9ad62', '#8f8552', '#e0c98b'])
			);
		case 1: // inside an aspen grove
			return (
				sky(w, h, LIGHTS.autumn) +
				hills(chance, w, h * 0.66, h * 0.1, '#a98b4a', h + 20) +
				hills(chance, w, h * 0.78, h * 0.06, '#c39a42', h + 20) +
				grove(chance, w, h, INK.gold)
			);
		case 2: // mesas in the evening
			return (
				sky(w, h, LIGHTS.dusk) +
				disc(w * 0.26, y - h * 0.08, 40 * u, LIGHTS.dusk.sun) +
				clouds(chance, w, h * 0.26, 7, '#c88f83', u * 1.2) +
				range(chance, w, y, h * 0.12, LIGHTS.dusk.far, { rough: 0.5, bottom: h }) +
				mesas(chance, w, y + h * 0.08, h * 0.34, '#a8583f') +
				hills(chance, w, y + h * 0.1, h * 0.03, '#6b5a4c', h + 20) +
				hills(chance, w, y + h * 0.22, h * 0.04, '#54493f', h + 20) +
				grasses(chance, w, y + h * 0.18, h * 0.24, 240, ['#7d6a4e', '#3f3a33', '#93805c'])
			);
		case 3: // plains before a storm
			return (
				sky(w, h, LIGHTS.storm) +
				Array.from({ length: 5 }, (_, i) =>
					clouds(chance, w, h * (0.08 + i * 0.08), 6, mix('#3f4d58', '#b9b6a2', i / 5), u * 2),
				).join('') +
				Array.from({ length: 40 }, () => {
					const x = w * chance.number(0.06, 0.36);
					return line(
						`M${String(x)} ${String(h * 0.36)}l${String(-40 * u)} ${String(h * 0.28)}`,
						'#6f7f86',
						2,
						{ opacity: 0.35 },
					);
				}).join('') +
				box(-20, h * 0.64, w + 40, 8, '#56665c') +
				hills(chance, w, h * 0.66, h * 0.02, '#b89a4e', h + 20) +
				hills(chance, w, h * 0.76, h * 0.03, '#d2b25c', h + 20) +
				windmill(w * 0.72, h * 0.78, 1.7 * u, '#3a3f3e') +
				box(w * 0.8, h * 0.7, 70 * u, 62 * u, '#8f4030') +
				path(
					polygon([
						[w * 0.8 - 8, h * 0.7],
						[w * 0.8 + 35 * u, h * 0.7 - 40 * u],
						[w * 0.8 + 78 * u, h * 0.7],
					]),
					'#5a3a34',
				) +
				fence(w, h * 0.9, '#4f463c', 120) +
				grasses(chance, w, h * 0.76, h * 0.26, 420, ['#e0c57a', '#a98a45', '#86753f'])
			);
		case 4: // winter
			return (
				sky(w, h, LIGHTS.winter) +
				range(chance, w, y, h * 0.4, LIGHTS.winter.far, { snow: 0.8, bottom: h, peaks: 5 }) +
				range(chance, w, y + 20, h * 0.16, '#93a6ad', { rough: 0.6, bottom: h }) +
				pines(chance, w, y + h * 0.06, 120 * u, 46, '#5c7578') +
				hills(chance, w, y + h * 0.1, h * 0.06, '#e9eae5', h + 20) +
				pines(chance, w * 0.36, h * 0.84, 260 * u, 7, LIGHTS.winter.near) +
				hills(chance, w, h * 0.86, h * 0.05, INK.snow, h + 20) +
				fence(w, h * 0.95, '#6d5b4b', 100) +
				snowfall(chance, w, h, 200)
			);
		case 5: // a bristlecone pine at the tree line
			return (
				sky(w, h, LIGHTS.noon) +
				clouds(chance, w, h * 0.2, 5, INK.cream, u * 1.4) +
				range(chance, w, h * 0.66, h * 0.2, LIGHTS.noon.far, { snow: 0.34, bottom: h }) +
				range(chance, w, h * 0.74, h * 0.1, '#7b8d86', { rough: 0.6, bottom: h }) +
				hills(chance, w, h * 0.84, h * 0.05, '#a39a7c', h + 20) +
				bristlecone(chance, w * 0.48, h * 0.9, 2.1 * u * Math.min(1, w / h + 0.3)) +
				Array.from({ length: 16 }, () =>
					disc(
						chance.number(0, w),
						h * chance.number(0.9, 1.02),
						chance.number(18, 60) * u,
						mix('#9a8f78', INK.ink, chance.number(0, 0.3)),
						chance.number(10, 26) * u,
					),
				).join('') +
				flowers(chance, w, h * 0.88, h * 0.12, 34, ['#e9e2f0', INK.gold, '#b9a2c8'])
			);
		case 6: // the night sky
			return (
				sky(w, h, LIGHTS.night) +
				stars(chance, w, h * 0.8, 620) +
				range(chance, w, h * 0.82, h * 0.22, '#22324a', { bottom: h }) +
				pines(chance, w, h * 0.95, 150 * u, 40, '#0d1622') +
				box(-20, h * 0.95, w + 40, h * 0.1, '#0d1622') +
				school(w * 0.3, h * 0.96, 0.55 * u, '#2c3850', '#141d2b')
			);
		case 7: {
			// a river through a canyon
			const d = `M${String(w * 0.47)} ${String(y)}C${String(w * 0.42)} ${String(h * 0.68)} ${String(w * 0.66)} ${String(h * 0.72)} ${String(w * 0.5)} ${String(h * 0.8)}S${String(w * 0.16)} ${String(h * 0.92)} ${String(w * 0.2)} ${String(h + 20)}L${String(w * 0.8)} ${String(h + 20)}C${String(w * 0.72)} ${String(h * 0.9)} ${String(w * 0.76)} ${String(h * 0.84)} ${String(w * 0.66)} ${String(h * 0.78)}S${String(w * 0.5)} ${String(h * 0.66)} ${String(w * 0.52)} ${String(y)}Z`;
			const wallL: Point[] = [
				[-20, h * 0.1],
				[w * 0.08, h * 0.14],
				[w * 0.14, h * 0.3],
				[w * 0.26, h * 0.34],
				[w * 0.3, h * 0.5],
				[w * 0.42, y],
				[w * 0.3, h * 0.78],
				[-20, h * 0.9],
			];
			const wallR: Point[] = [
				[w + 20, h * 0.16],
				[w * 0.86, h * 0.2],
				[w * 0.82, h * 0.36],
				[w * 0.7, h * 0.4],
				[w * 0.68, h * 0.52],
				[w * 0.56, y],
				[w * 0.72, h * 0.74],
				[w + 20, h * 0.86],
			];
			const layers = (dark: string): string =>
				Array.from({ length: 11 }, (_, i) =>
					line(
						through([
							[-20, h * (0.16 + i * 0.065)],
							[w * 0.3, h * (0.2 + i * 0.06) + chance.number(-8, 8)],
							[w * 0.7, h * (0.2 + i * 0.06) + chance.number(-8, 8)],
							[w + 20, h * (0.16 + i * 0.065)],
						]),
						dark,
						chance.number(3, 12),
						{ opacity: 0.35 },
					),
				).join('');
			return (
				sky(w, h, LIGHTS.noon) +
				clouds(chance, w, h * 0.14, 4, INK.cream, u * 1.3) +
				range(chance, w, y, h * 0.2, LIGHTS.noon.far, { bottom: h, snow: 0.2 }) +
				path(polygon(wallL), '#b86b4c') +
				inside(polygon(wallL), layers('#8a4a38')) +
				path(polygon(wallR), '#a85d43') +
				inside(
					polygon(wallR),
					layers('#7a3f32') + box(w * 0.5, 0, w, h, INK.ink, { opacity: 0.1 }),
				) +
				hills(chance, w, h * 0.84, h * 0.1, '#8a9258', h + 20) +
				water(chance, d, w, y, h * 0.42, INK.river) +
				pines(chance, w * 0.22, h * 0.93, 170 * u, 7, INK.spruce) +
				put(w * 0.8, 0, 1, pines(chance, w * 0.2, h * 0.9, 190 * u, 7, INK.spruce))
			);
		}
		case 8: // dunes under a range
			return (
				sky(w, h, LIGHTS.morning) +
				clouds(chance, w, h * 0.16, 4, INK.cream, u * 1.3) +
				range(chance, w, h * 0.56, h * 0.34, '#8798a4', { snow: 0.42, bottom: h }) +
				range(chance, w, h * 0.58, h * 0.14, '#65757c', { rough: 0.6, bottom: h }) +
				dunes(chance, w, h * 0.62, h * 0.36)
			);
		case 9: {
			// a lake that holds the mountains
			const mountains = (c: Chance): string =>
				range(c, w, h * 0.52, h * 0.36, light.far, { snow: 0.5, bottom: h * 0.53, peaks: 5 }) +
				range(c, w, h * 0.52, h * 0.15, light.middle, { rough: 0.6, bottom: h * 0.53 }) +
				pines(c, w, h * 0.52, 90 * u, 60, light.near);
			return (
				sky(w, h, light) +
				clouds(chance, w, h * 0.16, 3, INK.cream, u * 1.3) +
				mountains(new Chance(41)) +
				inside(
					`M-20 ${String(h * 0.525)}H${String(w + 20)}V${String(h + 20)}H-20Z`,
					`<g transform="translate(0 ${String(Math.round(h * 1.05))}) scale(1 -1)" opacity="0.62">${sky(w, h, light)}${mountains(new Chance(41))}</g>` +
						water(chance, `M0 0Z`, w, h * 0.53, h * 0.4, '#9fb9b6') +
						Array.from({ length: 40 }, () =>
							line(
								`M${String(chance.number(0, w))} ${String(h * chance.number(0.55, 0.9))}h${String(chance.number(40, 170))}`,
								chance.is(0.5) ? INK.cream : light.middle,
								2,
								{ opacity: 0.3 },
							),
						).join(''),
				) +
				hills(chance, w, h * 0.95, h * 0.06, '#5c6b46', h + 20) +
				flowers(chance, w, h * 0.86, h * 0.14, 70, ['#b9a2c8', INK.cream, '#d9795e', INK.gold])
			);
		}
		case 10: {
			// cranes in spring
			let flock = '';
			for (const [x, at, s, feeds, flip] of [
				[0.2, 0.8, 1.4, false, 1],
				[0.36, 0.76, 1.1, true, 1],
				[0.56, 0.84, 1.75, false, -1],
				[0.72, 0.78, 1.2, true, -1],
				[0.84, 0.82, 1.5, false, 1],
				[0.46, 0.72, 0.8, false, 1],
			] as const)
				flock +=
					disc(w * x, h * at, 30 * s * u, INK.ink, 4 * s * u, { opacity: 0.2 }) +
					crane(w * x, h * at, s * u, feeds, flip);
			return (
				sky(w, h, LIGHTS.dawn) +
				disc(w * 0.5, y - h * 0.12, 44 * u, '#fff3d6') +
				birds(chance, w * 0.3, h * 0.2, 7, 17 * u, '#5f5560') +
				birds(chance, w * 0.74, h * 0.13, 5, 12 * u, '#776a72') +
				range(chance, w, y, h * 0.26, '#a58c97', { snow: 0.5, bottom: h, peaks: 7 }) +
				range(chance, w, y + 10, h * 0.1, '#786f81', { rough: 0.6, bottom: h }) +
				box(-20, y + h * 0.02, w + 40, h, '#c4a98c') +
				water(
					chance,
					`M-20 ${String(h * 0.66)}H${String(w + 20)}V${String(h * 0.9)}H-20Z`,
					w,
					h * 0.66,
					h * 0.24,
					'#cdb6a4',
				) +
				flock +
				hills(chance, w, h * 0.92, h * 0.03, '#8a7350', h + 20) +
				grasses(chance, w, h * 0.88, h * 0.14, 260, ['#6f5f43', '#a88a55', '#c9ab6e'])
			);
		}
		default: // a meadow in flower
			return (
				sky(w, h, LIGHTS.noon) +
				clouds(chance, w, h * 0.18, 5, INK.cream, u * 1.3) +
				range(chance, w, y, h * 0.34, LIGHTS.noon.far, { snow: 0.36, bottom: h }) +
				range(chance, w, y + 14, h * 0.16, LIGHTS.noon.middle, { rough: 0.6, bottom: h }) +
				pines(chance, w, y + h * 0.05, 100 * u, 44, LIGHTS.noon.near) +
				hills(chance, w, y + h * 0.08, h * 0.04, '#8ea05c', h + 20) +
				hills(chance, w, y + h * 0.2, h * 0.04, '#9fae66', h + 20) +
				grasses(chance, w, y + h * 0.12, h * 0.32, 260, [INK.moss, '#b5bf78', INK.spruce]) +
				flowers(chance, w, y + h * 0.12, h * 0.28, 190, [
					'#c3b2dc',
					'#e9e4f2',
					'#d9694e',
					INK.gold,
					'#f0dfa8',
				])
			);
	}
};
