/** Requests that a keyholder signs: whose body is read at all, and whose key it is. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Challenges } from './challenge.ts';
import { Refusal } from './refusal.ts';
import { base64urlToBytes } from './registration.ts';
import { isSignature } from './signature.ts';
import { contentDigest, DIGEST_HEADER, SCHEME, signedBytes } from './wire.ts';

/** Nobody's key, or not the one that may do this. */
export const notOfTheKey = (c: Context): Refusal =>
	new Refusal(
		403,
		`This signature is not of the key that may do this, or not for this request to ${new URL(c.req.url).host}. Unlock the right key; behind a proxy, pass the Host header on.`,
	);

const digestOf = (c: Context): string => c.req.header(DIGEST_HEADER) ?? '';

export class SignedRequests {
	readonly #challenges: Challenges;

	constructor(challenges: Challenges) {
		this.#challenges = challenges;
	}

	/**
	 * What a request says of its signature, which is not checked yet.
	 *
	 * @throws {@link Refusal} 401 if it says nothing, or its challenge is not good.
	 */
	#readClaim(c: Context): { readonly challenge: string; readonly text: string } {
		const [scheme, challenge, text] = (c.req.header('Authorization') ?? '').split(' ');
		if (scheme !== SCHEME || challenge === undefined || text === undefined) {
			throw new Refusal(
				401,
				'Only a keyholder may do this, with a signature over a fresh challenge. Unlock your key first.',
			);
		}
		this.#challenges.check(challenge);
		return { challenge, text };
	}

	/** Reads no body, which holds the key, for a sender who does not even show a fresh challenge. */
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
		this.#check(c, createHash('sha256').update(body).digest('hex'), signingKeys);
	}

	/**
	 * Check the signature before the body has come in, and use its challenge up: a stranger has nothing read.
	 *
	 * @throws {@link Refusal} as {@link check} does; 400 if the request does not say what its body will be.
	 */
	checkBeforeBody(c: Context, signingKey: string): void {
		this.#readClaim(c);
		const [, base64] = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(digestOf(c)) ?? [];
		if (base64 === undefined) {
			throw new Refusal(
				400,
				'This message does not say in its header what it will be. Load the page again, then try again.',
			);
		}
		this.#check(c, Buffer.from(base64, 'base64').toString('hex'), [signingKey]);
	}

	/** @throws {@link Refusal} 400 if the body is another than {@link checkBeforeBody} was told of. */
	checkBody(c: Context, body: Uint8Array): void {
		if (contentDigest(createHash('sha256').update(body).digest('base64')) === digestOf(c)) return;
		throw new Refusal(400, 'This message was damaged on its way. Send it again.');
	}

	#check(c: Context, bodyHash: string, signingKeys: readonly string[]): void {
		const { challenge, text } = this.#readClaim(c);
		const { host, pathname: path } = new URL(c.req.url);
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
