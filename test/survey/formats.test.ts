/** What docs/formats.md says is true: its worked example, and its way without this software. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash, hkdfSync, scryptSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import sodium from 'libsodium-wrappers';
import { beforeAll, expect, test } from 'vitest';
import { native } from '../../src/lib/survey/agreement.ts';
import { encodeAnswers, type Answers } from '../../src/lib/survey/answers.ts';
import { base64urlToBytes, bytesToHex, concat } from '../../src/lib/survey/bytes.ts';
import {
	definitionToCanonical,
	parseDefinition,
	surveyId,
} from '../../src/lib/survey/definition.ts';
import { sealBox } from '../../src/lib/survey/box.ts';
import {
	bytesToEnvelope,
	envelopeToText,
	receiptOf,
	sealAnswers,
} from '../../src/lib/survey/envelope.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';
import { parseDefinitionText } from '../../src/lib/survey/link.ts';
import { Opener } from '../../src/lib/survey/opener.ts';
import { ANSWERS, KEYS, SEED, SURVEY } from './sample.ts';
import { withSecret } from './with-secret.ts';

const DOCUMENT = readFileSync('docs/formats.md', 'utf8').split('## A worked example')[1]!;
const blockOf = (language: string): string =>
	new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(DOCUMENT)![1]!;

beforeAll(() => sodium.ready);

/** The lines of the example: a name, then its value, which may go on over lines that begin with a space. */
const example = (): Map<string, string> =>
	new Map(
		[...blockOf('text').matchAll(/^(\w[\w ]*?) *= (.*(?:\n +.*)*)/gm)].map(([, name, value]) => [
			name!,
			value!.replace(/\n +/g, ''),
		]),
	);

test('the worked example is right, line by line', async () => {
	const keys = seedToKeys(Uint8Array.from({ length: 32 }, (_, index) => index + 1));
	const survey = parseDefinition({
		format: 'peer-survey',
		version: 1,
		title: 'After the session',
		pages: [
			{
				questions: [
					{ type: 'scale', id: 'useful', text: 'Useful?', points: ['No', 'Yes'] },
					{ type: 'choices', id: 'more', text: 'More of', options: ['Time', 'Talk', 'Quiet'] },
					{ type: 'text', id: 'why', text: 'Why?', maxLength: 4 },
				],
			},
		],
		keyholders: [{ role: 'facilitator', key: keys.publicKey.text }],
		minimum: 5,
		keepDays: 90,
		via: { file: true },
	});
	const answers: Answers = new Map<string, number | number[] | string>([
		['useful', 2],
		['more', [1, 3]],
		['why', 'Sí'],
	]);
	const [report, secret] = [new Uint8Array(16).fill(0x0a), new Uint8Array(32).fill(0x0b)];
	const content = encodeAnswers(survey, answers);
	const inner = concat(surveyId(survey), report, Uint8Array.of(0), content);
	const ephemeral = sodium.crypto_scalarmult_base(secret);
	const nonce = sodium.crypto_generichash(24, concat(ephemeral, keys.publicKey.box), null);
	const box = await sealBox(inner, keys.publicKey.box, withSecret(native, secret));
	const envelope = bytesToEnvelope(concat(Uint8Array.of(1), surveyId(survey), report, box));
	const hex = bytesToHex;

	expect(Object.fromEntries(example())).toEqual({
		seed: hex(SEED),
		'box secret': hex(keys.box),
		'box public': hex(keys.publicKey.box),
		'sign public': hex(keys.publicKey.sign),
		'public key': keys.publicKey.text,
		canonical: definitionToCanonical(survey),
		'survey id': hex(surveyId(survey)),
		answers: hex(content),
		'report id': hex(report),
		inside: hex(inner),
		'fresh secret': hex(secret),
		'fresh public': hex(ephemeral),
		nonce: hex(nonce),
		box: hex(box),
		envelope: envelopeToText(envelope),
		receipt: await receiptOf(envelope),
	});
});

test('the envelope of the worked example opens, from nothing but what the document says', async () => {
	const lines = example();
	const seed = Uint8Array.from(Buffer.from(lines.get('seed')!, 'hex'));
	const survey = parseDefinitionText(lines.get('canonical')!);
	const opener = await Opener.create(survey, seedToKeys(seed));
	await opener.add([{ text: lines.get('envelope')!, source: 'docs', position: 1 }]);
	const { tally, rejected } = opener.result();
	expect(rejected).toEqual([]);
	expect(tally.counts.get('useful')).toEqual([0, 0, 1]);
	expect(tally.counts.get('more')).toEqual([0, 1, 0, 1]);
	expect(tally.texts.get('why')).toEqual(['Sí']);
	expect(
		createHash('sha256')
			.update(Buffer.from(lines.get('envelope')!.slice(10), 'base64url'))
			.digest('hex'),
	).toBe(lines.get('receipt'));
});

const PASSPHRASE = 'cañón granite';
const cost = { N: 1024, r: 8, p: 1 };

test('the way without this software is right: its steps in libsodium and Node', async () => {
	const file = JSON.parse(await lockKey(SEED, PASSPHRASE, { cost })) as {
		kdf: { salt: string; N: number; r: number; p: number };
		nonce: string;
		box: string;
	};
	const lock = scryptSync(PASSPHRASE.normalize('NFKC'), base64urlToBytes(file.kdf.salt), 32, cost);
	const seed = sodium.crypto_secretbox_open_easy(
		base64urlToBytes(file.box),
		base64urlToBytes(file.nonce),
		lock,
	);
	const secret = new Uint8Array(
		hkdfSync('sha512', seed, new Uint8Array(64), 'peer-coach box v1', 32),
	);
	const { bytes } = await sealAnswers(SURVEY, ANSWERS);
	const publicKey = sodium.crypto_scalarmult_base(secret);
	const inner = sodium.crypto_box_seal_open(bytes.slice(33), publicKey, secret);
	expect(inner.slice(0, 33)).toEqual(concat(bytes.slice(1, 33), Uint8Array.of(0)));
	expect(inner.slice(33)).toEqual(encodeAnswers(SURVEY, ANSWERS));
	expect(publicKey).toEqual(KEYS.publicKey.box);
});

const hasPyNaCl = spawnSync('python3', ['-c', 'import nacl.secret, hmac']).status === 0;
if (!hasPyNaCl) console.log('Skipped: docs/formats.md’s Python, because PyNaCl is not installed.');

test.skipIf(!hasPyNaCl)(
	'the way without this software is right: its Python, as it stands',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'peer-formats-'));
		const path = (name: string): string => join(folder, name);
		const sealed = await Promise.all([ANSWERS, new Map()].map((one) => sealAnswers(SURVEY, one)));
		writeFileSync(path('open.py'), blockOf('python'));
		writeFileSync(path('my.key.json'), await lockKey(SEED, PASSPHRASE, { cost }));
		writeFileSync(path('envelopes.txt'), sealed.map((one) => `${envelopeToText(one)}\n`).join(''));
		// In a session of its own it has no terminal to ask for the passphrase, and takes its input.
		const python = spawn('python3', ['open.py', 'my.key.json', 'envelopes.txt'], {
			cwd: folder,
			detached: true,
			env: { ...process.env, PYTHONUTF8: '1' },
		});
		python.stdin.end(`${PASSPHRASE}\n`);
		const [printed, complaints] = await Promise.all([textOf(python.stdout), textOf(python.stderr)]);
		expect(
			printed.split('\n').map((line) => line.trim()),
			complaints,
		).toEqual([...[ANSWERS, new Map()].map((one) => bytesToHex(encodeAnswers(SURVEY, one))), '']);
	},
);
