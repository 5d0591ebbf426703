import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { getCollection } from 'astro:content';
import { albumPath, yearPath } from '../../../../lib/site/gallery.ts';
import { languagePaths, type Language } from '../../../../lib/site/languages.ts';
import { say } from '../../../../lib/site/text.ts';
import { tellYear, years, type Chapter } from '../../../../lib/site/year.ts';
import { pictures } from '../../../../lib/ui/words/pictures.ts';
import { shell } from '../../../../lib/ui/words/shell.ts';

interface Props {
	lang: Language;
	year: string;
	chapters: readonly Chapter[];
}

export async function getStaticPaths() {
	const events = await getCollection('events');
	const albums = (await getCollection('albums')).map(({ data }) => data);
	return years([...events, ...albums].map(({ id }) => id)).flatMap((year) =>
		languagePaths().map(({ params, props }) => ({
			params: { ...params, year },
			props: { ...props, year, chapters: tellYear(year, events, albums) },
		})),
	);
}

export function GET({ props, site }: APIContext<Props>): Promise<Response> {
	const { lang, year, chapters } = props;
	return rss({
		title: `${shell[lang].site}: ${pictures[lang].yearInPictures(year)}`,
		description: pictures[lang].yearsLead,
		site: site!,
		customData: `<language>${lang}</language>`,
		items: chapters.toReversed().map(({ name, date, event, album }) => ({
			title: say((event ?? album)!.title, lang).text,
			description: say(event?.words ?? album?.intro ?? album!.cover.alt, lang).text,
			pubDate: new Date(`${date}T12:00:00Z`),
			link: album === undefined ? `${yearPath(lang, year)}#${name}` : albumPath(lang, album.id),
		})),
	});
}
