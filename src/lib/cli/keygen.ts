import { generateSeed } from '../survey/seed.ts';
import { seedToWords } from '../survey/recovery-words.ts';
import { EXIT, readArguments, requireOption, say, type Command } from './command.ts';
import { writeKeyFile } from './key.ts';

export const keygen: Command = {
	summary: 'make a key, locked with a passphrase, in a new file',
	help: `Usage: academy keygen --out FILE [--words] [--passphrase-file FILE]

Makes a key and locks it into a new file; an existing file is never overwritten. Prints the public
key, which goes into surveys.

  --out FILE               where to write the key file, such as mine.key.json
  --words                  also print the 24 recovery words (on the standard error): copy them to paper
  --passphrase-file FILE   read the passphrase from a file (- is the standard input) and do not ask

The passphrase is asked for, or taken from --passphrase-file or the variable ACADEMY_PASSPHRASE; it is
never an argument, because others on this machine can see those.
`,
	async run(args, signal) {
		const { values } = readArguments(args, {
			out: { type: 'string' },
			words: { type: 'boolean' },
			'passphrase-file': { type: 'string' },
		});
		const out = requireOption(values.out, 'out');
		const seed = generateSeed();
		await writeKeyFile(seed, out, values['passphrase-file'], signal);
		if (values.words === true) {
			say('\nYour recovery words. Whoever reads them has your key; without them, the file and its');
			say('passphrase are all there is. Write them on paper, in this order:\n');
			const words = seedToWords(seed);
			for (let row = 0; row < words.length; row += 6) {
				const numbered = words
					.slice(row, row + 6)
					.map((word, index) => `${row + index + 1}`.padStart(2) + ` ${word}`.padEnd(11));
				say(`  ${numbered.join('').trimEnd()}`);
			}
		}
		return EXIT.done;
	},
};
