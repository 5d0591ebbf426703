import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const TOKENS = readFileSync('src/lib/ui/shell/tokens.css', 'utf8');

/** Every colour of tokens.css, light first, dark second. */
const COLOURS = new Map(
	[...TOKENS.matchAll(/--([\w-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g)].map(
		([, name, light, dark]) => [name!, [light!, dark!] as const],
	),
);
const THEMES = [
	['light', 0],
	['dark', 1],
] as const;

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const share = parseInt(colour.slice(at, at + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, WCAG 2.2. */
function contrast(one: string, other: string): number {
	const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

describe.each(THEMES)('in the %s theme', (_, theme) => {
	const colour = (name: string): string => COLOURS.get(name)![theme];
	const poor = (names: string[], grounds: string[], least: number): string[] =>
		names.flatMap((name) =>
			grounds
				.map((ground) => ({ ground, ratio: contrast(colour(name), colour(ground)) }))
				.filter(({ ratio }) => ratio < least)
				.map(({ ground, ratio }) => `${name} on ${ground}: ${ratio.toFixed(2)}`),
		);

	test('every colour that text may take can be read on every paper', () => {
		const text = ['ink', 'ink-soft', 'spruce', 'gold-ink', 'clay'];
		expect(poor(text, ['paper', 'paper-deep', 'paper-bright'], 4.5)).toEqual([]);
	});

	test('text and links can be read on a note', () => {
		expect(
			poor(['ink', 'ink-soft', 'spruce'], ['spruce-wash', 'gold-wash', 'clay-wash'], 4.5),
		).toEqual([]);
	});

	test('a label can be read on the fill that it is named for', () => {
		for (const name of ['spruce', 'gold', 'clay']) {
			expect(poor([`on-${name}`], [name], 4.5)).toEqual([]);
		}
	});

	test('a count can be read on the shade of a scale that it stands on', () => {
		const on = ['on-clay', 'on-gold', 'ink', 'on-gold', 'on-spruce'];
		on.forEach((name, index) => {
			expect(poor([name], [`agree-${index + 1}`], 4.5)).toEqual([]);
		});
	});

	test('the border of a field and the ring of the focus stand out', () => {
		expect(poor(['rule-strong', 'focus'], ['paper', 'paper-bright'], 3)).toEqual([]);
	});
});

test('files that cannot use a token repeat its colour exactly', () => {
	const paper = COLOURS.get('paper')!;
	const page = readFileSync('src/lib/ui/shell/Page.astro', 'utf8');
	expect([...page.matchAll(/theme-color" content="(#\w+)"/g)].map(([, shown]) => shown)).toEqual([
		...paper,
	]);
	const light = new Set([...COLOURS.values()].map(([colour]) => colour));
	for (const file of ['src/lib/ui/shell/share-card.ts', 'public/manifest.webmanifest']) {
		const shown = readFileSync(file, 'utf8').match(/#[\da-f]{6}\b/g) ?? [];
		expect(shown.filter((colour) => !light.has(colour))).toEqual([]);
		expect(shown).not.toEqual([]);
	}
});

test('tokens.css lists every colour that it defines', () => {
	const head = TOKENS.slice(0, TOKENS.indexOf('*/'));
	const unlisted = [...COLOURS.keys()].filter(
		(name) => !/^(chart|agree|floor)-/.test(name) && !head.includes(`--${name} `),
	);
	expect(unlisted).toEqual([]);
});

test('no component has a colour of its own, but for the black and white of a code to scan', () => {
	const own = readdirSync('src/lib/ui', { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(astro|css)$/.test(file) && !file.endsWith('tokens.css'))
		.flatMap((file) =>
			[
				...readFileSync(`src/lib/ui/${file}`, 'utf8').matchAll(
					/:[^;:]*(#[\da-f]{3,8}|rgba?\(|hsla?\()/gi,
				),
			].map(([declaration]) => `${file}${declaration}`),
		)
		.filter((line) => !/theme-color|: #(fff|000)$/.test(line));
	expect(own).toEqual([]);
});
