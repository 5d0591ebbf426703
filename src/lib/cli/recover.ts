import { wordsToSeed } from '../survey/recovery-words.ts';
import { EXIT, readArguments, requireOption, UsageError, type Command } from './command.ts';
import { writeKeyFile } from './key.ts';
import { ask, readSecretFile } from './passphrase.ts';

export const recover: Command = {
	summary: 'make a key file again from its 24 recovery words',
	help: `Usage: academy recover --out FILE [--words-file FILE] [--passphrase-file FILE]

Makes the key file again from the 24 recovery words, locked with a new passphrase. Prints the public
key: compare it with the one in your survey.

  --out FILE               where to write the key file; an existing one is never overwritten
  --words-file FILE        read the words from a file (- is the standard input) and do not ask
  --passphrase-file FILE   read the new passphrase from a file (- is the standard input)

Capitals, numbers, commas and line breaks between the words do not matter.
`,
	async run(args, signal) {
		const { values } = readArguments(args, {
			out: { type: 'string' },
			'words-file': { type: 'string' },
			'passphrase-file': { type: 'string' },
		});
		const out = requireOption(values.out, 'out');
		const { 'words-file': wordsFile, 'passphrase-file': passphraseFile } = values;
		if (wordsFile === '-' && passphraseFile === '-') {
			throw new UsageError('Only one of the words and the passphrase can be the standard input.');
		}
		const words =
			wordsFile === undefined
				? await ask(
						'The 24 recovery words, on one line: ',
						false,
						'There is no terminal to ask for the words. Name a file with --words-file (- is the standard input).',
						signal,
					)
				: readSecretFile(wordsFile);
		await writeKeyFile(wordsToSeed(words), out, passphraseFile, signal);
		return EXIT.done;
	},
};
