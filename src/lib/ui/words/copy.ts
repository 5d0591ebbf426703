import { dictionary } from './dictionary.ts';

/** What a button says once its text is in the clipboard, or is not. */
export const copy = dictionary({
	en: { done: 'Copied', refused: 'Not copied: select the text instead' },
	es: { done: 'Copiado', refused: 'No se copió: seleccione el texto' },
});
