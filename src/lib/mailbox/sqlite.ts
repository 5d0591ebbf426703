import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { rowToSurvey, StorageFull, type Store, type StoredEnvelope } from './store.ts';
import type { ListedSurvey } from './wire.ts';

const PAGE_BYTES = 4096;

/** `FULL`: a commit is on disk. `secure_delete`: what is deleted is overwritten, not only unlinked. */
const SETTINGS = `
	PRAGMA page_size = ${PAGE_BYTES};
	PRAGMA journal_mode = WAL;
	PRAGMA synchronous = FULL;
	PRAGMA secure_delete = ON;
	PRAGMA busy_timeout = 5000;
`;

const SCHEMA = `
	CREATE TABLE IF NOT EXISTS surveys (
		id TEXT PRIMARY KEY,
		signing_key TEXT NOT NULL,
		steward_key TEXT,
		envelope_length INTEGER NOT NULL,
		opens TEXT,
		closes TEXT,
		keep_until TEXT,
		definition TEXT,
		state TEXT NOT NULL,
		held INTEGER NOT NULL
	) WITHOUT ROWID, STRICT;
	CREATE TABLE IF NOT EXISTS envelopes (
		survey TEXT NOT NULL,
		hash BLOB NOT NULL,
		envelope BLOB NOT NULL,
		PRIMARY KEY (survey, hash)
	) WITHOUT ROWID, STRICT;
	CREATE TABLE IF NOT EXISTS messages (
		survey TEXT NOT NULL,
		name TEXT NOT NULL,
		content BLOB NOT NULL,
		PRIMARY KEY (survey, name)
	) WITHOUT ROWID, STRICT;
`;

/** SQLite's result codes, low byte: the database may not grow; reading or writing failed. */
const FULL = 13;
const IO_ERROR = 10;

function isFull(error: unknown): boolean {
	const code = (error as { errcode?: unknown }).errcode;
	return typeof code === 'number' && [FULL, IO_ERROR].includes(code & 0xff);
}

type Added = 'added' | 'there' | 'refused';

/** An envelope that is to be added, and whom to tell once it is on disk. */
interface Waiting {
	readonly work: () => Added;
	readonly resolve: (added: Added) => void;
	readonly reject: (error: unknown) => void;
}

/**
 * A mailbox's store in one SQLite file. What is promised is on disk.
 *
 * @param file - Its path; the folder is made if it is not there. Others of this machine cannot read it.
 * @param mostBytes - How large the file may grow, if that is to be bounded.
 */
export function openSqlite(file: string, mostBytes?: number): Store {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const db = new DatabaseSync(file);
	db.exec(SETTINGS);
	db.exec(SCHEMA);
	chmodSync(file, 0o600);
	if (mostBytes !== undefined) {
		db.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(mostBytes / PAGE_BYTES))}`);
	}
	let isCompact = false;

	const insertSurvey = db.prepare(`
		INSERT OR IGNORE INTO surveys SELECT ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0
		WHERE (SELECT count(*) FROM surveys WHERE state <> 'deleted') < ?`);
	const selectSurvey = db.prepare('SELECT * FROM surveys WHERE id = ?');
	const closeSurvey = db.prepare(
		"UPDATE surveys SET state = 'closed', keep_until = coalesce(keep_until, ?) WHERE id = ? AND state = 'open'",
	);
	const emptySurvey = db.prepare(
		"UPDATE surveys SET state = 'deleted', definition = NULL, held = 0 WHERE id = ?",
	);
	const deleteMessages = db.prepare('DELETE FROM messages WHERE survey = ?');
	const insertMessage = db.prepare('INSERT OR REPLACE INTO messages VALUES (?, ?, ?)');
	const selectMessage = db.prepare('SELECT content FROM messages WHERE survey = ? AND name = ?');
	const deleteEnvelopes = db.prepare('DELETE FROM envelopes WHERE survey = ?');
	const selectExpired = db.prepare(`
		SELECT id FROM surveys s WHERE CASE state
			WHEN 'deleted' THEN EXISTS (SELECT 1 FROM envelopes WHERE survey = s.id)
				OR EXISTS (SELECT 1 FROM messages WHERE survey = s.id)
			ELSE keep_until < ? END`);
	const insertEnvelope = db.prepare(`
		INSERT OR IGNORE INTO envelopes SELECT ?, ?, ? FROM surveys
		WHERE id = ? AND state = 'open' AND held < ?`);
	const countEnvelope = db.prepare('UPDATE surveys SET held = held + 1 WHERE id = ?');
	const selectEnvelope = db.prepare('SELECT 1 FROM envelopes WHERE survey = ? AND hash = ?');
	const selectPage = db.prepare(`
		SELECT hash, envelope FROM envelopes WHERE survey = ? AND hash > ? ORDER BY hash LIMIT ?`);

	/** Do it whole or not at all; it is on disk when this returns. */
	function transact<T>(work: () => T): T {
		try {
			db.exec('BEGIN IMMEDIATE');
			const result = work();
			db.exec('COMMIT');
			return result;
		} catch (error) {
			if (db.isTransaction) db.exec('ROLLBACK');
			if (isFull(error)) throw new StorageFull('The disk is full.', { cause: error });
			throw error;
		}
	}

	/** Envelopes that came in while the disk was written to: they go to it together. */
	let waiting: Waiting[] = [];

	function flush(): void {
		const batch = waiting;
		waiting = [];
		try {
			const results = transact(() => batch.map(({ work }) => work()));
			for (const [index, { resolve }] of batch.entries()) resolve(results[index]!);
		} catch {
			// One of them did not fit, say; the others may.
			for (const { work, resolve, reject } of batch) {
				Promise.try(transact, work).then(resolve, reject);
			}
		}
	}

	function add(id: string, { hash, envelope }: StoredEnvelope, most: number): Added {
		if (selectEnvelope.get(id, hash) !== undefined) return 'there';
		if (insertEnvelope.run(id, hash, envelope, id, most).changes === 0) return 'refused';
		countEnvelope.run(id);
		isCompact = false;
		return 'added';
	}

	function addSurvey(survey: ListedSurvey, most: number): Promise<'added' | 'there' | 'full'> {
		const { id, signingKey, stewardKey, envelopeLength, opens, closes, keepUntil, definition } =
			survey;
		const values: SQLInputValue[] = [opens, closes, keepUntil, definition].map(
			(value) => value ?? null,
		);
		return Promise.try(transact, () => {
			if (
				insertSurvey.run(id, signingKey, stewardKey ?? null, envelopeLength, ...values, most)
					.changes === 1
			) {
				return 'added';
			}
			return selectSurvey.get(id) === undefined ? 'full' : 'there';
		});
	}

	return {
		addSurvey,
		survey: (id) => {
			const row = selectSurvey.get(id);
			return Promise.resolve(row && rowToSurvey(row));
		},
		close: (id, keepUntil) =>
			Promise.try(transact, () => void closeSurvey.run(keepUntil ?? null, id)),
		remove: (id) =>
			Promise.try(() => {
				transact(() => {
					emptySurvey.run(id);
					deleteEnvelopes.run(id);
					deleteMessages.run(id);
				});
				isCompact = false;
				db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
			}),
		expired: (day) => Promise.resolve(selectExpired.all(day).map((row) => String(row['id']))),
		add: (id, item, most) =>
			new Promise((resolve, reject) => {
				waiting.push({ work: () => add(id, item, most), resolve, reject });
				if (waiting.length === 1) setImmediate(flush);
			}),
		has: (id, hash) => Promise.resolve(selectEnvelope.get(id, hash) !== undefined),
		putMessage: (id, name, content) =>
			Promise.try(transact, () => void insertMessage.run(id, name, content)),
		message: (id, name) =>
			Promise.resolve(selectMessage.get(id, name)?.['content'] as Uint8Array | undefined),
		page: (id, after, count) =>
			Promise.resolve(selectPage.all(id, after, count) as unknown as StoredEnvelope[]),
		compact: () =>
			Promise.try(() => {
				if (!isCompact) db.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);');
				isCompact = true;
			}),
		end: () =>
			Promise.try(() => {
				flush();
				db.close();
			}),
	};
}
