/**
 * Writes the frozen files of this folder: `node test/vectors/make.ts`. It refuses to overwrite any of
 * them, because each says what was written once and must be readable for ever. A new version of a format
 * gets a new file here.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { native } from '../../src/lib/survey/agreement.ts';
import { encodeAnswers, type Answers } from '../../src/lib/survey/answers.ts';
import { bytesToBase64url, bytesToHex, concat, digest } from '../../src/lib/survey/bytes.ts';
import { combineApproval } from '../../src/lib/survey/combination.ts';
import { definitionToCanonical, surveyId } from '../../src/lib/survey/definition.ts';
import { sealBox } from '../../src/lib/survey/box.ts';
import { bytesToEnvelope, envelopeToText, receiptOf } from '../../src/lib/survey/envelope.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { sealLedger } from '../../src/lib/survey/ledger.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';
import { definitionToLink } from '../../src/lib/survey/link.ts';
import { LINK_DICTIONARY } from '../../src/lib/survey/link-dictionary.ts';
import { seedToWords } from '../../src/lib/survey/recovery-words.ts';
import { publish } from '../../src/lib/survey/privacy.ts';
import { createRelease, releaseToText } from '../../src/lib/survey/release.ts';
import { published, range, tallyOf } from '../survey/opened.ts';
import { ANSWERS, KEYS, SEED, SURVEY } from '../survey/sample.ts';
import {
	approve,
	ask,
	bothOf,
	forTwo,
	gather,
	sealAll,
	Sink,
	STEWARD_SEED,
} from '../survey/two.ts';
import { withSecret } from '../survey/with-secret.ts';

/** 0, 1, 2 … from a start: fixed bytes that are easy to type again. */
const count = (from: number, length: number): Uint8Array =>
	Uint8Array.from({ length }, (_, index) => (from + index) & 0xff);

/** Everything random from here on is counted: 0, 1, 2 … through all draws. */
function countRandomness(): void {
	let next = 0;
	crypto.getRandomValues = (array) => {
		const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
		for (let at = 0; at < bytes.length; at += 1) bytes[at] = next++ & 0xff;
		return array;
	};
}

async function sealed(number: number, answers: Answers): Promise<unknown> {
	const report = count(0x10 * number, 16);
	const secret = count(0x80 + number, 32);
	const content = encodeAnswers(SURVEY, answers);
	const inner = concat(surveyId(SURVEY), report, Uint8Array.of(0), content);
	const box = await sealBox(inner, KEYS.publicKey.box, withSecret(native, secret));
	const envelope = bytesToEnvelope(concat(Uint8Array.of(1), surveyId(SURVEY), report, box));
	return {
		answers: Object.fromEntries(answers),
		content: bytesToHex(content),
		ephemeralSecret: bytesToHex(secret),
		text: envelopeToText(envelope),
		receipt: await receiptOf(envelope),
	};
}

const some = new Map<string, number | string>([
	['useful', 5],
	['again', 3],
	['carry', 'Más tiempo'],
]);

const FILES: Readonly<Record<string, () => Promise<unknown>>> = {
	'keys-v1.json': () =>
		Promise.resolve(
			[SEED, new Uint8Array(32), new Uint8Array(32).fill(0xff)].map((seed) => {
				const keys = seedToKeys(seed);
				return {
					seed: bytesToHex(seed),
					boxSecret: bytesToHex(keys.box),
					boxPublic: bytesToHex(keys.publicKey.box),
					signPublic: bytesToHex(keys.publicKey.sign),
					publicKey: keys.publicKey.text,
					words: seedToWords(seed).join(' '),
				};
			}),
		),
	'key-file-v1.json': async () => ({
		seed: bytesToHex(SEED),
		passphrase: 'cañón granite lantern',
		file: await lockKey(SEED, 'cañón granite lantern'),
	}),
	'definition-link-v1.json': async () => ({
		survey: SURVEY,
		canonical: definitionToCanonical(SURVEY),
		id: bytesToHex(surveyId(SURVEY)),
		link: await definitionToLink(SURVEY),
	}),
	'definition-link-v2.json': async () => ({
		survey: SURVEY,
		dictionary: bytesToHex(digest(LINK_DICTIONARY, 32)),
		link: await definitionToLink(SURVEY),
	}),
	'envelope-v1.json': async () => ({
		seed: bytesToHex(SEED),
		survey: SURVEY,
		envelopes: [await sealed(1, ANSWERS), await sealed(2, some), await sealed(3, new Map())],
	}),
	'release-v1.json': async () => {
		const everybody = range(0, 9).map((index) => (index < 4 ? ANSWERS : some));
		const release = await createRelease(SURVEY, published(SURVEY, tallyOf(SURVEY, everybody)), KEYS);
		return { seed: bytesToHex(SEED), text: releaseToText(release) };
	},
	'two-keyholders-v1.json': async () => {
		const survey = await forTwo({
			format: 'peer-survey',
			version: 1,
			title: 'After the session',
			pages: [
				{
					questions: [
						{ type: 'scale', id: 'useful', text: 'Useful?', points: ['No', 'Yes'] },
						{ type: 'choices', id: 'more', text: 'More of', options: ['Time', 'Talk'], max: 1 },
						{ type: 'text', id: 'why', text: 'Why?', maxLength: 4 },
					],
				},
			],
			minimum: 3,
			keepDays: 90,
			via: { file: true },
		});
		const everybody = [
			new Map<string, number | number[] | string>([
				['useful', 2],
				['more', [1]],
				['why', 'Sí'],
			]),
			new Map<string, number | string>([
				['useful', 1],
				['why', 'No'],
			]),
			new Map<string, number | number[] | string>([
				['useful', 2],
				['more', [2]],
				['why', 'Yes'],
			]),
		];
		const both = await bothOf(survey);
		const texts = await sealAll(survey, everybody);
		const { asked, message } = await ask(both, texts);
		const outcome = await approve(both, message, texts);
		if ('refused' in outcome) throw new Error(outcome.refused.reason);
		const ledger = new Sink();
		await sealLedger(both.steward, outcome.approved.ledger, ledger.write);
		const gathering = await gather(survey, texts);
		const combined = await combineApproval(both.facilitator, outcome.message, gathering, asked);
		const shown = publish(survey, combined.tally, combined.fingerprints, []);
		if ('refused' in shown) throw new Error(shown.refused.reason);
		const release = await createRelease(survey, shown.published, KEYS, combined.statement);
		const toText = async (blob: Blob): Promise<string> =>
			bytesToBase64url(new Uint8Array(await blob.arrayBuffer()));
		return {
			facilitatorSeed: bytesToHex(SEED),
			stewardSeed: bytesToHex(STEWARD_SEED),
			survey,
			envelopes: everybody.map((answers, index) => ({
				answers: Object.fromEntries(answers),
				text: texts[index],
			})),
			requestId: bytesToHex(asked.id),
			root: bytesToHex(asked.root),
			request: await toText(message),
			approval: await toText(outcome.message),
			ledger: await toText(ledger.blob),
			release: releaseToText(release),
		};
	},
};

countRandomness();
for (const [name, make] of Object.entries(FILES)) {
	const file = new URL(name, import.meta.url);
	if (existsSync(file)) {
		console.log(`${name} is there already, and stays as it is.`);
		continue;
	}
	writeFileSync(file, `${JSON.stringify(await make(), null, '\t')}\n`);
	console.log(`${name} written.`);
}
