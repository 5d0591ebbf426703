/** The paintbox of the sample year: colours, chance that repeats itself, and lines drawn as if by hand. */

export const INK = {
	paper: '#f4ead8',
	cream: '#fbf5e9',
	snow: '#f7f4ee',
	ink: '#24302e',
	night: '#1d2a3b',
	spruce: '#2f5b4d',
	pine: '#1f4238',
	sage: '#8ba38c',
	moss: '#6b8451',
	gold: '#dea63c',
	amber: '#c7822c',
	straw: '#e6c987',
	clay: '#bb583c',
	brick: '#8f4030',
	rose: '#d39a86',
	plum: '#5e4559',
	denim: '#4b6b80',
	river: '#5d8d95',
	mist: '#cfdcd6',
	stone: '#9a9284',
} as const;

/** Chance that gives the same picture for the same seed, on every machine. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = (seed * 2_654_435_761) >>> 0;
	}

	/** A number from `from` up to `to`. */
	number(from = 0, to = 1): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return from + (((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * (to - from);
	}

	whole(from: number, to: number): number {
		return Math.floor(this.number(from, to + 1));
	}

	is(likelihood: number): boolean {
		return this.number() < likelihood;
	}

	one<T>(from: readonly T[]): T {
		return from[Math.floor(this.number(0, from.length))]!;
	}

	shuffled<T>(from: readonly T[]): T[] {
		const left = [...from];
		for (let i = left.length - 1; i > 0; i--) {
			const j = this.whole(0, i);
			[left[i], left[j]] = [left[j]!, left[i]!];
		}
		return left;
	}
}

export type Point = readonly [x: number, y: number];

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Mix two colours; 0 is all `a`, 1 is all `b`. */
export function mix(a: string, b: string, share: number): string {
	const part = (colour: string, at: number): number => parseInt(colour.slice(at, at + 2), 16);
	return `#${[1, 3, 5]
		.map((at) =>
			Math.round(part(a, at) + (part(b, at) - part(a, at)) * share)
				.toString(16)
				.padStart(2, '0'),
		)
		.join('')}`;
}

export const darker = (colour: string, by = 0.18): string => mix(colour, INK.ink, by);
export const lighter = (colour: string, by = 0.2): string => mix(colour, INK.cream, by);

/** A smooth line through points (Catmull-Rom as Béziers); `closed` joins the last to the first. */
export function through(points: readonly Point[], closed = false): string {
	const at = (i: number): Point =>
		closed
			? points[(i + points.length) % points.length]!
			: points[Math.max(0, Math.min(points.length - 1, i))]!;
	let path = `M${n(points[0]![0])} ${n(points[0]![1])}`;
	for (let i = 0; i < points.length - (closed ? 0 : 1); i++) {
		const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
		path += `C${n(b[0] + (c[0] - a[0]) / 6)} ${n(b[1] + (c[1] - a[1]) / 6)} ${n(c[0] - (d[0] - b[0]) / 6)} ${n(c[1] - (d[1] - b[1]) / 6)} ${n(c[0])} ${n(c[1])}`;
	}
	return closed ? `${path}Z` : path;
}

export const polygon = (points: readonly Point[]): string =>
	`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;

type Paint = Readonly<Record<string, string | number>>;

const attributes = (paint: Paint): string =>
	Object.entries(paint)
		.map(([name, value]) => ` ${name}="${String(value)}"`)
		.join('');

export const path = (d: string, fill: string, paint: Paint = {}): string =>
	`<path d="${d}" fill="${fill}"${attributes(paint)}/>`;

export const line = (d: string, stroke: string, width: number, paint: Paint = {}): string =>
	`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${attributes(paint)}/>`;

export const box = (
	x: number,
	y: number,
	width: number,
	height: number,
	fill: string,
	paint: Paint = {},
): string =>
	`<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"${attributes(paint)}/>`;

export const disc = (
	x: number,
	y: number,
	rx: number,
	fill: string,
	ry = rx,
	paint: Paint = {},
): string =>
	`<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${attributes(paint)}/>`;

export const group = (content: string, paint: Paint): string =>
	`<g${attributes(paint)}>${content}</g>`;

/** Put a drawing made around (0, 0) somewhere, at a scale; a negative `flip` mirrors it. */
export const put = (x: number, y: number, scale: number, content: string, flip = 1): string =>
	`<g transform="translate(${n(x)} ${n(y)}) scale(${String(Math.round(scale * flip * 1000) / 1000)} ${String(Math.round(scale * 1000) / 1000)})">${content}</g>`;

let ids = 0;

/** Begin a new picture: names inside it count from one again, so that it is the same whenever it is drawn. */
export function freshSheet(): void {
	ids = 0;
}

export const fresh = (name: string): string => `${name}${++ids}`;

/** Colours that pass into each other from top to bottom; returns the definition and how to fill with it. */
export function wash(stops: readonly string[]): { defs: string; fill: string } {
	const id = fresh('wash');
	return {
		defs: `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${stops
			.map(
				(colour, i) =>
					`<stop offset="${String(Math.round((i / (stops.length - 1)) * 100))}%" stop-color="${colour}"/>`,
			)
			.join('')}</linearGradient>`,
		fill: `url(#${id})`,
	};
}

/** Show only what lies inside a shape. */
export function inside(d: string, content: string): string {
	const id = fresh('clip');
	return `<clipPath id="${id}"><path d="${d}"/></clipPath><g clip-path="url(#${id})">${content}</g>`;
}

/** A ridge from left to right, made by halving and displacing: `rough` near 1 is alpine, near 0.4 is hills. */
export function ridge(
	chance: Chance,
	width: number,
	y: number,
	height: number,
	rough: number,
	peaks = 3,
): Point[] {
	let points: Point[] = [];
	for (let i = 0; i <= peaks; i++) {
		points.push([
			(i / peaks) * width,
			y - chance.number(i % 2 === 0 ? 0 : height * 0.5, i % 2 === 0 ? height * 0.45 : height),
		]);
	}
	let step = height * 0.32;
	while (points[1]![0] - points[0]![0] > 9) {
		const finer: Point[] = [];
		for (let i = 0; i < points.length - 1; i++) {
			const [a, b] = [points[i]!, points[i + 1]!];
			finer.push(a, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + chance.number(-step, step)]);
		}
		finer.push(points.at(-1)!);
		points = finer;
		step *= 0.5 * rough + 0.12;
	}
	return points;
}

/** Close a ridge down to the bottom of the sheet. */
export const ground = (points: readonly Point[], bottom: number): string =>
	polygon([...points, [points.at(-1)![0], bottom], [points[0]![0], bottom]]);

/**
 * Finish a sheet: edges as if cut with scissors, a paper's unevenness over all of it, a quiet frame.
 *
 * @returns A whole SVG, `width` × `height` units, drawn `pixels` wide.
 */
export function sheet(width: number, height: number, pixels: number, content: string): string {
	const scale = pixels / width;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(pixels)}" height="${String(Math.round(height * scale))}" viewBox="0 0 ${n(width)} ${n(height)}">
<defs>
<filter id="cut" x="0" y="0" width="100%" height="100%" filterUnits="userSpaceOnUse" primitiveUnits="userSpaceOnUse">
<feTurbulence type="fractalNoise" baseFrequency="0.035" numOctaves="2" seed="7" result="noise"/>
<feDisplacementMap in="SourceGraphic" in2="noise" scale="3.4" xChannelSelector="R" yChannelSelector="G"/>
</filter>
<filter id="mottle" x="0" y="0" width="100%" height="100%" filterUnits="userSpaceOnUse" primitiveUnits="userSpaceOnUse">
<feTurbulence type="fractalNoise" baseFrequency="0.012 0.016" numOctaves="3" seed="3"/>
<feColorMatrix values="0 0 0 0 0.17  0 0 0 0 0.13  0 0 0 0 0.09  0.9 0.5 0 0 -0.56"/>
</filter>
</defs>
<g filter="url(#cut)">${content}</g>
<rect width="${n(width)}" height="${n(height)}" filter="url(#mottle)" opacity="0.22"/>
</svg>`;
}
