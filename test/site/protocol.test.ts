import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
	checkRelated,
	protocolSchema,
	protocolWordsSchema,
	translateProtocol,
	type Protocol,
} from '../../src/lib/site/protocol.ts';

const EN = 'src/content/protocols/en';
const ES = 'src/content/protocols/es';

const read = (folder: string): { id: string; data: unknown }[] =>
	readdirSync(folder).map((name) => ({
		id: name.replace(/\.mdx$/, ''),
		data: parse(readFileSync(`${folder}/${name}`, 'utf8').split('---\n')[1]!) as unknown,
	}));

const SMALL = {
	title: 'Small',
	oneLine: 'A protocol that a test can change.',
	bring: ['plan'],
	purposes: ['ideas'],
	minutes: { short: 5, standard: 10, long: 20 },
	people: { min: 2, max: 4 },
	trust: 1,
	roles: {
		presenter: { title: 'Presenter', does: 'Presents.' },
		others: { title: 'Others', does: 'Listen.' },
	},
	steps: [
		{
			title: 'First',
			minutes: { short: 2, standard: 4, long: 8 },
			silent: ['others'],
			do: { presenter: 'Present.' },
			say: 'Begin.',
			why: 'So that it begins.',
			trouble: 'It does not begin.',
		},
		{
			title: 'Second',
			minutes: { short: 3, standard: 6, long: 12 },
			do: { everyone: 'Talk.' },
			say: 'Talk.',
			why: 'So that it ends.',
			trouble: 'It does not end.',
		},
	],
};

/** A copy of SMALL with one field changed, given by its path. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
	const copy = structuredClone(SMALL) as unknown;
	let at = copy as Record<string | number, unknown>;
	for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
	at[path.at(-1)!] = value;
	return copy;
}

const problems = (value: unknown): string[] =>
	protocolSchema
		.safeParse(value)
		.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

test('there are at least twenty protocols, six of them in Spanish too', () => {
	expect(read(EN).length).toBeGreaterThanOrEqual(20);
	expect(read(ES).length).toBeGreaterThanOrEqual(6);
});

test('every protocol is sound, and every translation fits its original', () => {
	const originals = new Map(read(EN).map(({ id, data }) => [id, protocolSchema.parse(data)]));
	for (const [id, { related }] of originals) checkRelated(related, new Set(originals.keys()), id);
	for (const { id, data } of read(ES)) {
		const translated = translateProtocol(originals.get(id)!, protocolWordsSchema.parse(data), id);
		expect(translated.minutes).toEqual(originals.get(id)!.minutes);
		expect(translated.title).not.toBe('');
	}
});

test('every purpose and everything that one can bring has a protocol', () => {
	const all = read(EN).map(({ data }) => protocolSchema.parse(data));
	expect(new Set(all.flatMap(({ bring }) => bring)).size).toBe(7);
	expect(new Set(all.flatMap(({ purposes }) => purposes)).size).toBe(6);
});

test.each([
	[
		'steps that do not add up',
		['minutes', 'standard'],
		11,
		'minutes.standard: The steps add up to 10 minutes, but minutes.standard says 11. Change one of them so that they agree.',
	],
	[
		'a silent role that does not exist',
		['steps', 0, 'silent'],
		['audience'],
		'steps.0.silent: Step 1 ("First") names the role "audience", which does not exist. The roles are: presenter, others, everyone. Add it to roles or correct the name.',
	],
	[
		'a role with something to do that does not exist',
		['steps', 1, 'do'],
		{ scribe: 'Write.' },
		'steps.1.do: Step 2 ("Second") names the role "scribe", which does not exist. The roles are: presenter, others, everyone. Add it to roles or correct the name.',
	],
	[
		'a step in which nobody does anything',
		['steps', 1, 'do'],
		{},
		'steps.1.do: Step 2 ("Second") says what nobody does. Write a line for a role or for everyone.',
	],
	[
		'a rotating starter without turns',
		['steps', 1, 'rotateStarter'],
		true,
		'steps.1.rotateStarter: Step 2 ("Second") rotates who starts, but has no turns. Add perPerson: true or take rotateStarter away.',
	],
	[
		'lengths in the wrong order',
		['minutes', 'short'],
		30,
		'minutes: Write more than 0 minutes, and short ≤ standard ≤ long.',
	],
])('%s stop the build with the field and what to do', (_, path, value, expected) => {
	expect(problems(changed(path, value))).toContain(expected);
});

test.each([
	['a field that nobody knows', ['minuts'], {}, /minuts/],
	['minutes below zero', ['steps', 0, 'minutes', 'short'], -1, /steps\.0\.minutes\.short/],
	['minutes as text', ['steps', 0, 'minutes', 'short'], 'two', /steps\.0\.minutes\.short/],
	['a third of a minute', ['steps', 0, 'minutes', 'short'], 0.33, /steps\.0\.minutes\.short/],
	['a purpose that is none of the six', ['purposes'], ['fun'], /purposes/],
	['more people at least than at most', ['people'], { min: 5, max: 4 }, /people/],
	['a fourth kind of trust', ['trust'], 4, /trust/],
	['no title', ['title'], ' ', /title/],
] as const)('%s is refused, naming the field', (_, path, value, expected) => {
	expect(problems(changed(path, value)).join('\n')).toMatch(expected);
});

const WORDS = {
	title: 'Pequeño',
	oneLine: 'Un protocolo.',
	roles: {
		presenter: { title: 'Quien presenta', does: 'Presenta.' },
		others: { title: 'Otros', does: 'Escuchan.' },
	},
	steps: [
		{
			title: 'Uno',
			do: { presenter: 'Presente.' },
			say: 'Empiece.',
			why: 'Para empezar.',
			trouble: 'No empieza.',
		},
		{
			title: 'Dos',
			do: { everyone: 'Hablen.' },
			say: 'Hablen.',
			why: 'Para acabar.',
			trouble: 'No acaba.',
		},
	],
};

test('a translation changes words and no numbers', () => {
	const original = protocolSchema.parse(SMALL);
	const translated = translateProtocol(original, protocolWordsSchema.parse(WORDS), 'es/small.mdx');
	expect(translated.steps[0]).toMatchObject({
		title: 'Uno',
		silent: ['others'],
		minutes: { short: 2 },
	});
});

test.each([
	[
		'a missing step',
		{ ...WORDS, steps: WORDS.steps.slice(1) },
		'es/small.mdx: steps: it has 1 steps, the original has 2. Bring the translation in line with the original.',
	],
	[
		'a missing role',
		{ ...WORDS, roles: { presenter: WORDS.roles.presenter } },
		'es/small.mdx: roles: it has "presenter", the original has "others, presenter". Bring the translation in line with the original.',
	],
	[
		'something to do for another role',
		{ ...WORDS, steps: [WORDS.steps[0], { ...WORDS.steps[1], do: { others: 'Hablen.' } }] },
		'es/small.mdx: steps.1.do: it has "others", the original has "everyone". Bring the translation in line with the original.',
	],
])('a translation with %s stops the build with the file and the field', (_, words, message) => {
	const original: Protocol = protocolSchema.parse(SMALL);
	expect(() =>
		translateProtocol(original, protocolWordsSchema.parse(words), 'es/small.mdx'),
	).toThrow(message);
});

test('a related protocol that does not exist stops the build with the file', () => {
	expect(() => {
		checkRelated(['tunning'], new Set(['tuning']), 'en/small.mdx');
	}).toThrow('en/small.mdx: related: there is no protocol "tunning".');
});
