import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMailbox } from '../../src/lib/mailbox/mailbox.ts';
import { openSqlite } from '../../src/lib/mailbox/sqlite.ts';
import { ENVELOPE_PREFIX } from '../../src/lib/mailbox/wire.ts';
import { mailboxTransport } from '../../src/lib/transport/mailbox.ts';
import { collectAll, found } from '../transport/cases.ts';
import {
	deliver,
	makeEnvelope,
	makeFacilitator,
	makeSurveyId,
	readAll,
	receiptOf,
	register,
	signed,
	type Handle,
} from './facilitator.ts';

let folder = '';
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'academy-durability-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

const toBytes = (id: string): Uint8Array => new Uint8Array(Buffer.from(id, 'base64url'));

async function startProcess(data: string): Promise<{ child: ChildProcess; url: string }> {
	const child = spawn(process.execPath, [join(import.meta.dirname, 'process.ts')], {
		env: { ...process.env, DATA: data, DATABASE_URL: '', FACILITATORS: '' },
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	return { child, url: line.toString().trim() };
}

async function kill(child: ChildProcess): Promise<void> {
	child.kill('SIGKILL');
	await once(child, 'exit');
}

test('a mailbox that is killed in the middle of 1,000 deliveries has every one that it confirmed', async () => {
	const data = join(folder, 'killed');
	const facilitator = makeFacilitator();
	const id = makeSurveyId();
	const first = await startProcess(data);
	const { signingKey, sign } = facilitator;
	const open = mailboxTransport({ url: first.url, surveyId: toBytes(id), sign });
	await open.open({ signingKey, envelopeLength: 300 });

	const envelopes = Array.from({ length: 1000 }, () => makeEnvelope(id));
	const waiting = [...envelopes];
	const confirmed = new Set<string>();
	const sender = async (): Promise<void> => {
		for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
			try {
				await open.deliver(next);
			} catch {
				return; // killed: this one was not confirmed
			}
			confirmed.add(next);
			if (confirmed.size === 400) first.child.kill('SIGKILL');
		}
	};
	await Promise.all(Array.from({ length: 10 }, sender));
	if (first.child.signalCode === null) await once(first.child, 'exit');
	expect(confirmed.size).toBeGreaterThanOrEqual(400);
	expect(confirmed.size).toBeLessThan(1000);

	const second = await startProcess(data);
	const again = mailboxTransport({ url: second.url, surveyId: toBytes(id), sign });
	const kept = new Set(found(await collectAll(again)));
	expect([...confirmed].filter((envelope) => !kept.has(envelope))).toEqual([]);
	for (const envelope of envelopes) await again.deliver(envelope);
	expect(found(await collectAll(again)).sort()).toEqual(envelopes.toSorted());
	expect((await again.status())?.count).toBe(1000);
	await kill(second.child);
});

/** Deliver until the mailbox says that the disk is full. */
async function fill(handle: Handle, id: string): Promise<string[]> {
	const taken: string[] = [];
	for (;;) {
		const envelope = makeEnvelope(id);
		const response = await deliver(handle, id, envelope);
		if (response.status !== 201) {
			expect(response.status).toBe(507);
			expect(response.headers.get('Retry-After')).toBe('3600');
			expect(await response.json()).toEqual({
				error: 'The mailbox’s disk is full. Nothing was lost. Keep the envelope; try later.',
			});
			return taken;
		}
		taken.push(envelope);
	}
}

test('a mailbox whose database may not grow says so, loses nothing, and works again when there is room', async () => {
	const store = openSqlite(join(folder, 'bounded', 'mailbox.sqlite'), 400_000);
	const mailbox = createMailbox({ store, facilitators: 'any' });
	const { handle } = mailbox;
	const facilitator = makeFacilitator();
	const [old, id] = [makeSurveyId(), makeSurveyId()];
	await register(handle, facilitator, old);
	await register(handle, facilitator, id);
	for (let i = 0; i < 200; i += 1) await deliver(handle, old, makeEnvelope(old));
	const taken = await fill(handle, id);
	expect(taken.length).toBeGreaterThan(100);
	expect(await readAll(handle, facilitator, id)).toHaveLength(taken.length);
	expect((await deliver(handle, id, taken[0]!)).status).toBe(200);

	expect((await signed(handle, facilitator, 'DELETE', `/surveys/${old}`)).status).toBe(204);
	const next = makeEnvelope(id);
	expect((await deliver(handle, id, next)).status).toBe(201);
	await mailbox.sweep();
	expect((await readAll(handle, facilitator, id)).sort()).toEqual([...taken, next].sort());
	await store.end();
});

test('a mailbox on a disk that is really full does the same', async (context) => {
	const disk = join(folder, 'disk');
	mkdirSync(disk);
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
	if (mounted.status !== 0) {
		context.skip('a small disk cannot be mounted here');
		return;
	}
	try {
		writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_000_000));
		const store = openSqlite(join(disk, 'mailbox.sqlite'));
		const { handle } = createMailbox({ store, facilitators: 'any' });
		const facilitator = makeFacilitator();
		const id = makeSurveyId();
		await register(handle, facilitator, id);
		const taken = await fill(handle, id);
		expect(taken.length).toBeGreaterThan(10);
		expect((await readAll(handle, facilitator, id)).sort()).toEqual(taken.toSorted());
		rmSync(join(disk, 'ballast'));
		const next = makeEnvelope(id);
		expect((await deliver(handle, id, next)).status).toBe(201);
		await store.end();
		const reopened = openSqlite(join(disk, 'mailbox.sqlite'));
		const again = createMailbox({ store: reopened, facilitators: 'any' });
		expect((await readAll(again.handle, facilitator, id)).sort()).toEqual([...taken, next].sort());
		await reopened.end();
	} finally {
		spawnSync('umount', [disk]);
	}
});

const filesIn = (path: string): Buffer[] =>
	readdirSync(path).map((name) => readFileSync(join(path, name)));

describe('The database file', () => {
	test('has a place for an envelope and its hash, and for nothing about who sent it or when', () => {
		const file = join(folder, 'schema', 'mailbox.sqlite');
		void openSqlite(file).end();
		const db = new DatabaseSync(file, { readOnly: true });
		const columns = (table: string): unknown[] =>
			db
				.prepare('SELECT name FROM pragma_table_info(?)')
				.all(table)
				.map((row) => row['name']);
		expect(columns('messages')).toEqual(['survey', 'name', 'content']);
		expect(columns('envelopes')).toEqual(['survey', 'hash', 'envelope']);
		expect(columns('surveys')).toEqual([
			'id',
			'signing_key',
			'steward_key',
			'envelope_length',
			'opens',
			'closes',
			'keep_until',
			'definition',
			'state',
			'held',
		]);
		expect(() => db.prepare('SELECT rowid FROM envelopes').all()).toThrow(/no such column/);
		const objects = db.prepare("SELECT name FROM sqlite_schema WHERE type <> 'index'").all();
		expect(objects.map((row) => row['name'])).toEqual(['surveys', 'envelopes', 'messages']);
		db.close();
		expect(statSync(file).mode & 0o077).toBe(0);
	});

	test('holds no address, no header and no time of a delivery', async () => {
		const data = join(folder, 'traces');
		const { child, url } = await startProcess(data);
		const facilitator = makeFacilitator();
		const id = makeSurveyId();
		const { signingKey, sign } = facilitator;
		const mailbox = mailboxTransport({ url, surveyId: toBytes(id), sign });
		await mailbox.open({ signingKey, envelopeLength: 300 });
		const envelopes = Array.from({ length: 20 }, () => makeEnvelope(id));
		const from = Date.now();
		for (const envelope of envelopes) {
			const response = await fetch(`${url}surveys/${id}/envelopes?who=telltale-query`, {
				method: 'POST',
				body: envelope,
				headers: {
					'User-Agent': 'telltale-agent',
					'X-Forwarded-For': '203.0.113.7',
					Referer: 'https://telltale-page.example/',
					'Accept-Language': 'telltale-language',
				},
			});
			expect(response.status).toBe(201);
		}
		const until = Date.now();
		await kill(child);
		const files = filesIn(data);
		const all = Buffer.concat(files);
		expect(all.includes(Buffer.from(envelopes[0]!.slice(10), 'base64url'))).toBe(true);
		const day = new Date(from).toISOString().slice(0, 10);
		for (const trace of ['telltale', '203.0.113.7', '127.0.0.1', 'localhost', day, day.slice(2)]) {
			expect({ trace, isThere: all.includes(trace) }).toEqual({ trace, isThere: false });
		}
		// Envelopes are random bytes, in which any number may stand by chance.
		for (const envelope of envelopes) {
			const bytes = Buffer.from(envelope.slice(ENVELOPE_PREFIX.length), 'base64url');
			for (const known of [bytes, Buffer.from(receiptOf(envelope), 'hex')]) {
				for (let at = all.indexOf(known); at !== -1; at = all.indexOf(known, at)) {
					all.fill(0, at, at + known.length);
				}
			}
		}
		// As SQLite writes numbers: milliseconds in six bytes, seconds in four.
		const isTime = (at: number): boolean => {
			const [milliseconds, seconds] = [all.readUIntBE(at, 6), all.readUInt32BE(at)];
			return (
				(milliseconds >= from && milliseconds <= until) ||
				(seconds >= Math.floor(from / 1000) && seconds <= Math.floor(until / 1000))
			);
		};
		expect(Array.from({ length: all.length - 6 }, (_, at) => at).filter(isTime)).toEqual([]);
	});

	test('is byte for byte the same whatever the order of arrival, once it is swept', async () => {
		const id = makeSurveyId();
		const facilitator = makeFacilitator();
		const envelopes = Array.from({ length: 300 }, () => makeEnvelope(id));
		const orders = [envelopes, envelopes.toReversed(), envelopes.toSorted()];
		const files: string[] = [];
		for (const [index, order] of orders.entries()) {
			const data = join(folder, `order-${index}`);
			const store = openSqlite(join(data, 'mailbox.sqlite'));
			const mailbox = createMailbox({ store, facilitators: 'any' });
			await register(mailbox.handle, facilitator, id);
			for (const envelope of order) await deliver(mailbox.handle, id, envelope);
			await mailbox.sweep();
			await store.end();
			files.push(
				filesIn(data)
					.map((bytes) => bytes.toString('latin1'))
					.join(''),
			);
		}
		expect(files[0]).toHaveLength(files[1]!.length);
		expect(files[0] === files[1] && files[1] === files[2]).toBe(true);
	});

	test('holds nothing of an envelope once its survey is deleted', async () => {
		const data = join(folder, 'deleted');
		const store = openSqlite(join(data, 'mailbox.sqlite'));
		const { handle } = createMailbox({ store, facilitators: 'any' });
		const facilitator = makeFacilitator();
		const id = makeSurveyId();
		await register(handle, facilitator, id);
		const envelope = makeEnvelope(id);
		await deliver(handle, id, envelope);
		const needles = [
			Buffer.from(envelope.slice(10), 'base64url').subarray(40),
			receiptOf(envelope),
		];
		const isThere = (): boolean =>
			filesIn(data).some(
				(bytes) => bytes.includes(needles[0]!) || bytes.includes(needles[1]!, 0, 'hex'),
			);
		expect(isThere()).toBe(true);
		await signed(handle, facilitator, 'DELETE', `/surveys/${id}`);
		expect(isThere()).toBe(false);
		await store.end();
	});
});
