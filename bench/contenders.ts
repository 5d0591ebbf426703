/**
 * The same answers, sealed and opened four ways: here, with tweetnacl alone, with libsodium's WASM
 * and with FormSG's SDK. Runs in Node and, bundled, in a browser.
 *
 * The three others are given everything else that this project does around the cryptography (parsing,
 * decoding, checks, counting, release), so that they differ in the cryptography alone; FormSG keeps
 * its own encoding, with a plaintext of the same length.
 * @module
 */
import { blake2b } from '@noble/hashes/blake2.js';
import formsgCrypto from '@opengovsg/formsg-sdk/dist/crypto.js';
import sodium from 'libsodium-wrappers';
import nacl from 'tweetnacl';
import { decodeAnswers, encodeAnswers, type Answers } from '../src/lib/survey/answers.ts';
import { concat } from '../src/lib/survey/bytes.ts';
import { parseDefinition, type Definition } from '../src/lib/survey/definition.ts';
import { sealBox } from '../src/lib/survey/box.ts';
import { loadRecipient, type Recipient } from '../src/lib/survey/recipient.ts';
import {
	envelopeName,
	envelopeToText,
	openEnvelope,
	parseEnvelope,
	sealAnswers,
} from '../src/lib/survey/envelope.ts';
import { Fingerprints } from '../src/lib/survey/fingerprints.ts';
import type { SecretKey } from '../src/lib/survey/keys.ts';
import { generateSeed, seedToKeys } from '../src/lib/survey/seed.ts';
import { Opener } from '../src/lib/survey/opener.ts';
import { publish } from '../src/lib/survey/privacy.ts';
import { createRelease } from '../src/lib/survey/release.ts';
import { addAnswers, emptyTally, type Tally } from '../src/lib/survey/tally.ts';

const SCALES = 30;
/** Makes the plaintext of a box exactly 1,024 bytes. */
const TEXT_LENGTHS = [160, 159] as const;
const PLAINTEXT_LENGTH = 1024;
/** How many boxes are in flight where the cryptography is asynchronous. */
const BATCH = 256;
/** How many different envelopes FormSG gets, again and again; sealing more would take minutes. */
const FORMSG_DIFFERENT = 500;

export const NAMES = ['this project', 'tweetnacl', 'libsodium-wrappers', 'FormSG SDK'] as const;

export interface Contender {
	readonly name: (typeof NAMES)[number];
	/** Seal one plaintext so many times. */
	readonly seal: (count: number) => Promise<void>;
	/** Open so many different sealed plaintexts. */
	readonly open: (count: number) => Promise<void>;
	/** From the text of all envelopes to a signed release; returns all that was counted, as JSON. */
	readonly whole: () => Promise<string>;
}

function makeDefinition(key: string): Definition {
	const scales = Array.from({ length: SCALES }, (_, index) => ({
		type: 'scale',
		id: `q${index + 1}`,
		text: `Question ${index + 1}`,
		points: ['1', '2', '3', '4', '5'],
	}));
	const texts = TEXT_LENGTHS.map((maxLength, index) => ({
		type: 'text',
		id: `t${index + 1}`,
		text: `Text ${index + 1}`,
		maxLength,
	}));
	return parseDefinition({
		format: 'peer-survey',
		version: 1,
		title: 'Benchmark',
		pages: [{ questions: [...scales, ...texts] }],
		keyholders: [{ role: 'facilitator', key }],
		minimum: 5,
		keepDays: 30,
		via: { file: true },
	});
}

function makeAnswers(respondent: number): Answers {
	const scales = Array.from({ length: SCALES }, (_, index): [string, number] => [
		`q${index + 1}`,
		((respondent * 7 + index * 3) % 5) + 1,
	]);
	return new Map<string, number | string>([
		...scales,
		['t1', `What I try next is to wait longer after a question (${respondent}).`],
		['t2', 'Nobody spoke over anybody. ¡Gracias!'],
	]);
}

/** Everything but the cryptography, for one that opens box after box. */
function wholeWith(
	definition: Definition,
	texts: readonly string[],
	recipient: Recipient,
	release: (tally: Tally, set: Fingerprints) => Promise<string>,
): () => Promise<string> {
	return async () => {
		const tally = emptyTally(definition);
		const set = new Fingerprints();
		for (const text of texts) {
			const envelope = parseEnvelope(text);
			const content = await openEnvelope(envelope, 'facilitator', recipient);
			const answers = decodeAnswers(definition, content);
			if (set.add(envelopeName(envelope))) addAnswers(tally, answers);
		}
		return release(tally, set);
	};
}

/** What a worker of the facilitator's page is given. */
export interface Sealed {
	readonly definition: Definition;
	readonly key: SecretKey;
	/** One envelope a line. */
	readonly file: File;
}

/** Seal everything that will be opened. */
export async function prepare(
	envelopes: number,
): Promise<{ readonly contenders: readonly Contender[]; readonly sealed: Sealed }> {
	await sodium.ready;
	const key = seedToKeys(generateSeed());
	const definition = makeDefinition(key.publicKey.text);
	const [publicKey, secretKey] = [key.publicKey.box, key.box];
	const message = concat(new Uint8Array(33), encodeAnswers(definition, makeAnswers(0)));
	if (message.length !== PLAINTEXT_LENGTH) throw new RangeError(`${message.length} bytes`);

	const texts: string[] = [];
	for (let at = 0; at < envelopes; at += BATCH) {
		const batch = Array.from({ length: Math.min(BATCH, envelopes - at) }, (_, index) =>
			sealAnswers(definition, makeAnswers(at + index)),
		);
		for (const envelope of await Promise.all(batch)) texts.push(envelopeToText(envelope));
	}
	const boxes = texts.map((text) => parseEnvelope(text).bytes.subarray(33));

	async function release(tally: Tally, set: Fingerprints): Promise<string> {
		const outcome = publish(definition, tally, set, []);
		if ('refused' in outcome) throw new Error(outcome.refused.reason);
		const { responses } = await createRelease(definition, outcome.published, key);
		return JSON.stringify([responses, [...tally.counts.values()]]);
	}

	const ours = await loadRecipient(key);
	const here: Contender = {
		name: 'this project',
		async seal(count) {
			for (let at = 0; at < count; at += BATCH) {
				const length = Math.min(BATCH, count - at);
				await Promise.all(Array.from({ length }, () => sealBox(message, publicKey)));
			}
		},
		async open(count) {
			for (let at = 0; at < count; at += BATCH) {
				await Promise.all(
					boxes.slice(at, Math.min(at + BATCH, count)).map((box) => ours.open(box)),
				);
			}
		},
		async whole() {
			const opener = await Opener.create(definition, key);
			for (let at = 0; at < texts.length; at += BATCH) {
				await opener.add(
					texts
						.slice(at, at + BATCH)
						.map((text, index) => ({ text, source: '', position: at + index })),
				);
			}
			const { tally, fingerprints } = opener.result();
			return release(tally, fingerprints);
		},
	};

	/** One that seals and opens box after box. */
	function sequential(
		name: Contender['name'],
		sealOne: () => unknown,
		openOne: (box: Uint8Array) => Uint8Array | null,
	): Contender {
		return {
			name,
			seal(count) {
				for (let done = 0; done < count; done += 1) sealOne();
				return Promise.resolve();
			},
			open(count) {
				for (const box of boxes.slice(0, count)) if (openOne(box) === null) throw new Error(name);
				return Promise.resolve();
			},
			whole: wholeWith(
				definition,
				texts,
				{ publicKey, open: (box) => Promise.resolve(openOne(box)) },
				release,
			),
		};
	}

	const nonce = (ephemeral: Uint8Array): Uint8Array =>
		blake2b(concat(ephemeral, publicKey), { dkLen: nacl.box.nonceLength });
	const alone = sequential(
		'tweetnacl',
		() => {
			const pair = nacl.box.keyPair();
			return concat(
				pair.publicKey,
				nacl.box(message, nonce(pair.publicKey), publicKey, pair.secretKey),
			);
		},
		(box) => {
			const ephemeral = box.subarray(0, 32);
			return nacl.box.open(box.subarray(32), nonce(ephemeral), ephemeral, secretKey);
		},
	);
	const wasm = sequential(
		'libsodium-wrappers',
		() => sodium.crypto_box_seal(message, publicKey),
		(box) => sodium.crypto_box_seal_open(box, publicKey, secretKey),
	);
	return {
		contenders: [here, alone, wasm, makeFormsg(envelopes, definition, release)],
		sealed: { definition, key, file: new File([texts.join('\n')], 'envelopes.txt') },
	};
}

/** What of it is needed here; its own type is looser. */
interface FormsgOpened {
	readonly responses: readonly { readonly answer?: string }[];
}

/** FormSG's own encoding: fields of JSON, as long as the plaintext of the others. */
function makeFormsg(
	envelopes: number,
	definition: Definition,
	release: (tally: Tally, set: Fingerprints) => Promise<string>,
): Contender {
	// Its door, index.js, needs Node; this part does not, and is CommonJS, whatever its types say.
	const { default: Crypto } = formsgCrypto as unknown as { readonly default: typeof formsgCrypto };
	const formsg = new Crypto();
	const { publicKey, secretKey } = formsg.generate();

	function toFields(respondent: number): unknown {
		const values = [...makeAnswers(respondent).values()];
		const fields = [
			{ question: 'scales', answer: values.slice(0, SCALES).join('') },
			{ question: 'text 1', answer: String(values[SCALES]) },
			{ question: 'text 2', answer: String(values[SCALES + 1]) },
			{ question: 'padding', answer: '' },
		].map((field, index) => ({
			...field,
			_id: `${index}`.padStart(24, '0'),
			fieldType: 'textfield' as const,
		}));
		const length = new TextEncoder().encode(JSON.stringify(fields)).length;
		fields.at(-1)!.answer = 'x'.repeat(PLAINTEXT_LENGTH - length);
		return fields;
	}

	const different = Math.min(envelopes, FORMSG_DIFFERENT);
	const sealed: readonly string[] = Array.from({ length: different }, (_, index) =>
		formsg.encrypt(toFields(index), publicKey),
	);
	const openOne = (index: number): FormsgOpened => {
		const encryptedContent: string = sealed[index % different]!;
		const opened: unknown = formsg.decrypt(secretKey, {
			encryptedContent,
			version: 1,
		});
		if (opened === null) throw new Error('FormSG SDK');
		return opened as FormsgOpened;
	};
	const fields = toFields(0);
	return {
		name: 'FormSG SDK',
		seal(count) {
			for (let done = 0; done < count; done += 1) formsg.encrypt(fields, publicKey);
			return Promise.resolve();
		},
		open(count) {
			for (let done = 0; done < count; done += 1) openOne(done);
			return Promise.resolve();
		},
		whole() {
			const tally = emptyTally(definition);
			const set = new Fingerprints();
			const name = new Uint32Array(4);
			for (let index = 0; index < envelopes; index += 1) {
				const [scales, first, second] = openOne(index).responses;
				const answers = new Map<string, number | string>();
				for (let at = 0; at < SCALES; at += 1) {
					answers.set(`q${at + 1}`, Number(scales!.answer![at]));
				}
				answers.set('t1', first!.answer!);
				answers.set('t2', second!.answer!);
				// The same few come again and again, so they are told apart by their turn.
				name.fill(index + 1);
				if (set.add(new Uint8Array(name.buffer))) addAnswers(tally, answers);
			}
			return Promise.resolve(release(tally, set));
		},
	};
}
