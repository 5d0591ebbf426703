/** Combines the facets of the list of protocols; the address says which, and every state has one. */
import {
	FACET_NAMES,
	FACET_VALUES,
	facetsToQuery,
	parseFacets,
	suits,
	type FacetName,
	type Facets,
	type Findable,
} from '../../site/facets.ts';
import { setupToHash } from '../../site/run-link.ts';
import { startOffline } from '../offline/keep.ts';

interface Words {
	readonly one: string;
	readonly many: string;
	readonly none: string;
	readonly misread: string;
	readonly facets: Readonly<Record<FacetName, string>>;
}

function readEntry({ dataset }: HTMLElement): Findable {
	const [min, max] = dataset['people']!.split('-').map(Number);
	const list = (name: string): string[] => dataset[name]!.split(' ');
	return {
		people: { min: min!, max: max! },
		minutes: { short: Number(dataset['minutes']), standard: 0, long: 0 },
		bring: list('bring') as Findable['bring'],
		purposes: list('purpose') as Findable['purposes'],
		trust: Number(dataset['trust']) as Findable['trust'],
	};
}

class LibraryList extends HTMLElement {
	connectedCallback(): void {
		this.querySelector('[data-no-script]')?.remove();
		const { facet, value } = this.dataset;
		const whole = facet === undefined;
		const query = new URLSearchParams(whole ? location.search : { [facet]: value! });
		const { facets, misread } = parseFacets(query);
		const words = JSON.parse(this.dataset['words']!) as Words;

		const warning = this.querySelector<HTMLElement>('[data-misread]')!;
		warning.hidden = misread.length === 0;
		warning.textContent = misread
			.map((part) =>
				words.misread
					.replace('{value}', () => part.value)
					.replace('{name}', () => words.facets[part.name]),
			)
			.join(' ');

		this.#link(facets);
		this.#fill(facets);
		this.#carry(facets);
		if (!whole) return;

		const entries = [...this.querySelectorAll<HTMLElement>('.entry')];
		for (const entry of entries) entry.hidden = !suits(readEntry(entry), facets);
		const count = entries.filter((entry) => !entry.hidden).length;
		this.querySelector('[role=status]')!.textContent =
			count === 0
				? words.none
				: count === 1
					? words.one
					: words.many.replace('{count}', String(count));
		this.querySelector<HTMLElement>('[data-none]')!.hidden = count > 0;
		const any = Object.keys(facets).length > 0;
		this.querySelector<HTMLElement>('[data-clear]')!.hidden = !any;
		if (any || misread.length > 0) this.querySelector('details')!.open = true;
	}

	/** Let each link lead to what is chosen now, with its own value put in or, if it is in, taken out. */
	#link(facets: Facets): void {
		const base = this.dataset['base']!;
		for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-facet]')) {
			const name = link.dataset['facet'] as FacetName;
			const value = link.dataset['value']!;
			const on = String(facets[name] ?? '') === value;
			if (on) link.setAttribute('aria-current', 'true');
			else link.removeAttribute('aria-current');
			const next: Facets = { ...facets, [name]: on ? undefined : value };
			const [only, ...more] = FACET_NAMES.filter((key) => next[key] !== undefined);
			// A single value has a page of its own, which also works without a script.
			const single =
				only !== undefined &&
				more.length === 0 &&
				(FACET_VALUES[only] as readonly string[]).includes(String(next[only]));
			link.href = single
				? `${base}by/${only}/${String(next[only])}/`
				: `${base}${facetsToQuery(next)}`;
		}
	}

	/** Who looks for five people and 35 minutes wants to read, and to run, it for them. */
	#carry({ people, minutes }: Facets): void {
		for (const link of this.querySelectorAll<HTMLAnchorElement>('.entry a')) {
			link.hash = setupToHash({ people, minutes });
		}
	}

	/** The exact numbers are sent together with what is chosen already. */
	#fill(facets: Facets): void {
		const form = this.querySelector('form')!;
		for (const name of FACET_NAMES) {
			const value = facets[name];
			const field = form.querySelector<HTMLInputElement>(`input[name=${name}]`);
			if (value === undefined) continue;
			if (field !== null) {
				field.value = String(value);
				continue;
			}
			const hidden = document.createElement('input');
			hidden.type = 'hidden';
			hidden.name = name;
			hidden.value = String(value);
			form.append(hidden);
		}
		// An empty field is no filter and has no place in the address.
		form.addEventListener('submit', () => {
			for (const field of form.querySelectorAll('input')) field.disabled = field.value === '';
		});
	}
}

customElements.define('library-list', LibraryList);
startOffline();
