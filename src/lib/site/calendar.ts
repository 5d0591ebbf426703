import { z } from 'astro/zod';
import type { Language } from './languages.ts';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** Whether `value` is a day that exists, written as 2016-06-14. */
export function isDay(value: string): boolean {
	const parts = DAY.exec(value);
	if (parts === null) return false;
	const date = new Date(`${value}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** The schema of a day. It stays the text that was written: no time zone can move it. */
export const day = (what: string) =>
	z
		.string({
			error: (issue) =>
				issue.input === undefined
					? `is missing. ${what}`
					: `is not a day. Write it as year-month-day, for example 2016-06-14.`,
		})
		.refine(isDay, {
			error: (issue) =>
				`is "${String(issue.input)}", which is not a day. Write it as year-month-day, for example 2016-06-14.`,
		});

/** The schema of a moment on the camera's own clock: 2016-06-14 or 2016-06-14 09:12:30. */
export const moment = z
	.string({ error: 'is not a date. Write it as 2016-06-14 or 2016-06-14 09:12.' })
	.refine(
		(value) =>
			isDay(value.slice(0, 10)) && /^.{10}([ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/.test(value),
		{
			error: (issue) =>
				`is "${String(issue.input)}", which is not a date. Write it as 2016-06-14 or 2016-06-14 09:12.`,
		},
	);

/**
 * A day, or a first and a last day, as a reader writes it.
 *
 * @example
 * sayDays('en', '2016-06-14', '2016-06-16') // => 'June 14 – 16, 2016'
 */
export function sayDays(lang: Language, from: string, until?: string): string {
	const format = new Intl.DateTimeFormat(lang === 'es' ? 'es-US' : 'en-US', {
		dateStyle: 'long',
		timeZone: 'UTC',
	});
	const first = new Date(`${from}T00:00:00Z`);
	if (until === undefined || until === from) return format.format(first);
	return format.formatRange(first, new Date(`${until}T00:00:00Z`));
}

/** The name of a day's month, as a heading: `June`. */
export function sayMonth(lang: Language, value: string): string {
	const name = new Intl.DateTimeFormat(lang === 'es' ? 'es-US' : 'en-US', {
		month: 'long',
		timeZone: 'UTC',
	}).format(new Date(`${value.slice(0, 7)}-01T00:00:00Z`));
	return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}
