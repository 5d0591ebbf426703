import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { surveyId } from '../../src/lib/survey/definition.ts';
import { sign } from '../../src/lib/survey/keys.ts';
import { parseRelease } from '../../src/lib/survey/release.ts';
import { mailboxTransport } from '../../src/lib/transport/mailbox.ts';
import { registrationOf } from '../../src/lib/ui/survey/listed-surveys.ts';
import { freePort } from '../free-port.ts';
import { ACADEMY, academy, KEY, makeSurvey, SURVEY } from './academy.ts';

const HEADINGS = 'pace,recommend,room.light,room.air,where,tools,tools,hours,note';

/** One for each kind of cell: numbers, labels in both languages, lists, blanks, a text of two lines. */
const TABLE = `${HEADINGS}
1,0,yes,2,here,red;blue,,7,"=cmd
second line"
medio,3,no,,2,green,,40,+1
mid,2,1,yes,,,blue,0,-1
high,,,,,,,,@sum
3,1,2,1,there,1,2,11,plain
,,,,,,,,
`;

async function sealTable(
	survey: string,
	table: string,
	...more: string[]
): Promise<{ code: number | string; lines: string[]; stderr: string }> {
	const { code, stdout, stderr } = await academy(['seal', '--survey', survey, ...more, '-'], table);
	return { code, lines: stdout.split('\n').filter(Boolean), stderr };
}

test('what is sealed and opened again is what a plain count of the table gives', async () => {
	const { folder, survey, key } = await makeSurvey();
	const { code, lines } = await sealTable(survey, TABLE);
	expect(code).toBe(0);
	expect(lines).toHaveLength(6);
	const [envelopes, tables] = [join(folder, 'envelopes.txt'), join(folder, 'tables')];
	writeFileSync(envelopes, lines.join('\n'));

	const args = ['open', '--survey', survey, '--key', key, '--tables', tables, envelopes, envelopes];
	const opened = await academy(args);
	expect(opened.stderr).toContain('Responses counted: 6; found again, and counted once: 6.');
	expect(opened.code).toBe(0);
	const { responses, items } = parseRelease(opened.stdout);
	expect(responses).toBe(6);
	const withheld = 'too few answers';
	expect(
		items.map((item) => ('texts' in item ? { ...item, texts: item.texts.toSorted() } : item)),
	).toEqual([
		{ id: 'pace', answered: 5, counts: [1, 2, 2] },
		{ id: 'recommend', withheld },
		{ id: 'room.light', withheld },
		{ id: 'room.air', withheld },
		{ id: 'where', withheld },
		{ id: 'tools', withheld },
		{ id: 'hours', withheld },
		{ id: 'note', answered: 5, texts: ['+1', '-1', '=cmd\nsecond line', '@sum', 'plain'] },
	]);

	expect(readdirSync(tables)).toEqual([
		'01-pace.csv',
		'02-recommend.csv',
		'03-room.csv',
		'04-where.csv',
		'05-tools.csv',
		'06-hours.csv',
		'07-note.csv',
	]);
	for (const name of readdirSync(tables)) {
		const text = readFileSync(join(tables, name), 'utf8');
		for (const cell of Papa.parse<string[]>(text.slice(1)).data.flat()) {
			expect(cell, 'no cell is a formula, of several lines neither').not.toMatch(/^[=+\-@\t\r]/);
		}
	}
	expect(readFileSync(join(tables, '02-recommend.csv'), 'utf8')).not.toMatch(/[4-9]|,\d+\r/);
});

test('JSON, tabs, semicolons, UTF-16 and old line ends give the same answers as CSV', async () => {
	const { folder, survey, key } = await makeSurvey();
	const rows = Array.from({ length: 5 }, (_, index) => [
		String((index % 3) + 1),
		'yes',
		'red',
		'a,b',
	]);
	const ids = ['pace', 'room.light', 'tools', 'note'];
	const asCsv = (delimiter: string, newline: string): string =>
		Papa.unparse([ids, ...rows], { delimiter, newline });
	const spellings: Readonly<Record<string, string | Buffer>> = {
		'a.csv': asCsv(',', '\n'),
		'b.csv': `\uFEFF${asCsv(';', '\r\n')}`,
		'c.csv': asCsv('\t', '\r'),
		'd.csv': Buffer.from(`\uFEFF${asCsv('\t', '\r\n')}`, 'utf16le'),
		'e.ndjson': rows
			.map(([pace, light, tools, note]) =>
				JSON.stringify({
					pace: Number(pace),
					'room.light': light,
					tools: [tools],
					note,
					hours: null,
				}),
			)
			.join('\n'),
	};
	const released = new Set<string>();
	for (const [name, content] of Object.entries(spellings)) {
		const [table, out] = [join(folder, name), join(folder, `${name}.txt`)];
		writeFileSync(table, content);
		const sealed = await academy(['seal', '--survey', survey, '--out', out, table]);
		expect(sealed.stderr, name).toBe('5 sealed.\n');
		// A key file of its own, so that one release does not stand in another's way.
		const ownKey = `${key}.${name}`;
		writeFileSync(ownKey, readFileSync(key));
		const { stdout } = await academy(['open', '--survey', survey, '--key', ownKey, out]);
		released.add(JSON.stringify(parseRelease(stdout).items));
	}
	expect(released.size).toBe(1);
	expect([...released][0]).toContain('"counts":[2,2,1]');
});

const BAD_ROWS: readonly (readonly [string, string, RegExp])[] = [
	['a point that is not there', '4,,,,,,,,', /“pace” takes a whole number from 1 to 3, or a label/],
	['a point with a fraction', '1.5,,,,,,,,', /“pace” takes a whole number/],
	['a label of another question', 'here,,,,,,,,', /“pace” takes a whole number/],
	['a number outside the bins', ',,,,,,,41,', /“hours” takes a whole number from 0 to 40/],
	['too many options', ',,,,,red;green,blue,,', /“tools” takes at most 2 options/],
	['a text that is too long', `,,,,,,,,${'x'.repeat(41)}`, /at most 40 characters; this has 41/],
	['more cells than headings', '1,,,,,,,,,surplus', /10 cells; there are 9 headings/],
	['a quotation mark astray', '"1"x",,,,,,,,', /quotation mark/],
];

test.each(BAD_ROWS)('a row with %s is left out with its reason', async (_, row, reason) => {
	const { survey } = await makeSurvey();
	const { code, lines, stderr } = await sealTable(
		survey,
		`${HEADINGS}\n1,,,,,,,,\n${row}\n2,,,,,,,,\n`,
	);
	expect(code).toBe(3);
	expect(lines).toHaveLength(2);
	expect(stderr).toMatch(/^Row 3 is left out: /);
	expect(stderr).toMatch(reason);
	expect(stderr).toContain('2 sealed, 1 left out.');
});

test('a reason never repeats what was answered', async () => {
	const { survey } = await makeSurvey();
	const { stderr } = await sealTable(
		survey,
		`pace,note\nsecret-word,x\n1,${'secret-word'.repeat(9)}\n`,
	);
	expect(stderr).toContain('2 left out');
	expect(stderr).not.toContain('secret-word');
});

test.each([
	['not JSON', '{"pace":1}\n{"pace":', 'It is not JSON.'],
	['a list', '{"pace":1}\n[1]', 'It is not a JSON object.'],
	['a truth', '{"pace":1}\n{"pace":true}', '“pace” is neither a text, a number nor a list.'],
	['an unknown name', '{"pace":1}\n{"pacw":1}', 'No question of this survey has the id “pacw”'],
	[
		'a name that objects have',
		'{"pace":1}\n{"__proto__":"1"}',
		'No question of this survey has the id “__proto__”',
	],
])('a line of JSON with %s is left out with its reason', async (_, table, reason) => {
	const { survey } = await makeSurvey();
	const { code, lines, stderr } = await sealTable(survey, table);
	expect(code).toBe(3);
	expect(lines).toHaveLength(1);
	expect(stderr).toContain(`Row 2 is left out: ${reason}`);
});

test.each(['__proto__', 'constructor', 'toString', 'pacee'])(
	'a heading “%s” is refused by name before anything is sealed, unless it is to be ignored',
	async (heading) => {
		const { survey } = await makeSurvey();
		const table = `pace,${heading}\n1,x\n`;
		const refused = await sealTable(survey, table);
		expect(refused.code).toBe(1);
		expect(refused.lines).toEqual([]);
		expect(refused.stderr).toContain(`“${heading}”`);
		const ignored = await sealTable(survey, table, '--ignore', heading);
		expect(ignored.code).toBe(0);
		expect(ignored.lines).toHaveLength(1);
	},
);

test.each([
	['empty', '', /file is empty/],
	['in an unknown encoding', Buffer.from([0x70, 0xe9, 0x0a]), /neither UTF-8 nor UTF-16/],
	['one endless row', `pace\n"${'x'.repeat(3_000_000)}`, /quotation mark that is opened/],
])('a table that is %s is refused', async (_, content, reason) => {
	const { folder, survey } = await makeSurvey();
	const table = join(folder, 'table.csv');
	writeFileSync(table, content);
	const { code, stdout, stderr } = await academy(['seal', '--survey', survey, table]);
	expect(code).toBe(1);
	expect(stdout).toBe('');
	expect(stderr).toMatch(reason);
});

test('a file that is not there, and one that is, are told apart from a fault', async () => {
	const { folder, survey, key } = await makeSurvey();
	const missing = await academy(['seal', '--survey', survey, join(folder, 'none.csv')]);
	expect(missing).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('no such file') as string,
	});
	const taken = await academy(['open', '--survey', survey, '--key', key, '--out', key, survey]);
	expect(taken).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('not overwritten') as string,
	});
});

test('four responses are refused with exit code 4, and the reason; so is one more than before', async () => {
	const { folder, survey, key } = await makeSurvey();
	const { lines } = await sealTable(survey, `pace\n${'1\n'.repeat(12)}`);
	const open = (count: number): ReturnType<typeof academy> =>
		academy(['open', '--survey', survey, '--key', key, '-'], lines.slice(0, count).join('\n'));
	const four = await open(4);
	expect(four).toMatchObject({ code: 4, stdout: '' });
	expect(four.stderr).toContain('shows nothing below 5');
	expect((await open(6)).code).toBe(0);
	const seven = await open(7);
	expect(seven).toMatchObject({ code: 4, stdout: '' });
	expect(seven.stderr).toContain('came or went since an earlier release: 1');
	expect((await open(6)).code, 'the same again').toBe(0);
	expect((await open(11)).code, 'five more').toBe(0);
	expect(readdirSync(folder)).toContain('mine.key.json.openings');
});

test('what cannot be counted is listed with its place, and the exit code is 3', async () => {
	const { folder, survey, key } = await makeSurvey();
	const { lines } = await sealTable(survey, `pace\n${'1\n'.repeat(6)}`);
	const altered = lines[5]!.replace(/.(?=.$)/, (last) => (last === 'A' ? 'B' : 'A'));
	const csv = join(folder, 'export.csv');
	writeFileSync(
		csv,
		`when,what\n${[...lines.slice(0, 5), altered].map((line) => `x,${line}`).join('\n')}`,
	);
	const { code, stderr, stdout } = await academy(['open', '--survey', survey, '--key', key, csv]);
	expect(code).toBe(3);
	expect(stderr).toMatch(/^export\.csv, 7 is left out: .+altered/);
	expect(parseRelease(stdout).responses).toBe(5);
});

test('another key opens nothing, and says which one is needed', async () => {
	const { folder, survey } = await makeSurvey();
	const other = join(folder, 'other.key.json');
	await academy(['keygen', '--out', other]);
	const { code, stderr } = await academy(['open', '--survey', survey, '--key', other, survey]);
	expect(code).toBe(1);
	expect(stderr).toContain('sealed to another key');
});

test('a mailbox takes envelopes, gives them to the command, and stops cleanly', async () => {
	const { folder, survey, key } = await makeSurvey();
	const port = await freePort();
	const child = spawn(process.execPath, [
		ACADEMY, 'mailbox', '--port', String(port), '--data', join(folder, 'data'),
	]); // prettier-ignore
	await once(child.stderr, 'data');
	const url = `http://localhost:${port}/`;
	const transport = mailboxTransport({
		url,
		surveyId: surveyId(SURVEY),
		sign: (message) => Promise.resolve(sign(message, KEY)),
	});
	await transport.open(registrationOf(SURVEY));
	const { lines } = await sealTable(survey, `pace\n${'2\n'.repeat(5)}`);
	for (const line of lines) await transport.deliver(line);
	const { code, stdout } = await academy(['open', '--survey', survey, '--key', key, url]);
	expect(code).toBe(0);
	expect(parseRelease(stdout).items[0]).toMatchObject({ counts: [0, 5, 0] });
	child.kill('SIGINT');
	expect(await once(child, 'close')).toEqual([0, null]);
	expect(existsSync(join(folder, 'data', 'mailbox.sqlite'))).toBe(true);
});
