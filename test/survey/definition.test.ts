import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToHex } from '../../src/lib/survey/bytes.ts';
import {
	definitionToCanonical,
	facilitatorKey,
	parseDefinition,
	questionsOf,
	stateOn,
	surveyId,
	surveyIdText,
	type Definition,
} from '../../src/lib/survey/definition.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import { definitions } from './arbitraries.ts';
import { changed, CHOICES, expectRefusal, NUMBER, SCALE, type Path } from './changed.ts';
import { KEYS, SURVEY, written } from './sample.ts';

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);
const texts = (count: number, maxLength: number): unknown[] =>
	many(count).map((id) => ({ type: 'text', id: `t${id}`, text: 'Why?', maxLength }));

const INVALID: readonly (readonly [string, Path, unknown, RegExp])[] = [
	['another format', ['format'], 'survey', /format should be “peer-survey”/],
	['no format', ['format'], undefined, /definition lacks the field “format”/],
	['a newer version', ['version'], 2, /version is not known here. Update this site/],
	['a version in words', ['version'], '1', /version is not known here/],
	['no title', ['title'], undefined, /definition lacks the field “title”/],
	['an empty title', ['title'], ' ', /title should be a text/],
	['a title in no language', ['title'], {}, /title should be a text in at least one language/],
	['a title in a third language', ['title'], { en: 'A', fr: 'B' }, /title has a field “fr”/],
	['a title that is a list', ['title'], ['A'], /title should be a group of named fields/],
	['a title without end', ['title'], 'A'.repeat(2001), /title is longer than 2000 characters/],
	['half a character', ['title'], '\ud83d', /title holds half a character/],
	[
		'half a character in Spanish',
		['title'],
		{ es: '\udf31' },
		/title \(es\) holds half a character/,
	],
	['an intro that is a number', ['intro'], 5, /definition, intro should be a group/],
	['an intro that is null', ['intro'], null, /definition, intro should be a group/],
	[
		'a field that nobody knows',
		['author'],
		'A name',
		/has a field “author” that is not known here/,
	],
	['a field named __proto__', ['__proto__'], { minimum: 5 }, /has a field “__proto__”/],
	['a field named constructor', ['constructor'], {}, /has a field “constructor”/],
	['a field with a name without end', ['x'.repeat(5000)], 1, /has a field “x{40}” that/],
	['no pages', ['pages'], [], /pages should have 1 to 50 entries; it has 0/],
	['pages that are no list', ['pages'], { length: 1 }, /pages should be a list/],
	['too many pages', ['pages'], many(51), /pages should have 1 to 50 entries; it has 51/],
	['a page of nothing', ['pages', 0], null, /page 1 should be a group/],
	['an empty page', ['pages', 1, 'questions'], [], /page 2, questions should have 1 to 200/],
	[
		'too many questions',
		['pages', 0, 'questions'],
		texts(201, 1),
		/questions should have 1 to 200/,
	],
	[
		'too many questions on two pages',
		['pages'],
		[{ questions: texts(150, 1) }, { questions: texts(51, 1) }],
		/pages hold 201 questions; 200 is the most/,
	],
	[
		'more text than an envelope carries',
		['pages', 0, 'questions'],
		texts(3, 2556),
		/texts are too long together: the answers would take 23\d\d\d bytes of 23000. Lower/,
	],
	['no keyholder', ['keyholders'], [], /keyholders should have 1 to 2 entries/],
	['a steward alone', ['keyholders', 0, 'role'], 'steward', /role should be “facilitator”/],
	['a keyholder with a name', ['keyholders', 0, 'name'], 'A', /keyholder 1 has a field “name”/],
	[
		'a key with a typing error',
		['keyholders', 0, 'key'],
		`${KEYS.publicKey.text}A`,
		/public key has the wrong length|not base64url/,
	],
	[
		'a secret where the key belongs',
		['keyholders', 0, 'key'],
		'abandon abandon',
		/A public key begins with “peer-pub1”/,
	],
	['a minimum of two', ['minimum'], 2, /minimum should be a whole number from 3/],
	['a minimum in words', ['minimum'], '5', /minimum should be a whole number/],
	['a first day that is none', ['opens'], '2016-02-30', /opens should be a day, as in 2016-06-10/],
	['a first day with a time', ['opens'], '2016-06-01T10:00', /opens should be a day/],
	['a last day before the first', ['closes'], '2016-05-31', /last day is before its first day/],
	[
		'envelopes kept for no day',
		['keepDays'],
		0,
		/keepDays should be a whole number from 1 to 3650/,
	],
	['no way', ['via'], {}, /via\) should name exactly one way/],
	['two ways', ['via'], { file: true, mailbox: '/mailbox' }, /via\) should name exactly one way/],
	['a way that is not', ['via'], { file: false }, /file should be “true”/],
	[
		'a mailbox that is a script',
		['via', 'mailbox'],
		'javascript:alert(1)',
		/should be an address that begins with https/,
	],
	[
		'a mailbox in the clear',
		['via', 'mailbox'],
		'http://example.org/m',
		/should be an address that begins with https/,
	],
	[
		'a mailbox on whatever host',
		['via', 'mailbox'],
		'//example.org/m',
		/should be an address that begins with https/,
	],
	[
		'a mailbox on whatever host, slanted',
		['via', 'mailbox'],
		'/\\example.org',
		/should be an address that begins with https/,
	],
	[
		'a mailbox with a password',
		['via', 'mailbox'],
		'https://a:b@example.org/',
		/should hold no user name, password/,
	],
	[
		'a mailbox with a fragment',
		['via', 'mailbox'],
		'https://example.org/#a',
		/should hold no user name, password or “#”/,
	],
	[
		'a form without a field',
		['via'],
		{ form: { url: 'https://example.org/' } },
		/form lacks the field “field”/,
	],
	[
		'a form on a data address',
		['via'],
		{ form: { url: 'data:text/html,a', field: 'a' } },
		/form, url should be an address/,
	],
];

test.each(INVALID)('refuses a survey with %s, and names the place', (_, path, value, reason) => {
	expectRefusal(path, value, reason);
});

test.each([null, undefined, 5, 'survey', true, [], [written()], new Map()])(
	'refuses what is no survey at all (%#)',
	(value) => {
		expect(() => parseDefinition(value)).toThrow(/The survey’s definition/);
	},
);

test('takes a survey that fills an envelope to its last byte, and none of a byte more', () => {
	const filling = (rows: number): unknown => ({
		...written(),
		pages: [
			{
				questions: [
					...texts(3, 2554),
					{
						type: 'matrix',
						id: 'rest',
						text: 'And',
						rows: many(rows).map((id) => ({ id: `r${id}`, text: 'so' })),
						points: ['No', 'Yes'],
					},
				],
			},
		],
	});
	// 3 × (2 + 3 × 2554) = 22,992 bytes of text, and 8 rows.
	expect(questionsOf(parseDefinition(filling(8)))).toHaveLength(4);
	expect(() => parseDefinition(filling(9))).toThrow(/would take 23001 bytes of 23000/);
});

test('a survey read twice is the same, and nothing is added to it', () => {
	expect(SURVEY).toEqual(written());
	fc.assert(
		fc.property(definitions, (survey) => {
			const again = parseDefinition(JSON.parse(definitionToCanonical(survey)));
			expect(again).toEqual(survey);
			expect(surveyId(again)).toEqual(surveyId(survey));
		}),
	);
});

test('a survey that was read shares nothing with what it was read from', () => {
	const source = written();
	const survey = parseDefinition(source);
	source.pages[0]!.questions.length = 0;
	(source.title as { en: string }).en = 'Another';
	expect(survey).toEqual(SURVEY);
});

/** The same data with the fields of every group in another order. */
function inOrder(value: unknown, order: (a: string, b: string) => number): unknown {
	if (Array.isArray(value)) return value.map((entry) => inOrder(entry, order));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => order(a, b))
			.map(([name, entry]) => [name, inOrder(entry, order)]),
	);
}

test('the id does not depend on the order in which fields are written', () => {
	fc.assert(
		fc.property(definitions, fc.integer(), (survey, seed) => {
			const mixed = inOrder(survey, (a, b) => ((a.length * seed + b.length) % 3) - 1);
			expect(surveyId(parseDefinition(mixed))).toEqual(surveyId(survey));
		}),
	);
});

/** Every place in a survey where a value stands, with the value. */
function leavesOf(value: unknown, path: Path = []): [Path, unknown][] {
	if (typeof value !== 'object' || value === null) return [[path, value]];
	return Object.entries(value).flatMap(([name, entry]) =>
		leavesOf(entry, [...path, Array.isArray(value) ? Number(name) : name]),
	);
}

test('whoever changes any field has another survey, or none', () => {
	const ids = new Set([surveyIdText(SURVEY)]);
	const refused: string[] = [];
	let expected = 1;
	for (const [path, value] of leavesOf(written())) {
		for (const other of typeof value === 'string'
			? [`${value}x`, value.slice(1)]
			: [Number(value) + 1]) {
			try {
				ids.add(surveyIdText(parseDefinition(changed(path, other))));
				expected += 1;
			} catch (error) {
				expect(error).toBeInstanceOf(FormatError);
				refused.push(path.join('.'));
			}
		}
	}
	expect(ids.size).toBe(expected);
	expect(expected).toBeGreaterThan(90);
	expect(new Set(refused.map((path) => path.split('.').at(-1)))).toContain('key');
});

test('whoever takes a field away, or a question, has another survey, or none', () => {
	const ids = new Set([surveyIdText(SURVEY)]);
	const places: Path[] = [
		['intro'],
		['opens'],
		['closes'],
		[...SCALE, 'hint'],
		[...SCALE, 'shape'],
		[...CHOICES, 'max'],
		[...CHOICES, 'showIf'],
		[...NUMBER, 'unit'],
		['pages', 0, 'title'],
	];
	for (const path of places) ids.add(surveyIdText(parseDefinition(changed(path, undefined))));
	const [first, second] = written().pages;
	ids.add(surveyIdText(parseDefinition({ ...written(), pages: [second, first] })));
	ids.add(surveyIdText(parseDefinition({ ...written(), pages: [first] })));
	expect(ids.size).toBe(places.length + 3);
});

/** RFC 8785, sections 3.2.2 and 3.2.3; the library does it, and this says that it is that. */
test('the canonical form is the one of RFC 8785', () => {
	const canonical = (value: unknown): string => definitionToCanonical(value as Definition);
	expect(
		canonical({
			numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
			string: '€$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
			literals: [null, true, false],
		}),
	).toBe(
		'{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
	);
	expect(
		canonical({
			'€': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'😀': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			ö: 'Latin Small Letter O With Diaeresis',
		}),
	).toBe(
		'{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
	);
});

test('an id is 16 bytes, 22 characters in addresses', () => {
	expect(bytesToHex(surveyId(SURVEY))).toHaveLength(32);
	expect(surveyIdText(SURVEY)).toMatch(/^[\w-]{22}$/);
	expect(facilitatorKey(SURVEY)).toBe(KEYS.publicKey.text);
});

test('a survey is open from its first day to its last, both included', () => {
	const on = (day: string): string => stateOn(SURVEY, day);
	expect(['2016-05-31', '2016-06-01', '2016-06-30', '2016-07-01'].map(on)).toEqual([
		'not yet open',
		'open',
		'open',
		'closed',
	]);
	const always: Record<string, unknown> = written();
	delete always['opens'];
	delete always['closes'];
	expect(stateOn(parseDefinition(always), '2016-01-01')).toBe('open');
});
