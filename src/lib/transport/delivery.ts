/**
 * What becomes of one envelope on its way: the states that a person is shown, and when to try again.
 * @module
 */
import { MailboxError } from '../survey/errors.ts';
import type { Transport } from './transport.ts';

export type Delivery =
	/** Not taken yet; it will be tried again after so many seconds. */
	| {
			readonly state: 'waiting';
			readonly attempts: number;
			readonly seconds: number;
			/** As of {@link MailboxError}: 0 where nobody answered, 404 where no mailbox is open yet. */
			readonly status: number;
			readonly reason: string;
	  }
	/** Taken; not confirmed where the other side cannot be asked. */
	| { readonly state: 'delivered'; readonly isConfirmed: boolean }
	/** It will never be taken. */
	| { readonly state: 'refused'; readonly reason: string };

const SHORTEST = 5;
const LONGEST = 900;

/** Not reached, not opened yet, too slow, too busy, full, broken, or too early: all of this may pass. */
function isTemporary(status: number): boolean {
	return status === 0 || status >= 500 || [404, 408, 409, 425, 429].includes(status);
}

/**
 * How long to wait before the next attempt: twice as long each time, and never the same for two
 * senders, so that a mailbox that comes back is not met by all at once.
 *
 * @param attempts - How many have failed, from 1.
 * @param random - From 0 to 1.
 *
 * @returns Seconds, from 5 to 900.
 */
export function secondsToWait(attempts: number, random: number): number {
	const longest = Math.min(LONGEST, SHORTEST * 2 ** attempts);
	return Math.round(SHORTEST + (longest - SHORTEST) * random);
}

/**
 * Try once to deliver an envelope. Failing is an answer, not an error.
 *
 * @param attempts - How many have failed before.
 *
 * @throws what the signal was stopped with, and what is no {@link MailboxError}.
 */
export async function attemptDelivery(
	transport: Transport,
	envelope: string,
	attempts: number,
	signal?: AbortSignal,
): Promise<Delivery> {
	try {
		const { isConfirmed } = await transport.deliver(envelope, signal);
		return { state: 'delivered', isConfirmed };
	} catch (error) {
		if (!(error instanceof MailboxError)) throw error;
		if (!isTemporary(error.status)) return { state: 'refused', reason: error.message };
		const failed = attempts + 1;
		const seconds = secondsToWait(failed, Math.random());
		const { status, message: reason } = error;
		return { state: 'waiting', attempts: failed, seconds, status, reason };
	}
}
