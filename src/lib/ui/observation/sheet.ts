/**
 * The observation sheet. What is written is kept in this browser only, under one name in
 * localStorage, until it is erased:
 *
 *     {"question":"…","record":"…","begunAt":1795000000000,"lines":[{"minute":3,"text":"…"}]}
 *
 * Nothing reads it but this page. What cannot be read (an older shape, a hand-made change) is
 * treated as an empty sheet and overwritten by the next line.
 */
import { saveFile } from '../hand-over.ts';
import { startOffline } from '../offline/keep.ts';

const NAME = 'observation-sheet';

interface Line {
	readonly minute: number;
	readonly text: string;
}
interface Notes {
	readonly question: string;
	readonly record: string;
	readonly begunAt: number | null;
	readonly lines: readonly Line[];
}
const EMPTY: Notes = { question: '', record: '', begunAt: null, lines: [] };

function isLine(value: unknown): value is Line {
	if (typeof value !== 'object' || value === null) return false;
	const { minute, text } = value as Partial<Record<keyof Line, unknown>>;
	return Number.isInteger(minute) && typeof text === 'string';
}

/** @throws `SyntaxError` or `TypeError` if it is no sheet. */
function parseNotes(text: string): Notes {
	const value = JSON.parse(text) as Partial<Record<keyof Notes, unknown>>;
	const { question, record, begunAt, lines } = value;
	if (
		typeof question !== 'string' ||
		typeof record !== 'string' ||
		!(begunAt === null || typeof begunAt === 'number') ||
		!Array.isArray(lines) ||
		!lines.every(isLine)
	) {
		throw new TypeError('What is kept here is not an observation sheet.');
	}
	return { question, record, begunAt, lines };
}

class ObservationSheet extends HTMLElement {
	#notes = EMPTY;
	#removed: { readonly line: Line; readonly at: number } | undefined;
	#words!: Readonly<Record<string, string>>;

	connectedCallback(): void {
		this.#words = JSON.parse(this.dataset['words']!) as Record<string, string>;
		for (const part of this.querySelectorAll<HTMLElement>('.screen, .ends')) part.hidden = false;
		this.querySelector('[data-no-script]')?.remove();
		this.#read();
		for (const name of ['question', 'record'] as const) {
			const field = this.querySelector<HTMLTextAreaElement>(`textarea[name=${name}]`)!;
			field.value = this.#notes[name];
			field.addEventListener('input', () => {
				this.#keep({ ...this.#notes, [name]: field.value });
			});
		}
		this.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#add();
		});
		this.addEventListener('click', (event) => {
			const button = (event.target as Element).closest<HTMLElement>('[data-do]');
			if (button !== null) this.#do(button.dataset['do']!, button);
		});
		this.#show();
	}

	#read(): void {
		try {
			const kept = localStorage.getItem(NAME);
			if (kept !== null) this.#notes = parseNotes(kept);
		} catch {
			this.#notes = EMPTY;
		}
	}

	#keep(notes: Notes): void {
		this.#notes = notes;
		try {
			localStorage.setItem(NAME, JSON.stringify(notes));
		} catch {
			const problem = this.#part('problem');
			problem.textContent = this.#words['saveFailed']!;
			problem.hidden = false;
		}
		this.#show();
	}

	#part(name: string): HTMLElement {
		return this.querySelector<HTMLElement>(`[data-show=${name}]`)!;
	}

	#say(text: string): void {
		this.#part('status').textContent = text;
	}

	#add(): void {
		const field = this.querySelector<HTMLInputElement>('input[name=line]')!;
		const text = field.value.trim();
		field.focus();
		if (text === '') return;
		const now = Date.now();
		const begunAt = this.#notes.begunAt ?? now;
		const minute = Math.max(0, Math.floor((now - begunAt) / 60_000));
		field.value = '';
		this.#removed = undefined;
		this.#keep({ ...this.#notes, begunAt, lines: [...this.#notes.lines, { minute, text }] });
		this.#say('');
	}

	#do(action: string, button: HTMLElement): void {
		const notes = this.#notes;
		switch (action) {
			case 'start':
				this.#keep({ ...notes, begunAt: Date.now() });
				break;
			case 'remove': {
				const at = Number(button.dataset['at']);
				this.#removed = { line: notes.lines[at]!, at };
				this.#keep({ ...notes, lines: notes.lines.toSpliced(at, 1) });
				this.#say(this.#words['removed']!);
				this.querySelector<HTMLElement>('[data-do=undo]')!.focus();
				break;
			}
			case 'undo':
				if (this.#removed !== undefined) {
					const { line, at } = this.#removed;
					this.#removed = undefined;
					this.#keep({ ...notes, lines: notes.lines.toSpliced(at, 0, line) });
					this.#say('');
				}
				break;
			case 'print':
				print();
				break;
			case 'download':
				this.#download();
				break;
			case 'erase':
				if (confirm(this.#words['eraseAsk'])) this.#erase();
				break;
		}
	}

	#erase(): void {
		this.#removed = undefined;
		this.#notes = EMPTY;
		try {
			localStorage.removeItem(NAME);
		} catch {
			// A browser that keeps nothing has nothing to erase.
		}
		for (const field of this.querySelectorAll('textarea')) field.value = '';
		this.#show();
		this.#say(this.#words['erased']!);
	}

	#download(): void {
		const { question, record, lines } = this.#notes;
		const text = [
			`${this.#words['question']!}: ${question}`,
			`${this.#words['record']!}: ${record}`,
			'',
			...lines.map(({ minute, text: line }) => `${minute}\t${line}`),
			'',
		].join('\r\n');
		saveFile(this.#words['fileName']!, text, 'text/plain;charset=utf-8');
	}

	#show(): void {
		const { question, record, begunAt, lines } = this.#notes;
		this.#part('question').textContent = question;
		this.#part('record').textContent = record;
		this.#part('begun').textContent =
			begunAt === null
				? ''
				: this.#words['begun']!.replace(
						'{time}',
						new Date(begunAt).toLocaleTimeString(this.dataset['lang'], {
							hour: '2-digit',
							minute: '2-digit',
							hour12: false,
						}),
					);
		this.querySelector<HTMLElement>('[data-do=undo]')!.hidden = this.#removed === undefined;
		const body = this.#part('lines');
		for (const row of body.querySelectorAll('tr:not(.empty)')) row.remove();
		body.prepend(...lines.map((line, at) => this.#row(line, at)));
		// On paper the written lines take the place of empty ones.
		const empty = [...body.querySelectorAll<HTMLElement>('tr.empty')];
		for (const [index, row] of empty.entries()) row.hidden = index < lines.length;
	}

	#row({ minute, text }: Line, at: number): HTMLTableRowElement {
		const row = document.createElement('tr');
		const [when, what, action] = [0, 1, 2].map(() => row.insertCell());
		row.className = 'print-row';
		when!.textContent = String(minute);
		what!.textContent = text;
		action!.className = 'no-print';
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'button plain';
		button.dataset['do'] = 'remove';
		button.dataset['at'] = String(at);
		button.textContent = '×';
		button.setAttribute('aria-label', this.#words['remove']!.replace('{minute}', String(minute)));
		action!.append(button);
		return row;
	}
}

customElements.define('observation-sheet', ObservationSheet);
startOffline();
