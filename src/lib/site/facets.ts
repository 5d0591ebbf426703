/** Finding a protocol: by people, minutes, what somebody brings, purpose and trust. */
import type { Protocol } from './protocol.ts';
import { BRINGS, PURPOSES, type Bring, type Purpose } from './terms.ts';

export interface Facets {
	readonly people?: number | undefined;
	readonly minutes?: number | undefined;
	readonly bring?: Bring | undefined;
	readonly purpose?: Purpose | undefined;
	readonly trust?: 1 | 2 | 3 | undefined;
}
export type FacetName = keyof Facets;

/** The values that have a page of their own, in the order in which they are offered. */
export const FACET_VALUES = {
	people: ['2', '3', '4', '5', '6', '8', '10', '12', '20'],
	minutes: ['15', '20', '30', '45', '60', '90'],
	bring: BRINGS,
	purpose: PURPOSES,
	trust: ['1', '2', '3'],
} as const satisfies Record<FacetName, readonly string[]>;
export const FACET_NAMES = Object.keys(FACET_VALUES) as FacetName[];

/** The most people and minutes that a person may ask for. */
export const MOST = { people: 500, minutes: 480 } as const;

/** What finding needs to know of a protocol. */
export type Findable = Pick<Protocol, 'people' | 'minutes' | 'bring' | 'purposes' | 'trust'>;

/** Does the protocol suit? Minutes: its short form fits. Trust: it asks for no more than there is. */
export function suits(protocol: Findable, facets: Facets): boolean {
	const { people, minutes, bring, purpose, trust } = facets;
	return (
		(people === undefined || (people >= protocol.people.min && people <= protocol.people.max)) &&
		(minutes === undefined || protocol.minutes.short <= minutes) &&
		(bring === undefined || protocol.bring.includes(bring)) &&
		(purpose === undefined || protocol.purposes.includes(purpose)) &&
		(trust === undefined || protocol.trust <= trust)
	);
}

/** A part of an address that cannot be understood. */
export interface Misread {
	readonly name: FacetName;
	readonly value: string;
}

/** A whole number from 1 to `most`, written plainly: not 1e3, not +5, not 007. */
export function parseCount(value: string, most: number, least = 1): number | undefined {
	const count = /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 0;
	return count >= least && count <= most ? count : undefined;
}

/** Read the facets of an address's query. What cannot be understood is left out and returned. */
export function parseFacets(query: URLSearchParams): { facets: Facets; misread: Misread[] } {
	const facets: { -readonly [Name in FacetName]?: Facets[Name] } = {};
	const misread: Misread[] = [];
	for (const name of FACET_NAMES) {
		const value = query.get(name);
		if (value === null || value === '') continue;
		const known = (FACET_VALUES[name] as readonly string[]).includes(value);
		const count =
			name === 'people' || name === 'minutes' ? parseCount(value, MOST[name]) : undefined;
		if (count !== undefined) facets[name as 'people'] = count;
		else if (!known) misread.push({ name, value });
		else if (name === 'trust') facets.trust = Number(value) as 1 | 2 | 3;
		else facets[name as 'bring'] = value as Bring;
	}
	return { facets, misread };
}

/** The query for these facets, in one order so that one state has one address; empty for none. */
export function facetsToQuery(facets: Facets): string {
	const query = new URLSearchParams();
	for (const name of FACET_NAMES) {
		const value = facets[name];
		if (value !== undefined) query.set(name, String(value));
	}
	const text = query.toString();
	return text === '' ? '' : `?${text}`;
}
