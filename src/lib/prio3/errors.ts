/**
 * The two ways in which a report can be refused. Neither message ever holds a share, a seed or a
 * measurement. Misuse by a programmer is `TypeError` or `RangeError`.
 * @module
 */

/** These bytes are not a message of this instance: wrong length, or a number outside the field. */
export class DecodeError extends Error {
	override readonly name = 'DecodeError';
}

/** The bytes read well, but the report is not proved valid: leave it out and count it. */
export class VerifyError extends Error {
	override readonly name = 'VerifyError';
}
