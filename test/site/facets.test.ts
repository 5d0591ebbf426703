import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	FACET_VALUES,
	MOST,
	facetsToQuery,
	parseFacets,
	suits,
	type Facets,
} from '../../src/lib/site/facets.ts';

const PROTOCOL = {
	people: { min: 4, max: 8 },
	minutes: { short: 30, standard: 50, long: 65 },
	bring: ['dilemma' as const],
	purposes: ['problems' as const, 'reflect' as const],
	trust: 2 as const,
};

test.each<[string, Facets, boolean]>([
	['we are five and have 35 minutes', { people: 5, minutes: 35 }, true],
	['we have 29 minutes', { minutes: 29 }, false],
	['we are three', { people: 3 }, false],
	['we are nine', { people: 9 }, false],
	['somebody brings a dilemma', { bring: 'dilemma' }, true],
	['somebody brings a text', { bring: 'text' }, false],
	['to solve a problem', { purpose: 'problems' }, true],
	['for classroom research', { purpose: 'research' }, false],
	['we have just met', { trust: 1 }, false],
	['we trust each other', { trust: 3 }, true],
	['nothing is asked', {}, true],
])('%s', (_, facets, expected) => {
	expect(suits(PROTOCOL, facets)).toBe(expected);
});

const facets = fc.record(
	{
		people: fc.integer({ min: 1, max: MOST.people }),
		minutes: fc.integer({ min: 1, max: MOST.minutes }),
		bring: fc.constantFrom(...FACET_VALUES.bring),
		purpose: fc.constantFrom(...FACET_VALUES.purpose),
		trust: fc.constantFrom(1, 2, 3),
	},
	{ requiredKeys: [] },
);

test('an address says what is chosen: reading it gives back the same', () => {
	fc.assert(
		fc.property(facets, (chosen) => {
			const query = facetsToQuery(chosen);
			expect(parseFacets(new URLSearchParams(query))).toEqual({ facets: chosen, misread: [] });
		}),
	);
});

test.each([
	['people', '0'],
	['people', '501'],
	['people', '1000000000'],
	['people', '-1'],
	['people', '5.5'],
	['people', 'five'],
	['people', '1e1'],
	['minutes', '0'],
	['minutes', '481'],
	['bring', 'cake'],
	['purpose', 'constructor'],
	['trust', '4'],
])('%s=%s is left out of the search and named', (name, value) => {
	const { facets: read, misread } = parseFacets(
		new URLSearchParams({ [name]: value, bring: name === 'bring' ? value : 'text' }),
	);
	expect(misread).toContainEqual({ name, value });
	expect(read).toEqual(name === 'bring' ? {} : { bring: 'text' });
});

test('an empty field of the form is no mistake', () => {
	expect(parseFacets(new URLSearchParams('people=&minutes='))).toEqual({ facets: {}, misread: [] });
});
