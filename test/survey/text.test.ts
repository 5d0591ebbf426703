import { expect, test } from 'vitest';
import { textIn } from '../../src/lib/survey/text.ts';

test('a text is read in the reader’s language, or in the other one', () => {
	expect(textIn('Both', 'es')).toBe('Both');
	expect(textIn({ en: 'One', es: 'Uno' }, 'es')).toBe('Uno');
	expect(textIn({ en: 'One' }, 'es')).toBe('One');
	expect(textIn({ es: 'Uno' }, 'en')).toBe('Uno');
});
