/** What a click came to is seen: where it stands below the edge of the screen, it looks like nothing. */

/**
 * Scroll as little as needed for an element to be seen whole.
 *
 * @param start - Of it, from which a keyboard and a screen reader go on.
 */
export function bringIntoSight(element: HTMLElement, start?: HTMLElement): void {
	if (start !== undefined) {
		start.tabIndex = -1;
		start.focus({ preventScroll: true });
	}
	element.scrollIntoView({ block: 'nearest' });
}
