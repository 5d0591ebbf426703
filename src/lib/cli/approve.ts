import { approveRequest, type ApprovalRefusal } from '../survey/approval.ts';
import { envelopeLength } from '../survey/envelope.ts';
import { loadKeyholder } from '../survey/preparation.ts';
import { readRequest } from '../survey/request.ts';
import { defaultSources, gatherAll, sayRejected } from './collection.ts';
import { EXIT, readArguments, requireOption, say, UsageError, type Command } from './command.ts';
import { EnvelopeFile } from './envelope-file.ts';
import { readKey } from './key.ts';
import { keepLedger, readLedger } from './ledger-file.ts';
import { readMessage, writeMessage } from './messages.ts';
import { withThreads } from './threads.ts';
import { Progress } from './progress.ts';
import { readSurvey } from './survey-file.ts';

function explain(refusal: ApprovalRefusal): string {
	switch (refusal.reason) {
		case 'too few responses':
			return `Responses that can be counted: ${refusal.responses}; this survey shows nothing below ${refusal.minimum}.`;
		case 'another set':
			return `The facilitator asks for other responses than are here. Here and not asked for: ${refusal.notAsked}; asked for and not here: ${refusal.notHeld}. If responses still come in, close the survey first and let the facilitator ask again; if a file is missing, add it.`;
		case 'approved before':
			return `Of these responses, ${refusal.reports} were approved before, together with others: a second opening would show the difference. The facilitator can ask for the same as before (academy request --again), or for new ones only.`;
		case 'changed since':
			return 'The facilitator asks for the same responses as before, but now leaves out others: the difference would show them.';
		case 'other verify key':
			return 'The facilitator holds another verify key than you: the survey was made wrongly, or altered. Nothing sealed for it can be opened.';
	}
}

export const approve: Command = {
	summary: 'approve a request as the steward of a survey',
	help: `Usage: academy approve --survey FILE|LINK --key FILE --request FILE|ADDRESS --out FILE|ADDRESS
                       [OPTIONS] [SOURCE …]

The steward's one step. Checks that the facilitator asks for exactly the responses that the SOURCEs
hold, that they reach the survey's minimum, and that none of them was opened before; then does the
steward's half of the work. Neither of you sees a single answer. A SOURCE is a file with envelopes, a
CSV export (named .csv), the address of a mailbox, or - for the standard input. Without one, the
survey's own mailbox is asked.

  --survey FILE|LINK       the survey: a file in JSON or YAML, or its whole link
  --key FILE               the steward's key file
  --request FILE|ADDRESS   the facilitator's request, or the mailbox that holds it
  --out FILE|ADDRESS       where to write the approval, such as june.approval, or the mailbox to leave it in
  --passphrase-file FILE   read the passphrase from a file (- is the standard input) and do not ask

What was approved is remembered beside the key file, in FILE.ledgers, and in the mailbox, sealed. The
exit code is 3 if some responses were left out, 4 if the request is refused.
`,
	async run(args, signal) {
		const { values, positionals } = readArguments(args, {
			survey: { type: 'string' },
			key: { type: 'string' },
			request: { type: 'string' },
			out: { type: 'string' },
			'passphrase-file': { type: 'string' },
		});
		const { 'passphrase-file': passphraseFile } = values;
		const survey = requireOption(values.survey, 'survey');
		const keyFile = requireOption(values.key, 'key');
		const place = requireOption(values.request, 'request');
		const out = requireOption(values.out, 'out');
		if (positionals.includes('-') && passphraseFile === '-') {
			throw new UsageError(
				'Only one of the envelopes and the passphrase can be the standard input.',
			);
		}
		const definition = await readSurvey(survey);
		const sources = positionals.length > 0 ? positionals : defaultSources(definition);
		const key = await readKey(keyFile, passphraseFile, signal);
		const steward = await loadKeyholder(definition, key);
		if (steward.role !== 'steward') {
			throw new UsageError('Only the steward approves. Name the steward’s key file.');
		}
		const request = await readMessage(place, 'request', definition, key, signal);
		const { count } = await readRequest(steward, request);
		const ledger = await readLedger(keyFile, steward, sources, signal);

		using store = new EnvelopeFile(envelopeLength(definition));
		using texts = new DisposableStack();
		const gathering = await gatherAll(sources, definition, key, store, signal);
		sayRejected(gathering.rejected);
		const progress = new Progress('responses checked');
		const outcome = await writeMessage(out, 'approval', definition, key, async (write) => {
			const made = await withThreads(steward, count, (options) =>
				approveRequest(steward, request, gathering, ledger, write, {
					...options,
					createStore: (length) => texts.use(new EnvelopeFile(length)),
					signal,
					onProgress: (done, total) => {
						progress.at(done, done / total);
					},
				}),
			);
			// Before the approval is there: whoever has it can open.
			if ('approved' in made) await keepLedger(keyFile, steward, sources, made.approved.ledger);
			return made;
		});
		progress.end();
		if ('refused' in outcome) {
			say(`Refused. ${explain(outcome.refused)}`);
			return EXIT.refused;
		}
		const { responses, rejected, texts: handedOn, repeatedTexts } = outcome.approved;
		sayRejected(rejected);
		say(
			`Approved: ${responses} responses, ${handedOn} sealed texts${repeatedTexts > 0 ? ` (${repeatedTexts} the same as another, dropped)` : ''}. Send ${out} to the facilitator.`,
		);
		return rejected.length + gathering.rejected.length > 0 ? EXIT.rejected : EXIT.done;
	},
};
