/** Files that are let go over a place. */

/** Hand over what is dropped on a place, which has the class `over` while files are held over it. */
export function onDrop(place: HTMLElement, take: (files: readonly File[]) => void): void {
	for (const type of ['dragover', 'dragleave', 'drop'] as const) {
		place.addEventListener(type, (event) => {
			event.preventDefault();
			place.classList.toggle('over', type === 'dragover');
			if (type === 'drop') take([...(event.dataTransfer?.files ?? [])]);
		});
	}
}
