/** A QR code as one path of SVG, drawn as large as its place. */
import { h, type Markup } from '../../markup.ts';
import { qrPath } from '../../qr-path.ts';

/**
 * @param text - up to 2,953 bytes
 * @param label - for who cannot see it
 */
export function qrCode(text: string, label: string): Markup {
	const { size, path } = qrPath(text);
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
		h('path', { class: 'qr-dark', d: path }),
	);
}
