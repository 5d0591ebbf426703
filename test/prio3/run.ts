import type { Prio3, Report } from '../../src/lib/prio3/prio3.ts';
import type { Random } from './random.ts';

export const CTX = new TextEncoder().encode('a test');

/** A report with its nonce. */
export interface Sent extends Report {
	readonly nonce: Uint8Array;
}

export function send<M>(prio3: Prio3<M, unknown>, measurement: M, random: Random): Sent {
	const nonce = random.bytes(16);
	return { nonce, ...prio3.shard(CTX, measurement, nonce, random.bytes(prio3.RAND_SIZE)) };
}

/**
 * All Aggregators verify a report and give their out shares.
 * @throws {DecodeError | VerifyError} if one of them refuses it.
 */
export function verify(
	prio3: Prio3<never, unknown>,
	verifyKey: Uint8Array,
	sent: Sent,
): Uint8Array[] {
	const begun = sent.inputShares.map((share, aggId) =>
		prio3.verifyInit(verifyKey, CTX, aggId, sent.nonce, sent.publicShare, share),
	);
	const message = prio3.verifierSharesToMessage(
		CTX,
		begun.map(({ verifierShare }) => verifierShare),
	);
	return begun.map(({ state }) => prio3.verifyNext(state, message));
}

/** The total that all Aggregators find together. */
export function tally<M, R>(prio3: Prio3<M, R>, measurements: readonly M[], random: Random): R {
	const verifyKey = random.bytes(32);
	let aggShares = Array.from({ length: prio3.SHARES }, () => prio3.aggInit());
	for (const measurement of measurements) {
		const outShares = verify(prio3, verifyKey, send(prio3, measurement, random));
		aggShares = aggShares.map((sum, aggId) => prio3.aggUpdate(sum, outShares[aggId]!));
	}
	return prio3.unshard(aggShares, measurements.length);
}
