import { getCollection } from 'astro:content';
import { surveysToJson } from '../lib/ui/survey/listed-surveys.ts';

/** The site's surveys, for the mailbox: it takes their envelopes from the start. */
export async function GET(): Promise<Response> {
	const surveys = await getCollection('surveys');
	return Response.json(surveysToJson(surveys.map(({ data }) => data)));
}
