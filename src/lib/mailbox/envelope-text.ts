/** An envelope as it is posted: whose it claims to be and how long it is, and nothing of what is in it. */
import type { Buffer } from 'node:buffer';
import { Refusal } from './refusal.ts';
import { base64urlToBytes } from './registration.ts';
import type { StoredSurvey } from './store.ts';
import { ENVELOPE_PREFIX, ENVELOPE_VERSION, SURVEY_ID_BYTES } from './wire.ts';

/** @throws {@link Refusal} 400 if this is not an envelope of this survey. */
export function parseEnvelope(text: string, survey: StoredSurvey): Buffer {
	if (!text.startsWith(ENVELOPE_PREFIX)) {
		throw new Refusal(
			400,
			`This is not an envelope: it does not begin with ${ENVELOPE_PREFIX}. Send its text form and nothing else.`,
		);
	}
	const bytes = base64urlToBytes(text.slice(ENVELOPE_PREFIX.length));
	if (bytes === undefined) {
		throw new Refusal(
			400,
			'This envelope was damaged on its way: it is not canonical base64url. Send it again.',
		);
	}
	if (bytes[0] !== ENVELOPE_VERSION) {
		throw new Refusal(
			400,
			'This envelope is of a version that this mailbox does not know. Reload the page and send it again.',
		);
	}
	if (bytes.subarray(1, 1 + SURVEY_ID_BYTES).toString('base64url') !== survey.id) {
		throw new Refusal(
			400,
			'This envelope belongs to another survey. Send it to that one’s mailbox.',
		);
	}
	if (bytes.length !== survey.envelopeLength) {
		throw new Refusal(
			400,
			`This envelope has ${bytes.length} bytes; every one of this survey has ${survey.envelopeLength}. Reload the page and send it again.`,
		);
	}
	return bytes;
}
