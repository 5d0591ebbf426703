/** Runs the project's checks one after the other, says what it is doing, and counts tests over all runners. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

export interface Step {
	/** What is being done, as a person would say it. */
	readonly title: string;
	readonly command: string;
	readonly args: readonly string[];
	/** Where the runner writes its results as JSON; a step without one counts only if it fails. */
	readonly results?: string;
}

export const unit: Step = {
	title: 'Unit tests',
	command: 'vitest',
	args: [
		'run',
		'--reporter=default',
		'--reporter=json',
		'--outputFile.json=test-results/unit.json',
	],
	results: 'test-results/unit.json',
};

export const browser: Step = {
	title: 'Tests in a real browser',
	command: 'playwright',
	args: ['test'],
	results: 'test-results/e2e.json',
};

interface Counts {
	passed: number;
	failed: number;
	skipped: number;
}

/** Read Vitest's or Playwright's JSON; a runner that wrote none did not get as far as its tests. */
function count(file: string): Counts {
	const results = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	if ('stats' in results) {
		const stats = results['stats'] as Record<string, number>;
		return {
			passed: (stats['expected'] ?? 0) + (stats['flaky'] ?? 0),
			failed: stats['unexpected'] ?? 0,
			skipped: stats['skipped'] ?? 0,
		};
	}
	return {
		passed: Number(results['numPassedTests']),
		failed: Number(results['numFailedTests']),
		skipped: Number(results['numPendingTests']),
	};
}

/**
 * Run every step, also after one has failed, and end with one line `N passed, N failed`.
 * A step that fails without a failed test of its own counts as one failure.
 */
export function runSteps(steps: readonly Step[]): never {
	const total: Counts = { passed: 0, failed: 0, skipped: 0 };
	const failures: string[] = [];
	for (const { title, command, args, results } of steps) {
		console.log(`\n── ${title} ──`);
		if (results !== undefined) rmSync(results, { force: true });
		const started = Date.now();
		const { status } = spawnSync(command, args, {
			stdio: 'inherit',
			shell: process.platform === 'win32',
		});
		const counts =
			results !== undefined && existsSync(results)
				? count(results)
				: { passed: 0, failed: 0, skipped: 0 };
		if (status !== 0) {
			failures.push(title);
			if (counts.failed === 0) counts.failed = 1;
		}
		total.passed += counts.passed;
		total.failed += counts.failed;
		total.skipped += counts.skipped;
		console.log(`── ${title}: ${((Date.now() - started) / 1000).toFixed(0)} s ──`);
	}
	if (failures.length > 0) console.log(`\nNot clean: ${failures.join(', ')}.`);
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
	console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
	process.exit(failures.length > 0 || total.failed > 0 ? 1 : 0);
}
