import pg from 'pg';
import { rowToSurvey, StorageFull, type Store, type StoredEnvelope } from './store.ts';

const SCHEMA = `
	CREATE TABLE IF NOT EXISTS surveys (
		id text PRIMARY KEY,
		signing_key text NOT NULL,
		steward_key text,
		envelope_length integer NOT NULL,
		opens text,
		closes text,
		keep_until text,
		definition text,
		state text NOT NULL,
		held integer NOT NULL
	);
	CREATE TABLE IF NOT EXISTS envelopes (
		survey text NOT NULL,
		hash bytea NOT NULL,
		envelope bytea NOT NULL,
		PRIMARY KEY (survey, hash)
	);
	CREATE TABLE IF NOT EXISTS messages (
		survey text NOT NULL,
		name text NOT NULL,
		content bytea NOT NULL,
		PRIMARY KEY (survey, name)
	);
`;

/** One statement, so that the check and both writes stand or fall together. */
const ADD = `
	WITH room AS (
		SELECT id FROM surveys WHERE id = $1 AND state = 'open' AND held < $4 FOR UPDATE
	), fresh AS (
		INSERT INTO envelopes SELECT id, $2::bytea, $3::bytea FROM room
		ON CONFLICT DO NOTHING RETURNING survey
	)
	UPDATE surveys SET held = held + 1 WHERE id IN (SELECT survey FROM fresh)`;

const ADD_SURVEY = `
	INSERT INTO surveys
	SELECT $1, $2, $3, $4::integer, $5, $6, $7, $8, 'open', 0
	WHERE (SELECT count(*) FROM surveys WHERE state <> 'deleted') < $9
	ON CONFLICT DO NOTHING`;

/**
 * In one transaction. The first statement waits for envelopes that are being added and shuts out those
 * that come after; the others then see all that there are.
 */
const REMOVE = [
	"UPDATE surveys SET state = 'deleted', definition = NULL, held = 0 WHERE id = $1",
	'DELETE FROM envelopes WHERE survey = $1',
	'DELETE FROM messages WHERE survey = $1',
];

const EXPIRED = `
	SELECT id FROM surveys s WHERE CASE state
		WHEN 'deleted' THEN EXISTS (SELECT FROM envelopes WHERE survey = s.id)
			OR EXISTS (SELECT FROM messages WHERE survey = s.id)
		ELSE keep_until < $1 END`;

/** SQLSTATE of a full disk (53100), and of a tablespace's quota as hosts implement it (54000). */
const FULL = ['53100', '54000'];

function toFault(error: unknown): unknown {
	return FULL.includes(String((error as { code?: unknown }).code))
		? new StorageFull('The database is full.', { cause: error })
		: error;
}

/**
 * A mailbox's store in PostgreSQL.
 *
 * Its log of transactions and its transaction ids know an order of arrival, which SQL does not show
 * but whoever runs the database could read.
 *
 * @param url - `postgres://user:password@host/database`.
 *
 * @throws `Error` if it cannot be reached, or does not wait for the disk when it commits.
 */
export async function openPostgres(url: string): Promise<Store> {
	const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
	// A connection that breaks while idle is replaced; the next query says what is wrong.
	pool.on('error', () => undefined);

	async function query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
		try {
			return await pool.query(text, [...values]);
		} catch (error) {
			throw toFault(error);
		}
	}

	const rows = async (text: string, values: readonly unknown[]): Promise<unknown[]> =>
		(await query(text, values)).rows as unknown[];
	const changes = async (text: string, values: readonly unknown[]): Promise<number> =>
		(await query(text, values)).rowCount ?? 0;

	async function survey(id: string): ReturnType<Store['survey']> {
		const [row] = await rows('SELECT * FROM surveys WHERE id = $1', [id]);
		return row === undefined ? undefined : rowToSurvey(row as Record<string, unknown>);
	}
	const has = async (id: string, hash: Uint8Array): Promise<boolean> =>
		(await rows('SELECT 1 FROM envelopes WHERE survey = $1 AND hash = $2', [id, hash])).length > 0;

	const [durability] = await rows('SHOW synchronous_commit', []);
	if ((durability as Record<string, unknown>)['synchronous_commit'] === 'off') {
		await pool.end();
		throw new Error(
			'The database has synchronous_commit off, so a delivered envelope could be lost. Switch it on.',
		);
	}
	await pool.query(SCHEMA);
	let isCompact = false;

	return {
		survey,
		has,
		addSurvey: async (listed, most) => {
			const { id, signingKey, stewardKey, envelopeLength } = listed;
			const { opens, closes, keepUntil, definition } = listed;
			const keys = [id, signingKey, stewardKey, envelopeLength];
			const values = [...keys, opens, closes, keepUntil, definition, most];
			if ((await changes(ADD_SURVEY, values)) === 1) return 'added';
			return (await survey(id)) === undefined ? 'full' : 'there';
		},
		close: async (id, keepUntil) => {
			await query(
				"UPDATE surveys SET state = 'closed', keep_until = coalesce(keep_until, $2) WHERE id = $1 AND state = 'open'",
				[id, keepUntil],
			);
		},
		remove: async (id) => {
			const client = await pool.connect();
			// The query says what is wrong; a connection that breaks while nobody listens would end the process.
			const ignore = (): void => undefined;
			client.on('error', ignore);
			try {
				await client.query('BEGIN');
				for (const statement of REMOVE) await client.query(statement, [id]);
				await client.query('COMMIT');
				client.off('error', ignore);
				client.release();
			} catch (error) {
				// Without its connection, what it had begun is undone.
				client.release(true);
				throw toFault(error);
			}
			isCompact = false;
		},
		expired: async (day) =>
			(await rows(EXPIRED, [day])).map((row) => String((row as Record<string, unknown>)['id'])),
		add: async (id, { hash, envelope }, most) => {
			if ((await changes(ADD, [id, hash, envelope, most])) === 1) {
				isCompact = false;
				return 'added';
			}
			return (await has(id, hash)) ? 'there' : 'refused';
		},
		putMessage: async (id, name, content) => {
			await query(
				'INSERT INTO messages VALUES ($1, $2, $3) ON CONFLICT (survey, name) DO UPDATE SET content = $3',
				[id, name, content],
			);
		},
		message: async (id, name) =>
			(
				(
					await rows('SELECT content FROM messages WHERE survey = $1 AND name = $2', [id, name])
				)[0] as { content: Uint8Array } | undefined
			)?.content,
		page: async (id, after, count) =>
			(await rows(
				`SELECT hash, envelope FROM envelopes WHERE survey = $1 AND hash > $2
					ORDER BY hash LIMIT $3`,
				[id, after, count],
			)) as StoredEnvelope[],
		compact: async () => {
			if (!isCompact) await query('CLUSTER envelopes USING envelopes_pkey');
			isCompact = true;
		},
		end: () => pool.end(),
	};
}
