/**
 * Fields of a survey that anybody may have written, in a link or a file: each is read as what it should
 * be, or the message names its place and what should stand there. All throw {@link FormatError}.
 * @module
 */
import { FormatError } from './errors.ts';

/** Characters of a title, a question, a note. */
const LONGEST_TEXT = 2000;

/** A path for messages, as a person would find it: “page 2, question 1, options”. */
export type Where = string;

export function fail(where: Where, problem: string): never {
	throw new FormatError(`The survey’s ${where} ${problem}`);
}

/** A plain object with no other fields than those named. */
export function parseRecord(
	value: unknown,
	where: Where,
	required: readonly string[],
	optional: readonly string[] = [],
): Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		fail(where, 'should be a group of named fields.');
	}
	for (const name of Object.keys(value)) {
		if (!required.includes(name) && !optional.includes(name)) {
			fail(
				where,
				`has a field “${name.slice(0, 40)}” that is not known here. Check its spelling, or update this site: a newer one may know it.`,
			);
		}
	}
	for (const name of required) {
		if (!Object.hasOwn(value, name)) fail(where, `lacks the field “${name}”.`);
	}
	return value as Readonly<Record<string, unknown>>;
}

export function parseList(
	value: unknown,
	where: Where,
	least: number,
	most: number,
): readonly unknown[] {
	if (!Array.isArray(value)) fail(where, 'should be a list.');
	if (value.length < least || value.length > most) {
		fail(where, `should have ${least} to ${most} entries; it has ${value.length}.`);
	}
	return value;
}

export function parseInteger(value: unknown, where: Where, least: number, most: number): number {
	if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
		fail(where, `should be a whole number from ${least} to ${most}.`);
	}
	return value as number;
}

export function parseString(value: unknown, where: Where): string {
	if (typeof value !== 'string' || value.trim() === '') fail(where, 'should be a text.');
	if (value.length > LONGEST_TEXT) fail(where, `is longer than ${LONGEST_TEXT} characters.`);
	// A lone surrogate has no UTF-8, so it would have no hash that others can repeat.
	if (!value.isWellFormed()) fail(where, 'holds half a character. Type it again.');
	return value;
}

export function parseId(value: unknown, where: Where): string {
	if (typeof value !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(value)) {
		fail(where, 'should be lower-case letters, digits and hyphens, beginning with a letter.');
	}
	return value;
}

export function parseDay(value: unknown, where: Where): string {
	const isDay =
		typeof value === 'string' &&
		/^\d{4}-\d{2}-\d{2}$/.test(value) &&
		!Number.isNaN(Date.parse(value)) &&
		new Date(value).toISOString().startsWith(value);
	if (!isDay) fail(where, 'should be a day, as in 2016-06-10.');
	return value;
}

/** Only what is there is copied, so that the canonical form holds no field that nobody wrote. */
export function optional<K extends string, V>(
	record: Readonly<Record<string, unknown>>,
	name: K,
	where: Where,
	parse: (value: unknown, where: Where) => V,
): Partial<Record<K, V>> {
	return Object.hasOwn(record, name)
		? ({ [name]: parse(record[name], `${where}, ${name}`) } as Record<K, V>)
		: {};
}

export function requireDistinct(ids: readonly string[], where: Where): void {
	const twice = ids.find((id, index) => ids.indexOf(id) !== index);
	if (twice !== undefined) fail(where, `use the id “${twice}” twice. Give each its own.`);
}

export function parseUrl(value: unknown, where: Where): string {
	const text = parseString(value, where);
	// A path is the mailbox of the site itself, wherever that stands.
	if (/^\/(?!\/)[\w./-]*$/.test(text)) return text;
	const url = URL.canParse(text) ? new URL(text) : null;
	const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
	if (url === null || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal))) {
		fail(where, 'should be an address that begins with https://.');
	}
	if (url.username !== '' || url.password !== '' || url.hash !== '') {
		fail(where, 'should hold no user name, password or “#”.');
	}
	return text;
}
