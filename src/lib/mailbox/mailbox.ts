/**
 * The mailbox as a function from request to response. It takes sealed envelopes from anyone, keeps
 * them, and gives them to the facilitator who signs for them. It cannot read what it holds: this
 * folder imports nothing that could open an envelope. It writes down nobody's address, no time of
 * arrival and no order.
 * @module
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { Challenges } from './challenge.ts';
import { parseEnvelope } from './envelope-text.ts';
import { Refusal } from './refusal.ts';
import { isSurveyId, parseKeepUntil, parseRegistration } from './registration.ts';
import { notOfTheKey, SignedRequests } from './signed-request.ts';
import { StorageFull, type Store, type StoredSurvey } from './store.ts';
import {
	COUNT_HEADER,
	DIGEST_HEADER,
	END,
	MAX_MESSAGE_BYTES,
	MESSAGE_WRITERS,
	type MessageName,
	ENVELOPE_PREFIX,
	MAILBOX_VERSION,
	MAX_DEFINITION_LENGTH,
	MAX_ENVELOPE_BYTES,
	SCHEME,
	type Challenge,
	type ListedSurvey,
	type MailboxState,
	type Problem,
	type Receipt,
	type NoSurvey,
	type ReceiptStatus,
	type SurveyStatus,
} from './wire.ts';

/** How much a mailbox takes before it says that it is full or busy. */
export interface Limits {
	readonly surveys: number;
	readonly envelopesPerSurvey: number;
	readonly requestsInFlight: number;
	/** Messages of keyholders on their way in: each is held in memory until it is whole. */
	readonly messagesInFlight: number;
	/** Signed requests within two minutes. */
	readonly challenges: number;
}

export const LIMITS: Limits = {
	surveys: 1000,
	envelopesPerSurvey: 50_000,
	requestsInFlight: 200,
	messagesInFlight: 4,
	challenges: 10_000,
};

export interface MailboxOptions {
	readonly store: Store;
	/** Signing keys that may open a mailbox; `any` for everyone's. */
	readonly facilitators: readonly string[] | 'any';
	/** Origins of sites elsewhere whose pages may use this mailbox; `*` for every site. */
	readonly allowOrigins?: readonly string[];
	readonly limits?: Partial<Limits>;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	/** Told of a fault of the mailbox or its database. It is handed no request. */
	readonly onFault?: (error: unknown) => void;
}

export interface Mailbox {
	/** Answer a request; its address is below the mailbox's own, `/surveys/…`. Never rejects. */
	readonly handle: (request: Request) => Promise<Response>;
	/**
	 * Open mailboxes for the surveys that a site lists; those that are open already stay as they are.
	 *
	 * @returns The ids of those that could not be: the mailbox is full, or another key or length holds the id.
	 */
	readonly open: (surveys: readonly ListedSurvey[]) => Promise<string[]>;
	/** Delete what is past its time, and write the rest anew in an order that tells nothing. To be called hourly. */
	readonly sweep: () => Promise<void>;
}

/** Room for a JSON-escaped definition and the other fields. */
const REGISTRATION_BYTES = 4 * MAX_DEFINITION_LENGTH;
/** Room for the text of the longest envelope and some white space. */
const ENVELOPE_TEXT_BYTES = ENVELOPE_PREFIX.length + Math.ceil((MAX_ENVELOPE_BYTES * 4) / 3) + 100;
const PAGE = 200;
/** What makes a second registration the same as the first. */
const REGISTERED = [
	'signingKey',
	'stewardKey',
	'envelopeLength',
	'opens',
	'closes',
	'keepUntil',
	'definition',
] as const;
const HASH = /^[0-9a-f]{64}$/;

/** A day and a line end. */
const CLOSING_BYTES = 12;

function limitBody(maxSize: number): MiddlewareHandler {
	return bodyLimit({
		maxSize,
		onError: () => {
			throw new Refusal(413, `This is too large. Send at most ${maxSize} bytes.`);
		},
	});
}

/** @throws {@link Refusal} 404 */
function surveyId(c: Context): string {
	const id = c.req.param('id') ?? '';
	if (!isSurveyId(id)) {
		throw new Refusal(404, 'This address names no survey. Check the link for a missing character.');
	}
	return id;
}

/** @throws {@link Refusal} 404 */
function messageName(c: Context): MessageName {
	const name = c.req.param('name') ?? '';
	if (!Object.hasOwn(MESSAGE_WRITERS, name)) {
		throw new Refusal(
			404,
			'There is no message of this name. They are request, approval and ledger.',
		);
	}
	return name as MessageName;
}

const keyholders = ({ signingKey, stewardKey }: StoredSurvey): string[] =>
	stewardKey === undefined ? [signingKey] : [signingKey, stewardKey];

export function createMailbox(options: MailboxOptions): Mailbox {
	const { store, facilitators, allowOrigins = [], now = Date.now } = options;
	const limits: Limits = { ...LIMITS, ...options.limits };
	const challenges = new Challenges(limits.challenges, now);
	const signed = new SignedRequests(challenges);
	const today = (): string => new Date(now()).toISOString().slice(0, 10);
	let inFlight = 0;
	let messagesInFlight = 0;

	function stateOf({ state, opens, closes, keepUntil }: StoredSurvey): MailboxState {
		const day = today();
		if (state === 'deleted' || day > (keepUntil ?? '9')) return 'deleted';
		if (state === 'closed' || day > (closes ?? '9')) return 'closed';
		return day < (opens ?? '') ? 'early' : 'open';
	}

	/** @throws {@link Refusal} 404 if there is none, 410 if it was deleted. */
	async function find(c: Context): Promise<StoredSurvey> {
		const survey = await store.survey(surveyId(c));
		if (survey === undefined) {
			throw new Refusal(
				404,
				'There is no mailbox for this survey here. Check the link, or ask the facilitator to open one.',
			);
		}
		if (stateOf(survey) === 'deleted') {
			throw new Refusal(410, 'The envelopes of this survey were deleted, as was announced.');
		}
		return survey;
	}

	/**
	 * The place of a message, and whose key writes there.
	 *
	 * @throws {@link Refusal} 403 if nobody's does; 404 or 410 if there is no such place.
	 */
	async function findPlace(
		c: Context,
	): Promise<{ readonly id: string; readonly name: MessageName; readonly writer: string }> {
		const { id, signingKey, stewardKey } = await find(c);
		const name = messageName(c);
		const writer = MESSAGE_WRITERS[name] === 'steward' ? stewardKey : signingKey;
		if (writer === undefined) throw notOfTheKey(c);
		return { id, name, writer };
	}

	const app = new Hono();
	app.use(
		secureHeaders({
			contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
			crossOriginResourcePolicy: 'cross-origin',
			strictTransportSecurity: false,
		}),
		cors({
			origin: (origin) => (allowOrigins.some((it) => it === origin || it === '*') ? origin : null),
			allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
			allowHeaders: ['Authorization', 'Content-Type', DIGEST_HEADER],
			exposeHeaders: [COUNT_HEADER, 'Retry-After'],
			maxAge: 600,
		}),
		async (c, next) => {
			c.header('Cache-Control', 'no-store');
			if (inFlight >= limits.requestsInFlight) {
				throw new Refusal(503, 'The mailbox is busy. Try again in a few seconds.', 5);
			}
			inFlight += 1;
			try {
				await next();
			} finally {
				inFlight -= 1;
			}
		},
	);

	app.get('/', (c) => c.json({ mailbox: MAILBOX_VERSION }));

	app.post('/challenges', (c) => c.json({ challenge: challenges.give() } satisfies Challenge, 201));

	app.get('/surveys/:id', async (c) => {
		const survey = await store.survey(surveyId(c));
		if (survey === undefined) return c.json({ state: 'none' } satisfies NoSurvey);
		const { envelopeLength, opens, closes, keepUntil } = survey;
		const isSigned = c.req.header('Authorization') !== undefined;
		if (isSigned) signed.check(c, new Uint8Array(), ...keyholders(survey));
		return c.json({
			state: stateOf(survey),
			envelopeLength,
			...(opens === undefined ? {} : { opens }),
			...(closes === undefined ? {} : { closes }),
			...(keepUntil === undefined ? {} : { keepUntil }),
			...(isSigned ? { count: survey.held } : {}),
		} satisfies SurveyStatus);
	});

	app.put('/surveys/:id', signed.beforeBody, limitBody(REGISTRATION_BYTES), async (c) => {
		const id = surveyId(c);
		const body = new Uint8Array(await c.req.arrayBuffer());
		let value: unknown;
		try {
			value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
		} catch {
			throw new Refusal(400, 'This is not JSON. Send the registration as a JSON object.');
		}
		const registration = parseRegistration(value, id);
		signed.check(c, body, registration.signingKey);
		if (facilitators !== 'any' && !facilitators.includes(registration.signingKey)) {
			throw new Refusal(
				403,
				'This mailbox opens only for the facilitators that its site names. Ask the site’s editor to add your public key.',
			);
		}
		const listed = { id, ...registration };
		const added = await store.addSurvey(listed, limits.surveys);
		if (added === 'full') {
			throw new Refusal(
				507,
				'This mailbox holds as many surveys as it may. Delete old ones first.',
			);
		}
		if (added === 'there') {
			const there = (await store.survey(id))!;
			if (there.state === 'deleted') {
				throw new Refusal(410, 'This survey was deleted. Make a new one.');
			}
			const isSame = REGISTERED.every((name) => there[name] === listed[name]);
			if (!isSame) {
				throw new Refusal(
					409,
					'There is a mailbox for this survey with another key, length or dates. It stays as it is; make a new survey.',
				);
			}
		}
		return c.json({ id }, added === 'added' ? 201 : 200);
	});

	app.delete('/surveys/:id', async (c) => {
		const survey = await find(c);
		signed.check(c, new Uint8Array(), survey.signingKey);
		await store.remove(survey.id);
		return c.body(null, 204);
	});

	app.get('/surveys/:id/definition', async (c) => {
		const { definition } = await find(c);
		if (definition === undefined) {
			throw new Refusal(404, 'This mailbox was not given the survey itself. Use the long link.');
		}
		return c.body(definition, 200, { 'Content-Type': 'application/json; charset=utf-8' });
	});

	app.post('/surveys/:id/closing', signed.beforeBody, limitBody(CLOSING_BYTES), async (c) => {
		const survey = await find(c);
		const body = new Uint8Array(await c.req.arrayBuffer());
		signed.check(c, body, survey.signingKey);
		await store.close(survey.id, parseKeepUntil(new TextDecoder().decode(body)));
		return c.body(null, 204);
	});

	app.post('/surveys/:id/envelopes', limitBody(ENVELOPE_TEXT_BYTES), async (c) => {
		const survey = await find(c);
		const envelope = parseEnvelope((await c.req.text()).trim(), survey);
		const hash = createHash('sha256').update(envelope).digest();
		const receipt = hash.toString('hex');
		const state = stateOf(survey);
		const isThere = state !== 'open' && (await store.has(survey.id, hash));
		if (isThere) return c.json({ receipt } satisfies Receipt, 200);
		if (state === 'early') {
			throw new Refusal(
				409,
				`This survey opens on ${survey.opens ?? ''}. Keep the envelope and send it then.`,
			);
		}
		const added =
			state === 'open'
				? await store.add(survey.id, { hash, envelope }, limits.envelopesPerSurvey)
				: 'refused';
		if (added === 'refused') {
			const after = state === 'open' ? await find(c) : survey;
			if (stateOf(after) !== 'open') {
				throw new Refusal(410, 'This survey is closed and takes no more answers.');
			}
			throw new Refusal(
				507,
				'This survey’s mailbox holds as many envelopes as it may. Tell the facilitator; keep the envelope.',
				3600,
			);
		}
		return c.json({ receipt } satisfies Receipt, added === 'added' ? 201 : 200);
	});

	app.get('/surveys/:id/envelopes', async (c) => {
		const survey = await find(c);
		signed.check(c, new Uint8Array(), ...keyholders(survey));
		let after: Uint8Array = new Uint8Array();
		let count = 0;
		const lines = new ReadableStream<Uint8Array>({
			async pull(controller) {
				const page = await store.page(survey.id, after, PAGE);
				const last = page.at(-1);
				count += page.length;
				const text = page.map(
					({ envelope }) => `${ENVELOPE_PREFIX}${Buffer.from(envelope).toString('base64url')}\n`,
				);
				if (last === undefined) text.push(`${END} ${count}\n`);
				controller.enqueue(Buffer.from(text.join('')));
				if (last === undefined) controller.close();
				else after = last.hash;
			},
		});
		return c.body(lines, 200, {
			'Content-Type': 'text/plain; charset=utf-8',
			[COUNT_HEADER]: String(survey.held),
		});
	});

	app.get('/surveys/:id/receipts/:hash', async (c) => {
		const survey = await find(c);
		const receipt = c.req.param('hash');
		if (!HASH.test(receipt)) {
			throw new Refusal(404, 'This is not a receipt: it has 64 digits and letters from a to f.');
		}
		const held = await store.has(survey.id, Buffer.from(receipt, 'hex'));
		return c.json({ held } satisfies ReceiptStatus);
	});

	const checkWriter: MiddlewareHandler = async (c, next) => {
		const { writer } = await findPlace(c);
		signed.checkBeforeBody(c, writer);
		await next();
	};

	const boundMessages: MiddlewareHandler = async (_, next) => {
		if (messagesInFlight >= limits.messagesInFlight) {
			throw new Refusal(
				503,
				'The mailbox is taking in other messages, each as large as this may be. Try again in half a minute.',
				30,
			);
		}
		messagesInFlight += 1;
		try {
			await next();
		} finally {
			messagesInFlight -= 1;
		}
	};

	app.put(
		'/surveys/:id/messages/:name',
		checkWriter,
		boundMessages,
		limitBody(MAX_MESSAGE_BYTES),
		async (c) => {
			const content = new Uint8Array(await c.req.arrayBuffer());
			signed.checkBody(c, content);
			// Looked for again: it may have been deleted while this came in.
			const { id, name } = await findPlace(c);
			await store.putMessage(id, name, content);
			return c.body(null, 204);
		},
	);

	app.get('/surveys/:id/messages/:name', async (c) => {
		const survey = await find(c);
		const name = messageName(c);
		signed.check(c, new Uint8Array(), ...keyholders(survey));
		const content = await store.message(survey.id, name);
		// Nothing there yet is an answer, not an error.
		if (content === undefined) return c.body(null, 204);
		return c.body(new Uint8Array(content), 200, { 'Content-Type': 'application/octet-stream' });
	});

	app.notFound(() => {
		throw new Refusal(404, 'A mailbox has nothing at this address. Check it for a missing part.');
	});

	app.onError((error, c) => {
		if (error instanceof StorageFull) {
			c.header('Retry-After', '3600');
			const message = 'The mailbox’s disk is full. Nothing was lost. Keep the envelope; try later.';
			return c.json({ error: message } satisfies Problem, 507);
		}
		if (error instanceof Refusal) {
			if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter));
			if (error.status === 401) c.header('WWW-Authenticate', SCHEME);
			return c.json({ error: error.message } satisfies Problem, error.status);
		}
		// A sender who hangs up is no fault, and when that was is nobody’s business.
		if (!c.req.raw.signal.aborted) options.onFault?.(error);
		c.header('Retry-After', '30');
		const message = 'The mailbox has a fault and did not do this. Try again in a minute.';
		return c.json({ error: message } satisfies Problem, 503);
	});

	return {
		handle: async (request) => app.fetch(request),
		open: async (surveys) => {
			const failed: string[] = [];
			for (const survey of surveys) {
				const added = await store.addSurvey(survey, limits.surveys);
				const kept = await store.survey(survey.id);
				const isOurs =
					kept?.signingKey === survey.signingKey && kept.envelopeLength === survey.envelopeLength;
				if (added === 'full' || !isOurs) failed.push(survey.id);
			}
			return failed;
		},
		sweep: async () => {
			for (const id of await store.expired(today())) await store.remove(id);
			await store.compact();
		},
	};
}
