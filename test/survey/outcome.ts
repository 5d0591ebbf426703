import type { Release } from '../../src/lib/survey/release.ts';

/**
 * What became of one envelope, read from a release as docs/formats.md says.
 *
 * @param receipt - 64 hexadecimal digits.
 */
export function outcomeOf(
	{ statement }: Release,
	receipt: string,
): 'counted' | 'left out' | 'absent' {
	const receipts = Buffer.from(statement!.receipts, 'base64url');
	const counted = Buffer.from(statement!.counted, 'base64url');
	for (let index = 0; index < receipts.length / 32; index += 1) {
		if (receipts.toString('hex', index * 32, (index + 1) * 32) !== receipt) continue;
		return (counted[index >> 3]! >> (index & 7)) & 1 ? 'counted' : 'left out';
	}
	return 'absent';
}
