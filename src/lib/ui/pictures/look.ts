import { createHash } from 'node:crypto';
import type { AstroGlobal } from 'astro';
import { lookSheet } from '../../site/gallery.ts';
import type { Picture } from '../../site/picture.ts';

/**
 * The style sheet of a page’s pictures, as the `<style>` of its head: another request would hold up
 * the first picture. The page’s policy allows exactly these bytes, by their hash.
 */
export function lookStyle(csp: AstroGlobal['csp'], pictures: readonly Picture[]): string {
	const sheet = lookSheet(pictures);
	csp?.insertStyleHash(`sha256-${createHash('sha256').update(sheet).digest('base64')}`);
	return `<style>${sheet}</style>`;
}
