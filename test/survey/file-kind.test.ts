import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { draftToText, newDraft } from '../../src/lib/survey/draft.ts';
import { fileKind, HEAD_LENGTH } from '../../src/lib/survey/file-kind.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const vector = (name: string) =>
	JSON.parse(read(`test/vectors/${name}-v1.json`)) as Record<string, unknown>;
const release = vector('release')['text'] as string;

test.each([
	['a key file', read('public/practice/practice.key.json'), 'key file'],
	['a survey', vector('definition-link')['canonical'] as string, 'survey'],
	['a draft', draftToText(newDraft('d1')), 'draft'],
	['a request', 'peer-request1\n\u0000\u0000', 'request'],
	['an approval', 'peer-approval1\n\u0000\u0000', 'approval'],
	['a text about a request', 'peer-request, please', undefined],
	['a release', release, 'release'],
	['a release with its fields in another order', JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(release) as object).reverse())), 'release'], // prettier-ignore
	[
		'envelopes',
		`\uFEFF\n${(vector('envelope')['envelopes'] as { text: string }[])[0]!.text}`,
		'envelopes',
	],
	['envelopes of a newer version', 'peer-env2_AAAA', 'envelopes'],
	['a table', 'name,answers\r\na,b\r\n', undefined],
	['nothing', '', undefined],
	['other JSON', '{"format":"other"}', undefined],
])('%s is told from how it begins', (_, text, kind) => {
	expect(fileKind(text)).toBe(kind);
	expect(fileKind(text.slice(0, HEAD_LENGTH))).toBe(kind);
});
