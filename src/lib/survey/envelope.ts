/**
 * An envelope: one sealed response.
 *
 *     version (1 byte, 1) ‖ survey id (16) ‖ report id (16) ‖ one sealed box for each keyholder
 *
 * A box is libsodium's `crypto_box_seal`: ephemeral X25519 key ‖ XSalsa20-Poly1305, nonce =
 * BLAKE2b-192(ephemeral key ‖ recipient's key). Inside it the survey id, the report id and the
 * keyholder's role are repeated before the content, so that a box which was moved to another survey,
 * report or role is refused.
 *
 * Not protected: that somebody answered, from whoever sees the network; and whether one person
 * answered twice.
 * @module
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import nacl from 'tweetnacl';
import { fastest, type Agreement } from './agreement.ts';
import { answersLength, encodeAnswers, type Answers } from './answers.ts';
import {
	base64urlToBytes,
	bytesToBase64url,
	bytesToHex,
	concat,
	isEqual,
	randomBytes,
} from './bytes.ts';
import { surveyId, type Definition } from './definition.ts';
import { FormatError, OpenError } from './errors.ts';
import { parsePublicKey, type SecretKey } from './keys.ts';

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
const HEADER_LENGTH = 1 + 2 * ID_LENGTH;
/** What `crypto_box_seal` adds: an ephemeral key and an authenticator. */
export const SEAL_LENGTH = nacl.box.publicKeyLength + nacl.box.overheadLength;
const INNER_HEADER_LENGTH = 2 * ID_LENGTH + 1;
const MAX_LENGTH = 24_000;

const ROLES = { facilitator: 0, steward: 1 } as const;
export type Role = keyof typeof ROLES;

/** Zeros that NaCl puts before a ciphertext; twice as many are before a message. */
const ZEROS = 16;
const ZERO_NONCE = new Uint8Array(16);
/** “expand 32-byte k”, Salsa20's constant. */
const SIGMA = new TextEncoder().encode('expand 32-byte k');

/** tweetnacl's own building blocks, which its types leave out; its version is pinned exactly. */
const { crypto_core_hsalsa20: hsalsa20, crypto_secretbox_open: openSecretbox } = (
	nacl as unknown as {
		readonly lowlevel: {
			readonly crypto_core_hsalsa20: (
				out: Uint8Array,
				input: Uint8Array,
				key: Uint8Array,
				constant: Uint8Array,
			) => void;
			/** NaCl's own form: 16 zeros before the ciphertext, 32 before the message; 0 if it is genuine. */
			readonly crypto_secretbox_open: (
				message: Uint8Array,
				ciphertext: Uint8Array,
				length: number,
				nonce: Uint8Array,
				key: Uint8Array,
			) => number;
		};
	}
).lowlevel;

/** `crypto_box_beforenm`: the key that both sides derive from what they share. */
function boxKey(shared: Uint8Array): Uint8Array {
	const key = new Uint8Array(nacl.box.sharedKeyLength);
	hsalsa20(key, ZERO_NONCE, shared, SIGMA);
	return key;
}

function sealNonce(ephemeral: Uint8Array, recipient: Uint8Array): Uint8Array {
	return blake2b(concat(ephemeral, recipient), { dkLen: nacl.box.nonceLength });
}

/**
 * Seal bytes to a public key, as libsodium's `crypto_box_seal` does.
 *
 * @param recipient - An X25519 key, 32 bytes.
 *
 * @returns The message's length and 48 bytes. Sealing the same message twice gives two unrelated boxes.
 *
 * @throws {@link OpenError} if the key is of low order.
 */
export async function sealBox(
	message: Uint8Array,
	recipient: Uint8Array,
	agreement?: Agreement,
): Promise<Uint8Array> {
	const x25519 = agreement ?? (await fastest());
	const { secret, publicKey } = await x25519.generate();
	const key = boxKey(await x25519.agree(secret, recipient));
	return concat(publicKey, nacl.secretbox(message, sealNonce(publicKey, recipient), key));
}

/** A keyholder's key, loaded once for many boxes. */
export interface Recipient {
	readonly publicKey: Uint8Array;
	/** As {@link openBox}, for this keyholder. */
	open(box: Uint8Array): Promise<Uint8Array | null>;
}

/** Take a secret key into use for opening. */
export async function loadRecipient(key: SecretKey, agreement?: Agreement): Promise<Recipient> {
	const x25519 = agreement ?? (await fastest());
	const secret = await x25519.load(key.box);
	const publicKey = key.publicKey.box;
	return {
		publicKey,
		async open(box) {
			if (box.length < SEAL_LENGTH) return null;
			const ephemeral = box.subarray(0, nacl.box.publicKeyLength);
			const shared = await x25519.agree(secret, ephemeral);
			const padded = new Uint8Array(box.length - ZEROS);
			padded.set(box.subarray(nacl.box.publicKeyLength), ZEROS);
			const message = new Uint8Array(padded.length);
			const nonce = sealNonce(ephemeral, publicKey);
			const code = openSecretbox(message, padded, padded.length, nonce, boxKey(shared));
			return code === 0 ? message.subarray(2 * ZEROS) : null;
		},
	};
}

/**
 * Open a sealed box, as libsodium's `crypto_box_seal_open` does.
 *
 * @returns The message, or `null` if the box is sealed to another key or was altered.
 *
 * @throws {@link OpenError} if its ephemeral key is of low order.
 */
export async function openBox(box: Uint8Array, key: SecretKey): Promise<Uint8Array | null> {
	return (await loadRecipient(key)).open(box);
}

/** The length in bytes of every envelope of a survey. */
export function envelopeLength(definition: Definition): number {
	return (
		HEADER_LENGTH +
		definition.keyholders.length * (SEAL_LENGTH + INNER_HEADER_LENGTH + answersLength(definition))
	);
}

/** What is the same for all envelopes of a survey. Checking a public key takes longer than sealing. */
interface Address {
	readonly survey: Uint8Array;
	readonly recipients: readonly { readonly role: Role; readonly key: Uint8Array }[];
}

const addresses = new WeakMap<Definition, Address>();

function addressOf(definition: Definition): Address {
	let address = addresses.get(definition);
	if (address === undefined) {
		const { keyholders } = definition;
		address = {
			survey: surveyId(definition),
			recipients: keyholders.map(({ role, key }) => ({ role, key: parsePublicKey(key).box })),
		};
		addresses.set(definition, address);
	}
	return address;
}

/**
 * Seal one respondent's answers.
 *
 * Every envelope of the same survey has the same length, so its size says nothing about what was
 * answered. It holds no time, language or address.
 */
export async function sealAnswers(definition: Definition, answers: Answers): Promise<Envelope> {
	const { survey, recipients } = addressOf(definition);
	const report = randomBytes(ID_LENGTH);
	const content = encodeAnswers(definition, answers);
	const boxes = await Promise.all(
		recipients.map(({ role, key }) =>
			sealBox(concat(survey, report, Uint8Array.of(ROLES[role]), content), key),
		),
	);
	return bytesToEnvelope(concat(Uint8Array.of(VERSION), survey, report, ...boxes));
}

/**
 * Open one envelope.
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
	const content = await recipient.open(envelope.bytes.subarray(HEADER_LENGTH));
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

/** SHA-256 of an envelope's bytes, in hexadecimal: it proves delivery and says nothing else. */
export function receiptOf(envelope: Envelope): string {
	return bytesToHex(sha256(envelope.bytes));
}

/**
 * 16 bytes that name an envelope which was opened: of its ephemeral key, which nobody else can use,
 * and of its authenticator. Cheaper than a hash, and enough to count each once.
 */
export function envelopeName({ bytes }: Envelope): Uint8Array {
	const tag = HEADER_LENGTH + nacl.box.publicKeyLength;
	return concat(bytes.subarray(HEADER_LENGTH, HEADER_LENGTH + 12), bytes.subarray(tag, tag + 4));
}
