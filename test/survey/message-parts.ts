/** Takes a message apart as its reader would, and puts it together again as its dishonest writer would. */
import type { Definition } from '../../src/lib/survey/definition.ts';
import type { PublicKey, SecretKey } from '../../src/lib/survey/keys.ts';
import { MessageReader, MessageWriter, type MessageKind } from '../../src/lib/survey/message.ts';
import { Sink } from './two.ts';

export interface Parts {
	readonly id: Uint8Array;
	readonly payloads: readonly Uint8Array[];
}

export async function takeApart(
	definition: Definition,
	kind: MessageKind,
	message: Blob,
	from: PublicKey,
	to: SecretKey,
): Promise<Parts> {
	const reader = await MessageReader.open(definition, kind, message, from, to);
	const payloads: Uint8Array[] = [];
	for (;;) {
		let payload: Uint8Array;
		try {
			payload = await reader.next();
		} catch {
			return { id: reader.id, payloads };
		}
		payloads.push(payload);
	}
}

export async function putTogether(
	definition: Definition,
	kind: MessageKind,
	{ id, payloads }: Parts,
	from: SecretKey,
	to: PublicKey,
): Promise<Blob> {
	const sink = new Sink();
	const writer = new MessageWriter(definition, kind, id, from, to, sink.write);
	for (const [index, payload] of payloads.entries()) {
		await writer.part(payload, index === payloads.length - 1);
	}
	return sink.blob;
}
