/** The socket around a mailbox, and around whatever else answers requests on the same port. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { openPostgres } from './postgres.ts';
import { LOOPBACK, type Settings } from './settings.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

const HOUR = 3_600_000;
/** A request that has not come in whole by then is dropped, so that slow senders cannot fill the house. */
const REQUEST_TIMEOUT = 30_000;
/** How often that is looked at. Node's own half minute would let a slow one stay for a whole. */
const TIMEOUT_INTERVAL = 5000;

export interface RunningMailbox extends Mailbox {
	readonly end: () => Promise<void>;
}

async function openStore(settings: Settings): Promise<Store> {
	const { databaseUrl, databaseFile, mostDatabaseBytes } = settings;
	try {
		return databaseUrl === undefined
			? openSqlite(databaseFile, mostDatabaseBytes)
			: await openPostgres(databaseUrl);
	} catch (cause) {
		const setting = databaseUrl === undefined ? 'DATA' : 'DATABASE_URL';
		throw new Error(
			`The mailbox’s database cannot be opened (${(cause as Error).message}). Check the setting ${setting}, and that it may be written to.`,
			{ cause },
		);
	}
}

/**
 * Open the database of the settings and start the mailbox on it, with its hourly sweep.
 *
 * @param onFault - Told of what goes wrong inside, in words without anything that was sent.
 *
 * @throws `Error` if the database cannot be opened, naming the setting to check.
 */
export async function startMailbox(
	settings: Settings,
	onFault: (message: string) => void,
): Promise<RunningMailbox> {
	const report = (error: unknown): void => {
		const { name, code = '', message } = error as NodeJS.ErrnoException;
		onFault(`${name} ${code}: ${message}`);
	};
	const store = await openStore(settings);
	const mailbox = createMailbox({ ...settings, store, onFault: report });
	await mailbox.sweep().catch(report);
	const timer = setInterval(() => void mailbox.sweep().catch(report), HOUR);
	timer.unref();
	return {
		...mailbox,
		end: async () => {
			clearInterval(timer);
			await store.end();
		},
	};
}

export interface Listener {
	/** `http://host:port/`. */
	readonly url: string;
	/** Answer what has come in, then stop. */
	readonly close: () => Promise<void>;
}

/**
 * Answer requests on a port.
 *
 * @param port - 0 for any free one.
 *
 * @throws `Error` if the port is taken or not allowed, saying what to do.
 */
export async function listen(
	fetch: (request: Request) => Response | Promise<Response>,
	host: string,
	port: number,
): Promise<Listener> {
	// Browsers trust this name as they trust https; they find it at either loopback address.
	const shown = LOOPBACK.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return new Promise((resolve, reject) => {
		const server = serve(
			{
				fetch,
				hostname: host,
				port,
				serverOptions: {
					requestTimeout: REQUEST_TIMEOUT,
					headersTimeout: REQUEST_TIMEOUT / 2,
					connectionsCheckingInterval: TIMEOUT_INTERVAL,
				},
			},
			(address) => {
				resolve({
					url: `http://${shown}:${address.port}/`,
					close: () =>
						new Promise((closed) => {
							server.close(() => {
								closed();
							});
							server.closeIdleConnections();
						}),
				});
			},
		) as Server;
		server.once('error', (error: NodeJS.ErrnoException) => {
			reject(
				error.code === 'EADDRINUSE'
					? new Error(
							`Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${port + 1}.`,
							{ cause: error },
						)
					: error.code === 'EACCES'
						? new Error(`Port ${port} needs more rights. Choose one above 1023: PORT=4321.`, {
								cause: error,
							})
						: error,
			);
		});
	});
}
