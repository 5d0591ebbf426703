/** Giving things to the person: into a file, or into the clipboard. */
import type { Language } from '../survey/text.ts';
import { copy } from './words/copy.ts';

/** Save text or bytes as a file of the person's own. */
export function saveFile(name: string, content: BlobPart, type: string): void {
	const url = URL.createObjectURL(new Blob([content], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken hold of it by the next task.
	setTimeout(() => {
		URL.revokeObjectURL(url);
	});
}

/** How long a button says what came of it: a word, or a sentence. */
const SHOWN_MS = { done: 2000, refused: 6000 } as const;

/** What buttons are called: pressed again meanwhile, one says what came of it, and not its name. */
const labels = new WeakMap<HTMLElement, string>();

/**
 * Copy a text, and say so on the button for a moment; or, where the browser does not allow it, that, and
 * what to do.
 */
export async function copyText(button: HTMLElement, text: string, lang: Language): Promise<void> {
	const label = labels.get(button) ?? button.textContent;
	labels.set(button, label);
	let outcome: keyof typeof SHOWN_MS = 'done';
	try {
		await navigator.clipboard.writeText(text);
	} catch {
		outcome = 'refused'; // not allowed, or there is no clipboard where the site is not secure
	}
	button.textContent = copy[lang][outcome];
	setTimeout(() => {
		button.textContent = label;
	}, SHOWN_MS[outcome]);
}
