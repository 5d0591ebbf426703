import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	answersLength,
	decodeAnswers,
	encodeAnswers,
	isShown,
	itemsOf,
	numberToBin,
	withoutHidden,
	type Answers,
} from '../../src/lib/survey/answers.ts';
import { parseDefinition, questionsOf } from '../../src/lib/survey/definition.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import { answered, answersTo, definitions, plainly } from './arbitraries.ts';
import { ANSWERS, SURVEY, written } from './sample.ts';

const withAnswers = definitions.chain((definition) =>
	fc.record({ definition: fc.constant(definition), answers: answersTo(definition) }),
);

test('decoding inverts encoding, for any survey and any answers', () => {
	fc.assert(
		fc.property(withAnswers, ({ definition, answers }) => {
			const decoded = decodeAnswers(definition, encodeAnswers(definition, answers));
			expect(decoded).toEqual(plainly(definition, answers));
		}),
		{ numRuns: 300 },
	);
});

test('every answer to a survey takes the same number of bytes, and none at all does too', () => {
	fc.assert(
		fc.property(answered(1, 5), ({ definition, everybody }) => {
			const length = answersLength(definition);
			for (const answers of everybody)
				expect(encodeAnswers(definition, answers)).toHaveLength(length);
			expect(encodeAnswers(definition, new Map())).toEqual(new Uint8Array(length));
		}),
	);
});

test('an item always stands at the same place, and every byte belongs to one item', () => {
	fc.assert(
		fc.property(definitions, (definition) => {
			let end = 0;
			for (const item of itemsOf(definition)) {
				expect(item.offset).toBe(end);
				end += item.length;
			}
			expect(end).toBe(answersLength(definition));
			expect(new Set(itemsOf(definition).map(({ id }) => id)).size).toBe(
				itemsOf(definition).length,
			);
		}),
	);
});

test('the answer to a hidden question never reaches the bytes, even where it is nonsense', () => {
	const hidden = new Map([...ANSWERS, ['again', 3]] as const);
	const without = new Map(hidden);
	without.delete('topics');
	expect(encodeAnswers(SURVEY, hidden)).toEqual(encodeAnswers(SURVEY, without));
	expect(encodeAnswers(SURVEY, new Map([...hidden, ['topics', 'anything']]))).toEqual(
		encodeAnswers(SURVEY, without),
	);
	expect(decodeAnswers(SURVEY, encodeAnswers(SURVEY, hidden)).has('topics')).toBe(false);
});

test('a question that hangs on a hidden question is hidden too', () => {
	const survey = parseDefinition({
		...written(),
		pages: [
			{
				questions: [
					{ type: 'choice', id: 'a', text: 'A?', options: ['Yes', 'No'] },
					{
						type: 'choice',
						id: 'b',
						text: 'B?',
						options: ['Yes', 'No'],
						showIf: { question: 'a', is: [1] },
					},
					{ type: 'text', id: 'c', text: 'C?', maxLength: 5, showIf: { question: 'b', is: [1] } },
				],
			},
		],
	});
	const given: Answers = new Map<string, number | string>([
		['a', 2],
		['b', 1],
		['c', 'why'],
	]);
	expect(withoutHidden(survey, given)).toEqual(new Map([['a', 2]]));
	expect(isShown(questionsOf(survey)[2]!, given)).toBe(true);
});

test('a blank text and an empty list are the same as no answer', () => {
	const blank = new Map<string, string | number[]>([
		['carry', ''],
		['topics', []],
	]);
	expect(encodeAnswers(SURVEY, blank)).toEqual(encodeAnswers(SURVEY, new Map()));
});

test('half a character becomes the sign for it, so that a text is always text', () => {
	const decoded = decodeAnswers(SURVEY, encodeAnswers(SURVEY, new Map([['carry', 'a\ud83d']])));
	expect(decoded.get('carry')).toBe('a\ufffd');
});

test('a text of the longest kind fits, in the alphabet that takes most room', () => {
	for (const text of ['€'.repeat(40), '🌱'.repeat(20), 'ñ'.repeat(40)]) {
		const decoded = decodeAnswers(SURVEY, encodeAnswers(SURVEY, new Map([['carry', text]])));
		expect(decoded.get('carry')).toBe(text);
	}
});

test.each([
	['a question that is not there', 'nothing', 1, /no question is named nothing/],
	['a question named __proto__', '__proto__', 1, /no question is named __proto__/],
	['a point of nought', 'useful', 0, /useful takes a whole number from 1 to 5/],
	['a point too many', 'useful', 6, /useful takes a whole number from 1 to 5/],
	['a fraction', 'useful', 1.5, /useful takes a whole number from 1 to 5/],
	['no number', 'useful', NaN, /useful takes a whole number/],
	['a number as text', 'useful', '4', /useful takes a whole number/],
	['a list for one', 'useful', [4], /useful takes a whole number/],
	['a row’s point too many', 'group.time', 4, /group.time takes a whole number from 1 to 3/],
	['a matrix as a whole', 'group', 1, /no question is named group/],
	['a bin too many', 'years', 5, /years takes a whole number from 1 to 4/],
	['too many options', 'topics', [1, 2, 3, 4], /topics takes a list of at most 3 options/],
	['one option for several', 'topics', 1, /topics takes a list/],
	['an option too many', 'topics', [10], /topics takes a whole number from 1 to 9/],
	['a text too long', 'carry', 'a'.repeat(41), /carry takes a text of at most 40/],
	['a number for a text', 'carry', 4, /carry takes a text/],
])('does not encode %s', (_, id, answer, reason) => {
	const encode = (): unknown => encodeAnswers(SURVEY, new Map([...ANSWERS, [id, answer]] as const));
	expect(encode).toThrow(RangeError);
	expect(encode).toThrow(reason);
});

/** The sample survey's layout, spelled out: one byte each, then two for nine options, then the text. */
const AT = { useful: 0, listened: 1, time: 2, again: 3, topics: 4, years: 6, carry: 7 } as const;

const alter = (change: (bytes: Uint8Array) => void): Uint8Array => {
	const bytes = encodeAnswers(SURVEY, ANSWERS);
	change(bytes);
	return bytes;
};

const SECRET = 'Wait for a second hand';

test.each<[string, Uint8Array, RegExp]>([
	['a byte short', encodeAnswers(SURVEY, ANSWERS).slice(0, -1), /wrong length for this survey/],
	['a byte long', new Uint8Array(answersLength(SURVEY) + 1), /wrong length for this survey/],
	['empty', new Uint8Array(), /wrong length for this survey/],
	[
		'with a point too many',
		alter((b) => (b[AT.useful] = 6)),
		/“useful” that the question does not offer/,
	],
	[
		'with a row’s point too many',
		alter((b) => (b[AT.time] = 4)),
		/“group.time” that the question does not offer/,
	],
	[
		'with an option too many',
		alter((b) => (b[AT.again] = 255)),
		/“again” that the question does not offer/,
	],
	[
		'with a tenth option of nine',
		alter((b) => (b[AT.topics + 1] = 2)),
		/“topics” that the question does not offer/,
	],
	[
		'with four options of three',
		alter((b) => (b[AT.topics] = 15)),
		/“topics” that the question does not offer/,
	],
	[
		'with a bin too many',
		alter((b) => (b[AT.years] = 5)),
		/“years” that the question does not offer/,
	],
	[
		'with a hidden question’s answer',
		alter((b) => (b[AT.again] = 3)),
		/answers “topics”, a question that was not asked/,
	],
	[
		'with a text longer than its place',
		alter((b) => (b[AT.carry] = 121)),
		/“carry” that the question does not offer/,
	],
	[
		'with a text much longer than its place',
		alter((b) => (b[AT.carry + 1] = 255)),
		/“carry” that the question does not offer/,
	],
	[
		'with something behind the text',
		alter((b) => (b[AT.carry] = 8)),
		/“carry” that the question does not offer/,
	],
	[
		'with something behind no text',
		alter((b) => (b[AT.carry] = 0)),
		/“carry” that the question does not offer/,
	],
	[
		'with bytes that are no text',
		alter((b) => (b[AT.carry + 4] = 0xff)),
		/“carry” that is not text in UTF-8/,
	],
	[
		'with more characters than the question takes',
		alter((b) => {
			b[AT.carry] = 41;
			b.fill(0x61, AT.carry + 2, AT.carry + 2 + 41);
			b.fill(0, AT.carry + 2 + 41);
		}),
		/“carry” that the question does not offer/,
	],
])('refuses content that is %s, and does not say what was answered', (_, bytes, reason) => {
	const decode = (): unknown => decodeAnswers(SURVEY, bytes);
	expect(decode).toThrow(FormatError);
	expect(decode).toThrow(reason);
	try {
		decode();
	} catch (error) {
		for (let at: unknown = error; at instanceof Error; at = at.cause) {
			expect(at.message).not.toContain(SECRET);
			expect(at.message.replace(/“[^”]*”|utf-8/gi, '')).not.toMatch(/\d/);
		}
	}
});

test('whatever bytes come, they are refused or are exactly what encoding gives', () => {
	fc.assert(
		fc.property(
			withAnswers,
			fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 3 }),
			({ definition, answers }, changes) => {
				const bytes = encodeAnswers(definition, answers);
				for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
				let decoded: Answers;
				try {
					decoded = decodeAnswers(definition, bytes);
				} catch (error) {
					expect(error).toBeInstanceOf(FormatError);
					return;
				}
				expect(encodeAnswers(definition, decoded)).toEqual(bytes);
			},
		),
		{ numRuns: 300 },
	);
});

test.each([
	[-1, undefined],
	[0, 1],
	[1, 1],
	[2, 2],
	[5, 2],
	[10, 3],
	[11, 4],
	[50, 4],
	[51, undefined],
	[2.5, undefined],
	[NaN, undefined],
	[Infinity, undefined],
])('the number %d falls into bin %s', (value, bin) => {
	expect(numberToBin({ bins: [0, 2, 6, 11], max: 50 }, value)).toBe(bin);
});
