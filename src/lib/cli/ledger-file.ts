/**
 * The steward's ledgers on disk, one file a survey in a folder beside the key file, and in the
 * survey's mailbox where it has one. What any copy knows counts.
 * @module
 */
import { existsSync, openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { concat } from '../survey/bytes.ts';
import { surveyIdText, type Definition } from '../survey/definition.ts';
import { joinLedgers, openLedger, sealLedger, type Ledger } from '../survey/ledger.ts';
import type { KeyholderAtWork } from '../survey/preparation.ts';
import { isMailbox, openMailbox, type Source } from './collection.ts';
import { writeWhole } from './messages.ts';

const pathOf = (keyFile: string, definition: Definition): string =>
	join(`${keyFile}.ledgers`, `${surveyIdText(definition)}.ledger`);

/**
 * Read every copy that there is.
 *
 * @param sources - Where the envelopes come from; a mailbox among them keeps a copy.
 *
 * @throws {@link FormatError} or {@link OpenError} if a copy is damaged: without it the rule could not
 * be kept.
 */
export async function readLedger(
	keyFile: string,
	steward: KeyholderAtWork,
	sources: readonly Source[],
	signal: AbortSignal,
): Promise<Ledger> {
	const { definition, key } = steward;
	const copies: Blob[] = [];
	const path = pathOf(keyFile, definition);
	if (existsSync(path)) copies.push(await openAsBlob(path));
	for (const source of sources.filter(isMailbox)) {
		const bytes = await openMailbox(source, definition, key).message('ledger', signal);
		if (bytes !== undefined) copies.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
	}
	return joinLedgers(...(await Promise.all(copies.map((copy) => openLedger(steward, copy)))));
}

/** Keep a ledger in every place. */
export async function keepLedger(
	keyFile: string,
	steward: KeyholderAtWork,
	sources: readonly Source[],
	ledger: Ledger,
): Promise<void> {
	const { definition, key } = steward;
	const parts: Uint8Array[] = [];
	await sealLedger(steward, ledger, (part) => {
		parts.push(part);
	});
	const bytes = concat(...parts);
	await writeWhole(pathOf(keyFile, definition), async (write) => {
		await write(bytes);
		return {};
	});
	for (const source of sources.filter(isMailbox)) {
		await openMailbox(source, definition, key).putMessage('ledger', bytes);
	}
}
