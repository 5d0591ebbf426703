import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readResults } from '../../scripts/test-results.ts';

const folder = mkdtempSync(join(tmpdir(), 'academy-results-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function written(results: unknown): string {
	const file = join(folder, 'results.json');
	writeFileSync(file, JSON.stringify(results));
	return file;
}

test('a failed unit test is told with its file, its name and what it said', () => {
	const file = written({
		numPassedTests: 3,
		numFailedTests: 1,
		numPendingTests: 2,
		testResults: [
			{
				name: 'test/house.test.ts',
				status: 'failed',
				message: '',
				assertionResults: [
					{ fullName: 'The house is warm', status: 'passed', failureMessages: [] },
					{
						fullName: 'The house stands',
						status: 'failed',
						failureMessages: [
							'\u001B[31mError: it fell\u001B[39m\n\n    at test/house.test.ts:2:1\n    at x (file:///node_modules/v/run.js:1:1)',
						],
					},
				],
			},
			{ name: 'test/barn.test.ts', status: 'failed', message: 'No barn', assertionResults: [] },
		],
	});
	expect(readResults(file)).toEqual({
		passed: 3,
		failed: 1,
		skipped: 2,
		unsteady: [],
		failures: [
			'test/house.test.ts › The house stands\n    Error: it fell\n        at test/house.test.ts:2:1',
			'test/barn.test.ts\n    No barn',
		],
	});
});

test('a failed test in the browser is told as well, however deep it stands, and so is an unsteady one', () => {
	const locked = { errors: [{ message: 'Error: locked' }] };
	const spec = (title: string, status: string, results: unknown[]) => ({
		title,
		file: 'door.spec.ts',
		line: 7,
		tests: [{ status, results }],
	});
	const file = written({
		stats: { expected: 5, flaky: 1, unexpected: 1, skipped: 0 },
		suites: [
			{
				title: 'door.spec.ts',
				specs: [
					spec('it opens', 'expected', [{ errors: [] }]),
					spec('it swings', 'flaky', [locked, { errors: [] }]),
				],
				suites: [{ title: 'at night', specs: [spec('it closes', 'unexpected', [locked, locked])] }],
			},
		],
	});
	expect(readResults(file)).toEqual({
		passed: 6,
		failed: 1,
		skipped: 0,
		failures: ['door.spec.ts:7 › it closes\n    Error: locked'],
		unsteady: ['door.spec.ts:7 › it swings\n    Error: locked'],
	});
});
