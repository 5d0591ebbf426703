import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionsOf } from '../../src/lib/survey/definition.ts';
import {
	contentToDraft,
	draftKeyholders,
	draftToDefinition,
	draftToPreview,
} from '../../src/lib/survey/draft-content.ts';
import { newQuestion } from '../../src/lib/survey/draft.ts';
import { definitionToLink } from '../../src/lib/survey/link.ts';
import { createVerifyKey } from '../../src/lib/survey/verify-key.ts';
import { definitions } from './arbitraries.ts';
import { both, draftOf, question, sampleDraft, TEMPLATES } from './drafts.ts';
import { KEYS, OTHER_KEYS, SURVEY } from './sample.ts';

const KEY = KEYS.publicKey.text;

test('a survey becomes a draft, and the draft becomes the same survey again', () => {
	// Only what is the default anyway is not written again.
	const short = JSON.stringify(SURVEY.pages).replaceAll(',"shape":"agreement"', '');
	expect(draftToDefinition(sampleDraft(), KEY).pages).toEqual(JSON.parse(short));
	expect(draftToDefinition(sampleDraft(), KEY).title).toEqual(SURVEY.title);
});

test('any survey keeps its questions, their ids and their conditions on the way through a draft', () => {
	fc.assert(
		fc.property(definitions, (survey) => {
			const again = draftToDefinition(contentToDraft(survey, 'd1', 'en'), KEY);
			expect(questionsOf(again).map(({ id, type, showIf }) => [id, type, showIf])).toEqual(
				questionsOf(survey).map(({ id, type, showIf }) => [id, type, showIf]),
			);
		}),
		{ numRuns: 50 },
	);
});

test('a draft in one language writes plain texts; in two, both; where they are equal, one', () => {
	const draft = draftOf(question({ text: { en: 'Time', es: 'Tiempo' }, labels: [both('1'), both('2')] }));
	const asked = (languages: readonly ('en' | 'es')[]) => {
		const [first] = questionsOf(draftToDefinition({ ...draft, languages }, KEY));
		return [first?.text, first?.type === 'scale' && first.points];
	};
	expect(asked(['en'])).toEqual(['Time', ['1', '2']]);
	expect(asked(['es'])).toEqual(['Tiempo', ['1', '2']]);
	expect(asked(['en', 'es'])).toEqual([{ en: 'Time', es: 'Tiempo' }, ['1', '2']]);
}); // prettier-ignore

test('changing a question’s type and changing it back loses nothing', () => {
	const before = question({ type: 'choice', labels: [both('Yes'), both('No')] });
	const after = { ...before, type: 'text' as const };
	expect(questionsOf(draftToDefinition(draftOf({ ...after, type: 'choice' }), KEY))).toEqual(
		questionsOf(draftToDefinition(draftOf(before), KEY)),
	);
});

test('what is not written yet is an ellipsis to look at, and an error to make a survey of', () => {
	const draft = draftOf(newQuestion('choice', 'q1'));
	expect(questionsOf(draftToPreview(draft, KEY))[0]!.text).toBe('…');
	expect(() => draftToDefinition(draft, KEY)).toThrow(/page 1, question 1, text should be a text/);
});

test.each(TEMPLATES)('the template %s becomes a survey in both languages that fits a link', async (_, draft) => {
	const survey = draftToDefinition(draft, KEY);
	expect(draft.languages).toEqual(['en', 'es']);
	expect((await definitionToLink(survey)).length).toBeLessThan(1300);
}); // prettier-ignore

test('twelve questions of every type, in both languages, fit a link of 2,000 characters', async () => {
	const words = (en: string, es: string) => ({ en, es });
	const scale = (id: string, en: string, es: string) => ({ ...newQuestion('scale', id), text: words(en, es) });
	const draft = {
		...draftOf(
			{
				...newQuestion('matrix', 'group'),
				text: words('How far do you agree?', '¿Hasta qué punto está de acuerdo?'),
				rows: [
					{ id: 'start', text: words('We begin on time.', 'Empezamos a tiempo.') },
					{ id: 'ask', text: words('We ask before we advise.', 'Preguntamos antes de aconsejar.') },
					{ id: 'quiet', text: words('Silence has its place with us.', 'El silencio tiene su lugar entre nosotros.') },
				],
			},
			scale('courage', 'This month I showed a lesson that had gone wrong.', 'Este mes mostré una clase que había salido mal.'),
			scale('calm', 'After a session I feel calmer than before.', 'Después de una sesión siento más calma que antes.'),
			{ ...scale('recommend', 'How likely are you to recommend this day?', '¿Con qué probabilidad recomendaría esta jornada?'), labels: Array.from({ length: 11 }, (_, n) => both(String(n))), shape: 'amount' as const },
			{
				...newQuestion('choice', 'room'),
				text: words('Where do we meet best?', '¿Dónde nos reunimos mejor?'),
				labels: [words('In the library', 'En la biblioteca'), words('In a classroom', 'En un aula'), words('Outside', 'Al aire libre')],
			},
			{
				...newQuestion('choices', 'topics'),
				text: words('What should the winter be about?', '¿De qué debería tratar el invierno?'),
				most: 2,
				labels: [words('Homework', 'Las tareas'), words('Group work', 'El trabajo en grupo'), words('Marking', 'Corregir'), words('Parents', 'Las familias')],
			},
			{ ...newQuestion('number', 'visits'), text: words('How many lessons did you visit in autumn?', '¿Cuántas clases visitó en otoño?') },
			{ ...newQuestion('number', 'minutes'), text: words('How many minutes a week do you have for it?', '¿Cuántos minutos por semana tiene para esto?'), bins: [0, 15, 30, 60, 120], largest: 600 },
			{ ...newQuestion('choice', 'again'), text: words('Would you come again?', '¿Vendría otra vez?'), labels: [words('Yes', 'Sí'), words('Perhaps', 'Quizás'), words('No', 'No')] },
			{ ...newQuestion('text', 'why'), text: words('What keeps you away?', '¿Qué le impide venir?'), showIf: { question: 'again', is: [3] } },
			{ ...newQuestion('text', 'try'), text: words('What will you try before the snow melts?', '¿Qué probará antes de que se derrita la nieve?') },
			{ ...newQuestion('text', 'tell'), text: words('What should a new group know?', '¿Qué debería saber un grupo nuevo?'), hint: words('Write about practice, and name nobody.', 'Escriba sobre la práctica y no nombre a nadie.') },
		),
		title: words('Our winter term', 'Nuestro invierno'),
		intro: words('Three minutes. Skip whatever you like.', 'Tres minutos. Salte lo que quiera.'),
	};
	const survey = draftToDefinition(draft, KEY);
	expect(questionsOf(survey)).toHaveLength(12);
	const link = `https://academy.example.org/reflect/#${await definitionToLink(survey)}`;
	expect(link.length).toBeLessThanOrEqual(2000);
	const withSteward = { ...draft, hasSteward: true, steward: OTHER_KEYS.publicKey.text };
	const verifyKey = await createVerifyKey(draftKeyholders(withSteward, KEY));
	const forTwo = draftToDefinition(withSteward, KEY, verifyKey);
	const linkForTwo = `https://academy.example.org/reflect/#${await definitionToLink(forTwo)}`;
	expect(linkForTwo.length).toBeLessThanOrEqual(2000);
	console.log(`and with two keyholders: ${linkForTwo.length} characters`);
	console.log(`12 questions in both languages: a link of ${link.length} characters`);
}); // prettier-ignore
