import { Buffer } from 'node:buffer';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal.ts';
import { CHALLENGE_MINUTES } from './wire.ts';

const NONCE_BYTES = 16;
const EXPIRY_BYTES = 6;
const TAG_BYTES = 16;

/**
 * The challenges of one mailbox process: random bytes and an end, under a key that dies with the
 * process. Those given are not remembered, so asking for many costs nothing and shuts nobody out;
 * those used are, until they end.
 */
export class Challenges {
	readonly #key = randomBytes(32);
	readonly #used = new Map<string, number>();
	readonly #most: number;
	readonly #now: () => number;

	/** @param most - How many may be used within {@link CHALLENGE_MINUTES}. */
	constructor(most: number, now: () => number) {
		this.#most = most;
		this.#now = now;
	}

	#tag(body: Uint8Array): Buffer {
		return createHmac('sha256', this.#key).update(body).digest().subarray(0, TAG_BYTES);
	}

	give(): string {
		const expiry = Buffer.alloc(EXPIRY_BYTES);
		expiry.writeUIntBE(this.#now() + CHALLENGE_MINUTES * 60_000, 0, EXPIRY_BYTES);
		const body = Buffer.concat([randomBytes(NONCE_BYTES), expiry]);
		return Buffer.concat([body, this.#tag(body)]).toString('base64url');
	}

	/**
	 * Check that a challenge is ours, fresh and unused.
	 *
	 * @returns Until when, in milliseconds since 1970.
	 *
	 * @throws {@link Refusal} 401 if it is not ours, too old or used.
	 */
	check(challenge: string): number {
		const bytes = Buffer.from(challenge, 'base64url');
		const body = bytes.subarray(0, NONCE_BYTES + EXPIRY_BYTES);
		const tag = bytes.subarray(NONCE_BYTES + EXPIRY_BYTES);
		const isOurs =
			bytes.toString('base64url') === challenge &&
			tag.length === TAG_BYTES &&
			timingSafeEqual(tag, this.#tag(body));
		const expiry = isOurs ? body.readUIntBE(NONCE_BYTES, EXPIRY_BYTES) : 0;
		if (!isOurs || expiry < this.#now() || this.#used.has(challenge)) {
			throw new Refusal(
				401,
				'The challenge is unknown, used, or older than two minutes. Ask for a new one and sign again.',
			);
		}
		return expiry;
	}

	/**
	 * Check a challenge, and use it up if its signature is good.
	 *
	 * @param isSigned - Whether the signature that came with it is good; asked last.
	 *
	 * @returns What `isSigned` said.
	 *
	 * @throws {@link Refusal} as {@link check} does; 503 if too many were used.
	 */
	use(challenge: string, isSigned: () => boolean): boolean {
		const expiry = this.check(challenge);
		const now = this.#now();
		for (const [used, end] of this.#used) if (end < now) this.#used.delete(used);
		if (this.#used.size >= this.#most) {
			throw new Refusal(503, 'Too many signed requests at once. Try again in two minutes.', 120);
		}
		if (!isSigned()) return false;
		this.#used.set(challenge, expiry);
		return true;
	}
}
