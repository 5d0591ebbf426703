/**
 * A key in real life: another passphrase, the words again, a second device, and what to do when
 * something is lost. The key itself never changes: only the file that locks it does.
 */
import { seedToKeys } from '../../survey/seed.ts';
import { lockKey } from '../../survey/key-file.ts';
import { saveFile } from '../hand-over.ts';
import { h, toDom, type Child } from '../markup.ts';
import { keyCare, type KeyCareWords } from '../words/key-care.ts';
import { keyFileName } from '../file-name.ts';
import { AS_TYPED, type KeyPanel } from './key-panel.ts';
import { watchPassphrase } from './new-passphrase.ts';

/** What was lost, what is still there, what to do: the same table in the page and, tried out, in the tests. */
export function lossTable(words: KeyCareWords): Child {
	return h(
		'div',
		{ class: 'table', tabindex: 0, role: 'region', 'aria-label': words.lossTitle },
		h(
			'table',
			{},
			h('thead', {}, h('tr', {}, ...words.lossHead.map((cell) => h('th', { scope: 'col' }, cell)))),
			h(
				'tbody',
				{},
				...words.losses.map(([lost, ...cells]) =>
					h('tr', {}, h('th', { scope: 'row' }, lost), ...cells.map((cell) => h('td', {}, cell))),
				),
			),
		),
	);
}

/** A form that locks a key with a new passphrase and saves its file. */
export class KeyCare {
	readonly #host: HTMLElement;
	readonly #panel: KeyPanel;
	readonly #seed: Uint8Array;

	/**
	 * @param host - A place in the panel.
	 * @param isRecovered - The key came from its words: a new file is offered at once.
	 */
	constructor(host: HTMLElement, panel: KeyPanel, seed: Uint8Array, isRecovered: boolean) {
		this.#host = host;
		this.#panel = panel;
		this.#seed = seed;
		const words = keyCare[panel.lang];
		host.replaceChildren(
			toDom([
				h(
					'details',
					{ class: 'key-care', open: isRecovered },
					h('summary', {}, isRecovered ? words.newFile : words.change),
					h('p', {}, isRecovered ? words.newFileLead : words.changeLead),
					this.#form(),
				),
				h(
					'details',
					{ class: 'key-care' },
					h('summary', {}, words.second),
					h('p', {}, words.secondLead),
				),
				h('details', { class: 'key-care' }, h('summary', {}, words.lossTitle), lossTable(words)),
			]),
		);
		this.#listen();
	}

	#form(): Child {
		const words = keyCare[this.#panel.lang];
		const shared = this.#panel.words;
		const field = (id: string, label: string): Child => [
			h('label', { for: id }, label),
			h('input', {
				id,
				type: 'text',
				...AS_TYPED,
				'aria-describedby': 'changed-status',
			}),
		];
		return h(
			'form',
			{ class: 'fields', method: 'dialog' },
			field('changed-passphrase', words.newPassphrase),
			field('changed-again', words.newAgain),
			h(
				'p',
				{ class: 'actions' },
				h('button', { class: 'button' }, words.save),
				h(
					'button',
					{ type: 'button', class: 'button plain', 'data-care': 'suggest' },
					shared.suggest,
				),
			),
			h('p', { id: 'changed-status', role: 'status' }),
			this.#panel.statusLine(),
		);
	}

	#listen(): void {
		const words = keyCare[this.#panel.lang];
		const shared = this.#panel.words;
		const form = this.#host.querySelector('form')!;
		const [first, second] = [...form.querySelectorAll('input')] as [
			HTMLInputElement,
			HTMLInputElement,
		];
		const status = form.querySelector<HTMLElement>('[role="status"]')!;
		const suggest = form.querySelector<HTMLElement>('[data-care]')!;
		watchPassphrase(first, second, suggest, shared, (_, sentence) => {
			status.className = 'caption';
			status.textContent = sentence;
		});
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			status.textContent = '';
			void this.#panel.work('.care form', shared.creating, async (onProgress) => {
				const file = await lockKey(this.#seed, first.value, { onProgress });
				saveFile(keyFileName(seedToKeys(this.#seed).publicKey.text), file, 'application/json');
				form.reset();
				status.className = 'note';
				status.textContent = words.saved;
			});
		});
	}
}
