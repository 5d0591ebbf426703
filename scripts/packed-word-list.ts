/**
 * Ships BIP39's list of words, which is in order of the alphabet, as what each word adds to the one
 * before it: a third fewer bytes for everybody who answers a survey.
 */
import type { ViteUserConfig } from 'astro';
import { wordlist } from '@scure/bip39/wordlists/english.js';

type Plugin = NonNullable<
	Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>
>;

/** The source of a module that exports the same list. */
export function packWords(words: readonly string[]): string {
	const parts = words.map((word, index) => {
		const before = words[index - 1] ?? '';
		let shared = 0;
		while (shared < 9 && word[shared] !== undefined && word[shared] === before[shared]) shared += 1;
		return `${shared}${word.slice(shared)}`;
	});
	return [
		`let last = '';`,
		`export const wordlist = '${parts.join('')}'.match(/\\d[a-z]*/g).map(`,
		`	(part) => (last = last.slice(0, part[0]) + part.slice(1)),`,
		`);`,
	].join('\n');
}

export function packedWordList(): Plugin {
	return {
		name: 'packed-word-list',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		load: (id) =>
			id.endsWith('/@scure/bip39/wordlists/english.js') ? packWords(wordlist) : undefined,
	};
}
