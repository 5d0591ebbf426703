/** A QR code as one path of SVG, drawn as large as its place. */
import encodeQR from 'qr';
import { h, type Markup } from '../../markup.ts';

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
 * @param label - for who cannot see it
 */
export function qrCode(text: string, label: string): Markup {
	const modules = encodeQR(text, 'raw', { ecc: 'low', border: QUIET });
	const size = modules.length;
	return h(
		'svg',
		{
			class: 'qr',
			viewBox: `0 0 ${size} ${size}`,
			role: 'img',
			'aria-label': label,
			'shape-rendering': 'crispEdges',
		},
		h('rect', { class: 'qr-light', width: size, height: size }),
		h('path', { class: 'qr-dark', d: toPath(modules) }),
	);
}
