import { expect, test } from 'vitest';
import { partsOf } from '../../../src/lib/ui/report/grouped-texts.ts';

const TEXTS = ['one', 'two', 'three', 'four'];

test('texts are read theme by theme, and then those without one', () => {
	const themes = [
		{ name: 'Time', texts: [2, 4] },
		{ name: 'Nothing yet', texts: [] },
		{ name: 'Listening', texts: [1] },
	];
	expect(partsOf(TEXTS, themes)).toEqual([...themes, { texts: [3] }]);
	expect(partsOf(TEXTS, [])).toEqual([{ texts: [1, 2, 3, 4] }]);
});
