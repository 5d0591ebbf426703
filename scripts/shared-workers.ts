/**
 * Builds workers in one go with the pages that start them, so that a browser loads once what both use.
 * Left alone, Vite bundles every worker by itself, with a copy of everything.
 */
import type { ViteUserConfig } from 'astro';

type Plugin = NonNullable<
	Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>
>;

const START = /new Worker\(\s*new URL\(\s*'(?<source>\.\/[\w-]+\.ts)',\s*import\.meta\.url,?\s*\)/g;

export function sharedWorkers(): Plugin {
	return {
		name: 'shared-workers',
		apply: 'build',
		enforce: 'pre',
		// What Vite puts around imports to load ahead touches the document, which a worker has not.
		config: () => ({ build: { modulePreload: false } }),
		applyToEnvironment: ({ name }) => name === 'client',
		async transform(code, importer) {
			const starts = [...code.matchAll(START)];
			if (starts.length === 0) return null;
			let changed = code;
			for (const { 0: start, groups } of starts) {
				const worker = await this.resolve(groups!['source']!, importer);
				const file = this.emitFile({ type: 'chunk', id: worker!.id });
				changed = changed.replace(start, `new Worker(import.meta.ROLLUP_FILE_URL_${file}`);
			}
			return { code: changed };
		},
	};
}
