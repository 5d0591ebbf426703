/**
 * Installs what the lock file names, once: the next run sees that nothing has changed and is done
 * in a moment. Runs on any Node from 18; the project's own, current Node comes with the packages.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.setup-stamp';
const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
	console.log('Installing the packages that package-lock.json names (about a minute) …');
	const npm = process.env.npm_execpath;
	const command = npm ? [process.execPath, npm] : ['npm'];
	const { status } = spawnSync(
		command[0],
		[...command.slice(1), 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
		{ stdio: 'inherit', shell: !npm && process.platform === 'win32' },
	);
	if (status !== 0) {
		console.error(
			'\nThe packages could not be installed. Check the network, then run the same command again.',
		);
		process.exit(status ?? 1);
	}
	writeFileSync(stamp, wanted);
}
