import type { APIContext } from 'astro';
import { getCollection } from 'astro:content';
import { lookSheet } from '../../../lib/site/gallery.ts';
import type { Picture } from '../../../lib/site/picture.ts';
import { years } from '../../../lib/site/year.ts';

/** The shapes and colours of all covers, of a year, of an album. */
export async function getStaticPaths() {
	const albums = (await getCollection('albums')).map(({ data }) => data);
	return [
		{ params: { of: undefined }, props: { pictures: albums.map(({ cover }) => cover) } },
		...years(albums.map(({ id }) => id)).map((year) => ({
			params: { of: year },
			props: {
				pictures: albums.filter(({ id }) => id.startsWith(year)).flatMap((album) => album.pictures),
			},
		})),
		...albums.map(({ id, pictures }) => ({ params: { of: id }, props: { pictures } })),
	];
}

export function GET({ props }: APIContext<{ pictures: readonly Picture[] }>): Response {
	return new Response(lookSheet(props.pictures), { headers: { 'content-type': 'text/css' } });
}
