/**
 * An event: a file `src/content/events/YEAR/NAME.yaml`. A year is told by its events, in order.
 * @module
 */
import { z } from 'astro/zod';
import { day } from './calendar.ts';
import { noOther, text } from './text.ts';

/** What an event's file holds. */
export const event = z
	.strictObject(
		{
			/** The heading under which the year tells it. */
			title: text('Give the event a title.'),
			/** Its first day. Events stand in this order. */
			date: day('Write the first day of the event.'),
			/** Its last day, if it had more than one. */
			until: day('Write the last day, or remove the line.').optional(),
			/** Where it was: the kind of place and the region are enough. */
			place: text('Say where it was.'),
			/** What happened, in a few sentences; an empty line begins a paragraph. Roles, not names. */
			words: text('Tell in a few sentences what happened.'),
			/** Its album, `YEAR/NAME`; the one of the same name as the event if left out. */
			album: z
				.string()
				.regex(/^\d{4}\/[a-z0-9-]+$/, {
					error: 'is not YEAR/NAME of an album, for example 2016/summer-institute.',
				})
				.optional(),
			/** The protocols that were used, by the names of their files in `src/content/protocols`. */
			protocols: z.array(z.string()).default([]),
			/** Where the release of the event’s survey can be read, once there is one: an address of this site or another. */
			release: z
				.string()
				.regex(/^(?:\/|https:\/\/)/, {
					error: 'is not an address. Begin it with / for a page of this site, or with https://.',
				})
				.optional(),
		},
		noOther,
	)
	.refine(({ date, until }) => until === undefined || until >= date, {
		path: ['until'],
		error: 'is before the first day.',
	});

export type EventFile = z.infer<typeof event>;
