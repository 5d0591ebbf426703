/**
 * A link that names a survey by its id and leaves its questions to a mailbox: short enough for a slip
 * of paper. `id=…`, and `&mailbox=…` if that is not the site's own.
 * @module
 */
import { base64urlToBytes } from '../../survey/bytes.ts';
import { FormatError } from '../../survey/errors.ts';
import { parseMailboxAddress, SITE_MAILBOX } from './mailbox-address.ts';

export interface ShortLink {
	/** The survey's id, 22 characters of base64url. */
	readonly id: string;
	/** The mailbox's address. */
	readonly mailbox: string;
}

/** Bytes of a survey's id. */
const ID_LENGTH = 16;

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
	try {
		if (base64urlToBytes(id).length !== ID_LENGTH) throw new FormatError('too short or too long');
		return { id, mailbox: parseMailboxAddress(given.get('mailbox')) };
	} catch (error) {
		throw new FormatError(
			'This link is not whole: a part of it was cut off or changed on its way. Copy it again, to its very end, or ask for it again.',
			{ cause: error },
		);
	}
}
