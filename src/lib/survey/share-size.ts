/**
 * How many bytes the shares of one counted item take, worked out and not measured: whoever only
 * reads a survey need not load the proofs. test/survey/report.test.ts compares it with them.
 * @module
 */
import { bestChunkLength } from '../prio3/chunk-length.ts';

/** An element of Field128, and a seed, in bytes. */
const ELEMENT = 16;
const SEED = 32;
const KEYHOLDERS = 2;

/** How many elements encode one of `cells`, or at most `weight` of them. */
function encodedLength(cells: number, weight: number | undefined): number {
	return cells + (weight === undefined ? 0 : weight.toString(2).length);
}

/**
 * Bytes of the public share and both input shares (draft-irtf-cfrg-vdaf-20, section 7.2.7).
 *
 * @param cells - Buckets, or options, the one for “no answer” included.
 * @param weight - How many may be true; absent for a histogram, where one is.
 */
export function sharesSize(cells: number, weight?: number): number {
	const measLen = encodedLength(cells, weight);
	const chunk = bestChunkLength(measLen);
	const wirePolyLen = 2 ** Math.ceil(Math.log2(1 + Math.ceil(measLen / chunk)));
	const proofLen = 2 * chunk + 2 * (wirePolyLen - 1) + 1;
	const publicShare = KEYHOLDERS * SEED;
	const facilitator = (measLen + proofLen) * ELEMENT + SEED;
	const steward = 2 * SEED;
	return publicShare + facilitator + steward;
}
