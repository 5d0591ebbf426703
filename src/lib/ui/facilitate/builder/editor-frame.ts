/** Where the parts of the editor stand; each is filled by the one whose it is. */
import { h, type Child } from '../../markup.ts';
import type { BuilderWords } from '../../words/builder.ts';

export function editorFrame(words: BuilderWords): Child {
	const button = (act: string, label: string, kind = 'second') =>
		h('button', { type: 'button', class: `button ${kind}`, 'data-do': act }, label);
	return [
		h('h2', { tabindex: -1 }, words.title),
		h(
			'div',
			{ class: 'builder-bar' },
			button('leave', words.leave, 'plain'),
			h('span', { class: 'caption', role: 'status', 'data-keeping': '' }, words.keeping),
			button('undo', words.undo),
			button('redo', words.redo),
			button('save', words.saveDraft, 'plain'),
		),
		h('div', { 'data-conflict': '', hidden: true, class: 'note warning' }),
		h('p', { class: 'visually-hidden', role: 'status', 'data-announce': '' }),
		h(
			'div',
			{ class: 'builder-columns' },
			h(
				'div',
				{ class: 'builder-edit' },
				h('h3', {}, words.about),
				h('div', { 'data-part': 'title' }),
				h('h3', {}, words.questions),
				h('div', { 'data-part': 'questions' }),
				h('h3', {}, words.settings),
				h('div', { 'data-part': 'settings' }),
				h('h3', {}, words.check),
				h('div', { 'data-part': 'advice', class: 'check' }),
				h('div', { 'data-part': 'finish' }),
				h('div', { class: 'note warning', role: 'status', 'data-finish': '', hidden: true }),
			),
			h('aside', { class: 'builder-preview', 'aria-labelledby': 'b-preview' }),
		),
	];
}
