import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { sealBox } from '../../src/lib/survey/box.ts';
import { concat } from '../../src/lib/survey/bytes.ts';
import {
	parseDefinition,
	surveyId,
	surveyIdText,
	type Definition,
} from '../../src/lib/survey/definition.ts';
import { bytesToEnvelope, envelopeToText, type Envelope } from '../../src/lib/survey/envelope.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { parsePublicKey } from '../../src/lib/survey/keys.ts';
import { generateSeed, seedToKeys } from '../../src/lib/survey/seed.ts';
import { definitionToLink } from '../../src/lib/survey/link.ts';
import { createSecret, secretToReportId, splitAnswers } from '../../src/lib/survey/report.ts';
import { createVerifyKey } from '../../src/lib/survey/verify-key.ts';
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
async function makeSurvey(facilitator: Person, steward: Person): Promise<Definition> {
	const keyholders = [
		{ role: 'facilitator', key: facilitator.publicKey },
		{ role: 'steward', key: steward.publicKey },
	] as const;
	const written = parse(readFileSync('src/content/surveys/practice.yaml', 'utf8')) as object;
	const verifyKey = await createVerifyKey(keyholders);
	return parseDefinition({ ...written, keyholders, verifyKey });
}

async function unlock(page: Page, { file }: Person): Promise<void> {
	await page.getByRole('button', { name: 'I have a key' }).click();
	await page.getByLabel('Key file').setInputFiles({
		name: 'mine.key.json',
		mimeType: 'application/json',
		buffer: Buffer.from(file),
	});
	await page.getByLabel('Passphrase').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Unlock' }).click();
	await expect(page.getByText('is unlocked in this page.')).toBeVisible();
}

/** How the twelve answer “We had enough time”, from 1 to 5, and 0 for no answer. */
const TIME = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 0];
const LABELS = ['No answer', 'Not at all', 'Rather not', 'Partly', 'Mostly', 'Fully'];

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
	await page.getByRole('button', { name: 'Seal and send' }).click();
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

	await page.goto('/facilitate/');
	await unlock(page, facilitator);
	await page.getByText('Open a survey from a link or a file').click();
	await page.getByLabel('Link of a survey').fill(`${baseURL!}${link}`);
	await page.getByRole('button', { name: 'Open', exact: true }).click();
	await page.getByRole('button', { name: 'Open the mailbox' }).click();
	await expect(page.getByText('The mailbox is open and takes envelopes.')).toBeVisible();

	const group = await browser.newContext({ baseURL: baseURL! });
	const broken = watch(group, baseURL!);
	for (const index of TIME.keys()) {
		const respondent = await group.newPage();
		await answer(respondent, link, index);
		await respondent.close();
	}
	await group.close();

	const post = async (envelope: Envelope): Promise<number> => {
		const path = `/mailbox/surveys/${surveyIdText(definition)}/envelopes`;
		const response = await request.post(path, {
			data: envelopeToText(envelope),
			headers: { 'Content-Type': 'text/plain' },
		});
		return response.status();
	};
	const { envelope: poisoned } = await forge(definition, spoil);
	expect(await post(poisoned)).toBe(201);
	expect(await post(poisoned)).toBe(200); // a replay is the same envelope
	const [one, other] = [await forge(definition, (half) => half), await forge(definition, spoil)];
	const { bytes } = one.envelope;
	const swapped = concat(bytes.subarray(0, bytes.length - one.boxes[1]!.length), other.boxes[1]!);
	expect(await post(bytesToEnvelope(swapped))).toBe(201);

	await page.getByRole('button', { name: 'Close the mailbox and ask the steward' }).click();
	await expect(page.getByText('Asked for 14 responses.')).toBeVisible();
	await expectNoAxeViolations(page);
	const stewardLink = (await page.locator('.account .link a').getAttribute('href'))!;
	await page.getByRole('button', { name: 'Look for the approval' }).click();
	await expect(page.getByText('The steward has not approved yet.')).toBeVisible();

	const away = await browser.newContext({
		baseURL: baseURL!,
		viewport: { width: 360, height: 740 },
	});
	const brokenAway = watch(away, baseURL!);
	const phone = await away.newPage();
	await phone.goto(stewardLink);
	await unlock(phone, steward);
	await expect(phone.getByText('The facilitator asks to open 14 responses.')).toBeVisible();
	expect(await phone.content()).not.toContain('Noticed 1');
	await expectNoAxeViolations(phone);
	await expectNoSidewaysScroll(phone);
	await phone.getByRole('button', { name: 'Approve' }).click();
	await expect(phone.getByText('Approved: 12 responses can now be counted.')).toBeVisible();
	await expect(phone.getByText('2 were left out:')).toBeVisible();
	expect(await phone.content()).not.toContain('Noticed 1');
	await expectNoAxeViolations(phone);

	await page.getByRole('button', { name: 'Look for the approval' }).click();
	await expect(page.getByRole('heading', { name: 'What your group said' })).toBeVisible();
	await expect(page.getByText('2 were left out:')).toBeVisible();
	const session = page.locator('[data-chart="session"]');
	await session.getByText('Table', { exact: true }).click();
	await expect(session.getByRole('row', { name: /We had enough time/ })).toHaveText(
		/We had enough time for what mattered\.1123411/,
	);
	const texts = await page.locator('[data-chart="reflection"] li').allTextContents();
	expect(texts.toSorted()).toEqual(TIME.map((_, index) => `Noticed ${index + 1}`).toSorted());

	// The same set again is the same approval; from a new device, the mailbox's ledger knows it.
	await phone.evaluate(() => indexedDB.deleteDatabase('peer-academy'));
	await phone.reload();
	await unlock(phone, steward);
	await phone.getByRole('button', { name: 'Approve' }).click();
	await expect(phone.getByText('Approved: 12 responses can now be counted.')).toBeVisible();
	await away.close();
	expect([...broken, ...brokenAway]).toEqual([]);
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

test('a steward is told when a survey is none of theirs, and refuses with one tap', async ({
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
	await page.goto(`/steward/#${fragment}`);
	await unlock(page, stranger);
	await expect(page.getByText('This survey names another steward’s key.')).toBeVisible();
	await expectNoAxeViolations(page);

	const context = await browser.newContext({ baseURL: baseURL! });
	const other = await context.newPage();
	await other.goto('/steward/#cut');
	await expect(other.getByRole('alert')).toContainText('This link');
	await context.close();
});
