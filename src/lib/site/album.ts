/**
 * An album: a folder `src/content/albums/YEAR/NAME/` with an `album.yaml` and its pictures.
 * The schema holds the rules of consent: what breaks one does not build.
 * @module
 */
import { z } from 'astro/zod';
import { day, moment } from './calendar.ts';
import { findName } from './names.ts';
import { noOther, text, wordings } from './text.ts';

const CONSENT = ['event notice', 'written', 'no people'] as const;
const PUPILS = ['none', 'not identifiable', 'released'] as const;

const percent = (what: string) =>
	z
		.number({ error: `is not a number. ${what}` })
		.min(0, { error: 'is below 0. Rectangles are in per cent of the picture, 0 to 100.' })
		.max(100, { error: 'is over 100. Rectangles are in per cent of the picture, 0 to 100.' });

/** A part of a picture that nobody may see, in per cent of its width and height, from the top left. */
const rectangle = z.strictObject(
	{
		x: percent('How far from the left edge it begins, in per cent of the width.'),
		y: percent('How far from the top edge it begins, in per cent of the height.'),
		width: percent('How wide it is, in per cent of the width.'),
		height: percent('How high it is, in per cent of the height.'),
	},
	noOther,
);

const file = z
	.string({ error: 'is missing. Write the name of the file beside album.yaml.' })
	.regex(/^[^/\\]+\.(?:jpe?g|png|webp)$/i, {
		error: 'is not the name of a JPEG, PNG or WebP file in the album’s own folder.',
	});

/** A picture that was taken down. The line stays, so that the next import does not bring it back. */
const removed = z.strictObject({
	file,
	/** The day on which it was taken down. The picture is on no page, in no feed, zip, search or offline copy from the next build on. */
	removed: day('Write the day on which the picture was taken down.'),
	/** Written by the import: how it knows the picture again. Leave it. */
	source: z.string().optional(),
});

const shown = z
	.strictObject(
		{
			/** The name of the file beside album.yaml. The picture’s page is named after it. */
			file,
			/** What a person who cannot see the picture should know: who does what, where. Roles, not names. */
			alt: text(
				'Say what a person who cannot see the picture should know: who does what, where. Roles, not names.',
			),
			/** Shown with the picture. Leave it out if the picture says enough by itself. */
			caption: text('Write a sentence, or remove the line.').optional(),
			/** Who made the picture, or who gave it: shown with it and in the zip. */
			credit: z
				.string({ error: 'is missing. Say who made the picture, or who gave it.' })
				.trim()
				.min(1, { error: 'is empty. Say who made the picture, or who gave it.' }),
			/**
			 * How the people in it agreed: `event notice` (a sign and an announcement, with a way to
			 * say no), `written`, or `no people`.
			 */
			consent: z.enum(CONSENT, {
				error:
					'must say how the people in the picture agreed: "event notice", "written" or "no people". If you do not know, do not publish it.',
			}),
			/**
			 * Pupils: `none`; `not identifiable` (from behind, far away, blurred); `released` (a
			 * guardian signed for this use: `consent` is then `written`).
			 */
			pupils: z.enum(PUPILS, {
				error:
					'must say whether pupils are in the picture: "none", "not identifiable" or "released". If you do not know, do not publish it.',
			}),
			/** `agreed` if the caption names people who said yes to that; `none` if what looks like a name is not one. */
			names: z
				.enum(['none', 'agreed'], { error: 'is "agreed" or "none"; leave it out otherwise.' })
				.optional(),
			/** When it was taken, on the camera’s clock. Written by the import. */
			taken: moment.optional(),
			/** Rectangles to make unrecognisable in every published size. The import leaves the master as it is. */
			blur: z.array(rectangle).optional(),
			/** Written by the import: how it knows the picture again. Leave it. */
			source: z.string().optional(),
		},
		noOther,
	)
	.superRefine((photo, context) => {
		const refuse = (path: string, message: string): void => {
			context.addIssue({ code: 'custom', path: [path], message });
		};
		if (photo.consent === 'no people' && photo.pupils !== 'none') {
			refuse(
				'consent',
				`is "no people", but pupils is "${photo.pupils}". One of the two is wrong.`,
			);
		}
		if (photo.pupils === 'released' && photo.consent !== 'written') {
			refuse(
				'consent',
				'must be "written" for pupils who can be recognised. Ask for the signed release, or write "not identifiable" and blur them.',
			);
		}
		if (photo.names === 'agreed' && photo.pupils !== 'none') {
			refuse(
				'names',
				'is "agreed" on a picture with pupils. Names do not stand beside pupils: take them out of the caption.',
			);
		}
		if (photo.names !== undefined) return;
		for (const field of ['alt', 'caption'] as const) {
			const name = wordings(photo[field] ?? '')
				.map(findName)
				.find((found) => found !== undefined);
			if (name === undefined) continue;
			refuse(
				field,
				`seems to name somebody ("${name}"). Write the role instead; or add "names: agreed" if they agreed; or "names: none" if this is no name.`,
			);
		}
	});

/** One entry of an album: shown, or taken down. */
const entry = z.unknown().transform((value, context) => {
	const isRemoved = typeof value === 'object' && value !== null && 'removed' in value;
	const result = (isRemoved ? removed : shown).safeParse(
		isRemoved
			? Object.fromEntries(
					Object.entries(value).filter(([key]) => ['file', 'removed', 'source'].includes(key)),
				)
			: value,
	);
	if (result.success) return result.data;
	for (const { path, message } of result.error.issues) {
		context.addIssue({ code: 'custom', path: [...path], message });
	}
	return z.NEVER;
});

/** What `album.yaml` holds. */
export const album = z.strictObject(
	{
		/** Shown above the pictures, in search results and feeds. */
		title: text('Give the album a title.'),
		/** The first day on which the pictures were taken, not uploaded. */
		date: day('Write the first day on which the pictures were taken.'),
		/** Two or three sentences above the pictures. */
		intro: text('Write a sentence or two, or remove the line.').optional(),
		/** The file shown for the whole album; the first picture if left out. */
		cover: z.string().optional(),
		/** `true` if these are drawings and not photographs: every page of the album then says so. */
		illustrations: z.boolean().default(false),
		/** In the order shown. A picture in the folder that is not listed here is not published. */
		photos: z
			.array(entry, { error: 'is missing. List the pictures: npx academy photos import does it.' })
			.min(1, { error: 'is empty. List the pictures: npx academy photos import does it.' }),
	},
	noOther,
);

export type AlbumFile = z.infer<typeof album>;
export type ListedPhoto = AlbumFile['photos'][number];
export type ShownPhoto = z.infer<typeof shown>;
export type Rectangle = z.infer<typeof rectangle>;

/** Whether a listed picture is to be published. */
export const isShown = (photo: ListedPhoto): photo is ShownPhoto => !('removed' in photo);
