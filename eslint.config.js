import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{ ignores: ['dist/', '.astro/', '.cache/', '.academy/', 'test-results/', 'playwright-report/'] },
	...tseslint.configs.strictTypeChecked.map((config) => ({
		...config,
		files: ['**/*.ts'],
	})),
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { projectService: true } },
		rules: {
			// Numbers in a message are wanted and print as expected.
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// noUncheckedIndexedAccess makes `!` the way to say "this index was just checked".
			'@typescript-eslint/no-non-null-assertion': 'off',
		},
	},
	{ files: ['src/lib/**/*.ts'], ignores: ['src/lib/cli/**'], rules: { 'no-console': 'error' } },
	...astro.configs['flat/recommended'],
);
