import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/**
 * The flow of `survey/`, left to right: a file may import only what stands to its left.
 * `bytes`, `errors` and what is `found` are the ground that everything stands on.
 */
const FLOW = [
	'found',
	'errors',
	'rejections',
	'file-kind',
	'bytes',
	'agreement',
	'keys',
	'seed',
	'key-file',
	'recovery-words',
	'box',
	'secretbox',
	'recipient',
	'share-size',
	'limits',
	'fields',
	'text',
	'question',
	'question-size',
	'role',
	'definition',
	'link-dictionary',
	'link',
	'survey-words',
	'template',
	'draft',
	'draft-content',
	'draft-edits',
	'history',
	'minutes',
	'wording',
	'lint',
	'answers',
	'address',
	'verify-key',
	'report',
	'envelope',
	'half',
	'fingerprints',
	'tally',
	'opener',
	'privacy',
	'merkle',
	'statement',
	'records',
	'frozen-set',
	'message',
	'preparation',
	'preparation-pool',
	'request',
	'ledger',
	'approval',
	'combination',
	'release',
	'themes',
	'release-link',
	'charts',
	'table-csv',
	'comparison',
];

interface Room {
	/** Folders under src/lib, or single files, that may be imported. */
	readonly rooms: readonly string[];
	/** Packages that may be imported. */
	readonly packages: readonly string[];
}

/** The table of src/lib/README.md. */
const TABLE: Readonly<Record<string, Room>> = {
	survey: {
		rooms: ['survey', 'prio3'],
		packages: [
			'tweetnacl',
			'@noble/hashes',
			'@scure/base',
			'@scure/bip39',
			'canonicalize',
			'fflate',
			'papaparse',
		],
	},
	prio3: { rooms: ['prio3'], packages: ['@noble/hashes'] },
	transport: {
		rooms: ['transport', 'survey/bytes', 'survey/errors', 'survey/found', 'mailbox/wire'],
		packages: ['papaparse'],
	},
	mailbox: { rooms: ['mailbox'], packages: ['hono', '@hono/node-server', 'pg', 'node:'] },
	site: { rooms: ['site'], packages: ['astro', 'astro:content'] },
	photos: {
		rooms: ['photos', 'site', 'survey/errors'],
		packages: ['astro', 'sharp', 'yaml', 'fflate', 'node:'],
	},
	ui: {
		rooms: ['ui', 'survey', 'transport', 'site'],
		packages: ['astro', 'astro:assets', 'sharp', 'chart.js', 'qr', 'node:crypto'],
	},
	cli: {
		rooms: ['cli', 'survey', 'transport', 'photos', 'mailbox'],
		packages: ['papaparse', 'yaml', 'package.json', 'node:'],
	},
	pages: { rooms: ['site', 'ui'], packages: ['astro', 'astro:content', '@astrojs/rss'] },
};

/** Packages that only those files of `survey/` import which its row in src/lib/README.md names. */
const CRYPTOGRAPHY = ['tweetnacl', '@noble/hashes', '@scure/bip39'];
const ROW = /packages of cryptography only in ((?:`[a-z-]+`(?:, )?)+)/;
const CRYPTOGRAPHERS = Array.from(
	ROW.exec(readFileSync('src/lib/README.md', 'utf8'))![1]!.matchAll(/`([a-z-]+)`/g),
	([, name]) => `survey/${name!}.ts`,
);

interface Arrow {
	readonly from: string;
	readonly to: string;
}

/** Every import in src/lib and src/pages, as paths below src/lib (or `pages/…`). */
function arrows(): Arrow[] {
	const found: Arrow[] = [];
	for (const root of ['src/lib', 'src/pages']) {
		for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
			const file = join(root, name);
			if (!/\.(ts|astro|mjs)$/.test(name) || !statSync(file).isFile()) continue;
			const text = readFileSync(file, 'utf8');
			const from = root === 'src/pages' ? `pages/${name}` : name;
			const imports =
				/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*)?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|new URL\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g;
			for (const match of text.matchAll(imports)) {
				const target = (match[1] ?? match[2] ?? match[3] ?? match[4])!.replace(/\?.*$/, '');
				const to = target.startsWith('.')
					? normalize(join(dirname(file), target))
							.replace(/^src\/lib\//, '')
							.replace(/^src\//, '')
					: target;
				found.push({ from, to });
			}
		}
	}
	return found;
}

const isInside = (path: string, room: string): boolean =>
	path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`);

const isPackage = (name: string, allowed: string): boolean =>
	allowed.endsWith(':')
		? name.startsWith(allowed)
		: name === allowed || name.startsWith(`${allowed}/`);

const ALL = arrows();

test('every import follows an arrow that the table allows', () => {
	const forbidden = ALL.filter(({ from, to }) => {
		const room = TABLE[from.split('/')[0]!];
		if (room === undefined) return true;
		if (/^(survey|prio3|transport|mailbox|site|photos|ui|cli)(\/|$)/.test(to)) {
			return !room.rooms.some((allowed) => isInside(to, allowed));
		}
		return !room.packages.some((allowed) => isPackage(to, allowed));
	}).map(({ from, to }) => `${from} → ${to}`);
	expect(forbidden).toEqual([]);
});

test('in survey/, a file imports only what stands to its left in the flow', () => {
	const noun = (path: string): string => /^survey\/([a-z-]+)/.exec(path)?.[1] ?? '';
	const wrong = ALL.filter(({ from, to }) => {
		if (!from.startsWith('survey/') || !to.startsWith('survey/')) return false;
		const [at, target] = [FLOW.indexOf(noun(from)), FLOW.indexOf(noun(to))];
		return at === -1 || target === -1 || target >= at;
	}).map(({ from, to }) => `${from} → ${to}`);
	expect(wrong).toEqual([]);
});

test('the table allows nothing that nobody needs', () => {
	const unneeded = Object.entries(TABLE).flatMap(([room, { rooms, packages }]) => {
		const targets = ALL.filter(({ from }) => from.startsWith(`${room}/`)).map(({ to }) => to);
		return [
			...rooms.filter((allowed) => !targets.some((to) => isInside(to, allowed))),
			...packages.filter((allowed) => !targets.some((to) => isPackage(to, allowed))),
		].map((allowed) => `${room} → ${allowed}`);
	});
	expect(unneeded).toEqual([]);
});

test('in survey/, just those files import cryptography that its README names', () => {
	const importers = ALL.filter(
		({ from, to }) =>
			from.startsWith('survey/') && CRYPTOGRAPHY.some((name) => isPackage(to, name)),
	).map(({ from }) => from);
	expect([...new Set(importers)].sort()).toEqual(CRYPTOGRAPHERS.sort());
});

test('in site/, only the library reads what Astro has collected', () => {
	const readers = ALL.filter(({ from, to }) => from.startsWith('site/') && to.startsWith('astro:'));
	expect(readers.map(({ from }) => from)).toEqual(['site/library.ts']);
});

test('the mailbox imports nothing that could open an envelope', () => {
	const wrong = ALL.filter(
		({ from, to }) =>
			from.startsWith('mailbox/') &&
			(/^(survey|ui|transport)/.test(to) || /nacl|sodium|noble/.test(to)),
	);
	expect(wrong).toEqual([]);
});
