/**
 * `npm run demo -- FILE`: a table of real answers through the whole path. A key and a survey are made,
 * each row is sealed, posted to a mailbox and written to a form's export; both are opened, apart and
 * together, and in a browser; and every count is compared with a plain count of the table.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import { listen, startMailbox, type Listener } from '../mailbox/serve.ts';
import { parseSettings } from '../mailbox/settings.ts';
import { bytesToBase64url } from '../survey/bytes.ts';
import { chartsOf } from '../survey/charts.ts';
import { definitionToCanonical, surveyId, type Definition } from '../survey/definition.ts';
import { envelopeLength, envelopeToText, sealAnswers } from '../survey/envelope.ts';
import { lockKey } from '../survey/key-file.ts';
import { sign, type SecretKey } from '../survey/keys.ts';
import { generateSeed, seedToKeys } from '../survey/seed.ts';
import { publish } from '../survey/privacy.ts';
import { createRelease } from '../survey/release.ts';
import { mailboxTransport } from '../transport/mailbox.ts';
import { rowToAnswers } from './answers-row.ts';
import { openAll } from './collection.ts';
import { makeDemoCsv, readDemoTable, tableToDefinition, type DemoColumn } from './demo-table.ts';
import { readTable } from './rows.ts';

const IN_FLIGHT = 32;
const PASSPHRASE = 'a passphrase for one demonstration';
const never = new AbortController().signal;

/** Do something, and say what came of it and how long it took. */
async function stage<T>(what: string, work: () => Promise<T>, count?: number): Promise<T> {
	const started = performance.now();
	const result = await work();
	const seconds = (performance.now() - started) / 1000;
	const rate = count === undefined ? '' : `  ${Math.round(count / seconds)} a second`;
	console.log(`  ${what.padEnd(58)} ${seconds.toFixed(2).padStart(7)} s${rate}`);
	return result;
}

async function sealRows(
	definition: Definition,
	rows: Parameters<typeof rowToAnswers>[1][],
): Promise<string[]> {
	const texts: string[] = [];
	for (let at = 0; at < rows.length; at += IN_FLIGHT) {
		const batch = rows
			.slice(at, at + IN_FLIGHT)
			.map((row) => sealAnswers(definition, rowToAnswers(definition, row, [])));
		for (const envelope of await Promise.all(batch)) texts.push(envelopeToText(envelope));
	}
	return texts;
}

async function postAll(
	definition: Definition,
	key: SecretKey,
	url: string,
	envelopes: readonly string[],
): Promise<void> {
	const transport = mailboxTransport({
		url,
		surveyId: surveyId(definition),
		sign: (message) => sign(message, key),
	});
	await transport.open({
		signingKey: bytesToBase64url(key.publicKey.sign),
		envelopeLength: envelopeLength(definition),
	});
	for (let at = 0; at < envelopes.length; at += IN_FLIGHT) {
		const batch = envelopes.slice(at, at + IN_FLIGHT);
		await Promise.all(batch.map((envelope) => transport.deliver(envelope)));
	}
}

/** As a form backend exports it, with columns of its own before and after. */
function toExport(envelopes: readonly string[]): string {
	const rows = envelopes.map((envelope, index) => [`response-${index + 1}`, envelope, 'complete']);
	return `\uFEFF${Papa.unparse([['Reference', 'Your answer', 'Status'], ...rows], { newline: '\r\n' })}\r\n`;
}

/** @returns What differs, a line each. */
async function openAndCompare(
	sources: readonly string[],
	definition: Definition,
	key: SecretKey,
	expected: { readonly responses: number; readonly duplicates: number },
	taken: readonly DemoColumn[],
): Promise<string[]> {
	const { tally, rejected, duplicates, fingerprints } = await openAll(
		sources,
		definition,
		key,
		never,
	);
	const outcome = publish(definition, tally, fingerprints, []);
	if ('refused' in outcome) return [`Nothing may be shown: ${outcome.refused.reason}.`];
	const charts = chartsOf(await createRelease(definition, outcome.published, key), 'en');
	const wrong = [
		...rejected.map(({ reason }) => `An envelope was left out: ${reason}`),
		...(tally.responses === expected.responses
			? []
			: [`${tally.responses} responses were counted, not ${expected.responses}.`]),
		...(duplicates === expected.duplicates
			? []
			: [`${duplicates} were found again, not ${expected.duplicates}.`]),
	];
	for (const [index, { heading, counts }] of taken.entries()) {
		const shown = charts[index]!.rows[0]!.counts;
		const answered = counts.reduce((sum, count) => sum + count, 0);
		const isRight =
			answered < definition.minimum
				? shown === undefined
				: shown !== undefined && shown.join() === counts.join();
		if (!isRight)
			wrong.push(`${heading}: ${shown?.join(' ') ?? 'withheld'}, not ${counts.join(' ')}.`);
	}
	return wrong;
}

async function startTemporaryMailbox(folder: string): Promise<Listener> {
	const settings = parseSettings({ DATA: join(folder, 'mailbox'), MAX_ENVELOPES: '10000000' });
	const mailbox = await startMailbox(settings, (message) => {
		console.error(`The mailbox: ${message}`);
	});
	const listener = await listen(mailbox.handle, 'localhost', 0);
	return {
		url: listener.url,
		close: async () => {
			await listener.close();
			await mailbox.end();
		},
	};
}

/** The facilitator's page itself is driven by a test, which takes the files that are left here. */
function openInBrowser(folder: string): boolean {
	const { status } = spawnSync('playwright', ['test', 'demo', '--reporter=line'], {
		env: { ...process.env, DEMO_FOLDER: folder, PORT: process.env['PORT'] ?? '4497' },
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	return status === 0;
}

async function run(): Promise<boolean> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			rows: { type: 'string', default: '300' },
			keep: { type: 'string' },
			browser: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (values.help === true) {
		console.log(`Usage: npm run demo -- [FILE] [--browser] [--rows NUMBER] [--keep FOLDER]

  FILE           a CSV with headings; its columns of whole numbers from 1 to at most 11 are taken.
                 Without one, a table is made up
  --browser      also open the export on the facilitator's page in a real browser
  --rows NUMBER  how many rows to make up (300)
  --keep FOLDER  leave the key, the survey, the export and the counts in this new folder`);
		return true;
	}
	const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'academy-demo-'));
	if (values.keep !== undefined) mkdirSync(folder);
	try {
		const made = join(folder, 'table.csv');
		if (positionals[0] === undefined) writeFileSync(made, makeDemoCsv(Number(values.rows)));
		return await demonstrate(positionals[0] ?? made, folder, values.browser);
	} finally {
		if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
	}
}

async function demonstrate(file: string, folder: string, isInBrowser: boolean): Promise<boolean> {
	const { columns, rows } = await readTable(file, 'csv', never);
	const table = await stage(`read ${file.split(/[\\/]/).at(-1)!}`, () =>
		readDemoTable(columns!, rows),
	);
	const { taken, leftOut, respondents, unread } = table;
	const n = respondents.length;
	console.log(`    ${n} rows; taken as scales: ${taken.map(({ heading }) => heading).join(', ')}`);
	for (const { heading, reason } of leftOut)
		console.log(`    left out: ${heading}, because ${reason}`);
	for (const { position, problem } of unread)
		console.log(`    row ${position} is left out: ${problem!}`);

	const seed = generateSeed();
	const key = seedToKeys(seed);
	const definition = tableToDefinition(table, key.publicKey.text);
	const exported = join(folder, 'form-export.csv');
	await stage('made a key and a survey', async () => {
		writeFileSync(join(folder, 'facilitator.key.json'), await lockKey(seed, PASSPHRASE));
		writeFileSync(join(folder, 'survey.json'), definitionToCanonical(definition));
		writeFileSync(
			join(folder, 'counts.json'),
			JSON.stringify({ passphrase: PASSPHRASE, responses: n, questions: taken }),
		);
	});
	const envelopes = await stage(
		`sealed ${n} rows`,
		() => sealRows(definition, [...respondents]),
		n,
	);
	const mailbox = await startTemporaryMailbox(folder);
	const differences: string[] = [];
	try {
		const { url } = mailbox;
		await stage(
			`posted them to a mailbox at ${url}`,
			() => postAll(definition, key, url, envelopes),
			n,
		);
		await stage("wrote them to a form's export", () => {
			writeFileSync(exported, toExport(envelopes));
			return Promise.resolve();
		});
		for (const [what, sources, duplicates] of [
			['the mailbox', [url], 0],
			['the export', [exported], 0],
			['both, each envelope counted once', [url, exported], n],
		] as const) {
			const wrong = await stage(
				`opened ${what}`,
				() => openAndCompare(sources, definition, key, { responses: n, duplicates }, taken),
				n + duplicates,
			);
			differences.push(...wrong.map((line) => `${what}: ${line}`));
		}
	} finally {
		await mailbox.close();
	}
	if (isInBrowser) {
		const isRight = await stage('opened the export in a browser, and read its charts', () =>
			Promise.resolve(openInBrowser(folder)),
		);
		if (!isRight) differences.push('the browser: see above.');
	}
	for (const line of differences) console.error(`  DIFFERENT, ${line}`);
	if (differences.length === 0) {
		console.log(`\n  Every count of ${taken.length} questions equals a plain count of the table.`);
	}
	return differences.length === 0;
}

try {
	process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
