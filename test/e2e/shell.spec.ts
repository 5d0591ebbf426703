import { expect, expectNoAxeViolations, test } from './page.ts';

test('the home page says whose it is', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByRole('banner')).toContainText('Peer Coach Academy');
	await expectNoAxeViolations(page);
});
