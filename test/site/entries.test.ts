import { expect, test } from 'vitest';
import { entriesIn, entryAlternates, idToEntryName } from '../../src/lib/site/entries.ts';

test('the folder of a file is its language, the rest its name', () => {
	expect(idToEntryName('es/first-meeting')).toEqual({ lang: 'es', name: 'first-meeting' });
});

test('a file outside the language folders is refused, and the message says where to put it', () => {
	for (const id of ['first-meeting', 'de/first-meeting', 'en']) {
		expect(() => idToEntryName(id)).toThrow(
			`The file “${id}” stands in no language's folder. Move it to en/ or es/.`,
		);
	}
});

test('a page links to its translation only when there is one', () => {
	const ids = ['en/agreement', 'es/agreement', 'en/questions'];
	expect(entryAlternates(ids, 'agreement', '/materials/')).toEqual({
		en: '/materials/agreement/',
		es: '/es/materials/agreement/',
	});
	expect(entryAlternates(ids, 'questions', '/materials/')).toBeUndefined();
});

test('a list holds one language, the newest first', () => {
	const entry = (id: string, title: string, date: string) => ({
		id,
		data: { title, date: new Date(date) },
	});
	const entries = [
		entry('en/a', 'Old', '2026-01-01'),
		entry('en/b', 'Beta', '2026-05-01'),
		entry('en/c', 'Alpha', '2026-05-01'),
		entry('es/a', 'Viejo', '2026-01-01'),
	];
	expect(entriesIn(entries, 'en').map(({ data }) => data.title)).toEqual(['Alpha', 'Beta', 'Old']);
});
