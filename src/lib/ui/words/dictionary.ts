import type { Language } from '../../site/languages.ts';

/**
 * Interface words in both languages. Spanish must have exactly the keys of English, or the types
 * do not check. A word may be a function, for a sentence with a number or a name in it.
 *
 * @example
 * export const send = dictionary({ en: { now: 'Send now' }, es: { now: 'Enviar ahora' } });
 * send[lang].now;
 */
export function dictionary<Words extends object>(words: {
	en: Words;
	es: NoInfer<Words>;
}): Readonly<Record<Language, Words>> {
	return words;
}
