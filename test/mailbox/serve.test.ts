import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	listen,
	startMailbox,
	type Listener,
	type RunningMailbox,
} from '../../src/lib/mailbox/serve.ts';
import { parseSettings } from '../../src/lib/mailbox/settings.ts';
import {
	deliver,
	makeEnvelope,
	makeFacilitator,
	makeSurveyId,
	readAll,
	register,
} from './facilitator.ts';

let folder = '';
let mailbox: RunningMailbox | undefined;
let listener: Listener | undefined;
const faults: string[] = [];
const id = makeSurveyId();
const facilitator = makeFacilitator();

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'academy-serve-'));
	mailbox = await startMailbox(parseSettings({ DATA: folder }), (fault) => faults.push(fault));
	await register(mailbox.handle, facilitator, id);
	listener = await listen(mailbox.handle, '127.0.0.1', 0);
});
afterAll(async () => {
	await listener?.close();
	await mailbox?.end();
	rmSync(folder, { recursive: true });
});

/** Write this to the socket as it is, and hang up once `isEnough` or the server has. */
async function send(raw: string, isEnough: (answer: string) => boolean): Promise<string> {
	const socket = connect(Number(new URL(listener!.url).port), '127.0.0.1');
	let answer = '';
	socket.on('error', () => undefined);
	socket.on('data', (part) => {
		answer += part.toString();
		if (isEnough(answer)) socket.destroy();
	});
	socket.write(raw);
	await once(socket, 'close');
	return answer;
}

test('a sender who hangs up in the middle is no fault, leaves nothing, and shuts nobody out', async () => {
	const { port } = new URL(listener!.url);
	for (const body of ['Content-Length: 410\r\n\r\n', 'Transfer-Encoding: chunked\r\n\r\nfff\r\n']) {
		for (let i = 0; i < 5; i += 1) {
			const socket = connect(Number(port), '127.0.0.1');
			socket.write(`POST /surveys/${id}/envelopes HTTP/1.1\r\nHost: x\r\n${body}peer-env1_A`, () =>
				socket.destroy(),
			);
			await once(socket, 'close');
		}
	}
	const envelope = makeEnvelope(id);
	const response = await fetch(`${listener!.url}surveys/${id}/envelopes`, {
		method: 'POST',
		body: envelope,
	});
	expect(response.status).toBe(201);
	expect(await readAll(mailbox!.handle, facilitator, id)).toEqual([envelope]);
	expect(faults).toEqual([]);
});

test.for([
	['GET / HTTP/1.1\r\n\r\n', 400],
	['GET /surveys/x HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
	['GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n', 400],
	['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
	[`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
	[
		`POST /surveys/${id}/envelopes HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\npeer`,
		413,
	],
	[
		`PUT /surveys/${id}/messages/request HTTP/1.1\r\nHost: x\r\nContent-Length: 60000000\r\n\r\npart`,
		401,
	],
	['GET /surveys/%00%2e%2e HTTP/1.1\r\nHost: x\r\n\r\n', 404],
] as const)('what is no good request is refused: %j', async ([raw, status]) => {
	const answer = await send(raw, (it) => it.includes('\r\n\r\n'));
	expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
	expect(faults).toEqual([]);
});

test('many who deliver at once are all on disk when they are told so', async () => {
	const envelopes = Array.from({ length: 200 }, () => makeEnvelope(id));
	const responses = await Promise.all(envelopes.map((it) => deliver(mailbox!.handle, id, it)));
	expect(responses.every(({ status }) => status === 201)).toBe(true);
	const read = new Set(await readAll(mailbox!.handle, facilitator, id));
	expect(envelopes.every((envelope) => read.has(envelope))).toBe(true);
});

test('a database that cannot be opened is named with the setting to check', async () => {
	writeFileSync(join(folder, 'file'), 'not a folder');
	const open = (env: Record<string, string>): Promise<RunningMailbox> =>
		startMailbox(parseSettings(env), () => undefined);
	await expect(open({ DATA: join(folder, 'file') })).rejects.toThrow(/Check the setting DATA,/);
	const away = 'postgres://nobody@127.0.0.1:1/none';
	await expect(open({ DATABASE_URL: away })).rejects.toThrow(/Check the setting DATABASE_URL,/);
});
