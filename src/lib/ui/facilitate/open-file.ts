/** One place for files of every kind: each is recognised, taken to where it belongs, and named. */
import { facilitatorKey, type Definition } from '../../survey/definition.ts';
import { textIn, type Language } from '../../survey/text.ts';
import { MAX_DRAFT_LENGTH, parseDraft, type Draft } from '../../survey/draft.ts';
import { FormatError } from '../../survey/errors.ts';
import { fileKind, HEAD_LENGTH } from '../../survey/file-kind.ts';
import { parseDefinitionText } from '../../survey/link.ts';
import type { Grouped } from '../../survey/themes.ts';
import { localPath } from '../../site/languages.ts';
import { h, toDom, type Child } from '../markup.ts';
import { readReleaseFile, Unreadable } from '../report/release-files.ts';
import { facilitate } from '../words/facilitate.ts';
import { given } from '../words/given.ts';
import { messageIn } from '../words/message-in.ts';
import { openFile } from '../words/open-file.ts';

/** In bytes, up to three for a character: larger than any draft or survey that parses. */
const LARGEST_FILE = 3 * MAX_DRAFT_LENGTH;

/** Where files go. */
export interface Ways {
	/** @returns Whether it was taken: a key that is in use is not put away for another. */
	readonly key: (file: File) => boolean;
	readonly draft: (draft: Draft) => void;
	/** @returns Whether it is open: without its key it waits. */
	readonly survey: (definition: Definition) => boolean;
	readonly begin: (definition: Definition) => void;
	readonly results: (grouped: Grouped) => void;
}

export class OpenFile {
	readonly #account: HTMLElement;
	readonly #lang: Language;
	readonly #ways: Ways;

	/** @param account - where it is said what a file was */
	constructor(account: HTMLElement, lang: Language, ways: Ways) {
		this.#account = account;
		this.#lang = lang;
		this.#ways = ways;
	}

	#say(kind: '' | 'warning' | 'error', ...children: Child[]): void {
		this.#account.replaceChildren(toDom(h('p', { class: `note ${kind}` }, ...children)));
	}

	/** Recognise a file, take it to where it belongs, and say so. */
	async open(file: File): Promise<void> {
		const words = openFile[this.#lang];
		const { name } = file;
		const kind = fileKind(await file.slice(0, HEAD_LENGTH * 4).text());
		const link = (path: string, label: string): Child => [
			' ',
			h('a', { href: localPath(this.#lang, path) }, label),
		];
		switch (kind) {
			case undefined:
				this.#say('error', words.unknown(name));
				break;
			case 'key file':
				if (this.#ways.key(file)) this.#say('', words.key(name));
				else this.#say('warning', words.keyInUse(name));
				break;
			case 'release':
				await this.#show(file);
				break;
			case 'request':
				this.#say('', words.request(name), link('/steward/', words.toSteward));
				break;
			case 'approval':
			case 'envelopes':
				this.#say('', words[kind](name));
				break;
			case 'draft':
			case 'survey':
				if (file.size > LARGEST_FILE) this.#say('error', words.tooLong(name));
				else await this.#read(kind, name, await file.text());
		}
	}

	async #read(kind: 'draft' | 'survey', name: string, text: string): Promise<void> {
		const words = openFile[this.#lang];
		try {
			if (kind === 'draft') {
				this.#ways.draft(parseDraft(text));
				this.#say('', words.draft(name));
			} else this.#take(name, parseDefinitionText(text));
		} catch (error) {
			if (!(error instanceof FormatError)) throw error;
			this.#say('error', `${name}: ${await messageIn(this.#lang, error.message)}`);
		}
	}

	async #show(file: File): Promise<void> {
		const words = openFile[this.#lang];
		try {
			this.#ways.results(await readReleaseFile(file, this.#lang));
			const link = h('a', { href: '#results' }, facilitate[this.#lang].seeResults);
			this.#say('', words.release(file.name), ' ', link);
		} catch (error) {
			if (!(error instanceof Unreadable)) throw error;
			this.#say('error', `${file.name}: ${error.message}`);
		}
	}

	/** A survey is opened as what it is; another is made of it by choice. */
	#take(name: string, definition: Definition): void {
		const words = openFile[this.#lang];
		const title = textIn(definition.title, this.#lang);
		const isOpen = this.#ways.survey(definition);
		this.#say(
			isOpen ? '' : 'warning',
			isOpen
				? words.survey(name)
				: given[this.#lang].unlockFirst(title, facilitatorKey(definition).slice(-8)),
			' ',
			h('button', { type: 'button', class: 'button plain' }, words.begin),
		);
		this.#account.querySelector('button')!.addEventListener('click', () => {
			this.#ways.begin(definition);
		});
	}
}
