import { expect, test } from 'vitest';
import { draftToText, MAX_DRAFT_LENGTH, newDraft, parseDraft } from '../../src/lib/survey/draft.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import { both, draftOf, question, sampleDraft } from './drafts.ts';

test('a draft is read back from its file, whatever it holds', () => {
	const naughty = ['</textarea><script>alert(1)</script>', '‮ abc', 'مرحبا بالعالم', '🏔️👩🏽‍🏫', '\u0000', '"\\', '{{7*7}}', 'NULL', '0x1'];
	for (const text of naughty) {
		const draft = draftOf(question({ text: both(text), hint: both(text), labels: [both(text), both(text)] }));
		expect(parseDraft(draftToText(draft))).toEqual(draft);
	}
	expect(parseDraft(draftToText(sampleDraft()))).toEqual(JSON.parse(draftToText(sampleDraft())));
}); // prettier-ignore

test.each([
	['', /not whole JSON/],
	['null', /not a draft/],
	['{"format":"peer-survey","version":1}', /not a draft/],
	['{"format":"peer-draft","version":2}', /newer version/],
	['{"format":"peer-draft","version":1}', /damaged/],
	[draftToText(newDraft('d1')).replace('"minimum": 5', '"minimum": "5"'), /damaged/],
	[draftToText(newDraft('d1')).replace('"questions": []', '"questions": [{}]'), /damaged/],
	[draftToText(newDraft('d1')).replace('"languages"', '"__proto__"'), /damaged/],
	[draftToText({ ...newDraft('d1'), languages: [] }), /damaged/],
	['['.repeat(50) + ']'.repeat(50), /nested too deeply to be a draft/],
])('the file %j is no draft, with the reason', (text, reason) => {
	expect(() => parseDraft(text)).toThrow(FormatError);
	expect(() => parseDraft(text)).toThrow(reason);
});

test('a draft cut at any length is refused', () => {
	const text = draftToText(newDraft('d1'));
	for (let length = 0; length < text.length; length += 1) {
		expect(() => parseDraft(text.slice(0, length))).toThrow(FormatError);
	}
});

test('a draft at the limits of a survey is read back', () => {
	const label = both('A label as long as most are: forty characters');
	const questions = Array.from({ length: 200 }, (_, index) =>
		question({ id: `q${index}`, type: 'choices', labels: Array<typeof label>(50).fill(label) }),
	);
	const text = draftToText(draftOf(...questions));
	expect(text.length).toBeGreaterThan(1_000_000);
	expect(text.length).toBeLessThan(MAX_DRAFT_LENGTH);
	expect(parseDraft(text)).toEqual(draftOf(...questions));
	const longer = text + ' '.repeat(MAX_DRAFT_LENGTH);
	expect(() => parseDraft(longer)).toThrow(/too long to be a draft/);
});
