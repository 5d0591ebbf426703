import { expect, test } from 'vitest';
import { home } from '../../../src/lib/ui/words/home.ts';
import { reading } from '../../../src/lib/ui/words/reading.ts';
import { shell } from '../../../src/lib/ui/words/shell.ts';
import { timeline } from '../../../src/lib/ui/words/timeline.ts';

test('one minute is singular in both languages', () => {
	expect(timeline.en.minutes(1)).toBe('1 minute');
	expect(timeline.en.minutes(2)).toBe('2 minutes');
	expect(timeline.es.minutes(1)).toBe('1 minuto');
	expect(timeline.es.minutes(2)).toBe('2 minutos');
});

test('no word is empty, in either language', () => {
	const words = (value: unknown): unknown[] =>
		typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [value];
	for (const dictionary of [home, reading, shell, timeline]) {
		expect(words(dictionary)).not.toContain('');
	}
});

test('a description fits where search engines show it', () => {
	for (const { description } of [home.en, home.es]) {
		expect(description.length).toBeLessThanOrEqual(200);
	}
});
