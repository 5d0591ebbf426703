import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gatherAll } from '../../src/lib/cli/collection.ts';
import { concat, randomBytes } from '../../src/lib/survey/bytes.ts';
import { surveyId } from '../../src/lib/survey/definition.ts';
import { envelopeLength } from '../../src/lib/survey/envelope.ts';
import { KEYS } from '../survey/sample.ts';
import { SURVEY_FOR_TWO } from '../survey/two.ts';
import { unhandledDuring } from '../unhandled.ts';

test('a full disk while envelopes are read is the error of the work, and of nothing else', async () => {
	const head = concat(Uint8Array.of(1), surveyId(SURVEY_FOR_TWO));
	const length = envelopeLength(SURVEY_FOR_TWO) - head.length;
	const folder = mkdtempSync(join(tmpdir(), 'academy-collection-'));
	const file = join(folder, 'envelopes.txt');
	const lines = Array.from({ length: 600 }, () => {
		const bytes = concat(head, randomBytes(length));
		return `peer-env1_${Buffer.from(bytes).toString('base64url')}\n`;
	});
	writeFileSync(file, lines.join(''));
	const full = Object.assign(new Error('write'), { code: 'ENOSPC' });
	const store = { add: () => Promise.reject(full), read: () => new Uint8Array() };
	const { signal } = new AbortController();
	const unhandled = await unhandledDuring(() =>
		expect(gatherAll([file], SURVEY_FOR_TWO, KEYS, store, signal)).rejects.toBe(full),
	);
	expect(unhandled).toEqual([]);
	rmSync(folder, { recursive: true });
});
