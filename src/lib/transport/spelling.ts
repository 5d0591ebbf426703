/**
 * Finds envelopes in any text, however a mail program, a spreadsheet or a person has spelt them,
 * and gives each its one canonical form.
 *
 * The same envelope may come padded with `=`, in standard base64 (`+` and `/`), with invisible
 * characters in it, in quotation marks, or broken into lines with or without `>` before each.
 * @module
 */
import {
	ENVELOPE_PREFIX,
	MAX_ENVELOPE_BYTES,
	MIN_ENVELOPE_BYTES,
	SURVEY_ID_BYTES,
} from '../mailbox/wire.ts';
import { base64urlToBytes, isEqual } from '../survey/bytes.ts';
import type { Collected, WantedSurvey } from './transport.ts';

/** Soft hyphen, zero-width characters, marks of writing direction, word joiner, byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;

/** Hyphens that an editor may put in the place of `-`. */
const HYPHENS = /[\u2010\u2011]/g;

/** Characters of either alphabet of base64. */
const RUN = /[A-Za-z0-9+/_-]*/y;

/** Between two lines of one envelope: `=` where mail broke it, the line's end, `>` where it was quoted. */
const BREAK = /=?[ \t]*(?:\r\n|\r|\n)[ \t>|]*/y;

/** Nothing may follow an envelope's characters in a line that continues it. */
const LINE_END = /=*[ \t]*(?:\r|\n|$)/y;

const LINE_ENDS = /\r\n|\r|\n/g;

/** Programs that break lines do so by then; no whole envelope is as short. */
const WIDEST_WRAP = 100;

/** No envelope's text is longer, though it be broken at every 40th character and quoted. */
const LOOKAHEAD = 40_000;

const toCharacters = (bytes: number): number => Math.ceil((bytes * 4) / 3);

function match(pattern: RegExp, text: string, at: number): string | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0];
}

/** The run of an envelope's characters at `at`, up to where the next envelope is glued to it. */
function readRun(text: string, at: number): string {
	const run = match(RUN, text, at) ?? '';
	const next = run.indexOf(ENVELOPE_PREFIX);
	return next === -1 ? run : run.slice(0, next);
}

/** Take out what cannot be seen. Lines stay as they are. */
export function cleanText(text: string): string {
	return text.replace(INVISIBLE, '').replace(HYPHENS, '-');
}

function isOf(body: string, { surveyId }: WantedSurvey): boolean {
	const start = body.slice(0, 24).replaceAll('+', '-').replaceAll('/', '_');
	if (start.length < 24) return false;
	return isEqual(base64urlToBytes(start).subarray(1, 1 + SURVEY_ID_BYTES), surveyId);
}

interface Candidate {
	/** What follows the prefix, joined if it was broken into lines. */
	readonly body: string;
	/** Where the text goes on after it. */
	readonly end: number;
}

function readCandidate(text: string, at: number, wanted: WantedSurvey | undefined): Candidate {
	let end = at + ENVELOPE_PREFIX.length;
	let body = readRun(text, end);
	end += body.length;
	const whole =
		wanted !== undefined && isOf(body, wanted) ? toCharacters(wanted.envelopeLength) : Infinity;
	const head = text.slice(Math.max(0, at - WIDEST_WRAP), at);
	const before = head.slice(Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1);
	let width = before.replace(/^[ \t>|]+/, '').length + end - at;
	if (width > WIDEST_WRAP) return { body, end };
	while (body.length < whole) {
		const gap = match(BREAK, text, end);
		if (gap === undefined) break;
		const start = end + gap.length;
		const line = readRun(text, start);
		const isLine = line !== '' && match(LINE_END, text, start + line.length) !== undefined;
		// A word under an envelope is not a part of it if it would make it too long.
		if (!isLine || body.length + line.length > whole) break;
		body += line;
		end = start + line.length;
		if (line.length < width) break;
		width = line.length;
	}
	return { body, end };
}

/** Why this cannot be an envelope; `undefined` if it may be one. */
function findDamage(body: string, wanted: WantedSurvey | undefined): string | undefined {
	const whole =
		wanted !== undefined && isOf(body, wanted) ? toCharacters(wanted.envelopeLength) : body.length;
	if (body.length < whole || body.length < toCharacters(MIN_ENVELOPE_BYTES)) {
		return body.length < whole
			? `It is cut off: ${body.length} of ${whole} characters are left. Ask for it again.`
			: `It is cut off: ${body.length} characters are left. Ask for it again.`;
	}
	if (body.length > whole || body.length > toCharacters(MAX_ENVELOPE_BYTES)) {
		return 'It is longer than an envelope: something was added to it. Ask for it again.';
	}
	try {
		// Its characters are those of the alphabet, so only the last group of four can be wrong.
		base64urlToBytes(body.slice(4 * Math.floor((body.length - 1) / 4)));
		return undefined;
	} catch {
		return 'It is damaged: a character is missing, was changed or was added. Ask for it again.';
	}
}

/**
 * Finds the envelopes of a text that comes in parts of any size, in constant memory.
 */
export class EnvelopeFinder {
	readonly #source: string;
	readonly #wanted: WantedSurvey | undefined;
	#rest = '';
	#line: number;

	/** @param line - The number of the text's first line. */
	constructor(source: string, wanted: WantedSurvey | undefined, line = 1) {
		this.#source = source;
		this.#wanted = wanted;
		this.#line = line;
	}

	/**
	 * Take the next part.
	 *
	 * @param isLast - Whether the text ends here; until then, an envelope at the end is kept back.
	 */
	*push(part: string, isLast: boolean): Generator<Collected> {
		const text = this.#rest + cleanText(part);
		let done = 0;
		for (;;) {
			const at = text.indexOf(ENVELOPE_PREFIX, done);
			const isKept = !isLast && (at === -1 || text.length - at < LOOKAHEAD);
			if (at === -1 || isKept) {
				this.#keep(text, done, at === -1 ? text.length - ENVELOPE_PREFIX.length : at, isLast);
				return;
			}
			this.#count(text.slice(done, at));
			const { body, end } = readCandidate(text, at, this.#wanted);
			yield this.#collected(body);
			this.#count(text.slice(at, end));
			done = end;
		}
	}

	/** Keep the end of the text for the next part, with enough before an envelope to know its line. */
	#keep(text: string, done: number, at: number, isLast: boolean): void {
		const from = isLast ? text.length : Math.max(done, at - WIDEST_WRAP);
		// Never between the two characters of one line end.
		const start = text[from - 1] === '\r' ? Math.max(done, from - 1) : from;
		this.#count(text.slice(done, start));
		this.#rest = text.slice(start);
	}

	#count(text: string): void {
		this.#line += text.match(LINE_ENDS)?.length ?? 0;
	}

	#collected(body: string): Collected {
		const canonical = body.replaceAll('+', '-').replaceAll('/', '_');
		const reason = findDamage(canonical, this.#wanted);
		const place = { source: this.#source, position: this.#line };
		return reason === undefined
			? { text: ENVELOPE_PREFIX + canonical, ...place }
			: { reason, ...place };
	}
}
