/** A facilitator's key and signed requests, and envelopes of which only the outside is real. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import {
	contentDigest,
	DIGEST_HEADER,
	ENVELOPE_PREFIX,
	SCHEME,
	signedBytes,
	type Challenge,
	type Registration,
} from '../../src/lib/mailbox/wire.ts';

export type Handle = (request: Request) => Promise<Response>;

export interface Facilitator {
	readonly signingKey: string;
	readonly sign: (message: Uint8Array) => Promise<Uint8Array>;
}

export const HOST = 'mailbox.example';
export const ENVELOPE_LENGTH = 300;

export function makeFacilitator(): Facilitator {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	return {
		signingKey: publicKey.export({ format: 'jwk' }).x!,
		sign: (message) => Promise.resolve(new Uint8Array(sign(null, message, privateKey))),
	};
}

export const makeSurveyId = (): string => randomBytes(16).toString('base64url');

export function makeEnvelope(id: string, length = ENVELOPE_LENGTH): string {
	const header = Buffer.concat([Buffer.of(1), Buffer.from(id, 'base64url')]);
	const bytes = Buffer.concat([header, randomBytes(length - header.length)]);
	return ENVELOPE_PREFIX + bytes.toString('base64url');
}

export function receiptOf(envelope: string): string {
	const bytes = Buffer.from(envelope.slice(ENVELOPE_PREFIX.length), 'base64url');
	return createHash('sha256').update(bytes).digest('hex');
}

export function request(
	method: string,
	path: string,
	body?: string,
	headers: Record<string, string> = {},
): Request {
	return new Request(`http://${HOST}${path}`, {
		method,
		headers,
		...(body === undefined ? {} : { body }),
	});
}

export async function challenge(handle: Handle): Promise<string> {
	const response = await handle(request('POST', '/challenges'));
	return ((await response.json()) as Challenge).challenge;
}

/** The header for one request, to be altered by tests of what must not pass. */
export async function authorization(
	handle: Handle,
	{ sign }: Facilitator,
	method: string,
	path: string,
	body = '',
	host = HOST,
): Promise<string> {
	const given = await challenge(handle);
	const bodyHash = createHash('sha256').update(body).digest('hex');
	const message = signedBytes({ host, method, path, bodyHash, challenge: given });
	return `${SCHEME} ${given} ${Buffer.from(await sign(message)).toString('base64url')}`;
}

/** The header that says beforehand what a body will be. */
export function digestHeader(body: string): Record<string, string> {
	return { [DIGEST_HEADER]: contentDigest(createHash('sha256').update(body).digest('base64')) };
}

/** Send a request with the facilitator's signature. */
export async function signed(
	handle: Handle,
	facilitator: Facilitator,
	method: string,
	path: string,
	body?: string,
): Promise<Response> {
	const header = await authorization(handle, facilitator, method, path, body);
	const digest = body === undefined ? {} : digestHeader(body);
	return handle(request(method, path, body, { Authorization: header, ...digest }));
}

export function register(
	handle: Handle,
	facilitator: Facilitator,
	id: string,
	more: Partial<Record<keyof Registration, unknown>> = {},
): Promise<Response> {
	const { signingKey } = facilitator;
	const body = JSON.stringify({ signingKey, envelopeLength: ENVELOPE_LENGTH, ...more });
	return signed(handle, facilitator, 'PUT', `/surveys/${id}`, body);
}

export const deliver = (handle: Handle, id: string, envelope: string): Promise<Response> =>
	handle(request('POST', `/surveys/${id}/envelopes`, envelope));

/** Everything that a mailbox holds for a survey, in the order in which it gives it. */
export async function readAll(
	handle: Handle,
	facilitator: Facilitator,
	id: string,
): Promise<string[]> {
	const response = await signed(handle, facilitator, 'GET', `/surveys/${id}/envelopes`);
	const lines = (await response.text()).trimEnd().split('\n');
	if (lines.pop() !== `end ${lines.length}`) throw new Error('The list was cut off.');
	return lines;
}
