import { expect, test } from 'vitest';
import { parseDefinition, surveyId } from '../../src/lib/survey/definition.ts';
import { surveyIdToWords } from '../../src/lib/survey/survey-words.ts';
import { SURVEY, written } from './sample.ts';

test('a survey has six words, the same for everybody', () => {
	expect(surveyIdToWords(surveyId(SURVEY))).toEqual(surveyIdToWords(surveyId(SURVEY)));
	expect(surveyIdToWords(new Uint8Array(16))).toEqual(Array(6).fill('abandon'));
	expect(surveyIdToWords(new Uint8Array(16).fill(0xff))).toEqual(Array(6).fill('zoo'));
});

test('whoever changes one letter of a survey has other words', () => {
	const other = parseDefinition({ ...written(), intro: 'Five minutes, for our next session!' });
	expect(surveyIdToWords(surveyId(other))).not.toEqual(surveyIdToWords(surveyId(SURVEY)));
});

test('an id of another length has no words', () => {
	expect(() => surveyIdToWords(new Uint8Array(32))).toThrow(RangeError);
});
