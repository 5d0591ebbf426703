import { describe, expect, test } from 'vitest';
import { parseDefinition } from '../../../src/lib/survey/definition.ts';
import { seedToKeys } from '../../../src/lib/survey/seed.ts';
import { MESSAGES, PIECES } from '../../../src/lib/ui/words/messages.ts';
import { messageIn } from '../../../src/lib/ui/words/message-in.ts';
import { toSpanish } from '../../../src/lib/ui/words/spanish.ts';
import { collectSaid, GAP } from './said.ts';

const SAID = collectSaid();

const withoutNames = (text: string): string => text.replace(/\{\w+\}/g, GAP);
const gapsOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('Spanish texts of messages', () => {
	test('there is one for every sentence that the sources say', () => {
		const there = new Set(Object.keys(MESSAGES).map(withoutNames));
		expect([...SAID.messages].filter((message) => !there.has(message))).toEqual([]);
	});

	test('there is one for every name of a place in a survey', () => {
		const there = new Set(Object.keys(PIECES).map(withoutNames));
		expect([...SAID.places].filter((place) => !there.has(place))).toEqual([]);
	});

	test('there is none that nothing says any more', () => {
		const stale = [
			...Object.keys(MESSAGES).filter((message) => !SAID.messages.has(withoutNames(message))),
			...Object.keys(PIECES).filter(
				(piece) => !SAID.texts.has(withoutNames(piece)) && !SAID.places.has(withoutNames(piece)),
			),
		];
		expect(stale).toEqual([]);
	});

	test('both languages have the same gaps', () => {
		for (const [english, spanish] of [...Object.entries(MESSAGES), ...Object.entries(PIECES)]) {
			expect(gapsOf(spanish), english).toEqual(gapsOf(english));
		}
	});

	test('every sentence is known again when its gaps are filled, and taken for no other', () => {
		for (const [english, spanish] of Object.entries(MESSAGES)) {
			const fill = (text: string): string =>
				text.replace(/\{(\w+)\}/g, (_, name: string) => `«${name}» 7, x`);
			expect(toSpanish(fill(english))).toBe(fill(spanish));
		}
	});
});

const SURVEY = {
	format: 'peer-survey',
	version: 1,
	title: 'After our session',
	minimum: 5,
	keepDays: 30,
	via: { file: true },
};

describe('a message on a Spanish page', () => {
	const said = (work: () => unknown): string => {
		try {
			work();
		} catch (error) {
			return (error as Error).message;
		}
		throw new Error('nothing was said');
	};

	test('names the place in a survey in words, with the names that stand in its file', async () => {
		const points = [{ en: 'No', es: 'No' }, { es: 5 }];
		const question = { type: 'scale', id: 'q', text: 'How?', points };
		const keyholders = [
			{ role: 'facilitator', key: seedToKeys(new Uint8Array(32)).publicKey.text },
		];
		const survey = { ...SURVEY, keyholders, pages: [{ questions: [question] }] };
		const message = said(() => parseDefinition(survey));
		expect(message).toBe('The survey’s page 1, question 1, points, entry 2 (es) should be a text.');
		expect(await messageIn('es', message)).toBe(
			'En la encuesta, página 1, pregunta 1, puntos (points), elemento 2 (es): debe ser un texto.',
		);
	});

	test('says a reason within a reason', () => {
		expect(toSpanish('A text is left out. It was altered on its way.')).toBe(
			'Un texto queda fuera. Se alteró en el camino.',
		);
		expect(
			toSpanish(
				'This is an approval, where a request is needed. Choose the file that ends in .request.',
			),
		).toBe(
			'Esto es una aprobación, y se necesita una petición. Elija el archivo que termina en .request.',
		);
	});

	test('repeats what somebody else wrote as it is', () => {
		const id = 'page 2';
		expect(toSpanish(`It answers “${id}”, a question that was not asked.`)).toBe(
			`Responde a «${id}», una pregunta que no se hizo.`,
		);
		expect(toSpanish('Failed to fetch')).toBe(
			'Algo no salió bien; el aviso está en inglés: «Failed to fetch»',
		);
	});

	test('is English on an English page', async () => {
		expect(await messageIn('en', 'This is not a text.')).toBe('This is not a text.');
	});
});
