/** The search over whatever page one is on. */
import { search } from '../words/search.ts';
import { SearchBox } from './search-box.ts';

let dialog: HTMLDialogElement | undefined;

function createDialog(): HTMLDialogElement {
	const words = search[document.documentElement.lang === 'es' ? 'es' : 'en'];
	const created = document.createElement('dialog');
	created.className = 'search-dialog';
	created.setAttribute('aria-label', words.title);
	const close = document.createElement('button');
	close.type = 'button';
	close.className = 'button plain';
	close.textContent = words.close;
	close.addEventListener('click', () => {
		created.close();
	});
	// A search field would first swallow the key to empty itself.
	created.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		created.close();
	});
	created.append(new SearchBox(), close);
	document.body.append(created);
	return created;
}

/** Open the dialog; on the search page, go to its field instead. */
export function openSearch(): void {
	const onPage = document.querySelector<SearchBox>('main search-box');
	if (onPage !== null) {
		onPage.field.focus();
		return;
	}
	dialog ??= createDialog();
	if (!dialog.open) dialog.showModal();
	dialog.querySelector<SearchBox>('search-box')!.field.select();
}
