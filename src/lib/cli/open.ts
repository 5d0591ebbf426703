import { LANGUAGES, type Language } from '../survey/text.ts';
import type { Opened } from '../survey/opener.ts';
import { publish, toEarlier, type Refusal } from '../survey/privacy.ts';
import { createRelease, releaseToText } from '../survey/release.ts';
import type { Statement } from '../survey/statement.ts';
import { openApproved } from './approved.ts';
import { defaultSources, openAll, sayRejected } from './collection.ts';
import { EXIT, readArguments, requireOption, say, UsageError, type Command } from './command.ts';
import { readKey } from './key.ts';
import { addOpening, readOpenings } from './openings.ts';
import { requireNew, writeOutput } from './output.ts';
import { readSurvey } from './survey-file.ts';
import { writeTables } from './tables.ts';

function report({ tally, rejected, duplicates }: Opened): void {
	sayRejected(rejected);
	const again = duplicates > 0 ? `; found again, and counted once: ${duplicates}` : '';
	say(`Responses counted: ${tally.responses}${again}.`);
}

function explain(refusal: Refusal): string {
	return refusal.reason === 'too few responses'
		? `Nothing is shown. Responses that can be counted: ${refusal.responses}; this survey shows nothing below ${refusal.minimum}. Wait for more.`
		: `Nothing is shown. Responses that came or went since an earlier release: ${refusal.changed}; the difference would show them. Open again when it is at least ${refusal.minimum}, or with the same envelopes as before.`;
}

export const open: Command = {
	summary: 'open envelopes, and release what may be shown',
	help: `Usage: academy open --survey FILE|LINK --key FILE [--out FILE] [OPTIONS] [SOURCE …]

Opens a survey's envelopes, counts each once, and releases what the privacy rules allow. A SOURCE is a
file with envelopes, a CSV export (named .csv), the address of a mailbox, or - for the standard input;
any mixture. Without one, the survey's own mailbox is asked.

  --survey FILE|LINK       the survey: a file in JSON or YAML, or its whole link
  --key FILE               the facilitator's key file
  --out FILE               where to write the release, as JSON, such as june.release.json; without it,
                           it goes to the standard output
  --approval FILE|ADDRESS  for a survey with two keyholders: the steward's approval, or the mailbox
                           that holds it
  --tables FOLDER          also write a CSV for each question into this new folder
  --language en|es         of the tables (en)
  --passphrase-file FILE   read the passphrase from a file (- is the standard input) and do not ask

Which envelopes were released is remembered beside the key file, in FILE.openings: a second release
must differ from it by nobody, or by at least the survey's minimum. What cannot be counted is listed
with its reason, and the exit code is then 3; it is 4 if nothing may be shown.
`,
	async run(args, signal) {
		const { values, positionals } = readArguments(args, {
			survey: { type: 'string' },
			key: { type: 'string' },
			out: { type: 'string' },
			tables: { type: 'string' },
			approval: { type: 'string' },
			language: { type: 'string', default: 'en' },
			'passphrase-file': { type: 'string' },
		});
		const { out, tables, language, approval, 'passphrase-file': passphraseFile } = values;
		const survey = requireOption(values.survey, 'survey');
		const keyFile = requireOption(values.key, 'key');
		if (!LANGUAGES.includes(language as Language)) {
			throw new UsageError(`--language is one of ${LANGUAGES.join(', ')}.`);
		}
		if (positionals.includes('-') && passphraseFile === '-') {
			throw new UsageError(
				'Only one of the envelopes and the passphrase can be the standard input.',
			);
		}
		requireNew(out);
		requireNew(tables);
		const definition = await readSurvey(survey);
		const sources = positionals.length > 0 ? positionals : defaultSources(definition);
		const key = await readKey(keyFile, passphraseFile, signal);
		const earlier = await readOpenings(keyFile, definition);

		const opened: Opened & { readonly statement?: Statement } =
			approval === undefined
				? await openAll(sources, definition, key, signal)
				: await openApproved(approval, sources, definition, keyFile, key, signal);
		report(opened);
		const { tally, fingerprints, rejected } = opened;
		const outcome = publish(definition, tally, fingerprints, earlier);
		if ('refused' in outcome) {
			say(explain(outcome.refused));
			return EXIT.refused;
		}
		const release = await createRelease(definition, outcome.published, key, opened.statement);
		const receipts = opened.statement?.receipts ?? new Uint8Array();
		const now = { ...toEarlier(fingerprints, outcome.published), receipts };
		await addOpening(keyFile, definition, now, earlier);
		await writeOutput([releaseToText(release)], out, signal);
		if (tables !== undefined) await writeTables(release, tables, language as Language);
		return rejected.length > 0 ? EXIT.rejected : EXIT.done;
	},
};
