/** A QR code as a path of SVG. */
import encodeQR from 'qr';

/** Light modules around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4;

/** Which of its modules are dark, as an SVG path: a run of them in a row is one rectangle. */
function toPath(modules: readonly (readonly boolean[])[]): string {
	let path = '';
	for (const [y, row] of modules.entries()) {
		for (let x = 0; x < row.length; x += 1) {
			if (!row[x]) continue;
			const start = x;
			while (row[x + 1]) x += 1;
			path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
		}
	}
	return path;
}

/**
 * @param text - up to 2,953 bytes
 *
 * @returns its dark modules, and how many modules it is wide and high, the light ones around it included
 */
export function qrPath(text: string): { size: number; path: string } {
	const modules = encodeQR(text, 'raw', { ecc: 'low', border: QUIET });
	return { size: modules.length, path: toPath(modules) };
}
