import { wordlist } from '@scure/bip39/wordlists/english.js';
import { expect, test } from 'vitest';
import { packWords } from '../../scripts/packed-word-list.ts';

async function unpack(words: readonly string[]): Promise<unknown> {
	const source = `data:text/javascript,${encodeURIComponent(packWords(words))}`;
	const module = (await import(/* @vite-ignore */ source)) as { wordlist: unknown };
	return module.wordlist;
}

test('the packed list of words is the list, word for word', async () => {
	expect(await unpack(wordlist)).toEqual(wordlist);
	expect(packWords(wordlist).length).toBeLessThan(wordlist.join(' ').length * 0.7);
});

test('words that begin alike, or are alike, come out as they went in', async () => {
	const words = ['a', 'abcdefghijkl', 'abcdefghijkm', 'abcdefghijkm', 'b'];
	expect(await unpack(words)).toEqual(words);
});
