import { expect, test } from 'vitest';
import { newDraft, type Draft, type DraftQuestion } from '../../src/lib/survey/draft.ts';
import { isStop, lintDraft, type AdviceKind } from '../../src/lib/survey/lint.ts';
import { KEYS } from './sample.ts';
import { both, draftOf, question, TEMPLATES } from './drafts.ts';

const kinds = (draft: Draft): AdviceKind[] => [
	...new Set(lintDraft(draft).map(({ kind }) => kind)),
];

/** What is said about one sentence, as a statement of a scale in one language. */
const about = (text: string, language: 'en' | 'es', type: DraftQuestion['type'] = 'scale') =>
	kinds({
		...draftOf(question({ type, text: both(text), labels: [both('1'), both('2')] })),
		languages: [language],
	});

test('a good question is left alone', () => {
	expect(lintDraft(draftOf(question()))).toEqual([]);
});

test.each([
	['rates a person', 'The facilitator was well prepared.'],
	['rates a person', 'How good was the presenter?'],
	['rates a person', 'How well did your coach listen?'],
	['rates a person', 'Please rate the work of your partner.'],
	['rates a person', 'Who was the best teacher of the week?'],
	['rates a person', 'I am satisfied with my coach.'],
	['rates a person', 'My colleague’s performance helped the pupils.'],
	['names a person', 'Did Anna explain the protocol?'],
	['names a person', 'Mr. Miller kept the time.'],
	['names a person', 'Ms. A explained clearly.'],
	['names a person', 'Dr K. explained clearly.'],
	['names a person', 'It helped that Maria Lopez spoke first.'],
	['tells who', 'How many years have you taught?'],
	['tells who', 'Which subject do you teach?'],
	['tells who', 'What is your age?'],
	['asks two things', 'The session was useful and well timed.'],
	['asks two things', 'I had time to think as well as to speak.'],
	['cannot be skipped', 'This is important. You must answer it.'],
	['cannot be skipped', 'Answer (mandatory)'],
] as const)('English: %s: “%s”', (kind, text) => {
	expect(about(text, 'en')).toContain(kind);
});

test.each([
	['rates a person', 'La facilitadora estuvo bien preparada.'],
	['rates a person', '¿Qué tan bien escuchó su coach?'],
	['rates a person', '¿Cómo fue el presentador?'],
	['rates a person', 'Evalúe el trabajo de su colega.'],
	['rates a person', '¿Quién fue el mejor docente?'],
	['rates a person', 'El desempeño de la directora me ayudó.'],
	['names a person', '¿Explicó bien Ana el protocolo?'],
	['names a person', 'La Sra. Ramírez llevó el tiempo.'],
	['names a person', 'El Prof. B explicó con claridad.'],
	['tells who', '¿Cuántos años lleva en la escuela?'],
	['tells who', '¿Qué asignatura enseña?'],
	['asks two things', 'La sesión fue útil y breve.'],
	['cannot be skipped', 'Debe responder a esta pregunta.'],
	['cannot be skipped', 'Pregunta obligatoria'],
] as const)('Spanish: %s: “%s”', (kind, text) => {
	expect(about(text, 'es')).toContain(kind);
});

test.each([
	['en', 'We had enough time for what mattered.'],
	['en', 'I was listened to.'],
	['en', 'The feedback helped me to see my teaching anew.'],
	['en', 'On Monday, I try something in my English lesson.'],
	['en', 'We talked about what was seen and not about what was liked.'],
	['en', 'The step between silence and conversation is clear.'],
	['en', 'I learned from a colleague.'],
	['en', 'Peer Coaching has its place in my week.'],
	['en', 'I’m at ease with the Tuning Protocol.'],
	['es', 'Tuvimos tiempo suficiente para lo importante.'],
	['es', 'Aprendí de un colega.'],
	['es', 'El paso entre el silencio y la conversación está claro.'],
	['es', 'Los pasos nos ayudaron a seguir con la pregunta.'],
] as const)('%s: nothing is said against “%s”', (language, text) => {
	expect(about(text, language)).toEqual([]);
});

test('two questions in one field are seen in an open question too, and one “and” in it is not', () => {
	expect(about('What helped? What did not?', 'en', 'text')).toEqual(['asks two things']);
	expect(about('What did you see and hear?', 'en', 'text')).toEqual([]);
});

test('the advice quotes the words that led to it, and says in which language', () => {
	const advice = lintDraft(
		draftOf(question({ text: { en: 'We had time.', es: 'La sesión fue útil y breve.' } })),
	);
	expect(advice).toEqual([{ kind: 'asks two things', question: 'q1', language: 'es', found: 'y' }]);
});

test.each<[AdviceKind, Partial<DraftQuestion>]>([
	['no text', { text: both(' ') }],
	['empty label', { labels: [both('Yes'), both('')] }],
	['few labels', { labels: [both('Yes')] }],
	['too many', { labels: Array.from({ length: 12 }, (_, index) => both(`Point ${index}`)) }],
	['no rows', { type: 'matrix', rows: [] }],
	['no rows', { type: 'matrix', rows: [{ id: 'r1', text: both('') }] }],
	['few labels', { type: 'choices', most: 9 }],
	['bins', { type: 'number', bins: [0, 5, 5] }],
	['bins', { type: 'number', bins: [0] }],
	['bins', { type: 'number', bins: [0, 10], largest: 5 }],
	['condition', { showIf: { question: 'gone', is: [1] } }],
	['own no answer', { labels: [both('Yes'), both('N/A')] }],
	['own no answer', { labels: [both('Sí'), both('Prefiero no responder')] }],
	['same label', { labels: [both('Yes'), both('yes '), both('No')] }],
	['no translation', { text: { en: 'We had time.', es: '' } }],
	[
		'no translation',
		{
			labels: [
				{ en: 'Yes', es: 'Sí' },
				{ en: 'No, not yet', es: '' },
			],
		},
	],
	['cannot be skipped', { hint: both('You must answer this.') }],
	['names a person', { labels: [both('the group of Anna'), both('Another')] }],
])('says “%s” of %j', (kind, change) => {
	const draft = draftOf(question(change));
	expect(kinds(draft)).toContain(kind);
});

test('a condition must name an earlier question, and answers that it has', () => {
	const first = question({ type: 'choice', labels: [both('Yes'), both('No')] });
	const second = (is: number[]) => question({ id: 'q2', showIf: { question: 'q1', is } });
	expect(kinds(draftOf(first, second([2])))).toEqual([]);
	for (const is of [[], [0], [3]]) expect(kinds(draftOf(first, second(is)))).toEqual(['condition']);
	expect(kinds(draftOf(second([1]), first))).toEqual(['condition']);
	const open = question({ type: 'text' });
	expect(kinds(draftOf(open, second([1])))).toEqual(['condition']);
});

test.each([
	[5, 6, 'minimum close to group'],
	[5, 5, 'minimum close to group'],
	[5, 4, 'minimum above group'],
	[9, 10, 'minimum close to group'],
	[3, 6, undefined],
	[5, 8, undefined],
	[5, 30, undefined],
	[5, 0, undefined],
] as const)('a minimum of %d in a group of %d: %s', (minimum, groupSize, kind) => {
	const draft = { ...draftOf(question()), minimum, groupSize };
	expect(kinds(draft)).toEqual(kind === undefined ? [] : [kind]);
});

test('a title that was changed in one language only is named in the other', () => {
	const templates = [{ en: 'After our session', es: 'Después de nuestra sesión' }];
	const about = (en: string, es: string): string[] =>
		lintDraft({ ...draftOf(question()), title: { en, es } }, templates).map(
			({ kind, language }) => `${kind}, ${language!}`,
		);
	expect(about('After our session', 'Después de nuestra sesión')).toEqual([]);
	expect(about('After the October session', 'Después de nuestra sesión')).toEqual(['title of template, es']);
	expect(about('After our session', 'Después de la sesión de octubre')).toEqual(['title of template, en']);
	expect(about('October', 'Octubre')).toEqual([]);
}); // prettier-ignore

test('an empty draft lacks a title and questions, and is stopped', () => {
	const advice = lintDraft(newDraft('d1'));
	expect(advice.map(({ kind }) => kind)).toEqual(['no title', 'no questions', 'steward']);
	expect(advice.every(isStop)).toBe(true);
});

test('days in the wrong order, an address that is none and texts too long for an envelope stop', () => {
	const good = draftOf(question());
	expect(kinds({ ...good, opens: '2026-11-02', closes: '2026-11-01' })).toEqual(['days']);
	for (const url of ['', 'example.org', 'http://example.org', 'https://example.org/#x', 'javascript:alert(1)']) {
		expect(kinds({ ...good, way: 'mailbox', url })).toEqual(['address']);
	}
	expect(kinds({ ...good, way: 'form', url: 'https://example.org/f', field: ' ' })).toEqual(['address']);
	const long = draftOf(question({ type: 'text', maxLength: 7900 }));
	expect(lintDraft(long)).toEqual([{ kind: 'too long', found: '23702/23000' }]);
}); // prettier-ignore

test('a steward who is asked for must have sent a whole key, and makes envelopes longer', () => {
	const draft = { ...draftOf(question()), hasSteward: true };
	const key = KEYS.publicKey.text;
	expect(lintDraft(draft)).toEqual([{ kind: 'steward', found: '' }]);
	expect(kinds({ ...draft, steward: key.slice(0, -1) })).toEqual(['steward']);
	expect(kinds({ ...draft, steward: ` ${key}\n` })).toEqual([]);
	const many = Array.from({ length: 30 }, (_, index) => question({ id: `q${index}`, type: 'text', maxLength: 250 }));
	expect(kinds({ ...draftOf(...many), minimum: 5 })).not.toContain('too long');
	expect(kinds({ ...draftOf(...many), hasSteward: true, steward: key })).toContain('too long');
}); // prettier-ignore

test('a survey of 200 questions is taken, one of 201 is not', () => {
	const many = (count: number) =>
		draftOf(...Array.from({ length: count }, (_, index) => question({ id: `q${index}` })));
	expect(kinds(many(200))).toEqual(['takes long']);
	expect(kinds(many(201))).toContain('too many');
});

test('a survey of 50 pages is taken, one of 51 is not; a page without questions is none', () => {
	const paged = (count: number): Draft => {
		const draft = draftOf();
		const pages = Array.from({ length: count }, (_, index) => ({
			...draft.pages[0]!,
			questions: [question({ id: `q${index}` })],
		}));
		return { ...draft, pages: [...pages, { ...draft.pages[0]!, questions: [] }] };
	};
	expect(kinds(paged(50))).not.toContain('too many pages');
	expect(kinds(paged(51))).toContain('too many pages');
});

test('markup, emoji and right-to-left text are words like others', () => {
	const strange = ['<b>bold</b>', '‮abc', '🏔️🏔️', 'مرحبا', '\0', 'a'.repeat(20_000)];
	for (const text of strange) expect(about(text, 'en').filter((kind) => kind !== 'no text')).toEqual([]);
}); // prettier-ignore

test.each(TEMPLATES)('nothing can be said against the template %s', (_, draft) => {
	expect(lintDraft({ ...draft, groupSize: 12 })).toEqual([]);
});
