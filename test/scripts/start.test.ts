import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';

/** In the place of Astro, which takes a minute: it waits for a file, and its site is one page. */
const ASTRO = `#!/bin/sh
touch begun
while [ ! -e go ]; do sleep 0.1; done
mkdir dist
echo '<!DOCTYPE html><p>The site' > dist/index.html
`;

interface Started {
	readonly folder: string;
	readonly port: number;
	readonly child: ChildProcess;
}

/** Runs `npm start` where nothing is built yet. */
async function whileStarted(run: (started: Started) => Promise<void>): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'academy-start-'));
	writeFileSync(join(folder, 'astro'), ASTRO);
	chmodSync(join(folder, 'astro'), 0o755);
	const port = await freePort();
	const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
	const child = spawn(process.execPath, [resolve('scripts/start.ts')], {
		cwd: folder,
		env: { ...process.env, PATH: path, PORT: String(port), DATA: join(folder, 'data') },
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	child.stdout.resume();
	try {
		await run({ folder, port, child });
	} finally {
		writeFileSync(join(folder, 'go'), '');
		child.kill();
		if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		rmSync(folder, { recursive: true });
	}
}

const POLL = { timeout: 30_000, interval: 100 };

test('while the site is built, who asks for it is told so, and then has it', async () => {
	await whileStarted(async ({ folder, port }) => {
		const read = async (): Promise<[number, string]> => {
			try {
				const signal = AbortSignal.timeout(2000);
				const response = await fetch(`http://localhost:${port}/`, { signal });
				return [response.status, await response.text()];
			} catch {
				return [0, 'no answer'];
			}
		};
		const isBeingBuilt = [503, 'The site is being built. Reload this page in a minute.'];
		await expect.poll(read, POLL).toEqual(isBeingBuilt);
		writeFileSync(join(folder, 'go'), '');
		await expect.poll(read, POLL).toEqual([200, '<!DOCTYPE html><p>The site\n']);
	});
});

test.each(['SIGTERM', 'SIGINT'] as const)(
	'stopped by %s while it builds, it leaves no build behind',
	async (signal) => {
		await whileStarted(async ({ folder, child }) => {
			await expect.poll(() => existsSync(join(folder, 'begun')), POLL).toBe(true);
			const closed = once(child, 'close');
			child.kill(signal);
			// Its output is closed once nobody is left who could write to it, the build included.
			expect(await closed).toEqual([null, signal]);
		});
	},
);
