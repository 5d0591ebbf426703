/** What a dishonest respondent, facilitator or steward can do, and what it comes to. */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Answers } from '../../src/lib/survey/answers.ts';
import { approveRequest } from '../../src/lib/survey/approval.ts';
import { combineApproval, readApproval } from '../../src/lib/survey/combination.ts';
import { concat, digest, randomBytes } from '../../src/lib/survey/bytes.ts';
import { parseEnvelope, sealAnswers, envelopeToText } from '../../src/lib/survey/envelope.ts';
import { FormatError, OpenError } from '../../src/lib/survey/errors.ts';
import { openLedger, sealLedger } from '../../src/lib/survey/ledger.ts';
import { loadKeyholder, prepareHere } from '../../src/lib/survey/preparation.ts';
import { Opener } from '../../src/lib/survey/opener.ts';
import { publish } from '../../src/lib/survey/privacy.ts';
import { createRelease, parseRelease, releaseToText } from '../../src/lib/survey/release.ts';
import {
	CONTENT_HEADER_LENGTH,
	createSecret,
	secretToReportId,
	seriesOf,
	splitAnswers,
} from '../../src/lib/survey/report.ts';
import {
	createRequest,
	encodeShares,
	readRequest,
	type Asked,
} from '../../src/lib/survey/request.ts';
import type { Tally } from '../../src/lib/survey/tally.ts';
import { createVerifyKey } from '../../src/lib/survey/verify-key.ts';
import { unhandledDuring } from '../unhandled.ts';
import { flip, sealForged, sealReport, type Forgery } from './forged.ts';
import { putTogether, takeApart, type Parts } from './message-parts.ts';
import { tallyOf } from './opened.ts';
import { ANSWERS, KEYS, OTHER_KEYS, SURVEY, written } from './sample.ts';
import {
	approve,
	ask,
	bothOf,
	forTwo,
	gather,
	openForTwo,
	sealAll,
	Sink,
	STEWARD,
	SURVEY_FOR_TWO,
	type Both,
} from './two.ts';

/** Where a keyholder's share begins in what is sealed to them. */
const HEAD = CONTENT_HEADER_LENGTH;
const MINIMUM = SURVEY_FOR_TWO.minimum;
const some: Answers = new Map<string, number | string>([
	['useful', 5],
	['again', 3],
	['carry', 'Más tiempo'],
]);

let both: Both;
/** Seven honest envelopes, all with different answers. */
let honest: string[];
const everybody = Array.from({ length: 7 }, (_, index): Answers => {
	const answers = new Map(index % 2 === 0 ? ANSWERS : some);
	answers.set('carry', `Text ${index}`);
	return answers;
});

beforeAll(async () => {
	both = await bothOf(SURVEY_FOR_TWO);
	honest = await sealAll(SURVEY_FOR_TWO, everybody);
});

const counts = (answers: readonly Answers[]) => tallyOf(SURVEY_FOR_TWO, answers).counts;

/** The honest ones and one more, which must be left out with a reason. */
async function expectLeftOut(forged: string, reason: RegExp): Promise<void> {
	const texts = [...honest.slice(0, 3), forged, ...honest.slice(3)];
	const { tally, rejected, approved } = await openForTwo(both, texts);
	expect(tally.responses).toBe(7);
	expect(tally.counts).toEqual(counts(everybody));
	expect(tally.texts.get('carry')!.toSorted()).toEqual(
		everybody.map((answers) => answers.get('carry')).toSorted(),
	);
	expect(rejected).toEqual([
		{ source: 'answers.csv', position: 4, reason: expect.stringMatching(reason) as string },
	]);
	expect(approved.rejected.map(({ position }) => position)).toEqual([4]);
}

const withContent =
	(role: 'facilitator' | 'steward', change: (content: Uint8Array) => Uint8Array) =>
	({ report, ...rest }: Forgery): Forgery => ({
		...rest,
		report: { ...report, contents: { ...report.contents, [role]: change(report.contents[role]) } },
	});

const NOT_PROVED = /proof does not hold/;
const UNREADABLE = /altered on its way, or was put together/;
const THEIRS = /other keyholder’s half/;

test.each<[string, (honest: Forgery) => Forgery, RegExp]>([
	[
		'the steward’s share changed',
		withContent('steward', (content) => flip(content, HEAD)),
		NOT_PROVED,
	],
	[
		'the steward’s blind changed',
		withContent('steward', (content) => flip(content, HEAD + 32)),
		NOT_PROVED,
	],
	[
		'the facilitator’s measurement changed',
		withContent('facilitator', (content) => flip(content, HEAD)),
		NOT_PROVED,
	],
	[
		'the facilitator’s proof changed',
		withContent('facilitator', (content) => flip(content, HEAD + 6 * 16)),
		NOT_PROVED,
	],
	[
		'a field element that is too large',
		withContent('facilitator', (content) => {
			const changed = Uint8Array.from(content);
			changed.fill(0xff, HEAD, HEAD + 16);
			return changed;
		}),
		UNREADABLE,
	],
	[
		'a longer half',
		withContent('facilitator', (content) => concat(content, Uint8Array.of(0))),
		/./,
	],
	[
		'the public share changed',
		({ report, ...rest }) => ({
			...rest,
			report: { ...report, publicShare: flip(report.publicShare, 0) },
		}),
		UNREADABLE,
	],
	[
		'both halves exchanged',
		({ report, ...rest }) => ({
			...rest,
			report: {
				...report,
				contents: { facilitator: report.contents.steward, steward: report.contents.facilitator },
			},
		}),
		/./,
	],
	['another’s name', (forged) => ({ ...forged, reportId: new Uint8Array(16).fill(1) }), UNREADABLE],
	[
		'a secret that is not its own in the steward’s half',
		withContent('steward', (content) => flip(content, 0)),
		THEIRS,
	],
])('a report with %s is left out, and nothing else', async (name, change, reason) => {
	const forged = await sealForged(SURVEY_FOR_TWO, some, change);
	if (name === 'a longer half') {
		// It is no envelope of this survey: both see that before anything is asked.
		const gathering = await gather(SURVEY_FOR_TWO, [...honest, forged]);
		expect(gathering.size).toBe(7);
		expect(gathering.rejected[0]!.reason).toMatch(/an envelope of this survey has/);
		return;
	}
	await expectLeftOut(forged, reason);
});

test('hundreds of reports with any byte of either half changed are all left out', async () => {
	const series = seriesOf(SURVEY_FOR_TWO);
	const shareEnd = {
		facilitator: HEAD + series.LEADER_SHARE_SIZE,
		steward: HEAD + series.HELPER_SHARE_SIZE,
	};
	const forged: string[] = [];
	for (let number = 0; number < 300; number += 1) {
		const role = number % 4 === 0 ? 'steward' : 'facilitator';
		const at = Math.floor((number / 300) * shareEnd[role]);
		forged.push(
			await sealForged(
				SURVEY_FOR_TWO,
				some,
				withContent(role, (content) => flip(content, at, 1 << (number % 8))),
			),
		);
	}
	const { tally, rejected } = await openForTwo(both, [...honest, ...forged]);
	expect(tally.counts).toEqual(counts(everybody));
	expect(rejected).toHaveLength(300);
	expect(new Set(rejected.map(({ position }) => position)).size).toBe(300);
});

test('boxes of two envelopes exchanged spoil both, and no others', async () => {
	const [a, b] = honest.slice(0, 2).map((text) => parseEnvelope(text));
	const stewardAt =
		33 +
		seriesOf(SURVEY_FOR_TWO).PUBLIC_SHARE_SIZE +
		48 +
		33 +
		HEAD +
		seriesOf(SURVEY_FOR_TWO).LEADER_SHARE_SIZE;
	const mix = (front: Uint8Array, back: Uint8Array): string =>
		envelopeToText({
			...a!,
			bytes: concat(front.subarray(0, stewardAt), back.subarray(stewardAt)),
		});
	const texts = [mix(a!.bytes, b!.bytes), mix(b!.bytes, a!.bytes), ...honest.slice(2)];
	const { tally, rejected } = await openForTwo(both, texts);
	expect(tally.counts).toEqual(counts(everybody.slice(2)));
	expect(rejected.map(({ position }) => position).toSorted()).toEqual([1, 2]);
	for (const { reason } of rejected) expect(reason).toMatch(THEIRS);
});

test('a public share that was changed on the way gets no verifier share from either keyholder', async () => {
	// With it, the facilitator could work out single answers from the steward's verifier share.
	const { bytes } = parseEnvelope(honest[0]!);
	for (const keyholder of [both.facilitator, both.steward]) {
		const preparation = prepareHere(keyholder);
		for (let at = 33; at < 33 + seriesOf(SURVEY_FOR_TWO).PUBLIC_SHARE_SIZE; at += 13) {
			expect(await preparation.begin([flip(bytes, at)])).toEqual([null]);
		}
		expect(await preparation.begin([bytes])).not.toEqual([null]);
	}
});

test('a report whose proof a facilitator spoils gets no verifier share from the steward', async () => {
	const envelopes = honest.map((text) => parseEnvelope(text).bytes);
	const shares = await prepareHere(both.facilitator).begin(envelopes);
	const spoiled = shares.with(2, flip(shares[2]!, 5));
	const { verifierShares, outcomes } = await prepareHere(both.steward).finish(envelopes, spoiled);
	expect(outcomes[2]).toBe('not proved');
	expect(verifierShares.map((share) => share === null)).toEqual(
		honest.map((_, index) => index === 2),
	);
});

test('a request that names one response twice is refused', async () => {
	const secret = createSecret();
	const twice = await Promise.all(
		[some, ANSWERS].map(async (answers) =>
			sealReport(SURVEY_FOR_TWO, {
				reportId: secretToReportId(secret),
				report: await splitAnswers(SURVEY_FOR_TWO, answers, secret),
			}),
		),
	);
	const texts = [...honest, ...twice];
	const { message } = await ask(both, texts);
	const parts = await takeApart(SURVEY_FOR_TWO, 'request', message, KEYS.publicKey, STEWARD);
	const set = (await gather(SURVEY_FOR_TWO, texts)).freeze();
	const envelopes = await set.read(0, set.size);
	const shares = await prepareHere(both.facilitator).begin(envelopes.map(({ bytes }) => bytes));
	const payloads = parts.payloads.with(1, encodeShares(shares as Uint8Array[]));
	const request = await putTogether(
		SURVEY_FOR_TWO,
		'request',
		{ ...parts, payloads },
		KEYS,
		STEWARD.publicKey,
	);
	await expect(approve(both, request, texts)).rejects.toThrow(/names one response twice/);
});

test('the same bytes again are counted once', async () => {
	const { tally, rejected } = await openForTwo(both, [...honest, honest[0]!, honest[0]!]);
	expect(tally.counts).toEqual(counts(everybody));
	expect(rejected).toEqual([]);
});

test('whoever saw an envelope cannot take its name, in whatever order the two come', async () => {
	const { reportId } = parseEnvelope(honest[0]!);
	const secret = createSecret();
	// Ten tries: some have a smaller receipt than the honest one, some a larger.
	for (let tries = 0; tries < 10; tries += 1) {
		const report = await splitAnswers(SURVEY_FOR_TWO, some, secret);
		const thief = await sealReport(SURVEY_FOR_TWO, { reportId, report });
		const { tally, rejected } = await openForTwo(both, [...honest, thief]);
		expect(tally.counts).toEqual(counts(everybody));
		expect(rejected.map(({ position }) => position)).toEqual([8]);
	}
});

test('one respondent’s second report of the same name is left out', async () => {
	const secret = createSecret();
	const reportId = secretToReportId(secret);
	const twice = await Promise.all(
		[some, ANSWERS].map(async (answers) =>
			sealReport(SURVEY_FOR_TWO, {
				reportId,
				report: await splitAnswers(SURVEY_FOR_TWO, answers, secret),
			}),
		),
	);
	const [there, back] = [
		await openForTwo(both, [...honest, ...twice]),
		await openForTwo(both, [...twice.toReversed(), ...honest]),
	];
	expect(there.tally.responses).toBe(8);
	expect(back.tally.counts).toEqual(there.tally.counts);
	expect(there.rejected[0]!.reason).toMatch(/second one in the name of a response/);
});

test('two texts in one box are handed on once', async () => {
	const first = createSecret();
	const report = await splitAnswers(SURVEY_FOR_TWO, some, first);
	const second = createSecret();
	const other = await splitAnswers(SURVEY_FOR_TWO, some, second);
	const boxAt = HEAD + seriesOf(SURVEY_FOR_TWO).HELPER_SHARE_SIZE;
	const copied = concat(
		other.contents.steward.subarray(0, boxAt),
		report.contents.steward.subarray(boxAt),
	);
	const pair = [
		await sealReport(SURVEY_FOR_TWO, { reportId: secretToReportId(first), report }),
		await sealReport(SURVEY_FOR_TWO, {
			reportId: secretToReportId(second),
			report: { ...other, contents: { ...other.contents, steward: copied } },
		}),
	];
	const { tally, repeatedTexts, approved } = await openForTwo(both, [...honest, ...pair]);
	expect(tally.responses).toBe(9);
	expect(tally.texts.get('carry')).toHaveLength(8);
	expect(repeatedTexts).toBe(1);
	expect(approved.repeatedTexts).toBe(1);
});

test('a text that is none is left out with a reason, and the others are shown', async () => {
	const forged = await sealForged(
		SURVEY_FOR_TWO,
		some,
		withContent('steward', (content) => flip(content, -1)),
	);
	const { tally, rejected } = await openForTwo(both, [...honest, forged]);
	expect(tally.responses).toBe(8);
	expect(tally.texts.get('carry')).toHaveLength(7);
	expect(rejected).toEqual([
		{
			source: 'carry',
			position: expect.any(Number) as number,
			reason: 'A text is left out. It was altered on its way.',
		},
	]);
});

test.each([MINIMUM - 1, MINIMUM, MINIMUM + 1])(
	'of %i valid reports and three forged ones',
	async (valid) => {
		const forged = await Promise.all(
			Array.from({ length: 3 }, () =>
				sealForged(
					SURVEY_FOR_TWO,
					some,
					withContent('steward', (content) => flip(content, HEAD + 4)),
				),
			),
		);
		const texts = [...honest.slice(0, valid), ...forged];
		const { message } = await ask(both, texts);
		const outcome = await approve(both, message, texts);
		if (valid < MINIMUM) {
			expect(outcome).toEqual({
				refused: { reason: 'too few responses', responses: valid, minimum: MINIMUM },
			});
		} else {
			expect(outcome).toMatchObject({ approved: { responses: valid } });
		}
	},
);

test('the facilitator does not even ask below the minimum', async () => {
	const set = (await gather(SURVEY_FOR_TWO, honest.slice(0, MINIMUM - 1))).freeze();
	expect(await createRequest(both.facilitator, set, () => undefined)).toEqual({
		refused: { reason: 'too few responses', responses: MINIMUM - 1, minimum: MINIMUM },
	});
});

test('a report that was exchanged, is missing, or is one more: the steward refuses and says how many', async () => {
	const { message } = await ask(both, honest.slice(0, 6));
	const exchanged = [...honest.slice(0, 5), honest[6]!];
	expect(await approve(both, message, exchanged)).toEqual({
		refused: { reason: 'another set', notAsked: 1, notHeld: 1 },
	});
	expect(await approve(both, message, honest.slice(0, 5))).toEqual({
		refused: { reason: 'another set', notAsked: 0, notHeld: 1 },
	});
	expect(await approve(both, message, honest)).toEqual({
		refused: { reason: 'another set', notAsked: 1, notHeld: 0 },
	});
});

test('a facilitator who asks twice with one report more is refused; with new ones alone, not', async () => {
	const first = await ask(both, honest);
	const outcome = await approve(both, first.message, honest);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	const { ledger } = outcome.approved;
	const more = [...honest, envelopeToText(await sealAnswers(SURVEY_FOR_TWO, some))];
	const second = await ask(both, more);
	expect(await approve(both, second.message, more, ledger)).toEqual({
		refused: { reason: 'approved before', reports: 7 },
	});
	const fewer = await ask(both, honest.slice(1));
	expect(await approve(both, fewer.message, honest.slice(1), ledger)).toEqual({
		refused: { reason: 'approved before', reports: 6 },
	});

	// The same again may be sent again, also when others have come since.
	expect(await approve(both, first.message, more, ledger)).toMatchObject({
		approved: { responses: 7, ledger },
	});
	const fresh = await sealAll(SURVEY_FOR_TWO, everybody);
	const third = await ask(both, fresh);
	const held = [...honest, ...fresh];
	const next = await approve(both, third.message, held, ledger);
	expect(next).toMatchObject({ approved: { responses: 7 } });
	if ('refused' in next) throw new Error(next.refused.reason);
	expect(next.approved.ledger).toHaveLength(2);
});

test('a facilitator who asks for the same again, but spoils one report, is refused', async () => {
	const first = await ask(both, honest);
	const outcome = await approve(both, first.message, honest);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	const parts = await takeApart(SURVEY_FOR_TWO, 'request', first.message, KEYS.publicKey, STEWARD);
	const spoiled = parts.payloads.with(1, flip(parts.payloads[1]!, -1));
	const again = await putTogether(
		SURVEY_FOR_TWO,
		'request',
		{ id: randomBytes(16), payloads: spoiled },
		KEYS,
		STEWARD.publicKey,
	);
	expect(await approve(both, again, honest, outcome.approved.ledger)).toEqual({
		refused: { reason: 'changed since' },
	});
});

test('the ledger is read again on another device, and is nobody else’s to write', async () => {
	const { message } = await ask(both, honest);
	const outcome = await approve(both, message, honest);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	const { ledger } = outcome.approved;
	const sink = new Sink();
	await sealLedger(both.steward, ledger, sink.write);
	const elsewhere = await loadKeyholder(SURVEY_FOR_TWO, STEWARD);
	expect(await openLedger(elsewhere, sink.blob)).toEqual(ledger);
	await expect(openLedger(both.facilitator, sink.blob)).rejects.toThrow(OpenError);
	const empty = await putTogether(
		SURVEY_FOR_TWO,
		'ledger',
		{ id: randomBytes(16), payloads: [new Uint8Array(4)] },
		KEYS,
		STEWARD.publicKey,
	);
	await expect(openLedger(elsewhere, empty)).rejects.toThrow(/not signed by/);
});

test('keyholders who were given different verify keys are told so', async () => {
	const { keyholders } = SURVEY_FOR_TWO;
	const [one, other] = [await createVerifyKey(keyholders), await createVerifyKey(keyholders)];
	const definition = {
		...SURVEY_FOR_TWO,
		verifyKey: { facilitator: one.facilitator, steward: other.steward },
	};
	const unequal = await bothOf(definition);
	const texts = await sealAll(definition, everybody);
	const { message } = await ask(unequal, texts);
	expect(await approve(unequal, message, texts)).toEqual({
		refused: { reason: 'other verify key' },
	});
});

test('only those whom the survey names can take part, each in their own role', async () => {
	await expect(loadKeyholder(SURVEY_FOR_TWO, OTHER_KEYS)).rejects.toThrow(/sealed to other keys/);
	await expect(loadKeyholder(SURVEY, KEYS)).rejects.toThrow(/has one keyholder/);
	await expect(Opener.create(SURVEY_FOR_TWO, KEYS)).rejects.toThrow(/nobody alone can open it/);
	const { message } = await ask(both, honest);
	const gathering = await gather(SURVEY_FOR_TWO, honest);
	await expect(
		approveRequest(both.facilitator, message, gathering, [], () => undefined),
	).rejects.toThrow(/Only the steward approves/);
});

test('a request of another survey, to another key, or signed by another is refused', async () => {
	const { message } = await ask(both, honest);
	const parts = await takeApart(SURVEY_FOR_TWO, 'request', message, KEYS.publicKey, STEWARD);
	const by = (definition = SURVEY_FOR_TWO, from = KEYS, to = STEWARD.publicKey): Promise<Blob> =>
		putTogether(definition, 'request', parts, from, to);
	await expect(readRequest(both.steward, await by(undefined, OTHER_KEYS))).rejects.toThrow(
		/not signed by the other keyholder/,
	);
	await expect(
		readRequest(both.steward, await by(undefined, KEYS, OTHER_KEYS.publicKey)),
	).rejects.toThrow(/sealed to another key/);
	const another = await forTwo({ ...written(), title: 'Another' });
	await expect(readRequest(both.steward, await by(another))).rejects.toThrow(
		/about another survey/,
	);
	await expect(readApproval(both.facilitator, message)).rejects.toThrow(
		'This is a request, where an approval is needed. Choose the file that ends in .approval.',
	);
	await expect(readRequest(both.steward, new Blob(['hello, world']))).rejects.toThrow(
		'This is not a request. Choose the file that ends in .request.',
	);
});

test('a message that is cut anywhere, has something added, or one byte changed is refused', async () => {
	const { message } = await ask(both, honest);
	const bytes = new Uint8Array(await message.arrayBuffer());
	const read = async (changed: Uint8Array<ArrayBuffer>): Promise<void> => {
		const gathering = await gather(SURVEY_FOR_TWO, honest);
		await approveRequest(both.steward, new Blob([changed]), gathering, [], () => undefined);
	};
	await read(bytes);
	const cuts = [0, 5, 14, 15, 18, 100, 300, bytes.length >> 1, bytes.length - 1];
	for (const length of cuts) {
		await expect(read(bytes.slice(0, length)), `cut at ${length}`).rejects.toThrow(
			/not a request|not whole|damaged/,
		);
	}
	await expect(read(concat(bytes, Uint8Array.of(0)) as Uint8Array<ArrayBuffer>)).rejects.toThrow(
		/damaged/,
	);
	for (let at = 0; at < bytes.length; at += 97) {
		const failed = read(flip(bytes, at) as Uint8Array<ArrayBuffer>);
		await expect(failed, `byte ${at}`).rejects.toThrow(
			/not a request|not whole|damaged|altered on its way|protects nothing/,
		);
	}
});

test('a damaged request is the error of the approval, and of nothing else', async () => {
	const { message } = await ask(both, honest);
	const bytes = new Uint8Array(await message.arrayBuffer());
	// In the shares, which are read while the envelopes are.
	const damaged = new Blob([flip(bytes, bytes.length - 100) as Uint8Array<ArrayBuffer>]);
	const gathering = await gather(SURVEY_FOR_TWO, honest);
	const stopped = new Error('stopped');
	const unhandled = await unhandledDuring(() =>
		expect(
			approveRequest(both.steward, damaged, gathering, [], () => undefined, {
				signal: AbortSignal.abort(stopped),
			}),
		).rejects.toBe(stopped),
	);
	expect(unhandled).toEqual([]);
});

/** What the facilitator makes of an approval that the steward changed and signed. */
async function combineChanged(
	asked: Asked,
	parts: Parts,
	change: (payloads: readonly Uint8Array[]) => readonly Uint8Array[],
) {
	const changed = await putTogether(
		SURVEY_FOR_TWO,
		'approval',
		{ id: parts.id, payloads: change(parts.payloads) },
		STEWARD,
		KEYS.publicKey,
	);
	return combineApproval(both.facilitator, changed, await gather(SURVEY_FOR_TWO, honest), asked);
}

async function approvedParts(): Promise<{ asked: Asked; parts: Parts }> {
	const { asked, message } = await ask(both, honest);
	const outcome = await approve(both, message, honest);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	const parts = await takeApart(
		SURVEY_FOR_TWO,
		'approval',
		outcome.message,
		STEWARD.publicKey,
		KEYS,
	);
	expect(parts.payloads).toHaveLength(4);
	return { asked, parts };
}

test('a steward who changes any byte of an approval is found out, but for texts and a choice of several', async () => {
	const { asked, parts } = await approvedParts();
	const expected = await combineChanged(asked, parts, (payloads) => payloads);
	const aggregate = { from: 5 + 1, to: 5 + 1 + seriesOf(SURVEY_FOR_TWO).AGG_SHARE_SIZE };
	await fc.assert(
		fc.asyncProperty(
			fc.nat({ max: 3 }),
			fc.nat(),
			fc.integer({ min: 0, max: 7 }),
			async (part, place, bit) => {
				const payload = parts.payloads[part]!;
				const at = place % payload.length;
				const combined = combineChanged(asked, parts, (payloads) =>
					payloads.with(part, flip(payload, at, 1 << bit)),
				);
				if (part === 2 && at > 1) {
					// A text: it cannot be opened any more, which is said.
					const { rejected, tally } = await combined;
					expect(rejected).toHaveLength(1);
					expect(tally.counts).toEqual(expected.tally.counts);
					return;
				}
				let outcome: Awaited<typeof combined>;
				try {
					outcome = await combined;
				} catch (error) {
					expect(error instanceof OpenError || error instanceof FormatError).toBe(true);
					expect((error as Error).message).toMatch(/does not fit the responses|damaged/);
					return;
				}
				// A choice of several has no sum that every answer comes to.
				expect(part === 3 && at >= aggregate.from && at < aggregate.to).toBe(true);
				const others = (tally: Tally) => [...tally.counts].filter(([id]) => id !== 'topics');
				expect(others(outcome.tally)).toEqual(others(expected.tally));
			},
		),
		{ numRuns: 150 },
	);
});

const statementLength = 64;

test.each<[string, (payloads: readonly Uint8Array[]) => readonly Uint8Array[], RegExp]>([
	[
		'leaves out a report',
		(p) => p.with(0, concat(p[0]!.subarray(0, 32), p[0]!.subarray(64))),
		/damaged/,
	],
	['gives another root', (p) => p.with(0, flip(p[0]!, 0)), /damaged/],
	['exchanges a report', (p) => p.with(0, flip(p[0]!, -1)), /damaged/],
	['leaves out the shares', (p) => p.toSpliced(1, 1), /damaged/],
	[
		'says a share is unreadable',
		(p) => p.with(1, concat(Uint8Array.of(1), p[1]!.subarray(1))),
		/damaged/,
	],
	[
		'says a share is unreadable, and takes it out',
		(p) =>
			p.with(
				1,
				concat(
					Uint8Array.of(1),
					p[1]!.subarray(1, 7),
					p[1]!.subarray(7 + seriesOf(SURVEY_FOR_TWO).VERIFIER_SHARE_SIZE),
				),
			),
		/does not fit/,
	],
	['exchanges two shares', (p) => p.with(1, swapShares(p[1]!)), /does not fit/],
	['sends every text twice', (p) => [...p.slice(0, 3), p[2]!, p[3]!], /does not fit/],
	['sends half a text', (p) => p.with(2, p[2]!.subarray(0, -1)), /damaged/],
	['sends texts to a question that is not there', (p) => p.with(2, flip(p[2]!, 1, 8)), /damaged/],
	['counts one less', (p) => p.with(3, flip(p[3]!, 5)), /does not fit/],
	['says another number', (p) => p.with(3, flip(p[3]!, 1)), /does not fit/],
	['signs nothing', (p) => p.with(3, withoutSignature(p[3]!)), /does not fit/],
	['gives no sums', (p) => p.with(3, zeroSums(p[3]!)), /does not fit/],
	['takes the end away', (p) => p.slice(0, 3), /damaged/],
	['adds something behind the end', (p) => [...p, p[2]!], /damaged/],
])('a steward who %s is found out', async (_, change, reason) => {
	const { asked, parts } = await approvedParts();
	const combined = combineChanged(asked, parts, change);
	await expect(combined).rejects.toThrow(reason);
});

function swapShares(payload: Uint8Array): Uint8Array {
	const size = seriesOf(SURVEY_FOR_TWO).VERIFIER_SHARE_SIZE;
	const [flags, a, b] = [
		payload.subarray(0, 7),
		payload.subarray(7, 7 + size),
		payload.subarray(7 + size, 7 + 2 * size),
	];
	return concat(flags, b, a, payload.subarray(7 + 2 * size));
}

const withoutSignature = (payload: Uint8Array): Uint8Array =>
	concat(payload.subarray(0, payload.length - statementLength), new Uint8Array(statementLength));

function zeroSums(payload: Uint8Array): Uint8Array {
	const changed = Uint8Array.from(payload);
	return changed.fill(0, 6, payload.length - statementLength);
}

test('an approval of another request, or of responses that are not here, is refused', async () => {
	const { asked, parts } = await approvedParts();
	const approval = await putTogether(SURVEY_FOR_TWO, 'approval', parts, STEWARD, KEYS.publicKey);
	const here = await gather(SURVEY_FOR_TWO, honest);
	const { facilitator } = both;
	await expect(
		combineApproval(facilitator, approval, here, { ...asked, id: randomBytes(16) }),
	).rejects.toThrow(/answers another request/);
	await expect(
		combineApproval(facilitator, approval, here, { ...asked, root: randomBytes(32) }),
	).rejects.toThrow(/does not fit/);
	await expect(
		combineApproval(facilitator, approval, await gather(SURVEY_FOR_TWO, honest.slice(1)), asked),
	).rejects.toThrow('Of the 7 responses that were asked for, 6 are here.');
	expect(await readApproval(facilitator, approval)).toEqual(asked);
});

test('a respondent who ticks “no answer” beside options spoils nobody’s release', async () => {
	// Not with this software: the proof allows any three of the ten cells.
	const topics = Array.from({ length: 10 }, (_, cell) => cell < 3);
	const series = seriesOf(SURVEY_FOR_TWO);
	const forged = await Promise.all(
		Array.from({ length: 6 }, () =>
			sealForged(SURVEY_FOR_TWO, some, ({ secret, reportId, report }) => {
				const rand = randomBytes(series.RAND_SIZE);
				const split = series.shard([1, 1, 1, 1, topics, 1], reportId, rand);
				const end = HEAD + series.HELPER_SHARE_SIZE;
				const head = concat(secret, digest(split.publicShare, 32));
				const contents = {
					facilitator: concat(head, split.inputShares[0]!),
					steward: concat(head, split.inputShares[1]!, report.contents.steward.subarray(end)),
				};
				return { secret, reportId, report: { publicShare: split.publicShare, contents } };
			}),
		),
	);
	const { tally, fingerprints, statement } = await openForTwo(both, [...forged, honest[1]!]);
	expect(tally.counts.get('topics')!.slice(0, 3)).toEqual([1, 6, 6]);
	const outcome = publish(SURVEY_FOR_TWO, tally, fingerprints, []);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	const release = await createRelease(SURVEY_FOR_TWO, outcome.published, KEYS, statement);
	expect(parseRelease(releaseToText(release))).toEqual(release);
});

test('one keyholder’s half of a report looks the same whatever was answered', async () => {
	// Every byte of a share takes about half of its bits from chance: compare how often each bit is set.
	const series = seriesOf(SURVEY_FOR_TWO);
	const length = series.LEADER_SHARE_SIZE;
	const bitsOf = async (answers: Answers): Promise<number[]> => {
		const set = new Array<number>(64).fill(0);
		for (let number = 0; number < 400; number += 1) {
			const { contents } = await splitAnswers(SURVEY_FOR_TWO, answers, createSecret());
			// The first two cells of the first question: one of them holds the answer.
			for (let bit = 0; bit < 64; bit += 1) {
				const at = HEAD + (bit >> 3) + (bit >= 32 ? 12 : 0);
				if ((contents.facilitator[at]! >> (bit & 7)) & 1) set[bit]! += 1;
			}
		}
		expect(length).toBeGreaterThan(32);
		return set;
	};
	const [one, other] = [await bitsOf(new Map([['useful', 1]])), await bitsOf(new Map())];
	// Six standard deviations of 400 throws of a coin are 60.
	for (const bit of [...one, ...other]) expect(Math.abs(bit - 200)).toBeLessThan(60);
});
