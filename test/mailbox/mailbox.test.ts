import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { openPostgres } from '../../src/lib/mailbox/postgres.ts';
import { openSqlite } from '../../src/lib/mailbox/sqlite.ts';
import type { Store } from '../../src/lib/mailbox/store.ts';
import { cases } from './cases.ts';
import { startInstalled, startPackaged, type Engine } from './postgres.ts';

interface Opened {
	readonly store: Store;
	readonly end: () => Promise<void>;
}

async function onPostgres(engine: Engine | undefined): Promise<Opened | undefined> {
	if (engine === undefined) return undefined;
	const store = await openPostgres(engine.url);
	return {
		store,
		end: async () => {
			await store.end();
			await engine.stop();
		},
	};
}

function onSqlite(): Promise<Opened> {
	const folder = mkdtempSync(join(tmpdir(), 'academy-mailbox-'));
	const store = openSqlite(join(folder, 'mailbox.sqlite'));
	return Promise.resolve({
		store,
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
});
