/** A field that searches while one types, and the list of what it finds. */
import { localPath, type Language } from '../../site/languages.ts';
import { search } from '../words/search.ts';
import { searchSite, type Found } from './pagefind.ts';
import styles from './search.css?url';

const AT_ONCE = 8;
/** Milliseconds without a key before it searches. */
const PAUSE = 200;

/** The section of the site that an address belongs to: `/es/protocols/tuning/` → `protocols`. */
function addressToPlace(url: string): string {
	return /^\/(?:es\/)?([a-z]+)/.exec(url)?.[1] ?? '';
}

export class SearchBox extends HTMLElement {
	readonly #lang: Language = document.documentElement.lang === 'es' ? 'es' : 'en';
	readonly #words = search[this.#lang];
	#latest = 0;
	#shown = 0;
	#read: ((from: number, to: number) => Promise<readonly Found[]>) | undefined;

	connectedCallback(): void {
		if (this.querySelector('form') !== null) return;
		loadStyles();
		this.replaceChildren(...this.#build());
		let timer = 0;
		const query = (): void => {
			clearTimeout(timer);
			void this.#search(this.field.value.trim());
		};
		this.field.addEventListener('input', () => {
			clearTimeout(timer);
			timer = window.setTimeout(query, PAUSE);
		});
		this.querySelector('form')!.addEventListener('submit', (event) => {
			event.preventDefault();
			query();
		});
		this.querySelector('[data-more]')!.addEventListener('click', () => void this.#more(true));
		this.addEventListener('keydown', (event) => {
			this.#walk(event);
		});
	}

	#build(): HTMLElement[] {
		const make = <Tag extends keyof HTMLElementTagNameMap>(
			tag: Tag,
			properties: Partial<HTMLElementTagNameMap[Tag]>,
		): HTMLElementTagNameMap[Tag] => Object.assign(document.createElement(tag), properties);
		const words = this.#words;
		const form = make('form', { action: localPath(this.#lang, '/search/'), role: 'search' });
		const field = make('input', {
			type: 'search',
			name: 'q',
			placeholder: words.field,
			ariaLabel: words.field,
			autocomplete: 'off',
			enterKeyHint: 'search',
			maxLength: 200,
		});
		form.append(field, make('button', { className: 'button', textContent: words.go }));
		const more = make('button', {
			type: 'button',
			className: 'button second',
			textContent: words.more,
			hidden: true,
		});
		more.dataset['more'] = '';
		return [form, make('p', { className: 'caption', role: 'status' }), make('ol', {}), more];
	}

	get field(): HTMLInputElement {
		return this.querySelector('input')!;
	}

	/** Search for what an address asks for. */
	ask(query: string): void {
		this.field.value = query;
		void this.#search(query.trim());
	}

	#say(text: string): void {
		this.querySelector('[role=status]')!.textContent = text;
	}

	async #search(query: string): Promise<void> {
		const turn = ++this.#latest;
		this.dispatchEvent(new CustomEvent('asked', { detail: query }));
		if (query === '') {
			this.#read = undefined;
			this.#clear();
			this.#say('');
			return;
		}
		this.#say(this.#words.waiting);
		try {
			const { count, read } = await searchSite(query);
			if (turn !== this.#latest) return;
			this.#clear();
			this.#read = read;
			await this.#more(false);
			if (turn !== this.#latest) return;
			const template =
				count === 0 ? this.#words.none : count === 1 ? this.#words.one : this.#words.many;
			this.#say(template.replace('{count}', String(count)).replace('{query}', () => query));
			this.querySelector<HTMLElement>('[data-more]')!.hidden = count <= this.#shown;
		} catch {
			if (turn !== this.#latest) return;
			this.#clear();
			this.#say(this.#words.failed);
		}
	}

	#clear(): void {
		this.#shown = 0;
		this.querySelector('ol')!.replaceChildren();
		this.querySelector<HTMLElement>('[data-more]')!.hidden = true;
	}

	async #more(focus: boolean): Promise<void> {
		if (this.#read === undefined) return;
		const read = this.#read;
		const found = await read(this.#shown, this.#shown + AT_ONCE);
		if (read !== this.#read) return;
		this.#shown += found.length;
		const items = found.map((page) => this.#item(page));
		this.querySelector('ol')!.append(...items);
		const button = this.querySelector<HTMLElement>('[data-more]')!;
		button.hidden = found.length < AT_ONCE;
		if (focus) items[0]?.querySelector('a')?.focus();
	}

	#item({ url, title, excerpt }: Found): HTMLLIElement {
		const item = document.createElement('li');
		const link = document.createElement('a');
		link.href = url;
		link.textContent = title === '' ? this.#words.untitled : title;
		const place = document.createElement('span');
		place.className = 'caption';
		place.textContent =
			(this.#words.places as Readonly<Record<string, string>>)[addressToPlace(url)] ?? '';
		const text = document.createElement('p');
		text.append(...marked(excerpt));
		item.append(link, ' ', place, text);
		return item;
	}

	/** Arrow keys go from the field through the results and back. */
	#walk(event: KeyboardEvent): void {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		if (step === undefined) return;
		const stops = [this.field, ...this.querySelectorAll<HTMLElement>('ol a')];
		const at = stops.indexOf(document.activeElement as HTMLElement);
		const next = stops[at + step];
		if (at === -1 || next === undefined) return;
		event.preventDefault();
		next.focus();
	}
}

/** The styles come with the search, not with every page that could open it. */
function loadStyles(): void {
	if (document.querySelector(`link[href="${styles}"]`) !== null) return;
	const link = document.createElement('link');
	link.rel = 'stylesheet';
	link.href = styles;
	document.head.append(link);
}

/** The excerpt as text and `<mark>` elements, nothing else that a page may have contained. */
function marked(excerpt: string): Node[] {
	const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
	return [...parsed.childNodes].map((node) => {
		if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
		const mark = document.createElement('mark');
		mark.textContent = node.textContent;
		return mark;
	});
}

if (customElements.get('search-box') === undefined) customElements.define('search-box', SearchBox);
