/** A release's charts as files: tables, pictures, data. */
import { chartToTable, type Chart } from '../../survey/charts.ts';
import { tableToCsv } from '../../survey/table-csv.ts';
import type { Themes } from '../../survey/themes.ts';
import { fileName } from '../file-name.ts';
import { saveFile } from '../hand-over.ts';
import type { ReportWords } from '../words/report.ts';
import { h, type Child } from '../markup.ts';
import { TOKENS, type Look, type Token } from './look.ts';
import { pictureOf, pictureToSvg, type Depicted } from './picture.ts';
import { tableWords } from './summary.ts';

/** A slide's width; screens show two pixels for one. */
const PICTURE_WIDTH = 960;
const PICTURE_SIZE = 18;
const PIXELS = 2;

export const saveButton = (name: string, label: string, kind = 'second'): Child =>
	h('button', { type: 'button', class: `button ${kind}`, 'data-save': name }, label);

/** The buttons below a figure. */
export function saveButtons(title: string, hasPicture: boolean, words: ReportWords): Child {
	return h(
		'p',
		{ class: 'saves no-print', role: 'group', 'aria-label': words.saveAs(title) },
		hasPicture && [
			saveButton('png', words.savePng, 'plain'),
			saveButton('svg', words.saveSvg, 'plain'),
		],
		saveButton('csv', words.saveCsv, 'plain'),
	);
}

export function saveCsv(name: string, table: readonly (readonly string[])[]): void {
	saveFile(`${name}.csv`, tableToCsv(table), 'text/csv');
}

/** All tables in one file, each below its title. */
export function saveAllCsv(
	title: string,
	charts: readonly Chart[],
	themes: Themes,
	words: ReportWords,
): void {
	const all = charts.flatMap((chart) => [
		[chart.title],
		...chartToTable(chart, tableWords(words), themes.get(chart.id)),
		[],
	]);
	saveCsv(fileName(title), all);
}

/** What the charts hold, for other software; what is withheld has no number there. */
export function saveJson(title: string, charts: readonly Chart[], themes: Themes): void {
	const all = charts.map((chart) => ({ ...chart, themes: themes.get(chart.id) }));
	saveFile(
		`${fileName(title)}.tables.json`,
		`${JSON.stringify(all, null, '\t')}\n`,
		'application/json',
	);
}

/** The tokens as they are on paper: a picture is mostly put on a white page. */
function lightColours(): ReadonlyMap<Token, string> {
	const probe = document.createElement('span');
	probe.style.colorScheme = 'light';
	document.body.append(probe);
	const colours = new Map(
		TOKENS.map((token) => {
			probe.style.color = `var(${token})`;
			return [token, getComputedStyle(probe).color] as const;
		}),
	);
	probe.remove();
	return colours;
}

function toSvg(depicted: Depicted, hasPatterns: boolean, words: ReportWords): string {
	const colours = lightColours();
	const look: Look = {
		width: PICTURE_WIDTH,
		size: PICTURE_SIZE,
		most: Infinity,
		colour: (token) => colours.get(token)!,
		patterns: hasPatterns ? 'always' : 'never',
		prefix: 'p',
		words,
	};
	return pictureToSvg(pictureOf(depicted, look));
}

export function saveSvg(
	name: string,
	depicted: Depicted,
	hasPatterns: boolean,
	words: ReportWords,
): void {
	saveFile(`${name}.svg`, toSvg(depicted, hasPatterns, words), 'image/svg+xml');
}

/** The same picture in pixels. */
export async function savePng(
	name: string,
	depicted: Depicted,
	hasPatterns: boolean,
	words: ReportWords,
): Promise<void> {
	const svg = new Blob([toSvg(depicted, hasPatterns, words)], { type: 'image/svg+xml' });
	const url = URL.createObjectURL(svg);
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.width * PIXELS;
		canvas.height = image.height * PIXELS;
		canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
		const picture = await new Promise<Blob | null>((resolve) => {
			canvas.toBlob(resolve, 'image/png');
		});
		saveFile(`${name}.png`, picture!, 'image/png');
	} finally {
		URL.revokeObjectURL(url);
	}
}
