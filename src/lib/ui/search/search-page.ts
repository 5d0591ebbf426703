/** The search page: what is asked stands in the address, so that it can be shared and gone back to. */
import { startOffline } from '../offline/keep.ts';
import { SearchBox } from './search-box.ts';

const box = document.querySelector<SearchBox>('search-box')!;
customElements.upgrade(box);
const asked = new URLSearchParams(location.search).get('q') ?? '';
if (asked !== '') box.ask(asked.slice(0, 200));
else box.field.focus();
box.addEventListener('asked', (event) => {
	const query = (event as CustomEvent<string>).detail;
	const search = query === '' ? '' : `?${new URLSearchParams({ q: query }).toString()}`;
	history.replaceState(null, '', location.pathname + search);
});
startOffline();
