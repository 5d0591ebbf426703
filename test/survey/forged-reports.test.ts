/**
 * Ten thousand forged reports, sealed as an honest respondent's software seals them, through a
 * facilitator's request and a steward's approval.
 *
 * To be quick, the forger uses one ephemeral key for all boxes: for whoever opens them a box is as good
 * as any other.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import nacl from 'tweetnacl';
import { expect, test } from 'vitest';
import { bestChunkLength } from '../../src/lib/prio3/chunk-length.ts';
import { Field128 } from '../../src/lib/prio3/field128.ts';
import { Histogram } from '../../src/lib/prio3/histogram.ts';
import { MultihotCountVec } from '../../src/lib/prio3/multihot-count-vec.ts';
import { Prio3 } from '../../src/lib/prio3/prio3.ts';
import { Prio3Series } from '../../src/lib/prio3/series.ts';
import { approveRequest } from '../../src/lib/survey/approval.ts';
import { concat, digest, textToBytes } from '../../src/lib/survey/bytes.ts';
import { surveyId } from '../../src/lib/survey/definition.ts';
import { bytesToEnvelope, envelopeLength, envelopeToText } from '../../src/lib/survey/envelope.ts';
import { Gathering } from '../../src/lib/survey/frozen-set.ts';
import { secretToReportId, seriesOf } from '../../src/lib/survey/report.ts';
import { createRequest, REASONS } from '../../src/lib/survey/request.ts';
import { lawless, oneHot } from '../prio3/lawless.ts';
import { Random } from '../prio3/random.ts';
import { KEYS, written } from './sample.ts';
import { bothOf, forTwo, gather, sealAll, Sink, STEWARD } from './two.ts';

const COUNT = 10_000;
/** Cells of each question, “no answer” included. */
const CELLS = 3;
const ELEMENT = 16;
const SEED = 32;

const definition = await forTwo({
	...written(),
	pages: [
		{
			questions: [
				{ type: 'scale', id: 'useful', text: 'Useful', points: ['No', 'Yes'] },
				{ type: 'choices', id: 'topics', text: 'Topics', options: ['Talk', 'Time'], max: 1 },
			],
		},
	],
});
const survey = surveyId(definition);
const series = seriesOf(definition);
const random = new Random('forged reports');

/** Proofs of whatever the forger encodes, in the survey's own context. */
const forger = new Prio3Series(
	[
		new Prio3(4, lawless(new Histogram(Field128, CELLS, bestChunkLength(CELLS))), 2),
		new Prio3(5, lawless(new MultihotCountVec(Field128, CELLS, 1, bestChunkLength(CELLS + 1))), 2),
	] as Prio3<unknown, unknown>[],
	concat(textToBytes('peer-coach prio3 v1'), survey),
);

/** What honest software would encode: one bucket; one option, and how many it says there are. */
const HONEST = [
	[0n, 1n, 0n],
	[0n, 0n, 1n, 1n],
] as const;
type Encoded = readonly (readonly bigint[])[];

const hot = (): number => random.below(CELLS);
const big = (): bigint => BigInt(2 + random.below(2 ** 31));
const bucket = (encoded: readonly bigint[]): Encoded => [encoded, HONEST[1]];
const options = (encoded: readonly bigint[]): Encoded => [HONEST[0], encoded];

/** Halves before they are sealed, after the hash of the public share. */
interface Halves {
	readonly secret: Uint8Array;
	readonly publicShare: Uint8Array;
	readonly facilitator: Uint8Array;
	readonly steward: Uint8Array;
}

function prove(encoded: Encoded): Halves {
	const secret = random.bytes(16);
	const rand = random.bytes(forger.RAND_SIZE);
	const { publicShare, inputShares } = forger.shard(encoded, secretToReportId(secret), rand);
	return { secret, publicShare, facilitator: inputShares[0]!, steward: inputShares[1]! };
}

const EPHEMERAL = nacl.box.keyPair();
const boxes = [KEYS, STEWARD].map(({ publicKey: { box } }) => ({
	key: nacl.box.before(box, EPHEMERAL.secretKey),
	nonce: blake2b(concat(EPHEMERAL.publicKey, box), { dkLen: 24 }),
}));

/** Seal halves under the name of their secret, and cut or fill up to the length of an envelope. */
function seal({ secret, publicShare, facilitator, steward }: Halves): string {
	const report = secretToReportId(secret);
	const header = concat(secret, digest(publicShare, 32));
	const sealed = [facilitator, steward].map((half, role) => {
		const content = concat(survey, report, Uint8Array.of(role), header, half);
		const { key, nonce } = boxes[role]!;
		return concat(EPHEMERAL.publicKey, nacl.secretbox(content, nonce, key));
	});
	const bytes = new Uint8Array(envelopeLength(definition));
	const whole = concat(Uint8Array.of(1), survey, report, publicShare, ...sealed);
	bytes.set(whole.subarray(0, bytes.length));
	return envelopeToText(bytesToEnvelope(bytes));
}

/** Bytes of one instance's share: elements, and a blind. */
const LEADER = [CELLS, CELLS + 1].map((measLen) => {
	const one = new Prio3(4, lawless(new Histogram(Field128, measLen, bestChunkLength(measLen))), 2);
	return one.LEADER_SHARE_SIZE;
});
const BLINDS = [LEADER[0]! - SEED, LEADER[0]! + LEADER[1]! - SEED];

function write(bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array {
	const changed = Uint8Array.from(bytes);
	changed.set(part, at);
	return changed;
}

/** p, the largest number of 16 bytes, and something between. */
const P = Field128.MODULUS;
const beyond = (): Uint8Array => {
	const value = random.pick([P, P + 1n, (1n << 128n) - 1n, P + big()]);
	return Uint8Array.from({ length: ELEMENT }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
};

const NOT_PROVED = REASONS['not proved'];
const { unreadable: UNREADABLE, theirs: THEIRS } = REASONS;

interface Kind {
	/** Why the steward leaves it out; the facilitator does so before where it is `theirs`. */
	readonly reason: string;
	readonly forge: (number: number) => Halves;
}

const falsely = (encode: () => Encoded): Kind => ({
	reason: NOT_PROVED,
	forge: () => prove(encode()),
});

const KINDS: Readonly<Record<string, Kind>> = {
	'two-hot': falsely(() => {
		const cold = hot();
		return bucket([1n, 1n, 1n].map((one, at) => (at === cold ? 0n : one)));
	}),
	'three-hot': falsely(() => bucket([1n, 1n, 1n])),
	zero: falsely(() => bucket([0n, 0n, 0n])),
	'minus one': falsely(() => bucket(oneHot(CELLS, hot(), -1n))),
	'negative, with the right sum': falsely(() => {
		const minus = -big();
		return bucket([minus, 0n, 1n - minus]);
	}),
	'out of range': falsely(() => bucket(oneHot(CELLS, hot(), big()))),
	'half and half': falsely(() => bucket([P / 2n + 1n, P / 2n + 1n, 0n])),
	'two options where one may be chosen': falsely(() => options([1n, 1n, 0n, 1n])),
	'an option that its weight denies': falsely(() => options([0n, 1n, 0n, 0n])),
	'an option out of range': falsely(() => options([...oneHot(CELLS, hot(), big()), 1n])),
	'minus one option': falsely(() => options([...oneHot(CELLS, hot(), -1n), 1n])),
	'a weight out of range': falsely(() => options([0n, 0n, 0n, big()])),
	'swapped blinds of one question': {
		reason: NOT_PROVED,
		forge(number) {
			const honest = prove(HONEST);
			const which = number % 2;
			const [at, other] = [BLINDS[which]!, 2 * SEED * which + SEED];
			return {
				...honest,
				facilitator: write(honest.facilitator, at, honest.steward.subarray(other, other + SEED)),
				steward: write(honest.steward, other, honest.facilitator.subarray(at, at + SEED)),
			};
		},
	},
	'swapped blinds of two questions': {
		reason: NOT_PROVED,
		forge() {
			const honest = prove(HONEST);
			const [a, b] = BLINDS.map((at) => honest.facilitator.slice(at, at + SEED));
			const half = write(honest.facilitator, BLINDS[0]!, b!);
			return { ...honest, facilitator: write(half, BLINDS[1]!, a!) };
		},
	},
	'an element of p or more': {
		reason: THEIRS,
		forge(number) {
			const honest = prove(HONEST);
			// Any element of either question.
			const counts = LEADER.map((size) => (size - SEED) / ELEMENT);
			const element = number % (counts[0]! + counts[1]!);
			const at = element * ELEMENT + (element < counts[0]! ? 0 : SEED);
			return { ...honest, facilitator: write(honest.facilitator, at, beyond()) };
		},
	},
	'a half of the wrong length': {
		reason: UNREADABLE,
		forge(number) {
			const honest = prove(HONEST);
			const more = random.bytes([1, 8, 16, 32, 48][number % 5]!);
			const facilitator = concat(honest.facilitator, more);
			return { ...honest, facilitator };
		},
	},
	'a facilitator’s half cut at every byte': {
		reason: UNREADABLE,
		forge(number) {
			const honest = prove(HONEST);
			const end = number % honest.facilitator.length;
			return { ...honest, facilitator: honest.facilitator.subarray(0, end) };
		},
	},
	'a steward’s half cut at every byte': {
		reason: UNREADABLE,
		forge(number) {
			const honest = prove(HONEST);
			const end = number % honest.steward.length;
			return { ...honest, steward: honest.steward.subarray(0, end) };
		},
	},
};

test('the sizes that the forger counts with are the survey’s own', async () => {
	expect(LEADER[0]! + LEADER[1]!).toBe(series.LEADER_SHARE_SIZE);
	expect(forger.HELPER_SHARE_SIZE).toBe(series.HELPER_SHARE_SIZE);
	// What the forger makes without forging is a report like any other.
	const both = await bothOf(definition);
	const texts = Array.from({ length: 5 }, () => seal(prove(HONEST)));
	const sink = new Sink();
	const set = (await gather(definition, texts)).freeze();
	expect(await createRequest(both.facilitator, set, sink.write)).toMatchObject({ rejected: [] });
	const gathering = await gather(definition, texts);
	const outcome = await approveRequest(both.steward, sink.blob, gathering, [], () => undefined);
	expect(outcome).toMatchObject({ approved: { responses: 5, rejected: [] } });
});

test(`of ${COUNT} forged reports in sealed envelopes each is left out, with its reason, and no other`, async () => {
	const both = await bothOf(definition);
	const names = Object.keys(KINDS);
	const forged = Array.from({ length: COUNT }, (_, number) =>
		seal(KINDS[names[number % names.length]!]!.forge(Math.floor(number / names.length))),
	);
	const honest = await sealAll(definition, Array(7).fill(new Map([['useful', 2]])));
	const texts = [...forged, ...honest];
	const sink = new Sink();
	const set = (await gather(definition, texts)).freeze();
	const asked = await createRequest(both.facilitator, set, sink.write);
	const gathering = await gather(definition, texts);
	const outcome = await approveRequest(both.steward, sink.blob, gathering, [], () => undefined);
	if ('refused' in asked || 'refused' in outcome) throw new Error('refused');
	const { responses, rejected } = outcome.approved;
	expect(responses).toBe(7);
	expect(rejected).toHaveLength(COUNT);

	const kindAt = (position: number): string => names[(position - 1) % names.length]!;
	const wrong = rejected.filter(({ position, reason }) => {
		return position > COUNT || reason !== KINDS[kindAt(position)]!.reason;
	});
	expect(wrong.map(({ position, reason }) => [kindAt(position), reason]).slice(0, 9)).toEqual([]);
	const here = asked.rejected.filter(({ position }) => position <= COUNT);
	expect(here).toHaveLength(asked.rejected.length);
	for (const { position, reason } of here) {
		expect(reason).toBe(UNREADABLE);
		expect(KINDS[kindAt(position)]!.reason).not.toBe(NOT_PROVED);
	}
}, 120_000);

test('an envelope that is cut at any byte is refused before anybody asks for it', async () => {
	const [text] = await sealAll(definition, [new Map([['useful', 1]])]);
	const gathering = new Gathering(definition);
	const texts = Array.from({ length: text!.length }, (_, end) => text!.slice(0, end));
	for (const [end, cut] of texts.entries()) {
		const one = new Gathering(definition);
		await one.add([{ text: cut, source: 'a', position: end + 1 }]);
		expect(one.rejected[0]!.reason).toMatch(
			/no envelope|too short|has \d+ bytes|not base64url|a character is missing/,
		);
	}
	await gathering.add(texts.map((cut, end) => ({ text: cut, source: 'a', position: end + 1 })));
	expect(gathering.size).toBe(0);
	expect(gathering.seen).toBe(texts.length);
});
