/** The search over whatever page one is on. */
import { search } from '../words/search.ts';
import { SearchBox } from './search-box.ts';

let dialog: HTMLDialogElement | undefined;

/** A browser lets go of a hidden field only with its next frame; a `/` before that would be a letter. */
function leave(from: HTMLDialogElement): void {
	from.querySelector<SearchBox>('search-box')!.field.blur();
	from.close();
}

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
		leave(created);
	});
	// A search field would first swallow the key to empty itself.
	created.addEventListener('keydown', (event) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		leave(created);
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
