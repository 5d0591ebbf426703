/**
 * A survey to begin from: its questions and its words, without keys, days or a way for envelopes.
 * @module
 */
import { DEFAULT_MINIMUM, parseDefinition, type Definition } from './definition.ts';
import { parseText, type Text } from './text.ts';
import { FormatError } from './errors.ts';
import { seedToKeys } from './seed.ts';

export interface Template extends Pick<Definition, 'title' | 'intro' | 'pages'> {
	/** Where it stands in the list, the smallest first. */
	readonly order: number;
	/** One sentence: when it is of use. */
	readonly about: Text;
}

/**
 * Read a template.
 *
 * @throws {@link FormatError} naming the place and what should stand there.
 */
export function parseTemplate(value: unknown): Template {
	const { order, about, ...content } = Object(value) as Record<string, unknown>;
	if (!Number.isInteger(order)) {
		throw new FormatError(
			'A template’s order should be a whole number: where it stands in the list.',
		);
	}
	// A template is sealed to nobody; the key only lets its questions be read as a survey's.
	const { title, intro, pages } = parseDefinition({
		format: 'peer-survey',
		version: 1,
		minimum: DEFAULT_MINIMUM,
		keepDays: 30,
		via: { file: true },
		keyholders: [{ role: 'facilitator', key: seedToKeys(new Uint8Array(32)).publicKey.text }],
		...content,
	});
	return {
		order: order as number,
		about: parseText(about, 'about'),
		title,
		...(intro && { intro }),
		pages,
	};
}
