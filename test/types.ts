/**
 * Proofs for the type checker, which runs over this file with all others: exact counts cannot be handed
 * to anything that shows them. Each line that follows `@ts-expect-error` must not compile.
 */
import { chartsOf, chartToTable, type Chart, type TableWords } from '../src/lib/survey/charts.ts';
import type { Definition } from '../src/lib/survey/definition.ts';
import type { SecretKey } from '../src/lib/survey/keys.ts';
import type { Opened } from '../src/lib/survey/opener.ts';
import type { publish, Published } from '../src/lib/survey/privacy.ts';
import { createRelease, type Release, releaseToText } from '../src/lib/survey/release.ts';
import type { Tally } from '../src/lib/survey/tally.ts';

/** Never run, only read. */
export async function proofs(
	survey: Definition,
	key: SecretKey,
	tally: Tally,
	opened: Opened,
	outcome: ReturnType<typeof publish>,
	published: Published,
	release: Release,
	words: TableWords,
): Promise<Chart[]> {
	// @ts-expect-error - exact counts must never reach a chart
	chartsOf(tally, 'en');
	// @ts-expect-error - nor what an opener gives
	chartsOf(opened, 'en');
	// @ts-expect-error - nor may a release be made of them
	await createRelease(survey, tally, key);
	// @ts-expect-error - nor of what an opener gives
	await createRelease(survey, opened, key);
	// @ts-expect-error - nor of an outcome that may be a refusal
	await createRelease(survey, outcome, key);
	// @ts-expect-error - a tally with a minimum beside it is still a tally
	await createRelease(survey, { ...tally, minimum: 5 }, key);
	// @ts-expect-error - what may be shown is shown only when it is signed
	chartsOf(published, 'en');
	// @ts-expect-error - no file is written of a tally
	releaseToText(tally);
	// @ts-expect-error - no table is made of a tally
	chartToTable(tally, words);

	if ('refused' in outcome) return chartsOf(release, 'en');
	return chartsOf(await createRelease(survey, outcome.published, key), 'en');
}
