/** Fill the screen with an element, where that can be had: an iPhone cannot, and the window has to do. */
export async function fillScreen(element: Element): Promise<void> {
	try {
		await element.requestFullscreen();
	} catch {
		// Not allowed, or no such thing: the view is large without it, too.
	}
}

/** Leave it again, where there is such a thing and something fills the screen. */
export function leaveScreen(): void {
	if (document.fullscreenElement) void document.exitFullscreen();
}
