/** Runs the command line as a person or a script does: a process of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { parseDefinition, type Definition } from '../../src/lib/survey/definition.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';

export const ACADEMY = resolve('src/lib/cli/academy.ts');
export const PASSPHRASE = 'correct horse battery';
export const SEED = new Uint8Array(32).fill(7);
export const KEY = seedToKeys(SEED);

export interface Outcome {
	/** The exit code; a signal's name if it ended the process. */
	readonly code: number | string;
	readonly stdout: string;
	/** Without how far the work had come. */
	readonly stderr: string;
}

/** How far work has come is said on a slow machine, and is not on a quick one. */
export const withoutProgress = (said: string): string =>
	said.replace(/^[\d,]+ [a-z ]+(?: \(\d+ %\))?\n/gm, '');

/** Run `academy` with something on its standard input; the passphrase is in its environment. */
export async function academy(args: readonly string[], input = ''): Promise<Outcome> {
	const child = spawn(process.execPath, [ACADEMY, ...args], {
		env: { ...process.env, ACADEMY_PASSPHRASE: PASSPHRASE },
	});
	let [stdout, stderr] = ['', ''];
	child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
	child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
	// A command that fails at once does not read what it is given.
	child.stdin.on('error', () => undefined);
	child.stdin.end(input);
	return new Promise((done) => {
		child.on('close', (code, signal) => {
			done({ code: code ?? String(signal), stdout, stderr: withoutProgress(stderr) });
		});
	});
}

/** A folder that is gone after the test. */
export function makeFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'academy-test-'));
	onTestFinished(() => {
		rmSync(folder, { recursive: true, force: true });
	});
	return folder;
}

export const SURVEY: Definition = parseDefinition({
	format: 'peer-survey',
	version: 1,
	title: 'Every type',
	pages: [
		{
			questions: [
				{
					type: 'scale',
					id: 'pace',
					text: '=1+1',
					points: ['low', { en: 'mid', es: 'medio' }, 'high'],
				},
				{ type: 'scale', id: 'recommend', text: 'R', points: ['0', '1', '2', '3'] },
				{
					type: 'matrix',
					id: 'room',
					text: 'M',
					rows: [
						{ id: 'light', text: 'Light' },
						{ id: 'air', text: 'Air' },
					],
					points: ['no', 'yes'],
				},
				{ type: 'choice', id: 'where', text: 'W', options: ['here', 'there'] },
				{ type: 'choices', id: 'tools', text: 'C', options: ['red', 'green', 'blue'], max: 2 },
				{ type: 'number', id: 'hours', text: 'N', bins: [0, 6, 11], max: 40 },
				{ type: 'text', id: 'note', text: 'T', maxLength: 40 },
			],
		},
	],
	keyholders: [{ role: 'facilitator', key: KEY.publicKey.text }],
	minimum: 5,
	keepDays: 30,
	via: { file: true },
});

/** A folder with a survey and its key, locked cheaply. */
export async function makeSurvey(): Promise<{ folder: string; survey: string; key: string }> {
	const folder = makeFolder();
	const [survey, key] = [join(folder, 'survey.json'), join(folder, 'mine.key.json')];
	writeFileSync(survey, JSON.stringify(SURVEY));
	writeFileSync(key, await lockKey(SEED, PASSPHRASE, { cost: { N: 2, r: 8, p: 1 } }));
	return { folder, survey, key };
}
