/** The survey of a link, loaded only where somebody came by one. */
import { surveyIdText, type Definition } from '../../survey/definition.ts';
import { FormatError } from '../../survey/errors.ts';
import { linkToDefinition, parseDefinitionText } from '../../survey/link.ts';
import { definitionIn } from './delivery.ts';
import { isShortLink, parseShortLink } from './short-link.ts';

/**
 * Read a link of either kind. A mailbox is not believed: what it gives must be the survey that a short
 * link names.
 *
 * @param fragment - what follows “#”
 * @param onFetch - called before a mailbox is asked
 *
 * @throws {@link FormatError} if the link is cut off or changed, or the mailbox has another survey or none.
 * @throws `MailboxError` if the mailbox does not answer.
 */
export async function linkedSurvey(fragment: string, onFetch: () => void): Promise<Definition> {
	if (!isShortLink(fragment)) return linkToDefinition(fragment);
	const { id, mailbox } = parseShortLink(fragment);
	onFetch();
	const text = await definitionIn(mailbox, id);
	if (text === undefined) {
		throw new FormatError(
			'The mailbox does not hold this survey: it is not open yet, or was deleted. Try again later, or ask your facilitator for the whole link.',
		);
	}
	const definition = parseDefinitionText(text);
	if (surveyIdText(definition) !== id) {
		throw new FormatError(
			'The mailbox gave another survey than the one that this link names, so it is not shown. Tell your facilitator.',
		);
	}
	return definition;
}
