/** Real PostgreSQL engines for tests: one from the packages, and the machine's own where there is one. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { freePort } from '../free-port.ts';

export interface Engine {
	readonly url: string;
	readonly stop: () => Promise<void>;
}

/** PostgreSQL compiled to WebAssembly, behind a socket. */
export async function startPackaged(): Promise<Engine> {
	const db = await PGlite.create();
	const port = await freePort();
	const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections: 20 });
	await server.start();
	return {
		url: `postgres://postgres@127.0.0.1:${port}/postgres`,
		stop: async () => {
			await server.stop();
			await db.close();
		},
	};
}

/** It refuses to run as root; this is “nobody” on Linux. */
const NOBODY = 65_534;

/** @returns `undefined`, with a printed reason, where the machine has none. */
export async function startInstalled(): Promise<Engine | undefined> {
	if (spawnSync('initdb', ['--version']).status !== 0 || process.platform === 'win32') {
		console.log('Skipped: the machine’s own PostgreSQL. There is no initdb on the path.');
		return undefined;
	}
	const folder = mkdtempSync(join(tmpdir(), 'academy-postgres-'));
	const isRoot = process.getuid?.() === 0;
	const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
	if (isRoot) chownSync(folder, NOBODY, NOBODY);
	const data = join(folder, 'data');
	const made = spawnSync('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust'], user);
	if (made.status !== 0) {
		console.log('Skipped: the machine’s own PostgreSQL. initdb did not succeed.');
		return undefined;
	}
	const port = await freePort();
	const args = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
	const server = spawn('postgres', args, { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
	for await (const line of server.stderr) {
		if (String(line).includes('ready to accept connections')) break;
	}
	return {
		url: `postgres://postgres@127.0.0.1:${port}/postgres`,
		stop: async () => {
			server.kill('SIGINT');
			if (server.exitCode === null) await once(server, 'exit');
			if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
		},
	};
}
