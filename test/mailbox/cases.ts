/** What every mailbox does, whichever database it stands on. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { createMailbox, type MailboxOptions } from '../../src/lib/mailbox/mailbox.ts';
import type { Store } from '../../src/lib/mailbox/store.ts';
import {
	CHALLENGE_MINUTES,
	COUNT_HEADER,
	ENVELOPE_PREFIX,
	MAX_DEFINITION_LENGTH,
} from '../../src/lib/mailbox/wire.ts';
import {
	authorization,
	digestHeader,
	challenge,
	deliver,
	ENVELOPE_LENGTH,
	HOST,
	makeEnvelope,
	makeFacilitator,
	makeSurveyId,
	readAll,
	receiptOf,
	register,
	request,
	signed,
	type Facilitator,
	type Handle,
} from './facilitator.ts';

interface Case {
	readonly name: string;
	readonly run: (store: Store) => Promise<void>;
}

const NOON = Date.parse('2026-11-24T12:00:00Z');
const DAY = 86_400_000;

async function opened(
	store: Store,
	options: Partial<MailboxOptions> = {},
	more: Record<string, unknown> = {},
): Promise<{ handle: Handle; facilitator: Facilitator; id: string }> {
	const { handle } = createMailbox({ store, facilitators: 'any', now: () => NOON, ...options });
	const facilitator = makeFacilitator();
	const id = makeSurveyId();
	expect((await register(handle, facilitator, id, more)).status).toBe(201);
	return { handle, facilitator, id };
}

/** A refusal has the status, and its one sentence says this. */
async function expectRefusal(response: Response, status: number, says: RegExp): Promise<void> {
	const body = (await response.json()) as { error: string };
	expect(body).toEqual({ error: expect.stringMatching(says) as string });
	expect(response.status).toBe(status);
}

/** A body that nobody has to read to its end, and whether anybody has begun. */
function endless(): { stream: ReadableStream<Uint8Array>; isRead: () => boolean } {
	let isRead = false;
	const stream = new ReadableStream<Uint8Array>(
		{
			pull: (controller) => {
				isRead = true;
				controller.error(new Error('read'));
			},
		},
		{ highWaterMark: 0 },
	);
	return { stream, isRead: () => isRead };
}

const json = async (response: Response): Promise<unknown> => response.json();

export const cases: readonly Case[] = [
	{
		name: 'gives back every envelope that it took, and each once',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const envelopes = Array.from({ length: 450 }, () => makeEnvelope(id));
			for (const envelope of envelopes) {
				const response = await deliver(handle, id, envelope);
				expect(response.status).toBe(201);
				expect(await json(response)).toEqual({ receipt: receiptOf(envelope) });
			}
			const again = await deliver(handle, id, `  ${envelopes[0]!}\r\n`);
			expect(again.status).toBe(200);
			expect(await json(again)).toEqual({ receipt: receiptOf(envelopes[0]!) });
			const read = await readAll(handle, facilitator, id);
			expect([...read].sort()).toEqual([...envelopes].sort());
		},
	},
	{
		name: 'reads out in an order that tells nothing of the order of arrival',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const envelopes = Array.from({ length: 50 }, () => makeEnvelope(id));
			for (const envelope of envelopes) await deliver(handle, id, envelope);
			const byHash = envelopes.toSorted((a, b) => (receiptOf(a) < receiptOf(b) ? -1 : 1));
			expect(await readAll(handle, facilitator, id)).toEqual(byHash);
		},
	},
	{
		name: 'takes the same envelope from many senders at once as one',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const envelopes = Array.from({ length: 30 }, () => makeEnvelope(id));
			const responses = await Promise.all(
				[...envelopes, ...envelopes, ...envelopes].map((envelope) => deliver(handle, id, envelope)),
			);
			const statuses = responses.map(({ status }) => status);
			expect(statuses.filter((status) => status === 201)).toHaveLength(30);
			expect(statuses.filter((status) => status === 200)).toHaveLength(60);
			expect(await readAll(handle, facilitator, id)).toHaveLength(30);
		},
	},
	{
		name: 'never holds more than its limit, however many come at once',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store, {
				limits: { envelopesPerSurvey: 10 },
			});
			const envelopes = Array.from({ length: 25 }, () => makeEnvelope(id));
			const responses = await Promise.all(envelopes.map((it) => deliver(handle, id, it)));
			expect(responses.filter(({ status }) => status === 201)).toHaveLength(10);
			const refused = responses.filter(({ status }) => status !== 201);
			await expectRefusal(refused[0]!, 507, /as many envelopes as it may/);
			expect(refused.every(({ status }) => status === 507)).toBe(true);
			const kept = envelopes[responses.findIndex(({ status }) => status === 201)]!;
			expect((await deliver(handle, id, kept)).status).toBe(200);
			expect(await readAll(handle, facilitator, id)).toHaveLength(10);
		},
	},
	{
		name: 'refuses what is not a whole envelope of this survey, saying why',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const good = makeEnvelope(id);
			const bytes = Buffer.from(good.slice(ENVELOPE_PREFIX.length), 'base64url');
			const version2 = Buffer.from(bytes).fill(2, 0, 1);
			const table: [string, number, RegExp][] = [
				['', 400, /does not begin with peer-env1_/],
				['hello', 400, /does not begin with peer-env1_/],
				[good.replace('peer-env1_', 'PEER-ENV1_'), 400, /does not begin with peer-env1_/],
				[`${good} ${good}`, 400, /not canonical base64url/],
				[`${good}=`, 400, /not canonical base64url/],
				[`${good}=====`, 400, /not canonical base64url/],
				[good.replace('_', '_!'), 400, /not canonical base64url/],
				[good.slice(0, -4), 400, /297 bytes; every one of this survey has 300/],
				[`${good}AAAA`, 400, /303 bytes; every one of this survey has 300/],
				[ENVELOPE_PREFIX, 400, /version that this mailbox does not know/],
				[ENVELOPE_PREFIX + version2.toString('base64url'), 400, /version that this mailbox/],
				[makeEnvelope(makeSurveyId()), 400, /belongs to another survey/],
				[makeEnvelope(id, ENVELOPE_LENGTH - 1), 400, /299 bytes/],
				[`${good}${'A'.repeat(40_000)}`, 413, /too large/],
			];
			for (const [text, status, says] of table) {
				await expectRefusal(await deliver(handle, id, text), status, says);
			}
			// 301 bytes end in four bits that no canonical text sets.
			const odd = makeEnvelope(id, 299);
			const last = odd.at(-1)!;
			const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
			const sloppy = odd.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1]!;
			await expectRefusal(await deliver(handle, id, sloppy), 400, /not canonical/);
			expect(await readAll(handle, facilitator, id)).toEqual([]);
		},
	},
	{
		name: 'has nothing at addresses that are not its own',
		run: async (store) => {
			const { handle, id } = await opened(store);
			const other = makeSurveyId();
			const envelope = makeEnvelope(other);
			await expectRefusal(
				await deliver(handle, other, envelope),
				404,
				/no mailbox for this survey/,
			);
			const table: [string, string, RegExp][] = [
				['GET', `/surveys/${id}AA`, /names no survey/],
				['GET', `/surveys/${id.slice(0, -1)}`, /names no survey/],
				['GET', '/surveys/__proto__', /names no survey/],
				['GET', '/surveys/constructor', /names no survey/],
				['GET', `/surveys/..%2f${id}`, /names no survey|nothing at this address/],
				['GET', `/surveys/%00${id.slice(1)}`, /names no survey/],
				['GET', `/surveys/${encodeURIComponent("' OR '1'='1")}`, /names no survey/],
				['GET', `/surveys/%E0%A4%A`, /names no survey/],
				['GET', `/surveys/${id}/receipts/${'A'.repeat(64)}`, /not a receipt/],
				['GET', `/surveys/${id}/receipts/x`, /not a receipt/],
				['GET', `/surveys/${id}/definition`, /was not given the survey itself/],
				['GET', `/surveys/${id}/`, /nothing at this address/],
				['GET', '/surveys', /nothing at this address/],
				['GET', '/challenges', /nothing at this address/],
				['PATCH', `/surveys/${id}`, /nothing at this address/],
				['GET', '//surveys', /nothing at this address/],
			];
			for (const [method, path, says] of table) {
				await expectRefusal(await handle(request(method, path)), 404, says);
			}
		},
	},
	{
		name: 'tells everyone its state, and only the facilitator how many envelopes it holds',
		run: async (store) => {
			const more = { opens: '2026-11-01', closes: '2026-12-01', keepUntil: '2027-01-01' };
			const { handle, facilitator, id } = await opened(store, {}, more);
			await deliver(handle, id, makeEnvelope(id));
			const status = { state: 'open', envelopeLength: ENVELOPE_LENGTH, ...more };
			expect(await json(await handle(request('GET', `/surveys/${id}`)))).toEqual(status);
			expect(await json(await signed(handle, facilitator, 'GET', `/surveys/${id}`))).toEqual({
				...status,
				count: 1,
			});
			await expectRefusal(
				await signed(handle, makeFacilitator(), 'GET', `/surveys/${id}`),
				403,
				/not of the key that may do this/,
			);
			const list = await signed(handle, facilitator, 'GET', `/surveys/${id}/envelopes`);
			expect(list.headers.get(COUNT_HEADER)).toBe('1');
			await list.text();
		},
	},
	{
		name: 'shows anyone whether a receipt is here',
		run: async (store) => {
			const { handle, id } = await opened(store);
			const envelope = makeEnvelope(id);
			const path = `/surveys/${id}/receipts/${receiptOf(envelope)}`;
			expect(await json(await handle(request('GET', path)))).toEqual({ held: false });
			await deliver(handle, id, envelope);
			const response = await handle(request('GET', path));
			expect(response.status).toBe(200);
			expect(await json(response)).toEqual({ held: true });
		},
	},
	{
		name: 'takes envelopes from the first day to the last, and deletes them when their time is over',
		run: async (store) => {
			const days = { opens: '2026-11-25', closes: '2026-11-26', keepUntil: '2026-11-28' };
			let now = NOON;
			const mailbox = createMailbox({ store, facilitators: 'any', now: () => now });
			const { handle } = mailbox;
			const facilitator = makeFacilitator();
			const id = makeSurveyId();
			await register(handle, facilitator, id, days);
			const envelope = makeEnvelope(id);
			const state = async (): Promise<unknown> =>
				((await json(await handle(request('GET', `/surveys/${id}`)))) as { state: string }).state;

			expect(await state()).toBe('early');
			await expectRefusal(await deliver(handle, id, envelope), 409, /opens on 2026-11-25/);
			now += DAY;
			expect(await state()).toBe('open');
			expect((await deliver(handle, id, envelope)).status).toBe(201);
			now += DAY;
			expect(await state()).toBe('open');
			now += DAY;
			expect(await state()).toBe('closed');
			await expectRefusal(await deliver(handle, id, makeEnvelope(id)), 410, /is closed/);
			expect((await deliver(handle, id, envelope)).status).toBe(200);
			expect(await readAll(handle, facilitator, id)).toEqual([envelope]);
			now += DAY;
			await mailbox.sweep();
			expect(await readAll(handle, facilitator, id)).toEqual([envelope]);
			now += DAY;
			expect(await state()).toBe('deleted');
			const path = `/surveys/${id}/envelopes`;
			await expectRefusal(await signed(handle, facilitator, 'GET', path), 410, /were deleted/);
			await mailbox.sweep();
			expect(await store.page(id, new Uint8Array(), 10)).toEqual([]);
			expect(await store.has(id, Buffer.from(receiptOf(envelope), 'hex'))).toBe(false);
		},
	},
	{
		name: 'closes for its facilitator, and for nobody else',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const envelope = makeEnvelope(id);
			await deliver(handle, id, envelope);
			const path = `/surveys/${id}/closing`;
			await expectRefusal(await handle(request('POST', path)), 401, /Only a keyholder/);
			await expectRefusal(await signed(handle, makeFacilitator(), 'POST', path), 403, /not of the/);
			expect((await deliver(handle, id, makeEnvelope(id))).status).toBe(201);
			expect((await signed(handle, facilitator, 'POST', path)).status).toBe(204);
			expect((await signed(handle, facilitator, 'POST', path)).status).toBe(204);
			await expectRefusal(await deliver(handle, id, makeEnvelope(id)), 410, /is closed/);
			expect((await deliver(handle, id, envelope)).status).toBe(200);
			expect(await readAll(handle, facilitator, id)).toHaveLength(2);
		},
	},
	{
		name: 'keeps envelopes until the day that its facilitator names when closing it',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const path = `/surveys/${id}/closing`;
			const send = (body: string) => signed(handle, facilitator, 'POST', path, body);
			await expectRefusal(await send('2027-02-30'), 400, /is not a day/);
			await expectRefusal(await send('a'.repeat(13)), 413, /too/);
			expect((await send('2027-01-15')).status).toBe(204);
			expect((await send('2029-01-15')).status).toBe(204);
			expect(await json(await handle(request('GET', `/surveys/${id}`)))).toMatchObject({
				state: 'closed',
				keepUntil: '2027-01-15',
			});
		},
	},
	{
		name: 'carries the messages of two keyholders, each written by one and read by both',
		run: async (store) => {
			const steward = makeFacilitator();
			const { handle, facilitator, id } = await opened(
				store,
				{},
				{ stewardKey: steward.signingKey },
			);
			const [request1, approval] = ['request', 'approval'].map(
				(n) => `/surveys/${id}/messages/${n}`,
			);
			expect((await signed(handle, facilitator, 'GET', request1!)).status).toBe(204);
			await expectRefusal(await signed(handle, steward, 'PUT', request1!, 'x'), 403, /may do this/);
			await expectRefusal(
				await signed(handle, facilitator, 'PUT', approval!, 'x'),
				403,
				/may do this/,
			);
			expect((await signed(handle, facilitator, 'PUT', request1!, 'one')).status).toBe(204);
			expect((await signed(handle, facilitator, 'PUT', request1!, 'two')).status).toBe(204);
			expect(await (await signed(handle, steward, 'GET', request1!)).text()).toBe('two');
			expect((await signed(handle, steward, 'PUT', approval!, 'yes')).status).toBe(204);
			expect(await (await signed(handle, facilitator, 'GET', approval!)).text()).toBe('yes');
			await expectRefusal(await handle(request('GET', approval!)), 401, /signature/);
			const stranger = await signed(handle, makeFacilitator(), 'GET', approval!);
			await expectRefusal(stranger, 403, /may do this/);
			const other = await signed(handle, steward, 'GET', `/surveys/${id}/messages/__proto__`);
			await expectRefusal(other, 404, /no message of this name/);
			const envelope = makeEnvelope(id);
			await deliver(handle, id, envelope);
			expect(await readAll(handle, steward, id)).toEqual([envelope]);
			await expectRefusal(
				await signed(handle, steward, 'DELETE', `/surveys/${id}`),
				403,
				/may do this/,
			);
			await signed(handle, facilitator, 'DELETE', `/surveys/${id}`);
			expect(await store.message(id, 'request')).toBeUndefined();
		},
	},
	{
		name: 'has no message of a second keyholder where there is none',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const path = `/surveys/${id}/messages/approval`;
			await expectRefusal(await signed(handle, facilitator, 'PUT', path, 'x'), 403, /may do this/);
		},
	},
	{
		name: 'reads nothing of a message from anybody but the keyholder who writes there',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const used = await authorization(handle, facilitator, 'GET', `/surveys/${id}`);
			await handle(request('GET', `/surveys/${id}`, undefined, { Authorization: used }));
			const path = `/surveys/${id}/messages/request`;
			const fresh = await authorization(handle, facilitator, 'PUT', path);
			const stranger = await authorization(handle, makeFacilitator(), 'PUT', path);
			const table: [string, string, number, RegExp][] = [
				[path, stranger, 403, /may do this/],
				[path, '', 401, /Only a keyholder/],
				[path, 'Peer-Ed25519', 401, /Only a keyholder/],
				[path, 'Peer-Ed25519 AAAA AAAA', 401, /unknown, used, or older/],
				[path, used, 401, /unknown, used, or older/],
				[`/surveys/${id}/messages/approval`, fresh, 403, /may do this/],
				[`/surveys/${id}/messages/other`, fresh, 404, /no message of this name/],
				[`/surveys/${makeSurveyId()}/messages/request`, fresh, 404, /no mailbox for this survey/],
			];
			for (const [target, header, status, says] of table) {
				const body = endless();
				const put = new Request(`http://${HOST}${target}`, {
					method: 'PUT',
					headers: { Authorization: header, ...digestHeader('') },
					body: body.stream,
					duplex: 'half',
				} as RequestInit);
				await expectRefusal(await handle(put), status, says);
				expect(body.isRead()).toBe(false);
			}
		},
	},
	{
		name: 'takes a message only as its header said that it would be',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const path = `/surveys/${id}/messages/request`;
			const table: [Record<string, string>, RegExp][] = [
				[{}, /does not say in its header/],
				[{ 'Content-Digest': 'sha-512=:AAAA:' }, /does not say in its header/],
				[digestHeader('one'), /damaged on its way/],
			];
			for (const [digest, says] of table) {
				const Authorization = await authorization(handle, facilitator, 'PUT', path, 'one');
				const put = request('PUT', path, 'other', { Authorization, ...digest });
				await expectRefusal(await handle(put), 400, says);
			}
			expect((await signed(handle, facilitator, 'GET', path)).status).toBe(204);
			const Authorization = await authorization(handle, facilitator, 'PUT', path, 'one');
			const put = request('PUT', path, 'other', { Authorization, ...digestHeader('other') });
			await expectRefusal(await handle(put), 403, /may do this/);
		},
	},
	{
		name: 'takes in a few messages at a time and says so to the next',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store, { limits: { messagesInFlight: 2 } });
			const path = `/surveys/${id}/messages/request`;
			const send = async (
				text: string,
			): Promise<{ answer: Promise<Response>; isRead: Promise<void>; end: () => void }> => {
				const header = await authorization(handle, facilitator, 'PUT', path, text);
				const { readable, writable } = new TextEncoderStream();
				const writer = writable.getWriter();
				const isRead = writer.write(text);
				const put = new Request(`http://${HOST}${path}`, {
					method: 'PUT',
					headers: { Authorization: header, ...digestHeader(text) },
					body: readable,
					duplex: 'half',
				} as RequestInit);
				return { answer: handle(put), isRead, end: () => void writer.close() };
			};
			const underWay = [await send('one'), await send('two')];
			await Promise.all(underWay.map(({ isRead }) => isRead));
			const third = await send('three');
			const refused = await third.answer;
			expect(refused.headers.get('Retry-After')).toBe('30');
			await expectRefusal(refused, 503, /other messages.*Try again in half a minute/);
			expect((await handle(request('GET', `/surveys/${id}`))).status).toBe(200);
			for (const { end, answer } of underWay) {
				end();
				expect((await answer).status).toBe(204);
			}
			expect((await signed(handle, facilitator, 'PUT', path, 'four')).status).toBe(204);
		},
	},
	{
		name: 'deletes for its facilitator, for nobody else, and is never opened again',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const envelope = makeEnvelope(id);
			await deliver(handle, id, envelope);
			const path = `/surveys/${id}`;
			await expectRefusal(await handle(request('DELETE', path)), 401, /Only a keyholder/);
			await expectRefusal(
				await signed(handle, makeFacilitator(), 'DELETE', path),
				403,
				/not of the/,
			);
			expect(await readAll(handle, facilitator, id)).toEqual([envelope]);
			expect((await signed(handle, facilitator, 'DELETE', path)).status).toBe(204);
			expect(await json(await handle(request('GET', path)))).toMatchObject({ state: 'deleted' });
			await expectRefusal(await deliver(handle, id, envelope), 410, /were deleted/);
			await expectRefusal(await register(handle, facilitator, id), 410, /Make a new one/);
			expect(await store.page(id, new Uint8Array(), 10)).toEqual([]);
		},
	},
	{
		name: 'deletes what was left of a survey that is deleted already',
		run: async (store) => {
			const mailbox = createMailbox({ store, facilitators: 'any', now: () => NOON });
			const facilitator = makeFacilitator();
			const [before, never] = [makeSurveyId(), makeSurveyId()];
			await register(mailbox.handle, facilitator, before, { keepUntil: '2026-11-23' });
			await register(mailbox.handle, facilitator, never);
			for (const id of [before, never]) {
				await store.remove(id);
				// It was on its way while the survey was deleted.
				await store.putMessage(id, 'request', Buffer.from('late'));
			}
			await mailbox.sweep();
			expect(await store.message(before, 'request')).toBeUndefined();
			expect(await store.message(never, 'request')).toBeUndefined();
			expect(await store.expired('2026-11-24')).toEqual([]);
		},
	},
	{
		name: 'opens only for the facilitators that the site names',
		run: async (store) => {
			const named = makeFacilitator();
			const { handle } = createMailbox({ store, facilitators: [named.signingKey] });
			const id = makeSurveyId();
			const stranger = makeFacilitator();
			await expectRefusal(
				await register(handle, stranger, id),
				403,
				/only for the facilitators that its site names/,
			);
			await expectRefusal(
				await register(handle, stranger, id, { signingKey: named.signingKey }),
				403,
				/not of the key that may do this/,
			);
			expect((await register(handle, named, id)).status).toBe(201);
			expect((await register(handle, named, id)).status).toBe(200);
			await expectRefusal(
				await register(handle, named, id, { closes: '2027-01-01' }),
				409,
				/another key, length or dates/,
			);
		},
	},
	{
		name: 'is not taken over by a second registration with another key',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			await expectRefusal(await register(handle, makeFacilitator(), id), 409, /It stays as it is/);
			expect(await readAll(handle, facilitator, id)).toEqual([]);
		},
	},
	{
		name: 'refuses a registration that makes no sense, saying why',
		run: async (store) => {
			const { handle } = createMailbox({ store, facilitators: 'any' });
			const facilitator = makeFacilitator();
			const put = (body: string): Promise<Response> =>
				signed(handle, facilitator, 'PUT', `/surveys/${makeSurveyId()}`, body);
			const { signingKey } = facilitator;
			const good = { signingKey, envelopeLength: 300 };
			const table: [unknown, RegExp][] = [
				[{}, /"envelopeLength" is not a whole number/],
				[[], /not a registration/],
				[null, /not a registration/],
				['x', /not a registration/],
				[{ ...good, envelopeLength: 24_001 }, /"envelopeLength" is not a whole number/],
				[{ ...good, envelopeLength: 10 }, /"envelopeLength" is not/],
				[{ ...good, envelopeLength: '300' }, /"envelopeLength" is not/],
				[{ ...good, envelopeLength: 300.5 }, /"envelopeLength" is not/],
				[{ ...good, signingKey: 1 }, /signing key is not a key/],
				[{ ...good, signingKey: `${signingKey}A` }, /signing key is not a key/],
				[{ ...good, signingKey: Buffer.alloc(32).toString('base64url') }, /Anyone could sign/],
				[{ ...good, opens: '24.11.2026' }, /"opens" is not a day/],
				[{ ...good, closes: '2026-02-30' }, /"closes" is not a day/],
				[{ ...good, keepUntil: 20261124 }, /"keepUntil" is not a day/],
				[{ ...good, opens: '2026-12-02', closes: '2026-12-01' }, /out of order/],
				[{ ...good, closes: '2026-12-02', keepUntil: '2026-12-01' }, /out of order/],
				[{ ...good, opens: '2026-12-02', keepUntil: '2026-12-01' }, /out of order/],
				[{ ...good, note: 'x' }, /unknown field/],
				[{ ...good, definition: '{}' }, /not the one that this survey is named by/],
				[{ ...good, definition: {} }, /"definition" is not a text/],
			];
			for (const [body, says] of table) {
				await expectRefusal(await put(JSON.stringify(body)), 400, says);
			}
			await expectRefusal(await put('{'), 400, /not JSON/);
			await expectRefusal(await put('\uFEFF{'), 400, /not JSON/);
			await expectRefusal(await put('['.repeat(100_000)), 400, /not JSON/);
			await expectRefusal(await put('{"__proto__":{}}'), 400, /unknown field/);
			await expectRefusal(await put(' '.repeat(4 * MAX_DEFINITION_LENGTH + 1)), 413, /too large/);
		},
	},
	{
		name: 'serves a survey’s definition under the name that the definition itself gives',
		run: async (store) => {
			const { handle } = createMailbox({ store, facilitators: 'any' });
			const definition = '{"title":"Una reflexión"}';
			const hash = createHash('sha512').update(definition).digest();
			const id = hash.subarray(0, 16).toString('base64url');
			const facilitator = makeFacilitator();
			expect((await register(handle, facilitator, id, { definition })).status).toBeLessThan(202);
			const response = await handle(request('GET', `/surveys/${id}/definition`));
			expect(response.headers.get('Content-Type')).toMatch(/^application\/json/);
			expect(await response.text()).toBe(definition);
			await signed(handle, facilitator, 'DELETE', `/surveys/${id}`);
			expect((await handle(request('GET', `/surveys/${id}/definition`))).status).toBe(410);
		},
	},
	{
		name: 'does nothing for a signature that is not over this very request',
		run: async (store) => {
			let now = NOON;
			const { handle, facilitator, id } = await opened(store, { now: () => now });
			const path = `/surveys/${id}`;
			const reading = `${path}/envelopes`;
			const sign = (...more: Parameters<typeof authorization>[5][]): Promise<string> =>
				authorization(handle, facilitator, 'GET', reading, '', ...more);
			const send = (method: string, target: string, header: string): Promise<Response> =>
				handle(request(method, target, undefined, { Authorization: header }));

			const good = await sign();
			const response = await send('GET', reading, good);
			expect(response.status).toBe(200);
			await response.text();
			await expectRefusal(await send('GET', reading, good), 401, /unknown, used, or older/);

			const table: [string, number, RegExp][] = [
				['', 401, /Only a keyholder/],
				['Basic dXNlcjpwYXNz', 401, /Only a keyholder/],
				['Peer-Ed25519', 401, /Only a keyholder/],
				[`Peer-Ed25519 ${await challenge(handle)}`, 401, /Only a keyholder/],
				[`Peer-Ed25519 ${await challenge(handle)} `, 401, /Only a keyholder/],
				[`Peer-Ed25519 ${await challenge(handle)} AAAA`, 403, /not of the key/],
				[`Peer-Ed25519 AAAA ${good.split(' ')[2]!}`, 401, /unknown, used, or older/],
				[`Peer-Ed25519 ${await challenge(handle)} ${good.split(' ')[2]!}`, 403, /not of the key/],
				[await sign('other.example'), 403, /not for this request to mailbox\.example/],
			];
			for (const [header, status, says] of table) {
				await expectRefusal(await send('GET', reading, header), status, says);
			}
			await expectRefusal(await send('GET', path, await sign()), 403, /not for this request/);
			await expectRefusal(await send('DELETE', path, await sign()), 403, /not for this request/);
			const old = await sign();
			now += CHALLENGE_MINUTES * 60_000 + 1;
			await expectRefusal(await send('GET', reading, old), 401, /older than two minutes/);

			const other = createMailbox({ store, facilitators: 'any', now: () => now });
			const elsewhere = await authorization(other.handle, facilitator, 'GET', reading);
			await expectRefusal(await send('GET', reading, elsewhere), 401, /unknown/);
			expect(
				(await send('GET', path, await authorization(handle, facilitator, 'GET', path))).ok,
			).toBe(true);
		},
	},
	{
		name: 'lets one signature through once, also when it is sent many times at once',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const path = `/surveys/${id}`;
			const header = await authorization(handle, facilitator, 'GET', path);
			const responses = await Promise.all(
				Array.from({ length: 20 }, () =>
					handle(request('GET', path, undefined, { Authorization: header })),
				),
			);
			expect(responses.filter(({ ok }) => ok)).toHaveLength(1);
		},
	},
	{
		name: 'bounds signed requests, and asking for challenges shuts nobody out',
		run: async (store) => {
			let now = NOON;
			const { handle, facilitator, id } = await opened(store, {
				limits: { challenges: 3 },
				now: () => now,
			});
			for (let i = 0; i < 100; i += 1) await challenge(handle);
			const ask = (): Promise<Response> => signed(handle, facilitator, 'GET', `/surveys/${id}`);
			expect((await ask()).status).toBe(200);
			expect((await ask()).status).toBe(200);
			const refused = await ask();
			expect(refused.headers.get('Retry-After')).toBe('120');
			await expectRefusal(refused, 503, /Too many signed requests/);
			now += CHALLENGE_MINUTES * 60_000 + 1;
			expect((await ask()).status).toBe(200);
		},
	},
	{
		name: 'says when it is busy, and after how long to come back',
		run: async (store) => {
			const { handle, id } = await opened(store, { limits: { requestsInFlight: 2 } });
			const slow = Promise.withResolvers<undefined>();
			const stuck = {
				...store,
				survey: async (name: string) => {
					await slow.promise;
					return store.survey(name);
				},
			};
			const busy = createMailbox({
				store: stuck,
				facilitators: 'any',
				limits: { requestsInFlight: 2 },
				now: () => NOON,
			});
			const path = `/surveys/${id}`;
			const waiting = [path, path].map((it) => busy.handle(request('GET', it)));
			const refused = await busy.handle(request('GET', path));
			expect(refused.headers.get('Retry-After')).toBe('5');
			await expectRefusal(refused, 503, /busy/);
			slow.resolve(undefined);
			for (const response of await Promise.all(waiting)) expect(response.status).toBe(200);
			expect((await busy.handle(request('GET', path))).status).toBe(200);
			expect((await handle(request('GET', path))).status).toBe(200);
		},
	},
	{
		name: 'holds no more surveys than it may',
		run: async (store) => {
			const { id, facilitator } = await opened(store);
			const { handle } = createMailbox({ store, facilitators: 'any', limits: { surveys: 1 } });
			await expectRefusal(
				await register(handle, makeFacilitator(), makeSurveyId()),
				507,
				/as many surveys as it may/,
			);
			expect((await register(handle, facilitator, id)).status).toBe(200);
		},
	},
	{
		name: 'opens for the surveys that a site lists, once, and says which it could not',
		run: async (store) => {
			const mailbox = createMailbox({ store, facilitators: [] });
			const facilitator = makeFacilitator();
			const { signingKey } = facilitator;
			const listed = { id: makeSurveyId(), signingKey, envelopeLength: ENVELOPE_LENGTH };
			expect(await mailbox.open([listed])).toEqual([]);
			const envelope = makeEnvelope(listed.id);
			expect((await deliver(mailbox.handle, listed.id, envelope)).status).toBe(201);
			expect(await mailbox.open([{ ...listed, closes: '2030-01-01' }])).toEqual([]);
			expect(await readAll(mailbox.handle, facilitator, listed.id)).toEqual([envelope]);
			const taken = { ...listed, signingKey: makeFacilitator().signingKey };
			expect(await mailbox.open([taken])).toEqual([listed.id]);
			const full = createMailbox({ store, facilitators: [], limits: { surveys: 1 } });
			const next = { ...listed, id: makeSurveyId() };
			expect(await full.open([listed, next])).toEqual([next.id]);
		},
	},
	{
		name: 'lets pages of the sites that it names use it, and no other site’s',
		run: async (store) => {
			const site = 'https://site.example';
			const { handle, id } = await opened(store, { allowOrigins: [site] });
			const path = `/surveys/${id}`;
			const from = (origin: string, method = 'GET'): Promise<Response> =>
				handle(
					request(method, path, undefined, {
						Origin: origin,
						'Access-Control-Request-Method': 'PUT',
					}),
				);
			const allowed = 'Access-Control-Allow-Origin';
			expect((await from(site)).headers.get(allowed)).toBe(site);
			expect((await from('https://evil.example')).headers.get(allowed)).toBeNull();
			expect((await from(`${site}.evil.example`)).headers.get(allowed)).toBeNull();
			const preflight = await from(site, 'OPTIONS');
			expect(preflight.status).toBe(204);
			expect(preflight.headers.get('Access-Control-Allow-Headers')).toMatch(/Authorization/);
			expect((await from('https://evil.example', 'OPTIONS')).headers.get(allowed)).toBeNull();
			const refusal = await handle(request('GET', '/nowhere', undefined, { Origin: site }));
			expect(refusal.headers.get(allowed)).toBe(site);
			const { handle: everyone } = await opened(store, { allowOrigins: ['*'] });
			const response = await everyone(request('GET', '/', undefined, { Origin: site }));
			expect(response.headers.get(allowed)).toBe(site);
			expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
		},
	},
	{
		name: 'sends headers that keep an answer out of caches, frames and guesses',
		run: async (store) => {
			const { handle } = await opened(store);
			for (const path of ['/', '/nowhere']) {
				const { headers } = await handle(request('GET', path));
				expect(headers.get('Cache-Control')).toBe('no-store');
				expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
				expect(headers.get('Referrer-Policy')).toBe('no-referrer');
				expect(headers.get('Content-Security-Policy')).toMatch(/default-src 'none'/);
				expect(headers.get('Set-Cookie')).toBeNull();
			}
		},
	},
	{
		name: 'names no fault of its database to strangers',
		run: async (store) => {
			const faults: unknown[] = [];
			const broken = { ...store, survey: () => Promise.reject(new Error('password for db')) };
			const { handle } = createMailbox({
				store: broken,
				facilitators: 'any',
				onFault: (error) => faults.push(error),
			});
			const response = await handle(request('GET', `/surveys/${makeSurveyId()}`));
			expect(response.headers.get('Retry-After')).toBe('30');
			await expectRefusal(response, 503, /^The mailbox has a fault and did not do this\./);
			expect(faults).toHaveLength(1);
		},
	},
	{
		name: 'keeps what it holds when its rows are written anew',
		run: async (store) => {
			const { handle, facilitator, id } = await opened(store);
			const envelopes = Array.from({ length: 20 }, () => makeEnvelope(id));
			for (const envelope of envelopes) await deliver(handle, id, envelope);
			await store.compact();
			await store.compact();
			expect((await readAll(handle, facilitator, id)).sort()).toEqual([...envelopes].sort());
			expect((await deliver(handle, id, makeEnvelope(id))).status).toBe(201);
		},
	},
];
