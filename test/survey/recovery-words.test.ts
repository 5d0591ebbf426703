import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEqual } from '../../src/lib/survey/bytes.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import { seedToWords, wordsToSeed } from '../../src/lib/survey/recovery-words.ts';
import { SEED } from './sample.ts';

const WORDS = seedToWords(SEED);

/** The vectors of BIP39 with 32 bytes of one kind. */
test.each([
	[0x00, `${'abandon '.repeat(23)}art`],
	[0xff, `${'zoo '.repeat(23)}vote`],
	[
		0x7f,
		`${'legal winner thank year wave sausage worth useful '.repeat(2)}legal winner thank year wave sausage worth title`,
	],
	[
		0x80,
		`${'letter advice cage absurd amount doctor acoustic avoid '.repeat(2)}letter advice cage absurd amount doctor acoustic bless`,
	],
])('32 bytes of %i are the words that BIP39 says', (byte, words) => {
	const seed = new Uint8Array(32).fill(byte);
	expect(seedToWords(seed).join(' ')).toBe(words);
	expect(wordsToSeed(words)).toEqual(seed);
});

test('reading words inverts writing them, for any seed', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
			expect(seedToWords(seed)).toHaveLength(24);
			expect(wordsToSeed(seedToWords(seed).join(' '))).toEqual(seed);
		}),
	);
});

test.each([0, 16, 31, 33])('refuses to write a seed of %i bytes', (length) => {
	expect(() => seedToWords(new Uint8Array(length))).toThrow(`a seed has 32 bytes, not ${length}`);
});

test.each([
	['in capitals', WORDS.join(' ').toUpperCase()],
	['numbered, one a line', WORDS.map((word, index) => `${index + 1}. ${word}`).join('\r\n')],
	['with commas', WORDS.join(', ')],
	['in three columns with tabs', WORDS.join('\t')],
	['with space around them', `\n\n  ${WORDS.join('   ')}  \n`],
	[
		'in wide letters',
		WORDS.join(' ').replace(/[a-z]/g, (letter) =>
			String.fromCharCode(letter.charCodeAt(0) + 0xfee0),
		),
	],
])('reads words %s', (_, text) => {
	expect(wordsToSeed(text)).toEqual(SEED);
});

test('a misread letter is found, whichever word it is in, and the word is not repeated', () => {
	for (let at = 0; at < WORDS.length; at += 1) {
		const misread = WORDS.with(at, 'zzyzx').join(' ');
		expect(() => wordsToSeed(misread)).toThrow(FormatError);
		expect(() => wordsToSeed(misread)).toThrow(`Word ${at + 1} is not one of the words`);
		expect(() => wordsToSeed(misread)).not.toThrow(/zzyzx/);
	}
});

test('a missing word is found, whichever it is, and so is one too many', () => {
	for (let at = 0; at < WORDS.length; at += 1) {
		expect(() => wordsToSeed(WORDS.toSpliced(at, 1).join(' '))).toThrow(
			'There are 24 recovery words; these are 23.',
		);
		expect(() => wordsToSeed(WORDS.toSpliced(at, 0, 'zoo').join(' '))).toThrow(/these are 25/);
	}
	expect(() => wordsToSeed('')).toThrow(/these are 0/);
	expect(() => wordsToSeed('1 2 3')).toThrow(/these are 0/);
});

/** How many of these texts are taken for another seed; all the rest must be refused with the reason. */
function taken(texts: readonly string[]): number {
	let count = 0;
	for (const text of texts) {
		let seed: Uint8Array;
		try {
			seed = wordsToSeed(text);
		} catch (error) {
			expect(error).toBeInstanceOf(FormatError);
			expect((error as Error).message).toMatch(/they do not belong together/);
			continue;
		}
		expect(isEqual(seed, SEED)).toBe(false);
		count += 1;
	}
	return count;
}

// BIP39's checksum has 8 bits: one mistake in 256 passes, and then the public key is another.
test('any word mistaken for another is refused, but for the one in 256 that the checksum lets pass', () => {
	const others = wordlist.filter((_, index) => index % 16 === 0);
	const mistaken = WORDS.flatMap((word, at) =>
		others.filter((other) => other !== word).map((other) => WORDS.with(at, other).join(' ')),
	);
	expect(taken(mistaken) / mistaken.length).toBeLessThan(1 / 128);
});

test('any two words in each other’s place are refused, but for one in 256', () => {
	const swapped = WORDS.flatMap((one, at) =>
		WORDS.slice(at + 1).flatMap((other, rest) =>
			one === other
				? []
				: [
						WORDS.with(at, other)
							.with(at + 1 + rest, one)
							.join(' '),
					],
		),
	);
	expect(swapped.length).toBeGreaterThan(250);
	expect(taken(swapped) / swapped.length).toBeLessThan(1 / 64);
});
