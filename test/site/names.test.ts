import { expect, test } from 'vitest';
import { findName } from '../../src/lib/site/names.ts';

test.each([
	['Ada Lovelace explains the engine', 'Ada Lovelace'],
	['A talk with Ada M. Lovelace', 'Ada M. Lovelace'],
	['Thanks to Ana de la Cruz', 'Ana de la Cruz'],
	['Ms. Lovelace waits', 'Ms. Lovelace'],
	['Principal Ortiz opens the door', 'Principal Ortiz'],
	['Con la Dra. Ñúñez', 'Dra. Ñúñez'],
	['Łucja Żak at the board', 'Łucja Żak'],
])('“%s” seems to name somebody', (text, name) => {
	expect(findName(text)).toBe(name);
});

test.each([
	'Snow on the Front Range',
	'Nine people in a circle of chairs',
	'The Milky Way over Estes Valley',
	'Before the Summer Institute in June',
	'Una mañana en Rocky Mountain National Park',
	'Two teachers. They write.',
	'Three Levels of Text, round two',
])('“%s” names nobody', (text) => {
	expect(findName(text)).toBeUndefined();
});
