/** Draw an address as a QR code. What makes one is loaded when the code is first asked for. */
export async function drawCode(svg: SVGSVGElement, address: string): Promise<void> {
	const { qrPath } = await import('../qr-path.ts');
	const { size, path } = qrPath(address);
	svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
	const dark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
	dark.setAttribute('d', path);
	svg.replaceChildren(dark);
}
