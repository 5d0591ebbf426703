/**
 * A survey's id as six words to read aloud, so that a group hears whether everybody has the same
 * survey. English for everybody (BIP39's list), because a bilingual group compares with each other.
 *
 * The words are the id's first 66 bits. They tell a mistake or a survey that was swapped on its way;
 * whoever can spend some 2³³ attempts can make two surveys with the same words, and is found out only
 * by the whole id.
 * @module
 */
import { entropyToMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';

const COUNT = 6;

/**
 * @param id - the survey's, 16 bytes
 *
 * @returns six lower-case words
 */
export function surveyIdToWords(id: Uint8Array): string[] {
	if (id.length !== 16) throw new RangeError(`a survey’s id has 16 bytes, not ${id.length}`);
	return entropyToMnemonic(id, wordlist).split(' ').slice(0, COUNT);
}
