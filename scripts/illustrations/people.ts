/** People, drawn about 170 units tall, feet (or the seat) at (0, 0). Nobody in particular. */
import {
	INK,
	type Chance,
	type Point,
	darker,
	disc,
	group,
	inside,
	lighter,
	line,
	path,
	polygon,
	through,
} from './paint.ts';

const SKIN = [
	'#f3cfae',
	'#e3ad80',
	'#c98a5b',
	'#a06a41',
	'#74482d',
	'#523222',
	'#edc19a',
	'#b57a4d',
];
const HAIR = [
	'#2b1f1a',
	'#4a3022',
	'#1e1918',
	'#7b4d2b',
	'#b3803f',
	'#c8c1b6',
	'#8f8a83',
	'#9c4a2c',
	'#352620',
];
const CLOTH = [
	INK.clay,
	INK.spruce,
	INK.gold,
	INK.denim,
	INK.plum,
	INK.sage,
	INK.cream,
	INK.rose,
	INK.river,
	INK.straw,
	INK.brick,
	INK.moss,
	'#33475a',
];
const LEGS = ['#35434f', '#4a4a46', '#6b5a48', '#2f3b38', '#565f70', '#7d6f5c', '#3d3444'];
const SHOES = ['#2a2622', '#5b3a29', '#7b6a58', '#8f4030', '#e9e2d4'];
const STYLES = [
	'short',
	'bob',
	'long',
	'bun',
	'afro',
	'bald',
	'tail',
	'scarf',
	'curly',
	'locs',
	'crop',
	'side',
] as const;

export interface Person {
	readonly skin: string;
	readonly hair: string;
	readonly style: (typeof STYLES)[number] | 'hat' | 'beanie';
	readonly top: string;
	readonly pattern: 'plain' | 'stripes' | 'dots' | 'jacket' | 'collar' | 'vest';
	readonly under: string;
	readonly legs: string;
	readonly dress: boolean;
	readonly shoes: string;
	readonly glasses: boolean;
	readonly beard: boolean;
	readonly badge: boolean;
	readonly wheels: boolean;
}

export interface Wardrobe {
	readonly season?: 'summer' | 'winter';
	readonly badges?: boolean;
	readonly young?: boolean;
}

/** A cast in which neighbours differ in all that can be seen. */
export function cast(chance: Chance, size: number, wardrobe: Wardrobe = {}): Person[] {
	const bag = <T>(from: readonly T[]): (() => T) => {
		let left: T[] = [];
		return () => {
			if (left.length === 0) left = chance.shuffled(from);
			return left.pop()!;
		};
	};
	const [skin, hair, style, top, under, legs, shoes] = [
		bag(SKIN),
		bag(wardrobe.young ? HAIR.filter((_, i) => i !== 5 && i !== 6) : HAIR),
		bag(wardrobe.young ? STYLES.filter((name) => name !== 'bald') : STYLES),
		bag(CLOTH),
		bag(CLOTH),
		bag(LEGS),
		bag(SHOES),
	];
	const pattern = bag(['plain', 'stripes', 'jacket', 'collar', 'plain', 'dots', 'vest'] as const);
	return Array.from({ length: size }, (): Person => {
		const look = style();
		const colour = top();
		let below = under();
		if (below === colour) below = under();
		return {
			skin: skin(),
			hair: hair(),
			style:
				wardrobe.season === 'winter' && chance.is(0.45)
					? 'beanie'
					: wardrobe.season === 'summer' && chance.is(0.2)
						? 'hat'
						: look,
			top: colour,
			under: below,
			pattern: pattern(),
			legs: legs(),
			shoes: shoes(),
			dress: !wardrobe.young && chance.is(0.22) && look !== 'bald',
			glasses: chance.is(0.28),
			beard:
				!wardrobe.young &&
				(look === 'bald' || look === 'short' || look === 'crop') &&
				chance.is(0.5),
			badge: wardrobe.badges === true,
			wheels: false,
		};
	});
}

export type View = 'front' | 'back' | 'side';

export interface Pose {
	readonly view: View;
	readonly stance: 'stand' | 'sit' | 'walk' | 'bust';
	/** Where the hands are, from (0, 0); left is the viewer's left. In side view the near hand is `right`. */
	readonly left?: Point;
	readonly right?: Point;
	/** Tilt of the head in degrees, and where the face is turned, -1 to 1. */
	readonly tilt?: number;
	readonly turn?: number;
	readonly smile?: boolean;
	readonly holds?: 'paper' | 'cup' | 'marker' | 'clipboard' | 'book' | 'laptop' | 'note' | 'none';
	/** Lean of the trunk in side view, degrees forward. */
	readonly lean?: number;
	/** Which step of a walk: 0 or 1. */
	readonly step?: number;
}

/** The elbow or knee between two ends of a limb. */
function joint(
	from: Point,
	to: Point,
	first: number,
	second: number,
	prefers: (mid: Point) => number,
): { mid: Point; end: Point } {
	const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
	const far = Math.hypot(dx, dy) || 1;
	const reach = Math.min(far, (first + second) * 0.985);
	const end: Point = [from[0] + (dx / far) * reach, from[1] + (dy / far) * reach];
	const along = (first ** 2 - second ** 2 + reach ** 2) / (2 * reach);
	const off = Math.sqrt(Math.max(0, first ** 2 - along ** 2));
	const [one, other] = [off, -off].map((by): Point => [
		from[0] + (dx / far) * along - (dy / far) * by,
		from[1] + (dy / far) * along + (dx / far) * by,
	]) as [Point, Point];
	return { mid: prefers(one) >= prefers(other) ? one : other, end };
}

const limb = (from: Point, mid: Point, end: Point, colour: string, width: number): string =>
	line(
		`M${String(from[0])} ${String(from[1])}Q${String(mid[0] * 1.02)} ${String(mid[1])} ${String(mid[0])} ${String(mid[1])}L${String(end[0])} ${String(end[1])}`,
		colour,
		width,
	);

function held(what: Pose['holds'], [x, y]: Point, chanceColour: string): string {
	switch (what) {
		case 'paper':
			return (
				path(
					polygon([
						[x - 10, y - 14],
						[x + 9, y - 12],
						[x + 7, y + 9],
						[x - 12, y + 7],
					]),
					INK.cream,
				) +
				line(
					`M${String(x - 7)} ${String(y - 8)}l12 1M${String(x - 8)} ${String(y - 3)}l12 1M${String(x - 8)} ${String(y + 2)}l8 1`,
					INK.stone,
					1.1,
				)
			);
		case 'clipboard':
			return (
				path(
					polygon([
						[x - 11, y - 15],
						[x + 10, y - 13],
						[x + 8, y + 12],
						[x - 13, y + 10],
					]),
					INK.amber,
				) +
				path(
					polygon([
						[x - 8, y - 11],
						[x + 8, y - 10],
						[x + 6, y + 9],
						[x - 10, y + 8],
					]),
					INK.cream,
				)
			);
		case 'book':
			return (
				path(
					polygon([
						[x - 13, y - 9],
						[x, y - 5],
						[x, y + 9],
						[x - 13, y + 5],
					]),
					INK.cream,
				) +
				path(
					polygon([
						[x + 13, y - 9],
						[x, y - 5],
						[x, y + 9],
						[x + 13, y + 5],
					]),
					lighter(INK.straw, 0.5),
				) +
				line(
					`M${String(x - 14)} ${String(y + 6)}L${String(x)} ${String(y + 10)}L${String(x + 14)} ${String(y + 6)}`,
					INK.clay,
					2,
				)
			);
		case 'cup':
			return (
				path(
					polygon([
						[x - 5, y - 11],
						[x + 5, y - 11],
						[x + 4, y + 3],
						[x - 4, y + 3],
					]),
					INK.cream,
				) +
				path(
					polygon([
						[x - 5, y - 6],
						[x + 5, y - 6],
						[x + 4.4, y - 1],
						[x - 4.4, y - 1],
					]),
					INK.clay,
				)
			);
		case 'marker':
			return line(`M${String(x)} ${String(y)}l5 -12`, chanceColour, 3.4);
		case 'note':
			return path(
				polygon([
					[x - 8, y - 15],
					[x + 7, y - 14],
					[x + 8, y - 1],
					[x - 7, y - 2],
				]),
				INK.gold,
			);
		case 'laptop':
			return (
				path(
					polygon([
						[x - 19, y - 20],
						[x + 14, y - 20],
						[x + 17, y],
						[x - 16, y],
					]),
					'#7d8688',
				) +
				path(
					polygon([
						[x - 20, y],
						[x + 20, y],
						[x + 22, y + 3],
						[x - 22, y + 3],
					]),
					'#5d6668',
				)
			);
		default:
			return '';
	}
}

/** A head around (0, 0): what lies behind it (long hair), and itself. */
function head(
	person: Person,
	view: View,
	turn: number,
	smile: boolean,
): { behind: string; itself: string } {
	const { skin, hair, style } = person;
	const [rx, ry] = [10.4, 12.4];
	let behind = '';
	let itself = '';
	const fx = turn * 3.2;
	const face = (): string => {
		if (view === 'back') return '';
		const feature = darker(skin, 0.62);
		if (view === 'side') {
			return (
				line('M7.2 -1.6l0 .9', INK.ink, 1.9) +
				line('M5 -5.4q2.4 -1 4 0', darker(hair, 0.1), 1.2) +
				line(smile ? 'M4.6 6.6q2 1.6 4 .3' : 'M5.2 6.8l3.2 0', feature, 1.2) +
				(person.glasses
					? `<circle cx="7" cy="-1.2" r="3.4" fill="none" stroke="${INK.ink}" stroke-width="1"/>` +
						line('M3.6 -1.4L-4 -2.4', INK.ink, 1)
					: '')
			);
		}
		const eye = (x: number): string =>
			line(`M${String(x + fx)} -1.4l0 .9`, INK.ink, 1.9) +
			line(`M${String(x + fx - 2)} -5.2q2 -1.3 4 0`, darker(hair, 0.1), 1.1);
		return (
			disc(-5.6 + fx, 3.6, 2.4, INK.clay, 1.7, { opacity: 0.18 }) +
			disc(5.6 + fx, 3.6, 2.4, INK.clay, 1.7, { opacity: 0.18 }) +
			eye(-4) +
			eye(4) +
			line(`M${String(fx * 1.25)} 0l${turn < 0 ? '-1' : '1'} 2.9l-1.2 .3`, darker(skin, 0.3), 1) +
			line(
				smile ? `M${String(fx - 3)} 6q3 2.8 6 0` : `M${String(fx - 2.4)} 6.8q2.4 .7 4.8 0`,
				feature,
				1.25,
			) +
			(person.glasses
				? `<g fill="none" stroke="${INK.ink}" stroke-width="0.95"><circle cx="${String(fx - 4.1)}" cy="-0.9" r="3.3"/><circle cx="${String(fx + 4.1)}" cy="-0.9" r="3.3"/><path d="M${String(fx - 0.8)} -1.2h1.6"/></g>`
				: '')
		);
	};
	const skull =
		view === 'side'
			? path(
					'M-9.6 -1C-9.8 -9 -5 -12.8 1 -12.6C7 -12.4 9.6 -8 9.3 -3.4L11.7 1.4Q11.6 2.5 9.7 2.7L9.4 6.6C9 10.6 6.4 12 3 11.6C-3 11 -9.2 8 -9.6 -1Z',
					skin,
				)
			: disc(0, 0, rx, skin, ry);
	const ears =
		view === 'side'
			? disc(-1.8, 1, 2, darker(skin, 0.1), 2.8)
			: disc(-rx, 1.2, 1.9, darker(skin, 0.07), 2.8) + disc(rx, 1.2, 1.9, darker(skin, 0.07), 2.8);
	const beard =
		!person.beard || view === 'back'
			? ''
			: view === 'side'
				? path('M-2 3C1 5 4 4 9.6 4.4L9.6 7C9.2 11.6 6.6 13.4 3 13C-1 12.4 -3 8 -2 3Z', hair)
				: path(
						`M-10.2 1C-9.6 13 -5 14.6 0 14.6C5 14.6 9.6 13 10.2 1C8 5.4 5.6 4.4 ${String(fx)} 4.2C-5.6 4.4 -8 5.4 -10.2 1Z`,
						hair,
					) + line(`M${String(fx - 2.6)} 7.4q2.6 1.6 5.2 0`, lighter(skin, 0.1), 1.3);
	const cap = (low: number): string =>
		view === 'back'
			? path(
					`M-11.2 ${String(low)}C-12.4 -10 -6.4 -14.8 0 -14.8C6.4 -14.8 12.4 -10 11.2 ${String(low)}C9 ${String(low + 6)} -9 ${String(low + 6)} -11.2 ${String(low)}Z`,
					hair,
				)
			: view === 'side'
				? path(
						`M8.8 -7.4C9 -12 4 -15.2 -1.4 -14.6C-9 -14 -12.6 -7 -11 ${String(low)}C-9.6 ${String(low + 4)} -6 ${String(low + 3)} -4.6 ${String(low)}C-3.6 -2 -2.6 -5 0 -6.6C3 -8 6.6 -6.6 8.8 -7.4Z`,
						hair,
					)
				: path(
						`M-11 ${String(Math.min(low, 0))}C-12.4 -10 -6.4 -15 0 -15C6.4 -15 12.4 -10 11 ${String(Math.min(low, 0))}C10 -4 9 -6.6 ${String(6 + fx)} -7.6C1 -6.4 -4 -6.8 ${String(-7 + fx)} -8.4C-9.4 -6 -10 -3 -11 ${String(Math.min(low, 0))}Z`,
						hair,
					);
	switch (style) {
		case 'bald':
			itself = ears + skull + (view === 'back' ? '' : face()) + beard;
			break;
		case 'crop':
			itself = ears + skull + face() + beard + cap(-4);
			break;
		case 'short':
			itself = ears + skull + face() + beard + cap(view === 'front' ? -1 : 2);
			break;
		case 'side':
			itself =
				ears +
				skull +
				face() +
				beard +
				cap(view === 'front' ? -2 : 3) +
				(view === 'front' ? path('M-9 -8C-4 -17 9 -17 11.4 -5C8 -9 2 -8.6 -9 -8Z', hair) : '');
			break;
		case 'bob':
			behind =
				view === 'side'
					? path('M3 -14C-9 -16 -14.4 -6 -13 9C-10 13 -4 13 -2 10C-3 4 0 -2 3 -6Z', hair)
					: path(
							'M-13.6 10C-15.6 -12 -7 -16 0 -16C7 -16 15.6 -12 13.6 10C11 13 6 13 5 11L-5 11C-6 13 -11 13 -13.6 10Z',
							hair,
						);
			itself =
				view === 'back'
					? path(
							'M-13.6 10C-15.6 -12 -7 -16 0 -16C7 -16 15.6 -12 13.6 10C8 14 -8 14 -13.6 10Z',
							hair,
						)
					: skull + face() + cap(1);
			break;
		case 'long':
			behind =
				view === 'side'
					? path(
							'M4 -14C-10 -17 -15 -6 -14 8C-14 18 -15 26 -12 30C-6 32 -3 28 -3 22C-4 12 0 0 3 -6Z',
							hair,
						)
					: path(
							'M-12 -4C-12 -13 -6 -16 0 -16C6 -16 12 -13 12 -4C13 8 15 20 13 29C9 33 -9 33 -13 29C-15 20 -13 8 -12 -4Z',
							hair,
						);
			itself =
				view === 'back'
					? path(
							'M-12 -4C-12 -13 -6 -16 0 -16C6 -16 12 -13 12 -4C13 8 15 20 13 29C9 33 -9 33 -13 29C-15 20 -13 8 -12 -4Z',
							hair,
						)
					: skull + face() + cap(1);
			break;
		case 'bun':
			behind = view === 'side' ? disc(-10.6, -11, 5.6, hair) : disc(0, -16.4, 5.8, hair);
			itself =
				ears +
				skull +
				face() +
				cap(view === 'front' ? 0 : 3) +
				(view === 'back' ? disc(0, -9, 5.8, darker(hair, 0.12)) : '');
			break;
		case 'tail':
			behind =
				view === 'side'
					? path('M-8 -8C-17 -9 -18 4 -15 18C-12 20 -10 16 -10 10C-10 4 -9 0 -6 -2Z', hair)
					: '';
			itself =
				ears +
				skull +
				face() +
				cap(view === 'front' ? -1 : 3) +
				(view === 'back'
					? path('M-3.4 -6C-6 4 -4.4 18 -1 23C3 20 5.4 6 3.4 -6Z', darker(hair, 0.14))
					: '');
			break;
		case 'afro':
			behind = disc(view === 'side' ? -3 : 0, -5, 17.4, hair, 16.4);
			itself =
				view === 'back' ? disc(0, -4, 17.4, hair, 16.6) : ears + skull + face() + beard + cap(-1);
			break;
		case 'curly': {
			const curls = (from: number, to: number): string =>
				Array.from({ length: 9 }, (_, i) => {
					const a = from + ((to - from) * i) / 8;
					return disc(
						Math.cos(a) * 11.6 - (view === 'side' ? 2 : 0),
						Math.sin(a) * 12.6 - 2,
						5.4,
						hair,
					);
				}).join('');
			behind = curls(Math.PI * 0.86, Math.PI * 2.14);
			itself =
				view === 'back'
					? disc(0, -2, 12, hair, 13) + curls(0, Math.PI * 2)
					: skull + face() + cap(-2) + curls(Math.PI * 1.14, Math.PI * 1.86);
			break;
		}
		case 'locs': {
			const strands = [-12, -9, -6, 6, 9, 12]
				.map((x) =>
					line(
						`M${String(x * 0.8)} -8Q${String(x * 1.2)} 6 ${String(x * 1.06)} ${String(20 + (x % 4))}`,
						hair,
						4.4,
					),
				)
				.join('');
			const back = [-11, -7.4, -3.8, 0, 3.8, 7.4, 11]
				.map((x) =>
					line(
						`M${String(x * 0.7)} -9Q${String(x * 1.1)} 6 ${String(x)} ${String(21 + (x % 3))}`,
						x % 2 === 0 ? hair : lighter(hair, 0.08),
						4.6,
					),
				)
				.join('');
			behind =
				view === 'side'
					? [-11, -8, -5]
							.map((x) =>
								line(`M${String(x * 0.6)} -9Q${String(x * 1.3)} 4 ${String(x)} 21`, hair, 4.6),
							)
							.join('')
					: strands;
			itself =
				view === 'back' ? disc(0, -2, 11.4, hair, 13) + back : skull + face() + beard + cap(1);
			break;
		}
		case 'scarf': {
			const cloth = person.under;
			behind =
				view === 'side'
					? path('M6 -13C-10 -18 -15 -4 -13 12C-14 18 -15 22 -13 26L6 24C9 20 5 16 4 13Z', cloth)
					: path(
							'M-13 0C-14 -12 -7 -16.4 0 -16.4C7 -16.4 14 -12 13 0C13.4 12 17 20 14 26L-14 26C-17 20 -13.4 12 -13 0Z',
							cloth,
						);
			itself =
				view === 'back'
					? path(
							'M-13 0C-14 -12 -7 -16.4 0 -16.4C7 -16.4 14 -12 13 0C13.4 12 17 20 14 26L-14 26C-17 20 -13.4 12 -13 0Z',
							cloth,
						) + line('M-8 12Q0 16 9 10', darker(cloth, 0.16), 1.2)
					: view === 'side'
						? skull +
							face() +
							path(
								'M7 -10.4C4 -16 -6 -17 -11 -10C-14 -4 -12 8 -10 14C-4 18 5 18 8 14C6 12 2 12 -1 8C-4 2 -2 -7 7 -10.4Z',
								cloth,
							)
						: skull +
							face() +
							path(
								'M-11.6 0C-12.4 -12 -6 -16 0 -16C6 -16 12.4 -12 11.6 0C12 6 10.6 11 8 14C4 18 -4 18 -8 14C-10.6 11 -12 6 -11.6 0ZM-8.6 -1C-9 4 -6.6 11.6 0 11.8C6.6 11.6 9 4 8.6 -1C8.2 -7 4.6 -9.6 0 -9.6C-4.6 -9.6 -8.2 -7 -8.6 -1Z',
								cloth,
								{ 'fill-rule': 'evenodd' },
							);
			break;
		}
		case 'hat':
			itself =
				ears +
				skull +
				face() +
				beard +
				cap(view === 'back' ? 4 : 1) +
				path('M-11 -7C-11 -18 -6 -20 0 -20C6 -20 11 -18 11 -7Z', INK.straw) +
				disc(0, -7, 18, darker(INK.straw, 0.06), 3.4) +
				line('M-10.8 -9.6Q0 -7.4 10.8 -9.6', INK.clay, 2.6);
			break;
		case 'beanie':
			itself =
				ears +
				skull +
				face() +
				beard +
				(view === 'back' ? cap(5) : '') +
				path('M-11.8 -4C-12.6 -14 -6 -18 0 -18C6 -18 12.6 -14 11.8 -4Z', person.under) +
				path('M-12.4 -7.6L12.4 -7.6L12 -2.6L-12 -2.6Z', darker(person.under, 0.16)) +
				disc(0, -19, 3.6, lighter(person.under, 0.3));
			break;
	}
	return { behind, itself };
}

/** What is worn over the trunk, drawn inside it. */
function dressing(person: Person, view: View, trunk: string): string {
	return inside(trunk, clothes(person, view, trunk));
}

function clothes(person: Person, view: View, trunk: string): string {
	const shade = darker(person.top, 0.16);
	switch (person.pattern) {
		case 'stripes':
			return (
				path(trunk, person.top) +
				[-128, -118, -108, -98]
					.map((y) =>
						line(
							`M-15.6 ${String(y)}Q0 ${String(y + 2.4)} 15.6 ${String(y)}`,
							person.under === INK.cream ? shade : lighter(person.top, 0.45),
							2.6,
						),
					)
					.join('')
			);
		case 'dots':
			return (
				path(trunk, person.top) +
				[-126, -115, -104, -93]
					.flatMap((y, r) =>
						[-10, -3, 4, 11].map((x) => disc(x - (r % 2) * 3.4, y, 1.3, lighter(person.top, 0.55))),
					)
					.join('')
			);
		case 'jacket':
			return view === 'back'
				? path(trunk, person.top) + line('M0 -130L0 -92', shade, 1.1)
				: view === 'side'
					? path(trunk, person.top)
					: path(trunk, person.top) +
						path('M-5 -138L5 -138L7.4 -86L-7.4 -86Z', person.under) +
						line('M-6 -137L-8.6 -108L-7.6 -87', shade, 1.5) +
						line('M6 -137L8.6 -108L7.6 -87', shade, 1.5);
		case 'collar':
			return (
				path(trunk, person.top) +
				(view === 'front'
					? path('M-7 -139L0 -128L-9 -127Z', lighter(person.top, 0.4)) +
						path('M7 -139L0 -128L9 -127Z', lighter(person.top, 0.4)) +
						[-120, -110, -100].map((y) => disc(0, y, 0.9, shade)).join('')
					: '')
			);
		case 'vest':
			return (
				path(trunk, person.under) +
				(view === 'side'
					? ''
					: path(
							'M-12 -137C-9 -120 -14 -110 -13 -86L13 -86C14 -110 9 -120 12 -137L5 -137L0 -122L-5 -137Z',
							person.top,
						))
			);
		default:
			return (
				path(trunk, person.top) +
				(view === 'front' ? line('M-6 -137Q0 -131 6 -137', shade, 1.4) : '')
			);
	}
}

const TRUNK =
	'M-6 -139C-14 -138 -19 -136 -19.4 -129C-19 -118 -15.4 -112 -14.6 -104C-15 -98 -16 -92 -16 -84L16 -84C16 -92 15 -98 14.6 -104C15.4 -112 19 -118 19.4 -129C19 -136 14 -138 6 -139Z';
const TRUNK_SIDE =
	'M-4 -139C-11 -137 -13.4 -128 -12.6 -116C-12 -104 -12.6 -94 -12.4 -84L11.4 -84C12 -94 11.4 -102 11.6 -110C13.4 -120 11 -136 4 -139Z';

const sleeve = (person: Person): string => (person.pattern === 'vest' ? person.under : person.top);

/**
 * Draw somebody.
 *
 * @returns SVG around (0, 0): the feet of who stands or walks, the seat of who sits, the table's edge for a bust.
 */
export function figure(person: Person, pose: Pose): string {
	const { view, stance } = pose;
	const turn = pose.turn ?? 0;
	const { behind, itself } = head(person, view, turn, pose.smile ?? true);
	// The trunk is drawn for somebody standing; who sits is lowered by the length of the legs.
	const drop = stance === 'sit' ? 86 : stance === 'bust' ? 96 : 0;
	const headAt = `translate(${view === 'side' ? '2' : String(turn * 1.5)} -155) rotate(${String(pose.tilt ?? 0)} 0 12)`;
	const neck = path(
		view === 'side'
			? 'M-5 -150L5 -148L6 -134L-6 -134Z'
			: 'M-5.4 -150L5.4 -150L6.4 -135Q0 -130 -6.4 -135Z',
		darker(person.skin, 0.12),
	);
	const shoulderL: Point = view === 'side' ? [1, -131] : [-16, -131];
	const shoulderR: Point = view === 'side' ? [-1, -131] : [16, -131];
	const bring = (hand: Point): Point => [hand[0], hand[1] - drop];
	// An elbow hangs: low, and outwards; seen from the side, low and back.
	const hangs = ([x, y]: Point): number => (view === 'side' ? y - x * 0.4 : y * 0.8 + Math.abs(x));
	const arm = (shoulder: Point, hand: Point, far: boolean): string => {
		const { mid, end } = joint(shoulder, bring(hand), 29, 27, hangs);
		const colour = far
			? darker(sleeve(person), 0.2)
			: darker(sleeve(person), view === 'back' ? 0.04 : 0.09);
		const wrist: Point = [end[0] + (mid[0] - end[0]) * 0.14, end[1] + (mid[1] - end[1]) * 0.14];
		return (
			limb(shoulder, mid, wrist, colour, 10.6) +
			disc(end[0], end[1], 4.7, far ? darker(person.skin, 0.12) : person.skin)
		);
	};
	const restL: Point = view === 'side' ? [8, -80] : [-21, -76.6];
	const restR: Point = view === 'side' ? [4, -78] : [21, -76.6];
	const left = pose.left ?? (drop > 0 ? [restL[0] * 0.6, restL[1] + drop + 4] : restL);
	const right = pose.right ?? (drop > 0 ? [restR[0] * 0.6, restR[1] + drop + 4] : restR);
	const prop =
		pose.holds === undefined
			? ''
			: held(
					pose.holds,
					bring(
						pose.holds === 'marker' ||
							pose.holds === 'cup' ||
							pose.holds === 'note' ||
							view === 'side'
							? right
							: [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2],
					),
					INK.clay,
				);
	const badge =
		person.badge && view === 'front'
			? line('M-6 -138L0 -108L6 -138', INK.spruce, 1.3) +
				path(
					polygon([
						[-5, -109],
						[5, -109],
						[5, -99],
						[-5, -99],
					]),
					INK.cream,
				) +
				line('M-3 -105.5h6M-3 -102.6h4', INK.stone, 1)
			: '';
	const trunk = dressing(person, view, view === 'side' ? TRUNK_SIDE : TRUNK) + badge;
	const legs = drawLegs(person, pose);

	const upper =
		view === 'side'
			? arm(shoulderL, left, true) +
				group(behind, { transform: headAt }) +
				neck +
				trunk +
				group(itself, { transform: headAt }) +
				prop +
				arm(shoulderR, right, false)
			: view === 'front'
				? group(behind, { transform: headAt }) +
					trunk +
					neck +
					group(itself, { transform: headAt }) +
					(pose.holds === 'laptop' ? '' : prop) +
					arm(shoulderL, left, false) +
					arm(shoulderR, right, false) +
					(pose.holds === 'laptop' ? prop : '')
				: prop +
					arm(shoulderL, left, false) +
					arm(shoulderR, right, false) +
					trunk +
					neck +
					group(behind, { transform: headAt }) +
					group(itself, { transform: headAt });
	const leaning =
		pose.lean === undefined
			? upper
			: group(upper, { transform: `rotate(${String(pose.lean)} 0 -84)` });
	return group(legs.behind + leaning + legs.before, { transform: `translate(0 ${String(drop)})` });
}

/** Legs, in the coordinates of somebody standing: hips at -86, feet at 0, the seat at -86. */
function drawLegs(
	person: Person,
	{ view, stance, step = 0 }: Pose,
): { behind: string; before: string } {
	const { legs, shoes } = person;
	const shoe = (x: number, y: number, forward: number): string =>
		path(
			through(
				[
					[x - 5, y - 4],
					[x - 5, y + 3],
					[x + 4 + forward, y + 3],
					[x + 5 + forward, y - 1],
					[x + 4, y - 5],
				],
				true,
			),
			shoes,
		);
	const skirt = darker(person.top, 0.08);
	if (stance === 'bust') return { behind: '', before: '' };
	if (stance === 'sit') {
		const seat = -86;
		const floor = seat + 50;
		if (view === 'side') {
			const far = line(
				`M0 ${String(seat)}L36 ${String(seat + 2)}L40 ${String(floor - 4)}`,
				darker(legs, 0.18),
				15,
			);
			const near = line(
				`M0 ${String(seat + 1)}L33 ${String(seat + 3)}L34 ${String(floor - 3)}`,
				legs,
				15.4,
			);
			return {
				behind: far + shoe(41, floor, 6),
				before:
					near +
					shoe(35, floor, 6) +
					(person.dress
						? path(
								`M-12 ${String(seat - 6)}L30 ${String(seat - 6)}Q42 ${String(seat - 2)} 42 ${String(seat + 22)}L26 ${String(seat + 22)}L20 ${String(seat + 9)}L-10 ${String(seat + 8)}Z`,
								skirt,
							)
						: ''),
			};
		}
		if (view === 'front') {
			const leg = (side: number): string =>
				line(
					`M${String(side * 8)} ${String(seat + 2)}Q${String(side * 13)} ${String(seat + 8)} ${String(side * 11.6)} ${String(seat + 14)}L${String(side * 9.6)} ${String(floor)}`,
					side < 0 ? legs : darker(legs, 0.08),
					14.6,
				) +
				path(
					through(
						[
							[side * 9.6 - 5.6, floor - 2],
							[side * 9.6 - 6, floor + 6],
							[side * 9.6 + 6, floor + 6],
							[side * 9.6 + 5.6, floor - 2],
						],
						true,
					),
					shoes,
				);
			return {
				behind: '',
				before:
					leg(-1) +
					leg(1) +
					(person.dress
						? path(
								`M-15 ${String(seat - 4)}L15 ${String(seat - 4)}L21 ${String(seat + 26)}Q0 ${String(seat + 31)} -21 ${String(seat + 26)}Z`,
								skirt,
							)
						: ''),
			};
		}
		const leg = (side: number): string =>
			line(
				`M${String(side * 9)} ${String(seat + 6)}L${String(side * 11)} ${String(floor)}`,
				darker(legs, 0.12),
				13,
			);
		return {
			behind: leg(-1) + leg(1),
			before: path(
				through(
					[
						[-16, seat - 6],
						[-18, seat + 8],
						[0, seat + 12],
						[18, seat + 8],
						[16, seat - 6],
					],
					true,
				),
				legs,
			),
		};
	}
	if (view === 'side') {
		const stride = stance === 'walk' ? 1 : 0;
		const swing = step === 0 ? 1 : -1;
		const foot = (forward: number): Point => [
			forward * 23 * stride,
			stride === 1 && forward < 0 ? -7 : -3,
		];
		const draw = (forward: number, colour: string): string => {
			const [x, y] = foot(forward);
			const { mid } = joint([0, -86], [x, y], 43, 42, ([ahead]) => ahead);
			return (
				line(
					`M0 -86L${String(mid[0])} ${String(mid[1])}L${String(x)} ${String(y - 3)}`,
					colour,
					14.6,
				) + shoe(x, y, 6)
			);
		};
		return {
			behind:
				draw(-swing, darker(legs, 0.2)) +
				draw(swing, legs) +
				(person.dress
					? path('M-12.4 -92L11.6 -92Q17 -66 21 -44L-19 -44Q-15 -66 -12.4 -92Z', skirt)
					: ''),
			before: '',
		};
	}
	const spread = stance === 'walk' ? 5 : 8;
	const lift = stance === 'walk' ? 8 : 0;
	const leg = (side: number, up: number): string =>
		line(
			`M${String(side * 8.2)} -84L${String(side * spread)} ${String(-6 - up)}`,
			side > 0 ? darker(legs, 0.07) : legs,
			15,
		) +
		path(
			through(
				[
					[side * spread - 6, -6 - up],
					[side * spread - 6.4, 2 - up],
					[side * spread + 6.4, 2 - up],
					[side * spread + 6, -6 - up],
				],
				true,
			),
			shoes,
		);
	return {
		behind:
			leg(-1, step === 0 ? 0 : lift) +
			leg(1, step === 0 ? lift : 0) +
			(person.dress
				? path('M-15 -94L15 -94Q20 -66 23 -42Q0 -36 -23 -42Q-20 -66 -15 -94Z', skirt)
				: ''),
		before: '',
	};
}

/** The soft dark under a pair of feet. */
export const shadow = (x: number, y: number, width: number): string =>
	disc(x, y, width, INK.ink, width * 0.2, { opacity: 0.14 });
