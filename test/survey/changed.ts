/** The sample survey with one place changed, and the places of its questions. */
import { expect } from 'vitest';
import { parseDefinition } from '../../src/lib/survey/definition.ts';
import { FormatError } from '../../src/lib/survey/errors.ts';
import { written } from './sample.ts';

export type Path = readonly (string | number)[];

/** What is written, with one place changed. `undefined` takes the field away. */
export function changed(path: Path, value: unknown): unknown {
	const copy: unknown = structuredClone(written());
	let at = copy as Record<string | number, unknown>;
	for (const step of path.slice(0, -1)) at = at[step] as typeof at;
	const last = path.at(-1)!;
	// As JSON.parse does it: `__proto__` is a field like any other.
	if (value === undefined) Reflect.deleteProperty(at, last);
	else {
		Object.defineProperty(at, last, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
	return copy;
}

/** Where a question stands. */
const question = (index: number): Path =>
	index < 2 ? ['pages', 0, 'questions', index] : ['pages', 1, 'questions', index - 2];
export const [SCALE, MATRIX, CHOICE, CHOICES, NUMBER, TEXT] = [0, 1, 2, 3, 4, 5].map(question) as [
	Path,
	Path,
	Path,
	Path,
	Path,
	Path,
];

/** It is refused with this change, for this reason, and the message names the place. */
export function expectRefusal(path: Path, value: unknown, reason: RegExp): void {
	const parse = (): unknown => parseDefinition(changed(path, value));
	expect(parse).toThrow(FormatError);
	expect(parse).toThrow(reason);
	expect(parse).toThrow(/^(The survey’s |A public key|This public key|This is not base64url)/);
}
