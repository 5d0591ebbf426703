import type { Page } from '@playwright/test';
import { parseDefinition, type Definition } from '../../src/lib/survey/definition.ts';
import { envelopeToText, sealAnswers } from '../../src/lib/survey/envelope.ts';
import { lockKey } from '../../src/lib/survey/key-file.ts';
import { definitionToLink } from '../../src/lib/survey/link.ts';
import { createVerifyKey } from '../../src/lib/survey/verify-key.ts';
import { facilitate } from '../../src/lib/ui/words/facilitate.ts';
import { keyholder } from '../../src/lib/ui/words/keyholder.ts';
import { receipt } from '../../src/lib/ui/words/receipt.ts';
import {
	ANSWERS,
	KEYS,
	OTHER_KEYS,
	OTHER_SURVEY,
	SEED,
	SURVEY,
	written,
} from '../survey/sample.ts';
import { expect, expectNoAxeViolations, test } from './page.ts';
import { releaseFile } from './releases.ts';

const WORDS = facilitate.es;
const PASSPHRASE = 'aspen gold spruce';

function file(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
	return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** The sample's key, in a file that opens at once. */
async function unlock(page: Page): Promise<void> {
	await page.getByRole('button', { name: WORDS.haveKey }).click();
	await giveKey(page);
}

async function giveKey(page: Page): Promise<void> {
	const locked = await lockKey(SEED, PASSPHRASE, { cost: { N: 2 ** 10, r: 8, p: 1 } });
	await page.getByLabel(WORDS.keyFile).setInputFiles(file('mine.key.json', locked));
	await page.getByLabel(WORDS.passphrase).fill(PASSPHRASE);
	await page.getByRole('button', { name: WORDS.unlock }).click();
	await expect(page.getByText('está desbloqueada')).toBeVisible();
}

/** What holds the Spanish texts of messages. */
const TEXTS = /\/spanish\.[^/]+\.js$/;

/** Each time that the browser asks for it. */
function watchTexts(page: Page): string[] {
	const asked: string[] = [];
	page.on('request', (request) => {
		if (TEXTS.test(request.url())) asked.push(request.url());
	});
	return asked;
}

test('a cut link is named in the page’s language, and only a Spanish page loads Spanish texts', async ({
	page,
}) => {
	const link = await definitionToLink(SURVEY);
	const asked = watchTexts(page);
	await page.goto(`/reflect/#${link.slice(0, -20)}`);
	await expect(page.getByRole('alert')).toContainText('This link is not whole');
	expect(asked).toEqual([]);
	await page.goto('/es/reflect/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	expect(asked).toEqual([]);
	for (const path of ['/es/reflect/', '/es/steward/']) {
		await page.goto('about:blank');
		await page.goto(`${path}#${link.slice(0, -20)}`);
		await expect(page.getByRole('alert')).toContainText(
			'Este enlace no está entero: una parte se cortó o cambió en el camino.',
		);
	}
	expect(asked.length).toBeGreaterThan(0);
	await page.goto('about:blank');
	await page.goto('/es/reflect/#id=AAAA');
	await expect(page.getByRole('alert')).toContainText('Este enlace no está entero');
	await expectNoAxeViolations(page);
});

test('a wrong passphrase, a file that is no key and a mistaken word are told apart in Spanish', async ({
	page,
}) => {
	await page.goto('/es/facilitate/');
	await page.getByRole('button', { name: WORDS.haveKey }).click();
	const input = page.getByLabel(WORDS.keyFile);
	await input.setInputFiles('public/practice/practice.key.json');
	await page.getByLabel(WORDS.passphrase).fill('aspen or spruce');
	await page.getByRole('button', { name: WORDS.unlock }).click();
	await expect(page.getByText('La frase de contraseña no abre este archivo')).toBeVisible();
	await input.setInputFiles(file('a.json', '{}'));
	await page.getByRole('button', { name: WORDS.unlock }).click();
	await expect(page.getByText('Esto no es un archivo de clave.')).toBeVisible();
	await input.setInputFiles(await releaseFile('june.release.json'));
	await page.getByRole('button', { name: WORDS.unlock }).click();
	await expect(page.getByText('«june.release.json» es una publicación')).toBeVisible();
	await page.getByText(WORDS.recover).click();
	await page.getByLabel(WORDS.words).fill('abandon spruce');
	await page.getByRole('button', { name: WORDS.recoverButton }).click();
	await expect(page.getByText('La palabra 2 no es una de las que se usan')).toBeVisible();
});

test('why envelopes are not counted stands on their lines in Spanish, and below the minimum nothing is shown', async ({
	page,
}) => {
	const survey = parseDefinition({ ...written(), via: { file: true } });
	const seal = async (definition: Definition): Promise<string> =>
		envelopeToText(await sealAnswers(definition, ANSWERS));
	const good = await seal(survey);
	await page.goto('/es/facilitate/');
	await unlock(page);
	await page.getByText(WORDS.openOther).click();
	await page.getByLabel(WORDS.surveyLink).fill('https://example.org/#abc');
	await page.getByRole('button', { name: WORDS.open, exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Este enlace no está entero');
	await page.getByLabel(WORDS.surveyLink).fill(`#${await definitionToLink(survey)}`);
	await page.getByRole('button', { name: WORDS.open, exact: true }).click();

	const middle = good.length - 100;
	const altered =
		good.slice(0, middle) + (good[middle] === 'A' ? 'B' : 'A') + good.slice(middle + 1);
	const lines = [good, await seal(OTHER_SURVEY), good.slice(0, -9), altered];
	await page.setInputFiles('#envelopes', [
		file('sobres.txt', lines.join('\n')),
		file('entrada.csv', '<!doctype html><title>Sign in</title>'),
	]);
	await expect(page.locator('.refusal')).toContainText(
		`Hay 1 respuesta; esta encuesta no muestra nada hasta que haya ${survey.minimum}.`,
	);
	const rejected = page.locator('.rejected li');
	await expect(rejected).toHaveText([
		/^entrada\.csv, 1: No contiene ningún sobre\. Es una página web/,
		/^sobres\.txt, 2: Responde a otra encuesta, o a otra versión de esta\.$/,
		/^sobres\.txt, 3: Está cortado: quedan \d+ de \d+ caracteres\. Pídalo otra vez\.$/,
		/^sobres\.txt, 4: Se alteró en el camino, o está sellado con otra clave\.$/,
	]);
	await expect(page.locator('.result')).toHaveCount(0);
	await expectNoAxeViolations(page);
});

test('a release that was altered is refused in Spanish, and themes that are damaged are named', async ({
	page,
}) => {
	await page.goto('/es/results/');
	const release = (await releaseFile('junio.release.json')).buffer.toString();
	const altered = release.replace('"responses": 8', '"responses": 9');
	await page.setInputFiles('#release-files', [file('alterada.json', altered)]);
	await expect(page.getByRole('alert').first()).toContainText(
		'Esta publicación se cambió después de firmarse',
	);
	await expect(page.locator('.result')).toHaveCount(0);
	const damaged = JSON.stringify({ ...(JSON.parse(release) as object), themes: 5 });
	await page.setInputFiles('#release-files', [file('temas.json', damaged)]);
	await expect(page.locator('.report .problem')).toContainText(
		'Los temas que acompañan a esta publicación están dañados',
	);
	await expect(page.locator('.result').first()).toBeVisible();
});

test('a file that is no request is named in Spanish on the steward’s page', async ({ page }) => {
	const keyholders = [
		{ role: 'facilitator', key: OTHER_KEYS.publicKey.text },
		{ role: 'steward', key: KEYS.publicKey.text },
	] as const;
	const verifyKey = await createVerifyKey(keyholders);
	const survey = parseDefinition({ ...written(), keyholders, verifyKey, via: { file: true } });
	await page.goto(`/es/steward/#${await definitionToLink(survey)}`);
	await giveKey(page);
	const words = keyholder.es;
	for (const [text, sentence] of [
		['Something else.', 'Esto no es una petición. Elija el archivo que termina en .request.'],
		['peer-approval1\n', 'Esto es una aprobación, y se necesita una petición.'],
		['peer-request1\n', 'Este mensaje no está entero: le falta el final.'],
	] as const) {
		await page.getByLabel(words.requestFile).setInputFiles(file('a.request', text));
		await page.getByRole('button', { name: words.readFiles }).click();
		await expect(page.locator('.account')).toContainText(sentence);
	}
});

test.describe('a mailbox', () => {
	test.use({ except: [/ERR_INTERNET_DISCONNECTED|status of 50[37]/] });

	test('that cannot be reached, or refuses, is spoken for in Spanish', async ({ page }) => {
		const code = `peer-receipt1.${'A'.repeat(22)}.${'0'.repeat(64)}`;
		const texts = page.waitForResponse(TEXTS).then((response) => response.finished());
		await page.goto('/es/receipt/');
		const status = page.getByRole('status');
		const check = async (): Promise<void> => {
			await page.getByLabel(receipt.es.receiptAsk, { exact: true }).fill(code);
			await page.getByRole('button', { name: receipt.es.receiptCheck }).click();
		};
		await texts;
		await page.context().setOffline(true);
		await check();
		await expect(status).toHaveText('No se llega al buzón. Revise la red y pruebe otra vez.');
		await page.context().setOffline(false);
		await page.route('**/mailbox/surveys/**', (route) =>
			route.fulfill({
				status: 503,
				contentType: 'application/json',
				body: JSON.stringify({ error: 'The mailbox is busy. Try again in a few seconds.' }),
			}),
		);
		await check();
		await expect(status).toHaveText('El buzón está ocupado. Pruebe otra vez en unos segundos.');
		await page.unroute('**/mailbox/surveys/**');
		await page.route('**/mailbox/surveys/**', (route) =>
			route.fulfill({ status: 507, contentType: 'text/html', body: 'No room' }),
		);
		await check();
		await expect(status).toContainText('su dirección respondió con el estado 507');
	});
});
