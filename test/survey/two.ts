/** A survey with two keyholders, and both of them at work: what tests of an opening begin with. */
import type { Answers } from '../../src/lib/survey/answers.ts';
import {
	approveRequest,
	type ApprovalRefusal,
	type Approved,
} from '../../src/lib/survey/approval.ts';
import { combineApproval, type Combined } from '../../src/lib/survey/combination.ts';
import { parseDefinition, type Definition } from '../../src/lib/survey/definition.ts';
import { envelopeToText, sealAnswers } from '../../src/lib/survey/envelope.ts';
import { Gathering } from '../../src/lib/survey/frozen-set.ts';
import { seedToKeys } from '../../src/lib/survey/seed.ts';
import type { Ledger } from '../../src/lib/survey/ledger.ts';
import { loadKeyholder, type KeyholderAtWork } from '../../src/lib/survey/preparation.ts';
import { createRequest, type Asked } from '../../src/lib/survey/request.ts';
import { createVerifyKey } from '../../src/lib/survey/verify-key.ts';
import { KEYS, written } from './sample.ts';

export const STEWARD_SEED = new Uint8Array(32).fill(9);
export const STEWARD = seedToKeys(STEWARD_SEED);

/** The same survey with a steward. */
export async function forTwo(
	survey: Omit<Definition, 'keyholders' | 'verifyKey'>,
): Promise<Definition> {
	const keyholders = [
		{ role: 'facilitator', key: KEYS.publicKey.text },
		{ role: 'steward', key: STEWARD.publicKey.text },
	] as const;
	return parseDefinition({ ...survey, keyholders, verifyKey: await createVerifyKey(keyholders) });
}

export const SURVEY_FOR_TWO = await forTwo(written());

export const sealAll = (definition: Definition, everybody: readonly Answers[]): Promise<string[]> =>
	Promise.all(
		everybody.map(async (answers) => envelopeToText(await sealAnswers(definition, answers))),
	);

export async function gather(definition: Definition, texts: readonly string[]): Promise<Gathering> {
	const gathering = new Gathering(definition);
	await gathering.add(
		texts.map((text, index) => ({ text, source: 'answers.csv', position: index + 1 })),
	);
	return gathering;
}

/** The parts of a message, put together. */
export class Sink {
	readonly #parts: Uint8Array<ArrayBuffer>[] = [];
	readonly write = (part: Uint8Array): void => {
		this.#parts.push(Uint8Array.from(part));
	};
	get blob(): Blob {
		return new Blob(this.#parts);
	}
}

export interface Both {
	readonly definition: Definition;
	readonly facilitator: KeyholderAtWork;
	readonly steward: KeyholderAtWork;
}

export const bothOf = async (definition: Definition): Promise<Both> => ({
	definition,
	facilitator: await loadKeyholder(definition, KEYS),
	steward: await loadKeyholder(definition, STEWARD),
});

export async function ask(
	{ definition, facilitator }: Both,
	texts: readonly string[],
): Promise<{ asked: Asked; message: Blob }> {
	const sink = new Sink();
	const set = (await gather(definition, texts)).freeze();
	const outcome = await createRequest(facilitator, set, sink.write);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	return { asked: outcome.asked, message: sink.blob };
}

export async function approve(
	{ definition, steward }: Both,
	request: Blob,
	texts: readonly string[],
	ledger: Ledger = [],
): Promise<{ refused: ApprovalRefusal } | { approved: Approved; message: Blob }> {
	const sink = new Sink();
	const gathering = await gather(definition, texts);
	const outcome = await approveRequest(steward, request, gathering, ledger, sink.write);
	return 'refused' in outcome ? outcome : { ...outcome, message: sink.blob };
}

/** All three steps, of which none may be refused. */
export async function openForTwo(
	both: Both,
	texts: readonly string[],
): Promise<Combined & { approved: Approved }> {
	const { asked, message } = await ask(both, texts);
	const outcome = await approve(both, message, texts);
	if ('refused' in outcome) throw new Error(outcome.refused.reason);
	const { definition, facilitator } = both;
	const gathering = await gather(definition, texts);
	const combined = await combineApproval(facilitator, outcome.message, gathering, asked);
	return { ...combined, approved: outcome.approved };
}
