import { bytesToBase64url, bytesToHex, textToBytes } from '../survey/bytes.ts';
import { MailboxError } from '../survey/errors.ts';
import {
	contentDigest,
	DIGEST_HEADER,
	paths,
	SCHEME,
	signedBytes,
	type Challenge,
	type MessageName,
	type NoSurvey,
	type Problem,
	type ReceiptStatus,
	type Registration,
	type SurveyStatus,
} from '../mailbox/wire.ts';
import type { Collected, CollectOptions, Delivered, Transport } from './transport.ts';

export interface MailboxTransportOptions {
	/** The mailbox's address, such as `https://example.org/mailbox/`; in a page it may be relative. */
	readonly url: string;
	/** 16 bytes. */
	readonly surveyId: Uint8Array;
	/** Signs with a keyholder's Ed25519 key; without it, only what is open to everyone can be done. */
	readonly sign?: (message: Uint8Array) => Promise<Uint8Array>;
	readonly fetch?: typeof fetch;
}

/** One survey's mailbox on a server. Every function throws {@link MailboxError} if it refuses. */
export interface MailboxTransport extends Transport {
	/** Whether the mailbox holds the envelope with this receipt, 64 hexadecimal digits. */
	readonly checkReceipt: (receipt: string) => Promise<boolean>;
	/** With `sign`, its count too. @returns `undefined` if there is no mailbox for this survey. */
	readonly status: () => Promise<SurveyStatus | undefined>;
	/** The survey's definition in canonical form, if the mailbox was given it. To be checked against its id. */
	readonly definition: () => Promise<string | undefined>;
	/** Open it. Doing so again with the same registration is harmless. */
	readonly open: (registration: Registration) => Promise<void>;
	/** Take no more envelopes; those there are kept until a day, `YYYY-MM-DD`, unless one was named before. */
	readonly close: (keepUntil?: string) => Promise<void>;
	/** Delete all envelopes, for ever. */
	readonly remove: () => Promise<void>;
	/** Leave a message for the other keyholder, in the place of the one before. */
	readonly putMessage: (
		name: MessageName,
		content: Uint8Array,
		signal?: AbortSignal,
	) => Promise<void>;
	/** @returns `undefined` if nobody has left one. */
	readonly message: (name: MessageName, signal?: AbortSignal) => Promise<Uint8Array | undefined>;
}

interface Message {
	readonly body?: string | Uint8Array<ArrayBuffer>;
	readonly signal?: AbortSignal | undefined;
	/** Whether a keyholder must be the one who asks. */
	readonly isSigned?: boolean;
}

async function toError(response: Response): Promise<MailboxError> {
	let said: Partial<Problem> | null = null;
	try {
		said = (await response.json()) as Partial<Problem> | null;
	} catch {
		// Not a mailbox's own words: something between us has answered.
	}
	const message =
		typeof said?.error === 'string'
			? said.error
			: `The mailbox could not be asked: its address answered with status ${response.status}. Check the address, then try again.`;
	return new MailboxError(message, response.status);
}

async function sha256(bytes: Uint8Array = new Uint8Array()): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
}

export function mailboxTransport(options: MailboxTransportOptions): MailboxTransport {
	const { sign } = options;
	const fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
	const page = (globalThis as { location?: Location }).location?.href;
	const base = new URL(options.url, page);
	const id = bytesToBase64url(options.surveyId);

	async function send(method: string, path: string, message: Message = {}): Promise<Response> {
		const { body, signal = null, isSigned = false } = message;
		const headers = new Headers();
		if (typeof body === 'string') headers.set('Content-Type', 'text/plain;charset=UTF-8');
		else if (body !== undefined) headers.set('Content-Type', 'application/octet-stream');
		if (isSigned) {
			const hash = await sha256(typeof body === 'string' ? textToBytes(body) : body);
			headers.set('Authorization', await authorize(method, path, hash));
			// A message may be long: the mailbox checks who sends it before it reads it.
			if (body instanceof Uint8Array) {
				headers.set(DIGEST_HEADER, contentDigest(btoa(String.fromCharCode(...hash))));
			}
		}
		const target = base.href.replace(/\/*$/, '') + path;
		try {
			return await fetch(target, {
				method,
				headers,
				signal,
				cache: 'no-store',
				credentials: 'omit',
				referrerPolicy: 'no-referrer',
				...(body === undefined ? {} : { body }),
			});
		} catch (cause) {
			signal?.throwIfAborted();
			throw new MailboxError(
				'The mailbox cannot be reached. Check the network, then try again.',
				0,
				{ cause },
			);
		}
	}

	async function authorize(method: string, path: string, hash: Uint8Array): Promise<string> {
		if (sign === undefined) throw new TypeError('Only a keyholder’s key can ask this.');
		const { challenge } = (await (
			await expectOk(await send('POST', paths.challenges))
		).json()) as Challenge;
		const bodyHash = bytesToHex(hash);
		const message = signedBytes({ host: base.host, method, path, bodyHash, challenge });
		return `${SCHEME} ${challenge} ${bytesToBase64url(await sign(message))}`;
	}

	async function expectOk(response: Response): Promise<Response> {
		if (!response.ok) throw await toError(response);
		return response;
	}

	/** @returns `undefined` if there is nothing of that name. */
	async function ask(path: string): Promise<Response | undefined> {
		const response = await send('GET', path);
		if (response.status === 404) {
			const error = await toError(response);
			// Another server's 404 must not pass for a mailbox's “no”.
			if (response.headers.get('Content-Type')?.startsWith('application/json') === true) return;
			throw error;
		}
		return expectOk(response);
	}

	async function command(
		method: string,
		path: string,
		body?: string | Uint8Array<ArrayBuffer>,
		signal?: AbortSignal,
	): Promise<void> {
		await expectOk(
			await send(method, path, { isSigned: true, signal, ...(body === undefined ? {} : { body }) }),
		);
	}

	async function deliver(envelope: string, signal?: AbortSignal): Promise<Delivered> {
		await expectOk(await send('POST', paths.envelopes(id), { body: envelope, signal }));
		return { isConfirmed: true };
	}

	async function* collect(collecting: CollectOptions = {}): AsyncGenerator<Collected> {
		const { signal } = collecting;
		const response = await expectOk(
			await send('GET', paths.envelopes(id), { isSigned: true, signal }),
		);
		// Respondents only deliver: reading envelopes is no part of what their page loads.
		const { readEnvelopes } = await import('./mailbox-envelopes.ts');
		yield* readEnvelopes(response, base.href, collecting);
	}

	return {
		deliver,
		collect,
		checkReceipt: async (receipt) => {
			const path = paths.receipt(id, receipt.trim().toLowerCase());
			const response = await expectOk(await send('GET', path));
			return ((await response.json()) as ReceiptStatus).held;
		},
		status: async () => {
			const isSigned = sign !== undefined;
			const response = await expectOk(await send('GET', paths.survey(id), { isSigned }));
			const status = (await response.json()) as SurveyStatus | NoSurvey;
			return status.state === 'none' ? undefined : status;
		},
		definition: async () => (await ask(paths.definition(id)))?.text(),
		open: (registration) => command('PUT', paths.survey(id), JSON.stringify(registration)),
		close: (keepUntil) => command('POST', paths.closing(id), keepUntil),
		remove: () => command('DELETE', paths.survey(id)),
		putMessage: (name, content, signal) =>
			command('PUT', paths.message(id, name), new Uint8Array(content), signal),
		message: async (name, signal) => {
			const path = paths.message(id, name);
			const response = await expectOk(await send('GET', path, { signal, isSigned: true }));
			if (response.status === 204) return undefined;
			return new Uint8Array(await response.arrayBuffer());
		},
	};
}
