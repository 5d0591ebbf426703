/**
 * The most memory that `academy open` takes for 10,000 and for 1,000,000 envelopes in a file. The
 * envelopes are made once, in .cache/, which takes some minutes and half a gigabyte.
 * @module
 */
import { spawnSync } from 'node:child_process';
import {
	createReadStream,
	createWriteStream,
	existsSync,
	mkdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseDefinition } from '../src/lib/survey/definition.ts';
import { envelopeToText, sealAnswers } from '../src/lib/survey/envelope.ts';
import { lockKey } from '../src/lib/survey/key-file.ts';
import { seedToKeys } from '../src/lib/survey/seed.ts';
import type { Table } from './table.ts';

const COUNTS = [10_000, 1_000_000] as const;
const FOLDER = '.cache/bench-memory';
const PASSPHRASE = 'only for this benchmark';
const BATCH = 500;
/** A fixed key: the envelopes are kept from one run to the next, and hold nothing. */
const SEED = new Uint8Array(32).fill(1);

const SURVEY = parseDefinition({
	format: 'peer-survey',
	version: 1,
	title: 'Benchmark',
	pages: [
		{
			questions: Array.from({ length: 28 }, (_, index) => ({
				type: 'scale',
				id: `q${index + 1}`,
				text: `Question ${index + 1}`,
				points: ['1', '2', '3', '4', '5'],
			})),
		},
	],
	keyholders: [{ role: 'facilitator', key: seedToKeys(SEED).publicKey.text }],
	minimum: 5,
	keepDays: 30,
	via: { file: true },
});

async function* sealMany(count: number): AsyncGenerator<string> {
	for (let at = 0; at < count; at += BATCH) {
		const batch = Array.from({ length: BATCH }, (_, index) => {
			const answers = Array.from({ length: 28 }, (_, q): [string, number] => [
				`q${q + 1}`,
				((at + index + q) % 5) + 1,
			]);
			return sealAnswers(SURVEY, new Map(answers)).then((one) => `${envelopeToText(one)}\n`);
		});
		yield (await Promise.all(batch)).join('');
	}
}

async function* firstLines(file: string, count: number): AsyncGenerator<string> {
	let left = count;
	for await (const line of createInterface({ input: createReadStream(file) })) {
		yield `${line}\n`;
		left -= 1;
		if (left === 0) return;
	}
}

async function write(path: string, lines: AsyncIterable<string>): Promise<void> {
	await pipeline(Readable.from(lines), createWriteStream(`${path}.part`));
	await rename(`${path}.part`, path);
}

/** @returns The seconds and the mebibytes that one run took. */
function open(file: string): { readonly seconds: number; readonly peak: number } {
	const key = `${FOLDER}/bench.key.json`;
	rmSync(`${key}.openings`, { recursive: true, force: true });
	const started = performance.now();
	const { status, stderr } = spawnSync(
		process.execPath,
		[
			'--import',
			'./bench/peak.ts',
			'src/lib/cli/academy.ts',
			'open',
			'--survey',
			`${FOLDER}/survey.json`,
			'--key',
			key,
			file,
		],
		{ encoding: 'utf8', env: { ...process.env, ACADEMY_PASSPHRASE: PASSPHRASE } },
	);
	const peak = /peak: (\d+) KiB/.exec(stderr)?.[1];
	if (status !== 0 || peak === undefined) throw new Error(stderr);
	return { seconds: (performance.now() - started) / 1000, peak: Number(peak) / 1024 };
}

/** Opens each file in a process of its own, and reads its largest resident set. */
export async function run(): Promise<Table> {
	mkdirSync(FOLDER, { recursive: true });
	const all = `${FOLDER}/${COUNTS[1]}.txt`;
	if (!existsSync(all)) await write(all, sealMany(COUNTS[1]));
	const few = `${FOLDER}/${COUNTS[0]}.txt`;
	if (!existsSync(few)) await write(few, firstLines(all, COUNTS[0]));
	writeFileSync(`${FOLDER}/survey.json`, JSON.stringify(SURVEY));
	const cost = { N: 2, r: 8, p: 1 };
	writeFileSync(`${FOLDER}/bench.key.json`, await lockKey(SEED, PASSPHRASE, { cost }));
	return {
		title: 'academy open: memory',
		columns: ['envelopes', 'peak MiB', 'seconds', 'a second'],
		rows: COUNTS.map((count) => {
			const { seconds, peak } = open(`${FOLDER}/${count}.txt`);
			return [String(count), peak, seconds, Math.round(count / seconds)];
		}),
		notes: [
			'Peak resident set of the whole process. Each envelope is remembered by 32 to 64 bytes, to be',
			'counted once; a survey with texts keeps those too, for they are part of its release.',
		],
	};
}
