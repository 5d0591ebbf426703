/** A mailbox's address, as it stands in the fragment of a link. */

/** The one that every site has beside its pages. */
export const SITE_MAILBOX = '/mailbox/';

/**
 * @param given - As it was found; without one it is the site's own.
 *
 * @returns `undefined` if it leads anywhere but to the site's own, or to one that is reached by https.
 */
export function mailboxAddress(given: string | null): string | undefined {
	const address = given ?? SITE_MAILBOX;
	const isElsewhere = /^https:\/\/[^\s@#]+$/.test(address) && URL.canParse(address);
	return address === SITE_MAILBOX || isElsewhere ? address : undefined;
}
