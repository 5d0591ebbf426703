/** Releases to read and to compare, made without sealing anything: `reflection.spec.ts` goes the whole way. */
import { parseDefinition, type Definition } from '../../src/lib/survey/definition.ts';
import { generateSeed, seedToKeys } from '../../src/lib/survey/seed.ts';
import { createRelease, releaseToText } from '../../src/lib/survey/release.ts';
import { published, range, tallyOf } from '../survey/opened.ts';

export const KEYS = seedToKeys(generateSeed());

/** What is hard to write, to read and to keep out of markup. */
export const NAUGHTY = [
	'<img src=x onerror=alert(1)>',
	'مرحبا بكم في الجلسة',
	'👩🏽‍🏫👨‍👩‍👧‍👦🏳️‍🌈 Ｔｈｅ ｑｕｉｃｋ',
	'=HYPERLINK("http://x")',
	'Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤',
	'unbroken'.repeat(20),
	'"\'`--;\u0000\u200e\u202e{{7*7}}</script>',
] as const;

export const POINTS = ['Not at all', 'Rather not', 'Partly', 'Mostly', 'Fully'];

/** A survey for one keyholder, its envelopes files: nothing of it needs a server. */
export const surveyByFile = (
	content: Pick<Definition, 'title'> & { readonly opens?: string; readonly pages: unknown },
): Definition =>
	parseDefinition({
		format: 'peer-survey',
		version: 1,
		keyholders: [{ role: 'facilitator', key: KEYS.publicKey.text }],
		minimum: 5,
		keepDays: 30,
		via: { file: true },
		...content,
	});

interface Options {
	readonly title?: string;
	readonly opens?: string;
	/** Whether the survey names its first day. */
	readonly hasDay?: boolean;
	readonly people?: number;
	/** What the person agrees with, from 1 to 5. */
	readonly agrees?: (person: number) => number;
	readonly statement?: string;
	readonly points?: readonly string[];
	readonly texts?: readonly string[];
}

/** A file of a release with a matrix, a question that is withheld, choices, a number and texts. */
export async function releaseFile(
	name: string,
	{
		title = 'After the session',
		opens = '2016-06-01',
		hasDay = true,
		people = 8,
		agrees = (person) => 1 + (person % 5),
		statement = 'We had enough time.',
		points = POINTS,
		texts = range(0, 8).map((index) => `Card number ${index + 1}`),
	}: Options = {},
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
	const survey = surveyByFile({
		title,
		...(hasDay && { opens }),
		pages: [
			{
				questions: [
					{
						type: 'matrix',
						id: 'group',
						text: 'How far do you agree?',
						points: [...points],
						rows: [
							{ id: 'time', text: statement },
							{ id: 'heard', text: 'I was listened to.' },
						],
					},
					{ type: 'scale', id: 'few', text: 'Few answered this.', points: POINTS },
					{
						type: 'choices',
						id: 'next',
						text: 'What next?',
						options: ['Plans', 'Visits', 'Texts'],
					},
					{ type: 'number', id: 'visits', text: 'How many visits?', bins: [0, 1, 3, 6], max: 20 },
					{ type: 'text', id: 'carry', text: 'What do you carry away?', maxLength: 400 },
				],
			},
		],
	});
	const everybody = range(0, people).map(
		(person) =>
			new Map<string, number | readonly number[] | string>([
				['group.time', agrees(person)],
				['group.heard', points.length],
				...(person < 4 ? ([['few', 3]] as const) : []),
				['next', person % 2 === 0 ? [1, 2] : [2]],
				['visits', 1 + (person % 4)],
				...(person < texts.length ? ([['carry', texts[person]!]] as const) : []),
			]),
	);
	const text = releaseToText(
		await createRelease(survey, published(survey, tallyOf(survey, everybody)), KEYS),
	);
	return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}
