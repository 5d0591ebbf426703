/** Draw an address as a QR code. Its library is loaded when the code is first asked for. */
export async function drawCode(svg: SVGSVGElement, address: string): Promise<void> {
	const { default: encode } = await import('qr');
	const rows = encode(address, 'raw', { ecc: 'low', border: 2 });
	const size = rows.length;
	const path = rows
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
	const square = document.createElementNS('http://www.w3.org/2000/svg', 'path');
	square.setAttribute('d', path);
	svg.replaceChildren(square);
}
