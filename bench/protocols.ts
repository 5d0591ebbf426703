/**
 * Builds the whole site with many protocols in the place of its own: every page of each in both
 * languages, the search index and the list of what belongs on a device. Pictures are left out: their
 * cost is their own and is kept between builds.
 * @module
 */
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { buildSite } from '../scripts/build.ts';
import { SPREAD_COLUMNS, interleave, spreadCells, type Table } from './table.ts';

const ROOT = resolve('.cache/bench-protocols');
const EN = 'src/content/protocols/en';

/** The site's own protocols under new names, again and again, each with words of its own. */
function generate(count: number): void {
	rmSync(ROOT, { recursive: true, force: true });
	mkdirSync(ROOT, { recursive: true });
	for (const part of [
		'src',
		'public',
		'scripts',
		'astro.config.mjs',
		'package.json',
		'tsconfig.json',
	]) {
		cpSync(part, `${ROOT}/${part}`, { recursive: true });
	}
	symlinkSync(resolve('node_modules'), `${ROOT}/node_modules`, 'junction');
	for (const left of ['content/albums', 'content/protocols/en', 'content/protocols/es']) {
		rmSync(`${ROOT}/src/${left}`, { recursive: true, force: true });
		mkdirSync(`${ROOT}/src/${left}`);
	}
	const own = readdirSync(EN).sort();
	for (let number = 0; number < count; number++) {
		const source = own[number % own.length]!;
		// Other pages link to the site's own by their names.
		const name = number < own.length ? source : `protocol-${number}.mdx`;
		const text = readFileSync(`${EN}/${source}`, 'utf8')
			.replace(/^title: (.+)$/m, `title: Number ${number}`)
			.replace(/^related: .+$/m, '')
			.replace(/\n---\n/, `\n---\n\nWord${number} stands in this protocol alone.\n\n`);
		writeFileSync(`${ROOT}/${EN}/${name}`, text);
	}
}

/**
 * Every build starts from nothing, but what the one before made is only laid aside: removing many
 * files makes a file system slow for the minute after.
 */
async function build(): Promise<void> {
	mkdirSync(`${ROOT}/before`, { recursive: true });
	const aside = mkdtempSync(`${ROOT}/before/`);
	for (const made of ['dist', '.cache', '.astro'].filter((name) => existsSync(`${ROOT}/${name}`))) {
		renameSync(`${ROOT}/${made}`, `${aside}/${made}`);
	}
	await buildSite(ROOT);
}

export async function run(count = 1000, rounds = 2): Promise<Table> {
	generate(count);
	const [spent] = await interleave([build], rounds);
	const pages = readdirSync(`${ROOT}/dist`, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith('.html'),
	).length;
	const seconds = spreadCells(spent!).map((milliseconds) => milliseconds / 1000);
	rmSync(ROOT, { recursive: true, force: true });
	return {
		title: `Building the site with ${count} protocols, from nothing, search index included`,
		columns: ['what', 'pages', ...SPREAD_COLUMNS],
		rows: [['seconds', pages, ...seconds]],
		notes: [
			`wall clock of ${rounds} builds, one more before them thrown away; the aim is under 25 s on two cores`,
		],
	};
}
