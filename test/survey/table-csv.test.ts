import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { tableToCsv } from '../../src/lib/survey/table-csv.ts';

test('a spreadsheet reads it as UTF-8, with every cell as it was', () => {
	const table = [
		['Reflection', 'Answered'],
		['Más, “mucho” más\nque "antes"', '5'],
	];
	const csv = tableToCsv(table);
	expect(csv).toMatch(/^\uFEFF/);
	expect(csv).toMatch(/\r\n$/);
	expect(Papa.parse(csv.slice(1).trimEnd()).data).toEqual(table);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=1\n=2', '=HYPERLINK("x")'])(
	'the cell %j is no formula',
	(cell) => {
		const [[read] = []] = Papa.parse<string[]>(tableToCsv([[cell]]).slice(1)).data;
		expect(read).toBe(`'${cell}`);
	},
);
