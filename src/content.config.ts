/**
 * The shape of everything that an editor writes. Each field's comment says what to put there; what
 * does not fit stops the build with the file's name, the field, and what to do.
 */
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parseDefinition, type Definition } from './lib/survey/definition.ts';
import { FormatError, OpenError } from './lib/survey/errors.ts';
import { parseTemplate } from './lib/survey/template.ts';
import { parseGrouped, type Grouped } from './lib/survey/themes.ts';
import { albumsLoader } from './lib/photos/loader.ts';
import { event } from './lib/site/event.ts';
import type { Album } from './lib/site/picture.ts';
import { protocolSchema, protocolWordsSchema } from './lib/site/protocol.ts';

/** YAML reads 2016-06-10 as a moment; a survey has days. */
function datesToDays(value: unknown): unknown {
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	if (Array.isArray(value)) return value.map(datesToDays);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, datesToDays(entry)]));
}

/** A schema from a function that throws a FormatError or an OpenError, whose message the editor then reads. */
function read<Read>(parse: (value: unknown) => Read) {
	return z.unknown().transform((value, context): Read => {
		try {
			return parse(value);
		} catch (error) {
			if (!(error instanceof FormatError || error instanceof OpenError)) throw error;
			context.addIssue({ code: 'custom', message: error.message });
			return z.NEVER;
		}
	});
}

/**
 * A survey of the site: one file in `src/content/surveys/`, in YAML or, as /facilitate/ saves it, in
 * JSON, its fields as docs/formats.md lists
 * them. The file's name is its address: `after-a-session.yaml` is answered at
 * `/reflect/after-a-session/`. Whoever changes a word of it makes another survey of it, so do not edit
 * one that is being answered.
 */
const surveys = defineCollection({
	loader: glob({ pattern: '*.{yaml,json}', base: './src/content/surveys' }),
	schema: read((value): Definition => parseDefinition(datesToDays(value))),
});

/**
 * What a facilitator's survey can begin from: one YAML file in `src/content/templates/`. `order` is its
 * place in the list, `about` one sentence on when it is of use; then `title`, `intro` and `pages` as in
 * a survey. Questions that ask the same should have the same id in every template: the results of two
 * surveys are compared by it.
 */
const templates = defineCollection({
	loader: glob({ pattern: '*.yaml', base: './src/content/templates' }),
	schema: read(parseTemplate),
});

/**
 * Results that the site shows: a release as its facilitator saved it, put into `src/content/releases/`
 * unchanged. `practice.json` is read at `/results/practice/`; an event that names the survey `practice`
 * leads there. A release that was altered stops the build.
 */
const releases = defineCollection({
	loader: glob({ pattern: '*.json', base: './src/content/releases' }),
	schema: read((value): Grouped => {
		const grouped = parseGrouped(JSON.stringify(value));
		if (grouped.problem !== undefined) throw new FormatError(grouped.problem);
		return grouped;
	}),
});

/** Pages of running text: `pages/en/privacy.mdx` becomes /privacy/, `pages/es/…` /es/privacy/. */
const pages = defineCollection({
	loader: glob({ base: 'src/content/pages', pattern: '{en,es}/*.mdx' }),
	schema: z.strictObject({
		/** The heading, and the name in the browser's tab. */
		title: z.string(),
		/** One or two sentences for search results and shared links; nobody sees them on the page. */
		description: z.string().max(200),
		/** The paragraph in large letters below the heading. */
		lead: z.string(),
	}),
});

/** Things to read and to use: `materials/en/first-meeting.mdx` becomes /materials/first-meeting/. */
const materials = defineCollection({
	loader: glob({ base: 'src/content/materials', pattern: '{en,es}/*.mdx' }),
	schema: z.strictObject({
		/** The heading, and the name in lists. */
		title: z.string(),
		/** One or two sentences: what it is for and who uses it. Shown in lists and below the heading. */
		summary: z.string().max(240),
		/** `guide`: how to do something. `handout`: a sheet to print. `article`: something to think about. */
		kind: z.enum(['guide', 'handout', 'article']),
		/** The day it was put here, as 2026-11-24. The newest stands first, and in the feed. */
		date: z.date(),
		/** How many minutes it takes to read or to use; leave it out if nobody could say. */
		minutes: z.int().positive().optional(),
	}),
});

/** A protocol in English. Its fields are explained in src/lib/site/protocol.ts and docs/editing.md. */
const protocols = defineCollection({
	loader: glob({ base: 'src/content/protocols/en', pattern: '*.mdx' }),
	schema: protocolSchema,
});

/** The Spanish words of a protocol, in a file of the same name. */
const protocolsEs = defineCollection({
	loader: glob({ base: 'src/content/protocols/es', pattern: '*.mdx' }),
	schema: protocolWordsSchema,
});

/**
 * Pictures: a folder `src/content/albums/YEAR/NAME/` with an `album.yaml` and its masters. What an
 * album.yaml may hold is in src/lib/site/album.ts and docs/editing.md.
 */
const albums = defineCollection({ loader: albumsLoader(), schema: z.custom<Album>() });

/** What happened in a year: `events/2016/summer-institute.yaml`, told in order on /pictures/2016/. */
const events = defineCollection({
	loader: glob({ base: 'src/content/events', pattern: '*/*.yaml' }),
	schema: z.preprocess(datesToDays, event),
});

export const collections = {
	pages,
	materials,
	surveys,
	templates,
	releases,
	protocols,
	protocolsEs,
	albums,
	events,
};
