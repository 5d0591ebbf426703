import type { Page } from '@playwright/test';
import {
	expect,
	expectNoAxeViolations,
	expectNoSidewaysScroll,
	stopClock,
	test,
	watch,
} from './page.ts';

const RUN = '/protocols/tuning/run/';
const START = new Date('2026-11-24T15:00:00');

/** Milliseconds that a clock's face shows: `4:05`, `1:04:05`, `+0:30`. */
async function shown(page: Page, name = 'left'): Promise<number> {
	const text = (await page.locator(`[data-show=${name}]`).textContent()) ?? '';
	const seconds = text
		.replace('+', '')
		.split(':')
		.reduce((sum, part) => sum * 60 + Number(part), 0);
	return (text.startsWith('+') ? -seconds : seconds) * 1000;
}

async function start(page: Page, address = RUN, auto = false): Promise<void> {
	await page.goto(address);
	if (auto) await page.getByLabel('Go on to the next step by itself').check();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('.clock')).toBeVisible();
}

test('a run of 45 minutes with 20 minutes of sleep in it ends within a second of where it should', async ({
	page,
}) => {
	await stopClock(page, START);
	await start(page, RUN, true);
	await page.clock.runFor(10 * 60_000);
	await expect(page.locator('[data-show=of]')).toHaveText('Step 2 of 8');
	// Asleep: the time passes, and no timer fires until the lid is opened.
	await page.clock.fastForward(20 * 60_000);
	expect(Math.abs((await shown(page, 'total')) - 15 * 60_000)).toBeLessThanOrEqual(1000);
	await expect(page.locator('[data-show=ends]')).toHaveText('15:45');
	await page.clock.runFor(15 * 60_000);
	expect(Math.abs(await shown(page))).toBeLessThanOrEqual(1000);
	expect(await shown(page, 'total')).toBe(0);
	await expect(page.locator('[data-show=of]')).toHaveText('Step 8 of 8');
	await page.clock.runFor(90_000);
	await expect(page.locator('[data-show=left]')).toHaveText(/^\+1:(29|30)$/);
	await page.getByRole('button', { name: 'Finish' }).click();
	await expect(page.locator('[data-show=took]')).toHaveText('It took 47 min, 2 more than planned.');
});

test('a reload goes on at the same second, and a pause survives it', async ({ page }) => {
	await stopClock(page, START);
	await start(page);
	await page.clock.runFor(61_000);
	await page.reload();
	await page.clock.runFor(200);
	expect(Math.abs((await shown(page)) - 119_000)).toBeLessThanOrEqual(1000);
	await page.getByRole('button', { name: 'Pause' }).click();
	const before = await shown(page);
	await page.clock.runFor(600_000);
	await page.reload();
	await page.clock.runFor(200);
	expect(await shown(page)).toBe(before);
	await expect(page.locator('[data-show=left-word]')).toHaveText('Paused');
	await expect(page.locator('[data-show=behind]')).toHaveText('10 min later than planned');
});

test('two browsers opened from the code’s address show the same step and the same second', async ({
	page,
	browser,
	baseURL,
}) => {
	await start(page);
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await page.getByRole('button', { name: 'Code for phones' }).click();
	const code = page.getByRole('img', { name: /QR code/ });
	await expect(code.locator('path')).toHaveAttribute('d', /^M/);
	// What the code says is the address of this moment: read it back as a phone's camera would.
	const { default: decode } = await import('qr/decode.js');
	const shot = await code.screenshot();
	const sharp = (await import('sharp')).default;
	const { data, info } = await sharp(shot)
		.ensureAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const address = decode({ data: new Uint8Array(data), width: info.width, height: info.height });
	expect(address).toBe(page.url());

	const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
	const broken = watch(phone, new URL(baseURL!).origin);
	const other = await phone.newPage();
	await other.goto(address);
	await expect(other.locator('[data-show=of]')).toHaveText('Step 2 of 8');
	await expect(other.locator('[data-show=title]')).toHaveText('Present');
	// Both are asked at the same moment; a second may change between the two answers.
	await expect
		.poll(async () => {
			const [one, two] = await Promise.all([shown(page), shown(other)]);
			return Math.abs(one - two);
		})
		.toBe(0);
	expect(broken).toEqual([]);
	await phone.close();
});

test('the rest is made to fit until a time, and too little time is said', async ({ page }) => {
	await stopClock(page, START);
	await start(page);
	await page.clock.runFor(60_000);
	await page.getByText('More', { exact: true }).click();
	const fit = page.getByLabel('Fit the rest to end at');
	await fit.fill('15:31');
	await page.getByRole('button', { name: 'Fit', exact: true }).click();
	await expect(page.locator('[data-show=fit-note]')).toHaveText('The rest now ends at 15:31.');
	await expect(page.locator('[data-show=ends]')).toHaveText('15:31');
	await fit.fill('15:03');
	await page.getByRole('button', { name: 'Fit', exact: true }).click();
	await expect(page.locator('[data-show=fit-note]')).toContainText(
		'for 8 steps. Each needs half a minute',
	);
	await expect(page.locator('[data-show=ends]')).toHaveText('15:31');
	await fit.fill('');
	await page.getByRole('button', { name: 'Fit', exact: true }).click();
	await expect(page.locator('[data-show=fit-note]')).toHaveText('Write a time such as 16:15.');
});

test('a round gives each person the same time, and the next round begins with the next person', async ({
	page,
}) => {
	await stopClock(page, START);
	await start(page, '/protocols/microlabs/run/#people=10');
	const next = page.getByRole('button', { name: 'Next', exact: true });
	await next.click();
	await next.click();
	// Ten people in threes: a group of four, and six minutes for each group.
	await expect(page.locator('[data-show=turn]')).toHaveText('Person 1 of 4');
	await page.clock.runFor(91_000);
	await expect(page.locator('[data-show=turn]')).toHaveText('Person 2 of 4');
	await page.getByRole('button', { name: 'Next person' }).click();
	await expect(page.locator('[data-show=turn]')).toHaveText('Person 3 of 4');
	await next.click();
	await next.click();
	await expect(page.locator('[data-show=turn]')).toHaveText('Person 2 of 4');
});

test('keys run it: space, arrows, plus and minus', async ({ page }) => {
	await stopClock(page, START);
	await start(page);
	await page.locator('h1').click();
	await page.keyboard.press('ArrowRight');
	await expect(page.locator('[data-show=title]')).toHaveText('Present');
	await page.keyboard.press('+');
	expect(await shown(page)).toBe(9 * 60_000);
	await page.keyboard.press('-');
	expect(await shown(page)).toBe(8 * 60_000);
	await page.keyboard.press('ArrowLeft');
	await expect(page.locator('[data-show=title]')).toHaveText('Welcome');
	await page.keyboard.press(' ');
	await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
});

test('a screen reader hears the step, half-way, one minute and zero, and nothing else', async ({
	page,
}) => {
	await stopClock(page, START);
	await start(page);
	await page.evaluate(() => {
		const heard: string[] = [];
		Object.assign(window, { heard });
		for (const region of document.querySelectorAll(
			'[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]',
		)) {
			new MutationObserver(() => {
				const text = region.textContent.trim();
				if (text !== '') heard.push(text);
			}).observe(region, { childList: true, characterData: true, subtree: true });
		}
	});
	await page.clock.runFor(200_000);
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
	const about = heard.filter((text) => !/library/i.test(text));
	expect(about).toEqual([
		'Half-way. 1:30 left.',
		'One minute left.',
		'Time is up.',
		'Step 2: Present, 8 minutes.',
	]);
	await expect(page.getByRole('timer')).toHaveAttribute('aria-live', 'off');
});

const RUNNING =
	'length=standard&people=6&plan=180.480.240.480.120.720.300.180&total=2700&start=mieck000&step=1&at=mieckyfk';

for (const [hash, sentence] of [
	['length=eternal', '“eternal” in this link is not a length.'],
	['people=0', '“0” in this link is not a number of people'],
	['people=10000', '“10000” in this link is not a number of people'],
	['minutes=0', '“0” in this link is not a number of minutes'],
	['minutes=1000000000', '“1000000000” in this link is not a number of minutes'],
	['minutes=-1', '“-1” in this link is not a number of minutes'],
	['minutes=soon', '“soon” in this link is not a number of minutes'],
	['role=king', '“king” in this link is not a role'],
	[RUNNING.replace('step=1', 'step=9'), '“9” in this link is not a step'],
	[RUNNING.replace('180.480', '180'), 'do not belong to this protocol'],
	[RUNNING.replace('mieck000', 'zzzzzzzzz'), 'is not a time at which this run can have begun'],
	[RUNNING.slice(0, RUNNING.indexOf('eck000')), 'in this link is not a'],
	['<script>=&start=%E0%A4%A', 'in this link is not a length'],
] as const) {
	test(`the address …#${hash.slice(0, 110)} gets a sentence, and the clock`, async ({ page }) => {
		await page.goto(`${RUN}#${hash}`);
		await expect(page.getByRole('alert')).toContainText(sentence);
		await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
	});
}

test('fields that cannot be right say so beside themselves, and the clock does not start', async ({
	page,
}) => {
	await page.goto(RUN);
	const people = page.getByLabel('How many people take part');
	const minutes = page.getByLabel('Minutes that you have');
	for (const value of ['0', '10000', '-1', '']) {
		await people.fill(value);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.locator('#people-note')).toHaveText(
			'Write how many people take part, from 2 to 500.',
		);
		await expect(people).toBeFocused();
	}
	await people.fill('5');
	for (const value of ['0', '1000000000', '-1', '2.5', '3']) {
		await minutes.fill(value);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.locator('#minutes-note')).toHaveText(
			'Write whole minutes from 4 to 480, or leave it empty.',
		);
	}
	await minutes.fill('35');
	await people.fill('3');
	await expect(page.locator('#people-note')).toContainText('It is made for 5 to 12 people.');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.locator('[data-show=total]')).toHaveText(/^3(5:00|4:59)$/);
});

test('nothing of a run is stored', async ({ page }) => {
	await start(page);
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	const stored = await page.evaluate(async () => ({
		local: localStorage.length,
		session: sessionStorage.length,
		databases: (await indexedDB.databases()).length,
		cookies: document.cookie,
	}));
	expect(stored).toEqual({ local: 0, session: 0, databases: 0, cookies: '' });
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing before, during and after a run, ${colorScheme}`, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await page.goto(RUN);
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Start' }).click();
		await page.getByText('More', { exact: true }).click();
		await page.getByRole('button', { name: 'Code for phones' }).click();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Projector view' }).click();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Leave projector view' }).click();
		await page.getByText('More', { exact: true }).click();
		await page.getByRole('button', { name: 'Debrief' }).click();
		await page.getByRole('button', { name: 'Finish' }).click();
		await expectNoAxeViolations(page);
	});
}

test('the projector view is left where there is no full screen, as on a phone of Apple’s', async ({
	page,
}) => {
	await page.addInitScript(() => {
		Reflect.deleteProperty(Element.prototype, 'requestFullscreen');
		Reflect.deleteProperty(Document.prototype, 'exitFullscreen');
		Reflect.deleteProperty(Document.prototype, 'fullscreenElement');
	});
	await start(page);
	await page.getByText('More', { exact: true }).click();
	await page.getByRole('button', { name: 'Projector view' }).click();
	await page.getByRole('button', { name: 'Leave projector view' }).click();
	await expect(page.locator('run-clock')).not.toHaveClass(/projector/);
});

test('on the projector everything has its place on one screen, in the longest sentence too', async ({
	page,
}) => {
	await page.setViewportSize({ width: 1920, height: 1080 });
	for (const [id, step] of [
		['tuning', 'Warm and cool feedback'],
		['peeling-the-onion', 'What may lie under it'],
		['microlabs', 'First question, speak'],
	] as const) {
		await start(page, `/protocols/${id}/run/#people=6`);
		await page.getByText('More', { exact: true }).click();
		await page.getByRole('button', { name: step }).click();
		await page.getByRole('button', { name: 'Code for phones' }).click();
		await page.getByRole('button', { name: 'Projector view' }).click();
		await expect(page.getByLabel('Fit the rest to end at')).toBeHidden();
		for (const part of ['title', 'left', 'say', 'next', 'total', 'code']) {
			await expect(page.locator(`[data-show=${part}]`)).toBeInViewport({ ratio: 1 });
		}
		const sizes = await page.evaluate(() =>
			['left', 'say'].map((name) =>
				parseFloat(getComputedStyle(document.querySelector(`[data-show=${name}]`)!).fontSize),
			),
		);
		const face = await page.locator('[data-show=left]').boundingBox();
		expect(face!.height, 'the time stands on one line').toBeLessThan(1.5 * sizes[0]!);
		// A twentieth of the screen's height is read at eight times that height's distance.
		expect(sizes[0]).toBeGreaterThan(1080 / 5);
		expect(sizes[1]).toBeGreaterThan(1080 / 22);
	}
});

test('a run fits a narrow phone', async ({ page }) => {
	for (const width of [320, 360]) {
		await page.setViewportSize({ width, height: 640 });
		await start(page);
		await expectNoSidewaysScroll(page);
	}
});

test('in Spanish the clock speaks Spanish', async ({ page }) => {
	await page.goto('/es/protocols/consultancy/run/');
	await page.getByRole('button', { name: 'Empezar' }).click();
	await expect(page.locator('[data-show=title]')).toHaveText('El dilema');
	await expect(page.locator('[data-show=silent]')).toHaveText('En silencio: Consultores');
	await expect(page.locator('[data-show=announce]')).toHaveText('Paso 1: El dilema, 8 minutos.');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the plan stands there to be run with any watch', async ({ page }) => {
		await page.goto(RUN);
		await expect(page.getByText('The clock needs JavaScript')).toBeVisible();
		await expect(page.getByRole('row')).toHaveCount(9);
		await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
	});
});
