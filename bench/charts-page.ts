/** What `charts.ts` runs in the browser: a release is there, and its charts are drawn and painted. */
import { chartsOf, type Chart } from '../src/lib/survey/charts.ts';
import { parseDefinition } from '../src/lib/survey/definition.ts';
import { itemsOf } from '../src/lib/survey/answers.ts';
import { generateSeed, seedToKeys } from '../src/lib/survey/seed.ts';
import type { Release } from '../src/lib/survey/release.ts';
import { h, toDom } from '../src/lib/ui/markup.ts';
import { exploreChart } from '../src/lib/ui/report/explore.ts';
import { drawChart } from '../src/lib/ui/report/figure.ts';
import { pageColour } from '../src/lib/ui/report/look.ts';
import { summarise } from '../src/lib/ui/report/summary.ts';
import { report } from '../src/lib/ui/words/report.ts';

export const CHARTS = 20;
const WIDTH = 860;

/** Milliseconds since the release was there. */
export interface Round {
	readonly drawn: number;
	readonly painted: number;
}

const POINTS = ['Not at all', 'Rather not', 'Partly', 'Mostly', 'Fully'];

function questionOf(index: number): unknown {
	const common = { id: `q${index}`, text: `Statement number ${index} about what we did together` };
	const rows = POINTS.map((_, row) => ({ id: `r${row}`, text: `In our group, part ${row}` }));
	return [
		{ ...common, type: 'matrix', points: POINTS, rows },
		{ ...common, type: 'scale', points: POINTS },
		{ ...common, type: 'choice', options: [...POINTS, 'Other', 'None of these'] },
		{ ...common, type: 'number', bins: [0, 1, 3, 6, 11, 20], max: 99 },
	][index % 4];
}

function makeRelease(): Release {
	const survey = parseDefinition({
		format: 'peer-survey',
		version: 1,
		title: 'Twenty questions',
		pages: [{ questions: Array.from({ length: CHARTS }, (_, index) => questionOf(index)) }],
		keyholders: [{ role: 'facilitator', key: seedToKeys(generateSeed()).publicKey.text }],
		minimum: 5,
		keepDays: 30,
		via: { file: true },
	});
	const items = itemsOf(survey).map(({ id, count }, seed) => {
		const counts = Array.from({ length: count }, (_, cell) => 3 + ((seed * 7 + cell * 5) % 11));
		return { id, counts, answered: counts.reduce((sum, each) => sum + each, 0) };
	});
	const [format, version] = ['peer-release', 1] as const;
	return { format, version, survey, minimum: 5, responses: 99, items, signature: '' };
}

const words = report.en;

/** For paper, wall and files. */
function drawFigure(chart: Chart): undefined {
	const look = { width: WIDTH, size: 15, most: Infinity, colour: pageColour, words };
	const label = summarise(chart, words);
	const parts = drawChart(chart, label, { ...look, patterns: 'css', prefix: chart.id });
	document.body.append(toDom(parts));
}

/** To explore on a screen. */
function drawCanvas(chart: Chart): ReturnType<typeof exploreChart> {
	const place = toDom(h('div', {})) as HTMLElement;
	place.style.inlineSize = `${WIDTH}px`;
	document.body.append(place);
	return exploreChart(chart, place, summarise(chart, words));
}

export type Way = 'figures' | 'canvases';
let before: ReturnType<typeof exploreChart>[] = [];

async function drawOnce(release: Release, way: Way): Promise<Round> {
	for (const canvas of before) canvas?.destroy();
	document.body.replaceChildren();
	await new Promise(requestAnimationFrame);
	const start = performance.now();
	before = chartsOf(release, 'en').map(way === 'figures' ? drawFigure : drawCanvas);
	const drawn = performance.now() - start;
	await new Promise(requestAnimationFrame);
	// A message comes after the frame has been painted.
	await new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = resolve;
		port2.postMessage(0);
	});
	return { drawn, painted: performance.now() - start };
}

if ('document' in globalThis) {
	const release = makeRelease();
	Object.assign(globalThis, { drawOnce: (way: Way) => drawOnce(release, way) });
}
