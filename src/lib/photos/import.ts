/**
 * Brings a folder of photos into an album: a master for each that is new, an entry in `album.yaml`
 * to be completed. What somebody wrote there is never changed, and a second run takes up where the
 * first one stopped.
 * @module
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, realpath, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, resolve, sep } from 'node:path';
import sharp from 'sharp';
import { isMap, isSeq, parseDocument, Document, type YAMLMap, type YAMLSeq } from 'yaml';
import { fileToSlug } from '../site/picture.ts';
import { FormatError } from '../survey/errors.ts';
import { eachOf } from './albums.ts';
import { takeIn } from './intake.ts';
import { writeWhole } from './whole-file.ts';

/** A photo that was not brought in. */
export interface Skipped {
	/** Its path in the folder. */
	readonly file: string;
	/** Completes the sentence “FILE …”. */
	readonly reason: string;
}

export interface Import {
	readonly folder: string;
	/** `YEAR/NAME`. */
	readonly album: string;
	/** The folder of albums. */
	readonly albums: string;
	/** Where masters go: the folder of albums, or the one that PHOTO_MASTERS names. */
	readonly masters: string;
	/** Who made the photos, if it is the same for all. */
	readonly credit?: string | undefined;
	readonly signal: AbortSignal;
	/** Called after each file. */
	readonly progress: (done: number, of: number) => void;
}

export interface Imported {
	/** The album’s file. */
	readonly path: string;
	readonly added: number;
	readonly skipped: readonly Skipped[];
	readonly isStopped: boolean;
}

/** How many photos are brought in before album.yaml is written again. */
const SAVE_EVERY = 25;

/** Larger files are no photos; reading them would take all memory. */
const MAX_BYTES = 1_000_000_000;

const HEADER = ` What each field is for: docs/editing.md. The build says what is still missing.
 alt      who does what, where: for people who cannot see the picture. Roles, not names.
 credit   who made the picture, or who gave it
 consent  event notice | written | no people
 pupils   none | not identifiable | released
 Also possible: caption, blur, names, removed.`;

interface Known {
	readonly file: string;
	readonly removed: string | undefined;
}

/** An `album.yaml` that is being added to. */
class AlbumDocument {
	readonly path: string;
	readonly #document: Document;
	#saved: Promise<void> = Promise.resolve();

	private constructor(path: string, document: Document) {
		this.path = path;
		this.#document = document;
	}

	/** @throws {@link FormatError} if there is one that cannot be read: it is then left alone. */
	static async read(path: string, album: string): Promise<AlbumDocument> {
		let text: string;
		try {
			text = await readFile(path, 'utf8');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
			const name = basename(album).replaceAll('-', ' ');
			const document = new Document({
				title: name.charAt(0).toUpperCase() + name.slice(1),
				date: '',
				photos: [],
			});
			document.commentBefore = HEADER;
			return new AlbumDocument(path, document);
		}
		const document = parseDocument(text);
		if (document.errors.length > 0 || !isMap(document.contents)) {
			throw new FormatError(
				`${path} is not YAML that can be added to (${document.errors[0]?.message.split('\n')[0] ?? 'it is no list of fields'}). Correct it, then import again; nothing was changed.`,
			);
		}
		if (document.has('photos') && !isSeq(document.get('photos'))) {
			throw new FormatError(
				`${path}: photos is not a list. Correct it, then import again; nothing was changed.`,
			);
		}
		return new AlbumDocument(path, document);
	}

	get #photos(): YAMLSeq {
		if (!this.#document.has('photos')) this.#document.set('photos', this.#document.createNode([]));
		const photos = this.#document.get('photos') as YAMLSeq;
		photos.flow = false;
		return photos;
	}

	/** Entries by the digest of their source, and all file names. */
	known(): { sources: Map<string, Known>; files: Set<string> } {
		const sources = new Map<string, Known>();
		const files = new Set<string>();
		for (const item of this.#photos.items) {
			if (!isMap(item)) continue;
			const [file, source, removed] = ['file', 'source', 'removed'].map((key) => item.get(key));
			if (typeof file !== 'string') continue;
			files.add(file);
			if (typeof source === 'string') {
				sources.set(source, {
					file,
					removed: removed === undefined ? undefined : JSON.stringify(removed).replaceAll('"', ''),
				});
			}
		}
		return { sources, files };
	}

	add(entry: Readonly<Record<string, string>>): void {
		const item = this.#document.createNode(entry) as YAMLMap;
		item.spaceBefore = true;
		this.#photos.add(item);
		const { taken } = entry;
		if (this.#document.get('date') === '' && taken !== undefined) {
			this.#document.set('date', taken.slice(0, 10));
		}
	}

	/** One write after the other: photos are finished side by side. */
	save(): Promise<void> {
		this.#saved = this.#saved.then(() =>
			writeWhole(this.path, this.#document.toString({ lineWidth: 0 })),
		);
		return this.#saved;
	}
}

/** Every file of a folder and of the folders in it, by name; hidden ones are a computer’s, not a camera’s. */
async function listPhotos(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.filter(
			(file) => !file.split(sep).some((part) => /^\.|^(Thumbs\.db|desktop\.ini)$/i.test(part)),
		)
		.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

async function readOriginal(folder: string, file: string): Promise<Uint8Array> {
	const path = join(folder, file);
	const real = await realpath(path).catch(() => undefined);
	if (real === undefined) throw new FormatError('is a link that leads nowhere. Leave it out');
	if (!real.startsWith((await realpath(folder)) + sep)) {
		throw new FormatError('is a link to a place outside the folder. Copy the photo itself');
	}
	const { size } = await stat(real);
	if (size > MAX_BYTES) throw new FormatError('is larger than any photo. Leave it out');
	return readFile(real);
}

/** A name that no other picture of the album has: `circle.jpg`, `circle-2.jpg`. */
function freeName(file: string, taken: ReadonlySet<string>): string {
	const slug = fileToSlug(basename(file));
	for (let n = 1; ; n++) {
		const name = `${n === 1 ? slug : `${slug}-${n}`}.jpg`;
		if (!taken.has(name)) return name;
	}
}

/**
 * Bring a folder of photos into an album. Photos that cannot be used are skipped with a reason;
 * nothing in the folder is changed.
 *
 * @throws {@link FormatError} if the album’s name or its album.yaml cannot be used.
 */
export async function importPhotos(options: Import): Promise<Imported> {
	const { album, albums, masters, credit = '', signal, progress } = options;
	if (!/^\d{4}\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(album)) {
		throw new FormatError(
			`“${album}” is no name of an album. Write YEAR/NAME in small letters, digits and hyphens, such as 2016/summer-institute.`,
		);
	}
	const folder = resolve(options.folder);
	const document = await AlbumDocument.read(join(albums, album, 'album.yaml'), album);
	const { sources, files } = document.known();
	const home = join(masters, album);
	await mkdir(home, { recursive: true });

	const originals = await listPhotos(folder);
	const skipped: Skipped[] = [];
	// Photos are worked on side by side, but enter album.yaml in their own order.
	const ready = new Map<number, Record<string, string> | undefined>();
	let next = 0;
	let added = 0;
	let unsaved = 0;
	let done = 0;
	const enter = async (): Promise<void> => {
		for (; ready.has(next); next++) {
			const entry = ready.get(next);
			ready.delete(next);
			if (entry === undefined) continue;
			document.add(entry);
			added++;
			unsaved++;
		}
		if (unsaved < SAVE_EVERY) return;
		unsaved = 0;
		await document.save();
	};
	const bring = async (file: string): Promise<Record<string, string>> => {
		const bytes = await readOriginal(folder, file);
		const source = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
		const before = sources.get(source);
		if (before?.removed !== undefined) {
			throw new FormatError(`was taken down on ${before.removed} and is not brought back`);
		}
		if (before !== undefined) throw new FormatError(`is in the album already, as ${before.file}`);
		// Reserved before the long work, so that a twin in the same folder is known as one.
		const name = freeName(file, files);
		files.add(name);
		sources.set(source, { file: name, removed: undefined });
		try {
			const { master, taken } = await takeIn(bytes);
			await writeWhole(join(home, name), master);
			return {
				file: name,
				alt: '',
				credit,
				consent: '',
				pupils: '',
				...(taken === undefined ? {} : { taken }),
				source,
			};
		} catch (error) {
			files.delete(name);
			sources.delete(source);
			throw error;
		}
	};

	const threads = sharp.concurrency();
	sharp.concurrency(1);
	sharp.cache(false);
	try {
		await eachOf(
			originals,
			async (file, index) => {
				if (signal.aborted) return;
				try {
					ready.set(index, await bring(file));
				} catch (error) {
					if (!(error instanceof FormatError)) throw error;
					skipped.push({ file, reason: error.message });
					ready.set(index, undefined);
				}
				await enter();
				progress(++done, originals.length);
			},
			availableParallelism(),
		);
	} finally {
		sharp.concurrency(threads);
		sharp.cache(true);
		// Also after Ctrl-C or a full disk: what has its master has its entry.
		if (added > 0 || ready.size > 0) {
			for (const index of [...ready.keys()].sort((one, other) => one - other)) {
				const entry = ready.get(index);
				if (entry === undefined) continue;
				document.add(entry);
				added++;
			}
			if (added > 0) await document.save();
		}
	}
	skipped.sort((one, other) => one.file.localeCompare(other.file, 'en', { numeric: true }));
	return {
		path: document.path,
		added,
		skipped,
		isStopped: signal.aborted && done < originals.length,
	};
}
