import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { getCollection } from 'astro:content';
import { entriesIn, idToEntryName } from '../../lib/site/entries.ts';
import { languagePaths, localPath, type Language } from '../../lib/site/languages.ts';
import { reading } from '../../lib/ui/words/reading.ts';
import { shell } from '../../lib/ui/words/shell.ts';

export const getStaticPaths = () => languagePaths();

export async function GET({ props, site }: APIContext<{ lang: Language }>): Promise<Response> {
	const { lang } = props;
	return rss({
		title: `${shell[lang].site}: ${reading[lang].materials}`,
		description: reading[lang].materialsDescription,
		site: site!,
		customData: `<language>${lang}</language>`,
		items: entriesIn(await getCollection('materials'), lang).map(({ id, data }) => ({
			title: data.title,
			description: data.summary,
			pubDate: data.date,
			link: localPath(lang, `/materials/${idToEntryName(id).name}/`),
		})),
	});
}
