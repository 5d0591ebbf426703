/** What the mailbox is told of the site's own surveys: nothing of their questions or words. */
import { bytesToBase64url } from '../../survey/bytes.ts';
import {
	facilitatorKey,
	stewardKey,
	surveyIdText,
	type Definition,
} from '../../survey/definition.ts';
import { envelopeLength } from '../../survey/envelope.ts';
import { parsePublicKey } from '../../survey/keys.ts';

/** The last day on which envelopes of a survey are kept that closes, or is closed, on a day. */
export function keepUntil({ keepDays }: Definition, closes: string): string {
	const day = new Date(closes);
	day.setUTCDate(day.getUTCDate() + keepDays);
	return day.toISOString().slice(0, 10);
}

/** What a mailbox is opened with. */
export function registrationOf(definition: Definition) {
	const { opens, closes } = definition;
	const steward = stewardKey(definition);
	const until = closes && keepUntil(definition, closes);
	return {
		signingKey: bytesToBase64url(parsePublicKey(facilitatorKey(definition)).sign),
		...(steward !== undefined && { stewardKey: bytesToBase64url(parsePublicKey(steward).sign) }),
		envelopeLength: envelopeLength(definition),
		...(opens !== undefined && { opens }),
		...(closes !== undefined && { closes }),
		...(until !== undefined && { keepUntil: until }),
	};
}

export function surveysToJson(definitions: readonly Definition[]) {
	return definitions
		.filter(({ via }) => 'mailbox' in via && via.mailbox.startsWith('/'))
		.map((definition) => ({ id: surveyIdText(definition), ...registrationOf(definition) }));
}
