const dialog = document.querySelector<HTMLDialogElement>('.search-dialog')!;

document.addEventListener('keydown', (event) => {
	const { key, ctrlKey, metaKey, altKey } = event;
	const typing = (event.target as Element).closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]');
	const slash = key === '/' && !ctrlKey && !metaKey && !altKey && typing === null;
	if (!slash && !(key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey)) return;
	event.preventDefault();
	if (dialog.open) return;
	dialog.showModal();
	void import('./search-box.ts');
});
dialog.querySelector('.close button')!.addEventListener('click', () => {
	dialog.close();
});
