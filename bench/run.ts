/**
 * Runs benchmarks and prints their tables: those named on the command line, or all.
 *
 *     node bench/run.ts [name …] [--json]
 * @module
 */
import { parseArgs } from 'node:util';
import { print, type Table } from './table.ts';

/** Every benchmark, in the order of the flow. */
const BENCHES: Readonly<Record<string, () => Promise<{ run: () => Promise<Table | Table[]> }>>> = {
	'seal-open': () => import('./seal-open.ts'),
	memory: () => import('./memory.ts'),
	field: () => import('./field.ts'),
	prio3: () => import('./prio3.ts'),
	keyholders: () => import('./keyholders.ts'),
	'keyholders-memory': () => import('./keyholders-memory.ts'),
	charts: () => import('./charts.ts'),
	photos: () => import('./photos.ts'),
	protocols: () => import('./protocols.ts'),
};

const { positionals } = parseArgs({
	allowPositionals: true,
	options: { json: { type: 'boolean' } },
});
const unknown = positionals.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
	console.error(
		`There is no benchmark ${unknown.join(', ')}. Choose from: ${Object.keys(BENCHES).join(', ')}.`,
	);
	process.exit(1);
}

const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const tables: Table[] = [];
for (const name of names) {
	const { run } = await BENCHES[name]!();
	tables.push(...[await run()].flat());
}
print(tables);
