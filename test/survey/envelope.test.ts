import { createHash } from 'node:crypto';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { beforeAll, expect, test } from 'vitest';
import { native, portable, type Agreement } from '../../src/lib/survey/agreement.ts';
import { encodeAnswers } from '../../src/lib/survey/answers.ts';
import { bytesToHex, concat } from '../../src/lib/survey/bytes.ts';
import { surveyId } from '../../src/lib/survey/definition.ts';
import type { Role } from '../../src/lib/survey/role.ts';
import { sealBox, SEAL_LENGTH } from '../../src/lib/survey/box.ts';
import { loadRecipient } from '../../src/lib/survey/recipient.ts';
import {
	bytesToEnvelope,
	envelopeLength,
	envelopeName,
	envelopeToText,
	openEnvelope,
	parseEnvelope,
	receiptOf,
	sealAnswers,
} from '../../src/lib/survey/envelope.ts';
import { FormatError, OpenError } from '../../src/lib/survey/errors.ts';
import type { SecretKey } from '../../src/lib/survey/keys.ts';
import { answered } from './arbitraries.ts';
import { LOW_ORDER_BOX } from './low-order.ts';
import { ANSWERS, KEYS, OTHER_KEYS, OTHER_SURVEY, SURVEY } from './sample.ts';
import { withSecret } from './with-secret.ts';

beforeAll(() => sodium.ready);

const BOTH: readonly (readonly [string, Agreement])[] = [
	['native', native],
	['portable', portable],
];
const MESSAGE = Uint8Array.from({ length: 100 }, (_, index) => index);
const messages = fc.uint8Array({ maxLength: 300 });

const openWith = async (agreement: Agreement, box: Uint8Array, key: SecretKey) =>
	(await loadRecipient(key, agreement)).open(box);

for (const [name, agreement] of BOTH) {
	test(`${name}: a box that libsodium sealed opens here`, async () => {
		await fc.assert(
			fc.asyncProperty(messages, async (message) => {
				const box = sodium.crypto_box_seal(message, KEYS.publicKey.box);
				expect(await openWith(agreement, box, KEYS)).toEqual(message);
			}),
			{ numRuns: 30 },
		);
	});

	test(`${name}: libsodium opens a box that was sealed here`, async () => {
		await fc.assert(
			fc.asyncProperty(messages, async (message) => {
				const box = await sealBox(message, KEYS.publicKey.box, agreement);
				expect(box).toHaveLength(message.length + SEAL_LENGTH);
				expect(sodium.crypto_box_seal_open(box, KEYS.publicKey.box, KEYS.box)).toEqual(message);
			}),
			{ numRuns: 30 },
		);
	});

	test(`${name}: with the same ephemeral secret, libsodium makes the same bytes`, async () => {
		const recipient = KEYS.publicKey.box;
		await fc.assert(
			fc.asyncProperty(
				messages,
				fc.uint8Array({ minLength: 32, maxLength: 32 }),
				async (message, secret) => {
					const ephemeral = sodium.crypto_scalarmult_base(secret);
					const nonce = sodium.crypto_generichash(24, concat(ephemeral, recipient), null);
					const expected = concat(
						ephemeral,
						sodium.crypto_box_easy(message, nonce, recipient, secret),
					);
					const box = await sealBox(message, recipient, withSecret(agreement, secret));
					expect(bytesToHex(box)).toBe(bytesToHex(expected));
				},
			),
			{ numRuns: 20 },
		);
	});

	test(`${name}: a box with any bit changed does not open`, async () => {
		const box = await sealBox(MESSAGE, KEYS.publicKey.box, native);
		const recipient = await loadRecipient(KEYS, agreement);
		const step = name === 'native' ? 1 : 8;
		for (let bit = 0; bit < 8 * box.length; bit += step) {
			const changed = Uint8Array.from(box);
			changed[bit >> 3]! ^= 1 << ((bit + (bit >> 3)) & 7);
			expect(await recipient.open(changed)).toBeNull();
		}
	});

	test(`${name}: a box cut anywhere, or longer, does not open`, async () => {
		const box = await sealBox(MESSAGE, KEYS.publicKey.box, native);
		const recipient = await loadRecipient(KEYS, agreement);
		for (let length = 0; length < box.length; length += 1) {
			expect(await recipient.open(box.slice(0, length))).toBeNull();
		}
		for (const more of [1, 16, 1000]) {
			expect(await recipient.open(concat(box, new Uint8Array(more)))).toBeNull();
			expect(await recipient.open(concat(new Uint8Array(more).fill(9), box))).toBeNull();
		}
	});

	test(`${name}: a box sealed to another key does not open`, async () => {
		const box = await sealBox(MESSAGE, OTHER_KEYS.publicKey.box, agreement);
		expect(await openWith(agreement, box, KEYS)).toBeNull();
	});

	test.each(LOW_ORDER_BOX.map(bytesToHex))(
		`${name}: nothing is sealed to %s, nor opened that was sealed with it`,
		async (text) => {
			const key = Uint8Array.from(Buffer.from(text, 'hex'));
			const sealed = sealBox(MESSAGE, key, agreement);
			await expect(sealed).rejects.toThrow(OpenError);
			await expect(sealed).rejects.toThrow(/a key that protects nothing/);
			const opened = openWith(agreement, concat(key, new Uint8Array(50)), KEYS);
			await expect(opened).rejects.toThrow(OpenError);
			await expect(opened).rejects.toThrow(/a key that protects nothing/);
		},
	);
}

test('sealing the same message twice gives two unrelated boxes', async () => {
	const one = await sealBox(MESSAGE, KEYS.publicKey.box);
	const other = await sealBox(MESSAGE, KEYS.publicKey.box);
	expect(one.slice(0, 32)).not.toEqual(other.slice(0, 32));
	const recipient = await loadRecipient(KEYS);
	expect(await recipient.open(one)).toEqual(MESSAGE);
	expect(await recipient.open(other)).toEqual(MESSAGE);
});

test('every envelope of a survey has the same length, whatever was answered', async () => {
	await fc.assert(
		fc.asyncProperty(answered(1, 4), async ({ definition, everybody }) => {
			const lengths = new Set<number>();
			for (const answers of [new Map(), ...everybody]) {
				const envelope = await sealAnswers(definition, answers);
				lengths.add(envelope.bytes.length);
				expect(envelopeToText(envelope).length).toBeLessThan(32_767);
			}
			expect([...lengths]).toEqual([envelopeLength(definition)]);
		}),
		{ numRuns: 40 },
	);
});

test('opening inverts sealing', async () => {
	const envelope = await sealAnswers(SURVEY, ANSWERS);
	const recipient = await loadRecipient(KEYS);
	expect(await openEnvelope(envelope, 'facilitator', recipient)).toEqual(
		encodeAnswers(SURVEY, ANSWERS),
	);
	expect(parseEnvelope(envelopeToText(envelope))).toEqual(envelope);
	expect(envelope.surveyId).toEqual(surveyId(SURVEY));
});

test('two envelopes of the same answers share nothing but version and survey', async () => {
	const [one, other] = [await sealAnswers(SURVEY, ANSWERS), await sealAnswers(SURVEY, ANSWERS)];
	expect(one.bytes.slice(0, 17)).toEqual(other.bytes.slice(0, 17));
	expect(one.reportId).not.toEqual(other.reportId);
	expect(await receiptOf(one)).not.toBe(await receiptOf(other));
	expect(envelopeName(one)).not.toEqual(envelopeName(other));
});

test('libsodium alone opens the box of an envelope, as docs/formats.md says', async () => {
	const { bytes, reportId } = await sealAnswers(SURVEY, ANSWERS);
	const content = sodium.crypto_box_seal_open(bytes.slice(33), KEYS.publicKey.box, KEYS.box);
	expect(content).toEqual(
		concat(surveyId(SURVEY), reportId, Uint8Array.of(0), encodeAnswers(SURVEY, ANSWERS)),
	);
});

/** An envelope whose header says one thing and whose box another. */
async function put(outer: Uint8Array, inner: Uint8Array) {
	const content = concat(inner, encodeAnswers(SURVEY, ANSWERS));
	return bytesToEnvelope(
		concat(Uint8Array.of(1), outer, await sealBox(content, KEYS.publicKey.box)),
	);
}

const report = new Uint8Array(16).fill(9);
const here = concat(surveyId(SURVEY), report);

test.each<[string, Uint8Array, Role]>([
	['another survey', concat(surveyId(OTHER_SURVEY), report, Uint8Array.of(0)), 'facilitator'],
	[
		'another response',
		concat(surveyId(SURVEY), new Uint8Array(16), Uint8Array.of(0)),
		'facilitator',
	],
	['the steward', concat(here, Uint8Array.of(1)), 'facilitator'],
	['the facilitator', concat(here, Uint8Array.of(0)), 'steward'],
	['nobody known', concat(here, Uint8Array.of(2)), 'facilitator'],
])('a box that was moved here from %s is refused', async (_, inner, role) => {
	const opened = openEnvelope(await put(here, inner), role, await loadRecipient(KEYS));
	await expect(opened).rejects.toThrow(OpenError);
	await expect(opened).rejects.toThrow(/moved here from another survey, response or keyholder/);
});

test('a box in its own place is taken, whoever put it together', async () => {
	const envelope = await put(here, concat(here, Uint8Array.of(0)));
	expect(await openEnvelope(envelope, 'facilitator', await loadRecipient(KEYS))).toEqual(
		encodeAnswers(SURVEY, ANSWERS),
	);
});

test('a box with less inside than its header is refused', async () => {
	const empty = await sealBox(new Uint8Array(32), KEYS.publicKey.box);
	const envelope = bytesToEnvelope(concat(Uint8Array.of(1), here, empty, new Uint8Array(1)));
	await expect(openEnvelope(envelope, 'facilitator', await loadRecipient(KEYS))).rejects.toThrow(
		/altered on its way/,
	);
	const short = { ...envelope, bytes: envelope.bytes.slice(0, -1) };
	await expect(openEnvelope(short, 'facilitator', await loadRecipient(KEYS))).rejects.toThrow(
		/moved here/,
	);
});

test('an envelope of another key is refused, and the reason says so', async () => {
	const envelope = await sealAnswers(SURVEY, ANSWERS);
	const opened = openEnvelope(envelope, 'facilitator', await loadRecipient(OTHER_KEYS));
	await expect(opened).rejects.toThrow(OpenError);
	await expect(opened).rejects.toThrow(/altered on its way, or is sealed to another key/);
});

const TEXT = envelopeToText(bytesToEnvelope(concat(Uint8Array.of(1), new Uint8Array(113))));

test.each([
	['nothing', '', /does not begin with “peer-env1_”/],
	['words', 'Thank you for your answer', /does not begin with “peer-env1_”/],
	['another prefix', TEXT.replace('env1', 'env2'), /does not begin with “peer-env1_”/],
	['capitals', TEXT.toUpperCase(), /does not begin with “peer-env1_”/],
	['space before it', ` ${TEXT}`, /does not begin with “peer-env1_”/],
	['space behind it', `${TEXT} `, /not base64url/],
	['padding', `${TEXT}==`, /not base64url/],
	['the prefix alone', 'peer-env1_', /too short to be an envelope: its end is missing/],
	[
		'all but its last byte',
		envelopeToText({ bytes: new Uint8Array(113), surveyId: here, reportId: here }),
		/too short to be an envelope/,
	],
	[
		'version 0',
		envelopeToText({ bytes: new Uint8Array(114), surveyId: here, reportId: here }),
		/version that is not known here. Update this site/,
	],
	[
		'version 2',
		envelopeToText({ bytes: new Uint8Array(114).fill(2), surveyId: here, reportId: here }),
		/version that is not known here/,
	],
	['one byte too many', `peer-env1_AQ${'A'.repeat(32_000)}`, /too long to be an envelope/],
	['ten megabytes', `peer-env1_${'A'.repeat(10_000_000)}`, /too long to be an envelope/],
	[
		'ten megabytes of something else',
		`peer-env1_${' '.repeat(10_000_000)}`,
		/too long to be an envelope/,
	],
])('refuses %s as an envelope, and says what is wrong', (_, text, reason) => {
	expect(() => parseEnvelope(text)).toThrow(FormatError);
	expect(() => parseEnvelope(text)).toThrow(reason);
});

test('the longest envelope there may be is read', () => {
	const bytes = new Uint8Array(24_000).fill(1);
	const text = envelopeToText(bytesToEnvelope(bytes));
	expect(text.length).toBeLessThan(32_767);
	expect(parseEnvelope(text).bytes).toEqual(bytes);
});

test('an envelope has one spelling only', async () => {
	const { bytes } = await sealAnswers(SURVEY, ANSWERS);
	// One byte more than the sample’s, so that the last character holds bits that mean nothing.
	const text = envelopeToText(
		bytesToEnvelope(concat(bytes, new Uint8Array((4 - (bytes.length % 3)) % 3))),
	);
	expect((text.length - 'peer-env1_'.length) % 4).toBe(2);
	for (const last of ['B', 'C', 'D', '_']) {
		expect(() => parseEnvelope(text.slice(0, -1) + last)).toThrow(/not base64url/);
	}
});

test('a receipt is the SHA-256 of the envelope’s bytes', async () => {
	const envelope = await sealAnswers(SURVEY, ANSWERS);
	expect(await receiptOf(envelope)).toBe(createHash('sha256').update(envelope.bytes).digest('hex'));
});

test('nothing is sealed where there is no random source', async () => {
	const { crypto } = globalThis;
	Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true });
	try {
		await expect(sealAnswers(SURVEY, ANSWERS)).rejects.toThrow(/no secure random source/);
		await expect((async () => sealBox(MESSAGE, KEYS.publicKey.box, portable))()).rejects.toThrow(
			/no secure random source/,
		);
	} finally {
		Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true });
	}
});
