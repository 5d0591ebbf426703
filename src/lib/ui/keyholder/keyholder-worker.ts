/** A keyholder's half of an opening, off the page's thread. One job in, progress and one result out. */
import { approveRequest, type ApprovalRefusal, type Approved } from '../../survey/approval.ts';
import { isEqual } from '../../survey/bytes.ts';
import { combineApproval, readApproval } from '../../survey/combination.ts';
import type { Definition } from '../../survey/definition.ts';
import type { Rejected } from '../../survey/errors.ts';
import { Gathering } from '../../survey/frozen-set.ts';
import { seedToKeys } from '../../survey/seed.ts';
import { findSet, openLedger, joinLedgers, sealLedger, type Ledger } from '../../survey/ledger.ts';
import { loadKeyholder, type KeyholderAtWork } from '../../survey/preparation.ts';
import { publish, toEarlier, type Earlier, type Refusal } from '../../survey/privacy.ts';
import { createRelease, type Release } from '../../survey/release.ts';
import { createRequest, readRequest, type Asked } from '../../survey/request.ts';
import { Fingerprints } from '../../survey/fingerprints.ts';
import { feedFiles } from '../facilitate/feed.ts';
import type { StoredEarlier } from '../facilitate/released-sets.ts';
import { takeJob, type Tell } from '../in-worker.ts';
import { withWorkers } from './workers.ts';

interface Common {
	readonly definition: Definition;
	readonly seed: Uint8Array;
}

export type Job = Common &
	(
		| {
				readonly action: 'ask';
				readonly files: readonly File[];
				/** Receipts of what was opened before, which is left out. */
				readonly opened: Uint8Array;
				/** Receipts of what was asked for before, to ask for the same. */
				readonly again?: Uint8Array;
		  }
		| { readonly action: 'look'; readonly request: Blob; readonly ledgers: readonly Blob[] }
		| {
				readonly action: 'approve';
				readonly request: Blob;
				readonly files: readonly File[];
				/** Every copy of the ledger that there is, sealed. */
				readonly ledgers: readonly Blob[];
		  }
		| {
				readonly action: 'combine';
				readonly approval: Blob;
				readonly files: readonly File[];
				readonly asked: readonly Asked[];
				/** Whether to go on if this device does not remember having asked. */
				readonly isUnasked: boolean;
				readonly earlier: readonly StoredEarlier[];
		  }
	);

export type Result =
	| {
			readonly action: 'ask';
			readonly asked: Asked;
			readonly request: Blob;
			readonly count: number;
			/** How many were opened before, and so are left out. */
			readonly openedBefore: number;
			readonly rejected: readonly Rejected[];
	  }
	| {
			readonly action: 'look';
			readonly count: number;
			/** How many responses were counted, if this very set was approved before. */
			readonly approvedBefore: number | undefined;
	  }
	| {
			readonly action: 'approve';
			readonly approval: Blob;
			readonly ledger: Blob;
			/** Whether the ledger had this very set already. */
			readonly isAgain: boolean;
			readonly approved: Omit<Approved, 'ledger'>;
	  }
	| {
			readonly action: 'combine';
			readonly release: Release;
			readonly earlier: StoredEarlier;
			readonly rejected: readonly Rejected[];
	  }
	| { readonly action: 'refused'; readonly refused: Refusal; readonly openedBefore: number }
	| { readonly action: 'not approved'; readonly refused: ApprovalRefusal }
	/** An approval of a request that this device does not remember: of how many, and how many are held. */
	| { readonly action: 'not asked'; readonly count: number; readonly held: number };

/** Collects a message's bytes as they are made. */
class Sink {
	readonly #parts: Uint8Array<ArrayBuffer>[] = [];

	readonly write = (bytes: Uint8Array): void => {
		this.#parts.push(new Uint8Array(bytes));
	};

	get blob(): Blob {
		return new Blob(this.#parts);
	}
}

/** Everything that any copy knows was approved. */
async function openLedgers(steward: KeyholderAtWork, copies: readonly Blob[]): Promise<Ledger> {
	const ledgers: Ledger[] = [];
	for (const copy of copies) ledgers.push(await openLedger(steward, copy));
	return joinLedgers(...ledgers);
}

async function gather(definition: Definition, files: readonly File[]): Promise<Gathering> {
	const gathering = new Gathering(definition);
	await feedFiles(gathering, definition, files, () => undefined);
	return gathering;
}

async function work(job: Job, onProgress: Tell): Promise<Result> {
	const { definition, seed } = job;
	const keyholder = await loadKeyholder(definition, seedToKeys(seed));
	switch (job.action) {
		case 'ask': {
			const gathering = await gather(definition, job.files);
			const set =
				job.again === undefined
					? gathering.freezeWithout(job.opened)
					: gathering.freezeExactly(job.again);
			const openedBefore = job.again === undefined ? gathering.size - set.size : 0;
			const sink = new Sink();
			const outcome = await withWorkers(job, set.size, (options) =>
				createRequest(keyholder, set, sink.write, { ...options, onProgress }),
			);
			if ('refused' in outcome) return { action: 'refused', ...outcome, openedBefore };
			return {
				action: 'ask',
				asked: outcome.asked,
				request: sink.blob,
				count: set.size,
				openedBefore,
				rejected: [...gathering.rejected, ...outcome.rejected],
			};
		}
		case 'look': {
			const { count, root } = await readRequest(keyholder, job.request);
			const ledger = await openLedgers(keyholder, job.ledgers);
			return { action: 'look', count, approvedBefore: findSet(ledger, root)?.responses };
		}
		case 'approve': {
			const gathering = await gather(definition, job.files);
			const ledger = await openLedgers(keyholder, job.ledgers);
			const sink = new Sink();
			const outcome = await withWorkers(job, gathering.size, (options) =>
				approveRequest(keyholder, job.request, gathering, ledger, sink.write, {
					...options,
					onProgress,
				}),
			);
			if ('refused' in outcome) return { action: 'not approved', refused: outcome.refused };
			const { ledger: after, ...approved } = outcome.approved;
			const sealed = new Sink();
			await sealLedger(keyholder, after, sealed.write);
			const isAgain = after.length === ledger.length;
			return { action: 'approve', approval: sink.blob, ledger: sealed.blob, isAgain, approved };
		}
		case 'combine': {
			const gathering = await gather(definition, job.files);
			const answered = await readApproval(keyholder, job.approval);
			const asked =
				job.asked.find(({ id }) => isEqual(id, answered.id)) ??
				(job.isUnasked ? answered : undefined);
			if (asked === undefined) {
				const { size } = gathering.freezeExactly(answered.receipts);
				return { action: 'not asked', count: size, held: gathering.size };
			}
			const combined = await withWorkers(job, gathering.size, (options) =>
				combineApproval(keyholder, job.approval, gathering, asked, { ...options, onProgress }),
			);
			const earlier = job.earlier.map(({ names, answered }): Earlier => ({
				set: Fingerprints.fromBytes(names),
				answered,
			}));
			const { tally, fingerprints, statement, rejected } = combined;
			const decision = publish(definition, tally, fingerprints, earlier);
			if ('refused' in decision) return { action: 'refused', ...decision, openedBefore: 0 };
			const release = await createRelease(definition, decision.published, keyholder.key, statement);
			const now = toEarlier(fingerprints, decision.published);
			return {
				action: 'combine',
				release,
				earlier: {
					names: now.set.toBytes(),
					answered: now.answered,
					receipts: statement.receipts,
				},
				rejected: [...gathering.rejected, ...rejected],
			};
		}
	}
}

takeJob(work);
