import { createHash } from 'node:crypto';
import { Field64 } from '../../src/lib/prio3/field64.ts';
import { DecodeError, VerifyError } from '../../src/lib/prio3/errors.ts';
import { Prio3, type VerifyState } from '../../src/lib/prio3/prio3.ts';
import {
	prio3Count,
	prio3Histogram,
	prio3MultihotCountVec,
	prio3Sum,
	prio3SumVec,
	prio3SumVecWithMultiproof,
} from '../../src/lib/prio3/variants.ts';
import { HigherDegree } from './higher-degree.ts';

/** A vector of the draft, in its own words. Bytes are hex, or `sha256:` and a digest in hex. */
export interface Vector {
	readonly shares: number;
	readonly ctx: string;
	readonly verify_key: string;
	readonly length?: number;
	readonly chunk_length?: number;
	readonly max_measurement?: number;
	readonly max_weight?: number;
	readonly operations: readonly Operation[];
	readonly reports: readonly VectorReport[];
	readonly agg_shares: readonly string[];
	readonly agg_result: unknown;
}

interface Operation {
	readonly operation: string;
	readonly success: boolean;
	readonly report_index?: number;
	readonly aggregator_id?: number;
}

interface VectorReport {
	readonly measurement: unknown;
	readonly nonce: string;
	readonly rand: string;
	readonly public_share: string;
	readonly input_shares: readonly string[];
	readonly verifier_shares: readonly (readonly string[])[];
	readonly verifier_messages: readonly string[];
	readonly out_shares: readonly string[];
}

/** The instance that a vector is for, by the name of its file. */
export function vectorInstance(name: string, vector: Vector): Prio3<unknown, unknown> {
	const { shares } = vector;
	const [length, chunk] = [vector.length ?? NaN, vector.chunk_length ?? NaN];
	const max = vector.max_measurement ?? NaN;
	switch (/^Prio3([A-Za-z]+)_/.exec(name)?.[1]) {
		case 'Count':
			return prio3Count(shares);
		case 'Sum':
			return prio3Sum(shares, max);
		case 'SumVec':
			return prio3SumVec(shares, length, max, chunk);
		case 'Histogram':
			return prio3Histogram(shares, length, chunk);
		case 'MultihotCountVec':
			return prio3MultihotCountVec(shares, length, vector.max_weight ?? NaN, chunk);
		case 'SumVecWithMultiproof':
			return prio3SumVecWithMultiproof(shares, Field64, PROOFS, length, max, chunk);
		case 'HigherDegree':
			return new Prio3(0xffffffff, new HigherDegree(), shares);
		default:
			throw new Error(`no instance for ${name}`);
	}
}

/** The draft's multiproof vectors do not say how many proofs they hold. */
const PROOFS = 3;

export function sha256(bytes: Uint8Array): string {
	return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Does what a vector says, in its order; gives one line for each thing that is not as it says. */
export function runVector(name: string, vector: Vector): string[] {
	const prio3 = vectorInstance(name, vector);
	const wrong: string[] = [];
	const [ctx, key] = [unhex(vector.ctx), unhex(vector.verify_key)];
	const public_: Uint8Array[] = [];
	const inputs: (readonly Uint8Array[])[] = [];
	const states: VerifyState[][] = [];
	const verifiers: Uint8Array[][] = [];
	const messages: Uint8Array[] = [];
	const outs: Uint8Array[][] = [];
	const aggs: Uint8Array[] = [];
	vector.reports.forEach((report, i) => {
		if (!report.public_share.startsWith('sha256:')) public_[i] = unhex(report.public_share);
		if (!report.input_shares[0]!.startsWith('sha256:')) inputs[i] = report.input_shares.map(unhex);
		if (report.verifier_messages[0]?.length === 64)
			messages[i] = unhex(report.verifier_messages[0]);
		[states[i], verifiers[i], outs[i]] = [[], [], []];
	});

	const same = (what: string, got: Uint8Array, want: string | undefined): void => {
		const written = want?.startsWith('sha256:') ? sha256(got) : Buffer.from(got).toString('hex');
		if (written !== want) wrong.push(`${what} differs`);
	};

	for (const {
		operation,
		success,
		report_index: i = 0,
		aggregator_id: a = 0,
	} of vector.operations) {
		const report = vector.reports[i]!;
		const nonce = unhex(report.nonce);
		try {
			switch (operation) {
				case 'shard': {
					const made = prio3.shard(ctx, report.measurement, nonce, unhex(report.rand));
					same('public share', made.publicShare, report.public_share);
					made.inputShares.forEach((share, j) => {
						same(`input share ${j}`, share, report.input_shares[j]);
					});
					[public_[i], inputs[i]] = [made.publicShare, made.inputShares];
					break;
				}
				case 'verify_init': {
					const made = prio3.verifyInit(key, ctx, a, nonce, public_[i]!, inputs[i]![a]!);
					same(`verifier share ${a}`, made.verifierShare, report.verifier_shares[0]![a]);
					[states[i]![a], verifiers[i]![a]] = [made.state, made.verifierShare];
					break;
				}
				case 'verifier_shares_to_message':
					messages[i] = prio3.verifierSharesToMessage(ctx, verifiers[i]!);
					same('verifier message', messages[i], report.verifier_messages[0]);
					break;
				case 'verify_next':
					outs[i]![a] = prio3.verifyNext(states[i]![a]!, messages[i]!);
					same(`out share ${a}`, outs[i]![a], report.out_shares[a]);
					break;
				case 'aggregate':
					aggs[a] = outs.reduce((sum, out) => prio3.aggUpdate(sum, out[a]!), prio3.aggInit());
					same(`aggregate share ${a}`, aggs[a], vector.agg_shares[a]);
					break;
				case 'unshard': {
					const result = prio3.unshard(aggs, vector.reports.length);
					if (JSON.stringify(result) !== JSON.stringify(vector.agg_result))
						wrong.push('result differs');
					break;
				}
				default:
					wrong.push(`no operation ${operation}`);
			}
			if (!success) wrong.push(`${operation} of report ${i} should fail`);
		} catch (error) {
			if (!(error instanceof DecodeError || error instanceof VerifyError)) throw error;
			if (success) wrong.push(`${operation} of report ${i}: ${error.message}`);
		}
	}
	return wrong;
}

export function unhex(hex: string): Uint8Array {
	return Uint8Array.fromHex(hex);
}
