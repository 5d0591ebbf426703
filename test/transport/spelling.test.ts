import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENVELOPE_PREFIX, MAX_ENVELOPE_BYTES } from '../../src/lib/mailbox/wire.ts';
import { EnvelopeFinder } from '../../src/lib/transport/spelling.ts';
import type { Collected, WantedSurvey } from '../../src/lib/transport/transport.ts';
import { isFound } from './cases.ts';
import { makeEnvelope, makeSurveyId } from '../mailbox/facilitator.ts';

const ID = makeSurveyId();
const LENGTH = 310; // 414 characters, so that base64 would pad it
const WANTED: WantedSurvey = {
	surveyId: new Uint8Array(Buffer.from(ID, 'base64url')),
	envelopeLength: LENGTH,
};

const find = (text: string, wanted?: WantedSurvey): Collected[] => [
	...new EnvelopeFinder('text', wanted).push(text, true),
];
const texts = (items: readonly Collected[]): string[] => items.filter(isFound).map((it) => it.text);
const reasons = (items: readonly Collected[]): string[] =>
	items.flatMap((it) => ('reason' in it ? [`${it.position}: ${it.reason}`] : []));

/** An envelope whose text has both characters in which the two alphabets of base64 differ. */
function telling(): string {
	for (;;) {
		const envelope = makeEnvelope(ID, LENGTH);
		const body = envelope.slice(ENVELOPE_PREFIX.length);
		if (body.includes('-') && body.includes('_')) return envelope;
	}
}

const envelope = telling();
const body = envelope.slice(ENVELOPE_PREFIX.length);
const wrap = (width: number, between: string): string =>
	envelope.match(new RegExp(`.{1,${width}}`, 'g'))!.join(between);

const spellings: Record<string, string> = {
	'as it is': envelope,
	'with padding': `${envelope}==`,
	'in standard base64': `${ENVELOPE_PREFIX}${body.replaceAll('-', '+').replaceAll('_', '/')}==`,
	'in quotation marks': `"${envelope}"`,
	'in typographic quotation marks': `“${envelope}”`,
	'between spaces and tabs': ` \t ${envelope}\u00A0 `,
	'with an apostrophe before it, as a spreadsheet keeps text': `'${envelope}`,
	'with an equals sign and quotation marks, as a spreadsheet keeps text': `="${envelope}"`,
	'after a byte order mark': `\uFEFF${envelope}`,
	'with invisible characters in it': wrap(1, '\u200B'),
	'with soft hyphens in it': wrap(20, '\u00AD'),
	'with hyphens that do not break': envelope.replaceAll('-', '\u2011'),
	'in a sentence': `My answer is ${envelope}, thank you.`,
	'in a web page': `<td class="x">${envelope}</td>`,
	'in JSON': `{"sealed":"${envelope}"}`,
	'broken into lines of 76': wrap(76, '\r\n'),
	'broken into lines of 72 and quoted': `> ${wrap(72, '\n> ')}`,
	'broken into lines of 64, quoted twice': `>> ${wrap(64, '\r\n>> ')}\r\n>>\r\n>> Best wishes`,
	'broken by quoted-printable': wrap(75, '=\r\n'),
	'broken, with CR alone': wrap(60, '\r'),
	'broken, with spaces at the ends of lines': wrap(70, '  \n'),
	'broken, and a sentence under it': `${wrap(76, '\n')}\nThank you for this.`,
};

describe.for(Object.entries(spellings))('An envelope %s', ([, text]) => {
	test('is found in its one spelling', () => {
		expect(texts(find(text))).toEqual([envelope]);
		expect(reasons(find(text))).toEqual([]);
	});
	test('is found where its length is known', () => {
		expect(texts(find(text, WANTED))).toEqual([envelope]);
	});
});

test('a single word under an envelope is not taken for its last line', () => {
	for (const text of [
		`${envelope}\nThanks`,
		`${envelope}\r\nThanks\r\n`,
		`> ${envelope}\n> Thanks`,
	]) {
		expect(texts(find(text))).toEqual([envelope]);
		expect(texts(find(text, WANTED))).toEqual([envelope]);
	}
	expect(texts(find(`${wrap(76, '\n')}\nThanks`, WANTED))).toEqual([envelope]);
	expect(texts(find(`${wrap(76, '\n')}\nThanks`))).toEqual([envelope]);
});

test('envelopes glued together, as when files are joined, are told apart', () => {
	const others = [envelope, telling(), telling()];
	expect(texts(find(others.join('')))).toEqual(others);
	expect(texts(find(others.map((it) => it.match(/.{1,76}/g)!.join('\n')).join('\n')))).toEqual(
		others,
	);
});

test('each damaged envelope is named with its line and the reason, and the others are kept', () => {
	const other = makeEnvelope(makeSurveyId(), 200);
	const lines = [
		'a heading',
		envelope,
		envelope.slice(0, -7),
		`${envelope}AAAA`,
		`${envelope.slice(0, 100)}!${envelope.slice(101)}`,
		`${envelope.slice(0, -1)}${'BCDFGHJ'.split('').find((it) => it !== envelope.at(-1))!}`,
		'peer-env1_',
		other,
		envelope,
	];
	for (const newline of ['\n', '\r\n', '\r']) {
		const items = find(lines.join(newline), WANTED);
		expect(items.filter(isFound).map(({ position }) => position)).toEqual([2, 8, 9]);
		expect(reasons(items)).toEqual([
			'3: It is cut off: 407 of 414 characters are left. Ask for it again.',
			'4: It is longer than an envelope: something was added to it. Ask for it again.',
			'5: It is cut off: 90 of 414 characters are left. Ask for it again.',
			'6: It is damaged: a character is missing, was changed or was added. Ask for it again.',
			'7: It is cut off: 0 characters are left. Ask for it again.',
		]);
	}
});

test('a run of characters without an end is refused, not kept', () => {
	const endless = ENVELOPE_PREFIX + 'A'.repeat(1_000_000);
	expect(reasons(find(endless))).toEqual([expect.stringMatching(/^1: It is longer/)]);
});

test('finds the same however the text is cut into parts', () => {
	const longest = makeEnvelope(ID, MAX_ENVELOPE_BYTES);
	const text = [
		'Hello',
		longest,
		'',
		`>> ${wrap(64, '\r\n>> ')}`,
		envelope.slice(0, 90),
		longest,
	].join('\r\n');
	const whole = find(text);
	expect(whole).toHaveLength(4);
	fc.assert(
		fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
			const finder = new EnvelopeFinder('text', undefined);
			const ends = [...cuts.sort((a, b) => a - b), text.length];
			const items = ends.flatMap((end, index) => [
				...finder.push(text.slice(ends[index - 1] ?? 0, end), index === ends.length - 1),
			]);
			expect(items).toEqual(whole);
		}),
	);
});

test('never throws, and never gives back what is no envelope, whatever the text', () => {
	const piece = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.constantFrom('peer-env1_', envelope, '\r\n', '\n', '> ', '=', body.slice(0, 80), ','),
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
			for (const text of texts(find(pieces.join(''), WANTED))) {
				expect(text).toMatch(/^peer-env1_[A-Za-z0-9_-]+$/);
				const bytes = Buffer.from(text.slice(ENVELOPE_PREFIX.length), 'base64url');
				expect(ENVELOPE_PREFIX + bytes.toString('base64url')).toBe(text);
			}
		}),
	);
});
