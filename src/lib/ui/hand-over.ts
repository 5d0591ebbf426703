/** Giving things to the person: into a file, or into the clipboard. */

/** Save text or bytes as a file of the person's own. */
export function saveFile(name: string, content: BlobPart, type: string): void {
	const url = URL.createObjectURL(new Blob([content], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The browser has taken hold of it by the next task.
	setTimeout(() => {
		URL.revokeObjectURL(url);
	});
}

/**
 * Copy a text, and say so on the button for a moment. Where the clipboard is not to be had, the text
 * next to the button stays selectable.
 */
export async function copyText(button: HTMLElement, text: string, copied: string): Promise<void> {
	const before = button.textContent;
	await navigator.clipboard.writeText(text);
	button.textContent = copied;
	setTimeout(() => {
		button.textContent = before;
	}, 2000);
}
