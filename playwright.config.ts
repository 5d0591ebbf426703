import { defineConfig } from '@playwright/test';
import { launchOptions } from './test/e2e/browser.ts';

const port = Number(process.env.PORT ?? 4399);

export default defineConfig({
	testDir: 'test/e2e',
	testMatch: '*.spec.ts',
	fullyParallel: true,
	workers: 2,
	timeout: 120_000,
	// Keys, proofs and charts take their time on a busy machine; nothing here measures it.
	expect: { timeout: 30_000 },
	forbidOnly: Boolean(process.env.CI),
	retries: 0,
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	outputDir: 'test-results/e2e',
	use: {
		baseURL: `http://localhost:${port}`,
		launchOptions: await launchOptions(),
		trace: 'retain-on-failure',
	},
	webServer: {
		command: 'node test/e2e/server.ts',
		env: { PORT: String(port) },
		url: `http://localhost:${port}/`,
		timeout: 600_000,
		reuseExistingServer: false,
		stdout: 'pipe',
	},
});
