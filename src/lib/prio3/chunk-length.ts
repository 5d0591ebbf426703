/**
 * The chunk length that some variants need: how many elements one call of the gadget checks.
 * @module
 */

/**
 * The chunk length with the shortest proof and verifier for `measLen` encoded elements, the smallest
 * if several are. A histogram has as many elements as buckets; a multihot vector, `length` and the
 * bits of `maxWeight`. It is part of the instance: both ends must use the same.
 */
export function bestChunkLength(measLen: number): number {
	let [best, least] = [1, Infinity];
	for (let chunk = 1; chunk <= measLen; chunk++) {
		const wirePolyLen = 2 ** Math.ceil(Math.log2(1 + Math.ceil(measLen / chunk)));
		// Twice the arity, 2 chunk, and the gadget polynomial of degree 2 (wirePolyLen - 1).
		const cost = 4 * chunk + 2 * wirePolyLen;
		if (cost < least) [best, least] = [chunk, cost];
	}
	return best;
}
