/** A survey that was given out is found again: weeks later, in another tab, and where nothing is kept. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { generateSeed, seedToKeys } from '../../src/lib/survey/seed.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, test, watch } from './page.ts';
import { releaseFile } from './releases.ts';

const PASSPHRASE = 'aspen gold spruce';

interface Key {
	readonly ending: string;
	readonly file: { name: string; mimeType: string; buffer: Buffer };
}

async function makeKey(): Promise<Key> {
	const seed = generateSeed();
	const file = await lockKey(seed, PASSPHRASE, { cost: { N: 2 ** 10, r: 8, p: 1 } });
	return {
		ending: seedToKeys(seed).publicKey.text.slice(-8),
		file: { name: 'mine.key.json', mimeType: 'application/json', buffer: Buffer.from(file) },
	};
}

/** @param isAsked - whether a survey waits, for whose key the page has asked */
async function unlock(page: Page, { file }: Key, isAsked = false): Promise<void> {
	if (!isAsked) await page.getByRole('button', { name: 'I have a key' }).click();
	await page.getByLabel('Key file').setInputFiles(file);
	await page.getByLabel('Passphrase').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('is unlocked in this page.')).toBeVisible();
}

const part = (page: Page, name: string): Locator => page.locator(`[data-section="${name}"]`);

/** @returns its six words */
async function makeSurvey(page: Page, title: string): Promise<string> {
	await page.getByRole('button', { name: 'Begin with this: After our session' }).click();
	await page.getByLabel('Title, English').fill(title);
	await page.getByLabel('I alone').check();
	await page.getByRole('button', { name: 'Make the survey' }).click();
	await page.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(part(page, 'survey').locator('.six-words')).toBeVisible();
	return part(page, 'survey').locator('.six-words').innerText();
}

/** A key of one's own that is unlocked, and a survey that was made with it; its six words. */
async function makeOakCreek(page: Page): Promise<{ key: Key; words: string }> {
	const key = await makeKey();
	await page.goto('/facilitate/');
	await unlock(page, key);
	return { key, words: await makeSurvey(page, 'Oak Creek') };
}

test('a survey that was given out is there weeks later, opens with its key, and its draft does not replace it', async ({
	page,
}) => {
	const { key, words } = await makeOakCreek(page);
	await expect(part(page, 'survey')).toContainText('Keep three things');
	await expect(part(page, 'survey')).toContainText('is also on the list');

	// The draft says what it has become; a second survey of it is a choice.
	await expect(part(page, 'make')).toContainText(words);
	await expect(page.getByRole('button', { name: 'Make the survey' })).toBeHidden();
	await page.getByLabel('Title, English').fill('Oak Creek, again');
	await page.getByRole('button', { name: 'Open the survey' }).click();
	await expect(part(page, 'survey').locator('.six-words')).toHaveText(words);

	await page.reload();
	const given = part(page, 'given');
	await expect(given).toContainText(words);
	await expect(given).toContainText(`sealed to the key …${key.ending}`);
	await expectNoAxeViolations(page);
	await given.getByRole('button', { name: 'Open: Oak Creek' }).click();
	await expect(given.getByRole('status')).toContainText('Unlock that key under “Your key”');
	await unlock(page, key, true);
	await expect(part(page, 'survey').locator('.six-words')).toHaveText(words);
	await expect(given.getByRole('status')).toBeEmpty();

	await part(page, 'make').getByRole('button', { name: 'Make another of it' }).click();
	await expect(part(page, 'make')).toContainText('a link and a mailbox of its own');
	await page.getByRole('button', { name: 'Make another of it' }).click();
	await expect(part(page, 'survey')).toContainText('Oak Creek, again');
	await page.getByRole('button', { name: 'Make another of it' }).click();
	await expect(part(page, 'make')).toContainText('it would be the same one');
	await expect(given.getByRole('listitem')).toHaveCount(2);
	await page.setViewportSize({ width: 360, height: 740 });
	await expectNoSidewaysScroll(page);
});

test('before there is a mailbox nothing is given out; then the short link is the one to send, until all is deleted', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await unlock(page, await makeKey());
	await page.getByRole('button', { name: 'Use with my key' }).click();
	const survey = part(page, 'survey');
	await expect(survey).toContainText('so nobody’s answers could arrive');
	await expect(survey.getByRole('button', { name: 'Copy the link' })).toHaveCount(0);
	await expect(survey.locator('.invitation')).toBeEmpty();
	await expect(survey.locator('.button:not(.second, .plain)')).toHaveText(['Open the mailbox']);
	await survey.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(survey.locator('.short-link a')).toBeVisible();
	await expect(survey.locator('.button:not(.second, .plain)')).toHaveText(['Copy the link']);
	await expect(survey.locator('.link a')).toBeHidden();
	await survey.getByText('A long link that needs no mailbox').click();
	await expect(survey.locator('.link a')).toBeVisible();
	await expectNoAxeViolations(page);
	const fetch = page.getByRole('button', { name: 'Fetch from the mailbox' });
	await expect(fetch).not.toHaveClass(/second/);
	await survey.getByRole('button', { name: 'Delete all envelopes' }).click();
	await survey.getByRole('button', { name: 'Delete them for good' }).click();
	await expect(survey).toContainText('The envelopes of this survey were deleted.');
	await expect(fetch).toHaveClass(/second/);
});

test('the short link, out of a message, opens the survey elsewhere, says whose key opens its envelopes, and names what is wrong', async ({
	page,
	browser,
	baseURL,
}) => {
	const { key, words } = await makeOakCreek(page);
	const short = (await page.locator('.short-link a').getAttribute('href'))!;
	const context = await browser.newContext({ baseURL: baseURL! });
	const broken = watch(context, baseURL!);
	const other = await context.newPage();
	const openLink = async (link: string): Promise<void> => {
		await other.getByText('Open a survey from its link').click();
		await other.getByLabel('Link of a survey').fill(link);
		await other.getByRole('button', { name: 'Open', exact: true }).click();
	};
	await other.goto('/facilitate/');
	await unlock(other, key);
	await openLink(`Here it is: ${short} See you!`);
	await expect(part(other, 'survey').locator('.six-words')).toHaveText(words);
	await expect(other.getByRole('button', { name: 'Fetch from the mailbox' })).toBeVisible();

	await other.reload();
	await unlock(other, await makeKey());
	await openLink(short);
	await expect(part(other, 'survey')).toContainText(`to open its envelopes, unlock …${key.ending}`);
	await expect(other.getByRole('button', { name: 'Fetch from the mailbox' })).toBeHidden();
	await other.getByRole('button', { name: 'Choose another survey' }).click();
	await openLink(short.slice(0, -1));
	await expect(part(other, 'survey').getByRole('alert')).toContainText('This link is not whole');
	expect(broken).toEqual([]);
	await other.getByLabel('Link of a survey').fill(`${baseURL!}/reflect/#id=AAAAAAAAAAAAAAAAAAAAAA`);
	await other.getByRole('button', { name: 'Open', exact: true }).click();
	await expect(part(other, 'survey').getByRole('alert')).toContainText('does not hold this survey');
	await context.close();
});

test('a survey of the list that is opened without its key asks for that key, and opens with it', async ({
	page,
}) => {
	const { key, words } = await makeOakCreek(page);
	await page.getByRole('button', { name: 'Lock' }).click();
	await expect(page.getByRole('heading', { name: 'Your key' })).toBeFocused();
	await part(page, 'given').getByRole('button', { name: 'Open: Oak Creek' }).click();
	await expect(page.getByLabel('Key file')).toBeFocused();
	await expect(part(page, 'key')).toContainText(`the key that ends in …${key.ending}`);
	await page.getByLabel('Key file').setInputFiles(key.file);
	await page.getByLabel('Passphrase').fill('not this one');
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(part(page, 'key').getByRole('status')).toContainText('passphrase');
	await expect(page.getByRole('button', { name: 'Unlock' })).toBeFocused();
	await page.getByLabel('Passphrase').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(part(page, 'survey').locator('.six-words')).toHaveText(words);
	await page.getByRole('button', { name: 'Lock' }).click();
	await expect(page.getByRole('button', { name: 'Make a key' })).toBeVisible();
});

test('a survey that its link still fetches is not opened once the key is locked', async ({
	page,
}) => {
	const key = await makeKey();
	await page.goto('/facilitate/');
	await unlock(page, key);
	await makeSurvey(page, 'Comes late');
	const short = (await page.locator('.short-link a').getAttribute('href'))!;
	await page.getByRole('button', { name: 'Choose another survey' }).click();
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route('**/mailbox/surveys/*/definition', async (route) => {
		await held;
		await route.continue();
	});
	await page.getByText('Open a survey from its link').click();
	await page.getByLabel('Link of a survey').fill(short);
	await page.getByRole('button', { name: 'Open', exact: true }).click();
	await expect(part(page, 'survey').getByText('Asking the mailbox for this survey')).toBeVisible();
	await page.getByRole('button', { name: 'Lock', exact: true }).click();
	const late = page.waitForResponse('**/mailbox/surveys/*/definition');
	release();
	await (await late).finished();
	await unlock(page, key);
	await expect(part(page, 'survey').getByText('Open a survey from its link')).toBeVisible();
});

test('the list says of each survey how its mailbox was when this browser last asked', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await unlock(page, await makeKey());
	await page.getByRole('button', { name: 'Use with my key' }).click();
	const line = part(page, 'given').getByRole('listitem');
	await expect(line).toContainText('Not given out yet: its mailbox is not open.');
	await page.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(line).toContainText('Its mailbox is open.');
	await page.reload();
	await expect(line).toContainText('Its mailbox is open.');
	await page.evaluate(() => {
		for (const [key, text] of Object.entries<string>(localStorage)) {
			if (!key.startsWith('peer-given:')) continue;
			const given = JSON.parse(text) as { definition: object };
			Object.assign(given, { read: '2026-06-05T10:00:00.000Z', mailbox: 'early' });
			Object.assign(given.definition, { opens: '2020-01-01', closes: '2020-02-01' });
			localStorage.setItem(key, JSON.stringify(given));
		}
	});
	await page.reload();
	await expect(line).toContainText('Its mailbox is closed.');
	await expect(line).toContainText('Results opened here on Jun 5, 2026');
});

test('a survey is taken off the list, and put back with its day', async ({ page }) => {
	await page.goto('/facilitate/');
	await unlock(page, await makeKey());
	await makeSurvey(page, 'Oak Creek');
	await page.reload();
	const given = part(page, 'given');
	const before = await given.getByRole('listitem').innerText();
	await given.getByRole('button', { name: 'Remove from this list: Oak Creek' }).click();
	await expect(given.getByRole('listitem')).toHaveCount(0);
	await expect(given).toContainText('its mailbox and its envelopes are where they were');
	await expect(part(page, 'make')).not.toContainText('made into a survey');
	await given.getByRole('button', { name: 'Put it back' }).click();
	expect(await given.getByRole('listitem').innerText()).toBe(before);
	await given.getByRole('button', { name: 'Remove from this list: Oak Creek' }).click();
	await page.reload();
	await expect(part(page, 'make')).toContainText('Oak Creek');
	await expect(given).toBeHidden();
});

test('what is taken off the list in one tab is gone from the drafts of the other', async ({
	page,
	context,
}) => {
	await page.goto('/facilitate/');
	await unlock(page, await makeKey());
	await makeSurvey(page, 'Taken off');
	const other = await context.newPage();
	await other.goto('/facilitate/');
	const opener = part(other, 'make').locator('[data-begin="open"]');
	await expect(opener).toBeVisible();
	await page.getByRole('button', { name: 'Remove from this list: Taken off' }).click();
	await expect(part(other, 'given')).toBeHidden();
	await expect(opener).toHaveCount(0);
	await page.getByRole('button', { name: 'Put it back' }).click();
	await opener.click();
	await expect(part(other, 'given').getByText('Taken off').last()).toBeVisible();
});

test('a browser that keeps nothing says so where the survey is made, and lists it for this visit', async ({
	page,
}) => {
	await page.addInitScript(() => {
		Storage.prototype.setItem = () => {
			throw new DOMException('no', 'SecurityError');
		};
	});
	page.on('dialog', (dialog) => void dialog.accept());
	await page.goto('/facilitate/');
	await unlock(page, await makeKey());
	const words = await makeSurvey(page, 'Oak Creek');
	await expect(part(page, 'survey')).toContainText('This browser keeps nothing for this site');
	await expect(part(page, 'given')).toContainText(words);
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the survey as a file' }).click();
	expect((await saved).suggestedFilename()).toBe('oak-creek.json');
});

test('one place takes files of every kind, and says where each one went', async ({ page }) => {
	const key = await makeKey();
	await page.goto('/facilitate/');
	const box = part(page, 'file');
	const choose = async (name: string, content: string | Buffer): Promise<void> => {
		await box
			.getByLabel('Choose a file, or drop it here')
			.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
		await expect(box.getByRole('status')).toContainText(name);
	};
	await choose('mine.key.json', key.file.buffer);
	await expect(page.getByLabel('Passphrase')).toBeFocused();
	await page.getByLabel('Passphrase').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText(`Your key …${key.ending} is unlocked`)).toBeVisible();
	await expect(box.getByRole('status')).toBeEmpty();
	await choose('mine.key.json', key.file.buffer);
	await expect(box).toContainText('a key is in use already');

	await choose('june.release.json', readFileSync('src/content/releases/practice.json'));
	await expect(box).toContainText('holds results');
	const results = part(page, 'results');
	await expect(results.getByRole('heading', { name: 'What your group said' })).toBeVisible();
	await expect(results.locator('.result').first()).toBeVisible();
	await box.getByRole('link', { name: 'See the results' }).click();
	await expect(page).toHaveURL(/#results$/);
	const altered = readFileSync('src/content/releases/practice.json', 'utf8').replace(
		/"responses": ?\d+/,
		'"responses": 99',
	);
	await choose('altered.release.json', altered);
	await expect(box).toContainText('was altered after its facilitator signed it');
	await choose('peer-coach.request', 'peer-request1\n\u0000');
	await expect(box.getByRole('link')).toHaveAttribute('href', '/steward/');
	await choose('peer-coach.approval', 'peer-approval1\n\u0000');
	await expect(box).toContainText('Open its survey first');
	await choose('sobres.txt', 'peer-env1_AAAA');
	await expect(box).toContainText('holds sealed envelopes');

	// One's own survey is opened as what it is; elsewhere, it waits for its key.
	const words = await makeSurvey(page, 'Oak Creek');
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the survey as a file' }).click();
	const text = readFileSync(await (await saved).path(), 'utf8');
	await page.evaluate(() => {
		localStorage.clear();
	});
	await page.goto('about:blank');
	await page.goto('/facilitate/');
	await box.getByLabel('Choose a file, or drop it here').setInputFiles({
		name: 'oak-creek.json',
		mimeType: 'application/json',
		buffer: Buffer.from(text),
	});
	await expect(box.getByRole('status')).toContainText(`the key that ends in …${key.ending}`);
	await unlock(page, key);
	await expect(part(page, 'survey').locator('.six-words')).toHaveText(words);
	await expect(part(page, 'given')).toContainText('on this list since');
	await choose('oak-creek.json', text);
	await expect(box).toContainText('It is open under “Your survey”');
	await expectNoAxeViolations(page);
	await box.getByRole('button', { name: 'Begin a new draft from it' }).click();
	await expect(page.getByLabel('Title, English')).toHaveValue('Oak Creek');
	await expect(page.getByRole('button', { name: 'Make the survey' })).toBeVisible();
});

/** Group a text of the results that are shown, and save nothing. */
async function addTheme(page: Page, name: string): Promise<void> {
	const board = part(page, 'results').locator('.board').first();
	await board.getByText('Group these texts').click();
	await board.getByLabel('New theme').fill(name);
	await board.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('Your themes are in this page only.')).toBeVisible();
}

test('saved results and their new themes stay when a key is unlocked and a survey made, and other results ask first', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	const input = part(page, 'file').getByLabel('Choose a file, or drop it here');
	await input.setInputFiles(await releaseFile('june.release.json', { title: 'June' }));
	await addTheme(page, 'Time');
	await unlock(page, await makeKey());
	await makeSurvey(page, 'Oak Creek');
	const results = part(page, 'results');
	await expect(results.getByLabel('Name of the theme')).toHaveValue('Time');

	await input.setInputFiles(await releaseFile('july.release.json', { title: 'July' }));
	await expect(results.getByText('their themes are not saved yet')).toBeFocused();
	await expectNoAxeViolations(page);
	const saved = page.waitForEvent('download');
	await results.getByRole('button', { name: 'Save the release first' }).click();
	expect(readFileSync(await (await saved).path(), 'utf8')).toContain('"Time"');
	await expect(results.locator('.report-title')).toHaveText('July');
	await expect(results.getByText('their themes are not saved yet')).toHaveCount(0);
	await page.getByRole('button', { name: 'Lock', exact: true }).click();
	await expect(part(page, 'survey')).toBeHidden();
	await expect(results.locator('.report-title')).toHaveText('July');
});

test('who begins again without the envelopes that were chosen goes on from there', async ({
	page,
}) => {
	await makeOakCreek(page);
	const opening = part(page, 'opening');
	await opening.locator('summary').click();
	await opening.getByLabel('Or paste envelopes').fill('peer-env1_AAAA');
	await opening.getByRole('button', { name: 'Open what is pasted' }).click();
	await opening.getByRole('button', { name: 'Begin again without these' }).click();
	await expect(opening.getByRole('heading', { name: 'Open the envelopes' })).toBeFocused();
	await expect(opening.locator('.account')).toBeEmpty();
});

test.describe('a part of the page that cannot be loaded', () => {
	test.use({ except: [/net::ERR_FAILED/] });

	test('is named, with what to do', async ({ page }) => {
		await page.route(/opening-worker/, (route) => route.abort());
		await makeOakCreek(page);
		const opening = part(page, 'opening');
		await opening.locator('summary').click();
		await opening.getByLabel('Or paste envelopes').fill('peer-env1_AAAA');
		await opening.getByRole('button', { name: 'Open what is pasted' }).click();
		await expect(opening.locator('.note.error')).toHaveText(
			'A part of this page did not load. Check the network, then load the page again.',
		);
	});
});
