import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSettings } from '../../src/lib/mailbox/settings.ts';
import {
	ENVELOPE_PREFIX,
	MAX_DEFINITION_LENGTH,
	MAX_ENVELOPE_BYTES,
	SURVEY_ID_BYTES,
	paths,
	signedBytes,
} from '../../src/lib/mailbox/wire.ts';
import { bytesToBase64url } from '../../src/lib/survey/bytes.ts';
import * as envelope from '../../src/lib/survey/envelope.ts';
import * as link from '../../src/lib/survey/link.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';

const key = seedToKeys(new Uint8Array(32).fill(7)).publicKey;
const OTHERS = { HOST: '0.0.0.0' };

test('without any settings, it serves this machine alone, and any facilitator', () => {
	expect(parseSettings({})).toMatchObject({
		host: '127.0.0.1',
		port: 4321,
		facilitators: 'any',
		allowOrigins: [],
		databaseFile: '.academy/mailbox.sqlite',
	});
});

test('where others can reach it, nobody may open a mailbox who is not named', () => {
	expect(parseSettings(OTHERS).facilitators).toEqual([]);
	expect(() => parseSettings({ ...OTHERS, FACILITATORS: 'any' })).toThrow(/others can reach/);
});

test('a facilitator is named by a whole public key or by its signing part', () => {
	const sign = bytesToBase64url(key.sign);
	expect(parseSettings({ FACILITATORS: `${key.text}, ${sign}` }).facilitators).toEqual([
		sign,
		sign,
	]);
});

test('a setting with a mistake in it is named, with what to do', () => {
	const typo = key.text.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
	const inside = key.text.replace(/(?<=.{40})./, (it) => (it === 'x' ? 'y' : 'x'));
	const table: [Record<string, string>, RegExp][] = [
		[{ PORT: '0' }, /PORT is not a whole number from 1 to 65535/],
		[{ PORT: '65536' }, /PORT is not/],
		[{ PORT: 'http' }, /PORT is not/],
		[{ MAX_ENVELOPES: '-1' }, /MAX_ENVELOPES is not/],
		[{ MAX_SURVEYS: '1.5' }, /MAX_SURVEYS is not/],
		[{ MAX_DATABASE_MB: 'much' }, /MAX_DATABASE_MB is not/],
		[{ ALLOW_ORIGINS: 'example.org' }, /ALLOW_ORIGINS names something/],
		[{ ALLOW_ORIGINS: 'https://example.org/' }, /ALLOW_ORIGINS names something/],
		[{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL is not an address/],
		[{ FACILITATORS: 'me' }, /not a key/],
		[{ FACILITATORS: typo }, /not a key|typing error/],
		[{ FACILITATORS: inside }, /typing error/],
	];
	for (const [env, says] of table) expect(() => parseSettings(env)).toThrow(says);
});

test('the mailbox and the survey agree on what an envelope looks like', () => {
	expect(ENVELOPE_PREFIX).toBe(envelope.ENVELOPE_PREFIX);
	const longest = new Uint8Array(MAX_ENVELOPE_BYTES);
	longest[0] = 1;
	expect(envelope.bytesToEnvelope(longest).surveyId).toHaveLength(SURVEY_ID_BYTES);
	expect(() => envelope.bytesToEnvelope(new Uint8Array(MAX_ENVELOPE_BYTES + 1))).toThrow(
		/too long/,
	);
});

test('a mailbox keeps every survey that a link or a file can hold', () => {
	expect(MAX_DEFINITION_LENGTH).toBe(link.MAX_DEFINITION_LENGTH);
});

test('what a facilitator signs is as docs/formats.md writes it', () => {
	const bytes = signedBytes({
		host: 'academy.example',
		method: 'GET',
		path: paths.envelopes('A'.repeat(22)),
		bodyHash: createHash('sha256').digest('hex'),
		challenge: '<challenge>',
	});
	const formats = readFileSync('docs/formats.md', 'utf8');
	expect(formats).toContain(`\n\`\`\`\n${new TextDecoder().decode(bytes)}\n\`\`\`\n`);
});
