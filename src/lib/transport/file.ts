import { ENVELOPE_PREFIX } from '../mailbox/wire.ts';
import { collectCsv } from './csv.ts';
import { decodeStream } from './decoder.ts';
import { EnvelopeFinder } from './spelling.ts';
import type { CollectOptions, Collected, Transport, WantedSurvey } from './transport.ts';

/** A file, or text that was pasted. In Node, `openAsBlob(path)` of `node:fs` makes the content. */
export interface SourceFile {
	/** Shown beside what could not be counted; one that ends in .csv or .tsv is read as rows. */
	readonly name: string;
	readonly content: Blob | string;
}

/** Text as it comes in. */
export interface SourceStream {
	readonly name: string;
	readonly stream: ReadableStream<Uint8Array>;
	readonly isCsv: boolean;
	/** Bytes, if known. */
	readonly total?: number;
}

const NO_ENVELOPE = 'No envelope is in it.';

/** Why there is no envelope in what begins like this, and what to do. */
function explain(head: string): string {
	const start = head
		.replace(/^[\s\uFEFF]+/, '')
		.slice(0, 100)
		.toLowerCase();
	if (/^<(!doctype html|html|head|body|\?xml)/.test(start)) {
		return `${NO_ENVELOPE} It is a web page, perhaps one that asks to sign in. Open the address in a browser, export the answers as CSV, and use that file.`;
	}
	if (/^[[{]/.test(start)) {
		return `${NO_ENVELOPE} It is a message between programs (JSON), perhaps one that tells of an error. Export the answers as CSV, and use that file.`;
	}
	if (start === '') return 'It is empty. Export the answers again.';
	return `${NO_ENVELOPE} An envelope begins with ${ENVELOPE_PREFIX}; check that this is the right file, and that the export has that column.`;
}

const CONTAINERS = {
	zip: `${NO_ENVELOPE} It is packed (a ZIP archive, or a spreadsheet such as .xlsx). Unpack it, or save it as CSV, and use that file.`,
	pdf: `${NO_ENVELOPE} It is a PDF. Export the answers as CSV, and use that file.`,
} as const;

async function* collectText(
	parts: AsyncIterable<string>,
	source: string,
	wanted: WantedSurvey | undefined,
): AsyncGenerator<Collected> {
	const finder = new EnvelopeFinder(source, wanted);
	for await (const part of parts) yield* finder.push(part, false);
	yield* finder.push('', true);
}

/**
 * Find the envelopes in one stream of text, in constant memory.
 *
 * One without any gives one rejected item, which says what it seems to be instead.
 */
export async function* collectStream(
	{ name, stream, isCsv, total }: SourceStream,
	options: CollectOptions = {},
): AsyncGenerator<Collected> {
	const { signal, onProgress, survey } = options;
	const { container, parts } = await decodeStream(
		stream,
		(done) => onProgress?.({ done, ...(total === undefined ? {} : { total }) }),
		signal,
	);
	let head = '';
	async function* remember(): AsyncGenerator<string> {
		for await (const part of parts) {
			if (head.length < 200) head += part.slice(0, 200);
			yield part;
		}
	}
	let isEmpty = true;
	const collect = isCsv ? collectCsv : collectText;
	for await (const item of collect(remember(), name, survey)) {
		isEmpty = false;
		yield item;
	}
	if (isEmpty) {
		const reason = container === undefined ? explain(head) : CONTAINERS[container];
		yield { source: name, position: 1, reason };
	}
}

function toBlob(content: SourceFile['content']): Blob {
	return typeof content === 'string' ? new Blob([content]) : content;
}

/** Find the envelopes in one file or pasted text. */
export async function* collectFile(
	{ name, content }: SourceFile,
	options: CollectOptions = {},
): AsyncGenerator<Collected> {
	const blob = toBlob(content);
	const isCsv = /\.(csv|tsv|tab)$/i.test(name) || /^text\/(csv|tab-)/.test(blob.type);
	yield* collectStream({ name, stream: blob.stream(), isCsv, total: blob.size }, options);
}

export interface FileTransportOptions {
	/** What to look through. Progress runs over all of them together. */
	readonly files?: readonly SourceFile[];
	/** Where delivered envelopes go: appended to a file, offered as a download, shown to be copied. */
	readonly write?: (line: string) => Promise<void>;
}

/** Envelopes in files, one a line, or anywhere in any text. */
export function fileTransport({ files = [], write }: FileTransportOptions): Transport {
	return {
		deliver: async (envelope) => {
			if (write === undefined) throw new TypeError('This file is only read from.');
			await write(`${envelope}\n`);
			return { isConfirmed: true };
		},
		collect: async function* (options = {}) {
			const blobs = files.map(({ content }) => toBlob(content));
			const total = blobs.reduce((sum, { size }) => sum + size, 0);
			let before = 0;
			for (const [index, content] of blobs.entries()) {
				const start = before;
				const file = { name: files[index]!.name, content };
				yield* collectFile(file, {
					...options,
					onProgress: ({ done }) => options.onProgress?.({ done: start + done, total }),
				});
				before += content.size;
			}
		},
	};
}
