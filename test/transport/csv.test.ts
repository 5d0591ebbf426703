import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectFile, fileTransport } from '../../src/lib/transport/file.ts';
import type { Collected } from '../../src/lib/transport/transport.ts';
import { makeEnvelope, makeSurveyId } from '../mailbox/facilitator.ts';
import { collectAll, found, isFound } from './cases.ts';

const ID = makeSurveyId();
const SURVEY = { surveyId: new Uint8Array(Buffer.from(ID, 'base64url')), envelopeLength: 300 };
const make = (count: number): string[] => Array.from({ length: count }, () => makeEnvelope(ID));

async function read(content: string | Blob, name = 'export.csv'): Promise<Collected[]> {
	const items: Collected[] = [];
	for await (const item of collectFile({ name, content }, { survey: SURVEY })) items.push(item);
	return items;
}

const positions = (items: readonly Collected[]): number[] => items.map(({ position }) => position);

test('the column may stand anywhere and be called anything', async () => {
	const [a = '', b = '', c = ''] = make(3);
	const csv = `constructor,__proto__,toString\n${a},1,2\n1,${b},2\n1,2,${c}\n`;
	const items = await read(csv);
	expect(found(items)).toEqual([a, b, c]);
	expect(positions(items)).toEqual([2, 3, 4]);
});

test('rows are counted as a spreadsheet counts them', async () => {
	const [a = '', b = '', c = ''] = make(3);
	const csv = `sep=,\r\nWhen,Sealed\r\n"two\r\nlines",${a}\r\n\r\n"""quoted"", and\r\n\r\nthree",${b}\r\n,"${c}"`;
	expect(positions(await read(csv))).toEqual([2, 4, 5]);
});

test('a file without a header has its first envelope in row 1', async () => {
	const [a = '', b = ''] = make(2);
	expect(positions(await read(`${a}\n${b}\n`))).toEqual([1, 2]);
});

test('one damaged cell is named with its row and the reason, and the others are kept', async () => {
	const [a = '', b = '', c = ''] = make(3);
	const items = await read(`Sealed\n${a}\n${b.slice(0, 120)}\n${c}\n`);
	expect(items.filter(isFound).map(({ text }) => text)).toEqual([a, c]);
	expect(items.filter((item) => !isFound(item))).toEqual([
		{
			source: 'export.csv',
			position: 3,
			reason: 'It is cut off: 110 of 400 characters are left. Ask for it again.',
		},
	]);
});

test('an envelope that was broken into lines inside its cell is whole again', async () => {
	const [a = '', b = ''] = make(2);
	const broken = a.match(/.{1,76}/g)!.join('\n');
	expect(found(await read(`Sealed,n\n"${broken}",1\n${b},2\n`))).toEqual([a, b]);
});

test('several exports at once, in different dialects, are read together', async () => {
	const [a = '', b = '', c = ''] = make(3);
	const files = [
		{ name: 'monday.csv', content: `Sealed\n${a}\n${b}\n` },
		{ name: 'tuesday.tsv', content: `x\tSealed\r\n1\t${b}\r\n2\t${c}\r\n` },
		{ name: 'pasted', content: `Here: ${c}` },
	];
	const items = await collectAll(fileTransport({ files }));
	expect(found(items)).toEqual([a, b, b, c, c]);
	expect(items[3]).toEqual({ text: c, source: 'tuesday.tsv', position: 3 });
});

test('exports that were pasted one under the other into one file are read as one', async () => {
	const [a = '', b = ''] = make(2);
	expect(found(await read(`Sealed,x\r\n${a},1\r\n\uFEFFx;Sealed\n1;${b}\n`))).toEqual([a, b]);
});

test('a quotation mark that is never closed loses no envelope', async () => {
	const envelopes = make(9000);
	const rows = envelopes.map((it, index) => (index === 20 ? `"open,${it}` : `x,${it}`));
	expect(found(await read(rows.join('\n'))).sort()).toEqual(envelopes.sort());
	expect(found(await read(rows.slice(0, 100).join('\n')))).toHaveLength(100);
});

test('finds the same however the file comes in', async () => {
	const envelopes = make(6);
	const text = `\uFEFFA;"B\r\n""b"""\r\n${envelopes.map((it) => `"é\n;";${it}`).join('\r\n')}\r\n`;
	await fc.assert(
		fc.asyncProperty(fc.array(fc.nat(2500), { maxLength: 8 }), async (cuts) => {
			const bytes = Buffer.from(text);
			const ends = [...cuts.sort((a, b) => a - b), bytes.length];
			const parts = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
			const stream = new ReadableStream<Uint8Array>({
				start(controller) {
					for (const part of parts) if (part.length > 0) controller.enqueue(part);
					controller.close();
				},
			});
			const blob = Object.assign(new Blob([]), { stream: () => stream });
			const items = await read(blob);
			expect(found(items)).toEqual(envelopes);
			expect(positions(items)).toEqual([2, 3, 4, 5, 6, 7]);
		}),
		{ numRuns: 50 },
	);
});

const instead: Record<string, [string | Uint8Array<ArrayBuffer>, RegExp]> = {
	'a web page': ['\n<!DOCTYPE html><html><body>Sign in</body></html>', /It is a web page/],
	'an error in JSON': ['{"error":{"code":403}}', /message between programs \(JSON\)/],
	'a workbook': [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 8]), /save it as CSV/],
	'a PDF': ['%PDF-1.7\n', /It is a PDF/],
	nothing: ['', /It is empty/],
	'a byte order mark and nothing': ['\uFEFF', /It is empty/],
	'another table': ['Name,Age\nx,3\n', /begins with peer-env1_/],
};

describe.for(Object.entries(instead))('For %s in place of an export', ([, [content, says]]) => {
	test('one sentence says what it is and what to do', async () => {
		for (const name of ['export.csv', 'export.txt']) {
			expect(await read(new Blob([content]), name)).toEqual([
				{ source: name, position: 1, reason: expect.stringMatching(says) as string },
			]);
		}
	});
});

test('a web page that holds envelopes, such as a saved mail, is read', async () => {
	const [a = ''] = make(1);
	expect(found(await read(`<html><p>${a}</p></html>`, 'mail.html'))).toEqual([a]);
});

test('a file of 200 MB is read in constant memory', () => {
	const script = join(import.meta.dirname, 'large-file.ts');
	for (const kind of ['csv', 'txt', 'unclosed.csv']) {
		// Twice what reading a small file takes: holding a tenth of the file would break it.
		const args = ['--max-old-space-size=40', script, kind];
		const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
		expect({ kind, status, stdout }).toEqual({ kind, status: 0, stdout: 'found 4000\n' });
	}
}, 180_000);
