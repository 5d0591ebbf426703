/** Builds the site into dist/ unless nothing that it is made of has changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';

const SOURCES = [
	'src',
	'public',
	'scripts/library-worker.ts',
	'scripts/packed-word-list.ts',
	'scripts/search-index.ts',
	'scripts/shared-workers.ts',
	'astro.config.mjs',
	'package-lock.json',
	'tsconfig.json',
];
const SETTINGS = ['SITE_URL', 'ENVELOPE_HOSTS', 'PHOTO_MASTERS'];
/** Megabytes for what is soon thrown away, which is most of what a page is made of: fewer collections. */
const ROOM_FOR_PAGES = '--max-semi-space-size=64';
const STOPS = ['SIGINT', 'SIGTERM'] as const;
const STAMP = '.cache/built';

/** A digest of every source file's path, size and time of change, and of the settings. */
function sourceDigest(): string {
	const hash = createHash('sha256');
	for (const source of SOURCES.filter((path) => existsSync(path))) {
		const files = statSync(source).isDirectory()
			? readdirSync(source, { recursive: true, encoding: 'utf8' }).map(
					(file) => `${source}/${file}`,
				)
			: [source];
		for (const file of files.sort()) {
			const { size, mtimeMs } = statSync(file);
			hash.update(`${file} ${size} ${mtimeMs}\n`);
		}
	}
	for (const name of SETTINGS) hash.update(`${name}=${process.env[name] ?? ''}\n`);
	return hash.digest('hex');
}

/**
 * Build a site into its dist/.
 *
 * @param root - Where its sources are.
 *
 * @throws `Error` if the build fails; Astro has then said why on stderr.
 */
export async function buildSite(root = '.'): Promise<void> {
	const options = [process.env.NODE_OPTIONS ?? '', ROOM_FOR_PAGES];
	const child = spawn('astro', ['build', '--silent'], {
		cwd: root,
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_OPTIONS: options.join(' ').trim() },
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	// Whoever stops this stops the build as well, and does not leave it behind.
	let stopped: NodeJS.Signals | undefined;
	const stop = (signal: NodeJS.Signals): void => {
		stopped = signal;
		child.kill(signal);
	};
	for (const signal of STOPS) process.on(signal, stop);
	const [status] = (await once(child, 'close')) as [number | null];
	for (const signal of STOPS) process.off(signal, stop);
	if (stopped !== undefined) process.kill(process.pid, stopped);
	if (status !== 0) throw new Error('The site could not be built. The message above says why.');
}

/**
 * Build the site if it is not up to date.
 *
 * @throws `Error` if the build fails; Astro has then said why on stderr.
 */
export async function buildIfStale(): Promise<void> {
	const digest = sourceDigest();
	if (
		existsSync('dist/index.html') &&
		existsSync(STAMP) &&
		readFileSync(STAMP, 'utf8') === digest
	) {
		return;
	}
	console.log('Building the site (the first time takes a minute or two, pictures included) …');
	await buildSite();
	mkdirSync('.cache', { recursive: true });
	writeFileSync(STAMP, digest);
}

if (import.meta.main) await buildIfStale();
