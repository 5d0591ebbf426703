/** Reports that no honest respondent sends: sealed rightly, with anything in them. */
import { concat } from '../../src/lib/survey/bytes.ts';
import { sealBox } from '../../src/lib/survey/box.ts';
import { surveyId, type Definition } from '../../src/lib/survey/definition.ts';
import { bytesToEnvelope, envelopeToText } from '../../src/lib/survey/envelope.ts';
import { parsePublicKey } from '../../src/lib/survey/keys.ts';
import {
	createSecret,
	secretToReportId,
	splitAnswers,
	type Report,
} from '../../src/lib/survey/report.ts';
import type { Answers } from '../../src/lib/survey/answers.ts';

/** What a forger may choose. */
export interface Forgery {
	readonly secret: Uint8Array;
	readonly reportId: Uint8Array;
	readonly report: Report;
}

/** Seal a report after something was changed in it. */
export async function sealForged(
	definition: Definition,
	answers: Answers,
	change: (honest: Forgery) => Forgery,
): Promise<string> {
	const secret = createSecret();
	const report = await splitAnswers(definition, answers, secret);
	const forged = change({ secret, reportId: secretToReportId(secret), report });
	return sealReport(definition, forged);
}

/** Seal both halves under a report's id, whether or not they belong to it. */
export async function sealReport(
	definition: Definition,
	{ reportId, report }: Pick<Forgery, 'reportId' | 'report'>,
): Promise<string> {
	const survey = surveyId(definition);
	const boxes = await Promise.all(
		definition.keyholders.map(({ role, key }, index) =>
			sealBox(
				concat(survey, reportId, Uint8Array.of(index), report.contents[role]),
				parsePublicKey(key).box,
			),
		),
	);
	const bytes = concat(Uint8Array.of(1), survey, reportId, report.publicShare, ...boxes);
	return envelopeToText(bytesToEnvelope(bytes));
}

/** The bytes with one of them changed. */
export function flip(bytes: Uint8Array, at: number, by = 1): Uint8Array {
	const changed = Uint8Array.from(bytes);
	changed[((at % bytes.length) + bytes.length) % bytes.length]! ^= by;
	return changed;
}
