import type { Language } from '../../site/languages.ts';

/**
 * The message of an error, or the reason of a refusal, in the page's language. An English page has it
 * already; a Spanish one loads the Spanish texts only now that there is something to say. Where they
 * cannot be loaded it is said in English.
 */
export async function messageIn(language: Language, message: string): Promise<string> {
	return language === 'en'
		? message
		: import('./spanish.ts').then(
				(spanish) => spanish.toSpanish(message),
				() => message,
			);
}

/** For a page that may have to say that the network is gone: load the texts while it is there. */
export function loadMessages(language: Language): void {
	void messageIn(language, '');
}
