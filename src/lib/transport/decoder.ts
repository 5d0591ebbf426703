/** Bytes of a file or an answer as text, in whichever encoding a spreadsheet has saved it. */

export interface TextStream {
	/** What the first bytes are, where no envelope can be in it as it is. */
	readonly container: 'zip' | 'pdf' | undefined;
	readonly parts: AsyncIterable<string>;
}

/** @returns The name that `TextDecoder` knows it by. */
function findEncoding(head: Uint8Array): string {
	const [first = 1, second = 1] = head;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	// Without a byte order mark: every other byte of plain text is zero.
	const sample = head.subarray(0, 64);
	const zeros = (odd: number): number =>
		sample.filter((byte, index) => byte === 0 && index % 2 === odd).length;
	if (zeros(1) > sample.length / 4) return 'utf-16le';
	if (zeros(0) > sample.length / 4) return 'utf-16be';
	return 'utf-8';
}

function findContainer(head: Uint8Array): TextStream['container'] {
	const start = String.fromCharCode(...head.subarray(0, 4));
	return start === 'PK\u0003\u0004' ? 'zip' : start === '%PDF' ? 'pdf' : undefined;
}

/**
 * Decode a stream as it comes.
 *
 * @param onBytes - Told how many bytes have been read in all.
 * @param signal - Stops the reading; the reading then throws its reason.
 */
export async function decodeStream(
	stream: ReadableStream<Uint8Array>,
	onBytes: (done: number) => void,
	signal?: AbortSignal,
): Promise<TextStream> {
	const reader = stream.getReader();
	let { done, value } = await reader.read();
	const head = value ?? new Uint8Array();
	const decoder = new TextDecoder(findEncoding(head));

	async function* decode(): AsyncGenerator<string> {
		let bytes = 0;
		try {
			while (!done && value !== undefined) {
				signal?.throwIfAborted();
				bytes += value.length;
				yield decoder.decode(value, { stream: true });
				onBytes(bytes);
				({ done, value } = await reader.read());
			}
			yield decoder.decode();
		} finally {
			await reader.cancel();
		}
	}
	return { container: findContainer(head), parts: decode() };
}
