/** What a test runner wrote down, Vitest or Playwright, in one form. */
import { readFileSync } from 'node:fs';

export interface Results {
	readonly passed: number;
	readonly failed: number;
	readonly skipped: number;
	/** For each test that failed: its file and name, and below them the beginning of what it said. */
	readonly failures: readonly string[];
	/** In the same form: tests that failed and then passed when they were tried again. */
	readonly unsteady: readonly string[];
}

interface VitestFile {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly testResults: readonly {
		readonly name: string;
		readonly status: string;
		readonly message: string;
		readonly assertionResults: readonly {
			readonly fullName: string;
			readonly status: string;
			readonly failureMessages: readonly string[];
		}[];
	}[];
}

interface PlaywrightSuite {
	readonly title: string;
	readonly suites?: readonly PlaywrightSuite[];
	readonly specs: readonly {
		readonly title: string;
		readonly file: string;
		readonly line: number;
		readonly tests: readonly {
			readonly status: 'expected' | 'flaky' | 'skipped' | 'unexpected';
			readonly results: readonly { readonly errors: readonly { readonly message?: string }[] }[];
		}[];
	}[];
}

interface PlaywrightFile {
	readonly stats: Readonly<Record<'expected' | 'flaky' | 'unexpected' | 'skipped', number>>;
	readonly suites: readonly PlaywrightSuite[];
}

const LINES = 12;

/** Its first lines, without the colours of a terminal and without where in a package it was thrown. */
function beginning(message: string): string {
	return message
		.replace(/\u001B\[[\d;]*m/g, '')
		.split('\n')
		.filter((line) => line.trim() !== '' && !/^\s*at .*node_modules/.test(line))
		.slice(0, LINES)
		.map((line) => `    ${line}`)
		.join('\n');
}

function errorsInSuite(suite: PlaywrightSuite, status: 'flaky' | 'unexpected'): string[] {
	const own = suite.specs.flatMap(({ file, line, title, tests }) =>
		tests
			.filter((each) => each.status === status)
			.map(({ results }) => {
				const [error] = results.flatMap(({ errors }) => errors);
				return `${file}:${line} › ${title}\n${beginning(error?.message ?? '')}`;
			}),
	);
	return [...own, ...(suite.suites ?? []).flatMap((inner) => errorsInSuite(inner, status))];
}

/**
 * Read what Vitest or Playwright wrote as JSON.
 *
 * @param file - Its path.
 */
export function readResults(file: string): Results {
	const content = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightFile | VitestFile;
	if ('stats' in content) {
		const { expected, flaky, unexpected, skipped } = content.stats;
		const errors = (status: 'flaky' | 'unexpected'): string[] =>
			content.suites.flatMap((suite) => errorsInSuite(suite, status));
		return {
			passed: expected + flaky,
			failed: unexpected,
			skipped,
			failures: errors('unexpected'),
			unsteady: errors('flaky'),
		};
	}
	return {
		passed: content.numPassedTests,
		failed: content.numFailedTests,
		skipped: content.numPendingTests,
		unsteady: [],
		failures: content.testResults.flatMap(({ name, status, message, assertionResults }) => {
			const failed = assertionResults.filter((test) => test.status === 'failed');
			// A file that could not be read has no tests, and says why itself.
			if (failed.length === 0) return status === 'failed' ? [`${name}\n${beginning(message)}`] : [];
			return failed.map(
				({ fullName, failureMessages }) =>
					`${name} › ${fullName}\n${beginning(failureMessages[0] ?? '')}`,
			);
		}),
	};
}
