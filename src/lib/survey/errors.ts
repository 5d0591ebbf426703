/**
 * What can go wrong with a survey's data: one class for each thing that a person can do next.
 * No message ever holds an answer, a key or plaintext. Misuse by a programmer is `TypeError` or
 * `RangeError`.
 * @module
 */
import type { Place } from './found.ts';

/** This file, row, link or envelope is not what it claims to be: ask for it again. */
export class FormatError extends Error {
	override readonly name = 'FormatError';
}

/** It is sealed to another key, or was altered: unlock with the right key, or leave it out. */
export class OpenError extends Error {
	override readonly name = 'OpenError';
}

/** The mailbox or form backend did not take or give what was asked: do what the message says, or try later. */
export class MailboxError extends Error {
	override readonly name = 'MailboxError';
	/** The HTTP status; 0 if no answer came at all. */
	readonly status: number;

	constructor(message: string, status: number, options?: ErrorOptions) {
		super(message, options);
		this.status = status;
	}
}

/** Why one item of a batch was not counted. Shown to the facilitator, one line each. */
export interface Rejected extends Place {
	readonly reason: string;
}
