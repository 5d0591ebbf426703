/**
 * Completes package-lock.json after `npm install` from a registry that lacks some foreign platforms.
 *
 * npm leaves optional packages that it could not fetch out of the lock, and `npm ci` then refuses
 * the lock as incomplete, on every machine. This adds an entry for each of them, with the version
 * that its parent pins and the platform that its name states, so that npm knows to pass it over.
 *
 * Run it after every change of dependencies: `node scripts/complete-lock.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const OS = {
	android: 'android',
	darwin: 'darwin',
	freebsd: 'freebsd',
	linux: 'linux',
	openharmony: 'openharmony',
	win32: 'win32',
	windows: 'win32',
};
const CPU = {
	arm64: 'arm64',
	x64: 'x64',
	arm: 'arm',
	ia32: 'ia32',
	wasm32: 'wasm32',
	ppc64: 'ppc64',
	s390x: 's390x',
	riscv64: 'riscv64',
};

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { packages } = lock;

/** Find where Node would find `name` when it is imported from the package at `from`. */
function resolve(name, from) {
	for (
		let folder = from;
		;
		folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
	) {
		const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
		if (packages[place]) return packages[place];
		if (folder === '') return undefined;
		if (!folder.includes('/node_modules/')) folder = '/node_modules/';
	}
}

const added = [];
for (const [place, entry] of Object.entries(packages)) {
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
		const found = resolve(name, place);
		if (found && (found.version === version || !/^\d/.test(version))) continue;
		const parts = name.split(/[/-]/);
		const os = parts.map((part) => OS[part]).find(Boolean);
		const cpu = parts.map((part) => CPU[part]).find(Boolean);
		if (!os && !cpu) continue;
		const at = found ? `${place}/node_modules/${name}` : `node_modules/${name}`;
		packages[at] = {
			version,
			...(cpu && { cpu: [cpu] }),
			...(entry.dev && { dev: true }),
			optional: true,
			...(os && { os: [os] }),
		};
		added.push(`${at}@${version}`);
	}
}

lock.packages = Object.fromEntries(
	Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
);
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, '\t')}\n`);
console.log(
	added.length === 0 ? 'The lock is complete.' : `Added to the lock:\n${added.join('\n')}`,
);
