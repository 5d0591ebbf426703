/**
 * Playwright's `test`, with the promises of every page built in: a test fails when anything was
 * written to the console, an error was thrown, or a request left the site. Import `test` and
 * `expect` from here, never from `@playwright/test`.
 *
 * A test that brings about such a thing on purpose names it:
 *
 *     test.use({ except: [/the server responded with a status of 404/] });
 */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';

export { expect };

interface Promises {
	/** What a line of the console, an error or a foreign address may match without failing the test. */
	except: readonly RegExp[];
	/** Watches the test's context; a context that a test opens itself is watched by `watch`. */
	promises: undefined;
}

/**
 * Chromium's own words when a page stood there before its transition could begin: the page is shown
 * without it, and no script of the site has to do with it.
 */
const TRANSITION_DROPPED = /^Transition was aborted because of invalid state/;

/**
 * Collect what breaks a promise in a browser context: one sentence for each.
 *
 * @param origin - the site's own, such as `http://localhost:4399`
 */
export function watch(context: BrowserContext, origin: string): readonly string[] {
	const broken: string[] = [];
	context.on('console', (message) => {
		broken.push(`The console says (${message.type()}): ${message.text()}`);
	});
	context.on('weberror', (error) => {
		const { message } = error.error();
		if (!TRANSITION_DROPPED.test(message)) broken.push(`An error was thrown: ${message}`);
	});
	context.on('request', (request) => {
		const { origin: target, protocol } = new URL(request.url());
		if (/^(https?|wss?):$/.test(protocol) && target !== origin) {
			broken.push(`A request left the site: ${request.url()}`);
		}
	});
	return broken;
}

export const test = base.extend<Promises>({
	except: [[], { option: true }],
	promises: [
		async ({ context, baseURL, except }, use) => {
			const broken = watch(context, new URL(baseURL!).origin);
			await use(undefined);
			const unexpected = broken.filter((line) => !except.some((pattern) => pattern.test(line)));
			expect(unexpected, 'the console is empty and no request leaves the site').toEqual([]);
		},
		{ auto: true },
	],
});

/** Check a page, or the part of it that a selector names, against WCAG 2.2 AA with axe. */
export async function expectNoAxeViolations(page: Page, selector?: string): Promise<void> {
	const builder = new AxeBuilder({ page }).withTags([
		'wcag2a',
		'wcag2aa',
		'wcag21a',
		'wcag21aa',
		'wcag22aa',
		'best-practice',
	]);
	if (selector !== undefined) builder.include(selector);
	const { violations } = await builder.analyze();
	const found = violations.map(
		({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
	);
	expect(found, `axe finds nothing at ${page.url()}`).toEqual([]);
}

/** From here on time passes only where a test lets it pass, however slow the machine is. */
export async function stopClock(page: Page, at: Date): Promise<void> {
	await page.clock.install({ time: at.getTime() - 1000 });
	await page.clock.pauseAt(at);
}

/** Check that nothing makes the page scroll sideways, and name what does. Charts follow a new width a moment later. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const wide = (): Promise<string[]> =>
		page.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			if (scrollWidth <= clientWidth) return [];
			return [...document.body.querySelectorAll('*')]
				.filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
				.map((element) => element.outerHTML.slice(0, 120));
		});
	await expect
		.poll(wide, { message: `nothing is wider than the window at ${page.url()}` })
		.toEqual([]);
}
