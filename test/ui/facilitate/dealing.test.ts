import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToHex } from '../../../src/lib/survey/bytes.ts';
import { bytesToEnvelope, envelopeToText, sealAnswers } from '../../../src/lib/survey/envelope.ts';
import type { Found } from '../../../src/lib/survey/found.ts';
import { Opener, type Opened } from '../../../src/lib/survey/opener.ts';
import { addTally, emptyTally } from '../../../src/lib/survey/tally.ts';
import { deal, Peer } from '../../../src/lib/ui/facilitate/dealing.ts';
import { ANSWERS, KEYS, OTHER_SURVEY, SURVEY } from '../../survey/sample.ts';

const found = (texts: readonly string[]): Found[] =>
	texts.map((text, index) => ({ text, source: 'answers.csv', position: index + 1 }));

const seal = async (survey = SURVEY): Promise<string> =>
	envelopeToText(await sealAnswers(survey, ANSWERS));

async function open(envelopes: readonly Found[]): Promise<Opened & { readonly seen: number }> {
	const opener = await Opener.create(SURVEY, KEYS);
	await opener.add(envelopes);
	return { ...opener.result(), seen: opener.seen };
}

const namesOf = (opened: readonly Opened[]): string[] =>
	opened.flatMap(({ fingerprints }) => [...fingerprints].map(bytesToHex)).sort();

test('openers that share the work come to the same as one', async () => {
	const one = await seal();
	const junk = ['', 'nonsense', `${one}A`, one.slice(0, -8)];
	await fc.assert(
		fc.asyncProperty(
			fc.integer({ min: 1, max: 4 }),
			fc.array(fc.nat({ max: 9 }), { maxLength: 12 }),
			async (hands, repeats) => {
				const made = await Promise.all(Array.from({ length: 10 }, () => seal()));
				const foreign = await seal(OTHER_SURVEY);
				const texts = [...made, foreign, ...junk, ...repeats.map((index) => made[index]!)];
				const alone = await open(found(texts));
				const shares = await Promise.all(deal(found(texts), hands).map(open));
				expect(shares).toHaveLength(hands);
				const together = emptyTally(SURVEY);
				for (const share of shares) addTally(together, share.tally);
				expect(together).toEqual(alone.tally);
				expect(shares.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(repeats.length);
				expect(alone.duplicates).toBe(repeats.length);
				expect(shares.reduce((sum, { seen }) => sum + seen, 0)).toBe(texts.length);
				expect(namesOf(shares)).toEqual(namesOf([alone]));
				expect(
					shares.flatMap(({ rejected }) => rejected).sort((a, b) => a.position - b.position),
				).toEqual(alone.rejected);
			},
		),
		{ numRuns: 20 },
	);
});

test('every opener has work, and the one that reads has the least', async () => {
	const { bytes, surveyId } = await sealAnswers(SURVEY, ANSWERS);
	// Random ids that begin with every byte: chance would deal out of any others as it likes.
	const envelopes = found(
		Array.from({ length: 256 }, (_, start) =>
			envelopeToText(bytesToEnvelope(bytes.with(1 + surveyId.length, start))),
		),
	);
	for (const hands of [2, 3, 4]) {
		const [own, ...others] = deal(envelopes, hands).map(({ length }) => length);
		expect(own).toBeGreaterThan(0);
		for (const other of others) expect(other).toBeGreaterThan(own!);
	}
});

test('a reader waits for an opener that has not kept up', async () => {
	const { port1, port2 } = new MessageChannel();
	const peer = new Peer(port1);
	const batches: unknown[] = [];
	const arrived = Promise.withResolvers<unknown>();
	port2.onmessage = ({ data }) => {
		batches.push(data);
		if (batches.length === 8) arrived.resolve(null);
		if (data === null) port2.close();
	};
	for (let batch = 0; batch < 8; batch += 1) await peer.send([]);
	let isSent = false;
	const ninth = peer.send([]).then(() => {
		isSent = true;
	});
	await arrived.promise;
	expect(isSent).toBe(false);
	port2.postMessage(null);
	await ninth;
	expect(isSent).toBe(true);
	peer.end();
});
