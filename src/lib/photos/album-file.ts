import { LineCounter, parseDocument, isNode, type Document } from 'yaml';
import { album, isShown, type AlbumFile } from '../site/album.ts';
import { fileToSlug } from '../site/picture.ts';
import { FormatError } from '../survey/errors.ts';

/** How an issue’s path is said to an editor: `photos, entry 3 (circle.jpg), alt`. */
function sayPath(path: readonly PropertyKey[], document: Document): string {
	const said: string[] = [];
	for (const [i, part] of path.entries()) {
		if (typeof part !== 'number') {
			said.push(String(part));
			continue;
		}
		const file = document.getIn([...path.slice(0, i + 1), 'file']);
		said.push(`entry ${part + 1}${typeof file === 'string' ? ` (${file})` : ''}`);
	}
	return said.join(', ');
}

/**
 * Read an `album.yaml`.
 *
 * @param path - What the file is called in a message, such as `src/content/albums/2016/x/album.yaml`;
 *   the year of its folder must be the year of its date.
 *
 * @throws {@link FormatError} naming the file and, for everything that is wrong, the line, the
 *   field and what to do.
 */
export function parseAlbumFile(text: string, path: string): AlbumFile {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const wrong: string[] = [];
	const at = (offset: number): string => `line ${lines.linePos(offset).line}`;
	for (const { message, pos } of document.errors) {
		wrong.push(`${at(pos[0])}: this is not YAML (${message}). Compare it with another album.yaml.`);
	}
	if (wrong.length > 0) throw refusal(path, wrong);

	const result = album.safeParse(document.toJS({ maxAliasCount: 10 }));
	const lineOf = (issuePath: readonly PropertyKey[]): string => {
		for (let end = issuePath.length; end > 0; end--) {
			const node = document.getIn(issuePath.slice(0, end), true);
			if (isNode(node) && node.range) return at(node.range[0]);
		}
		return 'line 1';
	};
	if (!result.success) {
		for (const issue of result.error.issues) {
			const field = sayPath(issue.path, document);
			const message =
				issue.code === 'invalid_union'
					? (issue.errors.flat().at(-1)?.message ?? issue.message)
					: issue.message;
			wrong.push(`${lineOf(issue.path)}, ${field === '' ? 'the album' : field} ${message}`);
		}
		throw refusal(path, wrong);
	}

	const seen = new Map<string, string>();
	for (const [i, { file }] of result.data.photos.entries()) {
		const slug = fileToSlug(file);
		const before = seen.get(slug);
		if (before !== undefined) {
			wrong.push(
				`${lineOf(['photos', i])}, photos, entry ${i + 1} (${file}) ${before === file ? 'is listed twice. Remove one of the two.' : `would have the same address as "${before}". Rename one of the two files.`}`,
			);
		}
		seen.set(slug, file);
	}
	const { cover, date, photos } = result.data;
	if (cover !== undefined && !photos.some((photo) => photo.file === cover && isShown(photo))) {
		wrong.push(
			`${lineOf(['cover'])}, cover is "${cover}", which is not a picture of this album that is shown. Name one of its files, or remove the line.`,
		);
	}
	const year = /(\d{4})\/[^/]+\/[^/]+$/.exec(path)?.[1];
	if (year !== undefined && !date.startsWith(year)) {
		wrong.push(
			`${lineOf(['date'])}, date is ${date}, but the folder belongs to ${year}. Move the folder, or correct the date.`,
		);
	}
	if (wrong.length > 0) throw refusal(path, wrong);
	return result.data;
}

const refusal = (path: string, wrong: readonly string[]): FormatError =>
	new FormatError(`${path} cannot be published as it is:\n  ${wrong.join('\n  ')}`);
