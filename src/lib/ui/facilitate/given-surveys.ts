/**
 * Surveys that were made or opened here with one's own key, in this browser's storage, under
 * `peer-given:ID`. A survey is what a whole group reads: no secret, no answer and no key is in it.
 * @module
 */
import { parseDefinition, surveyIdText, type Definition } from '../../survey/definition.ts';
import { FormatError } from '../../survey/errors.ts';
import type { MailboxState } from '../keyholder/keyholder-mailbox.ts';

const PREFIX = 'peer-given:';

export interface GivenSurvey {
	readonly definition: Definition;
	/** Since when it is on the list, in ISO form. */
	readonly since: string;
	/** Whether it was made here; others came out of a file or a link. */
	readonly isMade: boolean;
	/** The draft that it was made of, and how many people will be asked (0: nobody has said). */
	readonly draft?: { readonly id: string; readonly groupSize: number };
	/** How its mailbox was when this browser last asked. */
	readonly mailbox?: MailboxState;
	/** When its results were last opened here, in ISO form. */
	readonly read?: string;
}

const MAILBOX_STATES: readonly unknown[] = ['none', 'early', 'open', 'closed', 'deleted'];

export const isGivenKey = (key: string | null): boolean => key?.startsWith(PREFIX) ?? true;

/** What this visit keeps where the browser keeps nothing: a private window, full or forbidden storage. */
const unsaved = new Map<string, GivenSurvey>();

const isMoment = (value: unknown): value is string =>
	typeof value === 'string' && !Number.isNaN(Date.parse(value));

function parseGiven(text: string): GivenSurvey | undefined {
	try {
		const { definition, since, isMade, draft, mailbox, read } = JSON.parse(text) as Record<
			string,
			unknown
		>;
		const { id, groupSize } = (draft ?? {}) as Record<string, unknown>;
		if (!isMoment(since)) return undefined;
		return {
			definition: parseDefinition(definition),
			since,
			isMade: isMade === true,
			...(typeof id === 'string' && {
				draft: { id, groupSize: Number.isInteger(groupSize) ? (groupSize as number) : 0 },
			}),
			...(MAILBOX_STATES.includes(mailbox) && { mailbox: mailbox as MailboxState }),
			...(isMoment(read) && { read }),
		};
	} catch (error) {
		// Written by something else, or by a newer version: left out, and left where it is.
		if (error instanceof FormatError || error instanceof SyntaxError) return undefined;
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}

/** All of them, the newest first. */
export function givenSurveys(): GivenSurvey[] {
	const found = new Map(unsaved);
	try {
		for (const key of Object.keys(localStorage)) {
			if (!key.startsWith(PREFIX)) continue;
			const given = parseGiven(localStorage.getItem(key) ?? '');
			if (given !== undefined) found.set(key, given);
		}
	} catch {
		// Storage is forbidden: what this visit knows is all there is.
	}
	return [...found.values()].sort((one, other) => other.since.localeCompare(one.since));
}

export function givenSurvey(definition: Definition): GivenSurvey | undefined {
	const id = surveyIdText(definition);
	return givenSurveys().find((given) => surveyIdText(given.definition) === id);
}

/** The surveys that a draft has become, the newest first. */
export function madeOf(draft: string): GivenSurvey[] {
	return givenSurveys().filter((given) => given.draft?.id === draft);
}

/** @returns Whether it will still be there after this visit. */
export function keepGiven(given: GivenSurvey): boolean {
	const key = PREFIX + surveyIdText(given.definition);
	try {
		localStorage.setItem(key, JSON.stringify(given));
		unsaved.delete(key);
		return true;
	} catch {
		unsaved.set(key, given);
		return false;
	}
}

/** Note what became of a survey, if it is on the list. */
export function noteGiven(
	definition: Definition,
	news: Pick<GivenSurvey, 'mailbox' | 'read'>,
): void {
	const given = givenSurvey(definition);
	if (given !== undefined) keepGiven({ ...given, ...news });
}

export function forgetGiven({ definition }: GivenSurvey): void {
	const key = PREFIX + surveyIdText(definition);
	unsaved.delete(key);
	try {
		localStorage.removeItem(key);
	} catch {
		// Where storage is forbidden there is nothing to forget.
	}
}
