import { expect, test } from 'vitest';
import { draftToText, newDraft, parseDraft } from '../../src/lib/survey/draft.ts';
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
	[' '.repeat(300_000), /too long/],
	['['.repeat(50) + ']'.repeat(50), /nested too deeply/],
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
