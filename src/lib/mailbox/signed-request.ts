/** Requests that a keyholder signs: whose body is read at all, and whose key it is. */
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Challenges } from './challenge.ts';
import { Refusal } from './refusal.ts';
import { base64urlToBytes } from './registration.ts';
import { isSignature } from './signature.ts';
import { SCHEME, signedBytes } from './wire.ts';

/** Nobody's key, or not the one that may do this. */
export const notOfTheKey = (c: Context): Refusal =>
	new Refusal(
		403,
		`This signature is not of the key that may do this, or not for this request to ${new URL(c.req.url).host}. Unlock the right key; behind a proxy, pass the Host header on.`,
	);

export class SignedRequests {
	readonly #challenges: Challenges;

	constructor(challenges: Challenges) {
		this.#challenges = challenges;
	}

	/**
	 * What a request says of its signature, which is not checked yet: all of the body is under it.
	 *
	 * @throws {@link Refusal} 401 if it says nothing, or its challenge is not good.
	 */
	#readClaim(c: Context): { readonly challenge: string; readonly text: string } {
		const [scheme, challenge, text] = (c.req.header('Authorization') ?? '').split(' ');
		if (scheme !== SCHEME || challenge === undefined || text === undefined) {
			throw new Refusal(
				401,
				'Only the facilitator may do this, with a signature over a fresh challenge. Unlock your key first.',
			);
		}
		this.#challenges.check(challenge);
		return { challenge, text };
	}

	/** Reads no body for a sender who does not even show a fresh challenge. */
	readonly beforeBody: MiddlewareHandler = async (c, next) => {
		this.#readClaim(c);
		await next();
	};

	/**
	 * Check the signature over this request, and use its challenge up.
	 *
	 * @throws {@link Refusal} 401 if there is none, or its challenge is not good; 403 if it is not the key's.
	 */
	check(c: Context, body: Uint8Array, ...signingKeys: string[]): void {
		const { challenge, text } = this.#readClaim(c);
		const { host, pathname: path } = new URL(c.req.url);
		const bodyHash = createHash('sha256').update(body).digest('hex');
		const message = signedBytes({ host, method: c.req.method, path, bodyHash, challenge });
		const signature = base64urlToBytes(text, 64);
		const isSigned = this.#challenges.use(
			challenge,
			() =>
				signature !== undefined && signingKeys.some((key) => isSignature(signature, message, key)),
		);
		if (!isSigned) throw notOfTheKey(c);
	}
}
