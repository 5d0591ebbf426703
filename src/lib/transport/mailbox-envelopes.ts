/** What a mailbox answers with all its envelopes: a line each, and a last one that says how many. */
import { MailboxError } from '../survey/errors.ts';
import { COUNT_HEADER, END, ENVELOPE_PREFIX } from '../mailbox/wire.ts';
import { decodeStream } from './decoder.ts';
import type { Collected, CollectOptions } from './transport.ts';

/**
 * Read the lines as they come.
 *
 * @param source - the mailbox's address
 *
 * @throws {@link MailboxError} if it broke off before its last line.
 */
export async function* readEnvelopes(
	response: Response,
	source: string,
	{ signal, onProgress }: CollectOptions,
): AsyncGenerator<Collected> {
	const total = Number(response.headers.get(COUNT_HEADER) ?? 0);
	const brokeOff = (cause?: unknown): MailboxError =>
		new MailboxError('The mailbox broke off before the end. Fetch the envelopes again.', 0, {
			cause,
		});
	const stream = response.body ?? new Blob([]).stream();
	let done = 0;
	let end: string | undefined;
	let rest = '';
	try {
		const { parts } = await decodeStream(stream, () => undefined, signal);
		for await (const part of parts) {
			const lines = (rest + part).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				if (line.startsWith(`${END} `)) {
					end = line;
					continue;
				}
				done += 1;
				const place = { source, position: done };
				yield line.startsWith(ENVELOPE_PREFIX)
					? { text: line, ...place }
					: { reason: 'It is not an envelope. Check the mailbox’s address.', ...place };
			}
			onProgress?.({ done, total: Math.max(done, total) });
		}
	} catch (cause) {
		signal?.throwIfAborted();
		if (cause instanceof TypeError) throw brokeOff(cause);
		throw cause;
	}
	if (end !== `${END} ${done}`) throw brokeOff();
}
