/** Large files of lines, written and read in constant memory. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The first lines of a file, each with its end. */
export async function* firstLines(file: string, count: number): AsyncGenerator<string> {
	let left = count;
	for await (const line of createInterface({ input: createReadStream(file) })) {
		yield `${line}\n`;
		left -= 1;
		if (left === 0) return;
	}
}

/** Write a large file as it is made; it is there only when it is whole. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
	await pipeline(Readable.from(lines), createWriteStream(`${path}.part`));
	await rename(`${path}.part`, path);
}
