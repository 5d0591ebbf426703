/**
 * Which browser the tests drive: CHROMIUM_PATH if it is set; one that Playwright installed; one of
 * this machine; on Linux x64 the one that comes with the packages, beside the libraries it needs.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium as playwright, type LaunchOptions } from '@playwright/test';

const INSTALLED = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Chromium's sandbox cannot start as root; the rest keeps it from calling home. */
const ARGUMENTS = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-dev-shm-usage',
	'--disable-gpu',
	'--disable-sync',
	'--no-first-run',
];

/**
 * Find a Chromium that starts on this machine.
 *
 * @returns How Playwright is to launch it.
 *
 * @throws `Error` if there is none, saying what to install.
 */
export async function launchOptions(): Promise<LaunchOptions> {
	const given = process.env['CHROMIUM_PATH'];
	if (given !== undefined && given !== '') return { executablePath: given, args: ARGUMENTS };
	const found = [playwright.executablePath(), ...INSTALLED].find((path) => existsSync(path));
	if (found !== undefined) return { executablePath: found, args: ARGUMENTS };
	if (process.platform === 'linux' && process.arch === 'x64') return packaged();
	throw new Error(
		'No Chromium or Chrome was found. Install one, or set CHROMIUM_PATH to its executable, then run the tests again.',
	);
}

/** Unpack the packaged browser into a folder of its own, moved into place only when it is whole. */
async function packaged(): Promise<LaunchOptions> {
	const home = resolve('.cache/chromium');
	if (!existsSync(home)) {
		const staging = resolve(`.cache/chromium-${process.pid}`);
		mkdirSync(staging, { recursive: true });
		const { TMPDIR } = process.env;
		process.env['TMPDIR'] = staging; // where the package unpacks to
		const { default: chromium, inflate } = await import('@sparticuz/chromium');
		await chromium.executablePath();
		const bin = join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin');
		await inflate(join(bin, 'al2023.tar.br'));
		if (TMPDIR === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = TMPDIR;
		try {
			renameSync(staging, home);
		} catch (error) {
			rmSync(staging, { recursive: true, force: true });
			if (!existsSync(home)) throw error;
		}
	}
	const fonts = join(home, 'fonts.conf');
	if (!existsSync(fonts)) writeFileSync(fonts, fontconfig(home));
	return {
		executablePath: join(home, 'chromium'),
		args: ARGUMENTS,
		env: {
			...process.env,
			FONTCONFIG_FILE: fonts,
			LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
		},
	};
}

/**
 * The package's own configuration names folders of the service it was made for. Where they do not
 * exist the browser has no font at all, so that web fonts fail to load and pages crash.
 */
function fontconfig(home: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir>${join(home, 'fonts')}</dir>
	<dir>/usr/share/fonts</dir>
	<cachedir>${join(home, 'font-cache')}</cachedir>
</fontconfig>
`;
}
