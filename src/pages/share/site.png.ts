import { HOUR } from '../../lib/site/hour.ts';
import { stepsToShareCard } from '../../lib/ui/shell/share-card.ts';

export const GET = async (): Promise<Response> =>
	new Response(
		new Uint8Array(await stepsToShareCard(HOUR.map((step) => ({ ...step, title: step.name })))),
	);
