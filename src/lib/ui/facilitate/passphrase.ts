/**
 * How hard a passphrase is to guess for somebody who has the key file. An estimate from its parts,
 * kept on the cautious side: it knows no dictionary, so it counts every word as one of a short list.
 * @module
 */
import { randomBytes } from '../../survey/bytes.ts';
import { seedToWords } from '../../survey/recovery-words.ts';

/** Bits that a word of a list of 2,048 adds, and one character that is not part of a word. */
const BITS_A_WORD = 11;
const BITS_A_CHARACTER = 4;

/** scrypt makes each guess cost half a second, so 44 bits are already centuries of one machine. */
const LEVELS = [33, 44, 60] as const;

/** An estimate in bits. Repeated words count once. */
export function passphraseBits(passphrase: string): number {
	const words = new Set(
		passphrase
			.normalize('NFKC')
			.toLowerCase()
			.match(/\p{L}+/gu) ?? [],
	);
	let bits = 0;
	for (const word of words) {
		const distinct = new Set(word).size;
		bits += Math.min(BITS_A_WORD, distinct * 3);
	}
	const others = new Set(passphrase.match(/[^\p{L}\s]/gu) ?? []);
	return bits + others.size * BITS_A_CHARACTER;
}

/** 0 too short to use, 1 weak, 2 good, 3 strong. */
export function passphraseLevel(passphrase: string): 0 | 1 | 2 | 3 {
	const bits = passphraseBits(passphrase);
	return LEVELS.filter((least) => bits >= least).length as 0 | 1 | 2 | 3;
}

/** Five words chosen by the random source: 55 bits, easy to write down. */
export function suggestPassphrase(): string {
	return seedToWords(randomBytes(32)).slice(0, 5).join(' ');
}
