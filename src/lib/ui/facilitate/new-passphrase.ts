/** A new passphrase is typed twice: whether it is strong enough, and the same both times. */
import type { FacilitateWords } from '../words/facilitate.ts';
import { passphraseLevel, suggestPassphrase } from './passphrase.ts';

/** Not usable below “good”: the key file may travel by mail. */
const LEAST_LEVEL = 2;

/**
 * Judge both fields whenever one changes, and fill the first where a suggestion is wanted. A form with
 * them is not sent before they are good.
 *
 * @param say - told how strong it is, and how to put that; the sentence is empty where nothing stands
 */
export function watchPassphrase(
	first: HTMLInputElement,
	second: HTMLInputElement,
	suggest: HTMLElement,
	words: FacilitateWords,
	say: (level: number, sentence: string) => void,
): void {
	const check = (): void => {
		const level = passphraseLevel(first.value);
		say(level, first.value === '' ? '' : words.strength(level));
		first.setCustomValidity(level < LEAST_LEVEL ? words.strength(level) : '');
		second.setCustomValidity(first.value === second.value ? '' : words.differ);
	};
	first.addEventListener('input', check);
	second.addEventListener('input', check);
	suggest.addEventListener('click', () => {
		first.value = suggestPassphrase();
		second.value = '';
		check();
	});
}
