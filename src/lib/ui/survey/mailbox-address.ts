/** A mailbox's address, as it stands in the fragment of a link. */
import { parseUrl } from '../../survey/fields.ts';

/** The one that every site has beside its pages. */
export const SITE_MAILBOX = '/mailbox/';

/**
 * @param given - As it was found; without one it is the site's own.
 *
 * @throws `FormatError` for what no survey could name.
 */
export function parseMailboxAddress(given: string | null): string {
	return given === null ? SITE_MAILBOX : parseUrl(given, 'The mailbox');
}
