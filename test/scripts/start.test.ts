import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { freePort } from '../free-port.ts';

/** In the place of Astro, which takes a minute: it waits for a file, and its site is one page. */
const ASTRO = `#!/bin/sh
while [ ! -e go ]; do sleep 0.1; done
mkdir dist
echo '<!DOCTYPE html><p>The site' > dist/index.html
`;

test('while the site is built, who asks for it is told so, and then has it', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'academy-start-'));
	writeFileSync(join(folder, 'astro'), ASTRO);
	chmodSync(join(folder, 'astro'), 0o755);
	const port = await freePort();
	const path = `${folder}${delimiter}${process.env['PATH'] ?? ''}`;
	const child = spawn(process.execPath, [resolve('scripts/start.ts')], {
		cwd: folder,
		env: { ...process.env, PATH: path, PORT: String(port), DATA: join(folder, 'data') },
		stdio: 'ignore',
	});
	const read = async (): Promise<[number, string]> => {
		try {
			const signal = AbortSignal.timeout(2000);
			const response = await fetch(`http://localhost:${port}/`, { signal });
			return [response.status, await response.text()];
		} catch {
			return [0, 'no answer'];
		}
	};
	try {
		const poll = { timeout: 30_000, interval: 100 };
		const isBeingBuilt = [503, 'The site is being built. Reload this page in a minute.'];
		await expect.poll(read, poll).toEqual(isBeingBuilt);
		writeFileSync(join(folder, 'go'), '');
		await expect.poll(read, poll).toEqual([200, '<!DOCTYPE html><p>The site\n']);
	} finally {
		writeFileSync(join(folder, 'go'), '');
		child.kill();
		if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
		rmSync(folder, { recursive: true });
	}
});
