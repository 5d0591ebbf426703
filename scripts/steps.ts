/** Runs the project's checks one after the other, says what it is doing, and counts tests over all runners. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { readResults } from './test-results.ts';

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

/**
 * Run every step, also after one has failed. What failed is told again at the end, where nobody has to look
 * for it, and the last line is `N passed, N failed`. A step that fails without a failed test of its own
 * counts as one failure.
 */
export function runSteps(steps: readonly Step[]): never {
	const total = { passed: 0, failed: 0, skipped: 0 };
	const failures: string[] = [];
	const unsteady: string[] = [];
	for (const { title, command, args, results: file } of steps) {
		console.log(`\n── ${title} ──`);
		if (file !== undefined) rmSync(file, { force: true });
		const started = Date.now();
		const { status } = spawnSync(command, args, {
			stdio: 'inherit',
			shell: process.platform === 'win32',
		});
		const results = file !== undefined && existsSync(file) ? readResults(file) : undefined;
		total.passed += results?.passed ?? 0;
		total.skipped += results?.skipped ?? 0;
		unsteady.push(...(results?.unsteady ?? []));
		if (status !== 0) {
			total.failed += results?.failed || 1;
			failures.push([title, ...(results?.failures ?? [])].join('\n\n'));
		}
		console.log(`── ${title}: ${((Date.now() - started) / 1000).toFixed(0)} s ──`);
	}
	for (const test of unsteady) console.log(`\nPassed only when it was tried again: ${test}`);
	for (const failure of failures) console.log(`\nNot clean: ${failure}`);
	const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
	console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
	process.exit(failures.length > 0 ? 1 : 0);
}
