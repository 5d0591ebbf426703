import type { Definition } from '../survey/definition.ts';
import { envelopeToText, sealAnswers } from '../survey/envelope.ts';
import { FormatError } from '../survey/errors.ts';
import { checkColumns, rowToAnswers } from './answers-row.ts';
import { EXIT, readArguments, requireOption, say, UsageError, type Command } from './command.ts';
import { writeOutput } from './output.ts';
import { Progress } from './progress.ts';
import { readTable, type Row } from './rows.ts';
import { readSurvey } from './survey-file.ts';

/** How many rows are sealed side by side. */
const BATCH = 64;

/** More reasons than this are of no use to a person; the rest are counted. */
const MAX_LISTED = 1000;

class Sealer {
	readonly #definition: Definition;
	readonly #ignored: readonly string[];
	sealed = 0;
	rejected = 0;

	constructor(definition: Definition, ignored: readonly string[]) {
		this.#definition = definition;
		this.#ignored = ignored;
	}

	/** One line an envelope, in the order of the rows. */
	async *lines(rows: AsyncIterable<Row>, signal: AbortSignal): AsyncGenerator<string> {
		const progress = new Progress('rows sealed');
		let batch: Promise<string>[] = [];
		for await (const row of rows) {
			signal.throwIfAborted();
			const envelope = this.#seal(row);
			if (envelope !== undefined) batch.push(envelope);
			if (batch.length === BATCH) {
				yield (await Promise.all(batch)).join('');
				batch = [];
			}
			progress.at(this.sealed);
		}
		if (batch.length > 0) yield (await Promise.all(batch)).join('');
		progress.end();
	}

	#seal({ position, cells, problem }: Row): Promise<string> | undefined {
		try {
			if (problem !== undefined) throw new FormatError(problem);
			const answers = rowToAnswers(this.#definition, cells, this.#ignored);
			this.sealed += 1;
			return sealAnswers(this.#definition, answers).then((one) => `${envelopeToText(one)}\n`);
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			this.rejected += 1;
			if (this.rejected <= MAX_LISTED) say(`Row ${position} is left out: ${error.message}`);
			return undefined;
		}
	}
}

export const seal: Command = {
	summary: 'seal a table of answers: one envelope a row',
	help: `Usage: academy seal --survey FILE|LINK [--out FILE] [OPTIONS] TABLE

Seals each row of a table to the survey's keyholder, one envelope a line. TABLE is a CSV, or JSON with
one object a line; - is the standard input.

  --survey FILE|LINK   the survey: a file in JSON or YAML, or its whole link
  --out FILE           where to write the envelopes; an existing file is never overwritten.
                       Without it they go to the standard output
  --ignore NAME        leave out a column that is no question; may be given several times
  --format csv|ndjson  if the first character of the table does not tell

Headings are the ids of questions; for a row of a matrix, question.row. A cell is
  scale, matrix, choice   the number of the point or option, from 1, or its label
  choices                 the same, several separated by semicolons or in columns of the same name
  number                  the number itself
  text                    the text
and a blank cell is no answer. Rows that cannot be read are left out, each with its reason, and the
exit code is then 3.
`,
	async run(args, signal) {
		const { values, positionals } = readArguments(args, {
			survey: { type: 'string' },
			out: { type: 'string' },
			ignore: { type: 'string', multiple: true, default: [] },
			format: { type: 'string' },
		});
		const { out, ignore, format } = values;
		const survey = requireOption(values.survey, 'survey');
		if (positionals.length !== 1) throw new UsageError('Name one table to seal.');
		if (format !== undefined && format !== 'csv' && format !== 'ndjson') {
			throw new UsageError('--format is csv or ndjson.');
		}
		const definition = await readSurvey(survey);
		const { columns, rows } = await readTable(positionals[0]!, format, signal);
		if (columns !== undefined) checkColumns(definition, columns, ignore);
		const sealer = new Sealer(definition, ignore);
		await writeOutput(sealer.lines(rows, signal), out, signal);
		const { sealed, rejected } = sealer;
		say(`${sealed} sealed${rejected > 0 ? `, ${rejected} left out` : ''}.`);
		return rejected > 0 ? EXIT.rejected : EXIT.done;
	},
};
