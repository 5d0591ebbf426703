import { dictionary } from './dictionary.ts';

/** What a button says once its text is in the clipboard, or is not. */
export const copy = dictionary({
	en: { done: 'Copied', refused: 'Not copied: allow copying in the browser, then press again' },
	es: { done: 'Copiado', refused: 'No se copió: permita copiar en el navegador y pulse otra vez' },
});
