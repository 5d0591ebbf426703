/** The texts of a question as they are read: under the themes that somebody grouped them by. */
import type { Chart } from '../../survey/charts.ts';
import type { Theme } from '../../survey/themes.ts';
import { h, type Child } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';

/** Texts that stand together; the last part has those without a theme, and no name. */
interface Part {
	readonly name?: string;
	/** Places in the question's list of texts, from 1. */
	readonly texts: readonly number[];
}

/** A question's texts in the order in which they are read. */
export function partsOf(texts: readonly string[], themes: readonly Theme[]): readonly Part[] {
	const taken = new Set(themes.flatMap((theme) => theme.texts));
	const free = texts.map((_, index) => index + 1).filter((at) => !taken.has(at));
	return [...themes, { texts: free }];
}

/** @param level - of the headings that themes have, such as `h3` */
export function groupedTexts(
	{ texts = [] }: Chart,
	themes: readonly Theme[],
	level: 'h3' | 'h4',
	words: ReportWords,
): Child {
	const list = (places: readonly number[]): Child =>
		places.length > 0 &&
		h(
			'ul',
			{ class: 'texts' },
			places.map((at) => h('li', { dir: 'auto' }, texts[at - 1])),
		);
	return [
		h('p', { class: 'caption' }, words.textsOrder, themes.length > 0 && ` ${words.themesBy}`),
		partsOf(texts, themes).map(({ name, texts: places }) => [
			(name !== undefined || (themes.length > 0 && places.length > 0)) &&
				h(level, {}, name ?? words.noTheme),
			list(places),
		]),
	];
}
