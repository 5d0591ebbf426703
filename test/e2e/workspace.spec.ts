/**
 * The whole way through the workspace as a new facilitator and a steward go it, by the screens alone:
 * from an empty profile to two sessions that are opened together, compared and printed.
 */
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect, expectNoAxeViolations, test, watch } from './page.ts';

const PEOPLE = [0, 1, 2, 3, 4, 5, 6, 7];
const POINTS = ['Not at all', 'Rather not', 'Partly', 'Mostly', 'Fully'];

/** What each of the eight thinks of “We had enough time”, in June and in October. */
const JUNE = [1, 1, 2, 2, 3, 3, 4, 5];
const OCTOBER = [4, 4, 5, 5, 5, 5, 5, 5];

interface Opened {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly broken: readonly string[];
}

/** A browser of somebody's own, with nothing in it. */
async function openBrowser(browser: Browser, baseURL: string, options = {}): Promise<Opened> {
	const context = await browser.newContext({ baseURL, ...options });
	const broken = watch(context, baseURL);
	return { context, page: await context.newPage(), broken };
}

async function closeBrowser({ context, broken }: Opened): Promise<void> {
	await context.close();
	expect(broken).toEqual([]);
}

/** @returns the passphrase, and where the key file was saved */
async function makeKey(page: Page): Promise<{ passphrase: string; file: string }> {
	await page.getByRole('button', { name: 'Make a key' }).click();
	await page.getByRole('button', { name: 'Suggest one' }).click();
	const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
	await page.getByLabel('The passphrase again').fill(passphrase);
	await page.getByRole('button', { name: 'Create the key' }).click();
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the key file' }).click();
	const file = await (await saved).path();
	await expect(page.getByText('is unlocked in this page.')).toBeVisible();
	return { passphrase, file };
}

const make = (page: Page): Locator => page.locator('[data-section="make"]');

async function begin(page: Page, title: string): Promise<void> {
	await make(page).getByRole('button', { name: 'Begin with this: After our session' }).click();
	await make(page).getByLabel('Title, English').fill(title);
	await make(page).getByLabel('Title, Spanish').fill(title);
}

/** @returns the page that the invitation names */
async function invite(page: Page): Promise<string> {
	await make(page).getByRole('button', { name: 'Copy an invitation to send' }).click();
	await expect(make(page).getByRole('button', { name: 'Copied' })).toBeVisible();
	const invitation = await page.evaluate(() => navigator.clipboard.readText());
	return /http\S+\/steward\/\S*/.exec(invitation)![0];
}

/** @returns the link that the group is given */
async function finish(page: Page, title: string, steward: string): Promise<string> {
	await make(page).getByLabel('The steward’s public key').fill(steward);
	await expect(make(page).locator('.check')).toContainText('No hints.');
	await make(page).getByRole('button', { name: 'Make the survey' }).click();
	const survey = page.locator('[data-section="survey"]');
	await expect(survey.getByText(title, { exact: true })).toBeVisible();
	await expect(survey.getByRole('heading', { name: 'Your survey' })).toBeFocused();
	await survey.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(survey.getByText('The mailbox is open and takes envelopes.')).toBeVisible();
	return (await survey.locator('.short-link a').getAttribute('href'))!;
}

async function answer(page: Page, link: string, time: number, plan: string): Promise<void> {
	await page.goto(link);
	await expect(page.getByText('in two halves')).toBeVisible();
	await page.getByRole('button', { name: 'Begin' }).click();
	await page
		.getByRole('group', { name: 'We had enough time for what mattered.' })
		.getByLabel(POINTS[time - 1]!, { exact: true })
		.check();
	await page.getByLabel('The questions').check();
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByLabel('What will you try before we meet again?').fill(plan);
	await page.getByRole('button', { name: 'Look over your answers' }).click();
	await page.getByRole('button', { name: 'Seal and send' }).click();
	await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
}

/** Eight people with a browser each answer at the same time. */
async function answerAll(
	browser: Browser,
	baseURL: string,
	link: string,
	times: readonly number[],
): Promise<void> {
	await Promise.all(
		PEOPLE.map(async (person) => {
			const own = await openBrowser(browser, baseURL);
			await answer(own.page, link, times[person]!, `Plan ${person + 1}`);
			await closeBrowser(own);
		}),
	);
}

/** @returns the link that the steward is sent */
async function ask(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Close the mailbox and ask the steward' }).click();
	await page.getByRole('button', { name: 'Close it for good and ask' }).click();
	await expect(page.getByText('Asked for 8 responses.')).toBeVisible();
	return (await page.locator('.asked .link a').getAttribute('href'))!;
}

async function approve(page: Page): Promise<void> {
	await expect(page.getByText('The facilitator asks to open 8 responses.')).toBeVisible();
	await page.getByRole('button', { name: 'Approve' }).click();
	await expect(page.getByText('Approved: 8 responses can now be counted.')).toBeVisible();
}

async function pagesOf(page: Page, format: 'Letter' | 'A4'): Promise<number> {
	const pdf = await page.pdf({ format });
	return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page[^s]/g)].length;
}

/** @returns where the release was saved */
async function read(page: Page, counts: string): Promise<string> {
	await page.getByRole('button', { name: 'Look for the approval' }).click();
	const results = page.locator('[data-section="results"]');
	await expect(results.getByRole('heading', { name: 'What your group said' })).toBeVisible();
	const session = results.locator('[data-chart="session"]');
	await session.getByText('Table', { exact: true }).click();
	await expect(session.getByRole('row', { name: /We had enough time/ })).toHaveText(counts);
	await expect(session.getByRole('row', { name: /I was listened to/ })).toContainText('withheld');
	const plans = await results.locator('[data-chart="carry"] li').allTextContents();
	expect(plans.toSorted()).toEqual(PEOPLE.map((person) => `Plan ${person + 1}`));
	const saved = page.waitForEvent('download');
	await results.getByRole('button', { name: 'Save the release' }).click();
	return (await saved).path();
}

test('two keyholders make, give out, open, compare and print two sessions, all by the screens', async ({
	page,
	context,
	browser,
	baseURL,
}) => {
	test.setTimeout(240_000);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/facilitate/');
	expect(await page.evaluate(() => localStorage.length)).toBe(0);
	await makeKey(page);
	const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
	const away = await openBrowser(browser, baseURL!, phone);
	await begin(page, 'June');
	await away.page.goto(await invite(page));
	const { file, passphrase } = await makeKey(away.page);
	const line = await away.page.locator('.receipt-code').innerText();
	const june = await finish(page, 'June', line);
	await answerAll(browser, baseURL!, june, JUNE);
	const request = await ask(page);

	// Weeks later: the phone has forgotten the key, and the steward has its file.
	await away.page.goto('about:blank');
	await away.page.goto(request);
	await away.page.getByLabel('Key file').setInputFiles(file);
	await away.page.getByLabel('Passphrase').fill(passphrase);
	await away.page.getByRole('button', { name: 'Unlock' }).click();
	await approve(away.page);
	const first = await read(page, 'We had enough time for what mattered.222118');
	for (const format of ['A4', 'Letter'] as const) expect(await pagesOf(page, format)).toBe(2);
	await expect(page.getByText('Printed on')).toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText(/^Printed on \w+ \d+, \d{4}\.$/)).toBeVisible();
	const parts = await page
		.locator('.result')
		.evaluateAll((all) => all.map((part) => getComputedStyle(part).breakInside));
	expect(parts).toEqual(['avoid', 'avoid', 'auto', 'avoid']); // eight cards may go on overleaf
	await page.emulateMedia({ media: null });

	await page.getByRole('button', { name: 'All drafts' }).click();
	await begin(page, 'October');
	const october = await finish(page, 'October', line);
	await expect(page.locator('[data-section="results"]')).toBeHidden();
	await answerAll(browser, baseURL!, october, OCTOBER);
	await away.page.goto(await ask(page));
	await approve(away.page);
	await closeBrowser(away);
	const second = await read(page, 'We had enough time for what mattered.000268');

	await page.goto('/results/');
	await page.setInputFiles('#release-files', [first, second]);
	await expect(page.getByRole('heading', { name: 'Compare sessions' })).toBeVisible();
	const time = page.locator('[data-compared="session.time"]');
	await expect(time).toContainText('From June to October: +75 points');
	await expect(page.locator('[data-compared="session.heard"]')).toContainText('Withheld');
	await expectNoAxeViolations(page);
});
