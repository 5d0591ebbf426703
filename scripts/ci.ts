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
	// On a machine that others share a page may be slower than a test allows for. A second try decides, and is
	// told of at the end: a test that needs one is to be mended.
	{ ...browser, args: [...browser.args, '--retries=1'] },
]);
