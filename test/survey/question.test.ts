import { expect, test } from 'vitest';
import { parseDefinition, questionsOf } from '../../src/lib/survey/definition.ts';
import { binLabel, type NumberQuestion } from '../../src/lib/survey/question.ts';
import {
	changed,
	CHOICE,
	CHOICES,
	expectRefusal,
	MATRIX,
	NUMBER,
	SCALE,
	TEXT,
	type Path,
} from './changed.ts';
import { SURVEY } from './sample.ts';

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);

const INVALID: readonly (readonly [string, Path, unknown, RegExp])[] = [
	['a question of nothing', SCALE, null, /page 1, question 1 should have a type, one of: scale/],
	['a question without a type', [...SCALE, 'type'], undefined, /question 1 should have a type/],
	['a type of an unknown kind', [...SCALE, 'type'], 'rating', /question 1 should have a type/],
	['a type named constructor', [...SCALE, 'type'], 'constructor', /question 1 should have a type/],
	['a type named __proto__', [...SCALE, 'type'], '__proto__', /question 1 should have a type/],
	['another type’s field', [...SCALE, 'options'], ['a', 'b'], /question 1 has a field “options”/],
	['no id', [...SCALE, 'id'], undefined, /page 1, question 1 lacks the field “id”/],
	['an id of __proto__', [...SCALE, 'id'], '__proto__', /id should be lower-case letters/],
	['an id in capitals', [...SCALE, 'id'], 'Useful', /id should be lower-case letters/],
	['an id with a full stop', [...SCALE, 'id'], 'group.time', /id should be lower-case letters/],
	['an id with a line break', [...SCALE, 'id'], 'useful\n', /id should be lower-case letters/],
	['an id without end', [...SCALE, 'id'], 'a'.repeat(41), /id should be lower-case letters/],
	['an id that is a list', [...SCALE, 'id'], ['useful'], /id should be lower-case letters/],
	['the same id twice', [...TEXT, 'id'], 'useful', /questions use the id “useful” twice/],
	['one point', [...SCALE, 'points'], ['A'], /points should have 2 to 11 entries; it has 1/],
	[
		'twelve points',
		[...SCALE, 'points'],
		many(12),
		/points should have 2 to 11 entries; it has 12/,
	],
	['a point of nothing', [...SCALE, 'points', 2], '', /points, entry 3 should be a text/],
	['an unknown shape', [...SCALE, 'shape'], 'round', /shape should be “agreement” or “amount”/],
	['no rows', [...MATRIX, 'rows'], [], /question 2, rows should have 1 to 30 entries/],
	['a row of text', [...MATRIX, 'rows', 1], 'time', /row 2 should be a group/],
	['a row named __proto__', [...MATRIX, 'rows', 0, 'id'], '__proto__', /row 1, id should be/],
	[
		'the same row twice',
		[...MATRIX, 'rows', 1, 'id'],
		'listened',
		/rows use the id “listened” twice/,
	],
	['one option', [...CHOICE, 'options'], ['A'], /options should have 2 to 50 entries/],
	['a maximum of none', [...CHOICES, 'max'], 0, /max should be a whole number from 1 to 9/],
	['a maximum over all', [...CHOICES, 'max'], 10, /max should be a whole number from 1 to 9/],
	['a maximum with a fraction', [...CHOICES, 'max'], 1.5, /max should be a whole number/],
	['a condition of nothing', [...CHOICES, 'showIf'], {}, /showIf lacks the field “question”/],
	[
		'a condition on itself',
		[...CHOICES, 'showIf', 'question'],
		'topics',
		/showIf names “topics”, which is not an earlier question/,
	],
	[
		'a condition on a later question',
		[...CHOICES, 'showIf', 'question'],
		'years',
		/showIf names “years”, which is not an earlier question/,
	],
	[
		'a condition on a matrix',
		[...CHOICES, 'showIf', 'question'],
		'group',
		/showIf names “group”, whose answers cannot be a condition/,
	],
	['a condition on no answer', [...CHOICES, 'showIf', 'is'], [], /is should have 1 to 3 entries/],
	[
		'a condition on a fourth of three',
		[...CHOICES, 'showIf', 'is'],
		[4],
		/is should be a whole number/,
	],
	['one bin', [...NUMBER, 'bins'], [0], /bins should have 2 to 50 entries/],
	['bins that fall', [...NUMBER, 'bins'], [0, 6, 2], /bins should rise from each to the next/],
	['bins that stand', [...NUMBER, 'bins'], [0, 2, 2], /bins should rise from each to the next/],
	['a bin over the maximum', [...NUMBER, 'bins'], [0, 51], /bins should be a whole number/],
	['a maximum of infinity', [...NUMBER, 'max'], Infinity, /max should be a whole number/],
	['a maximum that is no number', [...NUMBER, 'max'], NaN, /max should be a whole number/],
	['a text of no length', [...TEXT, 'maxLength'], 0, /maxLength should be a whole number/],
	['a text without end', [...TEXT, 'maxLength'], 8001, /maxLength should be a whole number/],
];

test.each(INVALID)('refuses a survey with %s, and names the place', (_, path, value, reason) => {
	expectRefusal(path, value, reason);
});

test.each(['constructor', 'prototype', 'valueof', 'then'])('“%s” is an id like any other', (id) => {
	const survey = parseDefinition(changed([...SCALE, 'id'], id));
	expect(questionsOf(survey)[0]!.id).toBe(id);
	expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a bin is read from its first number to its last', () => {
	const years = questionsOf(SURVEY).find(({ id }) => id === 'years') as NumberQuestion;
	expect(years.bins.map((_, index) => binLabel(years, index))).toEqual([
		'0–1',
		'2–5',
		'6–10',
		'11–50',
	]);
	expect(binLabel({ ...years, bins: [0, 1], max: 1 }, 0)).toBe('0');
});
