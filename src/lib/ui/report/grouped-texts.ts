/** The texts of a question as they are read: under the themes that somebody grouped them by. */
import type { Chart } from '../../survey/charts.ts';
import type { Theme } from '../../survey/themes.ts';
import { h, type Child } from '../markup.ts';
import type { ReportWords } from '../words/report.ts';

/** @param level - of the headings that themes have, such as `h3` */
export function groupedTexts(
	{ texts = [] }: Chart,
	themes: readonly Theme[],
	level: 'h3' | 'h4',
	words: ReportWords,
): Child {
	const taken = new Set(themes.flatMap((theme) => theme.texts));
	const free = texts.map((_, index) => index + 1).filter((at) => !taken.has(at));
	const list = (places: readonly number[]): Child =>
		places.length > 0 &&
		h(
			'ul',
			{ class: 'texts' },
			places.map((at) => h('li', { dir: 'auto' }, texts[at - 1])),
		);
	return [
		h('p', { class: 'caption' }, words.textsOrder, themes.length > 0 && ` ${words.themesBy}`),
		themes.map((theme) => [h(level, {}, theme.name), list(theme.texts)]),
		themes.length > 0 && free.length > 0 && h(level, {}, words.noTheme),
		list(free),
	];
}
