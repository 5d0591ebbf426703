/**
 * Drafts in this browser's storage, under `peer-draft:ID`. Two tabs may hold the same draft, so each
 * write checks that what stands there is what this tab last saw, and never overwrites anything else.
 * @module
 */
import { draftToText, parseDraft, type Draft } from '../../../survey/draft.ts';
import { FormatError } from '../../../survey/errors.ts';

const PREFIX = 'peer-draft:';

export interface KeptDraft {
	readonly draft: Draft;
	/** When it was changed, in ISO form. */
	readonly changed: string;
}

export type Keeping = 'kept' | 'full' | 'forbidden' | 'conflict';

interface Stored {
	readonly revision: string;
	readonly changed: string;
	readonly draft: string;
}

function read(id: string): Stored | undefined {
	const text = localStorage.getItem(PREFIX + id);
	if (text === null) return undefined;
	try {
		const stored = JSON.parse(text) as Partial<Record<keyof Stored, unknown>> | null;
		const { revision, changed, draft } = stored ?? {};
		return typeof revision === 'string' && typeof changed === 'string' && typeof draft === 'string'
			? { revision, changed, draft }
			: undefined;
	} catch {
		return undefined; // written by something else
	}
}

/** Whether this browser keeps anything for this site. */
export function canKeep(): boolean {
	try {
		localStorage.setItem(`${PREFIX}?`, '');
		localStorage.removeItem(`${PREFIX}?`);
		return true;
	} catch {
		return false;
	}
}

/** All drafts, the last changed first. What cannot be read is left out, and left where it is. */
export function keptDrafts(): KeptDraft[] {
	const found: KeptDraft[] = [];
	try {
		for (const key of Object.keys(localStorage)) {
			if (!key.startsWith(PREFIX)) continue;
			const stored = read(key.slice(PREFIX.length));
			if (stored === undefined) continue;
			try {
				found.push({ draft: parseDraft(stored.draft), changed: stored.changed });
			} catch (error) {
				if (!(error instanceof FormatError)) throw error;
			}
		}
	} catch {
		return []; // storage is forbidden
	}
	return found.sort((one, other) => other.changed.localeCompare(one.changed));
}

export function forgetDraft(id: string): void {
	try {
		localStorage.removeItem(PREFIX + id);
	} catch {
		// Where storage is forbidden there is nothing to forget.
	}
}

/** One tab's hold on one draft. */
export class DraftKeeper {
	readonly #id: string;
	readonly #onConflict: () => void;
	#seen: string | undefined;
	#isContested = false;

	/** @param onConflict - called when another tab has written this draft */
	constructor(id: string, onConflict: () => void) {
		this.#id = id;
		this.#onConflict = onConflict;
		this.#seen = this.#stored()?.revision;
		window.addEventListener('storage', this.#onStorage);
	}

	#stored(): Stored | undefined {
		try {
			return read(this.#id);
		} catch {
			return undefined;
		}
	}

	readonly #onStorage = ({ key, newValue }: StorageEvent): void => {
		if (key !== PREFIX + this.#id || newValue === null) return;
		this.#isContested = true;
		this.#onConflict();
	};

	keep(draft: Draft): Keeping {
		try {
			const revision = read(this.#id)?.revision;
			if (this.#isContested || (revision !== undefined && revision !== this.#seen)) {
				return 'conflict';
			}
			const stored: Stored = {
				revision: crypto.randomUUID(),
				changed: new Date().toISOString(),
				draft: draftToText(draft),
			};
			localStorage.setItem(PREFIX + this.#id, JSON.stringify(stored));
			this.#seen = stored.revision;
			return 'kept';
		} catch (error) {
			return error instanceof DOMException && error.name === 'QuotaExceededError'
				? 'full'
				: 'forbidden';
		}
	}

	/** What another tab has written, taken over as what this tab has seen. */
	takeOther(): Draft | undefined {
		const stored = this.#stored();
		if (stored === undefined) return undefined;
		this.#seen = stored.revision;
		this.#isContested = false;
		return parseDraft(stored.draft);
	}

	release(): void {
		window.removeEventListener('storage', this.#onStorage);
	}
}
