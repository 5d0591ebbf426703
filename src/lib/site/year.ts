import { sayMonth } from './calendar.ts';
import type { EventFile } from './event.ts';
import type { Language } from './languages.ts';
import type { Album } from './picture.ts';

/** One thing that a year tells: an event, its album, or both. */
export interface Chapter {
	/** The anchor on the year’s page, from the event’s or album’s name. */
	readonly name: string;
	readonly date: string;
	readonly until?: string | undefined;
	readonly event?: EventFile | undefined;
	readonly album?: Album | undefined;
}

const yearOf = (id: string): string => id.slice(0, 4);
const nameOf = (id: string): string => id.slice(5);

/** The years that have anything to tell, the newest first. */
export function years(ids: readonly string[]): string[] {
	return [...new Set(ids.map(yearOf))].sort().reverse();
}

/**
 * A year told in order: its events, each with its album, and albums that belong to no event.
 *
 * @param events - Every event of the site, by id `YEAR/NAME`.
 * @param albums - Every album of the site.
 *
 * @throws `Error` if an event names an album that is not there, or stands in another year’s folder.
 */
export function tellYear(
	year: string,
	events: readonly { readonly id: string; readonly data: EventFile }[],
	albums: readonly Album[],
): Chapter[] {
	const byId = new Map(albums.map((album) => [album.id, album]));
	const told = new Set<string>();
	const chapters = events
		.filter(({ id }) => yearOf(id) === year)
		.map(({ id, data }): Chapter => {
			if (!data.date.startsWith(year)) {
				throw new Error(
					`src/content/events/${id}.yaml: date is ${data.date}, but the folder belongs to ${year}. Move the file, or correct the date.`,
				);
			}
			const albumId = data.album ?? id;
			const album = byId.get(albumId);
			if (album === undefined && data.album !== undefined) {
				throw new Error(
					`src/content/events/${id}.yaml: album is "${data.album}", which is not in src/content/albums. Correct it, or remove the line.`,
				);
			}
			told.add(albumId);
			return { name: nameOf(id), date: data.date, until: data.until, event: data, album };
		});
	for (const album of albums) {
		if (yearOf(album.id) === year && !told.has(album.id)) {
			chapters.push({ name: nameOf(album.id), date: album.date, album });
		}
	}
	return chapters.sort(
		(one, other) => one.date.localeCompare(other.date) || one.name.localeCompare(other.name),
	);
}

/** Chapters by month, in order, for the way through a long year. */
export function byMonth(
	lang: Language,
	chapters: readonly Chapter[],
): { month: string; chapters: Chapter[] }[] {
	const months = Map.groupBy(chapters, ({ date }) => date.slice(0, 7));
	return [...months.values()].map((found) => ({
		month: sayMonth(lang, found[0]!.date),
		chapters: found,
	}));
}

/** How far through its year a day is, 0 to 1. */
export function through(date: string): number {
	const start = Date.UTC(Number(date.slice(0, 4)), 0, 1);
	const end = Date.UTC(Number(date.slice(0, 4)) + 1, 0, 1);
	return (Date.parse(`${date}T12:00:00Z`) - start) / (end - start);
}

/** A protocol as an event names it. */
export interface UsedProtocol {
	readonly name: string;
	readonly title: string;
}

/**
 * The protocols that an event used, with their titles.
 *
 * @throws `Error` if one is not in the library.
 */
export function usedProtocols(
	chapter: Chapter,
	titles: ReadonlyMap<string, string>,
	year: string,
): UsedProtocol[] {
	return (chapter.event?.protocols ?? []).map((name) => {
		const title = titles.get(name);
		if (title === undefined) {
			throw new Error(
				`src/content/events/${year}/${chapter.name}.yaml: protocols names "${name}", which is not in src/content/protocols/en. Correct it, or remove it.`,
			);
		}
		return { name, title };
	});
}
