/** How like two pictures are: SSIM (Wang et al., 2004) of their luma, in windows of 8 × 8. */

const WINDOW = 8;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/**
 * @param one - Luma, a byte a pixel, row by row.
 *
 * @returns 1 for the same picture; the mean over all windows, every fourth pixel in each direction.
 */
export function ssim(one: Uint8Array, other: Uint8Array, width: number, height: number): number {
	let sum = 0;
	let windows = 0;
	for (let top = 0; top + WINDOW <= height; top += 4) {
		for (let left = 0; left + WINDOW <= width; left += 4) {
			let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
			for (let y = top; y < top + WINDOW; y++) {
				for (let x = left; x < left + WINDOW; x++) {
					const [p, q] = [one[y * width + x]!, other[y * width + x]!];
					a += p;
					b += q;
					aa += p * p;
					bb += q * q;
					ab += p * q;
				}
			}
			const n = WINDOW * WINDOW;
			const [ma, mb] = [a / n, b / n];
			const [va, vb, cov] = [aa / n - ma * ma, bb / n - mb * mb, ab / n - ma * mb];
			sum += ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
			windows++;
		}
	}
	return sum / windows;
}
