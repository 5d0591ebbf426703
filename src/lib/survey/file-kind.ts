/**
 * What a file is, told from how it begins: people drop files in the wrong place, and should hear where
 * they belong.
 * @module
 */

export const FILE_KINDS = [
	'key file',
	'draft',
	'survey',
	'release',
	'request',
	'approval',
	'envelopes',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** As much of a file as {@link fileKind} looks at, in characters. */
export const HEAD_LENGTH = 4096;

/** @returns `undefined` for what is none of ours, such as a table. */
export function fileKind(text: string): FileKind | undefined {
	const head = text
		.slice(0, HEAD_LENGTH)
		.trimStart()
		.replace(/^\uFEFF/, '');
	if (/^peer-env\d+_/.test(head)) return 'envelopes';
	const message = /^peer-(request|approval)\d+\n/.exec(head)?.[1];
	if (message !== undefined) return message as 'request' | 'approval';
	if (!head.startsWith('{')) return undefined;
	// A release holds a survey, but may name itself after it: its own fields stand one level up.
	if (/"(?:responses|signature|items)"\s*:/.test(head) || /"peer-release"/.test(head)) {
		return 'release';
	}
	if (/"peer-key-file"/.test(head)) return 'key file';
	if (/"peer-draft"/.test(head)) return 'draft';
	return /"peer-survey"/.test(head) ? 'survey' : undefined;
}
