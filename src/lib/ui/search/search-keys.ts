/** Is the person writing somewhere? Then `/` is a letter. */
const WRITING = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';

document.addEventListener('keydown', (event) => {
	const { key, ctrlKey, metaKey, altKey } = event;
	const command = ctrlKey || metaKey;
	const slash = key === '/' && !command && !(event.target as Element).closest(WRITING);
	if (altKey || !(slash || (command && key.toLowerCase() === 'k'))) return;
	event.preventDefault();
	void import('./search-dialog.ts').then(({ openSearch }) => {
		openSearch();
	});
});
