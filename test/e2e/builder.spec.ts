import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { parseDefinition, surveyId } from '../../src/lib/survey/definition.ts';
import { draftToText, newDraft, newQuestion, type Draft } from '../../src/lib/survey/draft.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { generateSeed, seedToKeys } from '../../src/lib/survey/seed.ts';
import { surveyIdToWords } from '../../src/lib/survey/survey-words.ts';
import {
	expect,
	expectNoAxeViolations,
	expectNoSidewaysScroll,
	stopClock,
	test,
	watch,
} from './page.ts';

const PASSPHRASE = 'aspen gold spruce';

/** Unlock a key whose file opens at once: what is tested here is not its lock. */
async function unlock(page: Page): Promise<void> {
	const file = await lockKey(generateSeed(), PASSPHRASE, { cost: { N: 2 ** 10, r: 8, p: 1 } });
	await page.getByRole('button', { name: 'I have a key' }).click();
	await page
		.getByLabel('Key file')
		.setInputFiles({ name: 'mine.key.json', mimeType: 'application/json', buffer: Buffer.from(file) });
	await page.getByLabel('Passphrase').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('is unlocked in this page.')).toBeVisible();
} // prettier-ignore

const make = (page: Page): Locator => page.locator('[data-section="make"]');

async function begin(page: Page, template: string): Promise<void> {
	await make(page).getByRole('button', { name: `Begin with this: ${template}` }).click();
	await expect(page.getByRole('heading', { name: 'Title and welcome' })).toBeVisible();
} // prettier-ignore

const asked = (page: Page): Locator => make(page).locator('.asked-text');
const saved = (page: Page): Locator =>
	make(page).getByText('Kept in this browser, on this device only.');
const preview = (page: Page): Locator => make(page).locator('[data-preview]'); // prettier-ignore

async function openDraft(page: Page, name: string, text: string): Promise<void> {
	await page
		.getByLabel('Choose a file, or drop it here')
		.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a button that is pressed while hints come or go does not move away, and its click counts', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await unlock(page);
	await begin(page, 'After our session');
	const check = make(page).locator('.check');
	await expect(check).toContainText('The steward’s public key is missing.');
	await stopClock(page, new Date('2026-11-24T15:00:00'));
	const steward = make(page).getByLabel('The steward’s public key');
	await steward.fill(seedToKeys(generateSeed()).publicKey.text);
	await make(page).getByRole('button', { name: 'Make the survey' }).hover();
	await page.mouse.down();
	await page.clock.runFor(5000);
	await page.mouse.up();
	await expect(page.getByRole('button', { name: 'Open the mailbox' })).toBeVisible();
});

test('a new facilitator makes a survey from a template, five answer its short link, and it is opened', async ({
	page,
	baseURL,
}) => {
	test.setTimeout(180_000);
	await page.goto('/facilitate/');
	await begin(page, 'After our session');
	await make(page).getByLabel('Title, English').fill('After our first session');
	await make(page).getByRole('button', { name: /How far do you agree/ }).first().click();
	await make(page).getByLabel('Statement 1, English').fill('We had time to think.');
	await expect(preview(page).getByText('We had time to think.')).toBeVisible();
	await make(page).getByRole('button', { name: 'Undo' }).click();
	await expect(preview(page).getByText('We had enough time for what mattered.')).toBeVisible();
	const redo = make(page).getByRole('button', { name: 'Redo' });
	await redo.click();
	await expect(redo).toBeDisabled();
	await expect(redo).toBeFocused();

	await make(page).getByRole('button', { name: 'Make the survey' }).click();
	await expect(make(page).locator('.check')).toContainText('The steward’s public key is missing.');
	await expect(make(page).locator('[data-finish]')).toHaveText('One thing is still missing.');
	await make(page).getByLabel('The steward’s public key').fill('peer-pub1abc');
	await expect(make(page).locator('[data-finish]')).toBeHidden();
	await expect(make(page).locator('.check')).toContainText('is not whole');
	const { text } = seedToKeys(generateSeed()).publicKey;
	await make(page)
		.getByLabel('The steward’s public key')
		.fill(`Gladly!\n${text.slice(0, 60)}\n${text.slice(60)}\nSee you`);
	await expect(make(page).getByText(`…${text.slice(-8)}, accepted`)).toBeVisible();
	await expect(make(page).locator('.check')).not.toContainText('public key');
	await make(page).getByLabel('I alone').check();
	await make(page).getByLabel('How many people will you ask?').fill('6');
	await expect(make(page).locator('.check')).toContainText('With a minimum of 5 and 6 people');
	await make(page).getByLabel('How many people will you ask?').fill('12');
	await expect(make(page).locator('.check')).toContainText('Spanish: The title is still the template’s');
	await make(page).getByLabel('Title, Spanish').fill('Después de la primera sesión');
	await expect(make(page).locator('.check')).toContainText('No hints.');
	await make(page).getByRole('button', { name: 'Make the survey' }).click();
	await expect(make(page).getByText('The survey is sealed to your key.')).toBeVisible();
	await unlock(page);
	await make(page).getByRole('button', { name: 'Make the survey' }).click();

	const survey = page.locator('[data-section="survey"]');
	await expect(survey.getByText('After our first session')).toBeVisible();
	const download = page.waitForEvent('download');
	await survey.getByRole('button', { name: 'Save the survey as a file' }).click();
	expect((await download).suggestedFilename()).toBe('after-our-first-session.json');
	const file = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as unknown;
	const words = surveyIdToWords(surveyId(parseDefinition(file))).join(' ');
	await survey.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(survey.locator('.six-words')).toHaveText(words);
	const short = (await survey.locator('.short-link a').getAttribute('href'))!;
	expect(short.length).toBeLessThan(70);
	await expectNoAxeViolations(page);

	const context = await page.context().browser()!.newContext({ baseURL: baseURL! });
	const broken = watch(context, baseURL!);
	for (const index of [0, 1, 2, 3, 4]) {
		const respondent = await context.newPage();
		await respondent.goto(short);
		await expect(respondent.locator('.survey-words strong')).toHaveText(words);
		await respondent.getByRole('button', { name: 'Begin' }).click();
		await respondent
			.getByRole('group', { name: 'We had time to think.' })
			.getByLabel(index < 2 ? 'Partly' : 'Fully', { exact: true })
			.check();
		await respondent.getByRole('button', { name: 'Next' }).click();
		await respondent.getByLabel('What will you try before we meet again?').fill(`Plan ${index}`);
		await respondent.getByRole('button', { name: 'Look over your answers' }).click();
		await respondent.getByRole('button', { name: 'Seal and send' }).click();
		await expect(respondent.getByRole('heading', { name: 'Sent' })).toBeVisible();
		await respondent.close();
	}
	expect(broken).toEqual([]);
	await context.close();

	await page.getByRole('button', { name: 'Fetch from the mailbox' }).click();
	await expect(page.getByRole('heading', { name: 'What your group said' })).toBeVisible();
	await expect(page.locator('[data-section="results"]')).toContainText('We had time to think.');
	await expect(page.locator('[data-section="results"]')).toContainText('Plan 3');
}); // prettier-ignore

test('every kind of question can be made from nothing, in both languages, and is seen as the group sees it', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await make(page).getByRole('button', { name: 'Begin from nothing' }).click();
	await make(page).getByLabel('Title, English').fill('Everything');
	await make(page).getByLabel('Title, Spanish').fill('Todo');
	const kinds = [
		['Scale', 'Question or statement, English'],
		['Statements on one scale', 'Question, English'],
		['One of several', 'Question, English'],
		['Several of several', 'Question, English'],
		['A number', 'Question, English'],
		['In their own words', 'Question, English'],
	] as const;
	for (const [kind, label] of kinds) {
		await make(page).locator('.add').getByRole('button', { name: kind, exact: true }).click();
		await expect(make(page).getByLabel(label, { exact: true })).toBeFocused();
		await make(page).getByLabel(label, { exact: true }).fill(`${kind}?`);
		await make(page).getByLabel(label.replace('English', 'Spanish'), { exact: true }).fill(`¿${kind}?`);
		for (const field of await make(page).locator('.labels input, .labels textarea').all()) {
			if ((await field.inputValue()) === '') await field.fill(`${(await field.getAttribute('aria-label'))!}.`);
		}
		await expect(preview(page).getByText(`${kind}?`, { exact: true }).first()).toBeVisible();
		await expectNoAxeViolations(page, '[data-section="make"]');
	}
	await expect(asked(page)).toHaveCount(6);
	await expect(make(page).locator('.check li.stop')).toHaveCount(1); // the steward
	await make(page).getByRole('button', { name: 'Español' }).click();
	await expect(preview(page).getByText('¿In their own words?', { exact: true }).first()).toBeVisible();
	await make(page).getByLabel('Ask it only if').selectOption({ label: '3. One of several?' });
	await make(page).getByRole('checkbox', { name: 'Option 2, English.' }).check();
	await expect(preview(page).getByRole('group', { name: '¿In their own words?' })).toBeHidden();
}); // prettier-ignore

test('questions are put in order by arrows, by keys and by hand, and the screen reader hears where', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1440, height: 1200 });
	await page.goto('/facilitate/');
	await begin(page, 'Debrief of our protocol');
	const start = ['How far do you agree?', 'Which parts need more time?', 'Which moment moved the thinking?'];
	await expect(asked(page)).toHaveText(start);
	const say = make(page).locator('[data-announce]');
	await make(page).getByRole('button', { name: 'Move down: How far do you agree?' }).click();
	await expect(asked(page)).toHaveText([start[1]!, start[0]!, start[2]!]);
	await expect(say).toHaveText('Now question 2 of 3, on page 1.');
	await expect(make(page).getByRole('button', { name: 'Move down: How far do you agree?' })).toBeFocused();
	await page.keyboard.press('Alt+ArrowUp');
	await expect(asked(page)).toHaveText(start);
	await page.keyboard.press('Alt+ArrowUp');
	await expect(say).toHaveText('It stands at the end already.');

	const grip = (await make(page).locator('.grip').nth(2).boundingBox())!;
	const first = (await make(page).locator('.asked').first().boundingBox())!;
	await page.mouse.move(grip.x + 5, grip.y + 20);
	await page.mouse.down();
	await page.mouse.move(grip.x + 5, first.y + 4, { steps: 5 });
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expect(asked(page)).toHaveText(start);
	await page.mouse.move(grip.x + 5, grip.y + 20);
	await page.mouse.down();
	await page.mouse.move(grip.x + 5, first.y + 4, { steps: 5 });
	await page.mouse.up();
	await expect(asked(page)).toHaveText([start[2]!, start[0]!, start[1]!]);
	await make(page).getByRole('button', { name: 'Undo' }).click();
	await expect(asked(page)).toHaveText(start);
	await expect(page.getByText('or by its grip.')).toBeVisible();
	await page.setViewportSize({ width: 360, height: 740 });
	await expect(page.getByText('or by its grip.')).toBeHidden();
}); // prettier-ignore

test('a draft is kept on this device, goes into a file and comes back, and can be deleted', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await begin(page, 'Halfway through our year');
	await make(page).getByLabel('Title, English').fill('Halfway, kept');
	await expect(saved(page)).toBeVisible();
	await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('Halfway, kept');
	const download = page.waitForEvent('download');
	await make(page).getByRole('button', { name: 'Save the draft as a file' }).click();
	const text = readFileSync(await (await download).path(), 'utf8');
	await page.reload();
	await expectNoAxeViolations(page);
	await make(page).getByRole('button', { name: 'Go on: Halfway, kept' }).click();
	await expect(make(page).getByLabel('Title, English')).toHaveValue('Halfway, kept');
	await make(page).getByRole('button', { name: 'All drafts' }).click();
	page.once('dialog', (dialog) => void dialog.accept());
	await make(page).getByRole('button', { name: 'Delete: Halfway, kept' }).click();
	await expect(make(page).getByText('Halfway, kept')).toHaveCount(0);
	await openDraft(page, 'halfway.draft.json', text);
	await expect(make(page).getByLabel('Title, English')).toHaveValue('Halfway, kept');
}); // prettier-ignore

test('two tabs on one draft: neither overwrites the other without asking', async ({ page, context }) => {
	await page.goto('/facilitate/');
	await begin(page, 'At the end of our year');
	const title = 'Title, English';
	await make(page).getByLabel(title).fill('First');
	await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).toContain('First');
	const other = await context.newPage();
	await other.goto('/facilitate/');
	await make(other).getByRole('button', { name: 'Go on: First' }).click();
	await make(other).getByLabel(title).fill('Second');
	await expect(make(page).locator('[data-conflict]')).toContainText('changed in another tab');
	await make(page).getByLabel(title).fill('Third');
	await expectNoAxeViolations(page, '[data-section="make"]');
	await expect.poll(() => page.evaluate(() => JSON.stringify(localStorage))).not.toContain('Third');
	await make(page).getByRole('button', { name: 'Go on here, as a copy' }).click();
	await make(page).getByRole('button', { name: 'All drafts' }).click();
	await expect(make(page).getByRole('heading', { name: 'Second' })).toBeVisible();
	await expect(make(page).getByRole('heading', { name: 'Third' })).toBeVisible();
}); // prettier-ignore

test.describe('a browser that keeps nothing', () => {
	for (const [name, message] of [
		['QuotaExceededError', 'This browser’s storage is full'],
		['SecurityError', 'This browser keeps nothing for this site'],
	] as const) {
		test(`says so (${name}), and the draft still goes into a file`, async ({ page }) => {
			await page.addInitScript((error) => {
				Storage.prototype.setItem = () => {
					throw new DOMException('no', error);
				};
			}, name);
			await page.goto('/facilitate/');
			await expect(make(page).getByText('a draft lives in this page only')).toBeVisible();
			await begin(page, 'After our session');
			await expect(make(page).locator('[data-keeping]')).toContainText(message);
			const download = page.waitForEvent('download');
			await make(page).getByRole('button', { name: 'Save the draft as a file' }).click();
			expect(readFileSync(await (await download).path(), 'utf8')).toContain('"peer-draft"');
			page.on('dialog', (dialog) => void dialog.accept());
		});
	}
});

test('a file that is no draft, is cut off, is from a newer version or is in the wrong place says so', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	const text = draftToText(newDraft('d1'));
	const problem = page.locator('[data-section="file"]').getByRole('status');
	for (const [name, content, reason] of [
		['photo.jpg', '\u00ff\u00d8\u00ff', '“photo.jpg” is no key, draft or survey'],
		['other.json', '{"format":"peer-key","version":1}', '“other.json” is no key, draft or survey'],
		['cut.draft.json', text.slice(0, 200), 'it is not whole JSON'],
		['new.draft.json', text.replace('"version": 1', '"version": 7'), 'newer version'],
		['large.json', text + ' '.repeat(15_000_000), 'too long to be a file of this site'],
		['new.json', '{"format":"peer-survey","version":9}', 'The survey’s'],
	] as const) {
		await openDraft(page, name, content);
		await expect(problem).toContainText(reason);
	}
	await expectNoAxeViolations(page, '[data-section="file"]');
	const transfer = await page.evaluateHandle(() => {
		const data = new DataTransfer();
		data.items.add(new File(['x'], 'x.json'));
		return data;
	});
	await page.dispatchEvent('[data-section="key"]', 'drop', { dataTransfer: transfer });
	await expect(page.getByText('This is no place for a file.')).toBeVisible();
	expect(page.url()).toContain('/facilitate/');
});

const NAUGHTY = ['<img src=x onerror=alert(1)>', '‮abc', 'مرحبا بالعالم', '👩🏽‍🏫🏔️', '{{7*7}}', '\\";alert(1)//', 'ı̇İſ', '﷽'.repeat(30)]; // prettier-ignore

test('markup, emoji and right-to-left text are words like others, in every field', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await begin(page, 'After our session');
	await asked(page).first().click();
	const fields = make(page).locator('.builder-edit').locator('input[type="text"], textarea');
	for (const text of NAUGHTY.slice(0, 4)) {
		for (const field of await fields.all()) await field.fill(text);
		await expect(preview(page).locator('legend').first()).toHaveText(text);
	}
	for (const [index, text] of NAUGHTY.entries()) {
		await fields.nth(index).fill(text);
		await expect(fields.nth(index)).toHaveValue(text);
	}
	expect(await page.locator('img[src="x"]').count()).toBe(0);
	await expectNoSidewaysScroll(page);
}); // prettier-ignore

test('a draft of 200 questions is opened, looked through and changed', async ({ page }) => {
	const words = (text: string) => ({ en: text, es: text });
	const draft: Draft = {
		...newDraft('d1'),
		title: words('Two hundred'),
		pages: [
			{
				title: words(''),
				questions: Array.from({ length: 200 }, (_, index) => ({
					...newQuestion('scale', `q${index + 1}`),
					text: words(`Statement number ${index + 1}.`),
				})),
			},
		],
	};
	await page.goto('/facilitate/');
	await openDraft(page, 'many.draft.json', draftToText(draft));
	await expect(asked(page)).toHaveCount(200);
	await asked(page).nth(199).click();
	await expect(preview(page).getByText('Statement number 200.')).toBeVisible();
	await make(page).locator('.add').getByRole('button', { name: 'Scale', exact: true }).click();
	await expect(make(page).locator('.check')).toContainText('201 questions; 200 is the most');
});

test('on a laptop no list of the editor is cut, and every point and statement says its language', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto('/facilitate/');
	await begin(page, 'After our session');
	await asked(page).first().click();
	const cut = await make(page)
		.locator('select')
		.evaluateAll((all: HTMLSelectElement[]) => {
			const widths = all.map(({ offsetWidth }) => offsetWidth);
			for (const one of all) one.style.inlineSize = 'max-content';
			return all.filter(({ offsetWidth }, index) => offsetWidth > widths[index]!).length;
		});
	expect(cut).toBe(0);
	const told = await make(page)
		.locator('.labels .words p')
		.evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').content));
	expect(new Set(told)).toEqual(new Set(['"en" / ""', '"es" / ""']));
});

test('every view fits a phone and a tablet, in both languages', async ({ page }) => {
	for (const [width, path] of [
		[360, '/es/facilitate/'],
		[768, '/facilitate/'],
	] as const) {
		await page.setViewportSize({ width, height: 800 });
		await page.goto(path);
		await expectNoSidewaysScroll(page);
		await make(page).locator('[data-begin="template"]').nth(1).click();
		for (const line of [0, 1, 2]) {
			await asked(page).nth(line).click();
			await expectNoSidewaysScroll(page);
		}
		await expectNoAxeViolations(page);
	}
});

test.describe('short links', () => {
	test.use({ except: [/status of 40[04]/] });

	test('a mailbox that gives another survey is found out, and one that has none is named', async ({
		page,
	}) => {
		const id = 'AAAAAAAAAAAAAAAAAAAAAA';
		const other = parseDefinition({
			format: 'peer-survey',
			version: 1,
			title: 'Another survey',
			pages: [{ questions: [{ type: 'text', id: 'q', text: 'Who are you?', maxLength: 10 }] }],
			keyholders: [{ role: 'facilitator', key: seedToKeys(generateSeed()).publicKey.text }],
			minimum: 3,
			keepDays: 1,
			via: { mailbox: '/mailbox/' },
		});
		await page.goto(`/reflect/#id=${id}`);
		await expect(page.getByRole('alert')).toContainText('does not hold this survey');
		await page.route(`**/mailbox/surveys/${id}/definition`, (route) =>
			route.fulfill({ contentType: 'application/json', body: JSON.stringify(other) }),
		);
		await page.reload();
		await expect(page.getByRole('alert')).toContainText('gave another survey');
		await expect(page.getByText('Who are you?')).toHaveCount(0);
		for (const fragment of ['id=', 'id=AAAA', `id=${id}A`, `id=${id}&mailbox=javascript:alert(1)`, `id=${id}&mailbox=http://example.org/`]) {
			await page.goto('about:blank');
			await page.goto(`/reflect/#${fragment}`);
			await expect(page.getByRole('alert')).toContainText('This link is not whole');
		} // prettier-ignore
	});
});

test.describe('without network', () => {
	test.use({ except: [/ERR_INTERNET_DISCONNECTED/] });

	test('a survey that was opened is answered to its end without network, and a text of 100 kB is cut to what fits', async ({
		page,
		context,
	}) => {
		// What happens after sealing comes once the form stands there.
		const rest = page.waitForResponse(/\/outcome\.[^/]+\.js$/).then((script) => script.finished());
		await page.goto('/reflect/practice/');
		await expect(page.locator('.survey-words strong')).toBeVisible();
		await rest;
		await context.setOffline(true);
		await page.getByRole('button', { name: 'Begin' }).click();
		await page.getByRole('button', { name: 'Español' }).click();
		await page.getByRole('button', { name: 'English' }).click();
		await page.getByRole('button', { name: 'Next' }).click();
		await page.getByRole('button', { name: 'Next' }).click();
		const text = page.getByLabel('What did you notice about your own teaching?');
		await text.fill('x'.repeat(100_000));
		await expect(text).toHaveValue('x'.repeat(1000));
		await expect(page.getByText('1000 of 1000 characters')).toBeVisible();
		await text.fill('🏔️'.repeat(300));
		await page.getByRole('button', { name: 'Look over your answers' }).click();
		await page.getByRole('button', { name: 'Seal and send' }).click();
		await expect(page.getByRole('heading', { name: 'Waiting for the network' })).toBeVisible();
	});
});
