/**
 * A survey from wherever a person has it: a link, or a file in JSON or YAML.
 * @module
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { parseDefinition, type Definition } from '../survey/definition.ts';
import { FormatError } from '../survey/errors.ts';
import { linkToDefinition, parseDefinitionText } from '../survey/link.ts';

/** @throws {@link FormatError} if it is not a survey, saying what is wrong with it. */
export async function readSurvey(fileOrLink: string): Promise<Definition> {
	const fragment = fileOrLink.indexOf('#');
	if (/^https?:/.test(fileOrLink)) {
		if (fragment === -1) {
			throw new FormatError(
				'This link has no “#”, behind which the survey stands. Copy it again, to its very end.',
			);
		}
		return linkToDefinition(fileOrLink.slice(fragment + 1));
	}
	const text = await readFile(fileOrLink, 'utf8');
	if (!/\.ya?ml$/i.test(fileOrLink)) return parseDefinitionText(text);
	let value: unknown;
	try {
		value = parse(text);
	} catch (cause) {
		throw new FormatError(`This survey is not YAML: ${(cause as Error).message}`, { cause });
	}
	return parseDefinition(value);
}
