/** The receipt as a person keeps it: which survey, and the hash of the sealed envelope. */
import { localPath, type Language } from '../../site/languages.ts';
import { FormatError } from '../../survey/errors.ts';
import { SITE_MAILBOX } from './mailbox-address.ts';

export interface Receipt {
	/** The survey's id, 22 characters of base64url. */
	readonly survey: string;
	/** SHA-256 of the envelope, 64 hexadecimal digits. */
	readonly hash: string;
}

export function receiptToText({ survey, hash }: Receipt): string {
	return `peer-receipt1.${survey}.${hash}`;
}

/** @throws {@link FormatError} if it is not a whole receipt. */
export function parseReceipt(text: string): Receipt {
	const match = /^peer-receipt1\.([\w-]{22})\.([0-9a-f]{64})$/.exec(text.replace(/\s+/g, ''));
	if (match === null) throw new FormatError('This is not a whole receipt.');
	return { survey: match[1]!, hash: match[2]! };
}

/** The page that checks a receipt, already filled in; the fragment is sent to nobody. */
export function receiptLink(receipt: string, mailbox: string, lang: Language): string {
	const fragment = new URLSearchParams({ receipt, ...(mailbox !== SITE_MAILBOX && { mailbox }) });
	return `${localPath(lang, '/receipt/')}#${fragment}`;
}
