import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { parseDefinition, type Keyholder } from '../survey/definition.ts';
import { envelopeLength } from '../survey/envelope.ts';
import { FormatError } from '../survey/errors.ts';
import { parseKeyFile } from '../survey/key-file.ts';
import { createVerifyKey } from '../survey/verify-key.ts';
import { EXIT, readArguments, requireOption, say, UsageError, type Command } from './command.ts';
import { writeOutput } from './output.ts';

/** A public key as text, or that of a key file. */
async function readPublicKey(keyOrFile: string): Promise<string> {
	if (keyOrFile.startsWith('peer-pub1')) return keyOrFile;
	return parseKeyFile(await readFile(keyOrFile, 'utf8')).publicKey;
}

export const survey: Command = {
	summary: 'make a survey for one keyholder or two, from its questions',
	help: `Usage: academy survey --facilitator KEY [--steward KEY] [--out FILE] FILE

Takes a survey in JSON or YAML, writes its keyholders into it, and prints it as JSON. With a steward,
nobody alone can open an answer. Keyholders that FILE names already are replaced.

  --facilitator KEY   the facilitator's public key (peer-pub1…), or a key file
  --steward KEY       the steward's
  --out FILE          where to write the survey, such as june.json; without it, it goes to the
                      standard output. An existing file is never overwritten

A survey with two keyholders gets a new verify key each time, and so is another survey each time:
make it once, and send everybody the same.
`,
	async run(args, signal) {
		const { values, positionals } = readArguments(args, {
			facilitator: { type: 'string' },
			steward: { type: 'string' },
			out: { type: 'string' },
		});
		if (positionals.length !== 1) throw new UsageError('Name one file with the questions.');
		const facilitator = await readPublicKey(requireOption(values.facilitator, 'facilitator'));
		const keyholders: Keyholder[] = [{ role: 'facilitator', key: facilitator }];
		if (values.steward !== undefined) {
			keyholders.push({ role: 'steward', key: await readPublicKey(values.steward) });
		}
		const text = await readFile(positionals[0]!, 'utf8');
		let questions: unknown;
		try {
			// JSON is YAML too.
			questions = parse(text);
		} catch (cause) {
			throw new FormatError(`This survey is neither JSON nor YAML: ${(cause as Error).message}`, {
				cause,
			});
		}
		if (typeof questions !== 'object' || questions === null) {
			throw new FormatError('This file holds no survey. It should be a group of named fields.');
		}
		const definition = parseDefinition({
			...Object.fromEntries(Object.entries(questions).filter(([name]) => name !== 'verifyKey')),
			keyholders,
			...(keyholders.length === 2 && { verifyKey: await createVerifyKey(keyholders) }),
		});
		await writeOutput([`${JSON.stringify(definition, null, '\t')}\n`], values.out, signal);
		say(`Each response will take ${envelopeLength(definition)} bytes.`);
		return EXIT.done;
	},
};
