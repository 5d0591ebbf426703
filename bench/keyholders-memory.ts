/**
 * The most memory that each step of an opening by two keyholders takes on the command line, for 10,000
 * and for 100,000 reports of the sample survey in a file. The envelopes are made once, in .cache/: a
 * gigabyte, and a quarter of an hour.
 * @module
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseDefinition, type Definition } from '../src/lib/survey/definition.ts';
import { lockKey } from '../src/lib/survey/key-file.ts';
import { measureCommand, PASSPHRASE } from './command.ts';
import { firstLines, writeLines } from './lines.ts';
import type { Table } from './table.ts';
import { SEEDS, STEPS, TwoKeyholders, type Step, type Who } from './two-keyholders.ts';

const COUNTS = [10_000, 100_000] as const;
const FOLDER = '.cache/bench-keyholders';
const SURVEY = `${FOLDER}/survey.json`;
const BATCH = 500;

/** The survey that the envelopes of an earlier run are of: its verify key is random. */
async function keptSurvey(): Promise<Definition> {
	if (!existsSync(SURVEY)) {
		const { definition } = await TwoKeyholders.create();
		writeFileSync(SURVEY, JSON.stringify(definition));
	}
	return parseDefinition(JSON.parse(readFileSync(SURVEY, 'utf8')));
}

async function* sealMany(definition: Definition, count: number): AsyncGenerator<string> {
	const both = new TwoKeyholders(definition);
	for (let done = 0; done < count; done += BATCH) {
		await both.seal(BATCH);
		yield `${both.envelopes.join('\n')}\n`;
	}
}

const keyOf = (who: Who): string => `${FOLDER}/${who}.key.json`;

/** The command of each step; its files lie beside the envelopes. */
function commandOf(step: Step, count: number): string[] {
	const at = (name: string): string => `${FOLDER}/${count}.${name}`;
	const common = (who: Who): string[] => ['--survey', SURVEY, '--key', keyOf(who)];
	switch (step) {
		case 'request':
			return ['request', ...common('facilitator'), '--out', at('request'), at('txt')];
		case 'approve':
			return [
				...['approve', ...common('steward'), '--request', at('request')],
				...['--out', at('approval'), at('txt')],
			];
		case 'combine':
			return ['open', ...common('facilitator'), '--approval', at('approval'), at('txt')];
	}
}

function forget(count: number): void {
	for (const name of [
		`${count}.request`,
		`${count}.approval`,
		'facilitator.key.json.openings',
		'steward.key.json.ledgers',
	]) {
		rmSync(`${FOLDER}/${name}`, { recursive: true, force: true });
	}
}

/** Runs each step in a process of its own, and reads its largest resident set. */
export async function run(): Promise<Table> {
	mkdirSync(FOLDER, { recursive: true });
	const definition = await keptSurvey();
	const all = `${FOLDER}/${COUNTS[1]}.txt`;
	if (!existsSync(all)) await writeLines(all, sealMany(definition, COUNTS[1]));
	const few = `${FOLDER}/${COUNTS[0]}.txt`;
	if (!existsSync(few)) await writeLines(few, firstLines(all, COUNTS[0]));
	for (const who of ['facilitator', 'steward'] as const) {
		writeFileSync(
			keyOf(who),
			await lockKey(SEEDS[who], PASSPHRASE, { cost: { N: 2, r: 8, p: 1 } }),
		);
	}
	const rows = COUNTS.flatMap((count) => {
		forget(count);
		const measured = STEPS.map((step) => {
			const args = commandOf(step, count);
			const { seconds, peak } = measureCommand(args);
			return [args[0]!, String(count), peak, seconds, Math.round(count / seconds)];
		});
		forget(count);
		return measured;
	});
	return {
		title: 'academy request, approve, open: memory',
		columns: ['', 'reports', 'peak MiB', 'seconds', 'a second'],
		rows,
		notes: [
			'Peak resident set of the whole process, threads included. The sample survey: 86 answer cells.',
		],
	};
}
