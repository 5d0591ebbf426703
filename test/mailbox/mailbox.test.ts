import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { openPostgres } from '../../src/lib/mailbox/postgres.ts';
import { openSqlite } from '../../src/lib/mailbox/sqlite.ts';
import type { Store } from '../../src/lib/mailbox/store.ts';
import { cases } from './cases.ts';
import { makeFacilitator, makeSurveyId } from './facilitator.ts';
import { startInstalled, startPackaged, type Engine } from './postgres.ts';

interface Opened {
	readonly store: Store;
	/** Run SQL beside the mailbox. */
	readonly run: (sql: string) => Promise<void>;
	readonly end: () => Promise<void>;
}

async function onPostgres(engine: Engine | undefined): Promise<Opened | undefined> {
	if (engine === undefined) return undefined;
	const store = await openPostgres(engine.url);
	return {
		store,
		run: async (sql) => {
			const client = new pg.Client(engine.url);
			await client.connect();
			await client.query(sql);
			await client.end();
		},
		end: async () => {
			await store.end();
			await engine.stop();
		},
	};
}

function onSqlite(): Promise<Opened> {
	const folder = mkdtempSync(join(tmpdir(), 'academy-mailbox-'));
	const file = join(folder, 'mailbox.sqlite');
	const store = openSqlite(file);
	return Promise.resolve({
		store,
		run: (sql) => {
			const db = new DatabaseSync(file);
			db.exec(sql);
			db.close();
			return Promise.resolve();
		},
		end: async () => {
			await store.end();
			rmSync(folder, { recursive: true });
		},
	});
}

const databases: Record<string, () => Promise<Opened | undefined>> = {
	SQLite: onSqlite,
	PostgreSQL: async () => onPostgres(await startPackaged()),
	'PostgreSQL of this machine': async () => onPostgres(await startInstalled()),
};

describe.for(Object.entries(databases))('A mailbox on %s', ([, open]) => {
	let opened: Opened | undefined;
	beforeAll(async () => {
		opened = await open();
	});
	afterAll(() => opened?.end());

	test.for(cases)('$name', async ({ run }, context) => {
		if (opened === undefined) return context.skip('this database is not on this machine');
		await run(opened.store);
	});

	test('deletes all of a survey or, where the database fails halfway, nothing', async (context) => {
		if (opened === undefined) return context.skip('this database is not on this machine');
		const { store, run } = opened;
		const id = makeSurveyId();
		const { signingKey } = makeFacilitator();
		await store.addSurvey({ id, signingKey, envelopeLength: 300, definition: '{}' }, 1000);
		const hash = Buffer.alloc(32, 7);
		await store.add(id, { hash, envelope: Buffer.alloc(300) }, 10);
		const before = await store.survey(id);
		await run('ALTER TABLE messages RENAME TO elsewhere');
		await expect(store.remove(id)).rejects.toThrow(/messages/);
		await run('ALTER TABLE elsewhere RENAME TO messages');
		expect(await store.survey(id)).toEqual(before);
		expect(await store.has(id, hash)).toBe(true);
		await store.remove(id);
		expect(await store.has(id, hash)).toBe(false);
	});
});

test('a connection to PostgreSQL that breaks in the middle of a deletion is an error, and not the end of the server', async () => {
	const engine = await startPackaged();
	const { port } = new URL(engine.url);
	const between = createServer((socket) => {
		const database = connect(Number(port), '127.0.0.1');
		for (const each of [socket, database]) each.on('error', () => undefined);
		database.pipe(socket);
		socket.on('data', (sent) => {
			if (!sent.includes('DELETE FROM envelopes')) database.write(sent);
			else for (const each of [socket, database]) each.destroy();
		});
	}).listen(0, '127.0.0.1');
	await once(between, 'listening');
	const url = new URL(engine.url);
	url.port = String((between.address() as AddressInfo).port);
	const store = await openPostgres(url.href);
	const id = makeSurveyId();
	const { signingKey } = makeFacilitator();
	await store.addSurvey({ id, signingKey, envelopeLength: 300 }, 1000);
	await expect(store.remove(id)).rejects.toThrow(/terminated/);
	expect(await store.survey(id)).toMatchObject({ id });
	await store.end();
	between.close();
	await engine.stop();
});
