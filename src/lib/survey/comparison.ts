/**
 * Several releases side by side: questions matched by id and never by position, with what makes them
 * hard to compare said, how sure a small group's shares are, and one more privacy rule.
 *
 * **The rule.** Two releases of one survey hold the same envelopes, so that their difference is exactly
 * what those who came or went answered. An item is shown of both only if nobody, or at least the
 * minimum, can be seen to have come and to have gone. Releases of different surveys share no envelope:
 * people answered again, and could answer otherwise.
 *
 * Not protected: who has both files can subtract them; a person who joins a small group that is
 * unanimous otherwise.
 * @module
 */
import { itemsOf, type Item } from './answers.ts';
import { chartsOf, type Chart, type ChartRow } from './charts.ts';
import { facilitatorKey, surveyIdText } from './definition.ts';
import { LANGUAGES, textIn, type Language, type Text } from './text.ts';
import type { Question } from './question.ts';
import type { PublishedItem } from './privacy.ts';
import type { Release } from './release.ts';

export type Caution = 'wording' | 'scale' | 'type' | 'order' | 'condition';

/** A share of those who answered, and Wilson's 95 % interval around it; all from 0 to 1. */
export interface Share {
	readonly share: number;
	readonly low: number;
	readonly high: number;
}

/** From the first session that shows it to the last, in parts of 1, with Newcombe's 95 % interval. */
export interface Change {
	/** Sessions, from 0. */
	readonly from: number;
	readonly to: number;
	readonly difference: number;
	readonly low: number;
	readonly high: number;
}

/** One share followed through the sessions: an option's, or the upper half of a scale's. */
export interface Course {
	/** The columns that count, from 0. */
	readonly columns: readonly number[];
	/** One a session; absent where the question was not asked or is withheld. */
	readonly shares: readonly (Share | undefined)[];
	readonly change?: Change;
}

export interface ComparedItem {
	readonly id: string;
	readonly title: string;
	/** What is drawn: its rows are the sessions in which it was asked. Absent where scales differ. */
	readonly chart?: Chart;
	/** One chart a session, where they cannot share one. */
	readonly apart: readonly Chart[];
	readonly cautions: readonly Caution[];
	/** How each session, from 0, asked it, in a language in which that differs; empty where it is the same. */
	readonly wordings: readonly { readonly session: number; readonly text: string }[];
	readonly courses: readonly Course[];
	/** Sessions, from 0, that are withheld because of their difference to another. */
	readonly tooClose: readonly number[];
}

export interface Comparison {
	readonly items: readonly ComparedItem[];
	/** Whether two of the releases are of one survey. */
	readonly hasSameSurvey: boolean;
	/** Whether they have more than one facilitator; another steward does not count. */
	readonly hasOtherFacilitator: boolean;
}

/** A session: its release, and the name that it goes by. */
export interface Session {
	readonly name: string;
	readonly release: Release;
}

/** The normal quantile of a two-sided 95 % interval. */
const Z = 1.959963984540054;

/** Wilson's score interval (1927): it stays within 0 and 1, and is honest for small groups. */
export function wilson(count: number, of: number): Share {
	const share = count / of;
	const spread = Z ** 2 / of;
	const centre = (share + spread / 2) / (1 + spread);
	const reach = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
	// Rounding must not push an end past the share itself, nor past 0 or 1.
	return {
		share,
		low: Math.max(0, Math.min(share, centre - reach)),
		high: Math.min(1, Math.max(share, centre + reach)),
	};
}

/** Newcombe's interval (1998, method 10) for the difference of two independent shares. */
export function newcombe(before: Share, after: Share): Omit<Change, 'from' | 'to'> {
	const difference = after.share - before.share;
	return {
		difference,
		low: difference - Math.hypot(after.share - after.low, before.high - before.share),
		high: difference + Math.hypot(after.high - after.share, before.share - before.low),
	};
}

type Counted = Extract<PublishedItem, { readonly counts: readonly number[] }>;
const isCounted = (item: PublishedItem | undefined): item is Counted =>
	item !== undefined && 'counts' in item;

/**
 * Whether the difference of two releases of one survey would show the answers of fewer people than the
 * minimum. Counts tell the least number that must have come, and gone; true numbers can only be larger.
 */
export function isTooClose(one: Counted, other: Counted, minimum: number): boolean {
	const differences = one.counts.map((count, cell) => other.counts[cell]! - count);
	const isExclusive = sum(one.counts) === one.answered && sum(other.counts) === other.answered;
	const leastOf = (parts: readonly number[], answered: number): number =>
		Math.max(
			0,
			answered,
			isExclusive ? sum(parts.map((part) => Math.max(0, part))) : Math.max(...parts),
		);
	const came = leastOf(differences, other.answered - one.answered);
	const went = leastOf(
		differences.map((difference) => -difference),
		one.answered - other.answered,
	);
	return [came, went].some((people) => people > 0 && people < minimum);
}

const sum = (numbers: readonly number[]): number =>
	numbers.reduce((total, each) => total + each, 0);

/** One item of one session. */
interface Part {
	readonly session: number;
	readonly item: Item;
	readonly published: PublishedItem;
	readonly survey: string;
	readonly minimum: number;
}

/** The sessions of an item that must be withheld; of two that are too close, the larger one is kept. */
function tooCloseOf(parts: readonly Part[]): number[] {
	const kept: Part[] = [];
	const withheld: number[] = [];
	const bySize = parts
		.filter(({ published }) => isCounted(published))
		.toSorted((a, b) => (b.published as Counted).answered - (a.published as Counted).answered);
	for (const part of bySize) {
		const isClose = kept.some(
			(other) =>
				other.survey === part.survey &&
				isTooClose(part.published as Counted, other.published as Counted, part.minimum),
		);
		if (isClose) withheld.push(part.session);
		else kept.push(part);
	}
	return withheld.sort((a, b) => a - b);
}

function labelsOf(question: Question): readonly Text[] {
	if (question.type === 'scale' || question.type === 'matrix') return question.points;
	return question.type === 'choice' || question.type === 'choices' ? question.options : [];
}

const asKey = (value: unknown): string => JSON.stringify(value);

/** Everything that a respondent reads of it, but for its scale: the question, its statement, its hint. */
function textsOf({ id, question }: Item): (Text | undefined)[] {
	const row =
		question.type === 'matrix'
			? question.rows.find((each) => id === `${question.id}.${each.id}`)!.text
			: undefined;
	return [question.text, row, question.hint];
}

/** A translation that came later is no other wording: only a language that both have can differ. */
function isSameText(one: Text | undefined, other: Text | undefined): boolean {
	if (one === undefined || other === undefined) return one === other;
	if (typeof one === 'string') {
		return typeof other === 'string' ? one === other : Object.values(other).includes(one);
	}
	if (typeof other === 'string') return isSameText(other, one);
	const shared = LANGUAGES.filter((each) => one[each] !== undefined && other[each] !== undefined);
	return shared.length > 0 && shared.every((each) => one[each] === other[each]);
}

const wordingIn = (item: Item, language: Language): string =>
	textsOf(item)
		.filter((text) => text !== undefined)
		.map((text) => textIn(text, language))
		.join(' · ');

/** The language in which the wording differs, the reader's first; `undefined` where it is the same. */
function differingIn(items: readonly Item[], reader: Language): Language | undefined {
	const all = items.map(textsOf);
	const isSame = all.every((texts) =>
		all.every((others) => texts.every((text, index) => isSameText(text, others[index]))),
	);
	if (isSame) return undefined;
	const languages = [reader, ...LANGUAGES.filter((language) => language !== reader)];
	return languages.find((language) => differs(items, (item) => wordingIn(item, language)));
}

/** Whether its columns are the same; numbers are compared by their bins. */
function isSameScale({ question: one }: Item, { question: other }: Item): boolean {
	if (one.type === 'number' && other.type === 'number') {
		const isSameBins = asKey([one.bins, one.max]) === asKey([other.bins, other.max]);
		return isSameBins && isSameText(one.unit, other.unit);
	}
	const [labels, others] = [labelsOf(one), labelsOf(other)];
	return (
		labels.length === others.length &&
		labels.every((label, index) => isSameText(label, others[index]))
	);
}

/** The order of `to`'s options in `from`, if both have the same ones. */
function reordered(from: Question, to: Question): number[] | undefined {
	const isChoice = [from, to].every(({ type }) => type === 'choice' || type === 'choices');
	if (!isChoice) return undefined;
	const labels = labelsOf(from);
	const order = labelsOf(to).map((label) => labels.findIndex((each) => isSameText(each, label)));
	const isWhole = order.length === labels.length && new Set(order).size === labels.length;
	return isWhole && !order.includes(-1) ? order : undefined;
}

function differs<T>(parts: readonly T[], of: (part: T) => string): boolean {
	return new Set(parts.map(of)).size > 1;
}

/** Which columns are followed: each option; of a scale, the points above its middle. */
function followed(question: Question, count: number): number[][] {
	if (question.type === 'choice' || question.type === 'choices') {
		return Array.from({ length: count }, (_, column) => [column]);
	}
	if (question.type === 'number' || question.type === 'text') return [];
	const first = Math.ceil(count / 2);
	return [Array.from({ length: count - first }, (_, column) => first + column)];
}

function courseOf(rows: readonly (ChartRow | undefined)[], columns: readonly number[]): Course {
	const shares = rows.map((row) =>
		row?.counts === undefined
			? undefined
			: wilson(sum(columns.map((column) => row.counts![column]!)), row.answered),
	);
	const from = shares.findIndex((share) => share !== undefined);
	const to = shares.findLastIndex((share) => share !== undefined);
	if (from === to) return { columns, shares };
	return { columns, shares, change: { from, to, ...newcombe(shares[from]!, shares[to]!) } };
}

function compareItem(
	parts: readonly Part[],
	sessions: readonly Session[],
	charts: readonly (readonly Chart[])[],
	language: Language,
): ComparedItem {
	const last = parts.at(-1)!.item;
	const chartOf = ({ session, item }: Part): Chart => {
		const chart = charts[session]!.find(({ id }) => id === item.question.id)!;
		const rowIds = itemsOf(sessions[session]!.release.survey).filter(
			({ question }) => question.id === item.question.id,
		);
		const row = chart.rows[rowIds.findIndex(({ id }) => id === item.id)]!;
		const { responses, minimum } = chart;
		const own = { label: sessions[session]!.name, session: { responses, minimum } };
		return { ...chart, rows: [{ ...row, ...own }] };
	};
	const tooClose = tooCloseOf(parts);
	const singles = parts.map((part): Chart => {
		const chart = chartOf(part);
		if (!tooClose.includes(part.session)) return chart;
		const { label, session } = chart.rows[0]!;
		return { ...chart, rows: [{ label, answered: 0, session: session! }] };
	});
	const title = titleOf(last, language);
	const questions = parts.map(({ item }) => item);
	const isOtherType = differs(questions, ({ kind, question }) => asKey([kind, question.type]));
	const orders = questions.map(({ question }) => reordered(question, last.question));
	const isSame = questions.every((question) => isSameScale(question, last));
	const isReordered = !isSame && orders.every((order) => order !== undefined);
	const isOtherScale = !isOtherType && !isSame && !isReordered;
	const wordingLanguage = differingIn(questions, language);
	const cautions: Caution[] = [
		...(isOtherType ? (['type'] as const) : []),
		...(isOtherScale ? (['scale'] as const) : []),
		...(isReordered ? (['order'] as const) : []),
		...(wordingLanguage === undefined ? [] : (['wording'] as const)),
		...(questions.some(({ question }) => question.showIf !== undefined)
			? (['condition'] as const)
			: []),
	];
	const wordings =
		wordingLanguage === undefined
			? []
			: parts.map(({ session, item }) => ({ session, text: wordingIn(item, wordingLanguage) }));
	const common = { id: last.id, title, cautions, wordings, tooClose };
	if (isOtherType || isOtherScale) {
		return { ...common, apart: singles.map((one) => ({ ...one, title })), courses: [] };
	}
	const rows = singles.map(({ rows: [row] }, index): ChartRow => {
		if (!isReordered || row!.counts === undefined) return row!;
		return { ...row!, counts: orders[index]!.map((at) => row!.counts![at]!) };
	});
	const bySession = sessions.map(
		(_, session) => rows[parts.findIndex((p) => p.session === session)],
	);
	const chart = { ...singles.at(-1)!, id: last.id, title, rows };
	return {
		...common,
		chart,
		apart: [],
		courses: followed(last.question, last.count).map((columns) => courseOf(bySession, columns)),
	};
}

function titleOf({ id, question }: Item, language: Language): string {
	const row =
		question.type === 'matrix'
			? question.rows.find((each) => id === `${question.id}.${each.id}`)
			: undefined;
	return textIn((row ?? question).text, language);
}

/**
 * Compare sessions.
 *
 * @param sessions - In the order in which they were held.
 *
 * @returns Every item that two sessions or more have in common, texts left out: they have no counts.
 */
export function compare(sessions: readonly Session[], language: Language): Comparison {
	const surveys = sessions.map(({ release }) => surveyIdText(release.survey));
	const charts = sessions.map(({ release }) => chartsOf(release, language));
	const parts = new Map<string, Part[]>();
	sessions.forEach(({ release }, session) => {
		for (const item of itemsOf(release.survey)) {
			if (item.kind === 'text') continue;
			const part: Part = {
				session,
				item,
				published: release.items.find(({ id }) => id === item.id)!,
				survey: surveys[session]!,
				minimum: release.minimum,
			};
			parts.set(item.id, [...(parts.get(item.id) ?? []), part]);
		}
	});
	const facilitators = new Set(sessions.map(({ release }) => facilitatorKey(release.survey)));
	return {
		items: [...parts.values()]
			.filter((list) => list.length > 1)
			.map((list) => compareItem(list, sessions, charts, language)),
		hasSameSurvey: new Set(surveys).size < surveys.length,
		hasOtherFacilitator: facilitators.size > 1,
	};
}

/** Whether an interval leaves out no change at all. */
export const isClear = ({ low, high }: Change): boolean => low > 0 || high < 0;
