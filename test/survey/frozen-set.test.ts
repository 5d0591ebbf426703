import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { bytesToHex } from '../../src/lib/survey/bytes.ts';
import { parseEnvelope } from '../../src/lib/survey/envelope.ts';
import { countDifferences, Gathering } from '../../src/lib/survey/frozen-set.ts';
import { receiptAt } from '../../src/lib/survey/merkle.ts';
import { MAX_REJECTED } from '../../src/lib/survey/rejections.ts';
import { BATCH, inOrder, prepareHere, type Preparation } from '../../src/lib/survey/preparation.ts';
import { PreparationPool, runJob, type Thread } from '../../src/lib/survey/preparation-pool.ts';
import { ANSWERS } from './sample.ts';
import { bothOf, gather, sealAll, SURVEY_FOR_TWO } from './two.ts';

let texts: string[];
beforeAll(async () => {
	texts = await sealAll(
		SURVEY_FOR_TWO,
		Array.from({ length: 12 }, () => ANSWERS),
	);
});

test('a set is the same in whatever order and however often its envelopes come', async () => {
	const one = (await gather(SURVEY_FOR_TWO, texts)).freeze();
	const gathering = await gather(SURVEY_FOR_TWO, [...texts.toReversed(), ...texts]);
	const other = gathering.freeze();
	expect(bytesToHex(other.root)).toBe(bytesToHex(one.root));
	expect(gathering.duplicates).toBe(12);
	expect(gathering.seen).toBe(24);
	const expected = texts
		.map((text) => createHash('sha256').update(parseEnvelope(text).bytes).digest('hex'))
		.sort();
	expect(expected.map((_, at) => bytesToHex(receiptAt(one.receipts, at)))).toEqual(expected);
});

test('envelopes are read in the order of the set, and know where they were found', async () => {
	const set = (await gather(SURVEY_FOR_TWO, texts)).freeze();
	const envelopes = await set.read(3, 7);
	expect(envelopes).toHaveLength(4);
	for (const [at, { bytes, reportId }] of envelopes.entries()) {
		expect(set.reportIdAt(3 + at)).toEqual(reportId);
		const { source, position } = set.placeAt(3 + at);
		expect(source).toBe('answers.csv');
		expect(parseEnvelope(texts[position - 1]!).bytes).toEqual(bytes);
	}
});

test('sets that differ say by how many, and a set can be made of what another names', async () => {
	const gathering = await gather(SURVEY_FOR_TWO, texts);
	const fewer = (await gather(SURVEY_FOR_TWO, texts.slice(3))).freeze();
	const others = (await gather(SURVEY_FOR_TWO, texts.slice(0, 7))).freeze();
	expect(countDifferences(fewer.receipts, others.receipts)).toEqual({ onlyA: 5, onlyB: 3 });
	expect(gathering.freezeOnly(fewer.receipts).root).toEqual(fewer.root);
	expect(gathering.freeze((id) => bytesToHex(id) === '').size).toBe(0);
});

test('what is no envelope of the survey is listed with its reason, at most a thousand times', async () => {
	const gathering = new Gathering(SURVEY_FOR_TWO);
	await gathering.add(
		Array.from({ length: MAX_REJECTED + 5 }, (_, at) => ({
			text: at === 0 ? texts[0]!.slice(0, -4) : 'nonsense',
			source: 'a',
			position: at + 1,
		})),
	);
	expect(gathering.rejected).toHaveLength(MAX_REJECTED + 1);
	expect(gathering.rejected[0]!.reason).toMatch(/not base64url|an envelope of this survey has/);
	expect(gathering.rejected.at(-1)!.reason).toBe('5 more were refused.');
});

test.each([0, 1, BATCH - 1, BATCH, BATCH + 1, 5 * BATCH + 7])(
	'%i reports are taken in batches, in order, never more at a time than there is width for',
	async (size) => {
		for (const width of [1, 2, 5]) {
			let underWay = 0;
			const seen: number[] = [];
			const batches = inOrder(size, width, async (from, to) => {
				underWay += 1;
				expect(underWay).toBeLessThanOrEqual(width);
				// Later batches are done sooner.
				for (let wait = 0; wait < 5 - ((from / BATCH) % 5); wait += 1) await Promise.resolve();
				underWay -= 1;
				return [from, to] as const;
			});
			for await (const [from, to] of batches) {
				expect(from).toBe(seen.at(-1) ?? 0);
				expect(to - from).toBeLessThanOrEqual(BATCH);
				seen.push(to);
			}
			expect(seen.at(-1) ?? 0).toBe(size);
		}
	},
);

/** A thread that is none: it answers when it is its turn. */
const threadOf = (preparation: Promise<Preparation>): Thread => {
	let answer: Parameters<Thread['listen']>[0] | undefined;
	return {
		send: (job) => {
			void runJob(preparation, job).then((done) => {
				answer!(done);
			});
		},
		listen: (onDone) => (answer = onDone),
	};
};

test('threads give the same as one, batch by batch', async () => {
	const { facilitator, steward } = await bothOf(SURVEY_FOR_TWO);
	const envelopes = texts.map((text) => parseEnvelope(text).bytes);
	const alone = prepareHere(facilitator);
	const pool = new PreparationPool(
		[1, 2, 3].map(() => threadOf(Promise.resolve(prepareHere(facilitator)))),
	);
	expect(pool.width).toBe(6);
	const shares = await prepareHere(steward).begin(envelopes);
	for (let at = 0; at < envelopes.length; at += 4) {
		const batch = envelopes.slice(at, at + 4);
		const others = shares.slice(at, at + 4);
		const [one, other] = [alone.finish(batch, others), pool.finish(batch, others)];
		expect(await other).toEqual(await one);
		expect(await pool.begin(batch)).toEqual(await alone.begin(batch));
	}
});

test('a fault in a thread is told, and does not wait for ever', async () => {
	const broken = new PreparationPool([threadOf(Promise.reject(new Error('no key')))]);
	await expect(broken.begin([])).rejects.toThrow('no key');
	let fail: ((fault: Error) => void) | undefined;
	const silent = new PreparationPool([
		{ send: () => undefined, listen: (_, onFault) => (fail = onFault) },
	]);
	const waiting = silent.begin([]);
	fail!(new Error('stopped'));
	await expect(waiting).rejects.toThrow('stopped');
	await expect(silent.begin([]), 'and what comes later').rejects.toThrow('stopped');
});
