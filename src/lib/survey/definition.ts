/**
 * A survey: plain data, the same in a YAML file of the site and in a link. Whoever changes a word, a
 * key or the minimum has another survey, because its id is a hash of all of it.
 * @module
 */
import canonicalize from 'canonicalize';
import { base64urlToBytes, bytesToBase64url, digest, isEqual, textToBytes } from './bytes.ts';
import {
	fail,
	optional,
	parseDay,
	parseInteger,
	parseList,
	parseRecord,
	parseString,
	parseUrl,
	requireDistinct,
	type Where,
} from './fields.ts';
import { parsePublicKey } from './keys.ts';
import { LIMITS } from './limits.ts';
import { parseQuestion, type Question } from './question.ts';
import {
	answerLength,
	lengthForTwo,
	MAX_ANSWERS_LENGTH,
	MAX_ENVELOPE_LENGTH,
} from './question-size.ts';
import type { Role } from './role.ts';
import { parseText, type Text } from './text.ts';

export interface Page {
	readonly title?: Text;
	readonly questions: readonly Question[];
}

/** How envelopes travel. */
export type Via =
	| { readonly mailbox: string }
	| { readonly form: { readonly url: string; readonly field: string } }
	| { readonly file: true };

export interface Keyholder {
	readonly role: Role;
	readonly key: string;
}

/** The secret key of the proofs, in one sealed box for each keyholder, base64url. */
export type SealedVerifyKey = Readonly<Record<Role, string>>;

export interface Definition {
	readonly format: 'peer-survey';
	readonly version: 1;
	readonly title: Text;
	readonly intro?: Text;
	readonly pages: readonly Page[];
	/** The facilitator; a steward may come second, and then nobody alone can open an answer. */
	readonly keyholders: readonly Keyholder[];
	/** There with two keyholders, and only then. */
	readonly verifyKey?: SealedVerifyKey;
	/** The smallest number of responses that may be shown. */
	readonly minimum: number;
	/** The first and the last day, in UTC. */
	readonly opens?: string;
	readonly closes?: string;
	/** Days that envelopes are kept after closing (or, if it never closes, after they came). */
	readonly keepDays: number;
	readonly via: Via;
}

/** The least that a minimum may be: with two, each would know the other's answer. */
export const LEAST_MINIMUM = 3;
export const DEFAULT_MINIMUM = 5;

/** A sealed box with one byte for the role and the 32 of the verify key. */
const VERIFY_KEY_BOX_LENGTH = 48 + 1 + 32;

function parseVia(value: unknown, where: Where): Via {
	const record = parseRecord(value, where, [], ['mailbox', 'form', 'file']);
	if (Object.keys(record).length !== 1) {
		fail(where, 'should name exactly one way: mailbox, form or file.');
	}
	if (Object.hasOwn(record, 'mailbox')) {
		return { mailbox: parseUrl(record['mailbox'], `${where}, mailbox`) };
	}
	if (Object.hasOwn(record, 'form')) {
		const form = parseRecord(record['form'], `${where}, form`, ['url', 'field']);
		return {
			form: {
				url: parseUrl(form['url'], `${where}, form, url`),
				field: parseString(form['field'], `${where}, form, field`),
			},
		};
	}
	if (record['file'] !== true) fail(`${where}, file`, 'should be “true”.');
	return { file: true };
}

function parsePages(value: unknown): Page[] {
	const questions: Question[] = [];
	const pages = parseList(value, 'pages', 1, LIMITS.pages).map((page, pageIndex) => {
		const where = `page ${pageIndex + 1}`;
		const record = parseRecord(page, where, ['questions'], ['title']);
		const first = questions.length;
		parseList(record['questions'], `${where}, questions`, 1, LIMITS.questions).forEach(
			(question, index) => {
				questions.push(parseQuestion(question, `${where}, question ${index + 1}`, questions));
			},
		);
		return { ...optional(record, 'title', where, parseText), questions: questions.slice(first) };
	});
	if (questions.length > LIMITS.questions) {
		fail('pages', `hold ${questions.length} questions; ${LIMITS.questions} is the most.`);
	}
	requireDistinct(questions.map(({ id }) => id), 'questions'); // prettier-ignore
	const length = questions.reduce((sum, question) => sum + answerLength(question), 0);
	if (length > MAX_ANSWERS_LENGTH) {
		fail(
			'texts',
			`are too long together: the answers would take ${length} bytes of ${MAX_ANSWERS_LENGTH}. Lower the longest maxLength.`,
		);
	}
	return pages;
}

/** The facilitator, or the facilitator and a steward, in this order. */
function parseKeyholders(value: unknown): Keyholder[] {
	const keyholders = parseList(value, 'keyholders', 1, 2).map((holder, index) => {
		const where = `keyholder ${index + 1}`;
		const { role, key } = parseRecord(holder, where, ['role', 'key']);
		const expected = index === 0 ? 'facilitator' : 'steward';
		if (role !== expected) fail(`${where}, role`, `should be “${expected}”.`);
		return { role: expected, key: parsePublicKey(parseString(key, `${where}, key`)).text } as const;
	});
	const [first, second] = keyholders.map(({ key }) => parsePublicKey(key));
	// Half a key would be enough to open both boxes, or to sign for both.
	if (second && (isEqual(first!.box, second.box) || isEqual(first!.sign, second.sign))) {
		fail('keyholders', 'have the same key. Two people need a key each.');
	}
	return keyholders;
}

function parseVerifyKey(value: unknown, where: Where): SealedVerifyKey {
	const record = parseRecord(value, where, ['facilitator', 'steward']);
	const parseBox = (role: Role): string => {
		const text = parseString(record[role], `${where}, ${role}`);
		if (base64urlToBytes(text).length !== VERIFY_KEY_BOX_LENGTH) {
			fail(`${where}, ${role}`, 'has the wrong length. Make the survey again.');
		}
		return text;
	};
	return { facilitator: parseBox('facilitator'), steward: parseBox('steward') };
}

/**
 * Read a survey from data that anybody may have written: YAML, a link, a file.
 *
 * @returns A copy with only the fields that a survey has.
 *
 * @throws {@link FormatError} naming the place and what should stand there.
 */
export function parseDefinition(value: unknown): Definition {
	const record = parseRecord(
		value,
		'definition',
		['format', 'version', 'title', 'pages', 'keyholders', 'minimum', 'keepDays', 'via'],
		['intro', 'opens', 'closes', 'verifyKey'],
	);
	if (record['format'] !== 'peer-survey')
		fail('format', 'should be “peer-survey”: this is something else.');
	if (record['version'] !== 1)
		fail('version', 'is not known here. Update this site, then open it again.');
	const keyholders = parseKeyholders(record['keyholders']);
	const hasSteward = keyholders.length === 2;
	if (hasSteward !== Object.hasOwn(record, 'verifyKey')) {
		fail(
			'verify key',
			hasSteward
				? 'is missing: with two keyholders there must be one. Make the survey again.'
				: 'is of no use with one keyholder. Take it out, or name a steward.',
		);
	}
	const definition: Definition = {
		format: 'peer-survey',
		version: 1,
		title: parseText(record['title'], 'title'),
		...optional(record, 'intro', 'definition', parseText),
		pages: parsePages(record['pages']),
		keyholders,
		...optional(record, 'verifyKey', 'definition', parseVerifyKey),
		minimum: parseInteger(record['minimum'], 'minimum', LEAST_MINIMUM, LIMITS.minimum),
		...optional(record, 'opens', 'definition', parseDay),
		...optional(record, 'closes', 'definition', parseDay),
		keepDays: parseInteger(record['keepDays'], 'keepDays', 1, LIMITS.keepDays),
		via: parseVia(record['via'], 'way for envelopes (via)'),
	};
	if (definition.opens && definition.closes && definition.closes < definition.opens) {
		fail('last day', 'is before its first day.');
	}
	if (hasSteward) {
		const length = lengthForTwo(questionsOf(definition));
		if (length > MAX_ENVELOPE_LENGTH) {
			fail(
				'questions',
				`are too many for two keyholders: an envelope would take ${length} bytes of ${MAX_ENVELOPE_LENGTH}. Ask less, lower the longest maxLength, or choose one keyholder.`,
			);
		}
	}
	return definition;
}

/** The canonical form (RFC 8785): the bytes that the id is a hash of. */
export function definitionToCanonical(definition: Definition): string {
	return canonicalize(definition)!;
}

/** The first 16 bytes of SHA-512 of the canonical form. */
export function surveyId(definition: Definition): Uint8Array {
	return digest(textToBytes(definitionToCanonical(definition)), 16);
}

/** A survey's id in addresses: 22 characters of base64url. */
export function surveyIdText(definition: Definition): string {
	return bytesToBase64url(surveyId(definition));
}

/** All questions, in the order in which they are asked. */
export function questionsOf(definition: Definition): Question[] {
	return definition.pages.flatMap((page) => page.questions);
}

/** Whether nobody alone can open an answer. */
export function isForTwo({ keyholders }: Definition): boolean {
	return keyholders.length === 2;
}

/** The steward's public key, if there is a steward. */
export function stewardKey(definition: Definition): string | undefined {
	return definition.keyholders[1]?.key;
}

/** The facilitator's public key. */
export function facilitatorKey(definition: Definition): string {
	return definition.keyholders[0]!.key;
}

/** Whether the survey takes envelopes on a day (`2016-06-10`, UTC). */
export function stateOn(definition: Definition, day: string): 'not yet open' | 'open' | 'closed' {
	if (definition.opens !== undefined && day < definition.opens) return 'not yet open';
	if (definition.closes !== undefined && day > definition.closes) return 'closed';
	return 'open';
}
