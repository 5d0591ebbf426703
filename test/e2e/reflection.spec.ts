import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { parseDefinition, surveyId, type Definition } from '../../src/lib/survey/definition.ts';
import { sign } from '../../src/lib/survey/keys.ts';
import { definitionToLink } from '../../src/lib/survey/link.ts';
import { mailboxTransport, type MailboxTransport } from '../../src/lib/transport/mailbox.ts';
import { registrationOf } from '../../src/lib/ui/survey/listed-surveys.ts';
import { createVerifyKey } from '../../src/lib/survey/verify-key.ts';
import { KEYS, OTHER_KEYS, written } from '../survey/sample.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, test, watch } from './page.ts';

/** A facilitator with a key of their own, the practice survey sealed to it, and its mailbox open. */
async function facilitate(page: Page): Promise<string> {
	await page.goto('/facilitate/');
	await page.getByRole('button', { name: 'Make a key' }).click();
	await page.getByRole('button', { name: 'Suggest one' }).click();
	const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
	await page.getByLabel('The passphrase again').fill(passphrase);
	await page.getByRole('button', { name: 'Create the key' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the key file' }).click();
	expect((await download).suggestedFilename()).toMatch(/\.key\.json$/);
	await page.getByRole('button', { name: 'Use with my key' }).click();
	await page.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(page.getByText('The mailbox is open and takes envelopes.')).toBeVisible();
	return (await page.locator('.link a').getAttribute('href'))!;
}

/** Open the mailbox of a survey that is sealed to the sample's key, as its facilitator would. */
async function openMailbox(site: string, survey: Definition): Promise<MailboxTransport> {
	const mailbox = mailboxTransport({
		url: new URL('/mailbox/', site).href,
		surveyId: surveyId(survey),
		sign: (message) => sign(message, KEYS),
	});
	await mailbox.open(registrationOf(survey));
	return mailbox;
}

/** What each of the five answers: how far they agree with “We had enough time”, from 1 to 5. */
const TIME = ['Not at all', 'Partly', 'Fully', 'Fully', 'Mostly'];

async function answer(page: Page, link: string, index: number): Promise<string> {
	await page.goto(link);
	await expect(page.getByRole('heading', { name: 'Who can see what' })).toBeVisible();
	await page.getByRole('button', { name: 'Begin' }).click();
	await page
		.getByRole('group', { name: 'We had enough time for what mattered.' })
		.getByLabel(TIME[index]!, { exact: true })
		.check();
	await page
		.getByRole('group', { name: 'Which part helped you most?' })
		.getByLabel('The questions')
		.check();
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByLabel('Tune a plan').check();
	await page.getByLabel('How many lessons of colleagues').fill(String(index));
	await page.getByRole('button', { name: 'Next' }).click();
	await page
		.getByLabel('What did you notice about your own teaching?')
		.fill(`Reflection ${index + 1}`);
	await page.getByRole('button', { name: 'Look over your answers' }).click();
	await expect(page.getByRole('heading', { name: 'Before you send' })).toBeVisible();
	await expect(page.getByText(`Reflection ${index + 1}`)).toBeVisible();
	await page.getByRole('button', { name: 'Seal and send' }).click();
	await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
	return (await page.locator('.receipt-code').textContent())!;
}

async function withRespondents(
	page: Page,
	baseURL: string,
	run: (context: BrowserContext) => Promise<void>,
): Promise<void> {
	const context = await page.context().browser()!.newContext({ baseURL });
	const broken = watch(context, baseURL);
	await run(context);
	expect(broken).toEqual([]);
	await context.close();
}

/** A survey of a test's own, which nobody else answers. */
const ownSurvey = (change: Record<string, unknown>): Definition =>
	parseDefinition({ ...written(), closes: '2099-06-30', ...change });

test('a facilitator makes a key, five people answer, and only then is anything shown', async ({
	page,
	baseURL,
}) => {
	const link = await facilitate(page);
	await page.getByRole('button', { name: 'Fetch from the mailbox' }).click();
	await expect(page.getByText('There are no envelopes in the mailbox.')).toBeVisible();
	const receipts: string[] = [];
	await withRespondents(page, baseURL!, async (context) => {
		for (const index of [0, 1, 2, 3]) {
			receipts.push(await answer(await context.newPage(), link, index));
		}
	});
	await page.getByRole('button', { name: 'Fetch from the mailbox' }).click();
	await expect(page.locator('.refusal')).toContainText(
		'There are 4 responses; this survey shows nothing before there are 5.',
	);
	await expect(page.getByText('4 envelopes so far.')).toBeVisible();
	await page.getByRole('button', { name: 'Close the mailbox' }).click();
	await expect(page.getByText('Only 4 envelopes have come')).toBeFocused();
	await page.getByRole('button', { name: 'Leave it open' }).click();
	await expect(page.locator('.result')).toHaveCount(0);
	expect(await page.locator('peer-workspace').innerText()).not.toContain('Reflection 1');

	await withRespondents(page, baseURL!, async (context) => {
		const respondent = await context.newPage();
		receipts.push(await answer(respondent, link, 4));
		await respondent.getByRole('link', { name: 'Check a receipt' }).click();
		await respondent.getByRole('button', { name: 'Check' }).click();
		await expect(respondent.getByText('It is there.')).toBeVisible();
		await respondent
			.getByLabel('Receipt', { exact: true })
			.fill(receipts[0]!.replace(/.$/, (end) => (end === '0' ? '1' : '0')));
		await respondent.getByRole('button', { name: 'Check' }).click();
		await expect(respondent.getByText('It is not there.')).toBeVisible();
	});
	await page.getByRole('button', { name: 'Fetch from the mailbox' }).click();
	await expect(page.getByRole('heading', { name: 'What your group said' })).toBeVisible();

	const agreement = page.locator('[data-chart="session"]');
	await expect(agreement.locator('canvas')).toBeVisible();
	await agreement.getByText('Table', { exact: true }).click();
	await expect(agreement.getByRole('row', { name: /We had enough time/ })).toHaveText(
		/We had enough time for what mattered\.101125/,
	);
	await expect(agreement.getByRole('row', { name: /I was listened to/ })).toContainText('withheld');
	await expect(page.locator('[data-chart="recommend"]')).toContainText(
		'Withheld: fewer than 5 answered it',
	);
	const texts = await page.locator('[data-chart="reflection"] li').allTextContents();
	expect(texts.toSorted()).toEqual([1, 2, 3, 4, 5].map((number) => `Reflection ${number}`));
	await expectNoAxeViolations(page);

	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the release' }).click();
	const release = readFileSync(await (await saved).path(), 'utf8');
	expect(release).toContain('"peer-release"');

	// A second session: another survey, with the same ids.
	await page
		.getByLabel('Add releases to compare')
		.setInputFiles('src/content/releases/practice.json');
	const time = page.locator('[data-compared="session.time"]');
	await expect(time.locator('.courses svg')).toContainText('95 % interval');
	await expect(time).toContainText('may be chance');
	await expect(page.locator('[data-compared="session.heard"]')).toContainText('Withheld');
	await expect(page.getByText('These sessions have different facilitators.')).toBeVisible();
	await expectNoAxeViolations(page);

	// What was opened leaves with the key, and themes that are not saved not without a question.
	const reflection = page.locator('[data-chart="reflection"]');
	await reflection.getByText('Group these texts').click();
	await reflection.getByLabel('New theme').fill('Listening');
	await reflection.getByRole('button', { name: 'Add', exact: true }).click();
	await page.getByRole('button', { name: 'Lock', exact: true }).click();
	await expect(page.getByText('their themes are not saved yet')).toBeFocused();
	await expect(reflection.getByLabel('Name of the theme')).toHaveValue('Listening');
	await page.getByRole('button', { name: 'Go on without saving' }).click();
	await expect(page.locator('[data-section="results"]')).toBeHidden();
	await expect(page.locator('.result')).toHaveCount(0);
});

test('what was sent leaves no trace on a shared device', async ({ page, baseURL }) => {
	const link = await facilitate(page);
	await withRespondents(page, baseURL!, async (context) => {
		const respondent = await context.newPage();
		await answer(respondent, link, 0);
		expect(await respondent.locator('textarea, input').count()).toBe(0);
		const kept = await respondent.evaluate(async () => ({
			local: JSON.stringify(localStorage),
			session: JSON.stringify(sessionStorage),
			caches: await caches.keys(),
			html: document.documentElement.outerHTML,
		}));
		expect(JSON.stringify(kept.local + kept.session)).not.toContain('Reflection 1');
		expect(kept.local).toBe('{}');
		expect(kept.html).not.toContain('Reflection 1');
		await expect(respondent.getByText('Is this a shared device?')).toBeVisible();
		const handOver = respondent.getByRole('button', { name: 'Hand over to the next person' });
		await expect(handOver).toHaveClass(/second/);
		await handOver.click();
		await respondent.getByRole('button', { name: 'Begin' }).click();
		await expect(respondent.getByLabel('Not at all').first()).not.toBeChecked();
		await respondent.goto('/');
		await respondent.goBack();
		expect(await respondent.content()).not.toContain('Reflection 1');
		expect(await respondent.content()).not.toContain('peer-receipt1');
	});
});

test.describe('without network', () => {
	test.use({ except: [/ERR_INTERNET_DISCONNECTED/] });

	test('the sealed envelope waits on the device, says so, and is sent when the network is back', async ({
		page,
		baseURL,
	}) => {
		const link = await facilitate(page);
		const context = await page.context().browser()!.newContext({ baseURL: baseURL! });
		const respondent = await context.newPage();
		await respondent.goto(link);
		await respondent.getByRole('button', { name: 'Begin' }).click();
		await respondent.getByRole('button', { name: 'Next' }).click();
		await respondent.getByRole('button', { name: 'Next' }).click();
		await respondent.getByLabel('What did you notice about your own teaching?').fill('Kept safe');
		await respondent.getByRole('button', { name: 'Look over your answers' }).click();
		await context.setOffline(true);
		await respondent.getByRole('button', { name: 'Seal and send' }).click();
		await expect(
			respondent.getByRole('heading', { name: 'Waiting for the network' }),
		).toBeVisible();
		const kept = await respondent.evaluate(() => localStorage.getItem('peer-outbox') ?? '');
		expect(kept).toContain('peer-env1_');
		expect(kept).not.toContain('Kept safe');
		await context.setOffline(false);
		await expect(respondent.getByRole('heading', { name: 'Sent' })).toBeVisible();
		expect(await respondent.evaluate(() => localStorage.length)).toBe(0);
		await context.close();
	});

	test('a shared device goes on to the next person, and says what it sent once it can', async ({
		page,
		context,
		baseURL,
	}) => {
		const survey = ownSurvey({ title: 'On one tablet' });
		await openMailbox(baseURL!, survey);
		await page.goto(`/reflect/#${await definitionToLink(survey)}`);
		const title = page.getByRole('heading', { name: 'On one tablet' });
		await expect(page.getByText('The six words of this survey')).toBeVisible();
		await context.setOffline(true);
		for (const waits of [/^One sealed envelope waits/, /^2 sealed envelopes wait/]) {
			await begin(page);
			await expect(page.locator('textarea').first()).toHaveValue('');
			await page
				.locator('textarea')
				.first()
				.evaluate((field: HTMLTextAreaElement) => {
					field.value = 'Mine alone';
				});
			await sendEmpty(page);
			await expect(page.getByRole('heading', { name: 'Waiting for the network' })).toBeVisible();
			await page.getByRole('button', { name: 'Hand over to the next person' }).click();
			await expect(page.getByText(waits)).toBeVisible();
			await expect(title).toBeVisible();
			await expect(page.locator('main')).toBeFocused();
			expect(await page.content()).not.toContain('Mine alone');
			for (const field of await page.locator('textarea').all()) await expect(field).toHaveValue('');
		}
		await page.getByRole('button', { name: 'Begin' }).click();
		await context.setOffline(false);
		await expect(
			page.getByText('2 sealed envelopes that waited on this device were sent.'),
		).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Its receipt' }).first().click();
		await page.getByRole('button', { name: 'Check' }).click();
		await expect(page.getByText('The mailbox holds the envelope')).toBeVisible();
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
	});

	test('a tablet whose browser keeps nothing goes on to the next person too, and says to keep the page open', async ({
		page,
		context,
		baseURL,
	}) => {
		await page.addInitScript(() => {
			Storage.prototype.setItem = () => {
				throw new DOMException('no', 'SecurityError');
			};
		});
		const survey = ownSurvey({ title: 'Kept by none' });
		await openMailbox(baseURL!, survey);
		await page.goto(`/reflect/#${await definitionToLink(survey)}`);
		await begin(page);
		await context.setOffline(true);
		await sendEmpty(page);
		await expect(page.getByText('waits in this page only: keep it open')).toBeVisible();
		await page.getByRole('button', { name: 'Hand over to the next person' }).click();
		await expect(page.getByText(/^One sealed envelope waits/)).toContainText(
			'This browser keeps nothing for this site: keep this page open until then.',
		);
		await expectNoAxeViolations(page);
		await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
		await context.setOffline(false);
		await expect(
			page.getByText('The sealed envelope that waited on this device was sent.'),
		).toBeVisible();
	});
});

/** From the first part into the one after it, which comes once all is loaded. */
async function begin(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Begin' }).click();
	await expect(page.locator('[data-step="0"]')).toBeHidden();
}

/** Answer nothing, to the end. */
async function sendEmpty(page: Page): Promise<void> {
	const shown = page.locator('[data-step]:not([hidden])');
	await expect(shown).toBeVisible();
	for (;;) {
		const at = (await shown.getAttribute('data-step'))!;
		const next = page.locator(`[data-step="${at}"] [data-go="next"]`);
		if (!(await next.isVisible())) break;
		await next.click();
		await expect(shown).not.toHaveAttribute('data-step', at);
	}
	await page.getByRole('button', { name: 'Seal and send' }).click();
}

test.describe('an envelope for a mailbox that nobody opens', () => {
	test.use({ except: [/the server responded with a status of 404/] });

	test('waits on the device, is kept unless somebody is sure, and then is gone', async ({
		page,
	}) => {
		const survey = ownSurvey({ via: { mailbox: '/mailbox/' } });
		const link = `/reflect/#${await definitionToLink(survey)}`;
		const waits = page.getByText('One sealed envelope waits on this device to be sent.');
		const kept = (): Promise<number> => page.evaluate(() => localStorage.length);
		await page.goto(link);
		await expect(page.getByText('This survey is not open yet')).toBeVisible();
		await begin(page);
		await sendEmpty(page);
		await expect(page.getByRole('heading', { name: 'Sealed, and not sent yet' })).toBeVisible();
		await page.getByRole('button', { name: 'Hand over to the next person' }).click();
		await expect(waits).toBeVisible();
		await page.getByRole('button', { name: 'Try now' }).click();
		await expect(page.getByRole('button', { name: 'Try now' })).toBeFocused();

		await page.getByRole('button', { name: 'Discard' }).click();
		await expect(page.getByText('may be somebody else’s who used this device')).toBeFocused();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Keep and try now' }).click();
		await expect(waits).toBeVisible();
		expect(await kept()).toBe(1);

		await page.getByRole('button', { name: 'Discard' }).click();
		await page.getByRole('button', { name: 'Discard for good' }).click();
		await expect(waits).toBeHidden();
		await expect(page.locator('main')).toBeFocused();
		expect(await kept()).toBe(0);
		await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
	});

	test('is tried again without taking the focus from who types, or a question from who reads it', async ({
		page,
	}) => {
		const survey = ownSurvey({ via: { mailbox: '/mailbox/' } });
		await page.goto(`/reflect/#${await definitionToLink(survey)}`);
		await begin(page);
		await sendEmpty(page);
		await page.getByRole('button', { name: 'Hand over to the next person' }).click();
		await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
		await begin(page);

		let answered = (): void => undefined;
		const held = new Promise<void>((resolve) => {
			answered = resolve;
		});
		await page.route('**/mailbox/**', async (route) => {
			await held;
			await route.continue();
		});
		await page.getByRole('button', { name: 'Try now' }).click();
		await expect(page.getByRole('button', { name: 'Try now' })).toHaveCount(0);
		const field = page.locator('[data-step]:not([hidden]) input').first();
		await field.focus();
		answered();
		await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
		await expect(field).toBeFocused();

		await page.getByRole('button', { name: 'Discard' }).click();
		const question = page.getByText('may be somebody else’s who used this device');
		await expect(question).toBeFocused();
		await page.evaluate(() => window.dispatchEvent(new Event('online')));
		await expect(question).toBeFocused();
		await page.getByRole('button', { name: 'Keep and try now' }).click();
		// Where the focus is nowhere else, a note that is renewed by itself keeps it.
		await expect(page.getByRole('button', { name: 'Try now' })).toBeFocused();
		const note = await page.locator('.outbox').elementHandle();
		await page.evaluate(() => window.dispatchEvent(new Event('online')));
		await note.waitForElementState('hidden');
		await expect(page.getByRole('button', { name: 'Try now' })).toBeFocused();
	});
});

test.describe('of two envelopes that wait', () => {
	test.use({ except: [/the server responded with a status of (404|410)/] });

	test('one that is refused is told of, also where the other hangs and the tablet is handed over', async ({
		page,
	}) => {
		const survey = ownSurvey({ via: { mailbox: '/mailbox/' } });
		await page.goto(`/reflect/#${await definitionToLink(survey)}`);
		for (const count of [1, 2]) {
			await begin(page);
			await sendEmpty(page);
			await expect(page.getByRole('heading', { name: 'Sealed, and not sent yet' })).toBeVisible();
			await page.getByRole('button', { name: 'Hand over to the next person' }).click();
			await expect(
				page.getByText(count === 1 ? /^One sealed envelope waits/ : /^2 sealed envelopes wait/),
			).toBeVisible();
			await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
		}
		const reason = 'This survey is closed and takes no more answers.';
		const tried: string[] = [];
		await page.route('**/mailbox/surveys/*/envelopes', async (route) => {
			const body = route.request().postData()!;
			const isAgain = tried.includes(body);
			tried.push(body);
			if (body === tried[0]) await route.fulfill({ status: 410, json: { error: reason } });
			else if (body !== tried[1] || isAgain) await route.fulfill({ status: 201, json: {} });
		});
		await begin(page);
		await page.getByRole('button', { name: 'Try now' }).click();
		await expect.poll(() => tried.length).toBe(2);
		await sendEmpty(page);
		await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
		await page.getByRole('button', { name: 'Hand over to the next person' }).click();
		await expect(page.locator('.outbox .error')).toHaveText(reason);
		await expect(page.getByText('was sent.')).toBeVisible();
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
	});
});

test('Back leads to the part before with its answers; what was sent is not there to go back to', async ({
	page,
}) => {
	await page.goto('/receipt/');
	await page.goto('/reflect/practice/');
	const state = (): Promise<unknown> => page.evaluate(() => history.state as unknown);
	const first = page.getByRole('heading', { name: 'The session' });
	const review = page.getByRole('heading', { name: 'Before you send' });
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByLabel('Mostly').first().check();
	await page.getByRole('button', { name: 'Next' }).click();
	await expect(first).toBeHidden();
	expect(await state()).toEqual({ step: 2 });
	await page.goBack();
	await expect(first).toBeFocused();
	await expect(page.getByLabel('Mostly').first()).toBeChecked();
	await page.goForward();
	await expect(first).toBeHidden();
	await page.getByRole('button', { name: 'Back' }).click();
	await expect(first).toBeVisible();
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByRole('button', { name: 'Look over your answers' }).click();
	await page.getByRole('button', { name: 'Change: How far' }).click();
	await expect(first).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('heading', { name: 'Who can see what' })).toBeVisible();
	for (const part of [1, 2, 3, 4]) {
		await page.goForward();
		await expect(page.locator(`[data-step="${part}"]`)).toBeVisible();
	}
	await expect(review).toBeVisible();
	await page.getByRole('button', { name: 'Seal and send' }).click();
	await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
	expect(await state()).toBeNull();
	await page.goForward();
	await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
	await page.goBack();
	await page.goBack();
	await expect(page).toHaveURL(/receipt/);
});

test('the history tells nobody whether a part was asked, and Back passes over one that was not', async ({
	page,
}) => {
	const [session, more] = written().pages;
	const asked = { type: 'choice', id: 'go', text: 'Tell more?', options: ['Yes', 'No'] };
	const follow = { type: 'text', id: 'why', text: 'Why?', maxLength: 40 };
	const survey = ownSurvey({
		via: { file: true },
		pages: [
			{ ...session, questions: [asked] },
			{ questions: [{ ...follow, showIf: { question: 'go', is: [1] } }] },
			more,
		],
	});
	const lengths: number[] = [];
	for (const answer of ['Yes', 'No']) {
		await page.goto('about:blank');
		await page.goto(`/reflect/#${await definitionToLink(survey)}`);
		const before = await page.evaluate(() => history.length);
		await page.getByRole('button', { name: 'Begin' }).click();
		await page.locator('[data-step="1"]').getByLabel(answer, { exact: true }).check();
		await page.getByRole('button', { name: 'Next' }).click();
		if (answer === 'Yes') await page.getByRole('button', { name: 'Next' }).click();
		await expect(page.getByText('Would you come again?')).toBeVisible();
		lengths.push((await page.evaluate(() => history.length)) - before);
		await page.goBack();
		await expect(page.locator(`[data-step="${answer === 'Yes' ? 2 : 1}"]`)).toBeVisible();
		if (answer === 'Yes') await page.goBack();
		await page.getByRole('group', { name: 'Tell more?' }).getByLabel('No answer').check();
	}
	expect(lengths).toEqual([3, 3]);
});

test('on a phone the first screen says what matters, holds the button, and hides nothing for good', async ({
	page,
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const [path, begin, more] of [
		['/reflect/practice/', 'Begin', 'What this cannot hide: '],
		['/es/reflect/practice/', 'Empezar', 'Lo que esto no puede ocultar: '],
	] as const) {
		await page.goto(path);
		const button = page.getByRole('button', { name: begin });
		await expect(button).toBeInViewport({ ratio: 1 });
		await expect(page.getByText(more)).toBeHidden();
		await page.locator('.who summary').click();
		await expect(page.getByText(more)).toBeVisible();
		await expectNoAxeViolations(page);
	}
});

test.describe('whose browser prefers Spanish', () => {
	test.use({ locale: 'es-US' });

	test('reads a survey in Spanish, with all that stands around it, and may change to English', async ({
		page,
	}) => {
		const survey = ownSurvey({ via: { file: true } });
		await page.goto(`/reflect/#${await definitionToLink(survey)}`);
		const heading = page.getByRole('heading', { level: 1 });
		const html = page.locator('html');
		await expect(page.getByRole('button', { name: 'Empezar' })).toBeVisible();
		await expect(heading).toHaveText('Después de la consultoría');
		await expect(page).toHaveTitle(/^Después de la consultoría · /);
		await expect(html).toHaveAttribute('lang', 'es');
		const banner = page.getByRole('banner');
		await expect(banner.getByRole('link', { name: 'Reflexiones' })).toBeVisible();
		await expect(page.getByRole('contentinfo')).toContainText('Este sitio no usa cookies');
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Saltar al contenido' }).press('Enter');
		await expect(page.locator('main')).toBeFocused();
		await page.getByRole('button', { name: 'English' }).click();
		await expect(banner.getByRole('link', { name: 'Reflections' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'English' })).toBeFocused();
		await expect(heading).toHaveText('After the consultancy');
		await expect(html).toHaveAttribute('lang', 'en');
		await expect(page.getByRole('button', { name: 'Begin' })).toBeVisible();
	});
});

test.describe('a survey whose mailbox', () => {
	test.use({ except: [/status of 4(04|10)/] });

	test('is not open yet says so at once; the envelope waits, and goes once the mailbox is open', async ({
		page,
		baseURL,
	}) => {
		const survey = ownSurvey({ title: 'Answered early' });
		await page.goto(`/reflect/#${await definitionToLink(survey)}`);
		await expect(page.getByText('your facilitator has not opened its mailbox')).toBeVisible();
		await sendEmpty(page);
		await expect(page.getByRole('heading', { name: 'Sealed, and not sent yet' })).toBeVisible();
		await expect(page.locator('.receipt-code')).toHaveCount(0);
		await expect(page.locator('.outcome')).not.toContainText('proves that');
		await expect(page.getByRole('button', { name: 'Hand over' })).toHaveClass(/second/);
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Try now' }).click();
		await expect(page.getByText('Tried again just now')).toBeVisible();
		await page.reload();
		await expect(page.getByText('One sealed envelope waits on this device')).toBeVisible();

		await openMailbox(baseURL!, survey);
		await page.getByRole('button', { name: 'Try now' }).click();
		await expect(page.getByText('One sealed envelope waits')).toHaveCount(0);
		expect(await page.evaluate(() => localStorage.length)).toBe(0);
		await page.reload();
		await sendEmpty(page);
		await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
		await expect(page.locator('.receipt-code')).toBeVisible();
	});

	test('is closed begins nothing; who had begun is told, and is given no receipt', async ({
		page,
		context,
		baseURL,
	}) => {
		const survey = ownSurvey({ title: 'Answered late' });
		const link = `/reflect/#${await definitionToLink(survey)}`;
		const mailbox = await openMailbox(baseURL!, survey);
		await page.goto(link);
		await page.getByRole('button', { name: 'Begin' }).click();
		await expect(page.getByRole('heading', { name: 'The session' })).toBeVisible();
		await mailbox.close('2099-01-01');
		const late = await context.newPage();
		await late.goto(link);
		await expect(late.getByText('is closed and takes no more answers')).toBeVisible();
		await expect(late.getByRole('button', { name: 'Begin' })).toBeHidden();
		await sendEmpty(page);
		await expect(page.getByRole('heading', { name: 'Not delivered' })).toBeVisible();
		await expect(page.getByText('is closed and takes no more answers')).toBeVisible();
		await expect(page.locator('.receipt-code')).toHaveCount(0);
		await expectNoAxeViolations(page);
	});
});

test.describe('where a part of the page does not load', () => {
	test.use({ except: [/ERR_FAILED/] });

	for (const [name, script] of [
		['what seals for two', /\/report\.[^/]+\.js$/],
		['what sends', /\/outcome\.[^/]+\.js$/],
	] as const) {
		test(`${name}, nobody answers for nothing; loading again helps`, async ({ page }) => {
			const keyholders = [
				{ role: 'facilitator', key: OTHER_KEYS.publicKey.text },
				{ role: 'steward', key: KEYS.publicKey.text },
			] as const;
			const survey = ownSurvey({
				keyholders,
				verifyKey: await createVerifyKey(keyholders),
				via: { file: true },
			});
			await page.route(script, (route) => route.abort());
			await page.goto(`/reflect/#${await definitionToLink(survey)}`);
			await expect(page.getByText('A part of this page did not load')).toBeVisible();
			await expect(page.getByRole('button', { name: 'Begin' })).toBeHidden();
			await page.unroute(script);
			await page.getByRole('button', { name: 'Try now' }).click();
			await sendEmpty(page);
			await expect(page.getByRole('heading', { name: 'Sealed' })).toBeVisible();
		});
	}
});

test('the whole way can be gone by keyboard alone', async ({ page }) => {
	await page.goto('/reflect/practice/');
	const press = async (...keys: string[]): Promise<void> => {
		for (const key of keys) await page.keyboard.press(key);
	};
	const tabTo = async (name: string | RegExp): Promise<void> => {
		for (let tries = 0; tries < 60; tries += 1) {
			await press('Tab');
			const label = await page.evaluate(
				() =>
					(document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ??
					document.activeElement?.textContent ??
					'',
			);
			if (typeof name === 'string' ? label.trim() === name : name.test(label)) return;
		}
		throw new Error(`Tab never came to ${String(name)}`);
	};
	await tabTo('Begin');
	await press('Enter');
	await expect(page.getByRole('heading', { name: 'The session' })).toBeFocused();
	await tabTo('No answer');
	await press('ArrowUp');
	await expect(page.getByLabel('Fully').first()).toBeChecked();
	await tabTo('Next');
	await press('Enter');
	await tabTo('Next');
	await press('Enter');
	await tabTo('Look over your answers');
	await press('Enter');
	await expect(page.locator('.review').getByText('Fully')).toBeVisible();
	await tabTo('Seal and send');
	await press('Enter');
	await expect(page.getByRole('heading', { name: 'Sent' })).toBeFocused();
});

test('every part of a survey is read by axe in both languages, and fits a phone', async ({
	page,
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	for (const path of ['/reflect/practice/', '/es/reflect/practice/']) {
		await page.goto(path);
		const next = page.locator('[data-step]:not([hidden]) [data-go="next"]');
		for (let part = 0; part < 4; part += 1) {
			await expectNoAxeViolations(page);
			await expectNoSidewaysScroll(page);
			await next.click();
		}
		await expect(page.locator('.review')).toBeVisible();
		await expectNoAxeViolations(page);
		await expectNoSidewaysScroll(page);
	}
});

test('the language can be changed in the middle, and what was answered stays', async ({ page }) => {
	await page.goto('/reflect/practice/');
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByLabel('Mostly').first().check();
	await page.getByRole('button', { name: 'Español' }).click();
	await expect(page.getByRole('heading', { name: 'La sesión' })).toBeVisible();
	await expect(page.getByLabel('En gran parte').first()).toBeChecked();
});

test('the language links around a survey keep it, and what was answered', async ({ page }) => {
	const survey = ownSurvey({ via: { file: true } });
	const address = `/reflect/#${await definitionToLink(survey)}`;
	await page.goto(address);
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByLabel('Rather yes').check();
	await page.getByRole('banner').getByRole('link', { name: 'Español' }).click();
	await expect(page.getByLabel('Rather yes')).toBeChecked();
	await expect(page.getByRole('button', { name: 'Español' })).toBeFocused();
	await expect(page.getByRole('banner').getByRole('link', { name: 'Reflexiones' })).toBeVisible();
	await expect(page).toHaveURL(address);
	await page.goto('about:blank');
	await page.goto('/reflect/#abc');
	await expect(page.getByRole('alert')).toContainText('This link does not open a survey');
	await page.getByRole('contentinfo').getByRole('link', { name: 'español' }).click();
	await expect(page).toHaveURL('/es/reflect/#abc');
	await expect(page.getByRole('alert')).toContainText('Este enlace no abre');
});

test('the page of reflections says in Spanish that it is there in Spanish', async ({ page }) => {
	await page.goto('/reflect/');
	await page.getByRole('main').getByRole('link', { name: 'Esta página en español' }).click();
	await expect(page).toHaveURL('/es/reflect/');
	await expect(page.getByRole('main').getByRole('link', { name: /in English/ })).toBeVisible();
});

test('a follow-up question is asked only of those whom it concerns', async ({ page }) => {
	await page.goto('/reflect/practice/');
	await page.getByRole('button', { name: 'Begin' }).click();
	await page.getByRole('button', { name: 'Next' }).click();
	const followUp = page.getByRole('group', { name: 'What kept you from recommending it?' });
	await expect(followUp).toBeHidden();
	await page
		.getByRole('group', { name: /How likely/ })
		.getByLabel('3', { exact: true })
		.check();
	await expect(followUp).toBeVisible();
	await page
		.getByRole('group', { name: /How likely/ })
		.getByLabel('9', { exact: true })
		.check();
	await expect(followUp).toBeHidden();
});

test('a link that is cut, changed or of another kind says so and shows no half survey', async ({
	page,
}) => {
	for (const fragment of ['abc', 'q'.repeat(70_000), '%00', '__proto__']) {
		await page.goto('about:blank');
		await page.goto(`/reflect/#${fragment}`);
		await expect(page.getByRole('alert')).toContainText('This link does not open a survey');
		await expect(page.locator('form')).toHaveCount(0);
	}
});

test('a survey of the site can be read without JavaScript, and says what sealing needs', async ({
	browser,
	baseURL,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! });
	const page = await context.newPage();
	await page.goto('/reflect/practice/');
	await expect(page.getByText('We had enough time for what mattered.')).toBeVisible();
	await expect(
		page.getByText('Sealing happens in your browser and needs JavaScript.'),
	).toBeVisible();
	await page.locator('.who summary').click();
	await expect(page.getByText('What this cannot hide: ')).toBeVisible();
	await context.close();
});

test('a wrong passphrase, a file that is no key and mistaken words are told apart', async ({
	page,
}) => {
	await page.goto('/facilitate/');
	await page.getByRole('button', { name: 'I have a key' }).click();
	const file = page.getByLabel('Key file');
	await file.setInputFiles('public/practice/practice.key.json');
	await page.getByLabel('Passphrase').fill('aspen or spruce');
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('The passphrase does not open this key file.')).toBeVisible();
	await file.setInputFiles({
		name: 'a.json',
		mimeType: 'application/json',
		buffer: Buffer.from('{}'),
	});
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('This is not a key file.')).toBeVisible();
	await page.getByText('Or use the 24 recovery words').click();
	await page.getByLabel('Recovery words').fill('aspen spruce');
	await page.getByRole('button', { name: 'Recover the key' }).click();
	await expect(page.getByText('is not one of the words that recovery pages use')).toBeVisible();
	await expectNoAxeViolations(page);
	await file.setInputFiles('public/practice/practice.key.json');
	await page.getByLabel('Passphrase').fill('aspen and spruce');
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('is unlocked in this page.')).toBeVisible();
	await expectNoAxeViolations(page);
});
