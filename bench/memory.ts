/**
 * The most memory that `academy open` takes for 10,000 and for 1,000,000 envelopes in a file. The
 * envelopes are made once, in .cache/, which takes some minutes and half a gigabyte.
 * @module
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseDefinition } from '../src/lib/survey/definition.ts';
import { envelopeToText, sealAnswers } from '../src/lib/survey/envelope.ts';
import { lockKey } from '../src/lib/survey/key-file.ts';
import { seedToKeys } from '../src/lib/survey/seed.ts';
import { measureCommand, PASSPHRASE, type Measured } from './command.ts';
import { firstLines, writeLines } from './lines.ts';
import type { Table } from './table.ts';

const COUNTS = [10_000, 1_000_000] as const;
const FOLDER = '.cache/bench-memory';
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

function open(file: string): Measured {
	const key = `${FOLDER}/bench.key.json`;
	rmSync(`${key}.openings`, { recursive: true, force: true });
	return measureCommand(['open', '--survey', `${FOLDER}/survey.json`, '--key', key, file]);
}

/** Opens each file in a process of its own, and reads its largest resident set. */
export async function run(): Promise<Table> {
	mkdirSync(FOLDER, { recursive: true });
	const all = `${FOLDER}/${COUNTS[1]}.txt`;
	if (!existsSync(all)) await writeLines(all, sealMany(COUNTS[1]));
	const few = `${FOLDER}/${COUNTS[0]}.txt`;
	if (!existsSync(few)) await writeLines(few, firstLines(all, COUNTS[0]));
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
