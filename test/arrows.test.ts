import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/**
 * The flow of `survey/`, left to right: a file may import only what stands to its left.
 * `bytes` and `errors` are the ground that everything stands on.
 */
const FLOW = [
	'errors',
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
	/** Packages that may be imported; `true` for any. */
	readonly packages: readonly string[] | true;
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
		rooms: ['transport', 'survey/bytes', 'survey/errors', 'survey/envelope', 'mailbox/wire'],
		packages: ['papaparse'],
	},
	mailbox: { rooms: ['mailbox'], packages: ['hono', '@hono/node-server', 'pg', 'node:'] },
	site: { rooms: ['site'], packages: ['astro'] },
	photos: {
		rooms: ['photos', 'site', 'survey/errors'],
		packages: ['astro', 'sharp', 'yaml', 'fflate', 'node:'],
	},
	ui: { rooms: ['ui', 'survey', 'transport', 'site'], packages: true },
	cli: { rooms: ['cli', 'survey', 'transport', 'site', 'photos', 'mailbox'], packages: true },
	pages: { rooms: ['site', 'ui'], packages: ['astro', '@astrojs/rss'] },
};

/** Packages that only these files of `survey/` may import: cryptography stays in two rooms. */
const CRYPTOGRAPHY = ['tweetnacl', '@noble/hashes', '@scure/bip39'];
const CRYPTOGRAPHERS = [
	'survey/agreement.ts',
	'survey/box.ts',
	'survey/bytes.ts',
	'survey/envelope.ts',
	'survey/frozen-set.ts',
	'survey/key-file.ts',
	'survey/keys.ts',
	'survey/seed.ts',
	'survey/merkle.ts',
	'survey/message.ts',
	'survey/recovery-words.ts',
	'survey/survey-words.ts',
];

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
		if (to.startsWith('astro:')) return !['pages', 'ui', 'site'].includes(from.split('/')[0]!);
		if (room.packages === true) return false;
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

test('in survey/, only the files of keys and envelopes import cryptography', () => {
	const wrong = ALL.filter(
		({ from, to }) =>
			from.startsWith('survey/') &&
			!CRYPTOGRAPHERS.includes(from) &&
			CRYPTOGRAPHY.some((name) => isPackage(to, name)),
	).map(({ from, to }) => `${from} → ${to}`);
	expect(wrong).toEqual([]);
});

test('the mailbox imports nothing that could open an envelope', () => {
	const wrong = ALL.filter(
		({ from, to }) =>
			from.startsWith('mailbox/') &&
			(/^(survey|ui|transport)/.test(to) || /nacl|sodium|noble/.test(to)),
	);
	expect(wrong).toEqual([]);
});
