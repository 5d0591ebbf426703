import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.ts'],
		exclude: ['test/e2e/**', 'node_modules/**'],
		// Real databases, browsers and processes are slow to start on a busy machine; nothing is timed here.
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
