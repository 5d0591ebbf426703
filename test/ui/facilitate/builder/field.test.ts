import { expect, test } from 'vitest';
import { draftQuestions } from '../../../../src/lib/survey/draft-edits.ts';
import {
	applyField,
	isStructural,
	wordsIn,
} from '../../../../src/lib/ui/facilitate/builder/field.ts';
import { seedToKeys } from '../../../../src/lib/survey/seed.ts';
import { both, sampleDraft } from '../../../survey/drafts.ts';

const draft = sampleDraft();
const asked = (name: string, value: string, checked = false) =>
	draftQuestions(applyField(draft, name, value, checked));
const find = (id: string, name: string, value: string, checked = false) =>
	asked(name, value, checked).find((question) => question.id === id)!;

test.each([
	['title.es', 'Otra', () => applyField(draft, 'title.es', 'Otra').title.es],
	['page.0.title.en', 'First', () => applyField(draft, 'page.0.title.en', 'First').pages[0]!.title.en],
	['q.useful.text.en', 'New', () => find('useful', 'q.useful.text.en', 'New').text.en],
	['q.useful.hint.es', 'Nuevo', () => find('useful', 'q.useful.hint.es', 'Nuevo').hint.es],
	['q.useful.label.1.en', 'Hm', () => find('useful', 'q.useful.label.1.en', 'Hm').labels[1]!.en],
	['q.group.row.time.en', 'Time', () => find('group', 'q.group.row.time.en', 'Time').rows[1]!.text.en],
	['q.useful.shape', 'amount', () => find('useful', 'q.useful.shape', 'amount').shape],
	['q.useful.type', 'choice', () => find('useful', 'q.useful.type', 'choice').type],
	['url', 'https://example.org/', () => applyField(draft, 'url', 'https://example.org/').url],
	['closes', '2026-12-01', () => applyField(draft, 'closes', '2026-12-01').closes],
	['way', 'file', () => applyField(draft, 'way', 'file').way],
])('the field %s writes %j into the draft', (_, value, read) => {
	expect(read()).toBe(value);
}); // prettier-ignore

test('numbers are whole, whatever was typed', () => {
	expect(applyField(draft, 'minimum', '7').minimum).toBe(7);
	expect(applyField(draft, 'minimum', 'e').minimum).toBe(0);
	expect(find('carry', 'q.carry.maxLength', '400.7').maxLength).toBe(400);
	expect(find('years', 'q.years.bins', '0, 5,10 ;  20').bins).toEqual([0, 5, 10, 20]);
});

test('a condition is chosen, ticked, unticked and taken away', () => {
	expect(find('topics', 'q.topics.is.3', 'on', true).showIf!.is).toEqual([1, 2, 3]);
	expect(find('topics', 'q.topics.is.1', 'on', false).showIf!.is).toEqual([2]);
	expect(find('topics', 'q.topics.if', '').showIf).toBeUndefined();
	expect(find('topics', 'q.topics.if', 'useful').showIf).toEqual({ question: 'useful', is: [] });
});

test('a ready scale brings its points and its shape', () => {
	const question = find('useful', 'q.useful.scale', 'numbers');
	expect(question.labels).toHaveLength(11);
	expect(question.shape).toBe('amount');
	expect(find('useful', 'q.useful.scale', '').labels).toHaveLength(5);
});

test('a steward’s key loses the line breaks of the message that it came in', () => {
	expect(applyField(draft, 'steward', ' peer-pub1abc\n def ').steward).toBe('peer-pub1abcdef');
	const { text } = seedToKeys(new Uint8Array(32).fill(7)).publicKey;
	const message = `Gladly! Here it is:\n> ${text.slice(0, 40)}\n> ${text.slice(40)}.\nSee you on Friday`;
	expect(applyField(draft, 'steward', message).steward).toBe(text);
	expect(applyField(draft, 'hasSteward', 'one').hasSteward).toBe(false);
	expect(applyField(draft, 'hasSteward', 'two').hasSteward).toBe(true);
});

test('half a character is no character', () => {
	expect(applyField(draft, 'title.en', 'a\ud83d').title.en).toBe('a\ufffd');
});

test('a field of no draft changes nothing', () => {
	for (const name of ['', 'nothing', 'q.gone.text.en', 'page.9.title.en', '__proto__.x']) {
		expect(applyField(draft, name, 'x')).toBe(draft);
	}
});

test('only fields that change other fields draw them anew', () => {
	expect(['languages', 'way', 'hasSteward', 'q.a.type', 'q.a.if', 'q.a.scale'].every(isStructural)).toBe(true);
	expect(['title.en', 'minimum', 'q.a.text.en', 'q.a.label.0.es', 'q.a.is.1'].some(isStructural)).toBe(false);
}); // prettier-ignore

test('a text is read in the page’s language, or in the one that is there', () => {
	expect(wordsIn({ en: 'Yes', es: 'Sí' }, 'es')).toBe('Sí');
	expect(wordsIn({ en: '', es: 'Sí' }, 'en')).toBe('Sí');
	expect(wordsIn(both(' '), 'en')).toBe('');
});
