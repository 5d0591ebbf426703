import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf } from '../../src/lib/survey/answers.ts';
import { parseDefinition } from '../../src/lib/survey/definition.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import {
	contentToShare,
	contentToText,
	countedItems,
	createSecret,
	secretToReportId,
	seriesOf,
	splitAnswers,
	textBoxLength,
	textItems,
} from '../../src/lib/survey/report.ts';
import { sharesSize } from '../../src/lib/survey/share-size.ts';
import { answered } from './arbitraries.ts';
import { ANSWERS, KEYS, written } from './sample.ts';
import { forTwo, STEWARD, SURVEY_FOR_TWO } from './two.ts';

const split = async (secret = createSecret()) => ({
	report: await splitAnswers(SURVEY_FOR_TWO, ANSWERS, secret),
	id: secretToReportId(secret),
});

test('the sizes that are worked out are those of the proofs, for any survey', async () => {
	await fc.assert(
		fc.asyncProperty(answered(1, 1), async ({ definition }) => {
			const survey = await forTwo(definition);
			const series = seriesOf(survey);
			const worked = countedItems(survey).map((item) =>
				item.kind === 'one'
					? sharesSize(item.count + 1)
					: sharesSize(
							item.count + 1,
							item.question.type === 'choices' ? (item.question.max ?? item.count) : 0,
						),
			);
			const sum = worked.length === 0 ? sharesSize(1) : worked.reduce((a, b) => a + b);
			expect(sum).toBe(
				series.PUBLIC_SHARE_SIZE + series.LEADER_SHARE_SIZE + series.HELPER_SHARE_SIZE,
			);
		}),
		{ numRuns: 100 },
	);
});

test('each half has its one length, and holds what belongs to its keyholder', async () => {
	const { report, id } = await split();
	const { publicShare, contents } = report;
	const forFacilitator = contentToShare(
		SURVEY_FOR_TWO,
		'facilitator',
		id,
		publicShare,
		contents.facilitator,
	);
	const forSteward = contentToShare(SURVEY_FOR_TWO, 'steward', id, publicShare, contents.steward);
	expect(forFacilitator.texts).toEqual([]);
	expect(forSteward.texts.map(({ length }) => length)).toEqual(
		textItems(SURVEY_FOR_TWO).map(textBoxLength),
	);
	expect(() =>
		contentToShare(SURVEY_FOR_TWO, 'steward', id, publicShare, contents.facilitator),
	).toThrow(/wrong length/);
	const another = await split();
	expect(() =>
		contentToShare(SURVEY_FOR_TWO, 'steward', another.id, publicShare, contents.steward),
	).toThrow(/name of another response/);
	expect(() =>
		contentToShare(SURVEY_FOR_TWO, 'steward', id, another.report.publicShare, contents.steward),
	).toThrow(/part of it was changed/);
});

test('a text of another question or survey is not taken', () => {
	expect(() => contentToText(SURVEY_FOR_TWO, 0, new Uint8Array(200))).toThrow(
		/moved here from another survey or question/,
	);
});

test('the answer to a hidden question is not in a report', async () => {
	const hidden = new Map([...ANSWERS, ['again', 3]] as const);
	const secret = createSecret();
	await expect(splitAnswers(SURVEY_FOR_TWO, hidden, secret)).resolves.toBeDefined();
	expect(itemsOf(SURVEY_FOR_TWO)).toHaveLength(7);
});

const twoOf = (changes: Record<string, unknown>) => ({
	...written(),
	keyholders: SURVEY_FOR_TWO.keyholders,
	verifyKey: SURVEY_FOR_TWO.verifyKey,
	...changes,
});
const [first, second] = SURVEY_FOR_TWO.keyholders;

test.each<[string, Record<string, unknown>, RegExp]>([
	['no verify key', { verifyKey: undefined }, /verify key/],
	[
		'a verify key of one',
		{ verifyKey: { facilitator: SURVEY_FOR_TWO.verifyKey!.facilitator } },
		/lacks the field “steward”/,
	],
	[
		'a verify key that is cut',
		{ verifyKey: { ...SURVEY_FOR_TWO.verifyKey!, steward: 'AAAA' } },
		/steward has the wrong length/,
	],
	['one keyholder and a verify key', { keyholders: [first] }, /is of no use with one keyholder/],
	[
		'the steward first',
		{ keyholders: [second, first] },
		/keyholder 1, role should be “facilitator”/,
	],
	[
		'two facilitators',
		{ keyholders: [first, { ...second, role: 'facilitator' }] },
		/keyholder 2, role should be “steward”/,
	],
	[
		'the same key twice',
		{ keyholders: [first, { role: 'steward', key: KEYS.publicKey.text }] },
		/have the same key. Two people need a key each/,
	],
	[
		'a third keyholder',
		{ keyholders: [first, second, { role: 'steward', key: STEWARD.publicKey.text }] },
		/should have 1 to 2 entries/,
	],
	[
		'more than fits into an envelope',
		{
			pages: [
				{
					questions: Array.from({ length: 60 }, (_, index) => ({
						type: 'scale',
						id: `q${index}`,
						text: 'Q',
						points: ['1', '2', '3', '4', '5'],
					})),
				},
			],
		},
		/too many for two keyholders: an envelope would take \d+ bytes of 24000. Ask less/,
	],
])('refuses a survey of two keyholders with %s, and says what to do', (_, changes, reason) => {
	const given = Object.fromEntries(
		Object.entries(twoOf(changes)).filter(([, value]) => value !== undefined),
	);
	expect(() => parseDefinition(given)).toThrow(FormatError);
	expect(() => parseDefinition(given)).toThrow(reason);
});
