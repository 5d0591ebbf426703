/**
 * The ledger: what a steward approved for a survey. Two openings that share a report could be
 * compared, and the difference shows answers; so the steward refuses the second, also from another
 * device. For that the ledger is signed by the steward and sealed to the steward: a mailbox can keep
 * it and learns nothing.
 *
 *     for each set a part: root (32) ‖ hash of what was counted (32) ‖ how many were (4) ‖ report ids (16 each)
 *     last part: how many sets (4)
 *
 * Not protected: a ledger that whoever keeps it drops, or replaces by an older one, unless this
 * device has its own copy. Join all copies that there are.
 * @module
 */
import { bytesToHex, concat, isEqual, randomBytes } from './bytes.ts';
import { FormatError } from './errors.ts';
import { Fingerprints } from './fingerprints.ts';
import { MAX_REPORTS } from './frozen-set.ts';
import { MESSAGE_ID_LENGTH, MessageReader, MessageWriter, type Write } from './message.ts';
import type { KeyholderAtWork } from './preparation.ts';
import { toU32 } from './statement.ts';

export interface ApprovedSet {
	/** 32 bytes. */
	readonly root: Uint8Array;
	/** 32 bytes: of the bits that say which reports were counted. */
	readonly countedHash: Uint8Array;
	readonly responses: number;
	/** Of every report that was looked at, 16 bytes each, one after the other. */
	readonly reportIds: Uint8Array;
}

/** Every set that was approved, the earliest first. */
export type Ledger = readonly ApprovedSet[];

const HEAD_LENGTH = 32 + 32 + 4;
const ID_LENGTH = 16;
const MAX_SETS = 1000;

/** All reports that were ever approved. */
export function approvedReports(ledger: Ledger): Fingerprints {
	return Fingerprints.fromBytes(concat(...ledger.map(({ reportIds }) => reportIds)));
}

/** The approved set with this root. */
export function findSet(ledger: Ledger, root: Uint8Array): ApprovedSet | undefined {
	return ledger.find((set) => isEqual(set.root, root));
}

/** Join copies of a ledger: what any of them knows was approved. */
export function joinLedgers(...ledgers: readonly Ledger[]): Ledger {
	return [...new Map(ledgers.flat().map((set) => [bytesToHex(set.root), set])).values()];
}

/** Sign and seal a ledger. */
export async function sealLedger(
	steward: KeyholderAtWork,
	ledger: Ledger,
	write: Write,
): Promise<void> {
	const { definition, key } = steward;
	const id = randomBytes(MESSAGE_ID_LENGTH);
	const writer = new MessageWriter(definition, 'ledger', id, key, key.publicKey, write);
	for (const { root, countedHash, responses, reportIds } of ledger) {
		await writer.part(concat(root, countedHash, toU32(responses), reportIds));
	}
	await writer.part(toU32(ledger.length), true);
}

/**
 * Open a ledger.
 *
 * @throws {@link FormatError} if it is damaged or of another survey.
 * @throws {@link OpenError} if this steward did not make it.
 */
export async function openLedger(steward: KeyholderAtWork, source: Blob): Promise<Ledger> {
	const { definition, key } = steward;
	const reader = await MessageReader.open(definition, 'ledger', source, key.publicKey, key);
	const ledger: ApprovedSet[] = [];
	for (;;) {
		const part = await reader.next();
		if (part.length === 4) {
			await reader.end();
			if (!isEqual(part, toU32(ledger.length))) throw damaged();
			return ledger;
		}
		const reportIds = part.slice(HEAD_LENGTH);
		const count = reportIds.length / ID_LENGTH;
		const isWhole = part.length >= HEAD_LENGTH && Number.isInteger(count) && count <= MAX_REPORTS;
		if (!isWhole || ledger.length === MAX_SETS) throw damaged();
		ledger.push({
			root: part.slice(0, 32),
			countedHash: part.slice(32, 64),
			responses: new DataView(part.buffer, part.byteOffset).getUint32(64, true),
			reportIds,
		});
	}
}

const damaged = (): FormatError =>
	new FormatError('This ledger is damaged. Use another copy of it.');
