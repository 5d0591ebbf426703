/**
 * Envelopes, or boxes of texts, in a file of their own while they are opened, so that their number does
 * not matter to memory. All have one length, so that each is found by its number. What is in the file is
 * sealed.
 * @module
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EnvelopeStore } from '../survey/frozen-set.ts';

export class EnvelopeFile implements EnvelopeStore, Disposable {
	readonly #length: number;
	readonly #folder: string;
	readonly #file: number;
	#count = 0;

	/** @param length - Bytes of every one. */
	constructor(length: number) {
		this.#length = length;
		this.#folder = mkdtempSync(join(tmpdir(), 'academy-'));
		this.#file = openSync(join(this.#folder, 'envelopes'), 'wx+', 0o600);
	}

	add(bytes: Uint8Array): void {
		writeSync(this.#file, bytes, 0, this.#length, this.#count * this.#length);
		this.#count += 1;
	}

	read(number: number): Uint8Array {
		const bytes = new Uint8Array(this.#length);
		readSync(this.#file, bytes, 0, this.#length, number * this.#length);
		return bytes;
	}

	/** Delete the file. */
	[Symbol.dispose](): void {
		closeSync(this.#file);
		rmSync(this.#folder, { recursive: true, force: true });
	}
}
