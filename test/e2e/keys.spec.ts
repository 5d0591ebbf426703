/** Each row of “What if something is lost?”, tried out. */
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { keyCare } from '../../src/lib/ui/words/key-care.ts';
import { expect, expectNoAxeViolations, test, watch } from './page.ts';

interface Kept {
	readonly passphrase: string;
	readonly file: { name: string; mimeType: string; buffer: Buffer };
	readonly words: string;
	/** The end of the public key, by which keys are told apart. */
	readonly ending: string;
}

const inUse = (page: Page) => page.getByText('is unlocked in this page.');

async function savedFile(page: Page, button: string): Promise<Kept['file']> {
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	const download = await saved;
	const buffer = readFileSync(await download.path());
	return { name: download.suggestedFilename(), mimeType: 'application/json', buffer };
}

const endingOf = async (page: Page): Promise<string> =>
	/…(\S+)/.exec((await inUse(page).textContent())!)![1]!;

/** @returns the passphrase of a key that nobody has saved yet */
async function createKey(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Make a key' }).click();
	await page.getByRole('button', { name: 'Suggest one' }).click();
	const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
	await page.getByLabel('The passphrase again').fill(passphrase);
	await page.getByRole('button', { name: 'Create the key' }).click();
	await expect(page.getByRole('heading', { name: 'Keep two things' })).toBeVisible();
	return passphrase;
}

async function makeKey(page: Page): Promise<Kept> {
	await page.goto('/facilitate/');
	const passphrase = await createKey(page);
	await page.getByRole('button', { name: 'Show the 24 recovery words' }).click();
	const words = (await page.locator('.recovery li').allTextContents()).join(' ');
	const file = await savedFile(page, 'Save the key file');
	return { passphrase, file, words, ending: await endingOf(page) };
}

async function unlock(page: Page, file: Kept['file'], passphrase: string): Promise<void> {
	await page.goto('/facilitate/');
	await page.getByRole('button', { name: 'I have a key' }).click();
	await page.getByLabel('Key file').setInputFiles(file);
	await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: 'Unlock' }).click();
}

async function recover(page: Page, words: string): Promise<void> {
	await page.goto('/facilitate/');
	await page.getByRole('button', { name: 'I have a key' }).click();
	await page.getByText('Or use the 24 recovery words').click();
	await page.getByLabel('Recovery words').fill(words);
	await page.getByRole('button', { name: 'Recover the key' }).click();
	await expect(inUse(page)).toBeVisible();
}

async function lockAnew(page: Page, passphrase: string): Promise<Kept['file']> {
	await page.getByLabel('New passphrase', { exact: true }).fill(passphrase);
	await page.getByLabel('The new passphrase again').fill(passphrase);
	const file = await savedFile(page, 'Lock and save the key file');
	await expect(page.getByText('Saved. Try it once')).toBeVisible();
	return file;
}

/** Another device: nothing of this one is there. */
async function elsewhere(
	page: Page,
	baseURL: string,
	run: (page: Page) => Promise<void>,
): Promise<void> {
	const context: BrowserContext = await page.context().browser()!.newContext({ baseURL });
	const broken = watch(context, baseURL);
	await run(await context.newPage());
	expect(broken).toEqual([]);
	await context.close();
}

const NEW = 'copper meadow lantern seven rivers';

test('the passphrase can be changed: the new file opens with it, the old one only with the old', async ({
	page,
}) => {
	const kept = await makeKey(page);
	await page.getByText('Change the passphrase', { exact: true }).click();
	await expectNoAxeViolations(page);
	const file = await lockAnew(page, NEW);
	expect(file.name).toBe(kept.file.name);
	await unlock(page, file, kept.passphrase);
	await expect(page.getByText('The passphrase does not open this key file.')).toBeVisible();
	await page.getByLabel('Passphrase', { exact: true }).fill(NEW);
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(inUse(page)).toContainText(kept.ending);
	await unlock(page, kept.file, kept.passphrase);
	await expect(inUse(page)).toContainText(kept.ending);
});

test('a device without memory for a new passphrase says so, and the key file is locked once there is some', async ({
	page,
}) => {
	await page.addInitScript(() => {
		const Whole = window.Uint8Array;
		window.Uint8Array = new Proxy(Whole, {
			construct(target, [first, ...others]: [unknown, ...unknown[]], self) {
				if (performance.getEntriesByName('full').length > 0 && Number(first) > 1e6)
					throw new RangeError('Array buffer allocation failed');
				return Reflect.construct(target, [first, ...others], self) as Uint8Array<ArrayBuffer>;
			},
		});
	});
	await makeKey(page);
	await page.getByText('Change the passphrase', { exact: true }).click();
	await page.evaluate(() => performance.mark('full'));
	await page.getByLabel('New passphrase', { exact: true }).fill(NEW);
	await page.getByLabel('The new passphrase again').fill(NEW);
	const lock = page.getByRole('button', { name: 'Lock and save the key file' });
	await lock.click();
	await expect(page.getByText('This device has too little memory left')).toBeVisible();
	await expect(lock).toBeEnabled();
	await expectNoAxeViolations(page);
	await page.evaluate(() => {
		performance.clearMarks('full');
	});
	await lockAnew(page, NEW);
	await expect(page.getByText('This device has too little memory left')).toBeHidden();
});

test('two new passphrases that differ, and a short one, save no file', async ({ page }) => {
	await makeKey(page);
	await page.getByText('Change the passphrase', { exact: true }).click();
	const saves: string[] = [];
	page.on('download', (download) => saves.push(download.suggestedFilename()));
	const first = page.getByLabel('New passphrase', { exact: true });
	const second = page.getByLabel('The new passphrase again');
	for (const [one, other] of [
		[NEW, `${NEW}x`],
		['short', 'short'],
	] as const) {
		// prettier-ignore
		await first.fill(one);
		await second.fill(other);
		await page.getByRole('button', { name: 'Lock and save the key file' }).click();
		expect(await page.locator('.key-care form').evaluate((form: HTMLFormElement) => form.checkValidity())).toBe(false); // prettier-ignore
	}
	expect(saves).toEqual([]);
});

test('lost file, lost passphrase, lost laptop: the words bring the same key back, and a new file is offered', async ({
	page,
	baseURL,
}) => {
	const kept = await makeKey(page);
	await elsewhere(page, baseURL!, async (other) => {
		await recover(other, kept.words.toUpperCase());
		await expect(inUse(other)).toContainText(kept.ending);
		const file = await lockAnew(other, NEW);
		await unlock(other, file, NEW);
		await expect(inUse(other)).toContainText(kept.ending);
		await expectNoAxeViolations(other);
	});
});

test('lost words: the key goes on working with its file, and its words can be seen again nowhere else', async ({
	page,
}) => {
	const kept = await makeKey(page);
	await unlock(page, kept.file, kept.passphrase);
	await expect(inUse(page)).toContainText(kept.ending);
	expect(await page.content()).not.toContain(kept.words.split(' ').slice(0, 3).join(' '));
});

test('second device, other browser, private window, cleared storage: the file and its passphrase are enough', async ({
	page,
	baseURL,
}) => {
	const kept = await makeKey(page);
	await elsewhere(page, baseURL!, async (other) => {
		await unlock(other, kept.file, kept.passphrase);
		await expect(inUse(other)).toContainText(kept.ending);
		await other.evaluate(async () => {
			localStorage.clear();
			sessionStorage.clear();
			for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
		});
		await unlock(other, kept.file, kept.passphrase);
		await expect(inUse(other)).toContainText(kept.ending);
	});
});

test('a key is kept nowhere in the browser', async ({ page }) => {
	const kept = await makeKey(page);
	const stored = await page.evaluate(async () => ({
		local: JSON.stringify(localStorage),
		session: JSON.stringify(sessionStorage),
		databases: await indexedDB.databases(),
		cookies: document.cookie,
		address: location.href,
	}));
	expect(stored).toMatchObject({ local: '{}', session: '{}', cookies: '' });
	expect(stored.address).not.toMatch(/[?#]/);
	await page.reload();
	await expect(page.getByRole('button', { name: 'I have a key' })).toBeVisible();
	expect(await page.content()).not.toContain(kept.ending);
});

test('storage that is forbidden does not stand in the way of a key', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'indexedDB', {
			get: () => {
				throw new DOMException('forbidden', 'SecurityError');
			},
		});
	});
	const kept = await makeKey(page);
	await unlock(page, kept.file, kept.passphrase);
	await expect(inUse(page)).toBeVisible();
});

test('a release or a survey in the place of a key file is named', async ({ page }) => {
	const release = {
		name: 'june.release.json',
		mimeType: 'application/json',
		buffer: readFileSync('src/content/releases/practice.json'),
	};
	await unlock(page, release, 'anything at all');
	await expect(
		page.getByText('“june.release.json” is a release, the results themselves.'),
	).toBeVisible();
});

for (const lang of ['en', 'es'] as const) {
	test(`the table of what is lost is on the page (${lang})`, async ({ page }) => {
		await page.goto(lang === 'en' ? '/facilitate/' : '/es/facilitate/');
		await page.locator('[data-act="have"]').click();
		await page.locator('#key-file').setInputFiles('public/practice/practice.key.json');
		await page.locator('#passphrase').fill('aspen and spruce');
		await page.locator('[data-form="file"] .actions .button').first().click();
		await page.getByText(keyCare[lang].lossTitle).click();
		await expect(page.locator('.key-care table tbody tr')).toHaveCount(keyCare[lang].losses.length);
		await expectNoAxeViolations(page);
	});
}

test('a key that was made and not saved: said where the survey is made, saved from there, and the page asks before it is left', async ({
	page,
}) => {
	const asksToStay = () =>
		page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
	await page.goto('/facilitate/');
	await page.getByRole('button', { name: 'Begin with this: After our session' }).click();
	await page.getByLabel('I alone').check();
	expect(await asksToStay()).toBe(false);
	await createKey(page);
	expect(await asksToStay()).toBe(true);
	const make = page.locator('[data-section="make"]');
	await make.getByRole('button', { name: 'Make the survey' }).click();
	await expect(make.getByText('Your key is made, but not saved')).toBeVisible();
	await expectNoAxeViolations(page);
	const saved = page.waitForEvent('download');
	await make.getByRole('button', { name: 'Save the key file' }).click();
	expect((await saved).suggestedFilename()).toMatch(/\.key\.json$/);
	await expect(inUse(page)).toBeVisible();
	expect(await asksToStay()).toBe(false);
	await expect(make.getByRole('button', { name: 'Make the survey' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Keep three things' })).toBeVisible();
});

test('printed recovery words say what they are, alone on their sheet, and are folded away once the file is saved', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await createKey(page);
	await page.getByRole('button', { name: 'Show the 24 recovery words' }).click();
	const sheet = page.locator('.recovery');
	await expect(inUse(page)).toBeVisible();
	const ending = await endingOf(page);
	await expectNoAxeViolations(page);
	for (const format of ['Letter', 'A4'] as const) {
		const pdf = (await page.pdf({ format })).toString('latin1');
		expect([...pdf.matchAll(/\/Type\s*\/Page[^s]/g)]).toHaveLength(1);
	}
	await page.emulateMedia({ media: 'print' });
	await expect(sheet.getByText(`Recovery words of the key that ends in …${ending}`)).toBeVisible();
	await expect(
		sheet.getByText(/^Made on localhost:\d+\/facilitate\/, \w+ \d+, \d{4}\.$/),
	).toBeVisible();
	await expect(sheet.getByText('Show it to nobody')).toBeVisible();
	await expect(sheet.locator('li').first()).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Keep two things' })).toBeHidden();
	await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
	await expect(page.locator('[data-section="make"]')).toBeHidden();
	await page.emulateMedia({ media: null });
	await savedFile(page, 'Save the key file');
	await expect(sheet.locator('li').first()).toBeHidden();
	await sheet.getByText('Recovery words', { exact: true }).click();
	await expect(sheet.locator('li').first()).toBeVisible();
});
