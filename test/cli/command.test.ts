import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACADEMY, academy, makeSurvey, withoutProgress } from './academy.ts';

const COMMANDS = ['keygen', 'recover', 'survey', 'seal', 'open', 'request', 'approve', 'mailbox'];

test('the help names every command and every exit code', async () => {
	const { code, stdout } = await academy(['--help']);
	expect(code).toBe(0);
	for (const name of COMMANDS) expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
	expect(stdout).toContain('3 done but something was left out');
});

test.each(COMMANDS)('%s explains itself', async (name) => {
	const { code, stdout } = await academy([name, '--help']);
	expect(code).toBe(0);
	expect(stdout).toMatch(new RegExp(`^Usage: academy ${name} `));
});

test.each([
	['no command', [], /^Usage: academy COMMAND/],
	['an unknown command', ['sael'], /no command “sael”/],
	['a name that every object has', ['constructor'], /no command “constructor”/],
	['an unknown option', ['seal', '--serve', 'x'], /Unknown option '--serve'/],
	['an option without its value', ['open', '--survey'], /argument missing/],
	['a missing option', ['keygen'], /--out is missing/],
	['no table', ['seal', '--survey', 'x'], /Name one table/],
	[
		'a language that is not there',
		['open', '--survey', 'x', '--key', 'y', '--language', 'fr'],
		/en, es/,
	],
	[
		'two secrets on one input',
		['recover', '--out', 'x', '--words-file', '-', '--passphrase-file', '-'],
		/Only one of the words and the passphrase/,
	],
])('%s is not understood: exit code 2', async (_, args, reason) => {
	const { code, stdout, stderr } = await academy(args);
	expect(code).toBe(2);
	expect(stdout + stderr).toMatch(reason);
});

test('without a terminal, a passphrase is not waited for', async () => {
	const { key, survey } = await makeSurvey();
	const env = { ...process.env };
	delete env['ACADEMY_PASSPHRASE'];
	const child = spawn(process.execPath, [ACADEMY, 'open', '--survey', survey, '--key', key, '-'], {
		env,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let stderr = '';
	child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
	const [code] = (await once(child, 'close')) as [number];
	expect(code).toBe(2);
	expect(stderr).toContain('--passphrase-file');
});

test('Ctrl-C leaves no half-written file, and says so with exit code 130', async () => {
	const { folder, survey } = await makeSurvey();
	const out = join(folder, 'envelopes.txt');
	const child = spawn(process.execPath, [ACADEMY, 'seal', '--survey', survey, '--out', out, '-']);
	let stderr = '';
	child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
	child.stdin.on('error', () => undefined);
	// The input stays open: the command waits for more when the signal comes.
	child.stdin.write(`pace\n${'1\n'.repeat(1000)}`);
	while (!existsSync(`${out}.part`)) await new Promise((done) => setImmediate(done));
	child.kill('SIGINT');
	const [code] = (await once(child, 'close')) as [number];
	expect(code).toBe(130);
	expect(stderr).toContain('Stopped.');
	expect(existsSync(out)).toBe(false);
	expect(existsSync(`${out}.part`)).toBe(false);
});

test('a reader that has had enough ends the command quietly', async () => {
	const { folder, survey } = await makeSurvey();
	const table = join(folder, 'table.csv');
	writeFileSync(table, `pace\n${'1\n'.repeat(3000)}`);
	const child = spawn(process.execPath, [ACADEMY, 'seal', '--survey', survey, table]);
	let stderr = '';
	child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
	await once(child.stdout, 'data');
	child.stdout.destroy();
	const [code] = (await once(child, 'close')) as [number];
	expect(code).toBe(0);
	expect(withoutProgress(stderr)).toBe('');
});
