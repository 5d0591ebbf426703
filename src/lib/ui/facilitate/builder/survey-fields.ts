/** What is said of the whole survey: its name, its languages, and how it is answered. */
import { LEAST_MINIMUM } from '../../../survey/definition.ts';
import { WAYS, type Draft } from '../../../survey/draft.ts';
import { findPublicKey } from '../../../survey/keys.ts';
import { LIMITS } from '../../../survey/limits.ts';
import { localPath } from '../../../site/languages.ts';
import { h, type Child, type Markup } from '../../markup.ts';
import type { BuilderWords } from '../../words/builder.ts';
import { numberField, selectField } from './question-fields.ts';
import { wordsField, type Writer } from './words-field.ts';

export function titleFields(draft: Draft, writer: Writer): Child[] {
	const { words } = writer;
	return [
		wordsField('title', draft.title, words.surveyTitle, writer),
		wordsField('intro', draft.intro, words.intro, writer, 'lines'),
		selectField(
			'languages',
			words.languages,
			[
				['en es', words.inBoth],
				['en', words.inEnglish],
				['es', words.inSpanish],
			],
			draft.languages.join(' '),
		),
	];
}

function lineField(
	name: string,
	label: string,
	value: string,
	type: string,
	hint?: string,
): Markup {
	return h(
		'p',
		{ class: 'field' },
		h('label', { for: `b-${name}` }, label),
		h('input', {
			type,
			id: `b-${name}`,
			'data-field': name,
			value,
			autocomplete: 'off',
			'aria-describedby': hint && `b-${name}-hint`,
		}),
		hint && h('span', { class: 'caption', id: `b-${name}-hint` }, hint),
	);
}

function wayFields(draft: Draft, { words }: Writer): Child[] {
	const { way, url, field } = draft;
	return [
		selectField('way', words.way, WAYS.map((name) => [name, words.ways[name]] as const), way),
		way === 'mailbox' && lineField('url', words.mailboxUrl, url, 'url', words.elsewhereHint),
		way === 'form' && [
			lineField('url', words.formUrl, url, 'url', words.elsewhereHint),
			lineField('field', words.formField, field, 'text'),
		],
	]; // prettier-ignore
}

/** By which a facilitator sees that the steward's key arrived whole. */
export function acceptedKey({ steward }: Draft, words: BuilderWords): string {
	const key = findPublicKey(steward);
	return key === undefined ? '' : words.stewardAccepted(key.text.slice(-8));
}

/** Two keyholders, whom nobody can replace by one; or one, and what that means. */
function keyholderFields(draft: Draft, { words, lang }: Writer): Child[] {
	const radio = (value: 'two' | 'one', label: string): Markup =>
		h(
			'label',
			{ class: 'choice' },
			h('input', {
				type: 'radio',
				name: 'b-keyholders',
				value,
				'data-field': 'hasSteward',
				checked: draft.hasSteward === (value === 'two'),
			}),
			h('span', {}, label),
		);
	const page = localPath(lang, '/steward/');
	return [
		h('h4', {}, words.key),
		h(
			'fieldset',
			{ class: 'keyholders' },
			h('legend', { class: 'visually-hidden' }, words.key),
			radio('two', words.twoKeys),
			radio('one', words.oneKey),
		),
		h('p', {}, draft.hasSteward ? words.twoKeysLead : words.oneKeyLead),
		draft.hasSteward && [
			h(
				'p',
				{ class: 'actions' },
				h('button', { type: 'button', class: 'button second', 'data-do': 'copy-invitation', 'data-at': page }, words.copyInvitation),
			),
			h(
				'p',
				{ class: 'field' },
				h('label', { for: 'b-steward' }, words.steward),
				h('textarea', {
					id: 'b-steward',
					rows: 2,
					class: 'code',
					'data-field': 'steward',
					autocomplete: 'off',
					autocapitalize: 'none',
					spellcheck: 'false',
					maxlength: 10_000,
					'aria-describedby': 'b-steward-hint',
				}, draft.steward),
				h('span', { class: 'caption', id: 'b-steward-hint' }, words.stewardHint),
				h('strong', { role: 'status', 'data-accepted': '' }, acceptedKey(draft, words)),
			),
		],
	];
} // prettier-ignore

export function settingsFields(draft: Draft, writer: Writer): Child[] {
	const { words } = writer;
	return [
		h(
			'div',
			{ class: 'pair' },
			numberField('groupSize', words.groupSize, draft.groupSize, [0, 100_000], words.groupSizeHint),
			numberField('minimum', words.minimum, draft.minimum, [LEAST_MINIMUM, 1000], words.minimumHint),
			lineField('opens', words.opens, draft.opens, 'date'),
			lineField('closes', words.closes, draft.closes, 'date'),
			numberField('keepDays', words.keepDays, draft.keepDays, [1, LIMITS.keepDays], words.keepDaysHint),
		),
		wayFields(draft, writer),
		keyholderFields(draft, writer),
	]; // prettier-ignore
}
