/**
 * A seed as 24 words to print (BIP39), the way back when file or passphrase are lost.
 * Not protected: whoever reads the page has the key.
 * @module
 */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { FormatError } from './errors.ts';
import { SEED_LENGTH } from './seed.ts';

const COUNT = 24;

/** @returns 24 English words; the last one carries a checksum. */
export function seedToWords(seed: Uint8Array): string[] {
	if (seed.length !== SEED_LENGTH) {
		throw new RangeError(`a seed has ${SEED_LENGTH} bytes, not ${seed.length}`);
	}
	return entropyToMnemonic(seed, wordlist).split(' ');
}

/**
 * Read recovery words, in capitals or not, with numbers, commas or line breaks between them.
 *
 * @throws {@link FormatError} saying which word is not one, how many there are, or that two changed places.
 */
export function wordsToSeed(text: string): Uint8Array {
	const words = text
		.normalize('NFKD')
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter(Boolean);
	const unknown = words.findIndex((word) => !wordlist.includes(word));
	if (unknown !== -1) {
		throw new FormatError(
			`Word ${unknown + 1} is not one of the words that recovery pages use. Look for a letter that was misread.`,
		);
	}
	if (words.length !== COUNT) {
		throw new FormatError(`There are ${COUNT} recovery words; these are ${words.length}.`);
	}
	try {
		return mnemonicToEntropy(words.join(' '), wordlist);
	} catch (cause) {
		throw new FormatError(
			'All are words of the list, but they do not belong together: one was mistaken for another, or two changed places.',
			{ cause },
		);
	}
}
