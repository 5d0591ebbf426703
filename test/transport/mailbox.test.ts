import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { MailboxError } from '../../src/lib/survey/errors.ts';
import { attemptDelivery, secondsToWait } from '../../src/lib/transport/delivery.ts';
import { formTransport } from '../../src/lib/transport/form.ts';
import { mailboxTransport } from '../../src/lib/transport/mailbox.ts';
import { createMailbox } from '../../src/lib/mailbox/mailbox.ts';
import { openSqlite } from '../../src/lib/mailbox/sqlite.ts';
import { makeEnvelope, makeFacilitator, makeSurveyId, receiptOf } from '../mailbox/facilitator.ts';
import { collectAll, found } from './cases.ts';
import { FIELD, startFormBackend } from './form-backend.ts';

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
	for (const stop of stops.splice(0)) await stop();
});

async function serve(listener: RequestListener): Promise<string> {
	const server = createServer(listener).listen(0, '127.0.0.1');
	await once(server, 'listening');
	stops.push(() => {
		server.close();
		server.closeAllConnections();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const id = makeSurveyId();
const surveyId = new Uint8Array(Buffer.from(id, 'base64url'));
const { sign, signingKey } = makeFacilitator();

/** A real mailbox, without a socket. */
function withoutSocket(): typeof fetch {
	const folder = mkdtempSync(join(tmpdir(), 'academy-client-'));
	const store = openSqlite(join(folder, 'mailbox.sqlite'));
	stops.push(async () => {
		await store.end();
		rmSync(folder, { recursive: true });
	});
	const { handle } = createMailbox({ store, facilitators: 'any' });
	return (input, init) => handle(new Request(input, init));
}

test('a facilitator opens, reads, closes and deletes a mailbox, and a respondent checks a receipt', async () => {
	const options = { url: 'https://mailbox.example/', surveyId, fetch: withoutSocket() };
	const facilitator = mailboxTransport({ ...options, sign });
	const respondent = mailboxTransport(options);
	const envelope = makeEnvelope(id);
	const receipt = receiptOf(envelope);

	expect(await respondent.status()).toBeUndefined();
	await facilitator.open({ signingKey, envelopeLength: 300, closes: '2099-12-31' });
	await facilitator.open({ signingKey, envelopeLength: 300, closes: '2099-12-31' });
	expect(await respondent.checkReceipt(receipt)).toBe(false);
	await respondent.deliver(envelope);
	expect(await respondent.checkReceipt(` ${receipt.toUpperCase()} `)).toBe(true);
	expect(await respondent.status()).toEqual({
		state: 'open',
		envelopeLength: 300,
		closes: '2099-12-31',
	});
	expect((await facilitator.status())?.count).toBe(1);
	expect(await respondent.definition()).toBeUndefined();
	expect(await facilitator.message('request')).toBeUndefined();
	await facilitator.putMessage('request', Uint8Array.of(0, 255, 10, 13));
	expect(await facilitator.message('request')).toEqual(Uint8Array.of(0, 255, 10, 13));
	await facilitator.close();
	await expect(respondent.deliver(makeEnvelope(id))).rejects.toThrow(/closed/);
	expect(found(await collectAll(facilitator))).toEqual([envelope]);
	await facilitator.remove();
	await expect(respondent.checkReceipt(receipt)).rejects.toThrow(/deleted/);
	await expect(respondent.close()).rejects.toThrow(TypeError);
});

test('a signature serves at one mailbox only, also when that one hands it on', async () => {
	const fetchThere = withoutSocket();
	const there = { url: 'https://there.example/', surveyId, sign, fetch: fetchThere };
	await mailboxTransport(there).open({ signingKey, envelopeLength: 300 });
	const relay: typeof fetch = (input, init) => {
		const { pathname } = new URL(input instanceof Request ? input.url : input);
		return fetchThere(`https://there.example${pathname}`, init);
	};
	const here = mailboxTransport({ url: 'https://here.example/', surveyId, sign, fetch: relay });
	await expect(here.remove()).rejects.toThrow(/not for this request to there\.example/);
	expect((await mailboxTransport(there).status())?.state).toBe('open');
});

describe('When the mailbox cannot do it, one sentence says what to do:', () => {
	const at = (url: string): ReturnType<typeof mailboxTransport> =>
		mailboxTransport({ url, surveyId, sign });

	test('it is not reached', async () => {
		const error: unknown = await at('http://127.0.0.1:1/')
			.deliver('x')
			.catch((it: unknown) => it);
		expect(error).toBeInstanceOf(MailboxError);
		expect(error).toMatchObject({
			status: 0,
			message: expect.stringMatching(/Check the network/) as string,
		});
	});

	test('something else answers in its place', async () => {
		const url = await serve((_, response) => response.writeHead(502).end('<html>Bad gateway'));
		await expect(at(url).deliver('x')).rejects.toMatchObject({
			status: 502,
			message: expect.stringMatching(/answered with status 502/) as string,
		});
	});

	test('a server without a mailbox does not pass for one without the receipt', async () => {
		const url = await serve((_, response) => response.writeHead(404).end('<html>Not found'));
		await expect(at(url).checkReceipt('a'.repeat(64))).rejects.toThrow(/answered with status 404/);
	});

	test('it breaks off in the middle of the envelopes', async () => {
		for (const end of ['', 'end 7\n', 'end']) {
			const url = await serve((request, response) => {
				if (request.method === 'POST') {
					response.end(JSON.stringify({ challenge: 'x' }));
				} else {
					response.end(`${makeEnvelope(id)}\n${end}`);
				}
			});
			await expect(collectAll(at(url))).rejects.toThrow(/broke off before the end/);
		}
		const cut = await serve((request, response) => {
			if (request.method === 'POST') response.end(JSON.stringify({ challenge: 'x' }));
			else
				response
					.writeHead(200, { 'Content-Length': '9999' })
					.write(makeEnvelope(id), () => response.destroy());
		});
		await expect(collectAll(at(cut))).rejects.toThrow(/broke off before the end/);
	});
});

describe('A form backend', () => {
	test('that refuses is an error with its status', async () => {
		const { url, stop } = await startFormBackend();
		stops.push(stop);
		const form = formTransport({ url: `${url}/elsewhere`, field: FIELD, mode: 'cors' });
		await expect(form.deliver('x')).rejects.toThrow(/refused with status 403/);
		await expect(
			formTransport({ url: 'http://127.0.0.1:1/', field: FIELD }).deliver('x'),
		).rejects.toThrow(/cannot be reached/);
	});

	test('that gives a page to sign in, or an error, in place of an export says so', async () => {
		const { url, stop } = await startFormBackend();
		stops.push(stop);
		for (const [path, says] of [
			['login', /It is a web page, perhaps one that asks to sign in/],
			['json', /perhaps one that tells of an error/],
		] as const) {
			const form = formTransport({ url, field: FIELD, exportUrl: `${url}/${path}` });
			expect(await collectAll(form)).toEqual([
				{ source: `${url}/${path}`, position: 1, reason: expect.stringMatching(says) as string },
			]);
		}
	});

	test('that lets nobody read its answer leaves the delivery unconfirmed', async () => {
		const opaque = { type: 'opaque', ok: false, status: 0, body: null } as Response;
		let sent: RequestInit | undefined;
		const form = formTransport({
			url: 'https://forms.example/post',
			field: FIELD,
			fetch: (_, init) => {
				sent = init;
				return Promise.resolve(opaque);
			},
		});
		expect(await form.deliver('peer-env1_AA')).toEqual({ isConfirmed: false });
		expect(sent).toMatchObject({
			mode: 'no-cors',
			credentials: 'omit',
			referrerPolicy: 'no-referrer',
		});
		expect(String(sent?.body as URLSearchParams)).toBe(`${FIELD}=peer-env1_AA`);
	});
});

describe('An envelope on its way', () => {
	const attempt = (error: Error | undefined, attempts = 0): ReturnType<typeof attemptDelivery> =>
		attemptDelivery(
			{
				deliver: () => (error ? Promise.reject(error) : Promise.resolve({ isConfirmed: true })),
				collect: async function* () {
					// nothing is collected here
				},
			},
			'peer-env1_AA',
			attempts,
		);

	test('is delivered once it was taken', async () => {
		expect(await attempt(undefined, 3)).toEqual({ state: 'delivered', isConfirmed: true });
	});

	test('waits while the reason may pass, and longer each time', async () => {
		for (const status of [0, 404, 408, 409, 429, 500, 502, 503, 504, 507]) {
			expect(await attempt(new MailboxError('Later.', status), 2)).toMatchObject({
				state: 'waiting',
				attempts: 3,
				status,
				reason: 'Later.',
			});
		}
		expect([1, 2, 3, 20].map((attempts) => secondsToWait(attempts, 1))).toEqual([10, 20, 40, 900]);
		expect([1, 20].map((attempts) => secondsToWait(attempts, 0))).toEqual([5, 5]);
	});

	test('is refused, with the reason, when it will never be taken', async () => {
		for (const status of [400, 410, 413]) {
			const refused = { state: 'refused', reason: 'Never.' };
			expect(await attempt(new MailboxError('Never.', status))).toEqual(refused);
		}
	});

	test('hides no mistake of a programmer', async () => {
		await expect(attempt(new TypeError('a mistake'))).rejects.toThrow('a mistake');
	});
});
