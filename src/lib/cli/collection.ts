/**
 * Envelopes from any mixture of files, exports, mailboxes and the standard input, opened in bounded
 * batches: memory does not grow with their number, except for 32 bytes that each is remembered by.
 * @module
 */
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { surveyId, type Definition } from '../survey/definition.ts';
import { envelopeLength } from '../survey/envelope.ts';
import type { Rejected } from '../survey/errors.ts';
import type { Found } from '../survey/found.ts';
import { Gathering, type EnvelopeStore } from '../survey/frozen-set.ts';
import { sign, type SecretKey } from '../survey/keys.ts';
import { Opener, type Opened } from '../survey/opener.ts';
import { collectStream, fileTransport } from '../transport/file.ts';
import { mailboxTransport, type MailboxTransport } from '../transport/mailbox.ts';
import { isRejected, type Collected, type CollectOptions } from '../transport/transport.ts';
import { say, UsageError } from './command.ts';
import { Progress } from './progress.ts';

/** How many envelopes are opened side by side. Two batches are under way at a time. */
const BATCH = 256;

/** Where envelopes are: a file, `-` for the standard input, or a mailbox's address. */
export type Source = string;

export function isMailbox(source: Source): boolean {
	return /^https?:/.test(source);
}

/** A survey's mailbox, for a keyholder. */
export function openMailbox(url: string, definition: Definition, key: SecretKey): MailboxTransport {
	return mailboxTransport({
		url,
		surveyId: surveyId(definition),
		sign: (message) => sign(message, key),
	});
}

/** @throws if there is no such file. */
async function collectFrom(
	source: Source,
	definition: Definition,
	key: SecretKey,
	options: CollectOptions & { readonly signal: AbortSignal },
): Promise<AsyncIterable<Collected>> {
	if (isMailbox(source)) return openMailbox(source, definition, key).collect(options);
	if (source === '-') {
		const { signal } = options;
		const stream = Readable.toWeb(
			addAbortSignal(signal, process.stdin),
		) as ReadableStream<Uint8Array>;
		return collectStream({ name: 'standard input', stream, isCsv: false }, options);
	}
	// A blob of a folder, or of nothing, has a less helpful error.
	if ((await stat(source)).isDirectory()) {
		throw Object.assign(new Error('folder'), { code: 'EISDIR', path: source });
	}
	const file = { name: basename(source), content: await openAsBlob(source) };
	return fileTransport({ files: [file] }).collect(options);
}

/** What takes envelopes batch by batch: an opener, or a gathering. */
interface Taker {
	readonly seen: number;
	add(batch: readonly Found[]): Promise<void>;
	reject(rejected: Rejected): void;
}

async function collectAll(
	sources: readonly Source[],
	definition: Definition,
	key: SecretKey,
	taker: Taker,
	what: string,
	signal: AbortSignal,
): Promise<void> {
	const progress = new Progress(what);
	const survey = { surveyId: surveyId(definition), envelopeLength: envelopeLength(definition) };
	let underWay: Promise<void> = Promise.resolve();
	let batch: Found[] = [];
	for (const [index, source] of sources.entries()) {
		const onProgress: CollectOptions['onProgress'] = ({ done, total }) => {
			const share = total === undefined ? undefined : (index + done / total) / sources.length;
			progress.at(taker.seen, share);
		};
		const options = { signal, survey, onProgress };
		for await (const item of await collectFrom(source, definition, key, options)) {
			signal.throwIfAborted();
			if (isRejected(item)) taker.reject(item);
			else batch.push(item);
			if (batch.length < BATCH) continue;
			await underWay;
			underWay = taker.add(batch);
			// It is awaited before the next; until then a failure is not unhandled.
			underWay.catch(() => undefined);
			batch = [];
		}
	}
	await underWay;
	await taker.add(batch);
	progress.end();
}

/**
 * Open all envelopes of a survey with one keyholder that the sources hold.
 *
 * @throws {@link OpenError} if the survey is sealed to another key; {@link MailboxError} if a mailbox
 * does not give what it holds.
 */
export async function openAll(
	sources: readonly Source[],
	definition: Definition,
	key: SecretKey,
	signal: AbortSignal,
): Promise<Opened> {
	const opener = await Opener.create(definition, key);
	await collectAll(sources, definition, key, opener, 'envelopes opened', signal);
	return opener.result();
}

/**
 * Gather all envelopes of a survey with two keyholders that the sources hold.
 *
 * @param store - Where they are kept meanwhile.
 *
 * @throws {@link MailboxError} if a mailbox does not give what it holds.
 */
export async function gatherAll(
	sources: readonly Source[],
	definition: Definition,
	key: SecretKey,
	store: EnvelopeStore,
	signal: AbortSignal,
): Promise<Gathering> {
	const gathering = new Gathering(definition, store);
	await collectAll(sources, definition, key, gathering, 'envelopes gathered', signal);
	return gathering;
}

/** Where the survey itself says that its envelopes are. */
export function defaultSources({ via }: Definition): Source[] {
	if ('mailbox' in via && isMailbox(via.mailbox)) return [via.mailbox];
	throw new UsageError(
		'Name where the envelopes are: files, exports, or the mailbox’s whole address.',
	);
}

/** Say what could not be counted, and why. */
export function sayRejected(rejected: readonly Rejected[]): void {
	for (const { source, position, reason } of rejected) {
		say(position === 0 ? reason : `${source}, ${position} is left out: ${reason}`);
	}
}
