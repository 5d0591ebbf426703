/**
 * A message is known by its words: what stands between the gaps of its sentence. So it may come from
 * anywhere that text comes from, a worker or a mailbox, and carries nothing for this page.
 * @module
 */
import { MESSAGES, PIECES } from './messages.ts';

/** One sentence in both languages. */
interface Sentence {
	/** The English one: what is fixed, the name of a gap, what is fixed, and so on. */
	readonly english: readonly string[];
	readonly spanish: string;
	/** How many characters are fixed. */
	readonly fixed: number;
}

/** Of two sentences that fit, the one that says more itself comes first. */
function toSentences(words: Readonly<Record<string, string>>): readonly Sentence[] {
	return Object.entries(words)
		.map(([text, spanish]) => {
			const english = text.split(/\{(\w+)\}/);
			const fixed = english.reduce((sum, part, at) => sum + (at % 2 === 0 ? part.length : 0), 0);
			return { english, spanish, fixed };
		})
		.sort((one, other) => other.fixed - one.fixed);
}

const SENTENCES = toSentences(MESSAGES);
const WORDS = toSentences(PIECES);

/** What stands in each gap; `undefined` if this is another sentence. */
function readGaps(text: string, english: Sentence['english']): Map<string, string> | undefined {
	const values = new Map<string, string>();
	let at = english[0]!.length;
	if (!text.startsWith(english[0]!)) return undefined;
	for (let index = 1; index < english.length; index += 2) {
		const after = english[index + 1]!;
		const isLast = index + 2 === english.length;
		const end = isLast ? text.length - after.length : text.indexOf(after, at);
		if (end < at || !text.startsWith(after, end)) return undefined;
		values.set(english[index]!, text.slice(at, end));
		at = end + after.length;
	}
	return at === text.length ? values : undefined;
}

/** Gaps that hold words of ours; what stands in any other is repeated as it is. */
function fill(name: string, value: string): string {
	if (name === 'reason') return translate(value, SENTENCES) ?? value;
	if (!/^(where|thing|wantedThing)$/.test(name)) return value;
	// A place is told from the outside to the inside: “page 2, question 1, points”.
	return value
		.split(', ')
		.map((word) => translate(word, WORDS) ?? word)
		.join(', ');
}

function translate(text: string, sentences: readonly Sentence[]): string | undefined {
	for (const { english, spanish } of sentences) {
		const values = readGaps(text, english);
		if (values === undefined) continue;
		return spanish.replace(/\{(\w+)\}/g, (_, name: string) => fill(name, values.get(name)!));
	}
	return undefined;
}

/** An error's message in Spanish; what others say, a browser or a mailbox of another version, is quoted. */
export function toSpanish(message: string): string {
	return (
		translate(message, SENTENCES) ?? `Algo no salió bien; el aviso está en inglés: «${message}»`
	);
}
