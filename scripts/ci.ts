/** What CI runs, in the order in which a mistake is cheapest to find. */
import { browser, runSteps, unit } from './steps.ts';

runSteps([
	{ title: 'Types', command: 'npm', args: ['run', '--silent', 'check'] },
	{ title: 'Lint', command: 'npm', args: ['run', '--silent', 'lint'] },
	{ title: 'Format', command: 'npm', args: ['run', '--silent', 'format:check'] },
	{ title: 'Build', command: 'npm', args: ['run', '--silent', 'build'] },
	{ title: 'Links', command: 'node', args: ['scripts/links.ts'] },
	{ title: 'Budgets', command: 'node', args: ['scripts/budgets.ts'] },
	unit,
	browser,
]);
