/** Reads what a mailbox is told about a survey, from a request or from a site's `surveys.json`. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Refusal } from './refusal.ts';
import { parseSigningKey } from './signature.ts';
import {
	MAX_DEFINITION_LENGTH,
	MAX_ENVELOPE_BYTES,
	MIN_ENVELOPE_BYTES,
	SURVEY_ID_BYTES,
	type ListedSurvey,
	type Registration,
} from './wire.ts';

const FIELDS = [
	'signingKey',
	'stewardKey',
	'envelopeLength',
	'opens',
	'closes',
	'keepUntil',
	'definition',
];

/**
 * Read canonical base64url without padding.
 *
 * @returns The bytes, or `undefined` if it is anything else, or of another length.
 */
export function base64urlToBytes(text: string, length?: number): Buffer | undefined {
	const bytes = Buffer.from(text, 'base64url');
	const isCanonical = bytes.toString('base64url') === text;
	return isCanonical && (length ?? bytes.length) === bytes.length ? bytes : undefined;
}

/** Whether this is 16 bytes in base64url. */
export function isSurveyId(id: string): boolean {
	return base64urlToBytes(id, SURVEY_ID_BYTES) !== undefined;
}

function parseDay(value: unknown, name: string): string | undefined {
	if (value === undefined) return undefined;
	const date = typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
	if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
		throw new Refusal(400, `"${name}" is not a day. Write it as YYYY-MM-DD.`);
	}
	return value;
}

/**
 * Read what closing says: the last day on which the envelopes are kept, or nothing.
 *
 * @throws {@link Refusal} 400 if it is neither.
 */
export function parseKeepUntil(text: string): string | undefined {
	return parseDay(text.trim() === '' ? undefined : text.trim(), 'keepUntil');
}

/** A survey is named by its own definition, so nobody can put another one in its place. */
function parseDefinition(value: unknown, id: string): string | undefined {
	if (value === undefined) return undefined;
	if (typeof value !== 'string' || value.length > MAX_DEFINITION_LENGTH) {
		throw new Refusal(
			400,
			`"definition" is not a text of at most ${MAX_DEFINITION_LENGTH} characters. Leave it out, or shorten the survey.`,
		);
	}
	const hash = createHash('sha512').update(value).digest().subarray(0, SURVEY_ID_BYTES);
	if (hash.toString('base64url') !== id) {
		throw new Refusal(
			400,
			'The definition is not the one that this survey is named by. Send it in canonical form, unchanged.',
		);
	}
	return value;
}

/**
 * Read a registration.
 *
 * @param value - Parsed JSON.
 * @param id - The survey's id.
 *
 * @throws {@link Refusal} 400 if a field is missing, wrong or unknown.
 */
export function parseRegistration(value: unknown, id: string): Registration {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Refusal(400, 'This is not a registration. Send a JSON object.');
	}
	const record = new Map<string, unknown>(Object.entries(value));
	const unknown = [...record.keys()].some((name) => !FIELDS.includes(name));
	if (unknown) {
		throw new Refusal(400, `There is an unknown field. The fields are ${FIELDS.join(', ')}.`);
	}
	const envelopeLength = record.get('envelopeLength');
	if (
		typeof envelopeLength !== 'number' ||
		!Number.isInteger(envelopeLength) ||
		envelopeLength < MIN_ENVELOPE_BYTES ||
		envelopeLength > MAX_ENVELOPE_BYTES
	) {
		throw new Refusal(
			400,
			`"envelopeLength" is not a whole number from ${MIN_ENVELOPE_BYTES} to ${MAX_ENVELOPE_BYTES}.`,
		);
	}
	const signingKey = record.get('signingKey');
	const stewardKey = record.get('stewardKey');
	const opens = parseDay(record.get('opens'), 'opens');
	const closes = parseDay(record.get('closes'), 'closes');
	const keepUntil = parseDay(record.get('keepUntil'), 'keepUntil');
	if ((opens ?? '') > (closes ?? '9') || (closes ?? opens ?? '') > (keepUntil ?? '9')) {
		throw new Refusal(400, 'The days are out of order. It opens, then closes, then is deleted.');
	}
	const definition = parseDefinition(record.get('definition'), id);
	return {
		signingKey: parseSigningKey(typeof signingKey === 'string' ? signingKey : ''),
		...(stewardKey === undefined
			? {}
			: { stewardKey: parseSigningKey(typeof stewardKey === 'string' ? stewardKey : '') }),
		envelopeLength,
		...(opens === undefined ? {} : { opens }),
		...(closes === undefined ? {} : { closes }),
		...(keepUntil === undefined ? {} : { keepUntil }),
		...(definition === undefined ? {} : { definition }),
	};
}

/**
 * Read a site's list of its own surveys.
 *
 * @throws {@link Refusal} 400 if it is not such a list.
 */
export function parseListedSurveys(value: unknown): ListedSurvey[] {
	if (!Array.isArray(value)) throw new Refusal(400, 'The list of surveys is not a list.');
	return value.map((entry: unknown): ListedSurvey => {
		const { id, ...rest } = Object(entry) as Record<string, unknown>;
		if (typeof id !== 'string' || !isSurveyId(id)) {
			throw new Refusal(400, 'A listed survey has no id of 16 bytes in base64url.');
		}
		return { id, ...parseRegistration(rest, id) };
	});
}
