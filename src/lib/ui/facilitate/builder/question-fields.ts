/** The fields of one question, those of its type only. */
import { LIMITS } from '../../../survey/limits.ts';
import { binLabel, type Question } from '../../../survey/question.ts';
import type { Draft, DraftQuestion } from '../../../survey/draft.ts';
import { draftQuestions } from '../../../survey/draft-edits.ts';
import { h, type Child, type Markup } from '../../markup.ts';
import { wordsIn } from './field.ts';
import { SCALES, type ScaleName } from './scales.ts';
import { wordsField, type Writer } from './words-field.ts';

export const TYPES: readonly Question['type'][] = [
	'scale', 'matrix', 'choice', 'choices', 'number', 'text',
]; // prettier-ignore

/** A small button of the editor: what it does, to what, and how it is called. */
export function editButton(act: string, at: string, label: string, sign: string): Markup {
	return h(
		'button',
		{ type: 'button', class: 'sign', 'data-do': act, 'data-at': at, 'aria-label': label, title: label },
		h('span', { 'aria-hidden': 'true' }, sign),
	); // prettier-ignore
}

export function selectField(
	name: string,
	label: string,
	options: readonly (readonly [string, string])[],
	chosen: string,
): Markup {
	return h(
		'p',
		{ class: 'field' },
		h('label', { for: `b-${name}` }, label),
		h(
			'select',
			{ id: `b-${name}`, 'data-field': name },
			options.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
		),
	);
}

export function numberField(
	name: string,
	label: string,
	value: number,
	[min, max]: readonly [number, number],
	hint?: string,
): Markup {
	return h(
		'p',
		{ class: 'field' },
		h('label', { for: `b-${name}` }, label),
		h('input', {
			type: 'number',
			id: `b-${name}`,
			'data-field': name,
			value,
			min,
			max,
			inputmode: 'numeric',
			autocomplete: 'off',
			'aria-describedby': hint && `b-${name}-hint`,
		}),
		hint && h('span', { class: 'caption', id: `b-${name}-hint` }, hint),
	);
}

function labelFields(question: DraftQuestion, writer: Writer): Child[] {
	const { words, lang } = writer;
	const isScale = question.type === 'scale' || question.type === 'matrix';
	const name = isScale ? words.point : words.option;
	return [
		h('h5', {}, isScale ? words.points : words.options),
		h(
			'ol',
			{ class: 'labels' },
			question.labels.map((label, index) => {
				const what = wordsIn(label, lang) || name(index + 1);
				const at = `${question.id}.${index}`;
				return h(
					'li',
					{},
					wordsField(`q.${question.id}.label.${index}`, label, name(index + 1), writer, 'option'),
					editButton('label-up', at, words.up(what), '↑'),
					editButton('label-down', at, words.down(what), '↓'),
					editButton('label-remove', at, words.removeLabel(what), '×'),
				);
			}),
		),
		h(
			'p',
			{ class: 'actions' },
			h(
				'button',
				{ type: 'button', class: 'button plain', 'data-do': 'label-add', 'data-at': question.id },
				isScale ? words.addPoint : words.addOption,
			),
		),
	];
}

function scaleFields(question: DraftQuestion, writer: Writer): Child[] {
	const { words } = writer;
	const ready = Object.keys(SCALES) as ScaleName[];
	return [
		...labelFields(question, writer),
		h(
			'div',
			{ class: 'pair' },
			selectField(
				`q.${question.id}.scale`,
				words.ready,
				[['', words.chooseReady], ...ready.map((name) => [name, words.scales[name]] as const)],
				'',
			),
			selectField(
				`q.${question.id}.shape`,
				words.shape,
				[
					['agreement', words.agreement],
					['amount', words.amount],
				],
				question.shape,
			),
		),
	];
}

function rowFields(question: DraftQuestion, writer: Writer): Child[] {
	const { words, lang } = writer;
	return [
		h('h5', {}, words.statements),
		h(
			'ol',
			{ class: 'labels' },
			question.rows.map((row, index) => {
				const what = wordsIn(row.text, lang) || words.row(index + 1);
				const at = `${question.id}.${row.id}`;
				return h(
					'li',
					{},
					wordsField(`q.${question.id}.row.${row.id}`, row.text, words.row(index + 1), writer, 'statement'),
					editButton('row-up', at, words.up(what), '↑'),
					editButton('row-down', at, words.down(what), '↓'),
					editButton('row-remove', at, words.removeLabel(what), '×'),
				); // prettier-ignore
			}),
		),
		h(
			'p',
			{ class: 'actions' },
			h(
				'button',
				{ type: 'button', class: 'button plain', 'data-do': 'row-add', 'data-at': question.id },
				words.addRow,
			),
		),
	];
}

/** The ranges as the chart will name them. */
export function rangesOf({ bins, largest: max }: DraftQuestion): string {
	return bins.map((_, index) => binLabel({ bins, max }, index)).join(' · ');
}

function numberFields(question: DraftQuestion, writer: Writer): Child[] {
	const { words } = writer;
	const name = `q.${question.id}.bins`;
	return [
		h(
			'div',
			{ class: 'pair' },
			h(
				'p',
				{ class: 'field' },
				h('label', { for: `b-${name}` }, words.bins),
				h('input', {
					type: 'text',
					id: `b-${name}`,
					'data-field': name,
					value: question.bins.join(', '),
					autocomplete: 'off',
					'aria-describedby': `b-${name}-hint`,
				}),
				h('span', { class: 'caption', id: `b-${name}-hint` }, words.binsHint),
			),
			numberField(`q.${question.id}.largest`, words.largest, question.largest, [0, LIMITS.number]),
		),
		h('p', { class: 'caption', 'data-ranges': question.id }, words.ranges(rangesOf(question))),
		wordsField(`q.${question.id}.unit`, question.unit, words.unit, writer),
	];
}

function answersOf(question: DraftQuestion, writer: Writer): string[] {
	const { bins, largest: max, labels } = question;
	return question.type === 'number'
		? bins.map((_, index) => binLabel({ bins, max }, index))
		: labels.map((label) => wordsIn(label, writer.lang));
}

/** Only questions before this one, whose answer is one mark, can decide whether it is asked. */
function conditionFields(question: DraftQuestion, draft: Draft, writer: Writer): Child[] {
	const { words, lang } = writer;
	const all = draftQuestions(draft);
	const earlier = all
		.slice(0, all.indexOf(question))
		.filter(({ type }) => type !== 'matrix' && type !== 'text');
	const { showIf } = question;
	if (earlier.length === 0 && showIf === undefined) return [];
	const asked = earlier.find(({ id }) => id === showIf?.question);
	const number = (id: string): number => all.findIndex((other) => other.id === id) + 1;
	return [
		selectField(
			`q.${question.id}.if`,
			words.condition,
			[
				['', words.always],
				...earlier.map(
					({ id, text }) => [id, `${number(id)}. ${wordsIn(text, lang).slice(0, 60)}`] as const,
				),
				...(showIf !== undefined && asked === undefined ? [[showIf.question, '—'] as const] : []),
			],
			showIf?.question ?? '',
		),
		asked !== undefined &&
			h(
				'fieldset',
				{ class: 'answers' },
				h('legend', {}, words.answered),
				answersOf(asked, writer).map((answer, index) =>
					h(
						'label',
						{},
						h('input', {
							type: 'checkbox',
							'data-field': `q.${question.id}.is.${index + 1}`,
							checked: showIf!.is.includes(index + 1),
						}),
						' ',
						answer || String(index + 1),
					),
				),
			),
	];
}

/** Everything that can be said of a question. */
export function questionFields(question: DraftQuestion, draft: Draft, writer: Writer): Markup {
	const { words } = writer;
	const { id, type } = question;
	const own: Readonly<Record<Question['type'], () => Child[]>> = {
		scale: () => scaleFields(question, writer),
		matrix: () => [...rowFields(question, writer), ...scaleFields(question, writer)],
		choice: () => labelFields(question, writer),
		choices: () => [
			...labelFields(question, writer),
			numberField(`q.${id}.most`, words.most, question.most, [0, LIMITS.options]),
		],
		number: () => numberFields(question, writer),
		text: () => [
			numberField(`q.${id}.maxLength`, words.maxLength, question.maxLength, [1, LIMITS.textLength]),
		],
	};
	const label = type === 'scale' ? words.statement : words.question;
	return h(
		'div',
		{ class: 'question-fields' },
		wordsField(`q.${id}.text`, question.text, label, writer, 'lines'),
		selectField(`q.${id}.type`, words.type, TYPES.map((name) => [name, words.types[name]] as const), type),
		own[type](),
		wordsField(`q.${id}.hint`, question.hint, words.hint, writer),
		conditionFields(question, draft, writer),
		h('ul', { class: 'advice', 'data-advice': id }),
		h(
			'p',
			{ class: 'actions' },
			h('button', { type: 'button', class: 'button plain', 'data-do': 'duplicate', 'data-at': id }, words.duplicate),
			h('button', { type: 'button', class: 'button plain', 'data-do': 'remove', 'data-at': id }, words.remove),
		),
	); // prettier-ignore
}
