/** A whole survey as what follows “#” in a link; or, where it is too long for one, a sentence that says so. */
import type { Definition } from '../../survey/definition.ts';
import { FormatError } from '../../survey/errors.ts';
import { definitionToLink } from '../../survey/link.ts';
import type { Language } from '../../survey/text.ts';
import { messageIn } from '../words/message-in.ts';

export type WholeSurvey = { readonly fragment: string } | { readonly tooLong: string };

export async function wholeSurvey(definition: Definition, lang: Language): Promise<WholeSurvey> {
	try {
		return { fragment: await definitionToLink(definition) };
	} catch (error) {
		if (!(error instanceof FormatError)) throw error;
		return { tooLong: await messageIn(lang, error.message) };
	}
}
