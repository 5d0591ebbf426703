/**
 * What the two keyholders send each other: a file, or a mailbox's item, of parts of bounded size.
 * Each part is sealed to its reader and signed by its writer, with its message and its place in it:
 * parts that are missing, moved, added, or taken from another message are refused. A long message is
 * written and read in constant memory.
 *
 *     "peer-request1\n" | "peer-approval1\n" | "peer-ledger1\n", then for each part: length (4) ‖ box
 *
 * Not protected: that a message was sent, when, and how long it is.
 * @module
 */
import { sha512 } from '@noble/hashes/sha2.js';
import { addressOf } from './address.ts';
import { SEAL_LENGTH, sealBox } from './box.ts';
import { loadRecipient } from './recipient.ts';
import { bytesToText, concat, isEqual, textToBytes } from './bytes.ts';
import type { Definition } from './definition.ts';
import { FormatError, OpenError } from './errors.ts';
import { isSigned, sign, type PublicKey, type SecretKey } from './keys.ts';
import { toU32 } from './statement.ts';

const KINDS = { request: 1, approval: 2, ledger: 3 } as const;
export type MessageKind = keyof typeof KINDS;
const NAMES: Readonly<Record<MessageKind, string>> = {
	request: 'a request',
	approval: 'an approval',
	ledger: 'a ledger',
};

/** Bytes of a message's random id. An approval bears that of its request. */
export const MESSAGE_ID_LENGTH = 16;

/** Kind, survey id, message id, place, whether it is the last, signature. */
const HEADER_LENGTH = 1 + 16 + MESSAGE_ID_LENGTH + 4 + 1 + 64;
const SIGNATURE_AT = HEADER_LENGTH - 64;

/** Bytes of one part's content: what the longest list of receipts takes, and some. */
const MAX_PAYLOAD_LENGTH = 2 ** 24;
const MAX_PARTS = 2 ** 20;

/** Takes the bytes of a message as they are made. */
export type Write = (bytes: Uint8Array) => void | Promise<void>;

function signedBytes(header: Uint8Array, payload: Uint8Array, to: PublicKey): Uint8Array {
	return concat(textToBytes('peer-coach message v1'), to.box, header, sha512(payload));
}

/** Writes one message. */
export class MessageWriter {
	readonly #kind: MessageKind;
	readonly #start: Uint8Array;
	readonly #from: SecretKey;
	readonly #to: PublicKey;
	readonly #write: Write;
	#place = 0;

	constructor(
		definition: Definition,
		kind: MessageKind,
		id: Uint8Array,
		from: SecretKey,
		to: PublicKey,
		write: Write,
	) {
		this.#kind = kind;
		this.#start = concat(Uint8Array.of(KINDS[kind]), addressOf(definition).survey, id);
		this.#from = from;
		this.#to = to;
		this.#write = write;
	}

	/** Seal, sign and write one part. Nothing may follow the last. */
	async part(payload: Uint8Array, isLast = false): Promise<void> {
		const place = concat(toU32(this.#place), Uint8Array.of(isLast ? 1 : 0));
		const header = concat(this.#start, place);
		const signature = await sign(signedBytes(header, payload, this.#to), this.#from);
		const box = await sealBox(concat(header, signature, payload), this.#to.box);
		if (this.#place === 0) await this.#write(textToBytes(`peer-${this.#kind}1\n`));
		await this.#write(concat(toU32(box.length), box));
		this.#place += 1;
	}
}

const cutOff = (): FormatError =>
	new FormatError('This message is not whole: its end is missing. Ask for the file again.');

const damaged = (): FormatError =>
	new FormatError('This message is damaged. Ask for the file again.');

/** A message that is being read. */
export class MessageReader {
	/** Which message this is. */
	readonly id: Uint8Array;
	readonly #parts: AsyncGenerator<Uint8Array>;
	#first: Uint8Array | undefined;

	private constructor(id: Uint8Array, first: Uint8Array, parts: AsyncGenerator<Uint8Array>) {
		this.id = id;
		this.#first = first;
		this.#parts = parts;
	}

	/**
	 * Begin to read a message.
	 *
	 * @throws {@link FormatError} if it is not one of this kind, cut off, or of another survey.
	 * @throws {@link OpenError} if it is sealed to another key, or not signed by `from`.
	 */
	static async open(
		definition: Definition,
		kind: MessageKind,
		source: Blob,
		from: PublicKey,
		to: SecretKey,
	): Promise<MessageReader> {
		const ids: Uint8Array[] = [];
		const parts = readParts(definition, kind, source, from, to, (id) => ids.push(id));
		const first = await parts.next();
		if (first.done === true) throw cutOff();
		return new MessageReader(ids[0]!, first.value, parts);
	}

	/**
	 * The next part.
	 *
	 * @throws {@link FormatError} if there is none, or it is damaged.
	 * @throws {@link OpenError} as {@link MessageReader.open}.
	 */
	async next(): Promise<Uint8Array> {
		const first = this.#first;
		if (first !== undefined) {
			this.#first = undefined;
			return first;
		}
		const part = await this.#parts.next();
		if (part.done === true) throw damaged();
		return part.value;
	}

	/** @throws {@link FormatError} if something follows. */
	async end(): Promise<void> {
		if ((await this.#parts.next()).done !== true) throw damaged();
	}
}

async function* readParts(
	definition: Definition,
	kind: MessageKind,
	source: Blob,
	from: PublicKey,
	to: SecretKey,
	onId: (id: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
	const take = async (start: number, length: number): Promise<Uint8Array> =>
		new Uint8Array(await source.slice(start, start + length).arrayBuffer());
	const prefix = textToBytes(`peer-${kind}1\n`);
	if (!isEqual(await take(0, prefix.length), prefix)) throw await notOfKind(kind, source);
	const recipient = await loadRecipient(to);
	let start: Uint8Array | undefined;
	let at = prefix.length;
	for (let place = 0; place < MAX_PARTS; place += 1) {
		const spelled = await take(at, 4);
		if (spelled.length < 4) throw cutOff();
		const length = new DataView(spelled.buffer).getUint32(0, true);
		if (length < SEAL_LENGTH + HEADER_LENGTH) throw damaged();
		if (length > SEAL_LENGTH + HEADER_LENGTH + MAX_PAYLOAD_LENGTH) throw damaged();
		const box = await take(at + 4, length);
		if (box.length < length) throw cutOff();
		at += 4 + length;
		const content = await recipient.open(box);
		if (content === null) {
			throw new OpenError(
				'This message was altered on its way, or is sealed to another key. Unlock the key that the survey names, or ask for the file again.',
			);
		}
		const header = content.subarray(0, SIGNATURE_AT);
		const payload = content.subarray(HEADER_LENGTH);
		const signature = content.subarray(SIGNATURE_AT, HEADER_LENGTH);
		if (!isSigned(signedBytes(header, payload, to.publicKey), signature, from)) {
			throw new OpenError(
				'This message is not signed by the other keyholder of this survey. Ask them whether they sent it.',
			);
		}
		if (!isEqual(header.subarray(1, 17), addressOf(definition).survey)) {
			throw new FormatError(
				'This message is about another survey, or another version of this one.',
			);
		}
		start ??= header.slice(0, 1 + 16 + MESSAGE_ID_LENGTH);
		if (place === 0) onId(start.subarray(17));
		const isLast = header[SIGNATURE_AT - 1] === 1;
		const expected = concat(
			Uint8Array.of(KINDS[kind]),
			start.subarray(1),
			toU32(place),
			Uint8Array.of(isLast ? 1 : 0),
		);
		if (!isEqual(header, expected)) throw damaged();
		if (isLast && at !== source.size) throw damaged();
		yield payload;
		if (isLast) return;
	}
	throw damaged();
}

async function notOfKind(kind: MessageKind, source: Blob): Promise<FormatError> {
	let start = '';
	try {
		start = bytesToText(new Uint8Array(await source.slice(0, 14).arrayBuffer()));
	} catch {
		// Not even text: then it is none of ours.
	}
	const kinds = Object.keys(KINDS) as MessageKind[];
	const other = kinds.find((one) => start.startsWith(`peer-${one}1`));
	return new FormatError(
		other === undefined
			? `This is not ${NAMES[kind]}. Choose the file that ends in .${kind}.`
			: `This is ${NAMES[other]}, where ${NAMES[kind]} is needed. Choose the file that ends in .${kind}.`,
	);
}
