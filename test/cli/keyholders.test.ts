/** A survey of two keyholders on the command line, from making it to the release. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { base64urlToBytes } from '../../src/lib/survey/bytes.ts';
import { parseDefinition, surveyId } from '../../src/lib/survey/definition.ts';
import { parseEnvelope, receiptOf } from '../../src/lib/survey/envelope.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { sign } from '../../src/lib/survey/keys.ts';
import { CONTENT_HEADER_LENGTH } from '../../src/lib/survey/report.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';
import { outcomeOf, parseRelease } from '../../src/lib/survey/release.ts';
import { mailboxTransport } from '../../src/lib/transport/mailbox.ts';
import { registrationOf } from '../../src/lib/ui/survey/listed-surveys.ts';
import { freePort } from '../free-port.ts';
import { flip, sealForged } from '../survey/forged.ts';
import { ACADEMY, academy, makeFolder, PASSPHRASE } from './academy.ts';

const POINTS = ['1', '2', '3', '4', '5'];
const [F, S] = [new Uint8Array(32).fill(11), new Uint8Array(32).fill(12)];

interface Made {
	readonly folder: string;
	readonly survey: string;
	readonly facilitator: string;
	readonly steward: string;
	readonly in: (name: string) => string;
}

/** Keys of both, and a survey of scales with a text. */
async function make(
	questions: readonly string[],
	more: Record<string, unknown> = {},
): Promise<Made> {
	const folder = makeFolder();
	const at = (name: string): string => join(folder, name);
	const cost = { N: 2, r: 8, p: 1 };
	writeFileSync(at('f.key.json'), await lockKey(F, PASSPHRASE, { cost }));
	writeFileSync(at('s.key.json'), await lockKey(S, PASSPHRASE, { cost }));
	const scales = questions.map((id) => ({ type: 'scale', id, text: id, points: POINTS }));
	writeFileSync(
		at('questions.json'),
		JSON.stringify({
			format: 'peer-survey',
			version: 1,
			title: 'Two',
			pages: [
				{ questions: [...scales, { type: 'text', id: 'note', text: 'Note', maxLength: 60 }] },
			],
			minimum: 5,
			keepDays: 30,
			via: { file: true },
			...more,
		}),
	);
	const steward = seedToKeys(S).publicKey.text;
	const args = ['survey', '--facilitator', at('f.key.json'), '--steward', steward];
	const made = await academy([...args, '--out', at('survey.json'), at('questions.json')]);
	expect(made.stderr).toMatch(/Each response will take \d+ bytes/);
	expect(made.code).toBe(0);
	return {
		folder,
		survey: at('survey.json'),
		facilitator: at('f.key.json'),
		steward: at('s.key.json'),
		in: at,
	};
}

async function seal(made: Made, table: string, out: string): Promise<string[]> {
	const { code } = await academy(['seal', '--survey', made.survey, '--out', out, '-'], table);
	expect(code).toBe(0);
	return readFileSync(out, 'utf8').split('\n').filter(Boolean);
}

const request = (made: Made, out: string, ...more: string[]) =>
	academy(['request', '--survey', made.survey, '--key', made.facilitator, '--out', out, ...more]);

const approve = (made: Made, from: string, out: string, ...more: string[]) =>
	academy([
		...['approve', '--survey', made.survey, '--key', made.steward],
		...['--request', from, '--out', out, ...more],
	]);

const open = (made: Made, approval: string, ...more: string[]) =>
	academy([
		...['open', '--survey', made.survey, '--key', made.facilitator],
		...['--approval', approval, ...more],
	]);

/** Rows of numbers from 1 to 5, with blanks, and the plain count of each column. */
function makeTable(questions: readonly string[], rows: number) {
	const cells = Array.from({ length: rows }, (_, row) =>
		questions.map((_, column) => (row * 7 + column * 3 + (row >> 3)) % 6 || ''),
	);
	const table = Papa.unparse({
		fields: [...questions, 'note'],
		data: cells.map((row, index) => [...row, index % 2 ? `Row ${index}` : '']),
	});
	const plain = questions.map((id, column) => {
		const counts = POINTS.map((point) => cells.filter((row) => `${row[column]!}` === point).length);
		return { id, answered: counts.reduce((sum, count) => sum + count), counts };
	});
	return { table: `${table}\n`, plain };
}

test('300 rows through two keyholders and their threads come to a plain count; receipts are found', async () => {
	const questions = ['a', 'b', 'c'];
	const made = await make(questions);
	const { table, plain } = makeTable(questions, 300);
	const envelopes = made.in('envelopes.txt');
	const lines = await seal(made, table, envelopes);
	const asked = await request(made, made.in('june.request'), envelopes, envelopes);
	expect(asked.stderr).toContain('Responses asked for: 300.');
	expect(asked.code).toBe(0);
	const approved = await approve(
		made,
		made.in('june.request'),
		made.in('june.approval'),
		envelopes,
	);
	expect(approved.stderr).toContain('Approved: 300 responses, 300 sealed texts.');
	expect(approved.code).toBe(0);
	const opened = await open(made, made.in('june.approval'), envelopes);
	expect(opened.stderr).toContain('Responses counted: 300.');
	expect(opened.code).toBe(0);
	const release = parseRelease(opened.stdout);
	expect(release.items.slice(0, 3)).toEqual(plain);
	expect(release.items[3]).toMatchObject({ id: 'note', answered: 150 });
	for (const line of lines) {
		expect(outcomeOf(release.statement!, await receiptOf(parseEnvelope(line)))).toBe('counted');
	}
});

test('nobody opens alone, in another role, or without what belongs together', async () => {
	const made = await make(['a']);
	const envelopes = made.in('envelopes.txt');
	await seal(made, makeTable(['a'], 8).table, envelopes);
	const args = ['open', '--survey', made.survey, '--key', made.facilitator, envelopes];
	expect(await academy(args)).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('nobody alone can open it') as string,
	});
	const swapped = { ...made, facilitator: made.steward, steward: made.facilitator };
	expect((await request(swapped, made.in('x.request'), envelopes)).stderr).toContain(
		'Only the facilitator makes a request',
	);
	expect((await request(made, made.in('a.request'), envelopes)).code).toBe(0);
	expect((await approve(swapped, made.in('a.request'), made.in('x'), envelopes)).stderr).toContain(
		'Only the steward approves',
	);
	const junk = await approve(made, envelopes, made.in('x'), envelopes);
	expect(junk.stderr).toContain('This is not a request');
	expect(junk.code).toBe(1);
	expect(existsSync(made.in('x'))).toBe(false);
	expect(existsSync(made.in('x.part'))).toBe(false);
});

test('a steward with other envelopes, and one who approved before, refuse with exit code 4', async () => {
	const made = await make(['a']);
	const [first, second] = [made.in('1.txt'), made.in('2.txt')];
	await seal(made, makeTable(['a'], 6).table, first);
	await seal(made, makeTable(['a'], 1).table, second);
	writeFileSync(first, await forgeOne(made), { flag: 'a' });
	expect((await request(made, made.in('1.request'), first)).code).toBe(0);
	const other = await approve(made, made.in('1.request'), made.in('1.approval'), first, second);
	expect(other.code).toBe(4);
	expect(other.stderr).toContain('Here and not asked for: 1; asked for and not here: 0.');
	expect(existsSync(made.in('1.approval'))).toBe(false);

	const approved = await approve(made, made.in('1.request'), made.in('1.approval'), first);
	expect(approved.stderr).toContain('Approved: 6 responses');
	expect(approved.code).toBe(3);
	expect((await request(made, made.in('2.request'), first, second)).code).toBe(0);
	const twice = await approve(made, made.in('2.request'), made.in('2.approval'), first, second);
	expect(twice.code).toBe(4);
	expect(twice.stderr).toContain('Of these responses, 7 were approved before');

	// The facilitator can go on: with the first approval, and then with new responses alone.
	expect((await open(made, made.in('1.approval'), first, second)).code).toBe(3);
	const few = await request(made, made.in('3.request'), first, second);
	expect(few.code).toBe(4);
	expect(few.stderr).toContain('There is nothing to ask for. Responses that can be counted: 1');
	const third = made.in('3.txt');
	await seal(made, makeTable(['a'], 9).table, third);
	const asked = await request(made, made.in('3.request'), first, second, third);
	// The forged one too: it was looked at, and can never be opened with others.
	expect(asked.stderr).toContain('Opened before, and left out: 7.');
	expect(asked.stderr).toContain('Responses asked for: 10.');
	const all = [first, second, third];
	expect((await approve(made, made.in('3.request'), made.in('3.approval'), ...all)).code).toBe(0);
	expect((await open(made, made.in('3.approval'), ...all)).stderr).toContain(
		'Responses counted: 10.',
	);
});

/** A line with a report whose proof does not hold. */
async function forgeOne({ survey }: Made): Promise<string> {
	const definition = parseDefinition(JSON.parse(readFileSync(survey, 'utf8')));
	const forged = await sealForged(definition, new Map(), ({ report, ...rest }) => ({
		...rest,
		report: {
			...report,
			contents: {
				...report.contents,
				steward: flip(report.contents.steward, CONTENT_HEADER_LENGTH),
			},
		},
	}));
	return `${forged}\n`;
}

test('a lost approval is asked for again, also when responses have come since', async () => {
	const made = await make(['a']);
	const [first, second] = [made.in('1.txt'), made.in('2.txt')];
	await seal(made, makeTable(['a'], 6).table, first);
	await request(made, made.in('1.request'), first);
	await approve(made, made.in('1.request'), made.in('1.approval'), first);
	await seal(made, makeTable(['a'], 2).table, second);
	expect((await request(made, made.in('2.request'), '--again', first, second)).stderr).toContain(
		'Responses asked for: 6.',
	);
	const without = await request(made, made.in('x.request'), '--again', second);
	expect(without.stderr).toContain('Of the 6 responses that were asked for, 0 are here.');
	const again = await approve(made, made.in('2.request'), made.in('2.approval'), first, second);
	expect(again.code).toBe(0);
	expect((await open(made, made.in('2.approval'), first, second)).stderr).toContain(
		'Responses counted: 6.',
	);
	const unknown = await open(
		{ ...made, facilitator: await copyKey(made) },
		made.in('2.approval'),
		first,
	);
	expect(unknown.stderr).toContain('answers no request that was made with this key file here');
});

async function copyKey(made: Made): Promise<string> {
	const copy = made.in('copy.key.json');
	writeFileSync(copy, await lockKey(F, PASSPHRASE, { cost: { N: 2, r: 8, p: 1 } }));
	return copy;
}

test('all of it through a mailbox, which also keeps the steward’s ledger for another device', async () => {
	const port = await freePort();
	const url = `http://localhost:${port}/`;
	const made = await make(['a', 'b'], { via: { mailbox: url } });
	const definition = parseDefinition(JSON.parse(readFileSync(made.survey, 'utf8')));
	const f = seedToKeys(F);
	const child = spawn(
		process.execPath,
		[ACADEMY, 'mailbox', '--port', `${port}`, '--data', made.in('data')],
		{ env: { ...process.env, FACILITATORS: f.publicKey.text } },
	);
	try {
		await once(child.stderr, 'data');
		const mailbox = mailboxTransport({
			url,
			surveyId: surveyId(definition),
			sign: (message) => Promise.resolve(sign(message, f)),
		});
		await mailbox.open(registrationOf(definition));
		const { table, plain } = makeTable(['a', 'b'], 20);
		for (const line of await seal(made, table, made.in('e.txt'))) await mailbox.deliver(line);

		expect((await request(made, url)).stderr).toContain('Responses asked for: 20.');
		expect((await approve(made, url, url)).stderr).toContain('Approved: 20 responses');
		const opened = await open(made, url);
		expect(parseRelease(opened.stdout).items.slice(0, 2)).toEqual(plain);

		// Another device of the steward's: a fresh copy of the key, and no folder beside it.
		const copy = made.in('other.key.json');
		writeFileSync(copy, await lockKey(S, PASSPHRASE, { cost: { N: 2, r: 8, p: 1 } }));
		for (const line of await seal(made, 'a\n1\n', made.in('more.txt'))) await mailbox.deliver(line);
		const fresh = await copyKey(made);
		expect((await request({ ...made, facilitator: fresh }, url)).code).toBe(0);
		const refused = await approve({ ...made, steward: copy }, url, url);
		expect(refused.stderr).toContain('Of these responses, 20 were approved before');
		expect(refused.code).toBe(4);
	} finally {
		child.kill('SIGTERM');
		await once(child, 'close');
	}
	expect(base64urlToBytes(definition.verifyKey!.steward)).toHaveLength(81);
});

const REAL = '../shared/data/turkiye-student-evaluation.csv';

test('the real answers of 400 students come to a plain count', async (context) => {
	if (!existsSync(REAL)) {
		console.log(`skipped: ${REAL} is not there`);
		context.skip();
	}
	const questions = Array.from({ length: 28 }, (_, index) => `q${index + 1}`);
	const made = await make(questions);
	const rows = Papa.parse<Record<string, string>>(readFileSync(REAL, 'utf8'), { header: true });
	const data = rows.data
		.slice(0, 400)
		.map((row) => Object.fromEntries(questions.map((id) => [id, row[id.toUpperCase()]!])));
	const envelopes = made.in('e.txt');
	await seal(made, Papa.unparse(data), envelopes);
	await request(made, made.in('r.request'), envelopes);
	await approve(made, made.in('r.request'), made.in('r.approval'), envelopes);
	const { stdout } = await open(made, made.in('r.approval'), envelopes);
	for (const item of parseRelease(stdout).items.slice(0, 28)) {
		const counts = POINTS.map((point) => data.filter((row) => row[item.id] === point).length);
		expect(item).toEqual({ id: item.id, answered: 400, counts });
	}
});
