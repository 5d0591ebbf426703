import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from './academy.ts';

function demo(...args: string[]): { status: number | null; output: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['src/lib/cli/demo.ts', ...args], {
		encoding: 'utf8',
	});
	return { status, output: stdout + stderr };
}

test('three hundred made-up rows come back with the counts of a plain count', () => {
	const { status, output } = demo();
	expect(output).toContain('Every count of 5 questions equals a plain count of the table.');
	expect(output).toContain('left out: hours, because it begins at 0');
	expect(status).toBe(0);
});

test('a table with odd headings, blanks, ties and a broken row goes through, and says what it left out', () => {
	const folder = makeFolder();
	const file = join(folder, 'odd.csv');
	const rows = Array.from(
		{ length: 40 },
		(_, row) => `${(row % 3) + 1};;${row % 2 ? '' : '7'};${row}`,
	);
	writeFileSync(file, ['__proto__;;__proto__;n', ...rows, '1;2;3;4;5'].join('\r\n'));
	const kept = join(folder, 'kept');
	const { status, output } = demo(file, '--keep', kept);
	expect(output).toContain('row 42 is left out: It has 5 cells; there are 4 headings.');
	expect(output).toContain('left out: , because it is empty');
	expect(output).toContain('Every count of 2 questions equals');
	expect(status).toBe(0);
	const counts = JSON.parse(readFileSync(join(kept, 'counts.json'), 'utf8')) as object;
	expect(counts).toMatchObject({
		responses: 40,
		questions: [
			{ id: 'c1', counts: [14, 13, 13] },
			{ id: 'c3', counts: [0, 0, 0, 0, 0, 0, 20] },
		],
	});
});

test('a table without a scale, or with too few rows, is refused with the reason', () => {
	const file = join(makeFolder(), 'table.csv');
	writeFileSync(file, `name\n${'x\n'.repeat(9)}`);
	expect(demo(file)).toMatchObject({
		status: 1,
		output: expect.stringContaining('is a scale') as string,
	});
	writeFileSync(file, 'q\n1\n2\n');
	expect(demo(file)).toMatchObject({
		status: 1,
		output: expect.stringContaining('has 2 rows') as string,
	});
});
