import { expect, test } from 'vitest';
import { FormatError } from '../../../src/lib/survey/errors.ts';
import {
	isShortLink,
	parseShortLink,
	shortLinkToText,
} from '../../../src/lib/ui/survey/short-link.ts';

const ID = 'AAAAAAAAAAAAAAAAAAA_-A';

test.each(['/mailbox/', '/mailbox', 'http://localhost:8000/', 'https://box.example.org/a?b=c&d'])(
	'a short link to %s is read as it was written',
	(mailbox) => {
		const text = shortLinkToText({ id: ID, mailbox });
		expect(isShortLink(text)).toBe(true);
		expect(parseShortLink(text)).toEqual({ id: ID, mailbox });
	},
);

test('the site’s own mailbox takes no room in it', () => {
	expect(shortLinkToText({ id: ID, mailbox: '/mailbox/' })).toBe(`id=${ID}`);
});

test('a short link cut at any length is refused', () => {
	const text = `id=${ID}`;
	for (let length = 3; length < text.length; length += 1) {
		expect(() => parseShortLink(text.slice(0, length))).toThrow(FormatError);
	}
});

test.each([
	`id=${ID}A`,
	`id=${ID.slice(1)}!`,
	`id=${ID.slice(0, -1)}B`,
	`id=${ID}&mailbox=`,
	`id=${ID}&mailbox=http://example.org/`,
	`id=${ID}&mailbox=javascript:alert(1)`,
	`id=${ID}&mailbox=//example.org/`,
	`id=${ID}&mailbox=https://user@example.org/`,
])('%s is no short link', (text) => {
	expect(() => parseShortLink(text)).toThrow(/This link is not whole/);
});
