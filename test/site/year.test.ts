import { expect, test } from 'vitest';
import { sayDays } from '../../src/lib/site/calendar.ts';
import type { EventFile } from '../../src/lib/site/event.ts';
import type { Album } from '../../src/lib/site/picture.ts';
import { byMonth, tellYear, through, usedProtocols, years } from '../../src/lib/site/year.ts';

const event = (
	id: string,
	date: string,
	more: Partial<EventFile> = {},
): { id: string; data: EventFile } => ({
	id,
	data: { title: id, date, place: 'x', words: 'x', protocols: [], ...more },
});
const album = (id: string, date: string): Album => ({ id, date, title: id }) as Album;

test('a year is told in order: events with their albums, and albums of no event', () => {
	const chapters = tellYear(
		'2016',
		[event('2016/b', '2016-06-14'), event('2016/a', '2016-01-16'), event('2015/z', '2015-01-01')],
		[
			album('2016/b', '2016-06-14'),
			album('2016/loose', '2016-03-01'),
			album('2015/z', '2015-01-01'),
		],
	);
	expect(chapters.map(({ name, album: found }) => [name, found?.id])).toEqual([
		['a', undefined],
		['loose', '2016/loose'],
		['b', '2016/b'],
	]);
});

test('an album that an event names is told with it, and not once more by itself', () => {
	const chapters = tellYear(
		'2016',
		[event('2016/a', '2016-01-16', { album: '2016/snow' })],
		[album('2016/snow', '2016-01-16')],
	);
	expect(chapters).toHaveLength(1);
});

test('an event that names what is not there is refused, saying which and what to do', () => {
	expect(() =>
		tellYear('2016', [event('2016/a', '2016-01-16', { album: '2016/none' })], []),
	).toThrow(
		'src/content/events/2016/a.yaml: album is "2016/none", which is not in src/content/albums. Correct it, or remove the line.',
	);
	expect(() => tellYear('2016', [event('2016/a', '2017-01-16')], [])).toThrow(
		'date is 2017-01-16, but the folder belongs to 2016',
	);
	const [chapter] = tellYear('2016', [event('2016/a', '2016-01-16', { protocols: ['nope'] })], []);
	expect(() => usedProtocols(chapter!, new Map(), '2016')).toThrow(
		'protocols names "nope", which is not in src/content/protocols/en',
	);
});

test('the newest year stands first; months stand in order', () => {
	expect(years(['2015/a', '2016/a', '2016/b'])).toEqual(['2016', '2015']);
	const chapters = tellYear(
		'2016',
		[event('2016/b', '2016-12-03'), event('2016/a', '2016-01-16')],
		[],
	);
	expect(byMonth('es', chapters).map(({ month }) => month)).toEqual(['Enero', 'Diciembre']);
});

test('days are said as readers write them, and lie in the year where they belong', () => {
	expect(sayDays('en', '2016-06-14', '2016-06-16')).toMatch(/^June 14\s–\s16, 2016$/);
	expect(sayDays('es', '2016-06-14')).toBe('14 de junio de 2016');
	expect(through('2016-01-01')).toBeLessThan(0.01);
	expect(through('2016-12-31')).toBeGreaterThan(0.99);
});
