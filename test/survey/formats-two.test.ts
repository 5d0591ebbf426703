/** What docs/formats.md says of two keyholders is true: its worked example, by other software than ours. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sodium from 'libsodium-wrappers';
import { beforeAll, expect, test } from 'vitest';
import { seedToKeys } from '../../src/lib/survey/seed.ts';
import { definitionToCanonical, parseDefinition } from '../../src/lib/survey/definition.ts';

interface Vector {
	readonly facilitatorSeed: string;
	readonly stewardSeed: string;
	readonly survey: {
		readonly verifyKey: { readonly facilitator: string; readonly steward: string };
	};
	readonly envelopes: readonly { readonly text: string }[];
	readonly requestId: string;
	readonly request: string;
	readonly approval: string;
	readonly ledger: string;
	readonly release: string;
}

const vector = JSON.parse(
	readFileSync(new URL('../vectors/two-keyholders-v1.json', import.meta.url), 'utf8'),
) as Vector;
const facilitator = seedToKeys(Buffer.from(vector.facilitatorSeed, 'hex'));
const steward = seedToKeys(Buffer.from(vector.stewardSeed, 'hex'));

beforeAll(() => sodium.ready);

const sha256 = (...parts: Uint8Array[]): Buffer =>
	createHash('sha256').update(Buffer.concat(parts)).digest();
const sha512 = (...parts: (Uint8Array | string)[]): Buffer =>
	createHash('sha512')
		.update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
		.digest();
const unseal = (box: Uint8Array, { publicKey, box: secret }: typeof steward): Buffer =>
	Buffer.from(sodium.crypto_box_seal_open(box, publicKey.box, secret));

const isSigned = (message: Uint8Array, signature: Uint8Array, sign: Uint8Array): boolean => {
	const x = Buffer.from(sign).toString('base64url');
	const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
	return verify(null, message, key, signature);
};

/** The contents of a message's parts, each checked as the document says. */
function partsOf(
	kind: string,
	text: string,
	id: string | undefined,
	from: typeof steward,
	to: typeof steward,
): Buffer[] {
	const bytes = Buffer.from(text, 'base64url');
	const prefix = `peer-${kind}1\n`;
	expect(bytes.subarray(0, prefix.length).toString()).toBe(prefix);
	const payloads: Buffer[] = [];
	for (let at = prefix.length; at < bytes.length;) {
		const length = bytes.readUInt32LE(at);
		const content = unseal(bytes.subarray(at + 4, at + 4 + length), to);
		at += 4 + length;
		const [header, signature, payload] = [
			content.subarray(0, 38),
			content.subarray(38, 102),
			content.subarray(102),
		];
		expect(header[0]).toBe(['request', 'approval', 'ledger'].indexOf(kind) + 1);
		expect(header.subarray(1, 17).toString('hex')).toBe(surveyId.toString('hex'));
		if (id !== undefined) expect(header.subarray(17, 33).toString('hex')).toBe(id);
		expect(header.readUInt32LE(33)).toBe(payloads.length);
		expect(header[37]).toBe(at === bytes.length ? 1 : 0);
		const signed = Buffer.concat([
			Buffer.from('peer-coach message v1'),
			to.publicKey.box,
			header,
			sha512(payload),
		]);
		expect(isSigned(signed, signature, from.publicKey.sign)).toBe(true);
		payloads.push(payload);
	}
	return payloads;
}

const survey = parseDefinition(vector.survey);
const surveyId = sha512(definitionToCanonical(survey)).subarray(0, 16);

/** Every line of the example, worked out. */
function workOut(): Record<string, string> {
	const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
	const keyBox = (role: 'facilitator' | 'steward', key: typeof steward): Buffer =>
		unseal(Buffer.from(vector.survey.verifyKey[role], 'base64url'), key);
	const [ofFacilitator, ofSteward] = [
		keyBox('facilitator', facilitator),
		keyBox('steward', steward),
	];
	expect(hex(ofFacilitator.subarray(1))).toBe(hex(ofSteward.subarray(1)));
	const verifyKey = ofSteward.subarray(1);
	const verifyKeyHash = sha512('peer-coach verify key v1', surveyId, verifyKey).subarray(0, 32);

	const envelopes = vector.envelopes
		.map(({ text }) => Buffer.from(text.slice('peer-env1_'.length), 'base64url'))
		.sort((a, b) => Buffer.compare(sha256(a), sha256(b)));
	const receipts = envelopes.map((bytes) => sha256(bytes));
	const leaves = receipts.map((receipt) => sha256(Buffer.of(0), receipt));
	const left = sha256(Buffer.of(1), leaves[0]!, leaves[1]!);
	const root = sha256(Buffer.of(1), left, leaves[2]!);

	// Sizes of two instances: a histogram of 3 buckets, and 3 cells of weight 1.
	const [publicShare, leader, helper, text] = [128, 496, 128, 48 + 17 + 14];
	const first = envelopes[0]!;
	const boxes = first.subarray(33 + publicShare);
	const leaderBox = 48 + 33 + 48 + leader;
	const forFacilitator = unseal(boxes.subarray(0, leaderBox), facilitator);
	const forSteward = unseal(boxes.subarray(leaderBox), steward);
	expect(forSteward).toHaveLength(33 + 48 + helper + text);
	const reportId = first.subarray(17, 33);
	const secret = forSteward.subarray(33, 49);
	for (const [role, content] of [forFacilitator, forSteward].entries()) {
		expect(hex(content.subarray(0, 33))).toBe(`${hex(surveyId)}${hex(reportId)}0${role}`);
		expect(hex(content.subarray(33, 49))).toBe(hex(secret));
		const hash = sha512(first.subarray(33, 33 + publicShare)).subarray(0, 32);
		expect(hex(content.subarray(49, 81))).toBe(hex(hash));
	}
	expect(hex(reportId)).toBe(hex(sha512('peer-coach report v1', secret).subarray(0, 16)));
	const inner = unseal(forSteward.subarray(33 + 48 + helper), facilitator);

	const request = partsOf('request', vector.request, vector.requestId, facilitator, steward);
	expect(hex(request[0]!)).toBe(hex(Buffer.concat([verifyKeyHash, root, ...receipts])));
	expect(request).toHaveLength(2);
	const shareSize = (request[1]!.length - 3) / 3;

	const approval = partsOf('approval', vector.approval, vector.requestId, steward, facilitator);
	expect(hex(approval[0]!)).toBe(hex(Buffer.concat([root, ...receipts])));
	expect(approval[1]).toHaveLength(3 + 3 * shareSize);
	expect(approval[2]).toHaveLength(2 + 3 * text);
	const last = approval[3]!;
	expect(last).toHaveLength(1 + 4 + 1 + 96 + 64);
	const counted = last.subarray(5, 6);
	const statement = Buffer.concat([
		Buffer.from('peer-coach statement v1'),
		surveyId,
		root,
		sha512(counted).subarray(0, 32),
		Buffer.of(3, 0, 0, 0, 3, 0, 0, 0),
	]);
	const signature = last.subarray(102);
	expect(isSigned(statement, signature, steward.publicKey.sign)).toBe(true);

	const ledger = partsOf('ledger', vector.ledger, undefined, steward, steward);
	const release = JSON.parse(vector.release) as { statement: Record<string, string> };
	expect(release.statement).toEqual({
		root: hex(root),
		receipts: Buffer.concat(receipts).toString('base64url'),
		counted: counted.toString('base64url'),
		signature: signature.toString('base64url'),
	});
	return {
		'survey id': hex(surveyId),
		'verify key': hex(verifyKey),
		'verify key hash': hex(verifyKeyHash),
		'envelope bytes': String(first.length),
		receipts: hex(Buffer.concat(receipts)),
		root: hex(root),
		'report id': hex(reportId),
		'report secret': hex(secret),
		'public share hash': hex(forSteward.subarray(49, 81)),
		'steward share': hex(forSteward.subarray(81, 81 + helper)),
		'inside text box': hex(inner),
		'request id': vector.requestId,
		'request flags': hex(request[1]!.subarray(0, 3)),
		'verifier share bytes': String(shareSize),
		'approval flags': hex(approval[1]!.subarray(0, 3)),
		'texts header': hex(approval[2]!.subarray(0, 2)),
		'last part': hex(last.subarray(0, 6)),
		'aggregate share': hex(last.subarray(6, 102)),
		'statement signed': hex(statement),
		signature: hex(signature),
		'ledger part': hex(ledger[0]!),
		'ledger end': hex(ledger[1]!),
	};
}

test('the worked example of two keyholders is right, line by line', () => {
	const document = readFileSync('docs/formats.md', 'utf8').split('## A second worked example')[1]!;
	const block = /```text\n([^]*?)```/.exec(document)![1]!;
	const lines = [...block.matchAll(/^(\w[\w ]*?) *= (.*(?:\n +.*)*)/gm)];
	expect(
		Object.fromEntries(lines.map(([, name, value]) => [name!, value!.replace(/\n +/g, '')])),
	).toEqual(workOut());
});
