/**
 * A link that names a survey by its id and leaves its questions to a mailbox: short enough for a slip
 * of paper. `id=…`, and `&mailbox=…` if that is not the site's own.
 * @module
 */
import { FormatError } from '../../survey/errors.ts';
import { mailboxAddress, SITE_MAILBOX } from './mailbox-address.ts';

export interface ShortLink {
	/** The survey's id, 22 characters of base64url. */
	readonly id: string;
	/** The mailbox's address. */
	readonly mailbox: string;
}

export function isShortLink(fragment: string): boolean {
	return fragment.startsWith('id=');
}

/** The text that follows “#”. */
export function shortLinkToText({ id, mailbox }: ShortLink): string {
	return mailbox === SITE_MAILBOX ? `id=${id}` : `id=${id}&mailbox=${encodeURIComponent(mailbox)}`;
}

/** @throws {@link FormatError} if it is cut off or changed. */
export function parseShortLink(fragment: string): ShortLink {
	const given = new URLSearchParams(fragment);
	const id = given.get('id') ?? '';
	const mailbox = mailboxAddress(given.get('mailbox'));
	if (!/^[\w-]{22}$/.test(id) || mailbox === undefined) {
		throw new FormatError(
			'This link is not whole: a part of it was cut off or changed on its way. Copy it again, to its very end, or ask for it again.',
		);
	}
	return { id, mailbox };
}
