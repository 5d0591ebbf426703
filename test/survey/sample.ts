/** A survey with every type of question, keys from fixed seeds, and answers to all of it. */
import type { Answers } from '../../src/lib/survey/answers.ts';
import { parseDefinition } from '../../src/lib/survey/definition.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';

export const SEED = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
export const KEYS = seedToKeys(SEED);
export const OTHER_KEYS = seedToKeys(new Uint8Array(32).fill(7));

/** As somebody would write it, before it is parsed. A new copy each time, so that a test may change it. */
export const written = () => ({
	format: 'peer-survey' as const,
	version: 1 as const,
	title: { en: 'After the consultancy', es: 'Después de la consultoría' },
	intro: 'Five minutes, for our next session.',
	pages: [
		{
			title: 'The session',
			questions: [
				{
					type: 'scale' as const,
					id: 'useful',
					text: 'It was useful to my work.',
					hint: 'Think of this week.',
					points: ['No', 'Rather no', 'Neither', 'Rather yes', 'Yes'],
					shape: 'agreement' as const,
				},
				{
					type: 'matrix' as const,
					id: 'group',
					text: 'In our group',
					rows: [
						{ id: 'listened', text: 'we listened.' },
						{ id: 'time', text: 'there was time for everyone.' },
					],
					points: ['Never', 'Sometimes', 'Always'],
					shape: 'amount' as const,
				},
			],
		},
		{
			questions: [
				{
					type: 'choice' as const,
					id: 'again',
					text: 'Would you come again?',
					options: ['Yes', 'Perhaps', 'No'],
				},
				{
					type: 'choices' as const,
					id: 'topics',
					text: 'What would you like to work on?',
					options: [
						'Questions',
						'Feedback',
						'Planning',
						'Noticing',
						'Groups',
						'Talk',
						'Time',
						'Ends',
						'Other',
					],
					max: 3,
					showIf: { question: 'again', is: [1, 2] },
				},
				{
					type: 'number' as const,
					id: 'years',
					text: 'How long have you taught?',
					bins: [0, 2, 6, 11],
					max: 50,
					unit: 'years',
				},
				{
					type: 'text' as const,
					id: 'carry',
					text: 'What will you carry into your classroom?',
					maxLength: 40,
				},
			],
		},
	],
	keyholders: [{ role: 'facilitator' as const, key: KEYS.publicKey.text }],
	minimum: 5,
	opens: '2016-06-01',
	closes: '2016-06-30',
	keepDays: 90,
	via: { mailbox: '/mailbox' },
});

export const SURVEY = parseDefinition(written());

/** The same survey with another minimum, and so another survey. */
export const OTHER_SURVEY = parseDefinition({ ...written(), minimum: 6 });

export const ANSWERS: Answers = new Map<string, number | readonly number[] | string>([
	['useful', 4],
	['group.listened', 3],
	['group.time', 2],
	['again', 2],
	['topics', [1, 9]],
	['years', 3],
	['carry', 'Wait for a second hand. Más despacio 🌱'],
]);
