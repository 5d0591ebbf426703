import { expect, test } from 'vitest';
import { alternatePaths, languagePaths, localPath } from '../../src/lib/site/languages.ts';

test('English stands at the root and Spanish below /es/', () => {
	expect(localPath('en', '/privacy/')).toBe('/privacy/');
	expect(localPath('es', '/privacy/')).toBe('/es/privacy/');
	expect(alternatePaths('/')).toEqual({ en: '/', es: '/es/' });
});

test('a route below [...lang] makes one page a language', () => {
	expect(languagePaths()).toEqual([
		{ params: { lang: undefined }, props: { lang: 'en' } },
		{ params: { lang: 'es' }, props: { lang: 'es' } },
	]);
});
