/** The way that a survey's definition names, from this page. */
import { base64urlToBytes } from '../../survey/bytes.ts';
import type { Definition } from '../../survey/definition.ts';
import { formTransport } from '../../transport/form.ts';
import { mailboxTransport, type MailboxTransport } from '../../transport/mailbox.ts';
import type { Transport } from '../../transport/transport.ts';
import type { Waiting } from './outbox.ts';
import type { Receipt } from './receipt.ts';

/** `none` as long as nobody has opened a mailbox for the survey. */
export type Opening = 'none' | 'early' | 'open' | 'closed' | 'deleted';

/** @throws `TypeError` for a survey whose envelopes people pass on themselves. */
export function transportOf({ via, survey }: Waiting): Transport {
	if ('mailbox' in via) return mailbox(via.mailbox, survey);
	if ('form' in via) return formTransport(via.form);
	throw new TypeError('an envelope that is passed on as a file needs no transport');
}

function mailbox(url: string, survey: string): MailboxTransport {
	return mailboxTransport({ url, surveyId: base64urlToBytes(survey) });
}

/**
 * Whether a survey's mailbox takes envelopes: asked in public, with nothing that tells who asks.
 *
 * @returns `undefined` where that cannot be known: there is no network, or no mailbox to ask.
 */
export async function openingOf({ via }: Definition, survey: string): Promise<Opening | undefined> {
	if (!('mailbox' in via) || !navigator.onLine) return undefined;
	try {
		const status = await mailbox(via.mailbox, survey).status();
		return status === undefined ? 'none' : status.state;
	} catch {
		return undefined; // whatever it is, answering goes on, and delivering finds it again
	}
}

/** Whether a mailbox holds the envelope of a receipt. */
export function isDelivered(url: string, { survey, hash }: Receipt): Promise<boolean> {
	return mailbox(url, survey).checkReceipt(hash);
}

/** The survey that a mailbox gives for an id, not yet checked; `undefined` if it holds none. */
export function definitionIn(url: string, survey: string): Promise<string | undefined> {
	return mailbox(url, survey).definition();
}
