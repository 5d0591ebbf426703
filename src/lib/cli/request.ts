import { envelopeLength } from '../survey/envelope.ts';
import { concat } from '../survey/bytes.ts';
import { loadKeyholder } from '../survey/preparation.ts';
import { createRequest } from '../survey/request.ts';
import { defaultSources, gatherAll, sayRejected } from './collection.ts';
import { EXIT, readArguments, requireOption, say, UsageError, type Command } from './command.ts';
import { EnvelopeFile } from './envelope-file.ts';
import { readKey } from './key.ts';
import { writeMessage } from './messages.ts';
import { addRequest, readLatestRequest, readOpenings } from './openings.ts';
import { withThreads } from './threads.ts';
import { Progress } from './progress.ts';
import { readSurvey } from './survey-file.ts';

export const request: Command = {
	summary: 'ask the steward to open a survey with two keyholders',
	help: `Usage: academy request --survey FILE|LINK --key FILE --out FILE|ADDRESS [OPTIONS] [SOURCE …]

The facilitator asks for what has come in since the last release. Send the file to the steward, who
answers with an approval: then academy open --approval. Take no more responses meanwhile (close the
mailbox or the form): the steward approves exactly the responses that both of you hold. A SOURCE is a
file with envelopes, a CSV export (named .csv), the address of a mailbox, or - for the standard input.
Without one, the survey's own mailbox is asked.

  --survey FILE|LINK       the survey: a file in JSON or YAML, or its whole link
  --key FILE               the facilitator's key file
  --out FILE|ADDRESS       where to write the request, such as june.request, or the mailbox to leave it in
  --again                  ask for the same responses as the last time, and not for those that came since
  --passphrase-file FILE   read the passphrase from a file (- is the standard input) and do not ask

What was asked for is remembered beside the key file, in FILE.openings. Exit codes are those of
academy open.
`,
	async run(args, signal) {
		const { values, positionals } = readArguments(args, {
			survey: { type: 'string' },
			key: { type: 'string' },
			out: { type: 'string' },
			again: { type: 'boolean', default: false },
			'passphrase-file': { type: 'string' },
		});
		const { again, 'passphrase-file': passphraseFile } = values;
		const survey = requireOption(values.survey, 'survey');
		const keyFile = requireOption(values.key, 'key');
		const out = requireOption(values.out, 'out');
		if (positionals.includes('-') && passphraseFile === '-') {
			throw new UsageError(
				'Only one of the envelopes and the passphrase can be the standard input.',
			);
		}
		const definition = await readSurvey(survey);
		const sources = positionals.length > 0 ? positionals : defaultSources(definition);
		const key = await readKey(keyFile, passphraseFile, signal);
		const facilitator = await loadKeyholder(definition, key);
		if (facilitator.role !== 'facilitator') {
			throw new UsageError(
				'Only the facilitator makes a request. Name the facilitator’s key file.',
			);
		}
		const earlier = await readOpenings(keyFile, definition);
		const latest = again ? await readLatestRequest(keyFile, definition) : undefined;

		using store = new EnvelopeFile(envelopeLength(definition));
		const gathering = await gatherAll(sources, definition, key, store, signal);
		sayRejected(gathering.rejected);
		const set =
			latest === undefined
				? gathering.freezeWithout(concat(...earlier.map(({ receipts }) => receipts)))
				: gathering.freezeExactly(latest);
		const progress = new Progress('responses prepared');
		const outcome = await writeMessage(out, 'request', definition, key, async (write) => {
			const made = await withThreads(facilitator, set.size, (options) =>
				createRequest(facilitator, set, write, {
					...options,
					signal,
					onProgress: (done, total) => {
						progress.at(done, done / total);
					},
				}),
			);
			if (!('refused' in made)) await addRequest(keyFile, definition, made.asked);
			return made;
		});
		progress.end();
		if ('refused' in outcome) {
			const { responses } = outcome.refused;
			say(
				`There is nothing to ask for. Responses that can be counted: ${responses}; this survey shows nothing below ${definition.minimum}. Wait for more.`,
			);
			return EXIT.refused;
		}
		sayRejected(outcome.rejected);
		if (latest === undefined && gathering.size > set.size) {
			say(`Opened before, and left out: ${gathering.size - set.size}.`);
		}
		say(`Responses asked for: ${set.size}. Send ${out} to the steward.`);
		const left = gathering.rejected.length + outcome.rejected.length;
		return left > 0 ? EXIT.rejected : EXIT.done;
	},
};
