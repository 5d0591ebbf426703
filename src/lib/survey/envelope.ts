/**
 * An envelope: one sealed response.
 *
 *     version (1 byte, 1) ‖ survey id (16) ‖ report id (16) ‖ public share ‖ a box for each keyholder
 *
 * Only a survey with two keyholders has a public share. Inside a box the survey id, the report id and
 * the keyholder's role are repeated before the content, so that a box which was moved to another
 * survey, report or role is refused.
 *
 * Not protected: that somebody answered, from whoever sees the network; and whether one person
 * answered twice.
 * @module
 */
import { addressOf, type Address } from './address.ts';
import { answersLength, encodeAnswers, type Answers } from './answers.ts';
import { SEAL_LENGTH, sealBox } from './box.ts';
import type { Recipient } from './recipient.ts';
import {
	base64urlToBytes,
	bytesToBase64url,
	bytesToHex,
	concat,
	isEqual,
	randomBytes,
} from './bytes.ts';
import { isForTwo, questionsOf, type Definition } from './definition.ts';
import { lengthForTwo } from './question-size.ts';
import { FormatError, OpenError } from './errors.ts';
import { ROLES, type Role } from './role.ts';

export interface Envelope {
	readonly bytes: Uint8Array;
	/** 16 bytes: which survey it answers. */
	readonly surveyId: Uint8Array;
	/** 16 random bytes, new for each response. */
	readonly reportId: Uint8Array;
}

/** What the text form begins with. */
export const ENVELOPE_PREFIX = 'peer-env1_';

const VERSION = 1;
const ID_LENGTH = 16;
/** Version and both ids: what stands before the boxes. */
export const HEADER_LENGTH = 1 + 2 * ID_LENGTH;
/** What stands before a box's content: both ids again, and the role. */
export const INNER_HEADER_LENGTH = 2 * ID_LENGTH + 1;
const MAX_LENGTH = 24_000;

/** The length in bytes of every envelope of a survey. */
export function envelopeLength(definition: Definition): number {
	return isForTwo(definition)
		? lengthForTwo(questionsOf(definition))
		: HEADER_LENGTH + SEAL_LENGTH + INNER_HEADER_LENGTH + answersLength(definition);
}

/**
 * Seal one respondent's answers.
 *
 * Every envelope of the same survey has the same length, so its size says nothing about what was
 * answered. It holds no time, language or address.
 *
 * @throws `RangeError` if an answer is not one that its question offers.
 */
export async function sealAnswers(definition: Definition, answers: Answers): Promise<Envelope> {
	if (isForTwo(definition)) return sealForTwo(definition, answers);
	const { survey, recipients } = addressOf(definition);
	const report = randomBytes(ID_LENGTH);
	const content = encodeAnswers(definition, answers);
	const box = await sealContent(recipients[0]!, survey, report, content);
	return bytesToEnvelope(concat(Uint8Array.of(VERSION), survey, report, box));
}

/** Load what sealing will need, while there is still a network; sealing itself needs none. */
export async function prepareSealing(definition: Definition): Promise<void> {
	addressOf(definition);
	await sha256(new Uint8Array());
	if (isForTwo(definition)) await import('./report.ts');
}

async function sealForTwo(definition: Definition, answers: Answers): Promise<Envelope> {
	// Proofs are a third of what a respondent's page would load: only those who need them wait for them.
	const { createSecret, secretToReportId, splitAnswers } = await import('./report.ts');
	const { survey, recipients } = addressOf(definition);
	const secret = createSecret();
	const report = secretToReportId(secret);
	const { publicShare, contents } = await splitAnswers(definition, answers, secret);
	const boxes = await Promise.all(
		recipients.map((recipient) => sealContent(recipient, survey, report, contents[recipient.role])),
	);
	return bytesToEnvelope(concat(Uint8Array.of(VERSION), survey, report, publicShare, ...boxes));
}

function sealContent(
	{ role, key }: Address['recipients'][number],
	survey: Uint8Array,
	report: Uint8Array,
	content: Uint8Array,
): Promise<Uint8Array> {
	const inner = concat(survey, report, Uint8Array.of(ROLES[role]), content);
	return sealBox(inner, key);
}

/**
 * Open one envelope of a survey with one keyholder.
 *
 * @returns The encoded answers.
 *
 * @throws {@link OpenError} if it is sealed to another key, was altered, or was put together from
 * parts of others.
 */
export async function openEnvelope(
	envelope: Envelope,
	role: Role,
	recipient: Recipient,
): Promise<Uint8Array> {
	return openContent(envelope, envelope.bytes.subarray(HEADER_LENGTH), role, recipient);
}

/**
 * Open a keyholder's box and check that it stands where it was sealed for.
 *
 * @returns Its content, without what is repeated of the envelope.
 *
 * @throws {@link OpenError} as {@link openEnvelope}.
 */
export async function openContent(
	envelope: Envelope,
	box: Uint8Array,
	role: Role,
	recipient: Recipient,
): Promise<Uint8Array> {
	const content = await recipient.open(box);
	if (content === null) {
		throw new OpenError('It was altered on its way, or is sealed to another key.');
	}
	const isInPlace =
		content.length >= INNER_HEADER_LENGTH &&
		isEqual(content.subarray(0, ID_LENGTH), envelope.surveyId) &&
		isEqual(content.subarray(ID_LENGTH, 2 * ID_LENGTH), envelope.reportId) &&
		content[2 * ID_LENGTH] === ROLES[role];
	if (!isInPlace) {
		throw new OpenError('Its content was moved here from another survey, response or keyholder.');
	}
	return content.subarray(INNER_HEADER_LENGTH);
}

const tooLong = (): FormatError => new FormatError('It is too long to be an envelope.');

/** @throws {@link FormatError} if the bytes cannot be an envelope. */
export function bytesToEnvelope(bytes: Uint8Array): Envelope {
	if (bytes.length < HEADER_LENGTH + SEAL_LENGTH + INNER_HEADER_LENGTH) {
		throw new FormatError('It is too short to be an envelope: its end is missing.');
	}
	if (bytes.length > MAX_LENGTH) throw tooLong();
	if (bytes[0] !== VERSION) {
		throw new FormatError(
			'It is an envelope of a version that is not known here. Update this site, then open it again.',
		);
	}
	return {
		bytes,
		surveyId: bytes.subarray(1, 1 + ID_LENGTH),
		reportId: bytes.subarray(1 + ID_LENGTH, HEADER_LENGTH),
	};
}

/** A prefix and base64url: no CSV dialect, spreadsheet or mail program can damage it. */
export function envelopeToText(envelope: Envelope): string {
	return ENVELOPE_PREFIX + bytesToBase64url(envelope.bytes);
}

/** @throws {@link FormatError} if it is not an envelope, saying what is wrong with it. */
export function parseEnvelope(text: string): Envelope {
	if (!text.startsWith(ENVELOPE_PREFIX)) {
		throw new FormatError(`It does not begin with “${ENVELOPE_PREFIX}”, so it is no envelope.`);
	}
	// Before it is decoded: a cell may hold megabytes.
	if (text.length > ENVELOPE_PREFIX.length + (MAX_LENGTH * 4) / 3) throw tooLong();
	return bytesToEnvelope(base64urlToBytes(text.slice(ENVELOPE_PREFIX.length)));
}

/**
 * Read an envelope of one survey.
 *
 * @param surveyId - 16 bytes.
 * @param length - Bytes of every envelope of it.
 *
 * @throws {@link FormatError} if it is none, saying what is wrong with it.
 */
export function parseEnvelopeOf(text: string, surveyId: Uint8Array, length: number): Envelope {
	const envelope = parseEnvelope(text);
	if (!isEqual(envelope.surveyId, surveyId)) {
		throw new FormatError('It answers another survey, or another version of this one.');
	}
	if (envelope.bytes.length !== length) {
		throw new FormatError(
			`It has ${envelope.bytes.length} bytes; an envelope of this survey has ${length}. A part is missing or was added.`,
		);
	}
	return envelope;
}

/**
 * The first byte of the report id in an envelope's text, of which no more than its beginning is read.
 *
 * @throws {@link FormatError} if that is damaged.
 */
export function reportIdStart(text: string): number {
	const characters = Math.ceil(((1 + ID_LENGTH + 1) * 4) / 3);
	const start = text.slice(ENVELOPE_PREFIX.length, ENVELOPE_PREFIX.length + characters);
	return base64urlToBytes(start)[1 + ID_LENGTH] ?? 0;
}

/** SHA-256 of an envelope's bytes, in hexadecimal: it proves delivery and says nothing else. */
export async function receiptOf({ bytes }: Envelope): Promise<string> {
	return bytesToHex(await sha256(bytes as Uint8Array<ArrayBuffer>));
}

/** The browser's own is no part of what a respondent's page loads; without https there is none. */
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
	if (subtle !== undefined) return new Uint8Array(await subtle.digest('SHA-256', bytes));
	const hashes = await import('@noble/hashes/sha2.js');
	return hashes.sha256(bytes);
}

/**
 * 16 bytes that name an envelope which was opened: of its ephemeral key, which nobody else can use,
 * and of its authenticator. Cheaper than a hash, and enough to count each once.
 */
export function envelopeName({ bytes }: Envelope): Uint8Array {
	const tag = HEADER_LENGTH + 32;
	return concat(bytes.subarray(HEADER_LENGTH, HEADER_LENGTH + 12), bytes.subarray(tag, tag + 4));
}
