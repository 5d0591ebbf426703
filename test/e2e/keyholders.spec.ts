import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page, Route } from '@playwright/test';
import { parse } from 'yaml';
import { sealBox } from '../../src/lib/survey/box.ts';
import { concat } from '../../src/lib/survey/bytes.ts';
import {
	parseDefinition,
	surveyId,
	surveyIdText,
	type Definition,
} from '../../src/lib/survey/definition.ts';
import type { Language } from '../../src/lib/survey/text.ts';
import type { Question } from '../../src/lib/survey/question.ts';
import {
	bytesToEnvelope,
	envelopeToText,
	sealAnswers,
	type Envelope,
	receiptOf,
} from '../../src/lib/survey/envelope.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { parsePublicKey } from '../../src/lib/survey/keys.ts';
import { generateSeed, seedToKeys } from '../../src/lib/survey/seed.ts';
import { definitionToLink } from '../../src/lib/survey/link.ts';
import { createSecret, secretToReportId, splitAnswers } from '../../src/lib/survey/report.ts';
import { createVerifyKey } from '../../src/lib/survey/verify-key.ts';
import { receiptToText } from '../../src/lib/ui/survey/receipt.ts';
import { facilitate } from '../../src/lib/ui/words/facilitate.ts';
import { keyholder } from '../../src/lib/ui/words/keyholder.ts';
import { expect, expectNoAxeViolations, expectNoSidewaysScroll, test, watch } from './page.ts';

const PASSPHRASE = 'aspen gold spruce';
/** A key file that opens at once: what is tested here is not its lock. */
const CHEAP = { N: 2 ** 10, r: 8, p: 1 };

interface Person {
	readonly seed: Uint8Array;
	readonly file: string;
	readonly publicKey: string;
}

async function makePerson(): Promise<Person> {
	const seed = generateSeed();
	const file = await lockKey(seed, PASSPHRASE, { cost: CHEAP });
	return { seed, file, publicKey: seedToKeys(seed).publicKey.text };
}

/** The practice survey, for two. */
async function makeSurvey(
	facilitator: Person,
	steward: Person,
	more: Partial<Definition> = {},
): Promise<Definition> {
	const keyholders = [
		{ role: 'facilitator', key: facilitator.publicKey },
		{ role: 'steward', key: steward.publicKey },
	] as const;
	const written = parse(readFileSync('src/content/surveys/practice.yaml', 'utf8')) as object;
	const verifyKey = await createVerifyKey(keyholders);
	return parseDefinition({ ...written, keyholders, verifyKey, ...more });
}

async function unlock(page: Page, { file }: Person, lang: Language = 'en'): Promise<void> {
	const words = facilitate[lang];
	// Who comes by the link of a request is asked for the key at once.
	const isAsked = new URL(page.url()).hash !== '';
	if (!isAsked) await page.getByRole('button', { name: words.haveKey }).click();
	await page.getByLabel(words.keyFile).setInputFiles({
		name: 'mine.key.json',
		mimeType: 'application/json',
		buffer: Buffer.from(file),
	});
	await page.getByLabel(words.passphrase).fill(PASSPHRASE);
	await page.getByRole('button', { name: words.unlock }).click();
	await expect(page.getByText(/is unlocked in this page|está desbloqueada/)).toBeVisible();
}

/** A request that was approved before is offered as that. */
const APPROVE = /^(Approve|Give the same approval again)$/;

async function openSurvey(page: Page, facilitator: Person, link: string): Promise<void> {
	await page.goto('/facilitate/');
	await unlock(page, facilitator);
	await page.getByText('Open a survey from its link').click();
	await page.getByLabel('Link of a survey').fill(link);
	await page.getByRole('button', { name: 'Open', exact: true }).click();
}

async function openMailbox(page: Page, facilitator: Person, link: string): Promise<void> {
	await openSurvey(page, facilitator, link);
	await page.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(page.getByText('The mailbox is open and takes envelopes.')).toBeVisible();
}

/** @returns the mailbox's status */
async function deliver(
	request: APIRequestContext,
	definition: Definition,
	envelope: Envelope,
): Promise<number> {
	const path = `/mailbox/surveys/${surveyIdText(definition)}/envelopes`;
	const response = await request.post(path, {
		data: envelopeToText(envelope),
		headers: { 'Content-Type': 'text/plain' },
	});
	return response.status();
}

/** How the twelve answer “We had enough time”, from 1 to 5, and 0 for no answer. */
const TIME = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 0];
const LABELS = ['No answer', 'Not at all', 'Rather not', 'Partly', 'Mostly', 'Fully'];

/** The last of them has no network when the answers are sealed: the envelope waits until there is one. */
const OFFLINE = 11;

async function answer(page: Page, link: string, index: number): Promise<void> {
	await page.goto(link);
	await expect(page.getByText('in two halves')).toBeVisible();
	await page.getByRole('button', { name: 'Begin' }).click();
	await page
		.getByRole('group', { name: 'We had enough time for what mattered.' })
		.getByLabel(LABELS[TIME[index]!]!, { exact: true })
		.check();
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByRole('button', { name: 'Next' }).click();
	await page.getByLabel('What did you notice').fill(`Noticed ${index + 1}`);
	await page.getByRole('button', { name: 'Look over your answers' }).click();
	await page.context().setOffline(index === OFFLINE);
	await page.getByRole('button', { name: 'Seal and send' }).click();
	if (index === OFFLINE) {
		await expect(page.getByRole('heading', { name: 'Waiting for the network' })).toBeVisible();
		const kept = await page.evaluate(() => localStorage.getItem('peer-outbox') ?? '');
		expect(kept).toContain('peer-env1_');
		expect(kept).not.toContain('Noticed');
		await page.context().setOffline(false);
	}
	await expect(page.getByRole('heading', { name: 'Sent' })).toBeVisible();
}

/**
 * An envelope as somebody makes it who writes their own software: nothing in it is honest but its
 * form. `alter` changes the facilitator's half before it is sealed.
 */
async function forge(
	definition: Definition,
	alter: (half: Uint8Array) => Uint8Array,
): Promise<{ envelope: Envelope; boxes: Uint8Array[] }> {
	const secret = createSecret();
	const report = secretToReportId(secret);
	const { publicShare, contents } = await splitAnswers(definition, new Map(), secret);
	const survey = surveyId(definition);
	const halves = [alter(contents.facilitator), contents.steward];
	const boxes = await Promise.all(
		definition.keyholders.map(({ key }, role) =>
			sealBox(concat(survey, report, Uint8Array.of(role), halves[role]!), parsePublicKey(key).box),
		),
	);
	const head = concat(Uint8Array.of(1), survey, report, publicShare);
	return { envelope: bytesToEnvelope(concat(head, ...boxes)), boxes };
}

/** The last bytes of the half are of the proof: the report opens, and is not proved. */
const spoil = (half: Uint8Array): Uint8Array => {
	const spoiled = Uint8Array.from(half);
	spoiled[spoiled.length - 9]! ^= 1;
	return spoiled;
};

test('facilitator and steward open twelve answers together, and the false ones are left out', async ({
	page,
	baseURL,
	browser,
	request,
}) => {
	test.setTimeout(240_000);
	const [facilitator, steward] = [await makePerson(), await makePerson()];
	const definition = await makeSurvey(facilitator, steward);
	const fragment = await definitionToLink(definition);
	const link = `/reflect/#${fragment}`;

	await openMailbox(page, facilitator, `${baseURL!}${link}`);

	const group = await browser.newContext({ baseURL: baseURL! });
	const broken = watch(group, baseURL!);
	for (const index of TIME.keys()) {
		const respondent = await group.newPage();
		await answer(respondent, link, index);
		await respondent.close();
	}
	await group.close();
	expect(broken.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);

	const post = (envelope: Envelope) => deliver(request, definition, envelope);
	const { envelope: poisoned } = await forge(definition, spoil);
	expect(await post(poisoned)).toBe(201);
	expect(await post(poisoned)).toBe(200); // a replay is the same envelope
	const [one, other] = [await forge(definition, (half) => half), await forge(definition, spoil)];
	const { bytes } = one.envelope;
	const swapped = concat(bytes.subarray(0, bytes.length - one.boxes[1]!.length), other.boxes[1]!);
	expect(await post(bytesToEnvelope(swapped))).toBe(201);

	await page.getByRole('button', { name: 'Close the mailbox and ask the steward' }).click();
	await page.getByRole('button', { name: 'Close it for good and ask' }).click();
	await expect(page.getByText('Asked for 14 responses.')).toBeVisible();
	await expectNoAxeViolations(page);
	const stewardLink = (await page.locator('.asked .link a').getAttribute('href'))!;
	await page.getByRole('button', { name: 'Look for the approval' }).click();
	await expect(page.getByText('The steward has not approved yet.')).toBeVisible();
	await page.getByRole('button', { name: 'Ask for the same again' }).click();
	await expect(page.getByText('Asked for 14 responses.')).toBeVisible();

	const away = await browser.newContext({
		baseURL: baseURL!,
		viewport: { width: 360, height: 740 },
	});
	const brokenAway = watch(away, baseURL!);
	const phone = await away.newPage();
	await phone.goto(stewardLink);
	await expect(phone.getByText('Unlock your key to answer this request')).toContainText(
		`…${steward.publicKey.slice(-8)}.`,
	);
	await expect(phone.getByRole('button', { name: 'Make a key' })).toBeHidden();
	await expectNoAxeViolations(phone);
	await unlock(phone, steward);
	const asks = phone.getByRole('heading', { name: 'The facilitator asks to open 14 responses.' });
	await expect(asks).toBeFocused();
	await expect(asks).toBeInViewport();
	await expect(phone.getByRole('button', { name: 'Approve' })).toBeInViewport();
	expect(await phone.content()).not.toContain('Noticed 1');
	await expectNoAxeViolations(phone);
	await expectNoSidewaysScroll(phone);
	await phone.getByRole('button', { name: 'Approve' }).click();
	await expect(phone.getByText('Approved: 12 responses can now be counted.')).toBeVisible();
	await expect(phone.getByText('2 were left out:')).toBeVisible();
	expect(await phone.content()).not.toContain('Noticed 1');
	await expectNoAxeViolations(phone);

	await page.getByRole('button', { name: 'Look for the approval' }).click();
	await page.getByRole('link', { name: 'See the results' }).click();
	await expect(page.getByRole('heading', { name: 'What your group said' })).toBeInViewport();
	await expect(page.getByText('2 were left out:')).toBeVisible();
	const session = page.locator('[data-chart="session"]');
	await session.getByText('Table', { exact: true }).click();
	await expect(session.getByRole('row', { name: /We had enough time/ })).toHaveText(
		/We had enough time for what mattered\.1123411/,
	);
	const texts = await page.locator('[data-chart="reflection"] li').allTextContents();
	expect(texts.toSorted()).toEqual(TIME.map((_, index) => `Noticed ${index + 1}`).toSorted());

	// Weeks later it is read once more: what is open need not be asked for again.
	await openSurvey(page, facilitator, `${baseURL!}${link}`);
	const again = page.getByRole('button', { name: 'Ask for the same again' });
	await expect(page.getByText('The mailbox is closed, with 14 envelopes in it.')).toBeVisible();
	await expect(again).toBeHidden();
	await expect(page.getByRole('button', { name: 'Ask the steward' })).toBeHidden();
	await page.getByRole('button', { name: 'Open the results again' }).click();
	await expect(page.getByText('12 responses counted.')).toBeVisible();

	// The same set again is the same approval; from a new device, the mailbox's ledger knows it.
	await phone.evaluate(() => indexedDB.deleteDatabase('peer-academy'));
	await phone.reload();
	await unlock(phone, steward);
	const done = 'You approved this request: 12 responses can be counted.';
	await expect(phone.getByRole('heading', { name: done })).toBeFocused();
	await expect(phone.getByRole('button', { name: 'Refuse' })).toBeHidden();
	await expectNoAxeViolations(phone);
	await phone.getByRole('button', { name: 'Give the same approval again' }).click();
	await expect(phone.getByText('Approved: 12 responses can now be counted.')).toBeVisible();
	await away.close();
	expect(brokenAway).toEqual([]);
});

test('an approval that did not arrive is told of at the next look, and sent', async ({
	page,
	baseURL,
	browser,
	request,
}) => {
	const [facilitator, steward] = [await makePerson(), await makePerson()];
	const definition = await makeSurvey(facilitator, steward, { minimum: 3 });
	await openMailbox(
		page,
		facilitator,
		`${baseURL!}/reflect/#${await definitionToLink(definition)}`,
	);
	const receipts: string[] = [];
	for (const time of [2, 3, 4]) {
		const envelope = await sealAnswers(definition, new Map([['session.time', time]]));
		expect(await deliver(request, definition, envelope)).toBe(201);
		receipts.push(receiptToText({ survey: surveyIdText(definition), hash: await receiptOf(envelope) })); // prettier-ignore
	}
	await page.getByRole('button', { name: 'Close the mailbox and ask the steward' }).click();
	await page.getByRole('button', { name: 'Close it for good and ask' }).click();
	await expect(page.getByText('Asked for 3 responses.')).toBeVisible();

	const away = await browser.newContext({ baseURL: baseURL! });
	const broken = watch(away, baseURL!);
	const phone = await away.newPage();
	await phone.goto((await page.locator('.asked .link a').getAttribute('href'))!);
	await unlock(phone, steward);
	const approval = '**/messages/approval';
	const hold = (route: Route) =>
		route.request().method() === 'PUT' ? undefined : route.continue();
	await phone.route(approval, hold);
	const isSent = phone.waitForRequest((sent) => sent.method() === 'PUT' && sent.url().endsWith('approval')); // prettier-ignore
	await phone.getByRole('button', { name: 'Approve' }).click();
	await isSent;
	await phone.getByRole('button', { name: 'Cancel' }).click();
	await expect(phone.getByText('it may have arrived all the same')).toBeVisible();
	await phone.unroute(approval, hold);
	await page.getByRole('button', { name: 'Look for the approval' }).click();
	await expect(page.getByText('The steward has not approved yet.')).toBeVisible();

	await phone.getByRole('button', { name: 'Look for a request' }).click();
	const done = 'You approved this request: 3 responses can be counted.';
	await expect(phone.getByRole('heading', { name: done })).toBeFocused();
	await expect(phone.getByText('there is no approval in the mailbox')).toBeVisible();
	await expectNoAxeViolations(phone);
	await phone.getByRole('button', { name: 'Send the approval' }).click();
	await expect(phone.getByText('Approved: 3 responses can now be counted.')).toBeVisible();
	await phone.getByRole('button', { name: 'Look for a request' }).click();
	await expect(phone.getByText('Your approval is in the mailbox.')).toBeVisible();
	await away.close();
	expect(broken).toEqual([]);
	await page.getByRole('button', { name: 'Look for the approval' }).click();
	await expect(page.getByText('3 responses counted.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Ask the steward' })).toBeHidden();

	// Each respondent can see in the results what became of their own envelope.
	await page.getByText('Was your own answer counted?').click();
	const check = page.locator('.receipt-check');
	for (const [pasted, says] of [
		[receipts[2]!, 'Yes: your envelope was opened'],
		[receipts[2]!.slice(0, -1) + (receipts[2]!.endsWith('0') ? '1' : '0'), 'was not among those that were opened'], // prettier-ignore
		[
			receipts[2]!.replace(/\.[^.]*\./, `.${'A'.repeat(22)}.`),
			'This receipt is of another survey.',
		],
		['peer-receipt1.', 'This is not a whole receipt.'],
	] as const) {
		await check.getByLabel('Receipt').fill(pasted);
		await check.getByRole('button', { name: 'Check' }).click();
		await expect(check.getByRole('status')).toContainText(says);
	}
	await expectNoAxeViolations(page, '.receipt-check');
});

test('too few have answered: the mailbox stays open, a colleague can still answer, and closing is asked first', async ({
	page,
	baseURL,
	browser,
	request,
}) => {
	const [facilitator, steward] = [await makePerson(), await makePerson()];
	const definition = await makeSurvey(facilitator, steward, { minimum: 3 });
	const link = `/reflect/#${await definitionToLink(definition)}`;
	const post = async (): Promise<number> =>
		deliver(request, definition, await sealAnswers(definition, new Map([['session.time', 4]])));
	const joint = page.locator('[data-section="joint"]');
	const survey = page.locator('[data-section="survey"]');
	const ask = joint.getByRole('button', { name: 'Close the mailbox and ask the steward' });

	await openMailbox(page, facilitator, `${baseURL!}${link}`);
	await expect(joint.getByText('No envelopes so far.')).toBeVisible();
	expect([await post(), await post()]).toEqual([201, 201]);
	await joint.getByRole('button', { name: 'Count again' }).click();
	await expect(joint.getByText('2 envelopes so far.')).toBeVisible();
	await ask.click();
	await expect(joint.locator('.refusal')).toContainText('at least 1 more must come');
	await expect(joint.getByText('The mailbox stays open, and nothing was asked.')).toBeVisible();
	await expect(survey.getByText('The mailbox is open and takes envelopes.')).toBeVisible();

	const group = await browser.newContext({ baseURL: baseURL! });
	const broken = watch(group, baseURL!);
	await answer(await group.newPage(), link, 0);
	await group.close();
	expect(broken).toEqual([]);
	await ask.click();
	await expect(joint.getByText('3 envelopes have come. After closing nobody can')).toBeFocused();
	await expectNoAxeViolations(page, '[data-section="joint"]');
	await joint.getByRole('button', { name: 'Leave it open' }).click();
	await expect(ask).toBeFocused();
	expect(await post()).toBe(201);

	await ask.click();
	await expect(joint.getByText('4 envelopes have come.')).toBeVisible();
	expect(await post(), 'while the question stands there').toBe(201);
	await joint.getByRole('button', { name: 'Close it for good and ask' }).click();
	await expect(joint.getByText('Asked for 5 responses.')).toBeVisible();
	await expect(joint.getByText('The mailbox is closed, with 5 envelopes in it.')).toBeVisible();
	// What was asked for can be asked for again; there is nothing else to ask for.
	await expect(joint.getByRole('button', { name: 'Ask for the same again' })).toBeVisible();
	await expect(joint.getByRole('button', { name: 'Ask the steward', exact: true })).toBeHidden();
	await expect(survey.getByText('The mailbox is closed. What it holds')).toBeVisible();
	await expect(survey.getByRole('heading', { name: 'The link for your group' })).toBeHidden();
	expect(await post()).toBe(410);
});

/** A file with envelopes of people who answer “We had enough time”, from 1 to 5. */
async function sealFile(
	definition: Definition,
	name: string,
	times: readonly number[],
	id = 'session.time',
) {
	const lines = await Promise.all(
		times.map(async (time) => envelopeToText(await sealAnswers(definition, new Map([[id, time]])))),
	);
	return asFile(name, lines.join('\n'));
}

const asFile = (name: string, content: string | Buffer) => ({
	name,
	mimeType: 'text/plain',
	buffer: Buffer.from(content),
});
type NamedFile = ReturnType<typeof asFile>;

/** What a click saves, as a file that can be chosen elsewhere. */
async function saved(page: Page, click: () => Promise<void>): Promise<NamedFile> {
	const [download] = await Promise.all([page.waitForEvent('download'), click()]);
	return asFile(download.suggestedFilename(), readFileSync(await download.path()));
}

test('by files: a first opening, then one of what came since; and what was lost is asked for again', async ({
	page,
	baseURL,
	browser,
}) => {
	test.setTimeout(240_000);
	const [facilitator, steward] = [await makePerson(), await makePerson()];
	const definition = await makeSurvey(facilitator, steward, { via: { file: true } });
	const fragment = await definitionToLink(definition);
	const first = await sealFile(definition, 'june.txt', [1, 2, 3, 4, 5, 5]);
	const { envelope: poisoned } = await forge(definition, spoil);
	const forged = asFile('forged.txt', envelopeToText(poisoned));
	const second = await sealFile(definition, 'july.txt', [2, 2, 4, 4, 4]);
	const context = await browser.newContext({ baseURL: baseURL! });
	const broken = watch(context, baseURL!);
	const other = await context.newPage();
	await other.goto(`/steward/#${fragment}`);
	await unlock(other, steward);

	const begin = async (lang: Language): Promise<void> => {
		const words = facilitate[lang];
		await page.goto(lang === 'es' ? '/es/facilitate/' : '/facilitate/');
		await unlock(page, facilitator, lang);
		await page.getByText(words.openOther).click();
		await page.getByLabel(words.surveyLink).fill(`${baseURL!}/reflect/#${fragment}`);
		await page.getByRole('button', { name: words.open, exact: true }).click();
		const title = keyholder[lang].jointTitle;
		await expect(page.getByRole('heading', { name: title })).toBeVisible();
	};
	const joint = page.locator('[data-section="joint"]');
	const ask = async (
		which: 'makeRequest' | 'askAgain',
		files: readonly NamedFile[],
		count: number,
		lang: Language = 'en',
	) => {
		const words = keyholder[lang];
		await joint.getByLabel(words.files).setInputFiles([...files]);
		await joint.getByRole('button', { name: words[which] }).click();
		await expect(joint.getByText(words.asked(count))).toBeVisible();
		return saved(page, () => joint.getByRole('button', { name: words.saveRequest }).click());
	};
	const approve = async (request: NamedFile, files: readonly NamedFile[], count: number) => {
		await other.getByLabel('Request file').setInputFiles(request);
		await other.getByLabel('Envelopes or exports').setInputFiles([...files]);
		await other.getByRole('button', { name: 'Read the files' }).click();
		await other.getByRole('button', { name: APPROVE }).click();
		await expect(other.getByText(`Approved: ${count} responses`)).toBeVisible();
		return saved(other, () => other.getByRole('button', { name: 'Save the approval' }).click());
	};
	const openWith = async (approval: NamedFile, lang: Language = 'en'): Promise<void> => {
		const words = keyholder[lang];
		await joint.getByLabel(words.approvalFile).setInputFiles(approval);
		await joint.getByRole('button', { name: words.openApproval }).click();
	};
	const expectTime = async (row: RegExp): Promise<void> => {
		const session = page.locator('[data-chart="session"]');
		await session.getByText('Table', { exact: true }).click();
		await expect(session.getByRole('row', { name: /We had enough time/ })).toHaveText(row);
	};

	await begin('en');
	await expect(joint.getByRole('button', { name: 'Ask for the same again' })).toBeHidden();
	const early = [first, forged];
	const lost = await ask('makeRequest', early, 7);
	const approval = await approve(lost, early, 6);
	// The approval was lost, too, and more has come since.
	const all = [...early, second];
	const again = await ask('askAgain', all, 7);
	await openWith(await approve(again, all, 6));
	await expect(joint.getByText('6 responses counted.')).toBeVisible();
	await expectTime(/what mattered\.111126/);
	await expectNoAxeViolations(page);

	// The first approval turns up after all: it answers a request that is remembered.
	await openWith(approval);
	await expect(joint.getByText('6 responses counted.')).toBeVisible();

	await begin('en');
	const next = await ask('makeRequest', all, 5);
	await expect(joint.getByText('7 responses were opened before, and are left out.')).toBeVisible();
	await openWith(await approve(next, all, 5));
	await expect(joint.getByText('5 responses counted.')).toBeVisible();
	await expectTime(/what mattered\.020305/);

	// In the other language, after the tab was closed: that too is asked for again, and opened.
	await begin('es');
	await openWith(await approve(await ask('askAgain', all, 5, 'es'), all, 5), 'es');
	await expect(joint.getByText(facilitate.es.counted(5))).toBeVisible();

	// Another browser does not remember what was asked, and says so before it goes on.
	await page.evaluate(() => indexedDB.deleteDatabase('peer-academy'));
	await begin('en');
	await openWith(approval);
	await expect(
		joint.getByText('Of the 7 responses that were asked for, 0 are here.'),
	).toBeVisible();
	await joint.getByLabel('Envelopes or exports').setInputFiles(all);
	await openWith(approval);
	await expect(joint.getByText('It opens 7 of the 12 responses that are here.')).toBeVisible();
	await expectNoAxeViolations(page);
	await joint.getByRole('button', { name: 'I asked for those: open them' }).click();
	await expect(joint.getByText('6 responses counted.')).toBeVisible();
	await context.close();
	expect(broken).toEqual([]);
});

test.describe('a steward whose browser keeps nothing', () => {
	test('saves what was approved before sending it, and with that file no second set can overlap it', async ({
		page,
	}) => {
		await page.addInitScript(() => {
			Object.defineProperty(window, 'indexedDB', {
				get: () => {
					throw new DOMException('', 'SecurityError');
				},
			});
		});
		const [facilitator, steward] = [await makePerson(), await makePerson()];
		const definition = await makeSurvey(facilitator, steward, { minimum: 3, via: { file: true } });
		const fragment = await definitionToLink(definition);
		const first = await sealFile(definition, 'first.txt', [1, 2, 3]);
		const more = await sealFile(definition, 'more.txt', [4]);
		const ask = async (files: readonly NamedFile[], count: number): Promise<NamedFile> => {
			await openSurvey(page, facilitator, `https://example.org/reflect/#${fragment}`);
			const joint = page.locator('[data-section="joint"]');
			await joint.getByLabel('Envelopes or exports').setInputFiles([...files]);
			await joint.getByRole('button', { name: 'Make the request' }).click();
			await expect(joint.getByText(`Asked for ${count} responses.`)).toBeVisible();
			return saved(page, () =>
				joint.getByRole('button', { name: 'Save the request as a file' }).click(),
			);
		};
		const approve = async (request: NamedFile, files: readonly NamedFile[]): Promise<void> => {
			await page.goto('/steward/');
			await page.goto(`/steward/#${fragment}`);
			await unlock(page, steward);
			await page.getByLabel('Request file').setInputFiles(request);
			await page.getByLabel('Envelopes or exports').setInputFiles([...files]);
			await page.getByRole('button', { name: 'Read the files' }).click();
			await page.getByRole('button', { name: APPROVE }).click();
		};
		const three = await ask([first], 3);
		const four = await ask([first, more], 4);

		await approve(three, [first]);
		await expect(page.getByText('Approved: 3 responses')).toBeVisible();
		await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
		await expectNoAxeViolations(page);
		const record = await saved(page, () =>
			page.getByRole('button', { name: 'Save the record of what you approved' }).click(),
		);
		expect(record.name).toBe(`${surveyIdText(definition)}.ledger`);

		await approve(four, [first, more, record]);
		await expect(page.locator('.refusal')).toContainText('3 of these responses were approved');
		await approve(three, [record, first]);
		await expect(page.getByText('You approved this set before.')).toBeVisible();
	});
});

test('a large set is shared by workers, and can be cancelled', async ({ page, baseURL }) => {
	const [facilitator, steward] = [await makePerson(), await makePerson()];
	const question = {
		type: 'scale',
		id: 'time',
		text: 'Time',
		points: ['1', '2', '3', '4'],
	};
	const definition = await makeSurvey(facilitator, steward, {
		via: { file: true },
		pages: [{ questions: [question as Question] }],
	});
	const times = Array.from({ length: 300 }, (_, index) => (index % 4) + 1);
	const file = await sealFile(definition, 'many.txt', times, 'time');
	const workers: string[] = [];
	page.on('worker', (worker) => workers.push(worker.url()));
	// Held until it is cancelled, however fast the machine is.
	await page.route('**/*keyholder-worker*', () => undefined);
	await page.goto('/facilitate/');
	await unlock(page, facilitator);
	await page.getByText('Open a survey from its link').click();
	await page
		.getByLabel('Link of a survey')
		.fill(`${baseURL!}/reflect/#${await definitionToLink(definition)}`);
	await page.getByRole('button', { name: 'Open', exact: true }).click();
	await page.getByLabel('Envelopes or exports').setInputFiles(file);
	await page.getByRole('button', { name: 'Make the request' }).click();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByText('Cancelled. Nothing was sent.')).toBeVisible();
	await page.unroute('**/*keyholder-worker*');
	await page.getByRole('button', { name: 'Make the request' }).click();
	await expect(page.getByText('Asked for 300 responses.')).toBeVisible();
	const cores = await page.evaluate(() => navigator.hardwareConcurrency);
	const shared = workers.filter((url) => url.includes('preparation-worker'));
	expect(shared).toHaveLength(cores < 2 ? 0 : Math.min(cores, 8));
	// What Chromium says of workers that a worker made; Playwright may miss their end. The worker that
	// was held never began, and may be listed until its script is given up: it is not asked about.
	const devtools = await page.context().browser()!.newBrowserCDPSession();
	const left = async (): Promise<string[]> => {
		const { targetInfos } = await devtools.send('Target.getTargets', {
			filter: [{ type: 'worker' }],
		});
		return targetInfos.map(({ url }) => url).filter((url) => url.includes('preparation-worker'));
	};
	await expect.poll(left).toEqual([]);
});

test('what is under way ends with its survey and with its key, and says nothing later', async ({
	page,
	baseURL,
	browser,
	request,
}) => {
	const [facilitator, steward] = [await makePerson(), await makePerson()];
	const joint = await makeSurvey(facilitator, steward, { minimum: 3 });
	const alone = parseDefinition({
		...Object.fromEntries(Object.entries(joint).filter(([name]) => name !== 'verifyKey')),
		keyholders: [joint.keyholders[0]],
		title: 'For one alone',
	});
	const links = await Promise.all(
		[alone, joint].map(async (each) => `${baseURL!}/reflect/#${await definitionToLink(each)}`),
	);
	for (const [index, each] of [alone, joint].entries()) {
		await openMailbox(page, facilitator, links[index]!);
		for (const time of [2, 3, 4]) {
			const answers = new Map([['session.time', time]]);
			expect(await deliver(request, each, await sealAnswers(each, answers))).toBe(201);
		}
	}
	/** Hold the envelopes back, stop, and see that nobody waits for them any more. */
	const expectEnd = async (on: Page, begin: () => Promise<void>, stop: () => Promise<void>) => {
		const url = /\/mailbox\/surveys\/[^/]+\/envelopes/;
		await on.route(url, () => undefined);
		const ended = () => on.evaluate(() => performance.getEntriesByName('ended').length);
		await Promise.all([on.waitForRequest(url), begin()]);
		const before = await ended();
		await stop();
		await expect.poll(ended).toBeGreaterThan(before);
		await on.unroute(url);
	};
	const markEnds = (on: Page) =>
		on.addInitScript(() => {
			const send = window.fetch.bind(window);
			window.fetch = (target, options) => {
				options?.signal?.addEventListener('abort', () => performance.mark('ended'));
				return send(target, options);
			};
		});
	await markEnds(page);
	const lock = (on: Page) => on.getByRole('button', { name: 'Lock', exact: true }).click();
	const survey = page.locator('[data-section="survey"]');

	await openSurvey(page, facilitator, links[0]!);
	await expectEnd(
		page,
		() => page.getByRole('button', { name: 'Fetch from the mailbox' }).click(),
		() => survey.getByRole('button', { name: 'Choose another survey' }).click(),
	);
	await page.getByText('Open a survey from its link').click();
	await page.getByLabel('Link of a survey').fill(links[1]!);
	await page.getByRole('button', { name: 'Open', exact: true }).click();
	const ask = page.getByRole('button', { name: 'Close the mailbox and ask the steward' });
	await expectEnd(
		page,
		() => ask.click(),
		() => lock(page),
	);
	await unlock(page, facilitator);
	await expect(page.locator('.account')).toHaveText(['']);

	await openSurvey(page, facilitator, links[1]!);
	await ask.click();
	await page.getByRole('button', { name: 'Close it for good and ask' }).click();
	await expect(page.getByText('Asked for 3 responses.')).toBeVisible();
	const away = await browser.newContext({ baseURL: baseURL! });
	const broken = watch(away, baseURL!);
	const phone = await away.newPage();
	await markEnds(phone);
	await phone.goto(`/steward/#${await definitionToLink(joint)}`);
	await expectEnd(
		phone,
		() => unlock(phone, steward),
		() => lock(phone),
	);
	await unlock(phone, steward);
	await expect(phone.getByText('The facilitator asks to open 3 responses.')).toBeVisible();
	await away.close();
	expect(broken).toEqual([]);
});

test('a survey that is too long for a link says so, and goes into a file or through its mailbox', async ({
	page,
}) => {
	const [facilitator, steward] = [await makePerson(), await makePerson()];
	const question = (index: number) => ({
		type: 'scale',
		id: `q${index}`,
		// Random letters: nothing in them can be packed.
		text: randomBytes(1400).toString('base64'),
		points: ['1', '2', '3', '4'],
	});
	const pages = [{ questions: Array.from({ length: 40 }, (_, index) => question(index)) }];
	const more = { minimum: 3, pages } as Partial<Definition>;
	const byMailbox = await makeSurvey(facilitator, steward, more);
	const byFile = await makeSurvey(facilitator, steward, { ...more, via: { file: true } });
	const tooLong = page.getByText('This survey is too long for a link.');
	const survey = page.locator('[data-section="survey"]');
	const choose = async (chosen: Definition): Promise<void> => {
		const file = asFile('long.json', JSON.stringify(chosen));
		await page.getByLabel('Choose a file, or drop it here').setInputFiles(file);
		await expect(survey.getByText('Practice: after a session')).toBeVisible();
	};

	await page.goto('/facilitate/');
	await unlock(page, facilitator);
	await choose(byFile);
	await expect(survey.getByText(/^This survey is too long for a link\./)).toBeVisible();
	await expect(survey.locator('.six-words')).toBeVisible();
	const file = await saved(page, () =>
		survey.getByRole('button', { name: 'Save the survey as a file' }).click(),
	);
	expect(JSON.parse(file.buffer.toString())).toEqual(byFile);
	await expectNoAxeViolations(page, '[data-section="survey"]');
	const joint = page.locator('[data-section="joint"]');
	const times = [1, 2, 3];
	const envelopes = await sealFile(byFile, 'three.txt', times, 'q0');
	await joint.getByLabel('Envelopes or exports').setInputFiles(envelopes);
	await joint.getByRole('button', { name: 'Make the request' }).click();
	await expect(joint.getByText('Asked for 3 responses.')).toBeVisible();
	await expect(joint.getByRole('button', { name: 'Save the request as a file' })).toBeVisible();
	await expect(joint.locator('.account').getByText('too long for a link')).toBeVisible();

	await choose(byMailbox);
	await survey.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(survey.locator('.short-link a')).toBeVisible();
	await survey.getByText('A long link that needs no mailbox').click();
	await expect(tooLong.first()).toBeVisible();
	await expect(joint.getByRole('button', { name: 'Look for the approval' })).toBeVisible();
});

test('a steward takes the role: a key of their own, and a line to send to the facilitator', async ({
	page,
}) => {
	await page.goto('/steward/');
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Make a key' }).click();
	await page.getByRole('button', { name: 'Suggest one' }).click();
	const passphrase = await page.getByLabel('Passphrase', { exact: true }).inputValue();
	await page.getByLabel('The passphrase again').fill(passphrase);
	await page.getByRole('button', { name: 'Create the key' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the key file' }).click();
	await download;
	await expect(page.locator('.receipt-code')).toHaveText(/^peer-pub1/);
	await expectNoAxeViolations(page);
});

test('a steward with a link is asked for their key, told that a passphrase is wrong, and when the survey is none of theirs', async ({
	page,
	baseURL,
	browser,
}) => {
	const [facilitator, steward, stranger] = [
		await makePerson(),
		await makePerson(),
		await makePerson(),
	];
	const definition = await makeSurvey(facilitator, steward);
	const fragment = await definitionToLink(definition);
	await page.setViewportSize({ width: 360, height: 640 });
	await page.goto(`/steward/#${fragment}`);
	await page.getByLabel('Key file').setInputFiles(asFile('mine.key.json', stranger.file));
	await page.getByLabel('Passphrase').fill('aspen gold sprce');
	await page.getByRole('button', { name: 'Show what I type' }).click();
	await expect(page.getByLabel('Passphrase')).toHaveAttribute('type', 'text');
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('The passphrase does not open this key file.')).toBeInViewport();
	await unlock(page, stranger);
	const named = `it ends in …${steward.publicKey.slice(-8)}.`;
	await expect(page.getByText('This survey names another steward’s key.')).toContainText(named);
	await expect(page.getByText('This survey names another steward’s key.')).toBeInViewport();
	await page.getByRole('button', { name: 'Lock', exact: true }).click();
	await page.getByText('I have no key yet').click();
	await expect(page.getByText('A new key does not open this')).toBeVisible();
	await expectNoAxeViolations(page);

	const context = await browser.newContext({ baseURL: baseURL! });
	const other = await context.newPage();
	await other.goto('/steward/#cut');
	await expect(other.getByRole('alert')).toContainText('This link');
	await context.close();
});
