/** A survey's mailbox as its keyholders use it: every question is signed with the unlocked key. */
import { definitionToCanonical, surveyId, type Definition } from '../../survey/definition.ts';
import { MailboxError } from '../../survey/errors.ts';
import { sign, type SecretKey } from '../../survey/keys.ts';
import { mailboxTransport, type MailboxTransport } from '../../transport/mailbox.ts';
import { isRejected } from '../../transport/transport.ts';
import { keepUntil, registrationOf } from '../survey/listed-surveys.ts';

/** `early` until the survey's first day. */
export type MailboxState = 'none' | 'early' | 'open' | 'closed' | 'deleted';

/** Whether envelopes may still come: then there is something to close. */
export const canClose = (state: MailboxState | undefined): boolean =>
	state === 'open' || state === 'early';

type MessageName = Parameters<MailboxTransport['message']>[0];

export interface Held {
	readonly state: MailboxState;
	/** Envelopes, unopened: not each may turn out to be a response. */
	readonly count: number;
}

export interface KeyholderMailbox {
	/** What it holds now. Only a keyholder is told how many. */
	readonly held: () => Promise<Held>;
	/** @param withQuestions - whether it holds the survey too, so that a short link can lead to it */
	readonly open: (withQuestions: boolean) => Promise<void>;
	/** Whether it holds the survey. Whoever asks for it checks what it gives. */
	readonly hasQuestions: () => Promise<boolean>;
	readonly close: () => Promise<void>;
	readonly remove: () => Promise<void>;
	/**
	 * Leave a message for the other keyholder, in the place of the one before.
	 *
	 * @throws {@link MailboxError} also if it was stopped on its way: it may have arrived.
	 */
	readonly put: (name: MessageName, message: Blob, signal: AbortSignal) => Promise<void>;
	/** @returns `undefined` if there is none yet. */
	readonly message: (name: MessageName, signal: AbortSignal) => Promise<Blob | undefined>;
	/** All envelopes, one a line, as a file. */
	readonly fetch: (signal: AbortSignal, onCount: (count: number) => void) => Promise<File>;
}

/**
 * The mailbox that a definition names.
 *
 * @throws `TypeError` if its envelopes travel another way.
 */
export function mailboxOf(definition: Definition, key: SecretKey): KeyholderMailbox {
	if (!('mailbox' in definition.via)) throw new TypeError('this survey has no mailbox');
	const url = definition.via.mailbox;
	const transport = mailboxTransport({
		url,
		surveyId: surveyId(definition),
		sign: (message) => sign(message, key),
	});
	return {
		held: async () => {
			const { state, count = 0 } = (await transport.status()) ?? { state: 'none' };
			return { state, count };
		},
		open: (withQuestions) =>
			transport.open({
				...registrationOf(definition),
				...(withQuestions && { definition: definitionToCanonical(definition) }),
			}),
		hasQuestions: async () => (await transport.definition()) !== undefined,
		close: () => transport.close(keepUntil(definition, new Date().toISOString().slice(0, 10))),
		remove: transport.remove,
		put: async (name, message, signal) => {
			const content = new Uint8Array(await message.arrayBuffer());
			signal.throwIfAborted();
			try {
				await transport.putMessage(name, content, signal);
			} catch (cause) {
				if (!signal.aborted) throw cause;
				throw new MailboxError(
					'It was stopped while it was sent, so it may have arrived all the same.',
					0,
					{ cause },
				);
			}
		},
		message: async (name, signal) => {
			const bytes = await transport.message(name, signal);
			return bytes && new Blob([new Uint8Array(bytes)]);
		},
		fetch: async (signal, onCount) => {
			const lines: string[] = [];
			for await (const item of transport.collect({
				signal,
				onProgress: ({ done }) => {
					onCount(done);
				},
			})) {
				lines.push(isRejected(item) ? '' : item.text);
			}
			return new File([`${lines.join('\n')}\n`], new URL(url, location.href).host);
		},
	};
}
