/**
 * Opening with an approval: the facilitator's last step of three.
 * @module
 */
import { combineApproval, readApproval } from '../survey/combination.ts';
import type { Definition } from '../survey/definition.ts';
import { envelopeLength } from '../survey/envelope.ts';
import type { SecretKey } from '../survey/keys.ts';
import type { Opened } from '../survey/opener.ts';
import { loadKeyholder } from '../survey/preparation.ts';
import type { Statement } from '../survey/statement.ts';
import { gatherAll, type Source } from './collection.ts';
import { UsageError } from './command.ts';
import { EnvelopeFile } from './envelope-file.ts';
import { readMessage } from './messages.ts';
import { readRequestRoot } from './openings.ts';
import { withThreads } from './threads.ts';
import { Progress } from './progress.ts';

/**
 * Open the envelopes that were approved.
 *
 * @param place - The approval: a file, or the mailbox's address.
 *
 * @throws As `combineApproval`.
 */
export async function openApproved(
	place: string,
	sources: readonly Source[],
	definition: Definition,
	keyFile: string,
	key: SecretKey,
	signal: AbortSignal,
): Promise<Opened & { readonly statement: Statement }> {
	const facilitator = await loadKeyholder(definition, key);
	if (facilitator.role !== 'facilitator') {
		throw new UsageError('Only the facilitator opens. Name the facilitator’s key file.');
	}
	const approval = await readMessage(place, 'approval', definition, key, signal);
	const { id } = await readApproval(facilitator, approval);
	const root = await readRequestRoot(keyFile, definition, id);
	using store = new EnvelopeFile(envelopeLength(definition));
	const gathering = await gatherAll(sources, definition, key, store, signal);
	const progress = new Progress('responses opened');
	const combined = await withThreads(facilitator, gathering.size, (options) =>
		combineApproval(
			facilitator,
			approval,
			gathering,
			{ id, root },
			{
				...options,
				signal,
				onProgress: (done, total) => {
					progress.at(done, done / total);
				},
			},
		),
	);
	progress.end();
	return {
		...combined,
		rejected: [...gathering.rejected, ...combined.rejected],
		duplicates: gathering.duplicates,
	};
}
