/**
 * Messages between two keyholders, as files or in a survey's mailbox.
 * @module
 */
import { openAsBlob } from 'node:fs';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { concat } from '../survey/bytes.ts';
import type { Definition } from '../survey/definition.ts';
import { FormatError } from '../survey/errors.ts';
import type { SecretKey } from '../survey/keys.ts';
import type { MessageKind, Write } from '../survey/message.ts';
import { isMailbox, openMailbox } from './collection.ts';
import { requireNew } from './output.ts';

/**
 * Read a message.
 *
 * @param place - A file, or the mailbox's address.
 *
 * @throws {@link FormatError} if nobody has left one in the mailbox.
 */
export async function readMessage(
	place: string,
	kind: MessageKind,
	definition: Definition,
	key: SecretKey,
	signal: AbortSignal,
): Promise<Blob> {
	if (!isMailbox(place)) {
		// A blob of nothing has a less helpful error.
		await stat(place);
		return openAsBlob(place);
	}
	const bytes = await openMailbox(place, definition, key).message(kind, signal);
	if (bytes === undefined) {
		throw new FormatError(
			`The mailbox holds no ${kind} yet. Try again when the other has sent it.`,
		);
	}
	return new Blob([bytes as Uint8Array<ArrayBuffer>]);
}

/**
 * Write a message as it is made, into a new file or the mailbox; it is there only when it is whole.
 *
 * @param make - Makes it. If it returns something with `refused`, nothing is written.
 *
 * @throws if the file is there already.
 */
export async function writeMessage<T extends object>(
	place: string,
	kind: MessageKind,
	definition: Definition,
	key: SecretKey,
	make: (write: Write) => Promise<T>,
): Promise<T> {
	if (!isMailbox(place)) {
		requireNew(place);
		return writeWhole(place, make);
	}
	const parts: Uint8Array[] = [];
	const made = await make((part) => {
		parts.push(part);
	});
	if (!('refused' in made)) {
		await openMailbox(place, definition, key).putMessage(kind, concat(...parts));
	}
	return made;
}

/** Write a file that is there only when it is whole, in the place of one that was there. */
export async function writeWhole<T extends object>(
	path: string,
	make: (write: Write) => Promise<T>,
): Promise<T> {
	await mkdir(dirname(path), { recursive: true });
	const part = `${path}.part`;
	const file = await open(part, 'w', 0o600);
	let isWhole = false;
	try {
		const made = await make(async (bytes) => {
			await file.write(bytes);
		});
		await file.sync();
		isWhole = !('refused' in made);
		return made;
	} finally {
		await file.close();
		if (isWhole) await rename(part, path);
		else await unlink(part);
	}
}
